"""Two days before, once, and never to whoever has no place."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from events import registering
from events.enums import CallReason, RegistrationState, Status
from events.models import EventPage, Occurrence, Registration
from events.outbox import send_due
from events.registering import Wanted
from events.reminders import remind
from tests.events.factories import dated_event, paris

pytestmark = pytest.mark.django_db

START = paris(2026, 12, 1, 14)
NIGHT = paris(2026, 11, 29, 3)
BEFORE = paris(2026, 11, 20, 10)


@pytest.fixture
def date():
    return dated_event(None, START, capacity=2).occurrences.get()


@pytest.fixture
def people(date):
    asked = [("A", "", "a@exemple.fr"), ("B", "+33233000001", ""), ("C", "", "c@exemple.fr")]
    return [registering.register(date, Wanted(*who), BEFORE) for who in asked]


@pytest.fixture
def night():
    def run(now=NIGHT):
        mail.outbox.clear()
        with time_machine.travel(now, tick=False):
            number = remind(now)
            send_due(now)
        return number

    return run


def reasons() -> list[str]:
    return list(Registration.objects.order_by("name").values_list("call_reason", flat=True))


def test_by_e_mail_or_on_the_list_to_call_and_nobody_who_waits(people, night):
    assert people[2].state == RegistrationState.WAITING
    assert night() == 2
    assert [m.to for m in mail.outbox] == [["a@exemple.fr"]]
    assert reasons() == ["", CallReason.REMINDER, ""]
    assert night() == 0
    assert mail.outbox == []


WHEN = [
    (paris(2026, 11, 28, 23, 59), 0),  # three days before
    (paris(2026, 11, 29, 0, 1), 2),
    (paris(2026, 11, 30, 3), 2),  # the night before was missed
    (paris(2026, 12, 1, 13), 2),
    (START, 0),
    (paris(2026, 12, 2, 3), 0),
]


@pytest.mark.parametrize(("now", "number"), WHEN)
def test_when(people, night, now, number):
    assert night(now) == number


@pytest.mark.parametrize("status", Status)
def test_a_date_that_is_not_held_reminds_nobody(people, night, date, status):
    Occurrence.objects.filter(pk=date.pk).update(status=status)
    assert night() == (0 if status in (Status.CANCELLED, Status.POSTPONED) else 2)


def test_an_event_that_was_unpublished_reminds_nobody(people, night, date):
    EventPage.objects.filter(pk=date.event_id).update(live=False)
    assert night() == 0


def test_whoever_must_hear_something_graver_is_called_for_that(people, night, date):
    Registration.objects.filter(name="B").update(call_reason=CallReason.PROMOTED)
    assert night() == 2
    assert reasons() == ["", CallReason.PROMOTED, ""]


def test_who_comes_after_the_reminders_is_reminded_the_next_night(people, night, date):
    night()
    Occurrence.objects.filter(pk=date.pk).update(capacity=3)
    registering.promote(date, NIGHT + timedelta(hours=8))
    assert night(paris(2026, 11, 30, 3)) == 1
    assert [m.to for m in mail.outbox] == [["c@exemple.fr"]]


def test_the_clock_changes_and_the_days_stay(night):
    """25 October 2026 has 25 hours: two days before is counted in days."""
    date = dated_event(None, paris(2026, 10, 27, 9)).occurrences.get()
    registering.register(date, Wanted("A", "+33233000001"), BEFORE - timedelta(days=60))
    assert night(paris(2026, 10, 24, 23, 30)) == 0
    assert night(paris(2026, 10, 25, 1)) == 1


def test_the_same_queries_for_a_date_of_two_and_of_twelve(django_assert_max_num_queries):
    numbers = []
    for size in (2, 12):
        date = dated_event(None, START, capacity=20).occurrences.get()
        for n in range(size):
            registering.register(date, Wanted(f"P{n}", "+33233000001"), BEFORE)
        with django_assert_max_num_queries(12) as queries:
            assert remind(NIGHT) == size
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]
