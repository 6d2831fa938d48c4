"""`/conseillers/`: who, where and when; found by name, role, place and department."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache

from mediators.enums import Role
from mediators.listing import search_people
from mediators.models import Mediator
from tests.mediators.factories import MediatorFactory, OrganisationFactory, PermanenceFactory
from tests.mediators.people_pages import _site, read
from tests.venues.factories import VenuePageFactory

__all__ = ["_site"]

pytestmark = pytest.mark.django_db


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_the_list_says_who_where_and_when(client):
    venue = VenuePageFactory(title="Médiathèque de Vire")
    PermanenceFactory(
        mediator=MediatorFactory(name="Zoé Aubert", employer=OrganisationFactory(name="La Manche")),
        venue=venue,
    )
    html = read(client, "/conseillers/")
    for words in ("Zoé Aubert", "Conseiller numérique", "La Manche", "Médiathèque de Vire"):
        assert words in html
    assert "Mardi 24 novembre, 14 h – 17 h" in html


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_people_whom_one_cannot_meet_come_last_and_it_says_so(client):
    MediatorFactory(name="Anne sans permanence")
    PermanenceFactory(mediator__name="Bob au lieu caché", venue=VenuePageFactory(live=False))
    PermanenceFactory(mediator__name="Carl du passé", last_day=date(2026, 9, 29))
    PermanenceFactory(mediator__name="Zoé Aubert")
    MediatorFactory(name="Partie ailleurs", is_active=False)
    html = read(client, "/conseillers/")
    names = ["Zoé Aubert", "Anne sans", "Bob au", "Carl du"]
    positions = [html.index(name) for name in names]
    assert positions == sorted(positions)
    assert html.count("Pas de permanence annoncée") == 3
    assert "Partie ailleurs" not in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Éloïse Dupré", "Omar Benali", "Rose Petit"}),
        ("q=eloise", {"Éloïse Dupré"}),
        ("q=DUPRÉ+éloïse", {"Éloïse Dupré"}),
        ("q=conseillère+numérique", {"Éloïse Dupré"}),
        ("q=conum", {"Éloïse Dupré"}),
        ("q=bibliothécaires", {"Omar Benali"}),
        ("q=médiathécaire+benali", {"Omar Benali"}),
        ("q=bénévole+omar", set()),
        ("departement=50", {"Éloïse Dupré"}),
        ("departement=14", {"Omar Benali"}),
        ("q=%25", {"Éloïse Dupré", "Omar Benali", "Rose Petit"}),
    ],
)
@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_it_is_filtered_by_name_role_and_department(client, query, found):
    PermanenceFactory(mediator__name="Éloïse Dupré")
    PermanenceFactory(
        mediator=MediatorFactory(name="Omar Benali", role=Role.BIBLIOTHECAIRE),
        venue=VenuePageFactory(postal_code="14000", commune_name="Caen"),
    )
    MediatorFactory(name="Rose Petit", role=Role.BENEVOLE)
    html = read(client, f"/conseillers/?{query}")
    everybody = {"Éloïse Dupré", "Omar Benali", "Rose Petit"}
    assert {name for name in everybody if name in html} == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=saint-lo", {"Anne"}),
        ("q=St+Lô", {"Anne"}),
        ("q=Le+Havre", {"Bob"}),
        ("q=anne+saint-lô", {"Anne"}),
        ("q=bob+saint-lô", set()),
        ("q=la+source", {"Anne"}),
        # The beginning of a word, not its middle.
        ("q=ource", set()),
        # Where one no longer is, or cannot be met.
        ("q=Vire", set()),
        ("q=Granville", set()),
        ("q=havre&departement=50", set()),
    ],
)
@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_a_place_finds_whoever_is_there(client, query, found):
    anne, bob = MediatorFactory(name="Anne"), MediatorFactory(name="Bob")
    PermanenceFactory(mediator=anne, venue=VenuePageFactory(title="La Source"))
    le_havre = VenuePageFactory(postal_code="76600", commune_name="Le Havre")
    PermanenceFactory(mediator=bob, venue=le_havre)
    past = VenuePageFactory(postal_code="14500", commune_name="Vire Normandie")
    PermanenceFactory(mediator=bob, venue=past, last_day=date(2026, 10, 6))
    hidden = VenuePageFactory(commune_name="Granville", live=False)
    PermanenceFactory(mediator=anne, venue=hidden)
    html = read(client, f"/conseillers/?{query}")
    assert {name for name in ("Anne", "Bob") if f">{name}<" in html} == found


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_departments_are_counted_only_when_nobody_is_looked_for(client):
    PermanenceFactory(mediator__name="Anne")
    assert "department__total" in read(client, "/conseillers/")
    assert "department__total" in read(client, "/conseillers/?departement=50")
    assert "department__total" not in read(client, "/conseillers/?q=anne")


@pytest.mark.parametrize(
    ("department", "is_said"), [("", False), ("50", False), ("99", True), ("é", True)]
)
@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_an_unknown_department_says_so_above_the_list(client, department, is_said):
    PermanenceFactory(mediator__name="Anne")
    html = read(client, f"/conseillers/?departement={department}")
    above = html[html.index("</form>", html.index('class="filters"')) : html.index("<article")]
    assert ("Ce département n’est pas dans la liste : il n’a pas été retenu." in above) == is_said


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=99999999999",
        "page=%C2%B2",
        "departement=99",
        "departement[]=50",
        "departement=" + "5" * 600,
        "q=" + "é" * 600,
        "q=%00",
        "q=%F0%9F%A6%8A",
        "q=%27%3B+DROP+TABLE--",
        "q=<script>alert(1)</script>",
        "&".join(["q=a"] * 100),
    ],
)
def test_no_query_breaks_the_list(client, query):
    MediatorFactory()
    response = client.get(f"/conseillers/?{query}")
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_a_list_costs_the_same_for_few_and_for_many(client, django_assert_max_num_queries):
    for size in (2, 12):
        while Mediator.objects.count() < size:
            person = MediatorFactory(employer=OrganisationFactory())
            for _ in range(2):
                PermanenceFactory(mediator=person, first_day=date(2026, 9, 1))
        cache.clear()
        with time_machine.travel("2026-11-20 10:00+01:00", tick=False):
            client.get("/conseillers/")
            with django_assert_max_num_queries(16):
                html = client.get("/conseillers/").content.decode()
        assert html.count("<article") == size


def test_a_long_list_has_pages(client):
    for _ in range(21):
        MediatorFactory()
    assert read(client, "/conseillers/").count("<article") == 20
    assert read(client, "/conseillers/?page=2").count("<article") == 1


def test_people_are_found_by_the_search_of_the_site():
    person = MediatorFactory(name="Éloïse Dupré")
    MediatorFactory(name="Éloïse Partie", is_active=False)
    assert search_people("dupre", 5) == [person]
    assert search_people("conum", 5) == [person]
    for nothing in ("", "e", "\0", "🦊", "inconnue " * 200):
        assert search_people(nothing, 5) == []
