"""`/agenda/`: what is to come by day, filters, what is over; whatever the address holds."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils.http import urlencode

from events.enums import Audience, DatesKind, Format, Status
from events.models import EventPage, Occurrence
from tests.events.factories import agenda_page, dated_event, event, paris
from tests.mediators.factories import school_calendar
from tests.venues.factories import CommuneFactory, VenuePageFactory

pytestmark = pytest.mark.django_db
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


@pytest.mark.parametrize(
    ("params", "found", "words"),
    [
        ({"periode": "semaine"}, ["Jeudi", "Samedi"], "cette semaine"),
        ({"periode": "week-end"}, ["Samedi"], "ce week-end"),
        ({"periode": "vacances"}, ["Noël"], "pendant les vacances de Noël"),
        ({"du": "2026-11-27"}, ["Samedi", "Noël", "Mars"], "à partir du vendredi 27 novembre"),
        ({"au": "2026-11-27"}, ["Jeudi"], "jusqu’au vendredi 27 novembre"),
        ({"du": "2026-11-28", "au": "2026-11-28"}, ["Samedi"], "le samedi 28 novembre"),
        ({"du": "28/11/2026", "au": "28 nov. 2026"}, ["Samedi"], "le samedi 28 novembre"),
        ({"du": "2020-01-01", "au": "2026-11-27"}, ["Jeudi"], "au vendredi 27 novembre"),
        ({"du": "2027-01-01", "periode": "semaine"}, ["Mars"], "à partir du vendredi 1er janvier"),
    ],
)
def test_days_and_periods(agenda, venue, params, found, words):
    for title, moment in (
        ("Jeudi", paris(2026, 11, 26, 14)),
        ("Samedi", paris(2026, 11, 28, 14)),
        ("Noël", paris(2026, 12, 22, 14)),
        ("Mars", paris(2027, 3, 2, 14)),
    ):
        dated_event(venue, moment, title=title)
    html = agenda(**params)
    assert titles(html) == found
    assert words in total(html)


def test_a_series_comes_at_its_first_date_in_the_period_with_those_that_are_left(agenda, venue):
    dated_event(venue, *(paris(2026, 12, day, 14) for day in (1, 8, 15, 22)), title="A")
    html = agenda(du="2026-12-05", au="2026-12-16")
    assert headings(html) == ["Mardi 8 décembre"]
    assert "et 1 autre date" in html


def test_what_had_begun_before_the_period_is_in_it(agenda, venue):
    dated_event(venue, paris(2026, 12, 1, 9), hours=24 * 10, title="Exposition")
    html = agenda(du="2026-12-05")
    assert (titles(html), headings(html)) == (["Exposition"], ["Samedi 5 décembre"])
    assert total(agenda(du="2026-12-12")).startswith("Aucun atelier")


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"theme": "ia"}, ["IA"]),
        ({"format": "conference"}, ["IA"]),
        ({"public": "seniors"}, ["Mail"]),
        ({"departement": "14"}, ["Ailleurs"]),
        ({"departement": "50"}, ["Mail", "IA"]),
        ({"theme": "ia", "public": "seniors"}, []),
        ({"theme": ["premiers-pas", "ia"]}, ["IA"]),
    ],
)
def test_filters_narrow_the_list(agenda, venue, params, found):
    VenuePageFactory(postal_code="14000", commune_name="Caen")
    dated_event(venue, paris(2026, 12, 1, 9), title="Mail", publics=["seniors"])
    dated_event(venue, paris(2026, 12, 1, 10), title="IA", themes=["ia"], format=Format.TALK)
    dated_event(
        venue, paris(2026, 12, 1, 11), title="Ailleurs", place_name="Salle des fêtes",
        place_commune="Vire", place_postal_code="14500",
    )  # fmt: skip
    html = agenda(**params)
    listed = html[: html.index("Les prochains, ailleurs")] if not found else html
    assert titles(listed) == found
    assert "aria-invalid" not in html


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


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"lieu": "st lo"}, ["À Saint-Lô"]),
        ({"lieu": "14000"}, ["À Caen", "De Saint-Lô à Caen"]),
        ({"lieu": "CAEN", "rayon": "2"}, ["À Caen"]),
        ({"lieu": "caen", "rayon": "100"}, ["À Saint-Lô", "À Caen", "De Saint-Lô à Caen"]),
        ({"lieu": "mediatheque-la-source"}, ["À Saint-Lô", "De Saint-Lô à Caen"]),
        ({"lieu": "mediatheque-la-source", "rayon": "20"}, ["À Saint-Lô"]),
        ({"lieu": "caen", "departement": "50"}, []),
    ],
)
def test_near_a_place(agenda, two_towns, params, found):
    html = agenda(**params)
    listed = html if found else html[: html.index("Les prochains, ailleurs")]
    assert titles(listed) == found
    if "rayon" not in params and found and params["lieu"] == "14000":
        assert "À 1,1 km" in html
        assert "À 3,1 km" in html


def test_a_place_that_nobody_knows_leaves_the_whole_list(agenda, two_towns):
    html = agenda(lieu="Xyzzy <b>")
    assert len(titles(html)) == 3
    assert "Nous ne connaissons pas « Xyzzy &lt;b&gt; »" in html
    assert 'href="/trouver/?lieu=Xyzzy%20%3Cb%3E"' in html
    assert 'aria-describedby="lieu-aide lieu-inconnu"' in html


def test_homonyms_are_offered(agenda, venue):
    for code, population in (("14562", 2_400), ("76564", 250)):
        CommuneFactory(
            insee_code=code, name="Saint-Aubin", department=code[:2], population=population
        )
    html = agenda(lieu="st aubin")
    assert "près de Saint-Aubin (14)" in html
    assert re.search(r"\?lieu=Saint-Aubin\+\d{5}", html)
    assert "Vous pensiez à un autre lieu" in html
    assert "autre lieu ?" not in agenda(lieu="Saint-Aubin (76)")


HOSTILE = [
    "", " ", "2026-02-31", "99999-01-01", "9999-12-31", "0001-01-01", "1999-12-31", "-1", "0", "1e9",
    "NaN", "٣", "é" * 600, "x" * 10_000, "%00", "\0", "' OR 1=1 --", "<script>", "demain", "2026-12",
    "9999-99", "0000-01", "2026-00", "2100-12", "2000-01", "12345678901234567890", "💥", "%", "|", "\\",
]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "du", "au", "lieu", "rayon", "theme", "public", "format", "departement", "periode", "page",
        "mois", "archives", "theme[]", "du[]",
    ],
)  # fmt: skip
def test_no_value_is_an_error(client, venue, name):
    dated_event(venue, paris(2026, 12, 1, 9), title="A")
    for value in HOSTILE:
        for values in (value, [value, value]):
            response = client.get(f"/agenda/?{urlencode({name: values}, doseq=True)}")
            assert response.status_code == 200, value[:50]
            html = response.content.decode()
            assert "<script>" not in html
            if value == "x" * 10_000:
                assert len(html) < 60_000


@pytest.mark.parametrize(
    ("params", "field", "sentence"),
    [
        ({"du": "2026-02-31"}, "id_du", "n’est pas une date"),
        ({"du": "9999-12-31"}, "id_du", "L’agenda ne va que de 2000 à 2100"),
        ({"du": "2026-12-05", "au": "2026-12-01"}, "id_au", "Ce jour est avant l’autre"),
        ({"rayon": "0"}, "id_rayon", "de 1 à 200"),
        ({"rayon": "beaucoup"}, "id_rayon", "de 1 à 200"),
        ({"theme": "magie"}, "id_theme", "n’est pas dans la liste"),
        ({"format": "|"}, "id_format", "n’est pas dans la liste"),
        ({"public": "tous"}, "id_public", "n’est pas dans la liste"),
        ({"departement": "999"}, "id_departement", "n’est pas dans la liste"),
    ],
)
def test_a_wrong_value_is_said_beside_its_field_and_filters_nothing(
    agenda, venue, params, field, sentence
):
    dated_event(venue, paris(2026, 12, 10, 9), title="A")
    html = agenda(**params)
    assert titles(html) == ["A"]
    assert f'aria-describedby="{field}_error"' in html
    error = re.search(rf'id="{field}_error">(.*?)</span>', html)[1]
    assert sentence in TAGS.sub("", error)


@pytest.mark.parametrize("code", ["toujours", "VACANCES", "x" * 100])
def test_an_unknown_period_shows_all_dates(agenda, venue, code):
    dated_event(venue, paris(2027, 3, 10, 9), title="A")
    html = agenda(periode=code)
    assert titles(html) == ["A"]
    assert "Cette période n’est pas connue" in html


def test_the_holidays_are_not_proposed_when_nobody_knows_them(agenda, venue):
    with time_machine.travel(paris(2028, 9, 1, 10), tick=False):
        dated_event(venue, paris(2028, 9, 10, 9), title="A")
        html = agenda(periode="vacances")
    assert titles(html) == ["A"]
    assert "Pendant les vacances" not in html


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
