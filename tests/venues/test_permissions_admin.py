"""The admin as a visitor, as another library, as the library itself and as the agency.

``ADDRESSES`` is Saint-Lô's content. A refusal is a 403, a 404, Wagtail's redirection to its home
page, or for visitors to the login form; whatever was sent, nothing has changed afterwards.
"""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, PageViewRestriction, Workflow

from core.models import SiteSettings, User
from home.models import Navigation
from tests.venues.personas import network

pytestmark = pytest.mark.django_db

OPEN, REFUSED = "open", "refused"
#: address → what Saint-Lô gets, what the agency gets. Visitors and Vire are refused everywhere.
ADDRESSES = {
    "pages/{venue}/edit/": (OPEN, OPEN),
    "pages/{venue}/history/": (OPEN, OPEN),
    "pages/{venue}/usage/": (OPEN, OPEN),
    "pages/{venue}/delete/": (REFUSED, OPEN),
    "pages/{venue}/unpublish/": (REFUSED, OPEN),
    "pages/{venue}/move/": (REFUSED, OPEN),
    "pages/{venue}/move/{index}/confirm/": (REFUSED, OPEN),
    "pages/{venue}/copy/": (REFUSED, OPEN),
    "pages/{venue}/privacy/": (REFUSED, OPEN),
    "pages/{draft}/edit/": (OPEN, OPEN),
    "pages/{draft}/delete/": (REFUSED, OPEN),
    "pages/{draft}/": (OPEN, OPEN),
    "pages/{draft}/revisions/{revision}/view/": (OPEN, OPEN),
    "pages/{draft}/revisions/{revision}/revert/": (OPEN, OPEN),
    "pages/{draft}/revisions/compare/earliest...latest/": (OPEN, OPEN),
    "pages/add/venues/venuepage/{index}/": (REFUSED, OPEN),
    "choose-page/{draft}/": (OPEN, OPEN),
    "choose-page/chosen-multiple/?id={draft}": (OPEN, OPEN),
    "images/{image}/": (OPEN, OPEN),
    "images/{image}/delete/": (OPEN, OPEN),
    "images/usage/{image}/": (OPEN, OPEN),
    "images/chooser/{image}/select_format/": (OPEN, OPEN),
    "documents/edit/{document}/": (OPEN, OPEN),
    "documents/delete/{document}/": (OPEN, OPEN),
    "documents/usage/{document}/": (OPEN, OPEN),
    "collections/": (REFUSED, OPEN),
    "collections/{collection}/": (REFUSED, OPEN),
    "collections/{collection}/delete/": (REFUSED, OPEN),
    "collections/add/": (REFUSED, OPEN),
    "settings/core/sitesettings/{settings}/": (REFUSED, OPEN),
    "settings/home/navigation/{navigation}/": (REFUSED, OPEN),
    "redirects/": (REFUSED, OPEN),
    "redirects/add/": (REFUSED, OPEN),
    "reports/page-types-usage/": (REFUSED, OPEN),
    "reports/page-types-usage/results/": (REFUSED, OPEN),
    "reports/locked/": (REFUSED, OPEN),
    "sites/": (REFUSED, REFUSED),
    "users/": (REFUSED, REFUSED),
    "users/add/": (REFUSED, REFUSED),
    "users/edit/{user}/": (REFUSED, REFUSED),
    "groups/": (REFUSED, REFUSED),
    "groups/new/": (REFUSED, REFUSED),
    "groups/edit/{group}/": (REFUSED, REFUSED),
    "workflows/list/": (REFUSED, REFUSED),
    "workflows/add/": (REFUSED, REFUSED),
    "workflows/edit/{workflow}/": (REFUSED, REFUSED),
    "api/main/images/": (REFUSED, REFUSED),
    "api/main/images/{image}/": (REFUSED, REFUSED),
    "api/main/documents/": (REFUSED, REFUSED),
    "api/main/documents/{document}/": (REFUSED, REFUSED),
    "api/main/documents/find/": (REFUSED, REFUSED),
}
#: Sent everywhere: what some form or other would act upon.
HARM = {"title": "Piraté", "name": "Piraté", "restriction_type": "login", "next": "/admin/"}


@pytest.fixture
def people():
    return network()


