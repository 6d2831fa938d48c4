"""Somebody looked for by name in the field of the place."""

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from mediators.enums import Role
from tests.finder.factories import finder_page, some_communes
from tests.finder.results_page import cards, get, map_data, names, text
from tests.mediators.factories import MediatorFactory, PermanenceFactory, school_calendar
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def some_saturday():
    with time_machine.travel("2026-11-21 10:00+01:00", tick=False):
        yield


@pytest.fixture
def camille():
    finder_page()
    some_communes()
    school_calendar()
    camille = MediatorFactory(name="Camille Lenoir", role=Role.MEDIATEUR)
    library = VenuePageFactory(title="La Source")
    PermanenceFactory(venue=library, mediator=camille, weekdays=["ve"])
    PermanenceFactory(venue=library, mediator__name="Quelqu’un d’autre", weekdays=["lu"])
    vire = VenuePageFactory(title="La mairie", latitude=48.8390, longitude=-0.8900)
    PermanenceFactory(venue=vire, mediator=camille, weekdays=["ma"])
    VenuePageFactory(title="Ailleurs")
    return camille


@pytest.mark.parametrize("typed", ["Camille Lenoir", "camille lenoir", "LENOIR Camille", "lenoir"])
def test_where_somebody_is_soonest_first(client, camille, typed):
    html = get(client, lieu=typed)
    assert "<h1>Où est Camille Lenoir\u00a0?</h1>" in html
    assert "Camille Lenoir, médiateur numérique" in html
    assert f'href="{camille.path_on_site}"' in html
    assert names(html) == ["La mairie", "La Source"]
    found = cards(html)
    assert "Mardi 24 novembre" in found["La mairie"]
    assert "Vendredi 27 novembre" in found["La Source"]
    assert "Quelqu’un d’autre" not in html
    assert {item["distance_km"] for item in map_data(html)} == {None}


def test_a_family_name_wins_over_a_place_spelt_alike(client, camille):
    VenuePageFactory(title="Médiathèque Jean-Renoir")
    html = get(client, lieu="lenoir")
    assert names(html) == ["La mairie", "La Source"]
    assert "Où est Camille Lenoir" in html


def test_filters_hold_for_somebody(client, camille):
    assert names(get(client, lieu="Camille Lenoir", jour="ve")) == ["La Source"]
    html = get(client, lieu="Camille Lenoir", jour="di", rayon="5")
    assert "Rien de connu le dimanche" in html
    assert names(html) == ["La mairie", "La Source"]


@pytest.mark.parametrize("name", ["Anne Caen", "Saint Lô", "La Source"])
def test_a_place_of_that_name_wins(client, camille, name):
    MediatorFactory(name=name)
    place = name.removeprefix("Anne ")
    html = get(client, lieu=place)
    assert "De l’aide près de" in html
    assert f"Vous cherchez une personne\u00a0? {name}, conseiller numérique" in text(html).replace(
        "personne ?", "personne\u00a0?"
    )


def test_a_name_that_several_have_is_a_choice(client, camille):
    MediatorFactory(name="Paul Lenoir")
    html = get(client, lieu="Lenoir")
    assert "Vous cherchez une personne" in html
    assert "Paul Lenoir, conseiller numérique" in html
    assert "Nous ne connaissons pas" not in html
    assert names(html) == []
    html = get(client, lieu="Camille Lenoir")
    assert names(html) == ["La mairie", "La Source"]


def test_namesakes_are_both_offered(client, camille):
    MediatorFactory(name="Camille Lenoir", role=Role.BENEVOLE)
    html = get(client, lieu="Camille Lenoir")
    assert "Camille Lenoir, bénévole" in html
    assert "Camille Lenoir, médiateur numérique" in html


def test_somebody_who_is_nowhere_for_now(client, camille):
    MediatorFactory(name="Noé Vauquelin")
    html = get(client, lieu="Noé Vauquelin")
    assert "Où est Noé Vauquelin" in html
    assert "Aucune permanence n’est annoncée pour l’instant." in html
    assert names(html) == []


def test_who_left_is_not_found(client, camille):
    camille.is_active = False
    camille.save()
    html = get(client, lieu="Camille Lenoir")
    assert "Nous ne connaissons pas" in html
    assert camille.path_on_site not in html


def test_venues_that_visitors_may_not_see_stay_hidden(client, camille):
    hidden = VenuePageFactory(title="Le Brouillon", live=False)
    secret = VenuePageFactory(title="Le Secret")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    for venue, day in ((hidden, "me"), (secret, "je")):
        PermanenceFactory(venue=venue, mediator=camille, weekdays=[day])
    html = get(client, lieu="Camille Lenoir")
    assert names(html) == ["La mairie", "La Source"]
    assert "Brouillon" not in html
    assert "Secret" not in html


def test_people_are_suggested_after_places(client, camille):
    VenuePageFactory(title="Médiathèque Camille Claudel")
    found = client.get("/trouver/lieux.json", {"q": "camille"}).json()["suggestions"]
    kinds = [item["kind"] for item in found]
    assert kinds == sorted(kinds, key=lambda kind: kind == "person")
    found = client.get("/trouver/lieux.json", {"q": "lenoir"}).json()["suggestions"]
    assert found == [
        {
            "label": "Camille Lenoir, médiateur numérique",
            "value": "Camille Lenoir",
            "kind": "person",
        }
    ]
