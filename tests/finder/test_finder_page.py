"""`/trouver/` as a visitor meets it."""

import json
import re
from urllib.parse import urlencode

import pytest

from finder.search import MOST_PAGES, PER_PAGE
from tests.finder.factories import finder_page, some_communes
from tests.venues.factories import VenuePageFactory
from venues.nearby import Point, distance_km
from venues.vocabulary import Service

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    finder_page()
    some_communes()
    return {
        "Saint-Lô": VenuePageFactory(
            title="Médiathèque La Source", latitude=49.1150, longitude=-1.0910,
            phone="+33261919001", services=[Service.ADMINISTRATIVE],
        ),
        "Vire": VenuePageFactory(
            title="Médiathèque de Vire", commune_name="Vire Normandie", postal_code="14500",
            latitude=48.8390, longitude=-0.8900, services=[Service.CREATION],
        ),
        "Caen": VenuePageFactory(
            title="Bibliothèque de Caen", commune_name="Caen", postal_code="14000",
            latitude=49.1860, longitude=-0.3700, wheelchair="oui",
        ),
        "Cherbourg": VenuePageFactory(
            title="Bibliothèque de Cherbourg", commune_name="Cherbourg-en-Cotentin",
            postal_code="50100", latitude=49.6390, longitude=-1.6170,
        ),
    }  # fmt: skip


def get(client, **params):
    response = client.get(f"/trouver/?{urlencode(params, doseq=True)}")
    assert response.status_code == 200
    return response.content.decode()


def map_data(html):
    return json.loads(re.search(r'id="map-data"[^>]*>(.*?)</script>', html, re.DOTALL).group(1))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Saint-Lô", "Médiathèque La Source"),
        ("st lo", "Médiathèque La Source"),
        ("50000", "Médiathèque La Source"),
        ("sain lo", "Médiathèque La Source"),
        ("Equeurdreville", "Bibliothèque de Cherbourg"),
        ("CAEN", "Bibliothèque de Caen"),
        ("vire", "Médiathèque de Vire"),
        ("la source", "Médiathèque La Source"),
    ],
)
def test_the_right_place_comes_first(client, network, typed, first):
    html = get(client, lieu=typed)
    assert map_data(html)[0]["name"] == first
    assert f">{first}</a></h3>" in html


def test_results_say_what_one_needs(client, network):
    html = get(client, lieu="Saint-Lô")
    assert 'href="tel:+33261919001"' in html
    assert "02\u00a061\u00a091\u00a090\u00a001" in html
    assert "1 rue de la Paix, 50000 Saint-Lô" in html


def test_order_and_distances_equal_brute_force(client, network):
    for n in range(45):
        VenuePageFactory(latitude=48.5 + n * 0.021 % 1, longitude=-1.5 + n * 0.037 % 1)
    from venues.models import VenuePage

    start = Point(49.1157, -1.0906)
    expected = sorted(
        (distance_km(start, Point(v.latitude, v.longitude)), v.name_key, v)
        for v in VenuePage.objects.live()
    )
    seen = []
    for page in range(1, -(-len(expected) // PER_PAGE) + 1):
        seen += map_data(get(client, lieu="Saint-Lô", page=page))
    assert len(seen) == len(expected)
    for shown, (km, _, venue) in zip(seen, expected, strict=True):
        assert shown == {
            "name": venue.title,
            "url": venue.url,
            "lat": venue.latitude,
            "lon": venue.longitude,
            "distance_km": round(km, 3),
        }


def test_the_browsers_position_is_rounded(client, network):
    html = get(client, lat="49.11571234", lon="-1.09061234")
    assert "près de vous" in html
    start = Point(49.12, -1.09)
    first = map_data(html)[0]
    expected = distance_km(start, Point(first["lat"], first["lon"]))
    assert first["distance_km"] == round(expected, 3)


def test_the_position_is_kept_while_filters_change(client, network):
    html = get(client, lat="49.12", lon="-1.09")
    assert 'name="lat" value="49.12"' in html
    assert 'name="lon" value="-1.09"' in html


def test_what_is_typed_wins_over_the_position(client, network):
    html = get(client, lieu="Caen", lat="49.12", lon="-1.09")
    assert "De l’aide près de Caen" in html
    assert 'name="lat"' not in html


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"lieu": "saint georges"}, "Nous avons compris «\u00a0Saint-Georges-Montcocq\u00a0»"),
        ({"lieu": "sain lo"}, "Nous avons compris «\u00a0Saint-Lô\u00a0»"),
        ({"lat": "0", "lon": "0"}, "notre réseau n’est pas présent près de là"),
        ({"lieu": ""}, "Écrivez votre commune ou votre code postal"),
        ({"pmr": "1"}, "Écrivez votre commune ou votre code postal"),
    ],
)
def test_the_page_says_what_it_understood(client, network, params, sentence):
    assert get(client, **params).count(sentence) == 1


