"""The nearest places, quickly, on any database, without an extension.

Distances are great-circle ones on a sphere (haversine). A box on two indexed columns keeps the
search small; how large the box must be is read from a coarse count of venues per cell, kept for a
minute, so that one query is enough whether the region holds 40 places or 200,000.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import product
from math import asin, cos, degrees, radians, sin, sqrt
from struct import Struct

from django.core.cache import cache
from django.db.models import Count, F
from django.db.models.functions import Floor

from core.pagination import TOTAL_SECONDS

EARTH_KM = 6371.0088  # mean radius of the IUGG
CELL = 0.00625  # degrees: about 700 m north–south, 450 m east–west in Normandie
BLOCK = 8  # cells on a block's side
REACH = 3  # blocks: about 16 km
HALF_DIAGONAL_KM = EARTH_KM * radians(CELL) / 2 * sqrt(2)
WIDEST_KM = 20_100  # half-way round
#: A block in the cache: row, column, counts.
RECORD = Struct(f"<hh{BLOCK * BLOCK}s")


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
    """How many venues stand in each cell: enough to choose a radius.

    Cells are kept by blocks, ``{(row, column): counts}``, for a point has few blocks around it and
    a region many cells; ``counts`` has one byte a cell, and the cells that hold more than 255 say
    255, which makes a radius longer, never too short.
    """

    def __init__(self, blocks: dict[tuple[int, int], bytes]):
        self.blocks = blocks

    @classmethod
    def counted(cls, cells: dict[tuple[int, int], int]) -> "Density":
        """From the number of venues of each cell of ``CELL`` degrees."""
        blocks = defaultdict(lambda: bytearray(BLOCK * BLOCK))
        for (row, column), total in cells.items():
            cell = row % BLOCK * BLOCK + column % BLOCK
            blocks[row // BLOCK, column // BLOCK][cell] = min(total, 255)
        return cls({place: bytes(counts) for place, counts in blocks.items()})

    @classmethod
    def of(cls, queryset, key: str) -> "Density":
        """Count once a minute for each ``key`` (one for each combination of filters)."""
        cache_key = f"density:{sha256(key.encode()).hexdigest()}"
        packed = cache.get(cache_key)
        if packed is None:
            rows = (
                queryset.order_by()
                .filter(latitude__isnull=False)
                .values_list(Floor(F("latitude") / CELL), Floor(F("longitude") / CELL))
                .annotate(n=Count("pk"))
            )
            density = cls.counted({(int(row), int(column)): n for row, column, n in rows})
            packed = b"".join(
                RECORD.pack(*block, counts) for block, counts in density.blocks.items()
            )
            cache.set(cache_key, packed, TOTAL_SECONDS)
        return cls(unpacked(packed))

    def radius_for(self, point: Point, wanted: int) -> float:
        """A radius in km that surely holds ``wanted`` venues; half-way round if there are fewer.

        Cells are taken from the nearest on; each lies wholly within the distance of its centre
        plus half its diagonal.
        """
        north, east = point.latitude / CELL - 0.5, point.longitude / CELL - 0.5
        narrowing = cos(radians(point.latitude)) ** 2
        cells = sorted(
            ((row - north) ** 2 + (column - east) ** 2 * narrowing, row, column, venues)
            for row, column, venues in self._cells_about(point, narrowing, wanted)
        )
        held, radius = 0, 0.0
        for _, row, column, venues in cells:
            centre = Point((row + 0.5) * CELL, (column + 0.5) * CELL)
            radius = max(radius, distance_km(point, centre) + HALF_DIAGONAL_KM)
            held += venues
            if held >= wanted:
                return radius
        return WIDEST_KM

    def _cells_about(
        self, point: Point, narrowing: float, wanted: int
    ) -> Iterator[tuple[int, int, int]]:
        """(row, column, venues) of the cells of the nearest blocks: as many blocks as hold
        ``wanted`` venues, and the eight that may surround a point."""
        north, east = point.latitude / CELL / BLOCK - 0.5, point.longitude / CELL / BLOCK - 0.5
        blocks = sorted(
            ((row - north) ** 2 + (column - east) ** 2 * narrowing, row, column)
            for row, column in self._blocks_about(round(north), round(east), wanted)
        )
        held, more = 0, 8
        for _, row, column in blocks:
            counts = self.blocks[row, column]
            for number, venues in enumerate(counts):
                if venues:
                    yield row * BLOCK + number // BLOCK, column * BLOCK + number % BLOCK, venues
            more -= held >= wanted
            held += sum(counts)
            if not more:
                return

    def _blocks_about(self, row: int, column: int, wanted: int) -> Collection[tuple[int, int]]:
        """The blocks within ``REACH`` of this one when they hold enough, else all of them."""
        square = [
            block
            for block in product(
                range(row - REACH, row + REACH + 1), range(column - REACH, column + REACH + 1)
            )
            if block in self.blocks
        ]
        return square if sum(sum(self.blocks[block]) for block in square) >= wanted else self.blocks


@lru_cache(maxsize=16)
def unpacked(packed: bytes) -> dict[tuple[int, int], bytes]:
    """The blocks of a density: made once a minute rather than once a request."""
    return {(row, column): counts for row, column, counts in RECORD.iter_unpack(packed)}


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
