"""`tri=tot`: the soonest first, then the nearest; those without any known date after."""

from datetime import date, time
from urllib.parse import unquote

import pytest
import time_machine

from mediators.enums import Mode
from mediators.models import Permanence
from schedules.enums import Frequency, SchoolPolicy
from tests.finder.factories import finder_page, some_communes
from tests.finder.results_page import cards, get, headings, map_data, names
from tests.mediators.factories import PermanenceFactory, school_calendar
from tests.venues.factories import VenuePageFactory, home_page
from venues.models import Closure, VenueHours

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


def engage(mediator, day: date, start: time, end: time) -> None:
    """Somebody is taken by a meeting that visitors know nothing of."""
    mediator.engagements.create(page=home_page(), day=day, start_time=start, end_time=end)


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
        assert headings(page) == [
            "À moins de 30 km, du plus tôt au plus tard",
            "Plus loin, du plus tôt au plus tard",
            "Les autres lieux, du plus près au plus loin",
        ]
        assert names(get(client, lieu="Saint-Lô", tri="tot", rayon="100"))[0] == "demain, mais loin"


def test_what_opens_has_its_place_among_dates(client):
    """Médiathèque de Vire, Coutances and Yvetot: open that day with help, after a date far away."""
    finder_page()
    some_communes()
    school_calendar()
    rules = {"weekdays": ["sa"], "frequency": Frequency.MONTHLY, "nths": ["1"]}
    for title, north, hours in [
        ("samedi 6 février", 0, ""), ("samedi prochain", 1, "Sa 09:00-12:00"),
        ("dans un mois", 2, "Sa 09:00-12:00"), ("sans horaires", 3, None),
    ]:  # fmt: skip
        venue = VenuePageFactory(title=title, latitude=49.1157 + north / 100, desk_help=True)
        if hours is not None:
            VenueHours.objects.create(venue=venue, osm=hours)
        if not north:
            PermanenceFactory(venue=venue, first_day=date(2027, 1, 15), **rules)
        if north == 2:
            PermanenceFactory(venue=venue, weekdays=["ma"], mode=Mode.APPOINTMENT)
            Closure.objects.create(
                venue=venue, first_day=date(2026, 12, 24), last_day=date(2027, 1, 15)
            )
    with time_machine.travel("2026-12-23 10:00+01:00", tick=False):
        page = get(client, lieu="Saint-Lô", tri="tot", jour="sa", acces="sans-rdv")
        assert names(page) == ["samedi prochain", "dans un mois", "samedi 6 février"]
        assert headings(page) == ["Les lieux, du plus tôt au plus tard"]
        page = get(client, lieu="Saint-Lô", tri="tot", acces="sans-rdv")
        assert names(page)[-1] == "sans horaires"
        assert headings(page)[1] == "Les autres lieux, du plus près au plus loin"


def test_a_page_of_places_without_date_is_by_distance(client):
    finder_page()
    some_communes()
    VenuePageFactory()
    page = get(client, lieu="Saint-Lô", tri="tot")
    assert headings(page) == ["Les lieux, du plus près au plus loin"]


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


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        # All of Tuesday morning, then all but its end: Tuesday afternoon comes first or not.
        ((time(9), time(17)), ["lundi", "mardi", "mardi plus loin", "jeudi", "mardi matin"]),
        ((time(9), time(16)), ["lundi", "mardi", "mardi plus loin", "mardi matin", "jeudi"]),
        ((time(7), time(8)), ["lundi", "mardi matin", "mardi", "mardi plus loin", "jeudi"]),
    ],
)
@time_machine.travel("2026-11-21 10:00+01:00", tick=False)
def test_a_workshop_makes_somebody_later(client, network, hours, expected):
    morning = Permanence.objects.get(venue__title="mardi matin")
    engage(morning.mediator, date(2026, 11, 24), *hours)
    assert names(get(client, lieu="Saint-Lô", tri="tot"))[: len(expected)] == expected


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ((time(10), time(11)), "Mardi 24 novembre, 9 h – 10 h"),
        ((time(8), time(11)), "Mardi 24 novembre, 11 h – 17 h"),
        ((time(8), time(17)), "Mardi 1er décembre, 9 h – 17 h"),
    ],
)
@time_machine.travel("2026-11-21 10:00+01:00", tick=False)
def test_a_card_and_its_message_say_the_hours_that_are_left(client, network, hours, words):
    morning = Permanence.objects.get(venue__title="mardi matin")
    engage(morning.mediator, date(2026, 11, 24), *hours)
    html = get(client, lieu="Saint-Lô", tri="tot")
    assert words in cards(html)["mardi matin"]
    day, _, span = words.partition(", ")
    assert f"{day} 2026, {span}".replace("–", "-") in unquote(html)
