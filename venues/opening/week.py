"""The seven days of a week, and the same said in fewer lines."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby

from core.text import NBSP, WEEKDAYS

from . import rules
from .evaluate import DAY, Span, is_public_holiday, is_readable, midnight, open_spans, spans
from .wording import bracketed, capitalised, spans_text, uncapitalised

CLOSED = "Fermé"
#: A week without public holiday, for what is true of every week.
ORDINARY_MONDAY = date(2026, 3, 2)
WEEKS = 52


@dataclass(frozen=True)
class Day:
    """One line of the week. ``text`` says it all: "9 h – 12 h et 14 h – 18 h", "Fermé (travaux)"."""

    date: date
    text: str
    is_today: bool = False

    @property
    def name(self) -> str:
        return WEEKDAYS[self.date.weekday()]

    @property
    def label(self) -> str:
        """ "Lundi 23": a week on paper must say which one."""
        return f"{self.name.capitalize()}{NBSP}{'1er' if self.date.day == 1 else self.date.day}"


@dataclass(frozen=True)
class Group:
    """Days that follow each other and are alike: "Du lundi au vendredi", "9 h – 12 h"."""

    label: str
    text: str

    def __str__(self):
        return f"{self.label}{NBSP}: {uncapitalised(self.text)}"


def holiday_reason(day: date) -> str:
    """ "jour férié", or "" on an ordinary day."""
    return "jour férié" if is_public_holiday(day) else ""


def week_of(
    osm: str,
    closures: Iterable,
    monday: date,
    today: date,
    *,
    reason: Callable[[date], str] = holiday_reason,
) -> list[Day]:
    """The week that starts on ``monday``, public holidays and exceptional closures included.

    ``reason`` says what is special about a day, in a few words without capital.
    A span that goes past midnight belongs to the day it starts on, as on the notice at the door.
    """
    closures = list(closures)
    by_day = _spans_by_day(osm, closures, monday)
    open_end = rules.has_open_end(osm)
    return [
        Day(
            day,
            _closed_text(day, closures) or _day_text(by_day[day], open_end, reason(day)),
            is_today=day == today,
        )
        for day in by_day
    ]


def grouped(days: Iterable[Day]) -> list[Group]:
    """Days with the same text, when they follow each other, in one line."""
    runs = groupby(days, key=lambda day: day.text)
    return [Group(_run_label([day.name for day in run]), text) for text, run in runs]


@lru_cache(maxsize=4096)
def ordinary_week(osm: str) -> tuple[Day, ...]:
    """Any week without holiday nor closure, for strings whose weeks are all alike."""
    return tuple(week_of(osm, (), ORDINARY_MONDAY, ORDINARY_MONDAY - DAY))


@lru_cache(maxsize=4096)
def open_weekdays(osm: str) -> tuple[int, ...]:
    """The weekdays (0 is Monday) on which it is open at least every other week of a year.

    Exceptional closures apart; none for a text that cannot be read or only says "ask".
    """
    if not is_readable(osm):
        return ()
    year = midnight(ORDINARY_MONDAY), midnight(ORDINARY_MONDAY + WEEKS * 7 * DAY)
    parts = (part for span in spans(osm, *year) if span.certain for part in one_day_each(span))
    total = Counter(day.weekday() for day in {part.start.date() for part in parts})
    return tuple(number for number in range(7) if total[number] * 2 >= WEEKS)


def _run_label(names: list[str]) -> str:
    if len(names) == 7:
        return "Tous les jours"
    if len(names) > 2:
        return f"Du {names[0]} au {names[-1]}"
    return capitalised(" et ".join(names))


def _spans_by_day(osm: str, closures: list, monday: date) -> dict[date, list[Span]]:
    by_day = {monday + timedelta(days=n): [] for n in range(7)}
    # One day more on each side: what began on Sunday evening, what ends on Tuesday morning.
    window = midnight(monday - DAY), midnight(monday + 8 * DAY)
    for span in open_spans(osm, closures, *window):
        for part in one_day_each(span):
            if part.start.date() in by_day:
                by_day[part.start.date()].append(part)
    return by_day


def one_day_each(span: Span) -> list[Span]:
    """A night stays whole; whatever lasts a day or more is cut at each midnight."""
    if span.end - span.start < DAY:
        return [span]
    parts, start = [], span.start
    while start < span.end:
        end = min(span.end, midnight(start.date() + DAY))
        parts.append(replace(span, start=start, end=end))
        start = end
    return parts


def _closed_text(day: date, closures: list) -> str:
    for closure in closures:
        if closure.first_day <= day <= closure.last_day:
            return f"{CLOSED}{bracketed(closure.reason) or ' exceptionnellement'}"
    return ""


def _day_text(spans: list[Span], open_end: bool, reason: str) -> str:
    text = capitalised(spans_text(spans, open_end=open_end)) if spans else CLOSED
    return text + bracketed(reason)


def monday_of(day: date | datetime) -> date:
    return day - timedelta(days=day.weekday())
