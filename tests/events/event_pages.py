"""What the tests of an event's page share: a venue in November, the page as it reads."""

from html import unescape
from urllib.parse import parse_qs

import pytest
import time_machine

from events.models import Occurrence
from tests.events.factories import paris
from tests.mediators.factories import school_calendar
from tests.venues.factories import VenuePageFactory

NOW = paris(2026, 11, 22, 10)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def source():
    return VenuePageFactory(title="La Source", slug="la-source", phone="+33233123456")


def read(client, page) -> str:
    """Its words on one line: spaces single, those that do not break like the others."""
    response = client.get(page.path_on_site)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).replace("\u2060", "").split())


def change(page, number: int, **values) -> Occurrence:
    row = page.occurrences.order_by("start")[number]
    Occurrence.objects.filter(pk=row.pk).update(**values)
    return row


def head(client, page) -> str:
    """The box of the answer."""
    return read(client, page).split('class="next event__next"')[1].split("</header>")[0]


def mailed(client, page) -> str:
    link = read(client, page).split('href="mailto:?', 1)[1].split('"', 1)[0]
    return " ".join(parse_qs(link)["body"][0].split())
