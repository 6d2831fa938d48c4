"""How the words that a new site starts with are written down."""

from collections.abc import Iterator
from typing import NamedTuple

from finder.lexicon import Entry


def crossed(firsts: str, seconds: str) -> str:
    """Each of the first wordings followed by each of the second: "a, b" and "c" → "a c, b c"."""
    return ", ".join(f"{a} {b}" for a in firsts.split(", ") for b in seconds.split(", "))


class Group(NamedTuple):
    """Needs that lead to the same services.

    Each of ``terms`` is (label, wordings between commas) or (label, wordings, advice).
    """

    service: str
    terms: tuple[tuple[str, ...], ...]
    others: tuple[str, ...] = ()
    procedure: str = ""
    posture: str = ""
    programme: str = ""
    is_general: bool = False

    def entries(self) -> Iterator[Entry]:
        for label, wordings, *advice in self.terms:
            yield Entry(
                words=tuple(wording.strip() for wording in wordings.split(",")),
                label=label,
                services=tuple(filter(None, [self.service, *self.others])),
                procedure=self.procedure,
                posture=self.posture,
                programme=self.programme,
                advice=next(iter(advice), ""),
                is_general=self.is_general,
            )
