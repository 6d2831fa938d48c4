"""The admin as a visitor, as another library, as the library itself and as the agency.

``ADDRESSES`` is Saint-Lô's content. A refusal is a 403, a 404, Wagtail's redirection to its home
page, or for visitors to the login form; whatever was sent, nothing has changed afterwards.
"""

import json
import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, PageViewRestriction, Workflow
from wagtail.test.utils.form_data import querydict_from_html

from core.models import User
from tests.core.factories import picture_bytes, uploaded
from tests.venues.personas import SECRET, network
from venues.middleware import LIMITS

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
    "pages/workflow/action/{draft}/approve/1/": (OPEN, OPEN),
    "choose-page/{draft}/": (OPEN, OPEN),
    "choose-page/chosen-multiple/?id={draft}": (OPEN, OPEN),
    "bulk/wagtailcore/page/delete/?id={venue}": (OPEN, OPEN),
    "images/{image}/": (OPEN, OPEN),
    "images/{image}/delete/": (OPEN, OPEN),
    "images/usage/{image}/": (OPEN, OPEN),
    "images/{image}/generate_url/": (OPEN, OPEN),
    "images/chooser/{image}/select_format/": (OPEN, OPEN),
    "documents/edit/{document}/": (OPEN, OPEN),
    "documents/delete/{document}/": (OPEN, OPEN),
    "documents/usage/{document}/": (OPEN, OPEN),
    "collections/": (REFUSED, OPEN),
    "collections/{collection}/": (REFUSED, OPEN),
    "collections/{collection}/delete/": (REFUSED, OPEN),
    "collections/add/": (REFUSED, OPEN),
    "settings/core/sitesettings/": (REFUSED, OPEN),
    "settings/home/navigation/": (REFUSED, OPEN),
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
#: Pages that answer whoever may enter, with only what they may see.
COMMON = {"bulk/wagtailcore/page/delete/?id={venue}"}


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


@pytest.mark.parametrize("pattern", ADDRESSES)
def test_reading(people, pattern):
    own, agency = ADDRESSES[pattern]
    path = address(pattern, people)
    for persona, expected in (("saint-lo", own), ("agence", agency), ("vire", REFUSED)):
        response = signed_in(people.user(persona)).get(path)
        assert response.status_code < 500
        if persona == "vire" and pattern in COMMON:
            assert "Médiathèque de Saint-Lô" not in html_list_of_what_would_change(response)
            continue
        assert is_refused(response) == (expected == REFUSED), (persona, response)
    visitor = Client().get(path)
    assert visitor.status_code == 404 or visitor.headers["Location"].startswith("/admin/login/")


def html_list_of_what_would_change(response) -> str:
    """Wagtail names apart the pages one has no right to; here, the part that would be changed."""
    return response.content.decode().split("n’avez pas")[0].split("n&#x27;avez pas")[0]


@pytest.mark.parametrize("pattern", ADDRESSES)
@pytest.mark.parametrize("persona", ["visiteur", "vire"])
def test_writing_as_somebody_else_changes_nothing(people, pattern, persona):
    path = address(pattern, people)
    client = signed_in(people.user(persona))
    before = world()
    title = {"title": "Piraté", "name": "Piraté", "restriction_type": "login", "next": "/admin/"}
    response = client.post(path, title)
    assert response.status_code < 500
    assert world() == before


@pytest.mark.parametrize("pattern", [p for p, (own, _) in ADDRESSES.items() if own == REFUSED])
def test_writing_what_is_refused_to_oneself_changes_nothing(people, pattern):
    path = address(pattern, people)
    before = world()
    response = signed_in(people.saint_lo.user).post(
        path, {"title": "Piraté", "name": "Piraté", "restriction_type": "login"}
    )
    assert is_refused(response), response
    assert world() == before


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
@pytest.mark.parametrize("persona", ["saint-lo", "vire"])
def test_bulk_actions_change_nothing(people, action, persona):
    place = people.saint_lo
    destination = place.venue.get_parent().get_parent()
    path = f"/admin/bulk/wagtailcore/page/{action}/?id={place.venue.pk}&id={place.draft.pk}"
    before = world()
    response = signed_in(people.user(persona)).post(
        path, {"include_descendants": "on", "chooser": destination.pk, "move_applied": "1"}
    )
    assert response.status_code < 500
    assert world() == before


@pytest.mark.parametrize("kind", ["image", "document"])
@pytest.mark.parametrize("action", ["delete", "add_to_collection", "add_tags"])
def test_bulk_actions_on_the_files_of_others_change_nothing(people, kind, action):
    model = get_image_model() if kind == "image" else get_document_model()
    pk = getattr(people.saint_lo, kind).pk
    before = world()
    path = f"/admin/bulk/{model._meta.app_label}/{model._meta.model_name}/{action}/?id={pk}"
    response = signed_in(people.vire.user).post(
        path, {"collection": people.vire.library.collection_id, "tags": "pirate"}
    )
    assert response.status_code < 500
    assert world() == before


def sent(client, page, **changes):
    """The page's own form, as the browser would send it back."""
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.get(path)
    assert response.status_code == 200
    data = querydict_from_html(response.content.decode(), form_id="page-edit-form").copy()
    data.update(changes)
    return client.post(path, data)


