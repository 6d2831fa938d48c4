"""Saving a closure takes no longer the more events its venue holds."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events import registering, signals
from events.models import Occurrence
from events.nightly import extend_dates
from events.registering import Wanted
from tests.events.factories import event, paris
from tests.mediators.factories import school_calendar
from tests.venues.factories import VenuePageFactory
from venues.models import Closure

pytestmark = pytest.mark.django_db

NOW = paris(2026, 11, 22, 10)
DAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def venue():
    return VenuePageFactory()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    def run(change):
        with django_capture_on_commit_callbacks(execute=True):
            return change()

    return run


def booked(venue, number: int) -> None:
    for _ in range(number):
        first = event(venue, last_day=date(2026, 12, 8)).occurrences.order_by("start").first()
        registering.register(first, Wanted("Zoé", "+33233000001"), NOW)


def close(venue, reason="Travaux"):
    return lambda: Closure.objects.create(venue=venue, first_day=DAY, last_day=DAY, reason=reason)


def asked() -> int:
    return Occurrence.objects.to_decide().count()


def cost(committed, change) -> int:
    with CaptureQueriesContext(connection) as queries:
        committed(change)
    return len(queries)


def test_events_where_nobody_is_expected_cost_nothing(venue, committed):
    booked(venue, 1)
    before = cost(committed, close(venue))
    assert asked() == 1
    committed(lambda: Closure.objects.all().delete())
    assert asked() == 0
    for _ in range(8):
        event(venue, last_day=date(2026, 12, 8))
    assert cost(committed, close(venue)) == before <= 45


def test_beyond_a_number_of_events_the_night_does_it(venue, committed, monkeypatch):
    monkeypatch.setattr(signals, "MOST_AT_A_VENUE", 2)
    booked(venue, 2)
    before = cost(committed, close(venue))
    committed(lambda: Closure.objects.all().delete())
    booked(venue, 4)
    assert cost(committed, close(venue)) == before
    assert asked() == 2
    extend_dates(NOW)
    assert asked() == 6


def test_each_event_costs_the_same(venue, committed):
    costs = []
    for _ in range(3):
        booked(venue, 1)
        costs.append(cost(committed, close(venue)))
        committed(lambda: Closure.objects.all().delete())
    assert costs[2] - costs[1] == costs[1] - costs[0] <= 30
