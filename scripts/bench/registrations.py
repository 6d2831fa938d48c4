"""Many people ask for a place at the same moment: how many a second, and not one place too many."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

from django.db import connections
from django.utils import timezone

from events import registering
from events.enums import RegistrationState
from events.models import Occurrence, Registration
from events.registering import Wanted

THREADS = 8
PLACES = 10


def measure(people: int) -> dict:
    """``people`` ask for a place on dates that hold half of them, each thread on a connection of its
    own. Raises ``RuntimeError`` when a date does not end up exactly full."""
    now = timezone.now()
    dates = crowded_dates(people // (PLACES * 2), now)

    def ask(first: int) -> None:
        # Two who follow each other, on two threads, want the same date.
        try:
            for number in range(first, people, THREADS):
                person = Wanted(name=f"Personne {number}", phone=f"+332619{number:05d}")
                registering.register(dates[number * len(dates) // people], person, now)
        finally:
            connections.close_all()

    begun = perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(ask, range(THREADS)))
    taken = perf_counter() - begun
    check(dates, people)
    return {
        "people": people,
        "dates": len(dates),
        "places": PLACES,
        "per_s": people / taken,
    }


def crowded_dates(number: int, now) -> list[Occurrence]:
    dates = list(Occurrence.objects.filter(start__gt=now).with_event().order_by("pk")[:number])
    Occurrence.objects.filter(pk__in=[date.pk for date in dates]).update(capacity=PLACES)
    return dates


def check(dates: list[Occurrence], people: int) -> None:
    """Nobody is lost; every place is given, and given once."""
    kept = Registration.objects.count()
    if kept != people:
        raise RuntimeError(f"{people} people registered, {kept} are kept")
    given = Counter()
    confirmed = Registration.objects.filter(state=RegistrationState.CONFIRMED)
    for occurrence, places in confirmed.values_list("occurrence", "places"):
        given[occurrence] += places
    counted = dict(Occurrence.objects.filter(places_taken__gt=0).values_list("pk", "places_taken"))
    if given != counted or given != {date.pk: PLACES for date in dates}:
        raise RuntimeError(f"dates of {PLACES} places hold {sorted(set(given.values()))} people")
