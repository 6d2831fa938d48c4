"""Somebody looked for by name in the field of the place."""

import re

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from mediators.enums import Role
from tests.finder.factories import finder_page, some_communes
from tests.finder.results_page import cards, get, map_data, names, text
from tests.mediators.factories import MediatorFactory, PermanenceFactory, school_calendar
from tests.venues.factories import CommuneFactory, VenuePageFactory

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


@pytest.fixture
def region(camille):
    """People whose names look like communes', or stand beside one."""
    for code, name, postal, lat, lon in [
        ("50183", "Fierville-les-Mines", "50580", 49.40, -1.68),
        ("14288", "Le Fresne-Camilly", "14480", 49.26, -0.48),
        ("50335", "Montaigu-la-Brisette", "50700", 49.55, -1.41),
        ("14047", "Bayeux", "14400", 49.2785, -0.7039),
        ("76540", "Rouen", "76000", 49.4413, 1.0912),
        ("76414", "Martin-Église", "76370", 49.90, 1.12),
    ]:
        CommuneFactory(
            insee_code=code, name=name, postal_codes=[postal], department=code[:2],
            population=900, latitude=lat, longitude=lon,
        )  # fmt: skip
    bayeux = VenuePageFactory(title="Les 7 Lieux", latitude=49.28, longitude=-0.70)
    PermanenceFactory(venue=bayeux, mediator__name="Aurélie Besnard", weekdays=["me"])
    PermanenceFactory(venue=bayeux, mediator=camille, weekdays=["je"])
    for name in ("Inès Corbin", "Odile Marchand", "Jean-Yves Le Bris", "Rémi Quesnel"):
        MediatorFactory(name=name)


def places(html: str) -> list[str]:
    """What is offered to those who looked for a place."""
    _, _, section = html.partition('id="plutot-un-lieu"')
    return re.findall(r"lieu=[^>]*>De l’aide ([^<]*)<", section.partition("</section>")[0])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("odile", "Odile Marchand"),
        ("Aurélie", "Aurélie Besnard"),
        ("jean-yves", "Jean-Yves Le Bris"),
        ("Le Bris", "Jean-Yves Le Bris"),
        ("Besnard bayeux", "Aurélie Besnard"),
        ("bayeux besnard", "Aurélie Besnard"),
        ("Mme Besnard, à Bayeux", "Aurélie Besnard"),
        ("Besnard 14400", "Aurélie Besnard"),
        ("aurélie bayeux", "Aurélie Besnard"),
        ("camille lenoir saint-lo", "Camille Lenoir"),
        ("lenoir St Lô", "Camille Lenoir"),
        ("Rouen Quesnel", "Rémi Quesnel"),
        ("marchand caen", "Odile Marchand"),
    ],
)
def test_a_name_is_never_lost_to_a_town(client, region, typed, name):
    assert f"<h1>Où est {name}\u00a0?</h1>" in get(client, lieu=typed)


@pytest.mark.parametrize(
    ("typed", "name", "place"),
    [
        ("inès", "Inès Corbin", "près de Fierville-les-Mines"),
        ("camille", "Camille Lenoir", "près du Fresne-Camilly"),
    ],
)
def test_a_first_name_like_a_place_is_a_choice(client, region, typed, name, place):
    html = get(client, lieu=typed)
    assert "Vous cherchez une personne" in html
    assert f"{name}, " in html
    assert places(html) == [place]
    assert names(html) == []
    assert "Nous ne connaissons pas" not in html


def test_a_first_name_that_several_have_is_a_choice(client, region):
    MediatorFactory(name="Odile Besnard", role=Role.BENEVOLE)
    html = get(client, lieu="odile")
    assert "Odile Besnard, bénévole" in html
    assert "Odile Marchand, conseiller numérique" in html
    assert names(html) == []


def test_the_place_that_a_family_name_looks_like_stays_offered(client, region):
    assert places(get(client, lieu="Le Bris")) == ["près de Montaigu-la-Brisette"]


def test_from_the_town_typed_beside_the_name(client, region):
    html = get(client, lieu="lenoir bayeux")
    assert "Les distances sont comptées depuis Bayeux." in html
    assert places(html) == ["près de Bayeux"]
    assert set(names(html)) == {"La mairie", "La Source", "Les 7 Lieux"}
    assert all(item["distance_km"] is not None for item in map_data(html))
    assert names(html)[0] == "Les 7 Lieux"
    assert 'name="lat"' not in html


def test_far_from_the_town_nobody_is_told_that_the_network_is_absent(client, region):
    assert "notre réseau n’est pas présent" not in get(client, lieu="lenoir rouen")


def test_the_town_tells_namesakes_apart(client, region):
    MediatorFactory(name="Bruno Besnard")
    html = get(client, lieu="besnard bayeux")
    assert "<h1>Où est Aurélie Besnard\u00a0?</h1>" in html
    assert "Bruno Besnard" in html


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("martin", "près de Martin-Église"),
        ("Saint-Lô", "près de Saint-Lô"),
        ("besnart bayeux", "près de Bayeux"),
        ("mairie de Caen", "près de Caen"),
        ("zorglub bayeux", "près de Bayeux"),
    ],
)
def test_a_town_typed_by_its_own_words_wins(client, region, typed, place):
    MediatorFactory(name="Camille Martin")
    html = get(client, lieu=typed)
    assert f"<h1>De l’aide {place}</h1>" in html
    said = {"martin": "Camille Martin, ", "besnart bayeux": "Aurélie Besnard, "}
    assert said.get(typed, "") in html


@pytest.mark.parametrize("typed", ["a " * 90, "lenoir " * 30, "bayeux " * 30, "à à à", "l l l l l"])
def test_many_words_are_answered(client, region, typed):
    assert get(client, lieu=typed)


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
