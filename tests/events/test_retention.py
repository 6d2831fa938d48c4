"""Thirty days after the date nothing is left of anybody, and the counts stay."""

from datetime import timedelta

import pytest
from django.db.models.signals import pre_delete

from events.each import SomeFailed
from events.enums import Attendance, RegistrationState
from events.models import Occurrence, Registration
from events.retention import purge_registrations
from tests.events.factories import RegistrationFactory, dated_event, paris

pytestmark = pytest.mark.django_db

START = paris(2026, 12, 1, 14)
END = paris(2026, 12, 1, 16)
AFTER = END + timedelta(days=30, seconds=1)


@pytest.fixture
def date():
    return dated_event(None, START).occurrences.get()


def totals(date) -> tuple:
    date.refresh_from_db()
    return date.registered_total, date.attended_total, date.absent_total


def test_people_go_and_places_are_counted(date):
    for places, state, attendance in [
        (1, RegistrationState.CONFIRMED, Attendance.CAME),
        (4, RegistrationState.CONFIRMED, Attendance.CAME),
        (2, RegistrationState.CONFIRMED, Attendance.ABSENT),
        (1, RegistrationState.CONFIRMED, Attendance.UNKNOWN),
        (5, RegistrationState.WAITING, Attendance.UNKNOWN),
        (3, RegistrationState.CANCELLED, Attendance.UNKNOWN),
    ]:
        RegistrationFactory(occurrence=date, places=places, state=state, attendance=attendance)
    assert purge_registrations(END + timedelta(days=30)) == 0
    assert totals(date) == (None, None, None)
    assert purge_registrations(AFTER) == 6
    assert not Registration.objects.exists()
    assert totals(date) == (8, 5, 2)
    assert purge_registrations(AFTER) == 0
    assert totals(date) == (8, 5, 2)


def test_a_date_that_fails_holds_up_no_other(date, caplog):
    other = dated_event(None, START).occurrences.get()
    bad, _ = (RegistrationFactory(occurrence=row, name="Anne") for row in (date, other))

    def refuse(sender, instance, **kwargs):
        if instance.pk == bad.pk:
            raise ValueError(instance.name)

    pre_delete.connect(refuse, sender=Registration)
    try:
        with pytest.raises(SomeFailed, match="1 failed, 1 done"):
            purge_registrations(AFTER)
    finally:
        pre_delete.disconnect(refuse, sender=Registration)
    assert Registration.objects.get() == bad
    assert totals(date) == (None, None, None)
    assert f"purge_registrations: {date.pk} failed" in caplog.text
    assert "Anne" not in caplog.text


def test_what_comes_after_a_purge_is_added(date):
    """A date that was entered late, or moved into the past."""
    RegistrationFactory(occurrence=date, places=2, attendance=Attendance.CAME)
    purge_registrations(AFTER)
    RegistrationFactory(occurrence=date, places=1, attendance=Attendance.CAME)
    assert purge_registrations(AFTER) == 1
    assert totals(date) == (3, 3, 0)


def test_only_the_dates_past_their_term(date):
    other = dated_event(None, START + timedelta(days=1)).occurrences.get()
    for row in (date, other):
        RegistrationFactory(occurrence=row)
    assert purge_registrations(AFTER) == 1
    assert Registration.objects.get().occurrence_id == other.pk
    assert totals(other) == (None, None, None)


def test_a_date_without_anybody_has_no_counts(date):
    assert purge_registrations(AFTER) == 0
    assert totals(date) == (None, None, None)
    assert Occurrence.objects.count() == 1
