"""What the home page shows besides its own text."""

from finder.needs import NEEDS
from venues.listing import departments


def home_context() -> dict:
    return {
        "needs": [
            {"value": code, "words": words, "more": more} for code, (words, more) in NEEDS.items()
        ],
        "departments": departments(),
    }
