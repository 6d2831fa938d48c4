"""The twenty nearest of many points, wherever one stands."""

import statistics
from time import perf_counter

from django.core.cache import cache
from django.db import connection
from django.test import Client

from scripts.bench.pages import get
from scripts.bench.places import Region
from scripts.bench.progress import tell
from scripts.bench.seeding import EMPTY_SLUG, Seeder
from venues.models import VenuePage
from venues.nearby import Point, box, nearest

WANTED = 20
INDEX = "venue_lat_lon"


def measure(size: int, repetitions: int) -> dict:
    """Milliseconds: ``median``, ``p95``, ``worst``, ``cold`` (the minute's first).

    ``times_empty`` compares the median with an empty page visited in between; ``uses_index`` tells
    whether the database searches the box by its index.
    """
    tell(f"{connection.vendor}: {size} points")
    begun = perf_counter()
    Seeder().fill(size, with_hours=False)
    seeded = perf_counter() - begun
    starts = [Point(*start) for start in Region().starts(repetitions + 5)]
    cache.clear()
    cold = timed(starts[0])
    for start in starts[:5]:
        timed(start)
    client, times, empty = Client(SERVER_NAME="127.0.0.1"), [], []
    for start in starts[5:]:
        times.append(timed(start))
        empty.append(get(client, f"/{EMPTY_SLUG}/"))
    times.sort()
    return {
        "points": size,
        "median": statistics.median(times),
        "times_empty": statistics.median(times) / statistics.median(empty),
        "p95": times[int(len(times) * 0.95)],
        "worst": times[-1],
        "cold": cold,
        "seeded_in_s": seeded,
        "uses_index": uses_index(starts[0]),
    }


def timed(start: Point) -> float:
    begun = perf_counter()
    found = nearest(VenuePage.objects.visible(), start, key="bench", wanted=WANTED)
    taken = (perf_counter() - begun) * 1000
    if len(found) != WANTED:
        raise RuntimeError(f"{len(found)} venues found near {start}")
    return taken


def uses_index(start: Point) -> bool:
    plan = VenuePage.objects.visible().order_by().in_box(*box(start, 5)).values_list("pk").explain()
    return INDEX in plan