@pytest.mark.parametrize("typed", ["Saint-Lô", "CAEN", "50000", "vire", "Manche"])
def test_no_caution_where_none_is_needed(client, network, typed):
    html = get(client, lieu=typed)
    assert "Nous avons compris" not in html
    assert map_data(html)


def test_a_department_by_its_name_is_its_number(client, network):
    assert map_data(get(client, lieu="Calvados")) == map_data(get(client, lieu="14"))


def test_a_distance_of_ones_own_stays_chosen(client, network):
    assert 'value="15" checked' in get(client, lieu="Saint-Lô", rayon="15")


def test_homonyms_are_offered(client, network):
    html = get(client, lieu="Saint-Aubin-sur-Mer")
    assert "Vous pensiez à un autre endroit" in html
    assert "Saint-Aubin-sur-Mer (76)" in html


def test_a_choice_leads_to_its_place(client, network):
    html = get(client, lieu="Saint-Aubin-sur-Mer 76740")
    assert "De l’aide près de Saint-Aubin-sur-Mer (76)" in html


def test_unknown_places_show_near_spellings(client, network):
    html = get(client, lieu="Chairbourk en Cotantain")
    assert "Nous ne connaissons pas" in html
    assert "Cherbourg-en-Cotentin" in html
    assert map_data(html) == []


def test_nothing_typed_is_lost(client, network):
    html = get(client, lieu='<b>"xyzzyx"</b>', besoin=Service.SAFETY, rayon="5", pmr="1")
    assert "&lt;b&gt;&quot;xyzzyx&quot;&lt;/b&gt;" in html
    assert f'value="{Service.SAFETY}" checked' in html
    assert 'value="5" checked' in html
    assert 'name="pmr" value="1" checked' in html


def test_needs_filter(client, network):
    html = get(client, lieu="Saint-Lô", besoin=Service.CREATION)
    assert [item["name"] for item in map_data(html)] == ["Médiathèque de Vire"]
    both = get(client, lieu="Saint-Lô", besoin=[Service.CREATION, Service.ADMINISTRATIVE])
    assert len(map_data(both)) == 2


def test_a_need_without_a_place_asks_where(client, network):
    html = get(client, besoin=Service.ADMINISTRATIVE)
    assert "Pour «\u00a0Une démarche\u00a0»\u00a0: dites-nous où vous êtes" in html
    assert f'value="{Service.ADMINISTRATIVE}" checked' in html


def test_wheelchair_filter(client, network):
    html = get(client, lieu="Saint-Lô", pmr="1")
    assert [item["name"] for item in map_data(html)] == ["Bibliothèque de Caen"]


@pytest.mark.parametrize(
    ("params", "sentence", "count"),
    [
        ({"lieu": "Saint-Aubin-sur-Mer 76740", "rayon": "5"}, "Rien à moins de 5", 4),
        ({"lieu": "Saint-Lô", "besoin": Service.EQUIPMENT}, "Aucun lieu connu pour", 4),
        (
            {"lieu": "Saint-Lô", "besoin": Service.CREATION, "pmr": "1"},
            "Aucun lieu connu pour",
            1,
        ),
        ({"lieu": "Vire", "besoin": Service.CREATION, "rayon": "10"}, "", 1),
    ],
)
def test_filters_that_leave_nothing_say_what_was_loosened(client, network, params, sentence, count):
    html = get(client, **params)
    assert sentence in html
    assert len(map_data(html)) == count


def test_an_unpublished_or_private_venue_is_nowhere(client, network):
    from wagtail.models import PageViewRestriction

    network["Saint-Lô"].unpublish()
    PageViewRestriction.objects.create(
        page=network["Vire"], restriction_type=PageViewRestriction.LOGIN
    )
    names = {item["name"] for item in map_data(get(client, lieu="Saint-Lô"))}
    assert names == {"Bibliothèque de Caen", "Bibliothèque de Cherbourg"}


