"""The next workshops, on the pages of a venue, of a person, and on the home page."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.enums import Status
from events.models import Occurrence
from tests.events.factories import dated_event, event, paris
from tests.finder.factories import finder_page
from tests.mediators.factories import MediatorFactory, mediator_index, school_calendar
from tests.venues.factories import VenuePageFactory, home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(paris(2026, 11, 22, 10), tick=False):
        school_calendar()
        yield


@pytest.fixture
def source():
    finder_page(), mediator_index()
    return VenuePageFactory(title="La Source", slug="la-source")


@pytest.fixture
def camille():
    return MediatorFactory(name="Camille Martin")


def read(client, address) -> str:
    return client.get(address).content.decode()


def titles(html: str) -> list[str]:
    """Those of the cards, in order."""
    parts = html.split('class="card card--event')[1:]
    return [part.split("</a></h3>")[0].rsplit(">", 1)[1] for part in parts]


def some(source, count, **values):
    start = paris(2026, 11, 25, 14)
    for number in range(count):
        dates = [start + timedelta(days=number), start + timedelta(days=number + 30)]
        dated_event(source, *dates, title=f"Atelier {number}", **values)


@pytest.mark.parametrize(
    ("address", "most"), [("/", 3), ("/lieux/la-source/", 5), ("/conseillers/camille-martin/", 5)]
)
def test_the_next_series_each_once_in_order(client, source, camille, address, most):
    some(source, 7, led_by=[camille])
    assert titles(read(client, address)) == [f"Atelier {n}" for n in range(most)]


@pytest.mark.parametrize("address", ["/", "/lieux/la-source/", "/conseillers/camille-martin/"])
def test_nothing_is_shown_when_there_are_none(client, source, camille, address):
    dated_event(source, paris(2026, 11, 2, 14), led_by=[camille], title="Terminé")
    html = read(client, address)
    assert "card--event" not in html
    assert "ateliers" not in html.lower().split("<main", 1)[1].split("</main>")[0]


def test_each_page_has_its_own(client, source, camille):
    elsewhere = VenuePageFactory(title="Ailleurs", slug="ailleurs")
    other = MediatorFactory(name="Omar Benali")
    event(source, title="Ici", led_by=[camille])
    event(elsewhere, title="Là", led_by=[other])
    assert titles(read(client, "/lieux/la-source/")) == ["Ici"]
    assert titles(read(client, "/lieux/ailleurs/")) == ["Là"]
    assert titles(read(client, camille.path_on_site)) == ["Ici"]
    assert titles(read(client, other.path_on_site)) == ["Là"]
    assert sorted(titles(read(client, "/"))) == ["Ici", "Là"]
    assert 'href="/agenda/?lieu=la-source"' in read(client, "/lieux/la-source/")
    assert "Ateliers animés par Camille Martin" in read(client, camille.path_on_site)


def test_home_invites_to_nothing_that_is_cancelled_and_the_venue_says_so(client, source):
    page = dated_event(source, paris(2026, 11, 25, 14), title="Annulé demain")
    Occurrence.objects.filter(event=page).update(status=Status.CANCELLED, reason="Grève")
    assert titles(read(client, "/")) == []
    html = read(client, "/lieux/la-source/")
    assert titles(html) == ["Annulé demain"]
    assert "Annulé\u00a0: grève" in html


@pytest.mark.parametrize(
    ("address", "most"),
    [("/", 14), ("/lieux/la-source/", 19), ("/conseillers/camille-martin/", 18)],
)
def test_it_costs_the_same_for_two_and_for_twelve(client, source, camille, address, most):
    counts = []
    for more in (2, 10):
        some(source, more, led_by=[camille])
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= most


def test_home_stays_light(client, source):
    home_page()
    some(source, 5)
    assert len(client.get("/", headers={"Accept-Encoding": "gzip"}).content) < 15_000
