"""`/donnees/evenements.json`: the workshops to come, in the words of OpenAgenda.

Source: the events of OpenAgenda's API v2 (developers.openagenda.com). Ours besides: the ``status``,
``uid`` and ``allDay`` of each timing, and the ``extId`` of a location, which is the ``id`` of the
national format. Everything is written event by event, whatever their number.
"""

import json
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db.models import Count, F, Max, Prefetch, Sum
from django.utils import timezone

from core.models import SiteSettings
from events.attending import is_online, public_link
from events.enums import NOT_HELD, Status
from events.feeds import reading
from events.feeds.ics import price
from events.feeds.ways_in import ways_in
from events.importing.texts import plain
from events.models import EventPage, Occurrence
from events.place import place_of
from venues.models import VenuePage
from venues.models.communes import DEPARTMENTS
from venues.vocabulary import Disability

CHUNK = 50
ZONE = "Europe/Paris"
LICENCE = {
    "name": "Licence Ouverte 2.0",
    "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
OFFLINE, AT_A_DISTANCE, MIXED = 1, 2, 3
#: Sizes that every picture has, as OpenAgenda calls them; the middle one is the picture itself.
_PICTURE = "format-jpeg|width-800"
_VARIANTS = {"thumbnail": "format-jpeg|width-400", "full": "format-jpeg|width-1600"}
_DATE = (
    "uid", "event", "start", "end", "is_all_day", "status", "online_url", "capacity",
    "places_taken", "changed_at",
)  # fmt: skip
_VENUE = (
    "title", "slug", "url_path", "national_id", "street_address", "postal_code", "commune_name",
    "insee_code", "access_notes", "latitude", "longitude", "location_approximate", "department",
    "phone",
)  # fmt: skip


def upcoming(now: datetime):
    """The events that have a date to come, always in the same order."""
    return EventPage.objects.visible().upcoming(now).order_by("pk")


def state_of(now: datetime) -> tuple:
    """What changes whenever the file does: two queries, no row is read."""
    events = upcoming(now).order_by().aggregate(Count("pk"), Sum("pk"), Max("last_published_at"))
    dates = reading.state_of(
        Occurrence.objects.visible().upcoming(now), taken=Sum(F("pk") * F("places_taken"))
    )
    return (*(str(value) for value in events.values()), *dates)


def pieces(now: datetime, agency: SiteSettings) -> Iterator[bytes]:
    """The file in UTF-8, event by event."""
    events = upcoming(now)
    start = json.dumps({"total": events.count(), "licence": LICENCE}, ensure_ascii=False)
    yield f'{start[:-1]}, "events": ['.encode()
    separator = ""
    for event in _read(events, now):
        yield f"{separator}\n{json.dumps(_event(event, agency), ensure_ascii=False)}".encode()
        separator = ","
        # Each of its dates knows the event: untied, both are freed now and not some time later.
        event.coming.clear()
    yield b"\n]}\n"


def _read(events, now: datetime):
    dates = Occurrence.objects.upcoming(now).order_by("start", "pk").only(*_DATE)
    return events.prefetch_related(
        Prefetch("venue", VenuePage.objects.only(*_VENUE)),
        Prefetch("occurrences", dates, to_attr="coming"),
        "picture__renditions",
    ).iterator(chunk_size=CHUNK)


def _event(event, agency: SiteSettings) -> dict:
    dates = event.coming
    written = [event.last_published_at, *(date.changed_at for date in dates)]
    credited = event.picture and event.picture.credit.strip()
    codes = event.accessibility
    return {
        "uid": event.pk,
        "slug": event.slug,
        "canonicalUrl": f"{settings.SITE_URL}{event.path_on_site}",
        "title": {"fr": event.title},
        "description": {"fr": event.summary},
        "longDescription": {"fr": plain(event.body)},
        "conditions": {"fr": price(event)},
        "keywords": {"fr": event.get_themes_labels()},
        "image": _image(event.picture) if credited else None,
        "imageCredits": event.picture.credit if credited else None,
        "registration": [{"type": way.kind, "value": way.value} for way in ways_in(event, agency)],
        "accessibility": {code: code in codes for code in Disability.values},
        "timings": [_timing(date) for date in dates],
        "age": {"min": event.age_min, "max": event.age_max},
        "attendanceMode": attendance_mode(dates),
        "onlineAccessLink": next(filter(None, map(_link, dates)), None),
        "location": _location(event),
        "timezone": ZONE,
        "status": status_of([date.shown_status for date in dates]),
        "createdAt": _moment(event.first_published_at),
        "updatedAt": _moment(max((when for when in written if when), default=None)),
    }


def status_of(statuses: list[Status]) -> int:
    """Of an event as a whole, from those of its dates to come.

    What the dates that are held say, when they agree, else "programmé"; when none is held,
    "annulé" if all are cancelled, else "reporté".
    """
    held = {status for status in statuses if status not in NOT_HELD}
    if held:
        return int(held.pop() if len(held) == 1 else Status.SCHEDULED)
    return int(Status.CANCELLED if set(statuses) == {Status.CANCELLED} else Status.POSTPONED)


def attendance_mode(dates) -> int:
    online = {is_online(date) for date in dates if date.is_held}
    if len(online) == 2:
        return MIXED
    return AT_A_DISTANCE if True in online else OFFLINE


def _link(date) -> str:
    return public_link(date) if is_online(date) else ""


def _timing(date) -> dict:
    return {
        "begin": _moment(date.start),
        "end": _moment(date.end),
        "status": int(date.shown_status),
        "uid": str(date.uid),
        "allDay": date.is_all_day,
    }


def _location(event) -> dict:
    place, venue = place_of(event), event.venue
    # The centre of the commune is no place to come to.
    is_known = not place.is_approximate
    found = {
        "uid": None,
        "name": place.name,
        "address": place.address_line,
        "access": {"fr": place.access},
        "adminLevel2": DEPARTMENTS.get(event.department, ""),
        "adminLevel4": place.town,
        "postalCode": place.postal_code,
        "insee": None,
        "countryCode": "FR",
        "latitude": place.latitude if is_known else None,
        "longitude": place.longitude if is_known else None,
        "phone": None,
        "website": None,
        "timezone": ZONE,
    }
    if not event.is_elsewhere:
        found |= {
            "uid": venue.pk,
            "extId": venue.national_id,
            "insee": venue.insee_code or None,
            "phone": venue.phone or None,
            "website": f"{settings.SITE_URL}{venue.path_on_site}",
        }
    return found


def _image(picture) -> dict:
    base, name = _split(picture.get_rendition(_PICTURE).url)
    variants = [
        {"type": kind, "filename": _split(picture.get_rendition(spec).url)[1]}
        for kind, spec in _VARIANTS.items()
    ]
    return {"base": base, "filename": name, "variants": variants}


def _split(url: str) -> tuple[str, str]:
    """ "https://…/media/images/", "photo.jpg"."""
    folder, _, name = url.rpartition("/")
    return f"{'' if '://' in url else settings.SITE_URL}{folder}/", name


def _moment(moment: datetime | None) -> str | None:
    """ISO 8601 with the offset of Paris."""
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
