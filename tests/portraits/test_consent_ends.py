"""The day after the end: unpublished, told, and nothing else changes."""

from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from wagtail.models import PageLogEntry

from portraits.enums import ConsentScope
from portraits.models import PortraitPage
from portraits.retention import unpublish_ended
from tests.core.factories import CreditedImageFactory
from tests.portraits.factories import allow, portrait

pytestmark = pytest.mark.django_db

END = date(2027, 6, 30)


def run_daily(day: date) -> str:
    out = StringIO()
    with time_machine.travel(f"{day.isoformat()} 03:00+02:00", tick=False):
        call_command("run_daily", stdout=out)
    return out.getvalue()


@pytest.fixture
def pages():
    with time_machine.travel("2027-01-05 10:00+01:00", tick=False):
        ending, other = portrait(consent=False, publish=False), portrait()
        allow(ending, expires_on=END)
        ending.save_revision().publish()
    return ending, other


def test_it_is_said_sixty_days_before(pages):
    assert "consentement" not in run_daily(END - timedelta(days=61))
    said = run_daily(END - timedelta(days=60))
    assert "1 portrait a un consentement qui se termine dans les soixante jours." in said
    assert "Camille" not in said


def test_it_is_not_said_once_it_was_given_again(pages):
    allow(pages[0], given_on=END - timedelta(days=100))
    assert "consentement" not in run_daily(END - timedelta(days=10))


def test_the_last_day_is_public_and_the_next_is_not(pages, client):
    ending, other = pages
    run_daily(END)
    assert set(PortraitPage.objects.live()) == {ending, other}
    assert "1 portrait sans consentement dépublié." in run_daily(END + timedelta(days=1))
    assert set(PortraitPage.objects.live()) == {other}
    assert client.get(ending.url).status_code == 404
    assert PageLogEntry.objects.filter(page=ending.pk, action="portraits.consent_ended").exists()
    assert "dépublié" not in run_daily(END + timedelta(days=1))


def test_the_end_of_the_image_alone_is_an_end():
    page = portrait(consent=False, publish=False, picture=CreditedImageFactory())
    allow(page, scope=[ConsentScope.TEXT])
    allow(page, scope=[ConsentScope.IMAGE], expires_on=END)
    with time_machine.travel("2027-01-05 10:00+01:00", tick=False):
        page.save_revision().publish()
    assert unpublish_ended(END) == 0
    assert unpublish_ended(END + timedelta(days=1)) == 1


def test_the_cost_does_not_grow_with_portraits(django_assert_max_num_queries):
    for _ in range(12):
        portrait()
    with django_assert_max_num_queries(3):
        assert unpublish_ended(END) == 0
    assert PortraitPage.objects.live().count() == 12
