"""The place that somebody types in the agenda, and how far from it events are.

``finder`` stands above this room and reads slips of the pen too; here a commune, a postal code or
a venue is enough, and the page leads to the finder for anything else.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Q
from django.utils.text import slugify

from core.pagination import TOTAL_SECONDS
from core.text import clean_line, normalise
from venues.models import Commune, VenuePage
from venues.nearby import Point, box, distance_km

LONGEST = 100
#: Offered besides the one that was taken.
MOST_CHOICES = 8
_POSTAL = re.compile(r"(?<!\d)(\d{5})(?!\d)")
_DEPARTMENT = re.compile(r"[( ](2[abAB]|\d{2,3})\)?$")
_ARTICLES = ("le ", "la ", "les ", "l ")


@dataclass(frozen=True)
class Choice:
    """``query`` is what one types to mean this place and no other; ``venue`` is a venue's key."""

    label: str
    query: str
    point: Point
    venue: int | None = None


@dataclass(frozen=True)
class Located:
    """What a text means, and what else it may mean."""

    place: Choice
    others: tuple[Choice, ...] = ()


def located(text: str) -> Located | None:
    """A commune, of today or merged since, by its name or postal code; else a venue, by its title
    or the end of its address. The most populated of homonyms is taken. None when nobody knows."""
    text = clean_line(text, LONGEST)
    found = _communes_named(text) or _venues_named(text)
    if not found:
        return None
    return Located(found[0], tuple(found[1 : MOST_CHOICES + 1]))


def distances(events, point: Point, km: float) -> dict[int, float]:
    """Event → how far in km, for those of the queryset within ``km``: where they take place, which
    may be elsewhere than the venue that holds them. Two queries."""
    around = box(point, km)
    south, north, west, east = around
    hosted = events.filter(place_name="", venue__in=VenuePage.objects.in_box(*around).values("pk"))
    found = list(hosted.values_list("pk", "venue__latitude", "venue__longitude"))
    in_box = Q(latitude__range=(south, north), longitude__range=(west, east))
    elsewhere = events.exclude(place_name="").filter(in_box | Q(latitude=None))
    columns = ("pk", "latitude", "longitude", "place_commune", "place_postal_code")
    for pk, latitude, longitude, commune, postal_code in elsewhere.values_list(*columns):
        if latitude is not None:
            found.append((pk, latitude, longitude))
        elif centre := _centre(commune, postal_code):
            found.append((pk, centre.latitude, centre.longitude))
    away = ((pk, distance_km(point, Point(*there))) for pk, *there in found)
    return {pk: far for pk, far in away if far <= km}


def _centre(name: str, postal_code: str) -> Point | None:
    """Of the commune that an event elsewhere names without giving its point."""
    communes = _communes_named(f"{name} {postal_code}")
    return communes[0].point if communes else None


def _communes_named(text: str) -> list[Choice]:
    directory = _directory()
    postal, department, key = _read(text)
    named = directory["names"].get(key, []) if key else []
    coded = directory["codes"].get(postal, []) if postal else []
    if postal and (both := [row for row in named if row in coded]):
        return _choices(both)
    if department:
        named = [row for row in named if row[2] == department]
    return _choices(named or coded)


def _read(text: str) -> tuple[str, str, str]:
    """(postal code, department, key of the name): "St-Lô (50)" → ("", "50", "saint lo")."""
    postal = department = ""
    if match := _POSTAL.search(text):
        postal, text = match[1], text.replace(match[1], " ")
    if match := _DEPARTMENT.search(text.strip()):
        department, text = match[1].upper(), text[: text.rindex(match[1])]
    return postal, department, normalise(text)


def _choices(rows: list[tuple]) -> list[Choice]:
    """A row is (name, label, department, latitude, longitude)."""
    return [
        Choice(label, f"{name} ({department})", Point(latitude, longitude))
        for name, label, department, latitude, longitude in rows
    ]


def _directory() -> dict[str, dict[str, list[tuple]]]:
    """Communes by name, then by former name; and by code. A minute old at most."""
    if (kept := cache.get("events:communes")) is None:
        kept = _made()
        cache.set("events:communes", kept, TOTAL_SECONDS)
    return kept


def _made() -> dict[str, dict[str, list[tuple]]]:
    columns = ("name", "department", "latitude", "longitude", "former_names", "postal_codes", "pk")
    communes = list(Commune.objects.order_by("-population", "pk").values_list(*columns))
    present, former, codes = defaultdict(list), defaultdict(list), defaultdict(list)
    bearers = defaultdict(int)
    for name, *_ in communes:
        bearers[normalise(name)] += 1
    for name, department, latitude, longitude, olds, postal_codes, insee in communes:
        label = f"{name} ({department})" if bearers[normalise(name)] > 1 else name
        row = (name, label, department, latitude, longitude)
        for key in _keys(name):
            present[key].append(row)
        for key in {key for old in olds for key in _keys(old)}:
            former[key].append(row)
        for code in {*postal_codes, insee}:
            codes[code].append(row)
    names = {
        key: list(dict.fromkeys([*present.get(key, ()), *former.get(key, ())]))
        for key in {*present, *former}
    }
    return {"names": names, "codes": dict(codes)}


def _keys(name: str) -> set[str]:
    """ "Le Havre" is found without its article."""
    key = normalise(name)
    short = next((key.removeprefix(a) for a in _ARTICLES if key.startswith(a)), key)
    return {key, short} - {""}


def _venues_named(text: str) -> list[Choice]:
    """By the end of its address, by its title, with its commune after a comma or not."""
    key, slug = normalise(text), slugify(text)
    if not key:
        return []
    name, _, commune = text.rpartition(",")
    labelled = Q(name_key=normalise(name), commune_name__iexact=commune.strip())
    venues = VenuePage.objects.visible().filter(latitude__isnull=False).order_by("name_key", "pk")
    columns = ("title", "commune_name", "slug", "latitude", "longitude", "pk")
    for exact in (Q(slug=slug), Q(name_key=key) | labelled, Q(name_key__startswith=key)):
        rows = list(venues.filter(exact).values_list(*columns)[: MOST_CHOICES + 1])
        if rows:
            return [
                Choice(f"{title}, {commune}", slug, Point(latitude, longitude), pk)
                for title, commune, slug, latitude, longitude, pk in rows
            ]
    return []
