"""The weekly grid that a librarian fills, and the string it stands for."""

from dataclasses import dataclass
from datetime import time, timedelta
from itertools import groupby
from typing import NamedTuple

from . import rules
from .evaluate import DAY, is_readable, midnight, parse, spans
from .notes import holidays
from .week import ORDINARY_MONDAY

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MIDNIGHT = time()


class Slot(NamedTuple):
    """A time when the place is open. ``end`` at ``time(0, 0)`` is midnight, the end of the day."""

    start: time
    end: time


@dataclass(frozen=True)
class WeekGrid:
    """Seven days from Monday, each with none, one or two slots, in order and apart."""

    days: tuple[tuple[Slot, ...], ...] = ((),) * 7
    closed_on_public_holidays: bool = False
    closed_on_school_holidays: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(self.days)


def grid_from_osm(osm: str) -> WeekGrid | None:
    """The grid that says the same as the string; None when the string says more than a grid can."""
    if not osm.strip():
        return WeekGrid()
    plain = (
        is_readable(osm)
        and rules.is_weekly(osm)
        and not (
            rules.comments(osm) or rules.has_open_end(osm) or rules.holidays_on_weekdays_only(osm)
        )
    )
    days = _days(osm) if plain and parse(osm) else None
    if days is None or not any(days):
        return None
    public = _closed_on_public_holidays(osm, days)
    school = _closed_on_school_holidays(osm)
    return None if public is None or school is None else WeekGrid(days, public, school)


def osm_from_grid(grid: WeekGrid) -> str:
    """The shortest usual string: "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off".

    Days that are alike share a rule, in the order of their first one. An empty grid says nothing,
    which is not the same as "always closed": it gives "".
    """
    if grid.is_empty:
        return ""
    found: dict[tuple[Slot, ...], list[int]] = {}
    for number, slots in enumerate(grid.days):
        if slots:
            found.setdefault(slots, []).append(number)
    parts = [f"{_day_list(numbers)} {_slot_list(slots)}" for slots, numbers in found.items()]
    if grid.closed_on_public_holidays:
        parts.append("PH off")
    if grid.closed_on_school_holidays:
        parts.append("SH off")
    return "; ".join(parts)


def _days(osm: str) -> tuple[tuple[Slot, ...], ...] | None:
    """The slots of an ordinary week; None when one goes past midnight or a day has three."""
    monday = midnight(ORDINARY_MONDAY)
    days: list[list[Slot]] = [[] for _ in DAYS]
    for span in spans(osm, monday - DAY, monday + 8 * DAY):
        if span.end > midnight(span.start.date() + DAY) or not span.certain:
            return None
        if 0 <= (number := (span.start - monday).days) < 7:
            days[number].append(Slot(span.start.time(), span.end.time()))
    return tuple(map(tuple, days)) if max(map(len, days)) <= 2 else None


def _closed_on_public_holidays(osm: str, days) -> bool | None:
    """False: as usual. None: something else, which only the text can say."""
    closed = usual = True
    for day in holidays():
        slots = tuple(
            Slot(span.start.time(), span.end.time())
            for span in spans(osm, midnight(day), midnight(day) + timedelta(days=1))
        )
        usual = usual and slots == days[day.weekday()]
        closed = closed and not slots
    return False if usual else (True if closed else None)


def _closed_on_school_holidays(osm: str) -> bool | None:
    if not rules.mentions_school_holidays(osm):
        return False
    said = rules.school_rules(osm)
    return True if said and set(said) <= {"off", "closed"} else None


def _day_list(numbers: list[int]) -> str:
    """[0, 1, 2, 5] → "Mo-We,Sa"."""
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    names = []
    for _, run in runs:
        run = [DAYS[number] for _, number in run]
        names.append(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return ",".join(names)


def _slot_list(slots: tuple[Slot, ...]) -> str:
    return ",".join(
        f"{slot.start:%H:%M}-{'24:00' if slot.end == MIDNIGHT else f'{slot.end:%H:%M}'}"
        for slot in slots
    )
