"""Server time and queries of the public pages, as an anonymous visitor causes them."""

import random
import statistics
from time import perf_counter
from urllib.parse import urlencode

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from scripts.bench.progress import tell
from scripts.bench.seeding import EMPTY_SLUG, Seeder
from venues.models import VenuePage

WARM_UP = 3
#: A page of results that shows fewer is not the page we mean to measure.
LISTED = 10
COLD_ROUNDS = 3
VISITS = 3
#: As people type: a city, a village, a postal code, an abbreviation, a former commune, a slip.
ELSEWHERE = ("Caen", "76600", "st lo", "Equeurdreville", "VIRE", "sain lo", "Évreux", "Mortain")
EMPTY = "empty page"


def addresses() -> dict[str, list[str]]:
    """Name of the page → its addresses, visited in turn."""
    venue = VenuePage.objects.exclude(hours__osm="").order_by("path")[:1].get()
    finder = [f"/trouver/?{urlencode({'lieu': place})}" for place in ELSEWHERE]
    return {
        EMPTY: [f"/{EMPTY_SLUG}/"],
        "home": ["/"],
        "finder": [f"/trouver/?{urlencode({'lieu': 'Saint-Lô'})}"],
        "finder elsewhere": finder,
        "list": ["/lieux/"],
        "venue": [venue.url],
    }


def get(client: Client, address: str) -> float:
    """Milliseconds of one request. A page that is not what it should be is not worth measuring."""
    begun = perf_counter()
    response = client.get(address)
    taken = (perf_counter() - begun) * 1000
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    if "lieu=" in address and response.content.count(b"<article") < LISTED:
        raise RuntimeError(f"{address} lists fewer than {LISTED} venues")
    return taken


def queries(client: Client, pages: list[str]) -> int:
    """The most queries that one of these addresses makes, each visited once."""
    return max(count(client, address) for address in pages)


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        get(client, address)
    return len(captured)


def warm_queries(client: Client, pages: list[str]) -> int:
    """The same when everything is cached: the fewest of a few visits, for a cache may expire."""
    return max(min(count(client, address) for _ in range(VISITS)) for address in pages)


def cold(client: Client, pages: list[str]) -> tuple[int, float]:
    """Queries and milliseconds of the first request of the minute, when nothing is cached."""
    most, times = 0, []
    for number in range(COLD_ROUNDS):
        for address in pages[number::COLD_ROUNDS]:
            cache.clear()
            most = max(most, count(client, address))
        cache.clear()
        times.append(get(client, pages[number % len(pages)]))
    return most, statistics.median(times)


def warm_times(client: Client, pages: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    """Every page once a round, in an order that changes: noise falls on all alike."""
    times, chance = {name: [] for name in pages}, random.Random(5)
    for number in range(-WARM_UP, rounds):
        for name in chance.sample(list(pages), len(pages)):
            taken = get(client, pages[name][number % len(pages[name])])
            if number >= 0:
                times[name].append(taken)
    return times


def measure(size: int, rounds: int) -> dict:
    """Medians; ``times_empty`` is that of each round's own ratio, for the machine's pace changes.

    ``{"size", "pages": {name: {"ms", "times_empty", "queries", "cold_queries", "cold_ms"}}}``.
    """
    tell(f"{connection.vendor}: {size} venues")
    Seeder().fill(size)
    client, pages = Client(SERVER_NAME="127.0.0.1"), addresses()
    for every in pages.values():
        queries(client, every)  # templates compiled, content types known, places indexed
    times = warm_times(client, pages, rounds)
    warm = {name: warm_queries(client, every) for name, every in pages.items()}
    found = {}
    for name, every in pages.items():
        cold_queries, cold_ms = cold(client, every)
        found[name] = {
            "ms": statistics.median(times[name]),
            "times_empty": statistics.median(
                page / empty for page, empty in zip(times[name], times[EMPTY], strict=True)
            ),
            "queries": warm[name], "cold_queries": cold_queries, "cold_ms": cold_ms,
        }  # fmt: skip
    return {"size": size, "pages": found}
