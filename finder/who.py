"""Who is at the venues of a list, and when next; else when the place itself answers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from core.text import joined, typographic
from finder.opening import Opening, next_opening
from finder.undated import Undated, undated
from finder.wish import Wish
from mediators.enums import Posture
from mediators.models import Mediator, Permanence
from mediators.presence import Presence, next_presence
from schedules.calendar import Calendar
from venues.models import VenuePage
from venues.places.candidates import in_town

LATER = datetime.max.replace(tzinfo=UTC)
#: Other places of somebody that a card names; the person's page has them all.
MOST_PLACES = 3


@dataclass(frozen=True)
class Moment:
    """When the question is asked: ``now`` is aware, ``today`` its day in France."""

    now: datetime
    today: date
    calendar: Calendar


@dataclass(frozen=True)
class Here:
    """What one venue answers: somebody, when ``answers``; else the place, when ``place_answers``.

    ``presences`` are the next time of each permanence, those that answer the wish first, the
    soonest first. ``undated`` are permanences without any known date to come. ``opening`` is the
    next day on which the place answers by itself, when it is known.
    """

    presences: tuple[Presence, ...] = ()
    undated: tuple[Undated, ...] = ()
    answers: bool = False
    place_answers: bool = False
    opening: Opening | None = None

    @property
    def first(self) -> Presence | None:
        """The presence that answers."""
        return self.presences[0] if self.answers else None

    @property
    def start(self) -> datetime | None:
        """When there is an answer here, if that is known."""
        soonest = self.first or self.opening
        return soonest and soonest.start

    @property
    def sort_key(self) -> tuple:
        """What sorts venues by soonest: those with a date, then the others."""
        return (self.start is None, self.start or LATER)


def people_at(
    venues: Iterable[VenuePage], wish: Wish, moment: Moment, *, on_behalf: bool = False
) -> dict[int, Here]:
    """Venue's key → who and what is there. Constant queries.

    ``venues`` are those of ``VenueQuerySet.for_listing``. Each venue and each person is one object
    for all their permanences: making them is what costs.
    """
    by_key = {venue.pk: venue for venue in venues}
    found = Permanence.objects.current(moment.today).filter(venue__in=list(by_key))
    if wish.person:
        found = found.filter(mediator=wish.person)
    rows = list(found.prefetch_related("bring"))
    people = Mediator.objects.select_related("employer").with_obstacles()
    people = people.in_bulk({row.mediator_id for row in rows}) if rows else {}
    by_venue = defaultdict(list)
    for row in rows:
        if person := people.get(row.mediator_id):  # not deleted in the meantime
            row.venue, row.mediator = by_key[row.venue_id], person
            by_venue[row.venue_id].append(row)
    return {pk: _here(venue, by_venue[pk], wish, moment, on_behalf) for pk, venue in by_key.items()}


def _here(
    venue: VenuePage, permanences: list[Permanence], wish: Wish, moment: Moment, on_behalf: bool
) -> Here:
    rated, without_date = [], []
    for permanence in permanences:
        answers, presence = _next(permanence, wish, moment)
        if presence is None:
            without_date.append(undated(permanence, moment.now, moment.calendar))
            continue
        for_them = on_behalf and Posture.FOR in permanence.postures
        rated.append((not answers, not for_them, presence.start, permanence.pk, presence))
    rated.sort(key=lambda row: row[:4])
    answers = bool(rated) and not rated[0][0]
    by_itself = not answers and wish.is_answered_by_place(venue, nobody_known=not permanences)
    dated = by_itself and wish.is_for_a_day
    return Here(
        tuple(row[4] for row in rated),
        tuple(without_date),
        answers,
        by_itself,
        next_opening(venue, moment.now, moment.calendar, wish.weekdays) if dated else None,
    )


def _next(permanence: Permanence, wish: Wish, moment: Moment) -> tuple[bool, Presence | None]:
    """Whether it answers the wish, and when: on a day that suits, else on any day."""
    if wish.is_answered_by(permanence):
        presence = next_presence(permanence, moment.now, moment.calendar, wish.weekdays)
        if presence or not wish.days:
            return True, presence
    return False, next_presence(permanence, moment.now, moment.calendar)


def elsewhere(presences: Iterable[Presence], today: date) -> dict[int, str]:
    """Permanence → where else its person is, in words, for the first presence of each person.

    One query, and one for the venues that visitors may not see.
    """
    first = {}
    for presence in presences:
        first.setdefault(presence.permanence.mediator_id, presence.permanence)
    rows = (
        Permanence.objects.current(today)
        .at_visible_venues()
        .filter(mediator__in=list(first))
        .order_by("venue__sort_key", "venue")
        .values_list("mediator", "venue", "venue__title", "venue__commune_name")
        .distinct()
    )
    others = defaultdict(list)
    for mediator, venue, title, commune in rows:
        here = first[mediator].venue
        if venue != here.pk:
            named = f"«\u00a0{title}\u00a0»" if commune == here.commune_name else commune
            others[mediator].append(in_town(typographic(named)))
    return {first[mediator].pk: _in_words(places) for mediator, places in others.items()}


def _in_words(places: list[str]) -> str:
    """ "à Vire, à Caen, au Havre et dans 2 autres lieux"."""
    shown = list(dict.fromkeys(places))[:MOST_PLACES]
    more = len(places) - sum(place in shown for place in places)
    rest = f"dans {more}\u00a0autre{'s' if more > 1 else ''} lieu{'x' if more > 1 else ''}"
    return joined([*shown, rest] if more else shown)
