"""`/agenda/`: what is to come by day, what has no date yet, what is over."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache

from events.enums import Audience, DatesKind, Status
from events.models import EventPage, Occurrence
from tests.events.agenda_pages import agenda, headings, page, titles, total, two_towns, venue
from tests.events.factories import dated_event, event, paris
from tests.venues.factories import VenuePageFactory

__all__ = ["agenda", "page", "two_towns", "venue"]

pytestmark = pytest.mark.django_db


def test_the_list_goes_by_day_and_each_series_comes_once(agenda, venue):
    dated_event(venue, paris(2026, 11, 24, 14), paris(2026, 11, 26, 14), title="A")
    dated_event(venue, paris(2026, 11, 25, 9), title="B")
    dated_event(venue, paris(2027, 1, 5, 9), title="C")
    html = agenda()
    assert titles(html) == ["A", "B", "C"]
    assert headings(html) == [
        "Aujourd’hui, mardi 24 novembre",
        "Demain, mercredi 25 novembre",
        "Mardi 5 janvier 2027",
    ]
    assert total(html) == "3 ateliers"
    assert "et 1 autre date" in html


@pytest.mark.parametrize(
    ("moment", "listed"),
    [
        (paris(2026, 11, 24, 13, 59), True),
        (paris(2026, 11, 24, 15), True),
        (paris(2026, 11, 24, 16), True),
        (paris(2026, 11, 24, 16, 0, 1), False),
    ],
)
def test_a_date_disappears_at_its_end(agenda, venue, moment, listed):
    dated_event(venue, paris(2026, 11, 24, 14), title="A")
    with time_machine.travel(moment, tick=False):
        html = agenda()
    assert (titles(html) == ["A"]) is listed
    assert ("en ce moment" in html) is (moment == paris(2026, 11, 24, 15))


def test_what_began_days_ago_stands_under_today(agenda, venue):
    dated_event(venue, paris(2026, 11, 20, 9), hours=24 * 10, title="Exposition")
    html = agenda()
    assert headings(html) == ["Aujourd’hui, mardi 24 novembre"]
    assert "Jusqu’au lundi 30 novembre" in html


@pytest.mark.parametrize(
    ("moment", "title"),
    [
        (paris(2026, 11, 24, 23, 59), "Demain, mercredi 25 novembre"),
        (paris(2026, 11, 25, 0, 0), "Aujourd’hui, mercredi 25 novembre"),
    ],
)
def test_midnight_in_paris_changes_the_day(agenda, venue, moment, title):
    dated_event(venue, paris(2026, 11, 25, 0, 30))
    with time_machine.travel(moment, tick=False):
        assert headings(agenda()) == [title]


@pytest.mark.parametrize("day", ["2027-03-28", "2026-10-25"])
def test_the_days_of_a_change_of_the_clock_hold_what_they_hold(agenda, venue, day):
    year, month, number = map(int, day.split("-"))
    with time_machine.travel(paris(2026, 10, 1, 9), tick=False):
        dated_event(venue, paris(year, month, number, 0, 30), hours=1, title="Début")
        dated_event(venue, paris(year, month, number, 22, 30), hours=1, title="Fin")
        dated_event(
            venue, paris(year, month, number, 0, 30) - timedelta(days=1), hours=1, title="Veille"
        )
        after = paris(year, month, number, 12) + timedelta(hours=12, minutes=30)
        dated_event(venue, after, hours=1, title="Lendemain")
        assert titles(agenda(du=day, au=day)) == ["Début", "Fin"]


def test_cancelled_stays_and_is_said(agenda, venue):
    page = dated_event(venue, paris(2026, 12, 1, 14), title="A")
    Occurrence.objects.filter(event=page).update(status=Status.CANCELLED, reason="Grève")
    html = agenda()
    assert titles(html) == ["A"]
    assert "Annulé : grève" in html


@pytest.mark.parametrize(
    "hidden",
    [
        {"audience": Audience.OFFICIALS},
        {"audience": Audience.PROFESSIONALS},
        {"publish": False},
    ],
)
@pytest.mark.parametrize(
    "params",
    [
        {},
        {"mois": "2026-12"},
        {"archives": "1"},
        {"lieu": "mediatheque-la-source"},
        {"theme": "ia"},
    ],
)
def test_what_is_not_for_visitors_never_appears_nor_counts(agenda, venue, hidden, params):
    values = {"themes": ["ia"], "title": "Secret"} | hidden
    dated_event(venue, paris(2026, 12, 1, 14), **values)
    dated_event(venue, paris(2026, 11, 1, 14), **values)
    event(venue, dates_kind=DatesKind.TO_CONFIRM, expected="2027-03", **values)
    html = agenda(**params)
    assert "Secret" not in html
    if "mois" not in params:
        assert total(html).startswith("Aucun atelier")


def test_what_has_no_date_yet_stands_apart_the_soonest_first(agenda, venue):
    dated_event(venue, paris(2026, 12, 1, 14), title="Daté")
    for title, expected in (
        ("Été", "2027-ete"),
        ("Mars", "2027-03"),
        ("Printemps", "2027-printemps"),
        ("Passé", "2025-03"),
    ):
        event(venue, title=title, dates_kind=DatesKind.TO_CONFIRM, expected=expected)
    html = agenda()
    assert titles(html) == ["Daté", "Mars", "Printemps", "Été", "Passé"]
    assert total(html) == "1 atelier"
    assert "Bientôt, date à confirmer" in html
    assert "Date à confirmer : été 2027" in html
    assert "2025" not in html
    assert titles(agenda(periode="semaine"))[:1] == ["Daté"]
    assert "Bientôt" not in agenda(periode="semaine")


def test_the_archives_hold_what_is_over_the_most_recent_first(agenda, venue):
    dated_event(venue, paris(2026, 10, 6, 14), paris(2026, 10, 13, 14), title="Octobre")
    dated_event(venue, paris(2026, 11, 3, 14), title="Novembre")
    dated_event(venue, paris(2026, 11, 3, 14), paris(2026, 12, 1, 14), title="Encore")
    html = agenda(archives="1")
    assert titles(html) == ["Novembre", "Octobre"]
    assert headings(html) == ["Novembre 2026", "Octobre 2026"]
    assert "et 1 autre date" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "Voir et s’inscrire" not in html
    assert titles(agenda(archives="1", au="2026-10-20")) == ["Octobre"]
    assert titles(agenda(archives="1", du="2026-10-20")) == ["Novembre"]
    present = agenda()
    assert 'href="/agenda/?archives=1"' in present
    assert "noindex" not in present


def test_nothing_found_proposes_what_there_is(agenda, venue):
    dated_event(venue, paris(2027, 2, 2, 14), title="Février", themes=["ia"])
    html = agenda(theme="ia", periode="semaine")
    assert total(html).startswith("Aucun atelier")
    assert titles(html) == ["Février"]
    assert "Les prochains, ailleurs ou plus tard" in html


def test_an_empty_agenda_is_no_empty_page(agenda):
    html = agenda()
    assert total(html) == "Aucun atelier pour l’instant"


def test_pages_of_the_list(agenda, venue):
    for number in range(25):
        dated_event(venue, paris(2026, 12, 1, 9) + timedelta(hours=number), title=f"N{number:02}")
    first, second = agenda(), agenda(page="2")
    assert titles(first) + titles(second) == [f"N{number:02}" for number in range(25)]
    assert total(first) == "25 ateliers"
    assert "Voici la dernière" in agenda(page="9")


def test_visitors_get_no_cookie_and_may_be_served_from_a_cache(client, venue):
    dated_event(venue, paris(2026, 12, 1, 14))
    for address in ("/agenda/", "/agenda/?mois=2026-12", "/agenda/?archives=1", "/agenda/?du=x"):
        response = client.get(address)
        assert not response.cookies
        assert response["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize(
    "address", ["/agenda/", "/agenda/?lieu=caen&theme=ia", "/agenda/?archives=1", "/agenda/?mois=2026-12"]
)  # fmt: skip
def test_the_page_costs_the_same_for_few_and_for_many(
    client, two_towns, address, django_assert_max_num_queries
):
    most = []
    for size in (2, 12):
        while EventPage.objects.filter(title="IA").count() < size:
            number = EventPage.objects.count()
            caen = VenuePageFactory(latitude=49.19, longitude=-0.37, postal_code="14000")
            for begun in (paris(2026, 12, 3, 9), paris(2026, 11, 3, 9)):
                starts = (begun + timedelta(hours=number, days=7 * week) for week in range(3))
                dated_event(caen, *starts, title="IA", themes=["ia"])
            event(caen, dates_kind=DatesKind.TO_CONFIRM, expected="2027-03")
        cache.clear()
        client.get(address)
        with django_assert_max_num_queries(20) as captured:
            assert client.get(address).status_code == 200
        most.append(len(captured))
    assert most[0] == most[1]
