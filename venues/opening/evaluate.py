"""When a place is open, on the wall's clock: naive datetimes in, naive datetimes out.

The clock of the wall is what the notice on the door speaks of. It also spares both clock changes:
on the last Sunday of March an hour does not exist, and a place open "until 2:30" closes once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.conf import settings
from opening_hours import OpeningHours, State, validate

from .rules import ordinary, with_local_holidays

#: How far ahead an opening is looked for.
HORIZON = timedelta(days=366)
DAY = timedelta(days=1)
# Public holidays of metropolitan France. An expression of the year 9999 must not cost a second.
_OPTIONS = {"country": "FR", "max_interval_days": HORIZON.days}


class ClosedDays(NamedTuple):
    """Days on which a place is shut whatever its hours say; a ``Closure`` row does as well."""

    first_day: date
    last_day: date
    reason: str = ""


@dataclass(frozen=True)
class Span:
    """A time when one may come. ``certain`` is False for "on appointment", "to be confirmed"."""

    start: datetime
    end: datetime
    certain: bool = True
    comment: str = ""

    @property
    def whole_day(self) -> bool:
        return self.start.time() == time() and self.end - self.start >= DAY


def is_readable(osm: str) -> bool:
    """True for a valid ``opening_hours`` string, and for none at all."""
    return not osm.strip() or validate(osm.strip())


def parse(osm: str) -> OpeningHours | None:
    """The evaluator of a readable string; None when it holds nothing but school holidays."""
    return _parse(osm, settings.ALSACE_MOSELLE)


@lru_cache(maxsize=4096)
def _parse(osm: str, alsace_moselle: bool) -> OpeningHours | None:
    text = with_local_holidays(ordinary(osm)) if alsace_moselle else ordinary(osm)
    return OpeningHours(text, **_OPTIONS) if text and validate(text) else None


def spans(osm: str, start: datetime, end: datetime) -> Iterator[Span]:
    """Every span that touches [start, end[, cut to it, in order."""
    hours = parse(osm)
    if hours is None:
        return
    for first, last, state, comment in hours.intervals(start, end):
        if state == State.CLOSED:
            continue
        span = Span(first, last, state == State.OPEN, comment)
        # '"sur rendez-vous"' alone means "ask", though the evaluator calls it open day and night.
        yield replace(span, certain=False) if comment and span.whole_day else span


def open_spans(osm: str, closures: Iterable, start: datetime, end: datetime) -> Iterator[Span]:
    """``spans`` without the days of exceptional closure."""
    shut = [(midnight(c.first_day), midnight(c.last_day + DAY)) for c in closures]
    for span in spans(osm, start, end):
        pieces = [span]
        for closed, reopened in shut:
            pieces = [part for piece in pieces for part in _without(piece, closed, reopened)]
        yield from pieces


def closed_comment(osm: str, now: datetime) -> str:
    """Why it is shut now, when the string says it: 'closed "travaux"'."""
    hours = parse(osm)
    return hours.state(now)[1] if hours else ""


def is_public_holiday(day: date) -> bool:
    """The evaluator's own calendar, so that the week and the state never disagree."""
    return parse("PH").is_open(midnight(day))


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _without(span: Span, closed: datetime, reopened: datetime) -> list[Span]:
    """What is left of a span once [closed, reopened[ is taken out of it.

    A night belongs to the day it starts on: open from ten to two, shut from Wednesday on, a place
    still closes at two on Tuesday night.
    """
    if span.end <= closed or span.start >= reopened:
        return [span]
    if span.end - span.start < DAY:
        return [] if span.start >= closed else [span]
    parts = []
    if span.start < closed:
        parts.append(replace(span, end=closed))
    if span.end > reopened:
        parts.append(replace(span, start=reopened))
    return parts
