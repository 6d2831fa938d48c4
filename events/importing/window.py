"""From when to when dates are taken in."""

from dataclasses import dataclass
from datetime import datetime

from core.text import NBSP, french_date
from events.importing.incoming import IncomingDate, Unreadable
from events.importing.limits import AHEAD, BEHIND, FURTHEST, LONGEST_DATE
from schedules.recurrence import PARIS


@dataclass(frozen=True)
class Window:
    """``last`` ends what repeats; a date that is written out may be further, up to ``furthest``."""

    first: datetime
    last: datetime
    furthest: datetime

    @classmethod
    def around(cls, now: datetime) -> "Window":
        return cls(now - BEHIND, now + AHEAD, now + FURTHEST)

    def holds(self, date: IncomingDate) -> bool:
        """False for what is long over. Raises ``Unreadable`` for a date that cannot be meant."""
        if date.end <= date.start:
            raise Unreadable("une date finit avant de commencer.")
        if date.end - date.start > LONGEST_DATE:
            raise Unreadable("une date dure plus d’un an.")
        if date.start > self.furthest:
            day = french_date(date.start.astimezone(PARIS).date(), year=True)
            raise Unreadable(f"une date est dans plus de trois ans{NBSP}: {day}.")
        return date.end >= self.first

    def said(self) -> str:
        first, last = (
            french_date(moment.astimezone(PARIS).date(), year=True)
            for moment in (self.first, self.last)
        )
        return (
            f"Les dates sont prises du {first} au {last}. Les plus lointaines viendront avec un "
            "prochain import."
        )
