"""Today's state, in one sentence: "Ouvert jusqu’à 18 h", "Fermé, ouvre mardi à 14 h"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from . import rules
from .evaluate import DAY, HORIZON, Span, closed_comment, midnight, open_spans
from .wording import (
    ALL_DAY,
    TO_CONFIRM,
    bracketed,
    capitalised,
    day_named,
    french_date,
    opening_hour,
    shortened,
    until,
)


@dataclass(frozen=True)
class State:
    """``is_open`` is None when one has to ask."""

    text: str
    is_open: bool | None

    @property
    def modifier(self) -> str:
        """The end of the CSS class: open, closed, unknown."""
        return {True: "open", False: "closed", None: "unknown"}[self.is_open]


def today_state(
    osm: str, closures: Iterable, now: datetime, *, last_day: date | None = None
) -> State:
    """The state at ``now`` (naive, local) of a readable string.

    ``closures`` have ``first_day``, ``last_day`` and ``reason``, in any order. Nothing is said of
    the days past ``last_day``.
    """
    closures = list(closures)
    end = now + HORIZON
    if last_day is not None:
        end = min(end, midnight(last_day + DAY))
    ahead = _from_yesterday(osm, closures, now, end)
    if shut := closure_state(closures, now):
        following = next((span for span in ahead if span.start > now), None)
        return State(shut.text + _opening(following, now), is_open=False)
    current = next((span for span in ahead if span.end > now), None)
    if current is None or current.start > now:
        text = f"Fermé{bracketed(closed_comment(osm, now))}"
        return State(text + _opening(current, now), is_open=False)
    if not current.certain:
        return State(_on_demand(current, now), is_open=None)
    return State(_open(osm, current, ahead, now, end), is_open=True)


def closure_state(closures: Iterable, now: datetime) -> State | None:
    """ "Fermé jusqu’au 3 janvier (inventaire)", whatever the hours say; None when not shut."""
    today = now.date()
    current = next((c for c in closures if c.first_day <= today <= c.last_day), None)
    if current is None:
        return None
    last = _end_of_closures(closures, today)
    when = "aujourd’hui" if last == today else f"jusqu’au {french_date(last)}"
    return State(f"Fermé {when}{bracketed(current.reason)}", is_open=False)


def _end_of_closures(closures: Iterable, today: date) -> date:
    """Closures that follow or overlap one another make one for whoever stands at the door."""
    last = today
    for closure in sorted(closures, key=lambda c: c.first_day):
        if closure.first_day <= last + DAY:
            last = max(last, closure.last_day)
    return last


def _from_yesterday(osm: str, closures: list, now: datetime, end: datetime) -> Iterator[Span]:
    """So that a night that is not over is known by the day it began."""
    return open_spans(osm, closures, midnight(now.date() - DAY), end)


def _opening(span: Span | None, now: datetime) -> str:
    """ ", ouvre demain à 9 h", or nothing when no opening is known."""
    if span is None:
        return ""
    day = day_named(span.start.date(), now.date())
    if span.whole_day and span.comment:
        return f", ouvre {day}{bracketed(span.comment)}"
    today = span.start.date() == now.date()
    when = f"{'' if today else f'{day} '}à {opening_hour(span.start.time())}"
    return f", ouvre {when}{bracketed(span.comment or ('' if span.certain else TO_CONFIRM))}"


def _on_demand(span: Span, now: datetime) -> str:
    """ "Sur rendez-vous jusqu’à 17 h"."""
    text = capitalised(shortened(span.comment) or TO_CONFIRM)
    return text if span.whole_day else f"{text} {until(span.end, now)}"


def _open(osm: str, current: Span, following: Iterable[Span], now: datetime, last: datetime) -> str:
    end = current.end
    for span in following:
        if span.start != end or not span.certain:
            break
        end = span.end
    if end >= now + HORIZON:
        return f"Ouvert {ALL_DAY}"
    if end >= last:
        return "Ouvert"
    comment = bracketed(current.comment)
    if end.time() == time() and rules.has_open_end(osm):
        return f"Ouvert{comment}"
    return f"Ouvert {until(end, now)}{comment}"
