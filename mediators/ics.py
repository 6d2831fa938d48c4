"""Somebody's permanences as a calendar to subscribe to (RFC 5545).

Pure: what is read comes from outside, and the same rows always give the same bytes, so that a
calendar that nothing changed costs its readers nothing.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar as ICalendar
from icalendar import Event, Timezone, vDuration, vText, vUri

from core.models import SiteSettings
from core.text import clean_line, typographic
from mediators.contact import whom_to_call
from mediators.models import Mediator
from mediators.presence import Presence, timetable
from schedules.calendar import Calendar
from schedules.recurrence import DAY, PARIS

#: How far ahead dates are given.
AHEAD = timedelta(days=183)
REFRESH = timedelta(hours=12)
_SEQUENCE_FROM = date(2020, 1, 1)
#: The rule of the European Union since 1996 (directive 2000/84/EC).
_PARIS = Timezone.from_ical(
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


def person_calendar(
    mediator: Mediator,
    permanences: Iterable,
    now: datetime,
    calendar: Calendar,
    *,
    agency: SiteSettings,
    site_url: str,
) -> bytes:
    """The permanences of the six months from today on, in UTF-8."""
    feed = ICalendar()
    feed.add("prodid", f"-//{urlsplit(site_url).hostname}//Permanences//FR")
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("x-wr-calname", f"Permanences\u00a0: {clean_line(mediator.name)}")
    feed.add("x-wr-timezone", "Europe/Paris")
    feed.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", vDuration(REFRESH))
    feed.add_component(_PARIS)
    today = now.astimezone(PARIS).date()
    for presence in timetable(permanences, today, today + AHEAD, calendar).presences:
        feed.add_component(_event(presence, agency, site_url))
    return feed.to_ical()


def _event(presence: Presence, agency: SiteSettings, site_url: str) -> Event:
    permanence, venue = presence.permanence, presence.permanence.venue
    written = datetime.combine(permanence.updated_on, time(), UTC)
    event = Event()
    # One date of one permanence keeps its identity whatever changes around it.
    host = urlsplit(site_url).hostname
    event.add("uid", f"permanence-{permanence.pk}-{presence.day:%Y%m%d}@{host}")
    event.add("dtstamp", written)
    event.add("last-modified", written)
    event.add("sequence", max(0, (permanence.updated_on - _SEQUENCE_FROM) // DAY))
    event.add("dtstart", presence.start)
    event.add("dtend", presence.end)
    event.add("summary", f"{permanence.mediator.name}, {typographic(venue.title)}")
    event.add("location", vText(f"{typographic(venue.title)}, {venue.address_line}"))
    event.add("description", "\n".join(_description(permanence, agency)))
    event.add("url", vUri(f"{site_url}{venue.path_on_site}"))
    if venue.latitude is not None and not venue.location_approximate:
        event.add("geo", (venue.latitude, venue.longitude))
    return event


def _description(permanence, agency: SiteSettings) -> list[str]:
    contact = whom_to_call(permanence, agency)
    lines = [permanence.get_mode_display()]
    if contact:
        # Without an appointment nobody has to call.
        asked = "" if permanence.is_by_appointment else ". Renseignements"
        lines[0] += f"{asked}\u00a0: {contact.shown} ({contact.whose})"
    if permanence.booking_url:
        lines.append(permanence.booking_url)
    if permanence.services:
        lines.append(", ".join(permanence.get_services_labels()))
    if permanence.note:
        lines.append(clean_line(permanence.note))
    return lines
