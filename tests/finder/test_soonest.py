"""`tri=tot`: the soonest first, then the nearest; those without any known date after."""

from datetime import time

import pytest
import time_machine

from schedules.enums import SchoolPolicy
from tests.finder.factories import finder_page, some_communes
from tests.finder.results_page import get, map_data, names
from tests.mediators.factories import PermanenceFactory, school_calendar
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    finder_page()
    some_communes()
    school_calendar()
    for position, (title, columns) in enumerate(
        [
            ("personne", None),
            ("jeudi", {"weekdays": ["je"]}),
            ("mardi", {"weekdays": ["ma"]}),
            ("mardi plus loin", {"weekdays": ["ma"]}),
            ("mardi matin", {"weekdays": ["ma"], "start_time": time(9)}),
            ("lundi", {"weekdays": ["lu"], "start_time": time(22), "end_time": time(23, 59)}),
            (
                "vacances",
                {"weekdays": ["lu"], "school_policy": SchoolPolicy.DURING, "start_time": time(8)},
            ),
        ]
    ):
        venue = VenuePageFactory(title=title, latitude=49.1157 + position / 100)
        if columns:
            PermanenceFactory(venue=venue, **columns)


ORDER = ["lundi", "mardi matin", "mardi", "mardi plus loin", "jeudi", "vacances", "personne"]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-21 10:00+01:00", ORDER),
        # In progress, a minute before its end, then over.
        ("2026-11-23 23:58+01:00", ORDER),
        (
            "2026-11-24 00:00+01:00",
            ["mardi matin", "mardi", "mardi plus loin", "jeudi", "lundi", "vacances", "personne"],
        ),
        (
            "2026-11-24 16:00+01:00",
            ["mardi matin", "mardi", "mardi plus loin", "jeudi", "lundi", "vacances", "personne"],
        ),
        # The winter holidays: everybody else comes back on 4 January.
        (
            "2026-12-18 10:00+01:00",
            ["vacances", "lundi", "mardi matin", "mardi", "mardi plus loin", "jeudi", "personne"],
        ),
    ],
)
def test_the_soonest_first(client, network, now, expected):
    with time_machine.travel(now, tick=False):
        assert names(get(client, lieu="Saint-Lô", tri="tot")) == expected


@pytest.mark.parametrize("tri", ["", "proche"])
def test_the_nearest_first_unless_told(client, network, tri):
    with time_machine.travel("2026-11-21 10:00+01:00", tick=False):
        found = map_data(get(client, lieu="Saint-Lô", tri=tri))
    assert found == sorted(found, key=lambda item: item["distance_km"])


def test_what_is_an_hour_away_comes_after_what_is_within_reach(client, network):
    far = VenuePageFactory(title="demain, mais loin", latitude=49.1157 + 0.4)
    PermanenceFactory(venue=far, weekdays=["lu"], start_time=time(8), end_time=time(9))
    with time_machine.travel("2026-11-21 10:00+01:00"):
        page = get(client, lieu="Saint-Lô", tri="tot")
        assert names(page) == [*ORDER[:-1], "demain, mais loin", "personne"]
        assert "d’abord à moins de 30\u00a0km" in page
        assert names(get(client, lieu="Saint-Lô", tri="tot", rayon="100"))[0] == "demain, mais loin"


def test_within_the_radius_only(client, network):
    with time_machine.travel("2026-11-21 10:00+01:00", tick=False):
        found = names(get(client, lieu="Saint-Lô", tri="tot", rayon="3"))
    assert found == ["mardi", "jeudi", "personne"]


def test_that_weekday_decides(client, network):
    venue = VenuePageFactory(title="lundi et jeudi", latitude=49.2)
    PermanenceFactory(venue=venue, weekdays=["lu", "je"], start_time=time(8))
    with time_machine.travel("2026-11-21 10:00+01:00", tick=False):
        found = names(get(client, lieu="Saint-Lô", tri="tot", jour="je"))
    assert found == ["lundi et jeudi", "jeudi"]


def test_pages_follow_each_other(client):
    finder_page()
    some_communes()
    school_calendar()
    for number in range(20):
        venue = VenuePageFactory(title=f"v{number:02}", latitude=49.3 - number / 100)
        PermanenceFactory(venue=venue, start_time=time(8, number), weekdays=["ma"])
    with time_machine.travel("2026-11-21 10:00+01:00", tick=False):
        pages = [names(get(client, lieu="Saint-Lô", tri="tot", page=n)) for n in (1, 2)]
    assert pages[0] + pages[1] == [f"v{number:02}" for number in range(20)]
