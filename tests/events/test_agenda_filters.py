"""The agenda's days, periods, places and filters; whatever the address holds."""

import re

import pytest
import time_machine
from django.utils.http import urlencode

from events.enums import Format
from tests.events.agenda_pages import TAGS, agenda, headings, page, titles, total, two_towns, venue
from tests.events.factories import dated_event, paris
from tests.venues.factories import CommuneFactory, VenuePageFactory

__all__ = ["agenda", "page", "two_towns", "venue"]

pytestmark = pytest.mark.django_db


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