def test_a_library_changes_its_venue_as_a_draft(people):
    venue = people.saint_lo.venue
    sent(signed_in(people.saint_lo.user), venue, title="Médiathèque La Source")
    venue.refresh_from_db()
    assert venue.title == "Médiathèque de Saint-Lô"
    assert venue.get_latest_revision_as_object().title == "Médiathèque La Source"


def test_a_library_that_asks_for_publication_still_makes_a_draft(people):
    venue = people.saint_lo.venue
    sent(
        signed_in(people.saint_lo.user),
        venue,
        title="Médiathèque La Source",
        **{"action-publish": "action-publish"},
    )
    venue.refresh_from_db()
    assert venue.title == "Médiathèque de Saint-Lô"
    assert venue.get_latest_revision_as_object().title == "Médiathèque La Source"


def test_submitting_reaches_the_agency_which_approves(people, mailoutbox):
    venue = people.saint_lo.venue
    sent(
        signed_in(people.saint_lo.user),
        venue,
        title="Médiathèque La Source",
        **{"action-submit": "action-submit"},
    )
    venue.refresh_from_db()
    state = venue.current_workflow_task_state
    assert people.agence.email in {to for mail in mailoutbox for to in mail.to}
    approval = reverse("wagtailadmin_pages:workflow_action", args=[venue.pk, "approve", state.pk])
    signed_in(people.vire.user).post(approval)
    signed_in(people.saint_lo.user).post(approval)
    venue.refresh_from_db()
    assert venue.title == "Médiathèque de Saint-Lô"
    signed_in(people.agence).post(approval)
    venue.refresh_from_db()
    assert venue.title == "Médiathèque La Source"


def test_the_agency_publishes(people):
    venue = people.saint_lo.venue
    sent(signed_in(people.agence), venue, title="Autre nom", **{"action-publish": "action-publish"})
    venue.refresh_from_db()
    assert venue.title == "Autre nom"


def test_a_librarys_editor_offers_no_dead_end(people):
    html = signed_in(people.saint_lo.user).get(f"/admin/pages/{people.saint_lo.venue.pk}/edit/")
    html = html.content.decode()
    for forbidden in ("action-publish", "/unpublish/", "/delete/", "/move/", "/copy/"):
        assert forbidden not in html, forbidden
    assert "action-submit" in html
    menu = signed_in(people.saint_lo.user).get("/admin/").content.decode()
    for forbidden in ("/admin/users/", "/admin/groups/", "/admin/settings/", "page-types-usage"):
        assert forbidden not in menu, forbidden


def test_a_librarys_upload_lands_in_its_collection(people):
    client = signed_in(people.saint_lo.user)
    response = client.post(
        "/admin/images/add/",
        {
            "title": "Façade",
            "credit": "© Jo",
            "file": uploaded("facade.jpg", picture_bytes()),
            "collection": people.vire.library.collection_id,
        },
    )
    assert response.status_code == 302
    image = get_image_model().objects.get(title="Façade")
    assert image.collection == people.saint_lo.library.collection


def test_the_shared_picture_is_chosen_but_not_changed(people):
    client = signed_in(people.saint_lo.user)
    chosen = client.get(f"/admin/images/chooser/chosen/{people.shared_image.pk}/")
    assert chosen.status_code == 200
    assert json.loads(chosen.content)["result"]["title"] == "Image commune"
    assert is_refused(client.get(f"/admin/images/{people.shared_image.pk}/"))


def admin_addresses(resolver=None, prefix="", number="1"):
    """Every GET address of the admin, with this number wherever one is expected."""
    for pattern in (resolver or get_resolver()).url_patterns:
        whole = prefix + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from admin_addresses(pattern, whole, number)
        elif whole.startswith("admin/") and not re.search(r"[\^\\(]", whole):
            yield "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: FILLED.get(m[1], number), whole)


FILLED = {
    "app_label": "venues",
    "model_name": "venuepage",
    "content_type_app_name": "venues",
    "content_type_model_name": "venuepage",
    "content_type_app_label": "venues",
    "app_name": "venues",
    "filter_spec": "original",
    "action": "delete",
    "action_name": "approve",
}
#: It raises on purpose, to try the error page; only a superuser is let in by it.
ALARM = "/admin/failwhale/"


@pytest.mark.parametrize("thing", ["draft", "image", "document", "library"])
def test_no_screen_names_another_librarys_unpublished_work(people, thing):
    """The walk of the whole admin: the best test against the kind of fault Wagtail had in 2026."""
    people.vire.draft.delete()
    people.vire.image.delete()
    people.vire.document.delete()
    people.saint_lo.draft.save_revision(user=people.saint_lo.user)
    number = str(getattr(people.saint_lo, thing).pk)
    walked = 0
    for path in admin_addresses(number=number):
        if path == ALARM:
            continue
        client = signed_in(people.vire.user)
        for query in ({}, {"q": SECRET[:6]}):
            response = client.get(path, query)
            body = b"".join(response) if response.streaming else response.content
            assert response.status_code < 500, path
            assert SECRET.encode() not in body, path
        # A title may also wait in a message that the next screen shows.
        assert SECRET not in client.get("/admin/account/").content.decode(), path
        walked += 1
    assert walked > 150


def test_every_limited_view_still_exists():
    """A view that Wagtail renames would be open again without a word."""

    def names(resolver, prefix=""):
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLPattern):
                yield f"{prefix}{pattern.name}"
            else:
                space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                yield from names(pattern, space)

    assert set(LIMITS) <= set(names(get_resolver()))
