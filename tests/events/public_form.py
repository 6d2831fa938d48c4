"""What the tests of the public registration form share: an event, a filled form, its address."""

import re
from html import unescape

import pytest
import time_machine
from django.core.cache import cache

from events.models import EventPage, Occurrence
from tests.events.factories import dated_event, paris
from tests.mediators.factories import BringItemFactory
from tests.venues.factories import VenuePageFactory

NOW = paris(2026, 11, 20, 10)
STARTS = [paris(2026, 12, 1, 14), paris(2026, 12, 8, 14)]
JEANNE = {"name": "Jeanne", "phone": "02 33 12 34 56", "places": "1"}


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def event():
    venue = VenuePageFactory(title="Médiathèque La Source", slug="la-source", phone="+33233000000")
    bring = [BringItemFactory(label="un cahier"), BringItemFactory(label="des lunettes")]
    values = {"title": "Premiers pas", "slug": "premiers-pas", "capacity": 3, "bring": bring}
    return dated_event(venue, *STARTS, **values)


def first(event) -> Occurrence:
    return event.occurrences.earliest("start")


def address(event: EventPage, seance="") -> str:
    query = f"?seance={seance}" if seance else ""
    return f"/lieux/{event.venue.slug}/{event.slug}/inscription/{query}"


def carried(html: str) -> dict:
    names = ("opened", "csrfmiddlewaretoken")
    return {name: re.search(rf'name="{name}" value="([^"]+)"', html)[1] for name in names}


def send(client, clock, event, wait=10, **values):
    form = carried(client.get(address(event)).content.decode())
    clock.shift(wait)
    return client.post(address(event), form | {"seance": first(event).pk} | JEANNE | values)


def page(response) -> str:
    return unescape(response.content.decode())
