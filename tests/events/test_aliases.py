"""An event and the venue that holds it are copied, never aliased: an alias would double the dates,
the places and the feeds."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from wagtail.actions.create_alias import CreatePageAliasIntegrityError

from events.models import EventPage, Occurrence
from tests.core.factories import UserFactory
from tests.events.factories import event, paris
from tests.mediators.factories import school_calendar
from venues.models import VenuePage

pytestmark = pytest.mark.django_db
NOW = paris(2026, 11, 22, 10)


@pytest.fixture(autouse=True)
def zone_b():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def page():
    return event(last_day=date(2026, 12, 15))


@pytest.fixture
def boss(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.mark.parametrize("which", ["event", "venue"])
def test_the_copy_form_offers_no_alias(boss, page, which):
    source = page if which == "event" else page.venue
    url = reverse("wagtailadmin_pages:copy", args=[source.pk])
    assert 'name="alias"' not in boss.get(url).content.decode()
    dates = Occurrence.objects.count()
    copy = {
        "new_title": "Copie",
        "new_slug": "copie",
        "new_parent_page": source.get_parent().pk,
        "copy_subpages": "on",
        "alias": "on",
    }
    assert boss.post(url, copy).status_code == 302
    copied = type(source).objects.get(slug="copie")
    assert copied.alias_of is None
    assert not copied.live
    assert Occurrence.objects.count() == dates


@pytest.mark.parametrize("which", ["event", "venue"])
def test_no_alias_whoever_makes_it(boss, page, which):
    source = page if which == "event" else page.venue
    with pytest.raises(CreatePageAliasIntegrityError):
        source.create_alias(update_slug="alias", recursive=True)
    url = reverse("wagtailadmin_api:pages:action", args=[source.pk, "create_alias"])
    answer = boss.post(url, {"recursive": True, "update_slug": "autre-alias"})
    assert answer.status_code == 400
    assert EventPage.objects.count() == VenuePage.objects.count() == 1
