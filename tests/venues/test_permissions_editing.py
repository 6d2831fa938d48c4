"""What a library's editor does in a day, and what the agency does with it."""

import json

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.test.utils.form_data import querydict_from_html

from tests.core.factories import picture_bytes, uploaded
from tests.venues.personas import network
from tests.venues.test_permissions_admin import is_refused, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return network()


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
