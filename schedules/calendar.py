"""A calendar: which days are holidays, for pupils and for everybody, and how far that is known.

Pure: the periods are passed in (``schedules.known`` reads them from the database). Public holidays
are those of the law, computed by the ``holidays`` package for any year.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

import holidays

#: Bas-Rhin, Haut-Rhin and Moselle have two days more (Good Friday, 26 December).
_ALSACE_MOSELLE = "57"
_YEARS = range(1990, 2101)


class Period(NamedTuple):
    """A school holiday, both days included: pupils are back the day after ``last_day``."""

    first_day: date
    last_day: date
    name: str


@dataclass(frozen=True)
class Calendar:
    """The school holidays of one zone and the public holidays.

    ``periods`` do not overlap and come in order. ``known_until`` is the last day that the school
    calendar speaks of: past it nothing is said about school holidays, rather than "none". None
    means that nothing is known.
    """

    periods: tuple[Period, ...] = ()
    known_until: date | None = None
    alsace_moselle: bool = False

    def knows(self, day: date) -> bool:
        return self.known_until is not None and day <= self.known_until

    def school_holiday(self, day: date) -> str:
        """ "Vacances de la Toussaint", or "" on a school day. Ask ``knows`` first."""
        position = bisect_right(self._starts, day) - 1
        if position >= 0 and day <= self.periods[position].last_day:
            return self.periods[position].name
        return ""

    def public_holiday(self, day: date) -> str:
        """ "Armistice", or "" on an ordinary day."""
        return public_holidays(day.year, self.alsace_moselle).get(day, "")

    @cached_property
    def _starts(self) -> list[date]:
        return [period.first_day for period in self.periods]


@lru_cache(maxsize=256)
def public_holidays(year: int, alsace_moselle: bool = False) -> dict[date, str]:
    """The public holidays of metropolitan France, day → French name (code du travail, L3133-1)."""
    if year not in _YEARS:
        return {}
    subdivision = _ALSACE_MOSELLE if alsace_moselle else None
    found = holidays.country_holidays("FR", subdiv=subdivision, years=year, language="fr")
    return {day: name.replace("'", "’") for day, name in found.items()}
