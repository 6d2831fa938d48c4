"""What every calendar to subscribe to shares (RFC 5545, RFC 7986): its head, its zone, clean text.

Pure. The same values always give the same bytes, so that a calendar that nothing changed costs its
readers nothing.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from icalendar import Calendar, Event, Timezone, vDuration, vUri

from schedules.recurrence import DAY, PARIS

#: How often a reader is asked to come back.
REFRESH = timedelta(hours=12)
_END = b"END:VCALENDAR\r\n"
#: Written together: a sheaf of events compresses better than each of them, and is never large.
_BATCH = 50
#: RFC 5545 forbids control characters but the tabulation, XML the last two; some readers take NEL,
#: LS and PS for the end of a line.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
#: The rule of the European Union since 1996 (directive 2000/84/EC).
PARIS_ZONE = Timezone.from_ical(
    "\r\n".join(
        [
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Paris",
            "BEGIN:DAYLIGHT",
            "DTSTART:19960331T020000",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "TZNAME:CEST",
            "END:DAYLIGHT",
            "BEGIN:STANDARD",
            "DTSTART:19961027T030000",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "TZNAME:CET",
            "END:STANDARD",
            "END:VTIMEZONE",
        ]
    )
)


def head(name: str, *, maker: str, source: str) -> Calendar:
    """A calendar without events: its ``name``, who made it ("host//Agenda"), its own address."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{maker}//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", clean(name))
    calendar.add("x-wr-calname", clean(name))
    calendar.add("x-wr-timezone", "Europe/Paris")
    calendar.add("source", vUri(source), parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add_component(PARIS_ZONE)
    return calendar


def written(calendar: Calendar, events: Iterable[Event]) -> Iterator[bytes]:
    """The calendar in UTF-8, piece by piece: never held whole in memory."""
    yield calendar.to_ical().removesuffix(_END)
    pieces = (event.to_ical() for event in events)
    while some := b"".join(islice(pieces, _BATCH)):
        yield some
    yield _END


def add_span(event: Event, start: datetime, end: datetime, *, all_day: bool = False) -> None:
    """When it takes place, on the clock of Paris; ``start`` and ``end`` are aware.

    Whole days are written as days, and the last of them as the day after (RFC 5545 §3.6.1).
    """
    start, end = start.astimezone(PARIS), end.astimezone(PARIS)
    if all_day:
        event.add("dtstart", start.date())
        event.add("dtend", _day_after(end))
    else:
        event.add("dtstart", start)
        event.add("dtend", end)


def clean(text: str) -> str:
    """What a calendar or a feed may hold of a text that somebody typed: lines end with "\\n"."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub(" ", text).strip()


def _day_after(end: datetime) -> date:
    return end.date() if end.time() == time() else end.date() + DAY
