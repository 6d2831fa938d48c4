"""Which venues a sheet speaks of, as blocks: those of the commune first, then from the nearest on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from core.models import SiteSettings
from core.text import NBSP, french_distance, typographic
from finder.sheet_days import Days, days_in_words
from finder.sheet_paper import Block, Entry
from mediators.contact import Contact, venue_contact, whom_to_call
from mediators.enums import Role
from mediators.models import Permanence
from schedules.calendar import Calendar
from schedules.recurrence import PARIS
from venues.models import Commune, VenuePage
from venues.nearby import Near, Point, distance_km, nearest
from venues.opening import present_hours
from venues.opening.notes import ended
from venues.opening.wording import bracketed, period, uncapitalised
from venues.querysets import CARD_COLUMNS

#: Half an hour by car: further, nobody comes for an hour of help.
REACH_KM = 30
#: Further, a venue is no answer at all.
FAR_KM = 100
#: More than a page holds.
MOST_VENUES = 12
#: Past it, "and so many others" is a figure that nobody reads.
MOST_COUNTED = 200
NO_HOURS = "Horaires\u00a0: téléphonez avant de venir"


@dataclass(frozen=True)
class Source:
    """A venue's block, with what each of its entries was made of, in the same order."""

    block: Block
    permanences: tuple = ()
    days: tuple[Days, ...] = ()


@dataclass(frozen=True)
class Around:
    """The venues with a presence to come, and how many permanences are further away."""

    sources: list[Source]
    others: int


def presences_around(
    commune: Commune, now: datetime, last: date, calendar: Calendar, agency: SiteSettings
) -> Around:
    """Six queries at most, however many venues and permanences."""
    today = now.astimezone(PARIS).date()
    current = Permanence.objects.current(today).filter(first_day__lte=last)
    places = _places(commune, current, f"{today}:{last}")
    near = {place.pk: place for place in places[:MOST_VENUES]}
    total = current.filter(venue__in=[place.pk for place in places]).count()
    rows = current.filter(venue__in=near).for_display()
    by_venue = defaultdict(list)
    for permanence in rows:
        by_venue[permanence.venue_id].append(permanence)
    sources = []
    for pk, place in near.items():
        told = [
            (days, permanence)
            for permanence in by_venue[pk]
            if (days := days_in_words(permanence, now, last, calendar))
        ]
        if told:
            told.sort(key=lambda pair: (pair[0].first, pair[1].start_time, pair[1].pk))
            sources.append(_source(commune, place, told, agency))
    return Around(sources, total - sum(map(len, by_venue.values())))


def _places(commune: Commune, permanences, key: str) -> list[Near]:
    point = Point(commune.latitude, commune.longitude)
    venues = VenuePage.objects.visible().filter(
        pk__in=permanences.order_by().values("venue"), latitude__isnull=False
    )
    rows = venues.order_by().filter(commune=commune)
    here = sorted(
        (distance_km(point, Point(latitude, longitude)), name, pk)
        for pk, latitude, longitude, name in rows.values_list(
            "pk", "latitude", "longitude", "name_key"
        )
    )
    around = nearest(venues, point, key=f"sheet:{key}", wanted=MOST_COUNTED, within_km=REACH_KM)
    known = {pk for _, _, pk in here}
    return [Near(pk, km) for km, _, pk in here] + [p for p in around if p.pk not in known]


def _source(commune: Commune, place: Near, told: list[tuple], agency: SiteSettings) -> Source:
    venue = told[0][1].venue
    contacts: dict[str, Contact] = {}
    for _, permanence in told:
        if contact := whom_to_call(permanence, agency):
            contacts.setdefault(contact.phone, _told_once(contact, venue))
    return Source(
        _block(
            commune,
            venue,
            place.km,
            entries=tuple(_entry(days, permanence, bool(contacts)) for days, permanence in told),
            contacts=tuple(contacts.values()),
        ),
        permanences=tuple(permanence for _, permanence in told),
        days=tuple(days for days, _ in told),
    )


def _way(permanence, has_phone: bool) -> str:
    if not permanence.is_by_appointment:
        return "Sans rendez-vous, avec"
    return f"Sur rendez-vous{NBSP}: téléphonez. Avec" if has_phone else "Sur rendez-vous, avec"


def _entry(days: Days, permanence, has_phone: bool) -> Entry:
    mediator = permanence.mediator
    how = f"{_way(permanence, has_phone)} {typographic(mediator.name)}"
    role = "" if mediator.role == Role.OTHER else uncapitalised(mediator.get_role_display())
    return Entry(
        when=days.when,
        short=days.short,
        but=days.but,
        but_dates=days.but_dates,
        but_short=days.but_short,
        how=f"{how}, {role}." if role else f"{how}.",
        how_short=f"{how}.",
        note=ended(typographic(permanence.note)) if permanence.note else "",
    )


def _told_once(contact: Contact, venue) -> Contact:
    """The venue's own number stands under its name: no need to say whose it is."""
    return Contact(contact.phone, "") if contact.phone == venue.phone else contact


def _block(commune: Commune, venue, km: float, **more) -> Block:
    is_here = venue.commune_id == commune.pk
    away = "" if is_here else french_distance(km, venue.location_approximate)
    in_town = not away and venue.commune_name == commune.name
    return Block(
        title=typographic(venue.title),
        distance=away,
        address=venue.address_line,
        street=typographic(venue.street_address) if in_town else venue.address_line,
        access=typographic(venue.access_notes),
        **more,
    )


def venues_around(
    commune: Commune, now: datetime, last: date, agency: SiteSettings
) -> list[Source]:
    """Where nobody holds a permanence: the nearest venues, with their hours, the commune's first."""
    point = Point(commune.latitude, commune.longitude)
    near = nearest(
        VenuePage.objects.visible(),
        point,
        key="sheet:venues",
        wanted=MOST_VENUES,
        within_km=FAR_KM,
    )
    distances = {place.pk: place.km for place in near}
    found = VenuePage.objects.for_listing().only(*CARD_COLUMNS, "commune").in_bulk(list(distances))
    sources = []
    for pk, km in distances.items():
        if venue := found.get(pk):
            contact = venue_contact(venue, agency)
            contacts = (_told_once(contact, venue),) if contact else ()
            entry = _open_hours(venue, now, last)
            block = _block(commune, venue, km, entries=(entry,), contacts=contacts)
            sources.append(Source(block))
    return sorted(sources, key=lambda source: bool(source.block.distance))


def _open_hours(venue, now: datetime, last: date) -> Entry:
    today = now.astimezone(PARIS).date()
    hours = present_hours(getattr(venue, "hours", None), venue.known_closures, now)
    closed = _closed(venue.known_closures, today, last)
    return Entry(
        when=hours.usual or NO_HOURS,
        how="Aide à l’accueil, sans rendez-vous." if venue.desk_help else "",
        but=", ".join(
            f"{days}{bracketed(typographic(closure.reason))}" for closure, days in closed
        ),
        but_dates=", ".join(days for _, days in closed),
        but_short="fermé certains jours" if closed else "",
    )


def _closed(closures: Iterable, today: date, last: date) -> list[tuple]:
    """Each closure to come, and "fermé du 22 décembre au 3 janvier"."""
    return [
        (closure, f"fermé {period(max(closure.first_day, today), closure.last_day)}")
        for closure in closures
        if closure.last_day >= today and closure.first_day <= last
    ]
