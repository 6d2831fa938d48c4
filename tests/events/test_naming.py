"""People and things to bring that events name: merged, they follow; named, they are not deleted."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import Revision

from core.models import User
from events.models import EventPage
from mediators.merging import merge_mediators
from mediators.models import BringItem, Mediator
from mediators.refusals import Refused
from tests.events.factories import event, paris
from tests.mediators.factories import (
    BringItemFactory,
    MediatorFactory,
    PermanenceFactory,
    mediator_index,
    school_calendar,
)

pytestmark = pytest.mark.django_db
NOW = paris(2026, 11, 22, 10)
TODAY = NOW.date()
SHORT = {"last_day": date(2026, 12, 8)}
TUESDAYS = ["11-24", "12-01", "12-08"]


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def camille():
    return MediatorFactory(name="Camille Lenoir")


@pytest.fixture
def admin():
    return User.objects.create_superuser("administration", password="x" * 12)


def taken(person) -> list[str]:
    return sorted(f"{day:%m-%d}" for day in person.engagements.values_list("day", flat=True))


def test_merging_moves_what_both_lead_and_the_drafts(camille, admin):
    other = MediatorFactory(name="Camille Lenoire")
    alone = event(led_by=[other], **SHORT)
    both = event(led_by=[camille, other], **SHORT)
    hidden = event(led_by=[], **SHORT)
    draft = hidden.get_latest_revision_as_object()
    draft.led_by = [other]
    draft.save_revision()
    merge_mediators(camille, other, admin, TODAY)
    for page in (alone, both, hidden):
        opened = EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert list(opened.led_by.all()) == [camille]
    assert [list(p.led_by.all()) for p in (alone, both)] == [[camille], [camille]]
    assert taken(camille) == sorted(TUESDAYS * 2)
    assert not any(
        other.pk in revision.content["led_by"] for revision in Revision.objects.for_instance(both)
    )
    EventPage.objects.get(pk=hidden.pk).get_latest_revision().publish()
    assert taken(camille) == sorted(TUESDAYS * 3)


def test_a_merge_that_is_refused_changes_nothing(camille, admin):
    other = MediatorFactory()
    for person in (camille, other):
        PermanenceFactory(mediator=person)
    page = event(led_by=[other], **SHORT)
    with pytest.raises(Refused):
        merge_mediators(camille, other, admin, TODAY)
    assert page.get_latest_revision().content["led_by"] == [other.pk]
    assert list(page.led_by.all()) == [other]


def named(kind: str, publish: bool, in_draft: bool):
    """Something that an event names, on its page or only in its draft."""
    thing = MediatorFactory() if kind == "led_by" else BringItemFactory()
    page = event(**{kind: [] if in_draft else [thing]}, publish=publish, **SHORT)
    if in_draft:
        draft = page.get_latest_revision_as_object()
        setattr(draft, kind, [thing])
        draft.save_revision()
    return thing


@pytest.mark.parametrize("kind", ["led_by", "bring"])
@pytest.mark.parametrize(("publish", "in_draft"), [(True, False), (False, False), (True, True)])
def test_whoever_an_event_names_is_not_deleted(client, admin, kind, publish, in_draft):
    thing = named(kind, publish, in_draft)
    client.force_login(admin)
    route = "mediator" if kind == "led_by" else "bring_item"
    url = reverse(f"{route}:delete", args=[thing.pk])
    for response in (client.get(url, follow=True), client.post(url, follow=True)):
        assert "1\u00a0atelier, passés et brouillons compris" in response.content.decode()
    assert type(thing).objects.filter(pk=thing.pk).exists()
    EventPage.objects.get().delete()
    client.post(url)
    assert not type(thing).objects.filter(pk=thing.pk).exists()


@pytest.mark.parametrize("model", [Mediator, BringItem])
def test_a_draft_that_names_nobody_any_more_still_opens_and_is_published(client, admin, model):
    """Wagtail leaves out what does not exist; nothing but this is lost."""
    kind = "led_by" if model is Mediator else "bring"
    thing = named(kind, True, True)
    kept = MediatorFactory() if model is Mediator else BringItemFactory()
    page = EventPage.objects.get()
    draft = page.get_latest_revision_as_object()
    setattr(draft, kind, [thing, kept])
    draft.title = "Titre du brouillon"
    draft.save_revision()
    model.objects.filter(pk=thing.pk).delete()
    client.force_login(admin)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    EventPage.objects.get().get_latest_revision().publish()
    page = EventPage.objects.get()
    assert list(getattr(page, kind).all()) == [kept]
    assert page.title == "Titre du brouillon"


def test_whoever_left_is_no_longer_shown_as_leading(client, camille):
    page = event(led_by=[camille], **SHORT)
    mediator_index()
    assert "Camille Lenoir" in client.get(page.path_on_site).content.decode()
    camille.is_active = False
    camille.save()
    assert "Camille Lenoir" not in client.get(page.path_on_site).content.decode()
