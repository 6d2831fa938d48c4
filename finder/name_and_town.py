"""A name and a town typed together: "Besnard Bayeux", "camille lenoir à saint-lo"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from django.utils import timezone

from core.text import clean_line, normalise
from finder.people import PersonHit, find_people
from mediators.models import Permanence
from venues.nearby import Point, distance_km
from venues.places.candidates import Candidate, Rank
from venues.places.known import find_known

#: Between the two: "lenoir à saint-lo".
_JOINTS = "a au aux d dans de des du en pres vers"
JOINTS = frozenset(_JOINTS.split())
MOST_WORDS = 12
MOST_PEOPLE = 8
#: A town is typed by its name, by the beginning that everybody says ("Cherbourg"), or by its code.
TOWN_RANKS = {Rank.WHOLE_NAME, Rank.CODE, Rank.FORMER_NAME, Rank.FIRST_WORDS}
NEAR_KM = 15
#: What coming near the town is worth: less than anything else that tells two people apart.
NAMESAKE = 0.05


class NameAndTown(NamedTuple):
    """Who is meant, best first, and the places that the rest of the words means."""

    people: list[PersonHit]
    towns: list[Candidate]


def name_and_town(text: str) -> NameAndTown:
    """The reading in which the name is the surest; empty when no words name both.

    No network. One query, and only when several people are as likely.
    """
    best = NameAndTown([], [])
    for name, town in _readings(normalise(clean_line(text)).split()):
        people = find_people(name, MOST_PEOPLE)
        if not people or (best.people and people[0].score <= best.people[0].score):
            continue
        towns = find_known(town)
        if towns and towns[0].kind == "commune" and towns[0].rank in TOWN_RANKS:
            best = NameAndTown(people, towns)
    return NameAndTown(_nearest_first(best), best.towns)


def _readings(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every (name, town) that the words make, in either order."""
    if len(words) > MOST_WORDS:
        return
    for cut in range(1, len(words)):
        first, second = _trimmed(words[:cut]), _trimmed(words[cut:])
        yield first, second
        yield second, first


def _trimmed(words: Sequence[str]) -> str:
    while words and words[0] in JOINTS:
        words = words[1:]
    while words and words[-1] in JOINTS:
        words = words[:-1]
    return " ".join(words)


def _nearest_first(found: NameAndTown) -> list[PersonHit]:
    """Of those who are as likely, the ones who come near the town."""
    people = found.people
    if len(people) < 2 or people[0].score > people[1].score:
        return people
    town = Point(found.towns[0].latitude, found.towns[0].longitude)
    near = {
        pk
        for pk, latitude, longitude in Permanence.objects.current(timezone.localdate())
        .at_visible_venues()
        .filter(mediator__in=[hit.pk for hit in people], venue__latitude__isnull=False)
        .values_list("mediator", "venue__latitude", "venue__longitude")
        if distance_km(town, Point(latitude, longitude)) <= NEAR_KM
    }
    rated = [hit if hit.pk in near else replace(hit, score=hit.score - NAMESAKE) for hit in people]
    return sorted(rated, key=lambda hit: -hit.score)
