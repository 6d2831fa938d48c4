"""What the tests of the sheet share: Saint-Lô in November, the sheet as it reads."""

import re
from datetime import datetime
from html import unescape

import pytest
import time_machine

from core.models import SiteSettings
from finder.sheet import sheet_of
from schedules.known import current_calendar
from schedules.recurrence import PARIS
from tests.finder.factories import some_communes
from tests.mediators.factories import PermanenceFactory, school_calendar
from tests.venues.factories import VenuePageFactory, home_page

NOW = datetime(2026, 11, 21, 9, tzinfo=PARIS)


@pytest.fixture(autouse=True)
def on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def saint_lo():
    home_page()
    communes = {commune.pk: commune for commune in some_communes()}
    school_calendar()
    SiteSettings.objects.update_or_create(
        pk=1, defaults={"agency_name": "L’agence", "phone": "+33261919000"}
    )
    return communes["50502"]


def venue_at(commune, north_km=0.0, **values):
    return VenuePageFactory(
        commune=commune,
        commune_name=commune.name,
        latitude=commune.latitude + north_km / 111.2,
        longitude=commune.longitude,
        **values,
    )


def sheet(client, code="50502") -> str:
    response = client.get(f"/trouver/fiche/{code}/")
    assert response.status_code == 200
    page = response.content.decode()
    return page[page.index('<article class="sheet ') : page.index("</article>")]


def words(html: str) -> str:
    text = unescape(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", html, flags=re.DOTALL))
    text = re.sub(r"\s+([,.])", r"\1", text.replace("\u00a0", " "))
    return " ".join(text.split())


def paper(commune, now=NOW):
    return sheet_of(
        commune, now, calendar=current_calendar(), agency=SiteSettings.load(),
        site_url="https://exemple.fr",
    )  # fmt: skip


def crowd(commune, venues: int, each: int, name="Bibliothèque"):
    for n in range(venues):
        venue = venue_at(commune, n, title=f"{name} {n}", phone=f"+3326191{n:04}")
        for day in range(each):
            PermanenceFactory(
                venue=venue, weekdays=["lu", "ma", "me", "je", "ve", "sa"][day % 6 : day % 6 + 1]
            )
