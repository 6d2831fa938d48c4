"""An expiry that was set beforehand takes nothing offline under people who are expected."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from wagtail.models import PageLogEntry

from events.changing import cancel_date
from events.enums import RegistrationState
from events.models import EventPage
from tests.core.factories import UserFactory
from tests.events.desk import NOW, TUESDAY, tuesday
from tests.events.factories import RegistrationFactory, paris
from tests.venues.factories import VenuePageFactory
from venues.models import VenuePage

pytestmark = pytest.mark.django_db
LATER = paris(2026, 12, 1, 14)


@pytest.fixture(params=["event", "venue"])
def expiring(request):
    """Its page that expires tomorrow, and its date of Tuesday; another is a week later."""
    with time_machine.travel(NOW, tick=False):
        date = tuesday(VenuePageFactory(), LATER)
        page = date.event if request.param == "event" else date.event.venue
        page.expire_at = NOW + timedelta(days=1)
        page.save_revision().publish()
    return page, date


def pass_over(moment) -> tuple[bool, bool]:
    with time_machine.travel(moment, tick=False):
        call_command("publish_scheduled")
    return EventPage.objects.get().live, VenuePage.objects.get().live


def test_it_waits_for_the_last_date_that_somebody_comes_to(expiring):
    page, date = expiring
    RegistrationFactory(occurrence=date)
    assert pass_over(NOW + timedelta(days=2)) == (True, True)
    page.refresh_from_db()
    assert page.expire_at == date.end
    assert pass_over(NOW + timedelta(days=2, minutes=5)) == (True, True)
    assert PageLogEntry.objects.filter(action="events.expiry_put_off").count() == 1
    after = pass_over(TUESDAY + timedelta(hours=3))
    assert not all(after)


@pytest.mark.parametrize("case", ["nobody", "cancelled themselves", "date cancelled"])
def test_it_expires_when_nobody_is_expected(expiring, case):
    page, date = expiring
    if case == "cancelled themselves":
        RegistrationFactory(occurrence=date, state=RegistrationState.CANCELLED)
    if case == "date cancelled":
        RegistrationFactory(occurrence=date)
        cancel_date(date, "Grève", UserFactory(), NOW)
    assert not all(pass_over(NOW + timedelta(days=2)))
    page.refresh_from_db()
    assert page.expired


def test_a_dry_run_changes_nothing(expiring):
    page, date = expiring
    RegistrationFactory(occurrence=date)
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        call_command("publish_scheduled", dryrun=True)
    page.refresh_from_db()
    assert page.expire_at == NOW + timedelta(days=1)
