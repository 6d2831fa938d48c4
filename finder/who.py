"""Who is at the venues of a list, and when next: the answer that a card gives first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from core.text import joined, typographic
from finder.candidates import in_town
from mediators.enums import Posture
from mediators.models import Mediator, Permanence
from mediators.presence import Presence, next_presence
from schedules.calendar import Calendar
from venues.models import VenuePage

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
    """The people of one venue: the next time of each permanence, those that answer the wish first,
    the soonest first. ``undated`` are permanences without any known date to come."""

    presences: tuple[Presence, ...] = ()
    undated: tuple[Permanence, ...] = ()
    answers: bool = False

    @property
    def first(self) -> Presence | None:
        return self.presences[0] if self.presences else None

    @property
    def sort_key(self) -> tuple:
        """What sorts venues by soonest: where somebody answers, then where somebody comes."""
        return (not self.answers, self.first.start) if self.first else (True, LATER)


def people_at(
    venues: Iterable[VenuePage], wish, moment: Moment, *, on_behalf: bool = False
) -> dict[int, Here]:
    """Venue's key → its people, where there is a current permanence. Constant queries.

    ``venues`` are those of ``VenueQuerySet.for_listing``. Each venue and each person is one object
    for all their permanences: making them is what costs.
    """
    by_key = {venue.pk: venue for venue in venues}
    found = Permanence.objects.current(moment.today).filter(venue__in=list(by_key))
    if wish.person:
        found = found.filter(mediator=wish.person)
    rows = list(found.prefetch_related("bring"))
    people = Mediator.objects.select_related("employer").with_absences()
    people = people.in_bulk({row.mediator_id for row in rows}) if rows else {}
    by_venue = defaultdict(list)
    for row in rows:
        if person := people.get(row.mediator_id):  # not deleted in the meantime
            row.venue, row.mediator = by_key[row.venue_id], person
            by_venue[row.venue_id].append(row)
    return {pk: _here(rows, wish, moment, on_behalf) for pk, rows in by_venue.items()}


def _here(permanences: list[Permanence], wish, moment: Moment, on_behalf: bool) -> Here:
    rated, undated, answers = [], [], False
    for permanence in permanences:
        answered = wish.is_answered_by(permanence)
        days = wish.weekdays if answered else ()
        presence = next_presence(permanence, moment.now, moment.calendar, days)
        if presence is None:
            undated.append(permanence)
            continue
        answers = answers or answered
        for_them = on_behalf and Posture.FOR in permanence.postures
        rated.append((not answered, not for_them, presence.start, permanence.pk, presence))
    rated.sort(key=lambda row: row[:4])
    return Here(tuple(row[4] for row in rated), tuple(undated), answers)


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
