"""What goes along with every answer: to visitors, to editors, in previews, with files."""

import gzip
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import CollectionViewRestriction
from wagtail.test.utils.form_data import querydict_from_html

from core.middleware import cleaned
from home.models import ContentPage
from tests.core.factories import CreditedImageFactory, NetworkDocumentFactory, UserFactory
from tests.venues.factories import VenuePageFactory, home_page

pytestmark = pytest.mark.django_db


def content_page(**fields) -> ContentPage:
    return home_page().add_child(instance=ContentPage(title="Le réseau", slug="reseau", **fields))


@pytest.fixture
def pages():
    venue = VenuePageFactory()
    content_page()
    return ["/", "/reseau/", "/lieux/", f"/lieux/{venue.slug}/", "/plan-du-site/"]


def policy(response) -> dict[str, str]:
    """{"img-src": "'self' data:"}"""
    parts = response.headers["Content-Security-Policy"].split(";")
    return {name: rest for name, _, rest in (part.strip().partition(" ") for part in parts)}


def assert_strict(response):
    rules = policy(response)
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert rules["base-uri"] == "'none'"
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def assert_common(response, framed="DENY"):
    headers = response.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == framed
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=(self)" in headers["Permissions-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]


# --- Visitors ----------------------------------------------------------------------------


def test_public_pages_are_strict(client, pages):
    for path in [*pages, "/nulle-part/"]:
        response = client.get(path)
        assert_common(response)
        assert_strict(response)
        assert policy(response)["frame-ancestors"] == "'none'", path


def test_the_policy_lets_only_the_map_come_from_elsewhere(client, pages):
    tiles = "https://data.geopf.fr"
    for name, sources in policy(client.get("/")).items():
        outside = [source for source in sources.split() if "//" in source]
        assert outside == ([tiles] if name == "img-src" else []), name


def test_a_proxy_may_keep_visitors_pages_for_a_minute(client, pages):
    for path in pages:
        response = client.get(path)
        assert response.status_code == 200, path
        assert set(response.headers["Cache-Control"].split(", ")) == {"public", "max-age=60"}
        assert "Cookie" in response.headers["Vary"]
        assert response.headers["ETag"]
        assert not response.cookies, path
        assert not response.wsgi_request.session.accessed, path
        assert b"csrfmiddlewaretoken" not in response.content, path


def test_nothing_is_sent_twice(client, pages):
    for path in pages:
        etag = client.get(path).headers["ETag"]
        again = client.get(path, headers={"If-None-Match": etag})
        assert again.status_code == 304, path
        assert again.content == b""
        assert again.headers["ETag"] == etag
        assert "max-age=60" in again.headers["Cache-Control"]


def test_a_changed_page_has_another_etag(client):
    page = content_page()
    etag = client.get("/reseau/").headers["ETag"]
    page.introduction = "Nous sommes deux cents."
    page.save_revision().publish()
    again = client.get("/reseau/", headers={"If-None-Match": etag})
    assert again.status_code == 200


def test_signed_in_people_share_no_cache(client, pages):
    client.force_login(UserFactory(is_superuser=True))
    for path in pages:
        response = client.get(path)
        assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}, path
        assert "ETag" not in response.headers


def test_any_session_cookie_is_enough(client, pages):
    client.cookies[settings.SESSION_COOKIE_NAME] = "perimee"
    assert "no-store" in client.get("/").headers["Cache-Control"]


def test_errors_and_redirections_are_not_kept(client, pages):
    for path in ("/nulle-part/", "/reseau"):
        assert "max-age" not in client.get(path).headers.get("Cache-Control", "")


def test_pages_are_compressed(client, pages):
    response = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["Vary"]
    assert "<html" in gzip.decompress(response.content).decode()
    again = client.get(
        "/",
        headers={"Accept-Encoding": "gzip", "If-None-Match": response.headers["ETag"]},
    )
    assert again.status_code == 304


# --- Editors -----------------------------------------------------------------------------


def test_the_login_form_is_as_strict_as_a_page(client):
    for path in ("/admin/login/", "/admin/password_reset/"):
        response = client.get(path)
        assert response.status_code == 200
        assert_common(response)
        assert_strict(response)
        assert "no-store" in response.headers["Cache-Control"]


def test_the_admin_has_what_its_widgets_need_and_no_more(client):
    page = content_page()
    client.force_login(UserFactory(is_superuser=True))
    for path in ("/admin/", reverse("wagtailadmin_pages:edit", args=[page.pk])):
        response = client.get(path)
        assert_common(response)
        rules = policy(response)
        assert rules["default-src"] == "'self'"
        assert rules["script-src"] == rules["style-src"] == "'self' 'unsafe-inline'"
        assert "unsafe-eval" not in response.headers["Content-Security-Policy"]
        assert "no-store" in response.headers["Cache-Control"]


def test_a_preview_is_a_strict_page_in_the_editors_frame(client):
    page = content_page()
    page.save_revision()
    client.force_login(UserFactory(is_superuser=True))
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    typed = querydict_from_html(editor.content.decode(), form_id="page-edit-form").copy()
    typed["body-count"] = "0"  # the browser's script writes the blocks
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client.post(preview, typed).json()["is_valid"]
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    for path, framed in ((preview, "SAMEORIGIN"), (draft, "DENY")):
        response = client.get(path)
        assert response.status_code == 200
        assert "Le réseau" in response.content.decode()
        assert_strict(response)
        assert policy(response)["frame-ancestors"] == "'self'"
        assert_common(response, framed)
        assert "no-store" in response.headers["Cache-Control"]


# --- Files -------------------------------------------------------------------------------


def test_pictures_may_be_shown_elsewhere_and_keep_no_trace_of_who_asks(client):
    image = CreditedImageFactory()
    response = client.get(image.file.url)
    assert response.status_code == 200
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" not in response.headers.get("Vary", "")
    response.close()


def test_open_data_may_be_read_elsewhere(client, pages):
    response = client.get("/donnees/lieux-de-mediation-numerique.csv")
    assert response.status_code == 200
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_document_runs_nothing_and_has_no_broken_header(client):
    response = client.get(NetworkDocumentFactory().url)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers.get("Content-Encoding") != "None"
    assert b"".join(response).startswith(b"%PDF")
    response.close()


def test_documents_are_not_served_from_the_media_folder(client):
    assert client.get(NetworkDocumentFactory().file.url).status_code == 404


def test_a_private_document_is_not_given_nor_kept(client):
    document = NetworkDocumentFactory()
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    response = client.get(document.url)
    assert response.status_code == 302
    assert "public" not in response.headers.get("Cache-Control", "")


# --- Addresses nobody typed --------------------------------------------------------------

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


# --- Production --------------------------------------------------------------------------

PRODUCTION = {
    "SECRET_KEY": "dUmmy-0123456789-abcdefghij-ABCDEFGHIJ-klmnopqrst-KLMNOPQRST-9",
    "DATABASE_URL": "sqlite:////tmp/nowhere.sqlite3",
    "ALLOWED_HOSTS": "www.exemple.fr",
    "SITE_URL": "https://www.exemple.fr",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=inherited
        | {"DJANGO_SETTINGS_MODULE": "network_site.settings.production"}
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", PRODUCTION)
def test_production_refuses_to_start_without(missing):
    partial = {name: value for name, value in PRODUCTION.items() if name != missing}
    outcome = manage("check", **partial)
    assert outcome.returncode != 0
    assert f"{missing} is not set" in outcome.stderr


def test_production_has_nothing_to_be_warned_of():
    outcome = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert outcome.returncode == 0, outcome.stderr
