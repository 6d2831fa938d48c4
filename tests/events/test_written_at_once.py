"""A page is written while somebody else makes the same one, or makes two people one."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from events.models import EventPage, Occurrence
from mediators import merging
from mediators.models import FormerSlug
from tests.core.factories import UserFactory
from tests.events.factories import event, paris
from tests.events.test_event_editor import typed
from tests.events.test_locks_at_once import later, slowly
from tests.mediators.at_once import at_once, db, world
from tests.mediators.factories import MediatorFactory

__all__ = ["db", "world"]

NOW = paris(2026, 11, 22, 10)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def venue(world):
    yield world[0]
    Occurrence.objects.all().delete()
    for row in EventPage.objects.all():
        row.delete()
    FormerSlug.objects.all().delete()


def pressed(venue, **data):
    """Somebody of the agency who presses « Publier » or « Enregistrer » on a new page."""
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", venue.pk])

    def press():
        response = client.post(url, typed(**data))
        return response.status_code, response.content.decode()

    return press


@pytest.mark.parametrize("attempt", range(3))
@pytest.mark.parametrize("action", ["action-publish", "save"])
def test_the_same_new_page_sent_three_times_is_one_page_and_a_sentence(venue, action, attempt):
    found = at_once(*(pressed(venue, **{action: "1"}) for _ in range(3)))
    assert sorted(status for status, _ in found) == [200, 200, 302]
    page = EventPage.objects.get()
    assert page.live is (action == "action-publish")
    assert all("prendre-en-main" in text for status, text in found if status == 200)
    venue.refresh_from_db()
    assert venue.numchild == 1


@pytest.mark.parametrize("attempt", range(2))
def test_two_different_pages_are_two_pages(venue, attempt):
    found = at_once(
        *(pressed(venue, title=t, slug=t, **{"action-publish": "1"}) for t in ("un", "deux"))
    )
    assert [status for status, _ in found] == [302, 302]
    assert EventPage.objects.live().count() == 2


def merged(kept, other):
    return lambda: merging.merge_mediators(kept, other, UserFactory(), NOW.date())


@pytest.mark.parametrize("step", ["_drop_doubles", "_move_rows", "lock_people"])
def test_somebody_is_named_and_published_while_becoming_somebody_else(
    world, venue, monkeypatch, step
):
    kept, other = world[2], MediatorFactory()
    page = event(venue, led_by=[])
    slowly(monkeypatch, merging, step)

    def name_and_publish():
        draft = page.get_latest_revision_as_object()
        draft.led_by = [other]
        draft.save_revision().publish()

    assert at_once(merged(kept, other), later(name_and_publish)) == [True, None]
    page = EventPage.objects.get(pk=page.pk)
    assert list(page.led_by.all()) == [kept]
    assert list(page.get_latest_revision_as_object().led_by.all()) == [kept]


@pytest.mark.parametrize("step", ["_drop_doubles", "_move_rows", "lock_people"])
def test_a_draft_that_names_them_is_published_meanwhile(world, venue, monkeypatch, step):
    kept, other = world[2], MediatorFactory()
    page = event(venue, led_by=[])
    draft = page.get_latest_revision_as_object()
    draft.led_by = [other]
    revision = draft.save_revision()
    slowly(monkeypatch, merging, step)
    assert at_once(merged(kept, other), later(revision.publish)) == [True, None]
    page = EventPage.objects.get(pk=page.pk)
    assert list(page.led_by.all()) == [kept]


@pytest.mark.parametrize("step", ["_drop_doubles", "_move_rows", "lock_people"])
def test_a_new_draft_names_them_meanwhile(world, venue, monkeypatch, step):
    kept, other = world[2], MediatorFactory()
    slowly(monkeypatch, merging, step)
    found = at_once(
        merged(kept, other), later(event, venue, publish=False, title="Neuf", led_by=[other])
    )
    assert found[0] is True
    assert isinstance(found[1], EventPage), found[1]
    page = EventPage.objects.get()
    assert list(page.led_by.all()) in ([], [kept])
    assert list(page.get_latest_revision_as_object().led_by.all()) == [kept]