def test_an_empty_network_says_so(client):
    finder_page()
    some_communes()
    html = get(client, lieu="Saint-Lô")
    assert "Aucun lieu" in html


HOSTILE = [
    "", " ", "\x00", "\x00Saint-Lô", "é" * 5000, "a" * 10_000, "' OR 1=1 --", "%", "_", "\\",
    "<script>alert(1)</script>", "NaN", "inf", "-1", "0", "9999999", "1e400", "🦊" * 50,
    "../../etc/passwd", "Saint-Lô\r\nSet-Cookie: a=b", "\ud7ff\u202e", "١٢٣٤٥", "50000" * 100,
]  # fmt: skip


@pytest.mark.parametrize("name", ["lieu", "lat", "lon", "besoin", "rayon", "pmr", "page", "autre"])
@pytest.mark.parametrize("value", HOSTILE)
def test_any_value_of_any_parameter_is_answered(client, network, name, value):
    for lieu in ({}, {"lieu": "Saint-Lô"}):
        html = get(client, **{**lieu, name: value})
        assert "<h1>" in html
        assert "<script>alert" not in html


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"lieu": "Saint-Lô", "rayon": "-1"}, "La distance doit être un nombre"),
        ({"lieu": "Saint-Lô", "rayon": "abc"}, "La distance doit être un nombre"),
        ({"lat": "NaN", "lon": "0"}, "Votre position n’a pas été comprise"),
        ({"lat": "49"}, "Votre position n’a pas été comprise"),
        ({"lat": "91", "lon": "0"}, "Votre position n’a pas été comprise"),
        ({"lieu": "Saint-Lô", "besoin": "xyzzyx"}, "Nous n’avons pas compris «\u00a0xyzzyx\u00a0»"),
        ({"lieu": "Saint-Lô", "page": "9999999"}, "Cette page de la liste n’existe pas"),
        ({"lieu": "Saint-Lô", "page": "0"}, "Cette page de la liste n’existe pas"),
    ],
)
def test_a_wrong_value_gets_one_sentence(client, network, params, sentence):
    html = get(client, **params)
    assert html.count(sentence) == 1


def test_a_wrong_filter_does_not_stop_the_others(client, network):
    html = get(client, lieu="Saint-Lô", rayon="-1", besoin=["cafe", Service.CREATION])
    assert [item["name"] for item in map_data(html)] == ["Médiathèque de Vire"]


def test_doubled_parameters(client, network):
    response = client.get("/trouver/?lieu=Caen&lieu=Vire&page=1&page=2&pmr=1&pmr=0&rayon=5&rayon=9")
    assert response.status_code == 200


def test_thousands_of_parameters(client, network):
    response = client.get("/trouver/?" + "&".join(f"besoin={n}" for n in range(5000)))
    assert response.status_code in {200, 400}


def test_broken_percent_encoding(client, network):
    for query in ("lieu=%", "lieu=%ff%fe", "%ff=1", "lieu=%00", "lieu=%C3", "=&&=&;"):
        assert client.get(f"/trouver/?{query}").status_code == 200


def test_the_last_page_is_a_bounded_one(client, network):
    assert MOST_PAGES * PER_PAGE <= 200


def test_queries_do_not_grow_with_the_network(client, network):
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for size in (4, 30):
        while len(map_data(get(client, lieu="Saint-Lô"))) < min(size, PER_PAGE):
            VenuePageFactory()
            cache.clear()
        get(client, lieu="Saint-Lô")
        with CaptureQueriesContext(connection) as captured:
            get(client, lieu="Saint-Lô")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 14


def test_suggestions(client, network):
    found = client.get("/trouver/lieux.json", {"q": "saint-l"}).json()["suggestions"]
    assert any(item["label"].startswith("Saint-Lô") for item in found)
    assert client.get("/trouver/lieux.json").json() == {"suggestions": []}
    assert client.post("/trouver/lieux.json").status_code == 405


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_suggestions(client, network, value):
    response = client.get("/trouver/lieux.json", {"q": value})
    assert response.status_code == 200
    assert isinstance(response.json()["suggestions"], list)
