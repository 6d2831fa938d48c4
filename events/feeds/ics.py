"""Dates of events as events of a calendar to subscribe to (RFC 5545, RFC 7986).

One VEVENT a date and no RRULE, which every reader understands. Pure but for the site's address:
rows come from ``reading.read``, and the same rows always give the same bytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC

from django.conf import settings
from django.utils import timezone
from icalendar import Event, vText, vUri

from core.models import SiteSettings
from core.text import NBSP, french_date, french_phone, french_time, typographic
from events import attending
from events.bringing import items_for
from events.enums import Format, Status
from events.feeds.ways_in import ways_in
from events.place import Place, place_of
from mediators.contact import venue_contact
from mediators.models import BringItem
from schedules.ical import add_span, clean
from venues.vocabulary import Fee

_STATUSES = {Status.CANCELLED: "CANCELLED", Status.POSTPONED: "TENTATIVE"}
#: Many readers show no STATUS: the title says it too.
_PREFIXES = {Status.CANCELLED: "Annulé", Status.POSTPONED: "Reporté"}
_CHANGES = {
    Status.CANCELLED: "Annulé",
    Status.POSTPONED: "Reporté. La nouvelle date n’est pas encore connue",
    Status.ONLINE: "Déplacé en ligne",
    Status.FULL: "Complet",
}
ONLINE = "En ligne"


@dataclass(frozen=True)
class Known:
    """What every event may say: the agency, and all that one may be asked to bring."""

    agency: SiteSettings
    items: list[BringItem]


def date_events(occurrences: Iterable, known: Known) -> Iterator[Event]:
    for occurrence in occurrences:
        yield _event(occurrence, known)


def _event(occurrence, known: Known) -> Event:
    page, place = occurrence.event, place_of(occurrence.event)
    stamp = last_change(occurrence)
    event = Event()
    # Without the site's name: a site that moves to another domain doubles nothing.
    event.add("uid", str(occurrence.uid))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", occurrence.sequence)
    event.add("status", _STATUSES.get(occurrence.status, "CONFIRMED"))
    event.add("transp", "OPAQUE" if occurrence.is_held else "TRANSPARENT")
    add_span(event, occurrence.start, occurrence.end, all_day=occurrence.is_all_day)
    event.add("summary", clean(_summary(occurrence)))
    event.add("description", clean("\n".join(filter(None, _lines(occurrence, place, known)))))
    event.add("url", vUri(f"{settings.SITE_URL}{page.path_on_site}"))
    if page.themes:
        event.add("categories", [clean(label) for label in page.get_themes_labels()])
    _add_place(event, occurrence, place)
    return event


def last_change(occurrence):
    """When something of what a calendar says was last written: the date, its event, its venue."""
    page = occurrence.event
    moments = [occurrence.changed_at, page.last_published_at, page.venue.last_published_at]
    return max(moment for moment in moments if moment).astimezone(UTC).replace(microsecond=0)


def _summary(occurrence) -> str:
    title = typographic(occurrence.event.title)
    prefix = _PREFIXES.get(occurrence.status)
    return f"{prefix}{NBSP}: {title}" if prefix else title


def _add_place(event: Event, occurrence, place: Place) -> None:
    if attending.is_online(occurrence):
        event.add("location", ONLINE)
        if link := attending.public_link(occurrence):
            event.add("conference", vUri(link), parameters={"VALUE": "URI"})
        return
    event.add("location", vText(clean(f"{typographic(place.name)}, {place.address_line}")))
    if place.latitude is not None and place.longitude is not None and not place.is_approximate:
        event.add("geo", (place.latitude, place.longitude))


def _lines(occurrence, place: Place, known: Known) -> list[str]:
    """The description, a line for each thing one must know; empty ones are left out."""
    page = occurrence.event
    told = [_change(occurrence), page.summary, occurrence.note]
    if not occurrence.is_held:
        return [*told, _call(page, known.agency)]
    items = items_for(page, known.items)
    room, inside = attending.room(occurrence), not attending.is_online(occurrence)
    return [
        *told,
        f"{Format(page.format).label}. {price(page)}.",
        _link(occurrence),
        f"Salle{NBSP}: {room}" if room else "",
        f"Pour entrer{NBSP}: {place.access}" if place.access and inside else "",
        f"À apporter{NBSP}: {', '.join(item.label for item in items)}" if items else "",
        f"Nombre de places{NBSP}: {occurrence.places}" if occurrence.places else "",
        _registration(occurrence, known.agency),
    ]


def price(page) -> str:
    label = Fee(page.fee).label
    return f"{label} ({page.fee_note})" if page.fee_note else label


def _change(occurrence) -> str:
    if occurrence.status == Status.RESCHEDULED and occurrence.original_start:
        was = timezone.localtime(occurrence.original_start)
        day = french_date(was.date(), weekday=True, year=True)
        said = f"Nouvelle date. C’était prévu le {day} à {french_time(was.time())}"
    else:
        said = _CHANGES.get(occurrence.status, "")
    reason = f"{NBSP}: {occurrence.reason}" if occurrence.reason else ""
    return f"{said}{reason}." if said else occurrence.reason


def _link(occurrence) -> str:
    if link := attending.public_link(occurrence):
        return f"{ONLINE}{NBSP}: {link}"
    is_told = occurrence.online_url and attending.is_online(occurrence)
    return f"{ONLINE}{NBSP}: le lien vous est donné à l’inscription." if is_told else ""


def _registration(occurrence, agency: SiteSettings) -> str:
    page = occurrence.event
    ways = [
        french_phone(way.value) if way.kind == "phone" else way.value
        for way in ways_in(page, agency)
    ]
    if ways:
        return f"Pour s’inscrire{NBSP}: {', '.join(ways)}"
    # As it was said: a place that is taken sends no calendar again.
    is_full = occurrence.status == Status.FULL
    said = "Complet, appelez avant de venir" if is_full else "Sans inscription"
    return ". ".join(filter(None, [said, _call(page, agency)]))


def _call(page, agency: SiteSettings) -> str:
    contact = venue_contact(page.venue, agency)
    return f"Renseignements{NBSP}: {contact.shown} ({contact.whose})" if contact else ""
