"""What an imported file said does not stay for ever."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from events.importing.pending import dismiss
from events.models import EventImport, PendingEvent
from events.retention import FILES_KEPT, PENDING_KEPT, purge_imports
from home.setup import setup_site
from tests.events.factories import paris
from tests.events.importing.importing import calendar, run, said, vevent

pytestmark = pytest.mark.django_db

END = paris(2026, 12, 1, 16)
LOST = calendar(
    vevent("1@e", "Un", LOCATION="Salle des fêtes"), vevent("2@e", "Deux", LOCATION="Gymnase")
)


def test_what_is_dismissed_or_waits_goes_sixty_days_after_its_last_date(venue):
    run(venue, LOST)
    dismiss(PendingEvent.objects.first(), timezone.now())
    assert purge_imports(END + PENDING_KEPT) == 0
    assert purge_imports(END + PENDING_KEPT + timedelta(seconds=1)) == 2
    assert purge_imports(END + PENDING_KEPT + timedelta(seconds=1)) == 0
    assert not PendingEvent.objects.exists()


def test_a_file_does_not_bring_back_what_was_dismissed_then_forgotten(venue):
    run(venue, LOST)
    for row in PendingEvent.objects.all():
        dismiss(row, timezone.now())
    later = END + PENDING_KEPT + timedelta(seconds=1)
    with time_machine.travel(later, tick=False):
        assert purge_imports(later) == 2
        run(venue, LOST)
        assert not PendingEvent.objects.filter(dismissed_at=None).exists()


def test_a_year_after_it_came_at_most(venue):
    far = vevent("1@e", "Un", start="20281201T140000", LOCATION="Gymnase")
    run(venue, calendar(far))
    now = timezone.now()
    assert purge_imports(now + FILES_KEPT) == 0
    assert purge_imports(now + FILES_KEPT + timedelta(seconds=1)) == 1


def test_the_page_stays_and_what_the_file_said_goes(venue):
    run(venue, calendar(vevent(CONTACT="Paul\\, 02 33 00 00 00")))
    record = EventImport.objects.get()
    assert record.content
    assert purge_imports(END + FILES_KEPT) == 0
    assert purge_imports(END + FILES_KEPT + timedelta(seconds=1)) == 1
    assert purge_imports(END + FILES_KEPT + timedelta(seconds=1)) == 0
    record.refresh_from_db()
    assert (record.content, record.file_name) == ({}, "")
    assert record.event.title == "Premiers pas"


def test_the_same_course_a_year_later_is_the_same_page(venue):
    run(venue, calendar(vevent()))
    later = END + FILES_KEPT + timedelta(days=2)
    with time_machine.travel(later, tick=False):
        purge_imports(later)
        report = run(venue, calendar(vevent(title="Nouveau titre", start="20280104T140000")))
        assert [result for result, _ in said(report)] != ["créé"]
    assert EventImport.objects.count() == 1


def test_visitors_are_told(client):
    setup_site()
    text = client.get("/donnees-personnelles/").content.decode()
    assert "un an après la dernière date" in text.replace("\n", " ")
    assert "soixante jours après sa dernière date" in text.replace("\n", " ")
