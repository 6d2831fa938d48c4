"""Somebody's permanences as events of a calendar to subscribe to (RFC 5545).

Pure: what is read comes from outside, and the same rows always give the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Event, vText, vUri

from core.models import SiteSettings
from core.text import clean_line, typographic
from mediators.contact import whom_to_call
from mediators.presence import Presence, timetable
from schedules.calendar import Calendar
from schedules.ical import add_span, clean
from schedules.recurrence import DAY, PARIS

#: How far ahead dates are given.
AHEAD = timedelta(days=183)
_SEQUENCE_FROM = date(2020, 1, 1)


def permanence_events(
    permanences: Iterable,
    now: datetime,
    calendar: Calendar,
    *,
    agency: SiteSettings,
    site_url: str,
) -> Iterator[Event]:
    """The presences of the six months from today on, one event each, in order."""
    today = now.astimezone(PARIS).date()
    for presence in timetable(permanences, today, today + AHEAD, calendar).presences:
        yield _event(presence, agency, site_url)


def _event(presence: Presence, agency: SiteSettings, site_url: str) -> Event:
    permanence, venue = presence.permanence, presence.permanence.venue
    written = datetime.combine(permanence.updated_on, time(), UTC)
    event = Event()
    host = urlsplit(site_url).hostname
    event.add("uid", f"{presence.identity}@{host}")
    event.add("dtstamp", written)
    event.add("last-modified", written)
    event.add("sequence", max(0, (permanence.updated_on - _SEQUENCE_FROM) // DAY))
    add_span(event, presence.start, presence.end)
    event.add("summary", clean(f"{permanence.mediator.name}, {typographic(venue.title)}"))
    event.add("location", vText(clean(f"{typographic(venue.title)}, {venue.address_line}")))
    event.add("description", clean("\n".join(_description(permanence, agency))))
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
