"""Addresses that everybody relies on: home, lists, search, plan, robots, health, errors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import ContentPage, Navigation, NavigationLink
from tests.finder.factories import finder_page
from tests.mediators.factories import MediatorFactory
from tests.venues.factories import VenuePageFactory, home_page, venue_index
from venues.models import Closure, VenueHours, VenuePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    finder_page()
    return home_page()


def queries(client, address) -> int:
    client.get(address)  # warm
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def fill(size):
    while VenuePage.objects.count() < size:
        venue = VenuePageFactory()
        VenueHours.objects.create(venue=venue, osm="Mo-Fr 09:00-12:00")
        Closure.objects.create(venue=venue, first_day="2030-01-01", last_day="2030-01-02")


@pytest.mark.parametrize(
    ("address", "most"),
    [("/", 12), ("/lieux/", 12), ("/plan-du-site/", 12), ("/lieux/mediatheque-zero/", 19)],
)
def test_pages_cost_the_same_at_any_size(client, site, address, most):
    VenuePageFactory(title="Médiathèque zéro", slug="mediatheque-zero")
    counts = []
    for size in (2, 12):
        fill(size)
        counts.append(queries(client, address))
    assert counts[0] == counts[1] <= most


def test_home_asks_one_question(client, site):
    html = client.get("/").content.decode()
    assert html.count("<h1") == 1
    assert "Où avez-vous besoin d’aide" in html
    assert 'action="/trouver/"' in html


def test_the_menu_is_what_the_agency_wrote(client, site):
    hidden = site.add_child(instance=ContentPage(title="Brouillon", slug="brouillon", live=False))
    navigation = Navigation.load()
    NavigationLink.objects.create(navigation=navigation, label="Les lieux", page=venue_index())
    NavigationLink.objects.create(navigation=navigation, label="Pas encore", page=hidden)
    NavigationLink.objects.create(
        navigation=navigation, label="Ailleurs", address="https://exemple.fr/", position="bas"
    )
    html = client.get("/").content.decode()
    assert '<a href="/lieux/">Les lieux</a>' in html
    assert '<a href="https://exemple.fr/">Ailleurs</a>' in html
    assert "Pas encore" not in html


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ({}, "Choisissez une page"),
        ({"address": "javascript:alert(1)"}, "commence par"),
        ({"address": "exemple.fr"}, "commence par"),
    ],
)
def test_a_link_leads_somewhere(link, fault):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match=fault):
        NavigationLink(navigation=Navigation.load(), label="Lien", **link).full_clean()


def test_list_of_venues_by_department(client, site):
    VenuePageFactory(title="À Caen", commune_name="Caen", postal_code="14000")
    VenuePageFactory(title="À Saint-Lô")
    html = client.get("/lieux/?departement=14").content.decode()
    assert "Calvados" in html
    assert "À Caen" in html
    assert "À Saint-Lô" not in html


@pytest.mark.parametrize("words", ["mediatheque lo", "SAINT-LÔ", "source", "la source st lo"])
def test_list_filtered_by_words(client, site, words):
    VenuePageFactory(title="Médiathèque La Source")
    VenuePageFactory(title="Mairie", commune_name="Caen", postal_code="14000")
    html = client.get("/lieux/", {"q": words}).content.decode()
    assert "La Source" in html
    assert ">Mairie<" not in html


def test_pages_of_the_list_hold_every_venue_once(client, site):
    fill(45)
    titles = []
    for number in (1, 2, 3):
        response = client.get("/lieux/", {"page": number})
        titles += [venue.title for venue in response.context["venues"].items]
    assert len(titles) == len(set(titles)) == 45


HOSTILE = [
    "\x00", "é" * 5000, "' OR 1=1 --", "%", "_", "\\", '"', "<script>alert(1)</script>", "-1",
    "0", "9999999", "NaN", "🦊", "*", "AND OR NOT", "NEAR(", "a:b & | !", "''", "()",
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "address",
    [
        "/lieux/?q=", "/lieux/?type=", "/lieux/?departement=", "/lieux/?page=", "/recherche/?q=",
        "/recherche/?q=lieu&page=", "/plan-du-site/?departement=", "/plan-du-site/?page=",
        "/?x=",
    ],
)  # fmt: skip
def test_hostile_values(client, site, address, value):
    from urllib.parse import quote

    VenuePageFactory(title="Un lieu")
    response = client.get(address + quote(value))
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_wrong_choice_is_named_beside_its_field(client, site):
    VenuePageFactory()
    html = client.get("/lieux/", {"type": "XYZ"}).content.decode()
    assert "Ce choix n’est pas dans la liste" in html
    assert 'aria-invalid="true" aria-describedby="id_type_error"' in html
    assert 'id="id_type_error"' in html


def test_search_finds_pages_and_not_drafts(client, site):
    VenuePageFactory(title="Médiathèque La Source")
    VenuePageFactory(title="Médiathèque fermée au public", live=False)
    html = client.get("/recherche/", {"q": "médiathèques"}).content.decode()
    assert "La Source" in html
    assert "fermée au public" not in html


def test_search_finds_people_first_and_only_those_who_work_here(client, site):
    MediatorFactory(name="Zoé Tartempion")
    MediatorFactory(name="Yves Tartempion", is_active=False)
    html = client.get("/recherche/", {"q": "tartempion"}).content.decode()
    assert 'href="/conseillers/zoe-tartempion/"' in html
    assert "Yves" not in html
    assert "Aucune page pour" in html
    for number in range(6):
        MediatorFactory(name=f"Tartempion {number}")
    with CaptureQueriesContext(connection) as captured:
        html = client.get("/recherche/", {"q": "tartempion"}).content.decode()
    assert 'href="/conseillers/?q=tartempion"' in html
    assert html.count('href="/conseillers/tartempion-') == 5
    assert len(captured) <= 14


def test_search_needs_two_letters(client, site):
    assert "au moins deux lettres" in client.get("/recherche/", {"q": "a"}).content.decode()


def test_search_that_finds_nothing_offers_a_way(client, site):
    html = client.get("/recherche/", {"q": "zzzzzz"}).content.decode()
    assert "Rien pour" in html
    assert "/trouver/?lieu=zzzzzz" in html


def test_plan_lists_pages_then_venues(client, site):
    VenuePageFactory(title="La Source")
    assert "Trouver de l’aide" in client.get("/plan-du-site/").content.decode()
    assert "La Source" in client.get("/plan-du-site/?departement=50").content.decode()


def test_sitemap_lists_public_pages_only(client, site):
    VenuePageFactory(title="Ouvert", slug="ouvert")
    VenuePageFactory(title="Brouillon", slug="brouillon", live=False)
    xml = client.get("/sitemap.xml").content.decode()
    assert "/lieux/ouvert/" in xml
    assert "brouillon" not in xml


def test_robots(client, site, settings):
    assert "Disallow: /admin/" in client.get("/robots.txt").content.decode()
    settings.DEMO = True
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_health(client, site):
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_health_tells_when_the_cache_is_gone(client, site, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:9",
        },
        "renditions": settings.CACHES["renditions"],
    }
    response = client.get("/health/")
    assert (response.status_code, response.json()) == (503, {"status": "unavailable"})


def test_not_found_helps(client, site):
    response = client.get("/nulle-part/")
    assert response.status_code == 404
    html = response.content.decode()
    assert 'action="/trouver/"' in html
    assert 'name="lieu"' in html


def test_the_error_page_needs_nothing(rf, django_assert_num_queries):
    from home.views import server_error

    with django_assert_num_queries(0):
        response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Ce n’est pas votre faute" in response.content.decode()


@pytest.mark.parametrize("address", ["/recherche/", "/plan-du-site/", "/health/", "/robots.txt"])
def test_only_reading(client, site, address):
    assert client.post(address).status_code == 405


def test_a_form_that_expired_is_answered_in_french(site):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "resté ouvert trop longtemps" in response.content.decode()
