"""What a list shows of a workshop: one card for a whole series, at its next date.

Series are found by walking the dates in the order of an index, as far as a page needs: grouping
every date to come by event would read them all.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.cache import cache
from django.db.models import Count, Min, Q
from django.utils import timezone

from core.pagination import TOTAL_SECONDS
from core.text import french_phone
from events import attending
from events import card_words as words
from events.enums import NOT_HELD, Means
from events.models import EventPage, Occurrence
from events.place import Place, place_of

#: What a card reads of an event and its venue: the texts of both pages are left where they are.
#: Another column that a card asks for costs a query a card until it is named here.
EVENT_COLUMNS = (
    "title", "slug", "url_path", "live", "audience", "format", "summary", "themes", "level", "publics", "age_min",
    "age_max", "fee", "fee_note", "room", "access_note", "place_name", "place_address",
    "place_postal_code", "place_commune", "latitude", "longitude", "registration_means", "capacity",
    "registration_phone", "dates_kind", "expected", "first_start", "last_end",
    "venue__title", "venue__slug", "venue__url_path", "venue__live", "venue__street_address",
    "venue__postal_code", "venue__commune_name", "venue__access_notes", "venue__latitude",
    "venue__longitude", "venue__location_approximate", "venue__phone",
)  # fmt: skip
#: Dates read at first, at least: more than most pages need to find their series.
CHUNK = 120
_HELD = ~Q(status__in=NOT_HELD)


@dataclass(frozen=True)
class Card:
    """A series at one of its dates; ``occurrence`` is None while the date is not known.

    ``more``: its other dates in the list, without those that are not held. ``following``: when the
    next one that is held begins, for a date that is not. ``distance_km``: from the place that was
    asked for.
    """

    event: EventPage
    occurrence: Occurrence | None
    more: int = 0
    now: datetime = field(default_factory=timezone.now)
    following: datetime | None = None
    distance_km: float | None = None

    @property
    def url(self) -> str:
        return self.event.path_on_site

    @property
    def place(self) -> Place | None:
        return place_of(self.event)

    @property
    def is_online(self) -> bool:
        return self.occurrence is not None and attending.is_online(self.occurrence)

    @property
    def is_over(self) -> bool:
        return self.occurrence is not None and self.occurrence.end < self.now

    @property
    def is_current(self) -> bool:
        date = self.occurrence
        return date is not None and date.is_held and date.start <= self.now < date.end

    @property
    def when(self) -> str:
        """ "demain, 14 h – 16 h"; "date à confirmer : printemps 2027"."""
        if self.occurrence is None:
            return words.expected(self.event, self.now)
        return words.when(self.occurrence, self.now)

    @property
    def on_paper(self) -> str:
        """``when`` for whoever reads it on another day; "" where it says the same."""
        return words.on_paper(self.occurrence, self.now) if self.occurrence else ""

    @property
    def times(self) -> str:
        """The hours, under a heading that says the day."""
        return words.times(self.occurrence, self.now) if self.occurrence else self.when

    @property
    def others(self) -> str:
        """ "et 12 autres dates"."""
        return words.others(self.more)

    @property
    def following_words(self) -> str:
        return words.starting(self.following, self.now) if self.following else ""

    @property
    def states(self) -> list[words.State]:
        """What is not as usual on this date, in words."""
        if self.occurrence is None or self.is_over:
            return []
        return words.states(self.occurrence, self.takes_places)

    @property
    def places(self) -> str:
        """ "Il reste 3 places sur 8"; "" when nobody counts, or nothing is left to take."""
        if self.occurrence is None or self.is_over or not self.occurrence.is_held:
            return ""
        return words.places(self.occurrence, self.takes_places)

    @property
    def takes_places(self) -> bool:
        return self.event.takes_places_on(Means.SITE)

    @property
    def can_register(self) -> bool:
        date = self.occurrence
        return (
            self.takes_places and date is not None and date.is_held and date.start > self.now
        )  # a list of people who wait is a registration too

    @property
    def is_off(self) -> bool:
        return self.occurrence is not None and self.occurrence.status in NOT_HELD

    @property
    def phone(self) -> str:
        """Whom to call, for paper: "02 61 91 90 01"."""
        venue = self.event.venue
        return french_phone(self.event.registration_phone or (venue.phone if venue else ""))

    @property
    def price(self) -> str:
        return words.price(self.event)

    @property
    def publics(self) -> str:
        return words.publics(self.event)


def next_cards(
    occurrences, now: datetime, limit: int, offset: int = 0, *, since: datetime | None = None
) -> list[Card]:
    """The next series among these dates (an ``OccurrenceQuerySet``), each at its next date.

    ``since`` (aware): the first moment of the list, now unless it is later. At most five queries
    however many dates there are; two more when a page far down the list needs many of them.
    """
    since = max(since, now) if since else now
    keys = first_dates(occurrences, now, limit + offset, since)[offset:]
    if not keys:
        return []
    dates = {date.pk: date for date in with_card_columns(Occurrence.objects.filter(pk__in=keys))}
    shown = [dates[key] for key in keys if key in dates]
    totals = {
        event: (held, following)
        for event, held, following in occurrences.filter(
            event__in={date.event_id for date in shown}, end__gte=since
        )
        .order_by()
        .values_list("event")
        .annotate(held=Count("pk", filter=_HELD), following=Min("start", filter=_HELD))
    }
    return [_card(date, now, *totals.get(date.event_id, (0, None))) for date in shown]


def with_card_columns(occurrences):
    """These dates with what a card reads of their event, in one query."""
    own = [f.attname for f in Occurrence._meta.concrete_fields]
    return occurrences.with_event().only(*own, *(f"event__{name}" for name in EVENT_COLUMNS))


def undated_cards(events, now: datetime) -> list[Card]:
    """Cards of events (an ``EventQuerySet``) of which no date is known, in its order. One query."""
    shown = events.select_related("venue").only(*EVENT_COLUMNS)
    return [Card(event, None, now=now) for event in shown]


def at_distances(cards: list[Card], distances: dict[int, float]) -> list[Card]:
    """The same cards with their distance in km; ``distances`` goes by event."""
    return [replace(card, distance_km=distances.get(card.event.pk)) for card in cards]


def first_dates(occurrences, now: datetime, wanted: int, since: datetime) -> list[int]:
    """Keys of the dates at which the ``wanted`` first series come, in order of time."""
    begun, going_on = running("now" if since == now else since.isoformat(), since)
    upcoming = occurrences.filter(end__gte=since).order_by("start", "pk")
    found: dict[int, int] = {}
    if going_on:
        _take(found, upcoming.filter(pk__in=going_on, start__lt=begun), wanted)
    size, rest = max(CHUNK, 4 * wanted), upcoming.filter(start__gte=begun)
    while len(found) < wanted:
        # What was found is left out: the next rows begin with series that are new.
        rows = rest.exclude(event__in=list(found)) if found else rest
        if _take(found, rows[:size], wanted) < size:
            break
        size *= 8
    return list(found.values())


def running(name: str, moment: datetime) -> tuple[datetime, list[int]]:
    """A moment at most a minute before this one, and the dates that had begun and were not over.

    No index finds them: they are looked for once a minute for each ``name``.
    """
    key = f"events:running:{name}"
    kept = cache.get(key)
    if kept is None or kept[0] > moment:
        rows = Occurrence.objects.filter(start__lt=moment, end__gte=moment).order_by()
        kept = moment, list(rows.values_list("pk", flat=True))
        cache.set(key, kept, TOTAL_SECONDS)
    return kept


def _take(found: dict[int, int], rows, wanted: int) -> int:
    """Add the series of these rows to ``found`` (event → date); how many rows were read."""
    read = rows.values_list("event_id", "pk")
    for event, key in read:
        if len(found) == wanted:
            break
        found.setdefault(event, key)
    return len(read)


def _card(date: Occurrence, now: datetime, held: int, following: datetime | None) -> Card:
    if date.is_held:
        return Card(date.event, date, max(0, held - 1), now)
    return Card(date.event, date, held, now, following)
