"""The place that somebody types in the agenda, and how far from it events are."""

from dataclasses import dataclass

from django.db.models import Q

from core.text import clean_line
from venues.models import VenuePage
from venues.nearby import Point, box, distance_km
from venues.places.candidates import Candidate
from venues.places.known import find_known, near_spellings, place_index

LONGEST = 100
#: Offered besides the one that was taken.
MOST_CHOICES = 8


@dataclass(frozen=True)
class Choice:
    """``query`` is what one types to mean this place and no other; ``venue`` is a venue's key."""

    label: str
    query: str
    point: Point
    venue: int | None = None


@dataclass(frozen=True)
class Located:
    """What a text means, and what else it may mean; not ``is_certain`` when its words were
    stretched."""

    place: Choice
    others: tuple[Choice, ...] = ()
    is_certain: bool = True


def located(text: str) -> Located | None:
    """A commune or a venue, as the finder understands it; a venue by its address too. None when
    nobody knows, or when it is somewhere else in France."""
    text = clean_line(text, LONGEST)
    found = find_known(text)
    if not (found and found[0].is_certain):
        if venue := _venue_at(text):
            return Located(venue)
        if is_outside(text):
            return None
    if not found:
        return None
    best, *others = map(_choice, found[: MOST_CHOICES + 1])
    return Located(best, tuple(others), found[0].is_certain)


def is_outside(text: str) -> bool:
    """A postal code or a department that is not of the region."""
    return place_index().is_outside(text)


def likely(text: str) -> list[Choice]:
    """For a text that ``located`` does not know: the names that look like it."""
    return [_choice(candidate) for candidate in near_spellings(text)]


def distances(events, point: Point, km: float) -> dict[int, float]:
    """Event → how far in km, for those of the queryset within ``km``: where they take place, which
    may be elsewhere than the venue that holds them. Two queries."""
    around = box(point, km)
    south, north, west, east = around
    hosted = events.filter(place_name="", venue__in=VenuePage.objects.in_box(*around).values("pk"))
    found = list(hosted.values_list("pk", "venue__latitude", "venue__longitude"))
    in_box = Q(latitude__range=(south, north), longitude__range=(west, east))
    elsewhere = events.exclude(place_name="").filter(in_box | Q(latitude=None))
    town = place_index().town  # of those that give no point
    columns = ("pk", "latitude", "longitude", "place_commune", "place_postal_code")
    for pk, latitude, longitude, commune, postal_code in elsewhere.values_list(*columns):
        if latitude is not None:
            found.append((pk, latitude, longitude))
        elif centre := town(commune, postal_code):
            found.append((pk, centre.latitude, centre.longitude))
    away = ((pk, distance_km(point, Point(*there))) for pk, *there in found)
    return {pk: far for pk, far in away if far <= km}


def _choice(found: Candidate) -> Choice:
    return Choice(found.label, found.query, Point(found.latitude, found.longitude), found.venue_id)


def _venue_at(slug: str) -> Choice | None:
    venues = VenuePage.objects.visible().filter(slug=slug, latitude__isnull=False).order_by("pk")
    columns = ("title", "commune_name", "latitude", "longitude", "pk")
    for title, commune, latitude, longitude, pk in venues.values_list(*columns)[:1]:
        return Choice(f"{title}, {commune}", slug, Point(latitude, longitude), pk)
    return None
