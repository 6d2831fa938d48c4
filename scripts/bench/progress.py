"""What is going on, on standard error: standard output keeps the table."""

import sys


def tell(sentence: str) -> None:
    print(f"bench: {sentence}", file=sys.stderr, flush=True)
