"""What goes along with every answer: to visitors, to editors, in previews, with files."""

import gzip

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import CollectionViewRestriction
from wagtail.test.utils.form_data import querydict_from_html

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
