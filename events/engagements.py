"""The time that workshops take of those who lead them, as their permanences must know it.

A row of ``mediators.Engagement`` for each person and day, of the dates that are held of published
events, internal ones included: those say nothing but that somebody is taken.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.text import Truncator

from core.text import NBSP
from events.enums import Format
from events.locks import lock_events
from events.models import EventPage, Occurrence
from mediators.models import Engagement
from schedules.recurrence import DAY, PARIS

#: What is over is nobody's business any more.
KEPT = timedelta(days=1)
#: An exhibition of years takes nobody's time day by day further than dates are written.
LONGEST = timedelta(days=366)
_WORDS = {Format.WORKSHOP: "Atelier", Format.APPOINTMENT: "Rendez-vous"}
_TOLD = ("end_time", "label", "path", "venue_id")


class Hours(NamedTuple):
    """A part of one day, on the clock of the wall."""

    day: date
    start: time
    end: time


def write_engagements(events: Collection[int], now: datetime) -> None:
    """Make the rows of these events (keys) what they should be from ``now`` (aware) on.

    Whoever calls holds the events (``events.locks``), so that none is written from what was true
    before. Eight queries at most for any number of events, two for those that nobody leads. Only what
    changed is written: two changes at once of two dates do not undo each other.
    """
    stored = {
        _key(row): row for row in Engagement.objects.filter(page__in=events, day__gte=_since(now))
    }
    leaders = _leaders(events)
    wanted = {}
    for row in _wanted(leaders, now) if leaders else ():
        # Of two dates that begin together, the longest.
        if (other := wanted.get(_key(row))) is None or other.end_time < row.end_time:
            wanted[_key(row)] = row
    gone = [row.pk for key, row in stored.items() if key not in wanted]
    if gone:
        Engagement.objects.filter(pk__in=gone).delete()
    changed = [
        row for key, row in wanted.items() if key not in stored or _told(row) != _told(stored[key])
    ]
    Engagement.objects.bulk_create(
        sorted(changed, key=_key),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["page", "mediator", "day", "start_time"],
        update_fields=["end_time", "label", "path", "venue"],
    )


def write_engagements_below(path: str, now: datetime) -> None:
    """Of the events at or below a page of this tree path, when their address or who may see them
    changed."""
    led = EventPage.objects.filter(path__startswith=path, led_by__isnull=False)
    if events := set(led.order_by().values_list("pk", flat=True)):
        with transaction.atomic():
            lock_events(EventPage.objects.filter(pk__in=events))
            write_engagements(events, now)


def purge_engagements(now: datetime) -> int:
    """How many rows of days that are over were taken away."""
    return Engagement.objects.filter(day__lt=_since(now)).delete()[0]


def hours_by_day(start: datetime, end: datetime, since: date) -> Iterator[Hours]:
    """An event of several days, or past midnight, day by day from ``since`` on."""
    start, end = start.astimezone(PARIS), end.astimezone(PARIS)
    day = max(start.date(), since)
    last = min(end.date(), day + LONGEST)
    while day <= last:
        begun = start.time() if day == start.date() else time.min
        over = end.time() if day == end.date() else time.max
        if begun < over:
            yield Hours(day, begun, over)
        day += DAY


def _since(now: datetime) -> date:
    return (now - KEPT).astimezone(PARIS).date()


def _leaders(events: Collection[int]) -> dict[int, list[int]]:
    """Event → the people who lead it."""
    found = defaultdict(list)
    rows = EventPage.led_by.through.objects.filter(eventpage__in=events)
    for event, mediator in rows.values_list("eventpage", "mediator"):
        found[event].append(mediator)
    return found


def _wanted(leaders: dict[int, list[int]], now: datetime) -> Iterator[Engagement]:
    live = EventPage.objects.filter(pk__in=leaders).live().select_related("venue").in_bulk()
    seen = set(EventPage.objects.visible().filter(pk__in=live).values_list("pk", flat=True))
    told = {pk: _what_may_be_told(event) for pk, event in live.items() if pk in seen}
    dates = Occurrence.objects.held().filter(event__in=live, end__gte=now - KEPT)
    for event, start, end in dates.order_by("pk").values_list("event", "start", "end"):
        for hours in hours_by_day(start, end, _since(now)):
            for mediator in leaders[event]:
                yield Engagement(
                    page_id=event,
                    mediator_id=mediator,
                    day=hours.day,
                    start_time=hours.start,
                    end_time=hours.end,
                    **told.get(event, {}),
                )


def _what_may_be_told(event: EventPage) -> dict:
    """Of an event that visitors may see: "Atelier « Prendre en main un ordinateur »"."""
    word = _WORDS.get(event.format) or event.get_format_display()
    title = Truncator(event.title).chars(90)
    return {
        "label": f"{word} «{NBSP}{title}{NBSP}»",
        "path": event.path_on_site,
        "venue_id": None if event.is_elsewhere else event.venue_id,
    }


def _key(row: Engagement) -> tuple:
    return (row.page_id, row.mediator_id, row.day, row.start_time)


def _told(row: Engagement) -> tuple:
    return tuple(getattr(row, name) for name in _TOLD)
