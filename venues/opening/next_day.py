"""The next day on which a place is open: what somebody who may come on some weekdays asks."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from itertools import groupby

from . import rules
from .evaluate import DAY, HORIZON, Span, is_public_holiday, midnight, open_spans
from .week import one_day_each


def next_open_day(
    osm: str,
    closures: Iterable,
    now: datetime,
    weekdays: Collection[int] = (),
    *,
    last_day: date | None = None,
) -> list[Span]:
    """What is left from ``now`` (naive, local) of the first day of a readable string; may be empty.

    Only on some ``weekdays`` (0 is Monday) when there are any; by ``last_day`` at the latest. A
    public holiday is no answer when the string does not speak of them.
    """
    today, end = midnight(now.date()), now + HORIZON
    if last_day is not None:
        end = min(end, midnight(last_day + DAY))
    knows_holidays = rules.mentions_public_holidays(osm)
    # From yesterday, so that a night that is not over belongs to the day it began.
    found = open_spans(osm, closures, today - DAY, end)
    certain = (part for span in found if span.certain for part in one_day_each(span))
    ahead = (part for part in certain if part.start >= today and part.end > now)
    for day, parts in groupby(ahead, key=lambda part: part.start.date()):
        if weekdays and day.weekday() not in weekdays:
            continue
        if knows_holidays or not is_public_holiday(day):
            return list(parts)
    return []
