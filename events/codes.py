"""The code that somebody keeps to cancel: six characters, read aloud, copied by hand, typed anyhow.

Left out: what looks alike in writing (0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V), and N, which is heard
as M on the telephone. Twenty characters are left: 64 million codes for some thousands in use.
"""

import secrets

ALPHABET = "ACDEFHJKMPRTWXY34679"
LENGTH = 6
#: What people put between or around the characters is no longer than this.
_LONGEST_TYPED = 40


def new_code() -> str:
    """One that cannot be guessed from another; whoever stores it checks that it is free."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def typed_code(text: str) -> str:
    """ "ac3-d4f", " AC3 D4F. " → "AC3D4F"; "" for what cannot be a code."""
    kept = "".join(c for c in text[:_LONGEST_TYPED].upper() if c.isascii() and c.isalnum())
    return kept if len(kept) == LENGTH else ""


def spoken_code(code: str) -> str:
    """ "AC3D4F" → "AC3 D4F": in two halves, as one says and copies it."""
    return f"{code[:3]} {code[3:]}"
