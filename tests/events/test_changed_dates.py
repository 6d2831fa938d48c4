"""What a date's registrations keep when the date changes: its being full, its reminders, its truth."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from events import changing, outbox, registering
from events.enums import CallReason, RegistrationState, Status
from events.models import Occurrence, Registration
from events.reminders import remind
from mediators.refusals import Refused
from tests.events.desk import NOW, TUESDAY, people, tuesday
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db

WEDNESDAY = TUESDAY + timedelta(days=1)
HOURS = timedelta(hours=2)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def date():
    return tuesday(VenuePageFactory(), capacity=None)


@pytest.fixture
def waiting(date) -> Registration:
    """Somebody who waits, because the library said by hand that it is full."""
    changing.annotate_date(date, None, NOW, is_full=True)
    (made,) = people(fresh(date), 1)
    assert made.state == RegistrationState.WAITING
    return made


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_a_full_date_that_moves_there_and_back_is_full(date, waiting):
    for start in (WEDNESDAY, TUESDAY):
        changing.move_date(date, start, start + HOURS, None, NOW)
        assert fresh(date).status == Status.FULL
        assert fresh(waiting).state == RegistrationState.WAITING
    assert fresh(date).original_start is None


@pytest.mark.parametrize("stop", [changing.cancel_date, changing.postpone_date])
def test_a_full_date_that_is_restored_lets_nobody_in(date, waiting, stop):
    stop(date, "Panne", None, NOW)
    changing.restore_date(date, None, NOW)
    assert fresh(date).status == Status.FULL
    assert fresh(waiting).state == RegistrationState.WAITING
    changing.annotate_date(date, None, NOW)
    assert fresh(waiting).state == RegistrationState.CONFIRMED


@pytest.mark.parametrize("stop", [changing.cancel_date, changing.postpone_date])
@pytest.mark.parametrize("capacity", [None, 8])
def test_a_full_date_for_which_nobody_waits_is_full_when_it_comes_back(stop, capacity):
    date = tuesday(VenuePageFactory(), capacity=capacity)
    changing.annotate_date(date, None, NOW, is_full=True)
    stop(date, "Panne", None, NOW)
    stop(date, "Grève", None, NOW)
    changing.restore_date(date, None, NOW)
    assert fresh(date).status == Status.FULL
    stop(date, "Panne", None, NOW)
    changing.move_date(date, WEDNESDAY, WEDNESDAY + HOURS, None, NOW)
    assert fresh(date).status == Status.FULL
    changing.annotate_date(date, None, NOW)
    stop(date, "Panne", None, NOW)
    changing.restore_date(date, None, NOW)
    assert fresh(date).status == Status.RESCHEDULED


def test_places_given_back_while_it_is_cancelled_go_to_who_waits_when_it_comes_back():
    date = tuesday(VenuePageFactory(), capacity=1)
    first, second = people(date, 2)
    changing.cancel_date(date, "Panne", None, NOW)
    registering.cancel(first, NOW)
    assert fresh(second).state == RegistrationState.WAITING
    changing.restore_date(date, None, NOW)
    assert fresh(date).status == Status.SCHEDULED
    assert fresh(second).state == RegistrationState.CONFIRMED


def test_a_date_without_room_needs_nobody_to_say_that_it_is_full():
    date = tuesday(VenuePageFactory(), capacity=1)
    people(date, 2)
    changing.cancel_date(date, "Panne", None, NOW)
    changing.restore_date(date, None, NOW)
    assert fresh(date).status == Status.SCHEDULED


def test_a_full_date_does_not_go_online(date, waiting):
    with pytest.raises(Refused, match="complète"):
        changing.move_online(date, "https://visio.fr/a", None, NOW)
    assert fresh(date).status == Status.FULL


def test_who_was_reminded_of_the_former_day_is_reminded_of_the_new_one(date):
    people(date, 2)
    assert remind(NOW + timedelta(days=1)) == 2
    assert set(Registration.objects.values_list("call_reason", flat=True)) == {CallReason.REMINDER}
    later = TUESDAY + timedelta(days=14)
    changing.move_date(date, later, later + HOURS, None, NOW + timedelta(days=1))
    assert set(Registration.objects.values_list("call_reason", flat=True)) == {CallReason.CHANGED}
    assert remind(later - timedelta(days=2)) == 2


def test_other_changes_remind_nobody_twice(date):
    people(date, 1)
    assert remind(NOW + timedelta(days=1)) == 1
    changing.annotate_date(date, None, NOW + timedelta(days=1), note="Prenez un cahier")
    assert remind(NOW + timedelta(days=2)) == 0


def test_what_is_to_be_said_is_the_date_as_it_is_now(date):
    (person,) = people(date, 1)
    changing.cancel_date(date, "Panne", None, NOW)
    assert fresh(person).call_reason == CallReason.CANCELLED
    changing.restore_date(date, None, NOW)
    assert fresh(person).call_reason == CallReason.CHANGED
    changing.cancel_date(date, "Panne", None, NOW)
    assert fresh(person).call_reason == CallReason.CANCELLED


@pytest.mark.parametrize("is_off", [True, False])
def test_no_mail_says_what_is_not_true_any_more(date, is_off):
    (person,) = people(date, 1, email="zoe@exemple.fr")
    status = Status.CANCELLED if is_off else Status.SCHEDULED
    Occurrence.objects.filter(pk=date.pk).update(status=status)
    for reason in (CallReason.CANCELLED, CallReason.CHANGED):
        mail.outbox.clear()
        Registration.objects.filter(pk=person.pk).update(call_reason=reason)
        outbox.put([person.pk], leaves_soon=False)
        outbox.send_due(NOW)
        assert len(mail.outbox) == int((reason == CallReason.CANCELLED) == is_off)
