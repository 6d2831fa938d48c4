"""What the tests of the agenda share: the page on a day of November, what its list says."""

import re

import pytest
import time_machine
from django.utils.http import urlencode

from tests.events.factories import agenda_page, dated_event, paris
from tests.mediators.factories import school_calendar
from tests.venues.factories import CommuneFactory, VenuePageFactory

NOW = paris(2026, 11, 24, 10)
TAGS = re.compile(r"<[^>]+>")


@pytest.fixture(autouse=True)
def page():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield agenda_page()


@pytest.fixture
def venue():
    return VenuePageFactory(title="Médiathèque La Source", commune_name="Saint-Lô")


@pytest.fixture
def two_towns(venue):
    for name, code, point in (
        ("Saint-Lô", "50502", (49.1157, -1.0906)),
        ("Caen", "14118", (49.18, -0.37)),
    ):
        CommuneFactory(
            insee_code=code, name=name, department=code[:2], postal_codes=[f"{code[:2]}000"],
            latitude=point[0], longitude=point[1], population=20_000,
        )  # fmt: skip
    caen = VenuePageFactory(
        title="Biblio", commune_name="Caen", postal_code="14000", latitude=49.19, longitude=-0.37
    )
    dated_event(venue, paris(2026, 12, 1, 9), title="À Saint-Lô")
    dated_event(caen, paris(2026, 12, 2, 9), title="À Caen")
    dated_event(
        venue, paris(2026, 12, 3, 9), title="De Saint-Lô à Caen", place_name="Halle",
        place_commune="Caen", place_postal_code="14000", latitude=49.2, longitude=-0.4,
    )  # fmt: skip


@pytest.fixture
def agenda(client):
    """GET with these parameters → the HTML, with ordinary spaces."""

    def get(**params):
        response = client.get(f"/agenda/?{urlencode(params, doseq=True)}")
        assert response.status_code == 200
        return response.content.decode().replace("\u00a0", " ")

    return get


def titles(html: str) -> list[str]:
    """Of the cards, in order."""
    found = re.findall(r'class="card__title"><a[^>]*>([^<]*)<', html)
    return [title.replace("&#x27;", "'") for title in found]


def headings(html: str) -> list[str]:
    found = re.findall(r'<h3 class="agenda__date">(.*?)</h3>', html)
    return [TAGS.sub("", heading) for heading in found]


def total(html: str) -> str:
    return TAGS.sub("", re.search(r'id="ateliers">(.*?)</h2>', html)[1]).strip()
