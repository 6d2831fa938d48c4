"""Addresses nobody typed: whatever is asked, a page or a 404, never an error."""

import pytest

from core.middleware import cleaned
from tests.core.factories import UserFactory
from tests.core.test_headers import content_page
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    venue = VenuePageFactory()
    content_page()
    return ["/", "/reseau/", "/lieux/", f"/lieux/{venue.slug}/", "/plan-du-site/"]


HOSTILE_QUERIES = {
    "nul": "q=%00&lieu=a%00b",
    "nul in the name": "%00=1&q%00=1",
    "ten kilobytes": "q=" + "x" * 10_240,
    "ten kilobytes of nothing": "q=" + "%20" * 10_240,
    "broken utf-8": "q=%ff%fe%c3&lieu=%e9",
    "lone surrogate": "q=%ed%a0%80",
    "half an escape": "q=%&lieu=%z&page=%2",
    "thousands of parameters": "&".join(f"p{n}={n}" for n in range(20_000)),
    "thousands of values": "&".join("besoin=x" for _ in range(20_000)),
    "only separators": "&" * 20_000,
    "brackets": "q[]=1&q[a]=2&page[]=1",
    "quotes": "q='\"`;--%20/*&lieu='%20OR%201=1",
    "numbers": "page=9999999&rayon=-1&lat=NaN&lon=inf&page=-1&page=1e9",
}


@pytest.mark.parametrize("name", HOSTILE_QUERIES)
def test_a_hostile_query_gets_the_page(client, pages, name):
    for path in [*pages, "/recherche/"]:
        assert client.get(f"{path}?{HOSTILE_QUERIES[name]}").status_code == 200, path
        assert client.head(f"{path}?{HOSTILE_QUERIES[name]}").status_code == 200, path
    assert client.get(f"/nulle-part/?{HOSTILE_QUERIES[name]}").status_code == 404


HOSTILE_PATHS = {
    "nul": "/lieux/%00/",
    "nul at the end": "/lieux/a%00/",
    "broken utf-8": "/lieux/%ff%fe/",
    "overlong": "/" + "x" * 5_000 + "/",
    "deep": "/" + "a/" * 3_000,
    "a long picture name": "/media/images/" + "é" * 200 + ".jpg",
    "nul in a picture": "/media/images/%00.jpg",
    "quotes": "/lieux/'%22;--/",
    "line break": "/lieux/a%0d%0aSet-Cookie:x=1/",
    "document": "/documents/999999999999999999999/x.pdf",
    "document with nul": "/documents/1/%00.pdf",
}


@pytest.mark.parametrize("name", HOSTILE_PATHS)
def test_a_hostile_address_does_not_exist(client, pages, name):
    response = client.get(HOSTILE_PATHS[name], follow=True)
    assert response.status_code == 404
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", ["../../db.sqlite3", "%2e%2e/%2e%2e/db.sqlite3", "..%2f..%2fx"])
def test_nobody_climbs_out_of_the_media_folder(client, path):
    assert client.get(f"/media/images/{path}").status_code in {400, 404}


@pytest.mark.parametrize(
    ("query", "shorten", "expected"),
    [
        ("q=a%00b", True, {"q": ["ab"]}),
        ("q%00=a", False, {"q": ["a"]}),
        ("q=" + "x" * 900, True, {"q": ["x" * 500]}),
        ("q=" + "x" * 900, False, {"q": ["x" * 900]}),
        ("q=1&" * 30, True, {"q": ["1"] * 20}),
        ("q=Saint-L%C3%B4", True, {"q": ["Saint-Lô"]}),
        ("q=Saint-LÃ´", True, {"q": ["Saint-Lô"]}),
        ("a=1&b=2&a=3", True, {"a": ["1", "3"], "b": ["2"]}),
        ("", True, {}),
    ],
)
def test_what_is_left_of_a_query(query, shorten, expected):
    assert dict(cleaned(query, shorten=shorten).lists()) == expected


def test_an_ordinary_query_is_left_alone(client, pages):
    request = client.get("/?q=Saint-L%C3%B4&q=b&vide=").wsgi_request
    assert dict(request.GET.lists()) == {"q": ["Saint-Lô", "b"], "vide": [""]}


@pytest.mark.parametrize("query", ["%00", "'", '"', "a AND", "NEAR(", "*", "x" * 5_000, "médi*"])
def test_a_hostile_search_in_the_admin(client, query):
    content_page()
    client.force_login(UserFactory(is_superuser=True))
    query = query if query == "%00" else query.replace('"', "%22").replace("'", "%27")
    for path in ("pages/search/", "images/", "documents/", "choose-page/search/", "users/"):
        assert client.get(f"/admin/{path}?q={query}").status_code == 200, path
