"""The nearest places, quickly, on any database, without an extension.

Distances are great-circle ones on a sphere (haversine). A box on two indexed columns keeps the
search small; how large the box must be is read from a coarse count of venues per cell, kept for a
minute, so that one query is enough whether the region holds 40 places or 200,000.
"""

from dataclasses import dataclass
from hashlib import sha256
from math import asin, cos, degrees, radians, sin, sqrt

from django.core.cache import cache
from django.db.models import Count, F
from django.db.models.functions import Floor

from core.pagination import TOTAL_SECONDS

EARTH_KM = 6371.0088  # mean radius of the IUGG
CELL = 0.05  # degrees: about 5.5 km north–south, 3.6 km east–west in Normandie
HALF_DIAGONAL_KM = EARTH_KM * radians(CELL) / 2 * sqrt(2)
WIDEST_KM = 20_100  # half-way round


@dataclass(frozen=True)
class Point:
    latitude: float
    longitude: float


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in kilometres."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half_lat = (lat_b - lat_a) / 2
    half_lon = radians(b.longitude - a.longitude) / 2
    h = sin(half_lat) ** 2 + cos(lat_a) * cos(lat_b) * sin(half_lon) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def box(point: Point, km: float) -> tuple[float, float, float, float]:
    """(south, north, west, east) in degrees around every point within ``km``.

    Near a pole or across the 180th meridian the box takes all longitudes: larger, never wrong.
    """
    angle = km / EARTH_KM
    d_lat = degrees(angle)
    south, north = point.latitude - d_lat, point.latitude + d_lat
    reach = sin(angle) / max(cos(radians(point.latitude)), 1e-12)
    if south <= -90 or north >= 90 or reach >= 1:
        return max(south, -90.0), min(north, 90.0), -180.0, 180.0
    d_lon = degrees(asin(reach))
    west, east = point.longitude - d_lon, point.longitude + d_lon
    if west < -180 or east > 180:
        west, east = -180.0, 180.0
    return south, north, west, east


@dataclass(frozen=True)
class Near:
    """A venue's key and how far it is."""

    pk: int
    km: float


class Density:
    """How many venues each cell of ``CELL`` degrees holds: enough to choose a radius."""

    def __init__(self, cells: dict[tuple[int, int], int]):
        self.cells = cells
        self.total = sum(cells.values())

    @classmethod
    def of(cls, queryset, key: str) -> "Density":
        """Count once a minute for each ``key`` (one for each combination of filters)."""
        cache_key = f"density:{sha256(key.encode()).hexdigest()}"
        cells = cache.get(cache_key)
        if cells is None:
            rows = (
                queryset.order_by()
                .filter(latitude__isnull=False)
                .values(row=Floor(F("latitude") / CELL), column=Floor(F("longitude") / CELL))
                .annotate(n=Count("pk"))
            )
            cells = {(int(r["row"]), int(r["column"])): r["n"] for r in rows}
            cache.set(cache_key, cells, TOTAL_SECONDS)
        return cls(cells)

    def radius_for(self, point: Point, wanted: int) -> float:
        """A radius in km that surely holds ``wanted`` venues; half-way round if there are fewer.

        Cells are taken from the nearest on; each lies wholly within the distance of its centre
        plus half its diagonal.
        """
        narrowing = cos(radians(point.latitude))

        def planar(cell):
            north = (cell[0] + 0.5) * CELL - point.latitude
            east = ((cell[1] + 0.5) * CELL - point.longitude) * narrowing
            return north * north + east * east

        held, radius = 0, 0.0
        for cell in sorted(self.cells, key=planar):
            centre = Point((cell[0] + 0.5) * CELL, (cell[1] + 0.5) * CELL)
            radius = max(radius, distance_km(point, centre) + HALF_DIAGONAL_KM)
            held += self.cells[cell]
            if held >= wanted:
                return radius
        return WIDEST_KM


def nearest(
    queryset, point: Point, *, key: str, wanted: int, within_km: float | None = None
) -> list[Near]:
    """The ``wanted`` nearest venues of ``queryset``, nearest first, ties by name.

    ``key`` names the queryset's filters (for the count of cells). ``within_km`` is a limit that
    the visitor asked for. One query; a second one in the minute after many venues were removed.
    """
    limit = WIDEST_KM if within_km is None else within_km
    radius = min(Density.of(queryset, key).radius_for(point, wanted), limit)
    found = _within(queryset, point, radius)
    if len(found) < wanted and radius < limit:
        found = _within(queryset, point, limit)
    return found[:wanted]


def _within(queryset, point: Point, km: float) -> list[Near]:
    rows = (
        queryset.order_by()
        .in_box(*box(point, km))
        .values_list("pk", "latitude", "longitude", "name_key")
    )
    found = []
    for pk, latitude, longitude, name in rows:
        away = distance_km(point, Point(latitude, longitude))
        if away <= km:
            found.append((away, name, pk))
    found.sort()
    return [Near(pk, away) for away, _, pk in found]


def count_within(queryset, point: Point, km: float) -> int:
    """How many venues lie within ``km``."""
    return len(_within(queryset, point, km))
