"""« Ateliers »: the flat list, its filters, one click to add one; whose events are in it."""

import json
import re
from datetime import date as day

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Workflow

from events.enums import DatesKind
from events.models import EventPage, Occurrence
from tests.events.desk import address, people, tuesday
from tests.events.factories import dated_event, event, paris
from tests.mediators.conftest import agency, editor, in_november, librarian, venue
from tests.venues.factories import VenuePageFactory

__all__ = ["agency", "editor", "in_november", "librarian", "venue"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def listed(client, **params) -> list[str]:
    response = client.get(reverse("event_list"), params)
    assert response.status_code == 200
    return [line["event"].title for line in response.context["lines"]]


def text(client, **params) -> str:
    return client.get(reverse("event_list"), params).content.decode()


@pytest.fixture
def some(venue):
    """One of each kind, named by what it is."""
    kinds = {
        "Passé": dated_event(venue, paris(2026, 10, 6, 14), title="Passé"),
        "Brouillon": event(venue, title="Brouillon", publish=False, dates_kind=DatesKind.IMPORTED),
        "À confirmer": event(
            venue, title="À confirmer", dates_kind=DatesKind.TO_CONFIRM, expected="2027-03"
        ),
        "Élus": dated_event(
            venue, paris(2026, 12, 8, 14), title="Élus", slug="elus", audience="elus"
        ),
        "Décider": tuesday(venue, title="Décider").event,
    }
    Occurrence.objects.filter(event=kinds["Décider"]).update(question="désormais en vacances")
    return kinds


def test_the_next_come_first_and_what_is_over_last(editor, some):
    titles = listed(editor)
    assert titles[:2] == ["Décider", "Élus"]
    assert set(titles[2:4]) == {"Brouillon", "À confirmer"}
    assert titles[4:] == ["Passé"]


@pytest.mark.parametrize(
    ("shown", "titles"),
    [
        ("a-venir", {"Décider", "Élus"}),
        ("a-decider", {"Décider"}),
        ("brouillons", {"Brouillon"}),
        ("a-confirmer", {"À confirmer"}),
        ("internes", {"Élus"}),
        ("passes", {"Passé"}),
    ],
)
def test_the_filters(editor, some, shown, titles):
    assert set(listed(editor, montrer=shown)) == titles


@pytest.mark.parametrize("words", ["Élus", "elus", "ÉLUS", "saint-lo elus", "élu"])
def test_words_are_found_with_and_without_accents(editor, some, words):
    assert listed(editor, q=words) == ["Élus"]


def test_what_each_line_says(editor, venue, some):
    date = tuesday(venue, title="Complet", capacity=2)
    people(date, 3)
    page = text(editor)
    assert "2 sur 2, 1 en attente" in page
    assert "Date à confirmer, en mars 2027" in page
    assert "À décider\u00a0: 1" in page
    assert "Agents et élus" in page
    assert "Mardi 24\u00a0novembre, 14\u00a0h" in page
    assert "Aucune à venir. La dernière\u00a0: mardi 6\u00a0octobre" in page
    assert address(date) in page
    assert reverse("wagtailadmin_pages:edit", args=[date.event_id]) in page


def test_an_event_that_is_being_reviewed(editor, librarian, some):
    draft = some["Brouillon"]
    Workflow.objects.first().start(draft, librarian)
    assert "En relecture" in text(editor)


def test_one_click_to_add_one_for_a_library_with_one_venue(editor, venue):
    add = reverse("wagtailadmin_pages:add", args=["events", "eventpage", venue.pk])
    assert f'href="{add}"' in text(editor)
    assert editor.get(reverse("event_add"))["Location"] == add
    assert editor.get(add).status_code == 200


def test_the_agency_chooses_a_venue(client, agency, venue):
    other = VenuePageFactory(title="Médiathèque de Vire")
    client.force_login(agency)
    page = client.get(reverse("event_add")).content.decode()
    assert "Médiathèque de Vire" in page
    response = client.get(reverse("event_add"), {"venue": other.pk})
    assert response["Location"].endswith(f"/eventpage/{other.pk}/")


@pytest.mark.parametrize("asked", ["0", "x", "9" * 40, "<script>"])
def test_a_venue_that_is_none(client, agency, venue, asked):
    VenuePageFactory()
    client.force_login(agency)
    response = client.get(reverse("event_add"), {"venue": asked})
    assert response.status_code == 200
    assert "Choisissez un lieu dans la liste" in response.content.decode()


@pytest.mark.parametrize(
    "params",
    [
        {"q": "x" * 10_000},
        {"q": "\x00"},
        {"q": "%_'\"; drop"},
        {"venue": "9" * 40},
        {"venue": "x"},
        {"montrer": "tout"},
        {"page": "0"},
        {"page": "9" * 30},
        {"page": "deux"},
        {"q": ["a", "b"], "page": "-1"},
    ],
)
def test_a_wrong_filter_is_told_and_the_list_is_there(client, agency, some, params):
    VenuePageFactory()
    client.force_login(agency)
    response = client.get(reverse("event_list"), params)
    assert response.status_code == 200
    if "q" not in params:
        assert len(response.context["lines"]) == 5
        assert re.search("n’existe pas|n’a pas été retenu", response.content.decode())


def test_pages_of_twenty(editor, venue):
    for _ in range(21):
        event(venue, publish=False, dates_kind=DatesKind.IMPORTED)
    assert len(listed(editor)) == 20
    assert len(listed(editor, page="2")) == 1
    assert "?montrer=brouillons&amp;page=2" in text(editor, montrer="brouillons")


def test_nothing_yet(editor):
    assert "pas encore d’atelier" in text(editor)
    assert "Aucun atelier ne correspond" in text(editor, q="x")


def test_the_menu_leads_there(editor):
    assert json.dumps("/admin/ateliers/") in editor.get("/admin/").content.decode()


def test_buttons_of_the_event_in_the_explorer_and_the_editor(editor, venue):
    date = tuesday(venue)
    for url in (
        reverse("wagtailadmin_pages:edit", args=[date.event_id]),
        reverse("wagtailadmin_explore", args=[venue.pk]),
    ):
        assert address(date) in editor.get(url).content.decode()


def test_it_costs_as_much_for_twelve_as_for_two(editor, venue):
    def cost(number):
        while EventPage.objects.count() < number:
            people(tuesday(venue, first_day=day(2026, 9, 1)), 2)
        with CaptureQueriesContext(connection) as queries:
            editor.get(reverse("event_list"))
        return len(queries)

    cost(2)
    assert cost(2) == cost(12) <= 30


def test_whose_right_was_taken_away_sees_nothing(editor, some):
    GroupPagePermission.objects.all().delete()
    assert listed(editor) == []
    assert "Ajouter un atelier" not in text(editor)
    assert "Aucun lieu ne vous est confié" in editor.get(reverse("event_add")).content.decode()


def test_the_import_is_one_click_away_for_who_may_add(editor):
    link = f'<a class="button button-secondary" href="{reverse("event_import")}"'
    assert link in text(editor)
    assert editor.get(reverse("event_import")).status_code == 200
