"""An event for search engines: schema.org in JSON-LD, one object for each of its next dates.

Source: schema.org/Event, and what Google reads of it (one object a date; what is cancelled keeps
its hours).
"""

from datetime import timedelta

from django.utils import timezone

from core.structured import picture_address
from events.attending import is_online, public_link, room
from events.enums import Status
from events.models import EventPage, Occurrence
from events.place import Place
from venues.vocabulary import Fee

MOST = 10
SCHEMA = "https://schema.org/"
_STATUSES = {
    Status.SCHEDULED: "EventScheduled",
    Status.RESCHEDULED: "EventRescheduled",
    Status.ONLINE: "EventMovedOnline",
    Status.POSTPONED: "EventPostponed",
    Status.FULL: "EventScheduled",
    Status.CANCELLED: "EventCancelled",
}


def structured(view, site_url: str) -> list[dict]:
    """``view`` is an ``EventView`` of a public event, its dates in order."""
    if view.place is None:
        return []
    shared = _shared(view, site_url)
    return [_dated(shared, view, date, site_url) for date in view.dates[:MOST]]


def _shared(view, site_url: str) -> dict:
    event: EventPage = view.event
    found = {
        "@context": SCHEMA.rstrip("/"),
        "@type": "EducationEvent",
        "name": event.title,
        "description": event.summary,
        "url": f"{site_url}{event.path_on_site}",
        "inLanguage": "fr",
        "organizer": {
            "@type": "Organization",
            "name": event.venue.title,
            "url": f"{site_url}{event.venue.path_on_site}",
        },
        "typicalAgeRange": _ages(event),
        "image": picture_address(event.picture, site_url),
    }
    if event.fee in (Fee.FREE, Fee.PAID):
        found["isAccessibleForFree"] = event.fee == Fee.FREE
    return {name: value for name, value in found.items() if value not in ("", [])}


def _dated(shared: dict, view, date, site_url: str) -> dict:
    row: Occurrence = date.occurrence
    found = {
        **shared,
        "startDate": _moment(row, row.start),
        "endDate": _moment(row, row.end, is_end=True),
        "eventStatus": f"{SCHEMA}{_status(row)}",
        "offers": _offer(view.event, date, site_url),
    }
    mode = f"{'Online' if is_online(row) else 'Offline'}EventAttendanceMode"
    found["eventAttendanceMode"] = f"{SCHEMA}{mode}"
    found["location"] = _online(row, shared) if is_online(row) else _place(view.place, row)
    if row.original_start and row.original_start != row.start:
        found["previousStartDate"] = _moment(row, row.original_start)
    if row.places is not None:
        found["maximumAttendeeCapacity"] = row.places
        if row.is_held:
            found["remainingAttendeeCapacity"] = 0 if date.is_full else row.places_left
    return found


def _status(row: Occurrence) -> str:
    """Moved is moved, even where it has become full since."""
    moved = row.original_start and row.original_start != row.start
    if moved and row.status in (Status.SCHEDULED, Status.FULL):
        return _STATUSES[Status.RESCHEDULED]
    return _STATUSES[Status(row.status)]


def _moment(row: Occurrence, when, *, is_end: bool = False) -> str:
    """ISO 8601 with its offset; a day when it lasts all day."""
    if row.is_all_day:
        return timezone.localtime(when - timedelta(seconds=is_end)).date().isoformat()
    return timezone.localtime(when).isoformat(timespec="seconds")


def _offer(event: EventPage, date, site_url: str) -> dict:
    is_full = date.is_full or not date.is_held
    offer = {
        "@type": "Offer",
        "availability": f"{SCHEMA}{'SoldOut' if is_full else 'InStock'}",
        "url": f"{site_url}{date.register or event.path_on_site}",
    }
    if event.fee == Fee.FREE:
        offer |= {"price": "0", "priceCurrency": "EUR"}
    return offer


def _place(place: Place, row: Occurrence) -> dict:
    found = {
        "@type": "Place",
        "name": ", ".join(filter(None, [place.name, room(row)])),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place.street,
            "postalCode": place.postal_code,
            "addressLocality": place.town,
            "addressCountry": "FR",
        },
    }
    if place.latitude is not None and place.longitude is not None and not place.is_approximate:
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    return found


def _online(row: Occurrence, shared: dict) -> dict:
    return {"@type": "VirtualLocation", "url": public_link(row) or shared["url"]}


def _ages(event: EventPage) -> str:
    if event.age_min is None and event.age_max is None:
        return ""
    return f"{event.age_min or 0}-{'' if event.age_max is None else event.age_max}"
