"""Every kind of page of the site: it has an address, shows, can be edited and previewed."""

import pytest
from django.urls import reverse
from wagtail.models import Page, get_page_models

from core.models import BasePage, User
from home.models import ContentPage, HomePage
from tests.events.factories import agenda_page, event
from tests.finder.factories import finder_page
from tests.mediators.factories import mediator_index
from tests.portraits.factories import (
    CodeFactory,
    finding,
    finding_index,
    portrait,
    portrait_index,
)
from tests.venues.factories import CommuneFactory, VenuePageFactory, home_page, venue_index

pytestmark = pytest.mark.django_db

OURS = [model for model in get_page_models() if model is not Page]


def example(model) -> BasePage:
    """A published page of this kind, under the parent it needs."""
    makers = {
        "HomePage": home_page,
        "VenueIndexPage": venue_index,
        "FinderPage": finder_page,
        "MediatorIndexPage": mediator_index,
        "AgendaPage": agenda_page,
        "EventPage": event,
        "VenuePage": VenuePageFactory,
        "PortraitIndexPage": portrait_index,
        "PortraitPage": portrait,
        "FindingIndexPage": finding_index,
        "FindingPage": lambda: finding(CodeFactory()),
        "ContentPage": lambda: home_page().add_child(
            instance=ContentPage(title="Une page", slug="une-page")
        ),
    }
    page = makers[model.__name__]()
    page.save_revision().publish()
    return model.objects.get(pk=page.pk)


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("administration", password="x" * 12))
    return client


@pytest.mark.parametrize("model", OURS)
def test_a_visitor_reads_it(client, model):
    page = example(model)
    response = client.get(page.url)
    assert response.status_code == 200
    assert response.content.decode().count("<h1") == 1


@pytest.mark.parametrize("model", OURS)
def test_an_editor_opens_and_previews_it(editor, model):
    page = example(model)
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    request = page.make_preview_request()
    assert request.status_code == 200


@pytest.mark.parametrize("model", OURS)
def test_its_place_in_the_tree_is_decided(model):
    assert model.allowed_parent_page_models()
    if model is not HomePage:
        assert Page not in model.allowed_parent_page_models()


@pytest.mark.parametrize("model", [model for model in OURS if model.fixed_slug])
def test_there_is_one_index_at_a_fixed_address(model):
    page = example(model)
    assert page.slug == model.fixed_slug
    assert not model.can_create_at(home_page())


def test_every_factory_builds():
    for factory in (CommuneFactory, VenuePageFactory):
        assert factory().pk
