"""The interviews of the demonstration: its people are invented, and so is all that they say."""

from functools import cache
from pathlib import Path

from home.demo.portraits.codebook import CODES
from home.demo.portraits.findings import FINDINGS, Constat
from home.demo.portraits.interview import Interview, Said, parse
from home.demo.portraits.questions import INQUIRIES, Asked, Inquiry

TEXTS = Path(__file__).parent / "texts"


@cache
def interviews() -> tuple[Interview, ...]:
    """The oldest first, so that whoever follows comes after; each file's name is its address."""
    found = [parse(path.stem, path.read_text("utf-8")) for path in TEXTS.glob("*.md")]
    return tuple(sorted(found, key=lambda one: (one.day, one.slug)))


__all__ = [
    "CODES",
    "FINDINGS",
    "INQUIRIES",
    "Asked",
    "Constat",
    "Inquiry",
    "Interview",
    "Said",
    "interviews",
]