def address(pattern: str, people) -> str:
    place = people.saint_lo
    revision = place.draft.latest_revision or place.draft.save_revision(user=place.user)
    return "/admin/" + pattern.format(
        venue=place.venue.pk,
        draft=place.draft.pk,
        index=place.venue.get_parent().pk,
        revision=revision.pk,
        image=place.image.pk,
        document=place.document.pk,
        collection=place.library.collection_id,
        user=place.user.pk,
        group=place.library.group_id,
        workflow=Workflow.objects.get().pk,
        settings=SiteSettings.load().pk,
        navigation=Navigation.load().pk,
    )


def signed_in(user) -> Client:
    client = Client(raise_request_exception=True)
    if user:
        client.force_login(user)
    return client


def is_refused(response) -> bool:
    location = response.headers.get("Location", "")
    return response.status_code in {403, 404} or location in {"/admin/", "/admin/?"}


def world() -> list:
    """Everything a stranger might have changed."""
    return [
        list(Page.objects.order_by("path").values_list("pk", "path", "title", "live", "locked")),
        list(Page.objects.order_by("pk").values_list("pk", "latest_revision__pk")),
        list(PageViewRestriction.objects.values_list("pk")),
        list(get_image_model().objects.order_by("pk").values_list("pk", "title", "collection")),
        list(get_document_model().objects.order_by("pk").values_list("pk", "title", "collection")),
        list(Collection.objects.order_by("pk").values_list("pk", "path", "name")),
        list(User.objects.order_by("pk").values_list("pk", "username", "is_superuser", "groups")),
        list(Group.objects.order_by("pk").values_list("pk", "name", "permissions")),
        list(Workflow.objects.values_list("pk", "name", "active")),
    ]


@pytest.mark.parametrize("persona", ["saint-lo", "vire", "agence"])
def test_reading(people, persona):
    client = signed_in(people.user(persona))
    wrong = []
    for pattern, (own, agency) in ADDRESSES.items():
        expected = {"saint-lo": own, "agence": agency, "vire": REFUSED}[persona]
        response = client.get(address(pattern, people))
        found = REFUSED if is_refused(response) else OPEN
        if found != expected or response.status_code >= 500:
            wrong.append((pattern, expected, response))
    assert wrong == []


def test_visitors_are_sent_to_the_login_form(people):
    for pattern in ADDRESSES:
        response = Client().get(address(pattern, people))
        to_login = response.headers.get("Location", "").startswith("/admin/login/")
        assert to_login or response.status_code == 404, pattern


@pytest.mark.parametrize("persona", ["visiteur", "vire"])
def test_writing_as_somebody_else_changes_nothing(people, persona):
    client = signed_in(people.user(persona))
    paths = [address(pattern, people) for pattern in ADDRESSES]
    before = world()
    for path in paths:
        assert client.post(path, HARM).status_code < 500
        assert world() == before, path


def test_writing_what_is_refused_to_oneself_changes_nothing(people):
    client = signed_in(people.saint_lo.user)
    paths = [address(p, people) for p, (own, _) in ADDRESSES.items() if own == REFUSED]
    before = world()
    for path in paths:
        assert is_refused(client.post(path, HARM)), path
        assert world() == before, path


@pytest.mark.parametrize("persona", ["saint-lo", "vire"])
def test_bulk_actions_on_venues_change_nothing(people, persona):
    place = people.saint_lo
    client = signed_in(people.user(persona))
    destination = place.venue.get_parent().get_parent()
    before = world()
    for action in ("publish", "unpublish", "delete", "move"):
        path = f"/admin/bulk/wagtailcore/page/{action}/?id={place.venue.pk}&id={place.draft.pk}"
        response = client.post(
            path, {"include_descendants": "on", "chooser": destination.pk, "move_applied": "1"}
        )
        assert response.status_code < 500
        assert world() == before, action


def test_bulk_actions_on_the_files_of_others_change_nothing(people):
    client = signed_in(people.vire.user)
    before = world()
    for thing in (people.saint_lo.image, people.saint_lo.document):
        kind = f"{thing._meta.app_label}/{thing._meta.model_name}"
        for action in ("delete", "add_to_collection", "add_tags"):
            response = client.post(
                f"/admin/bulk/{kind}/{action}/?id={thing.pk}",
                {"collection": people.vire.library.collection_id, "tags": "pirate"},
            )
            assert response.status_code < 500
            assert world() == before, (kind, action)
            assert not thing.tags.exists()
