"""What happens every night, and that twice is once."""

from datetime import date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from wagtail.models import UploadedFile

from events.enums import CallReason, DatesKind
from events.models import EventPage, Registration
from home import daily
from mediators.models import Mediator, Report
from schedules.enums import SchoolPolicy
from schedules.models import SchoolCalendar
from tests.events.factories import RegistrationFactory, dated_event, event, paris
from tests.mediators.factories import MediatorFactory

pytestmark = pytest.mark.django_db


def run_daily() -> str:
    out = StringIO()
    call_command("run_daily", stdout=out)
    return out.getvalue()


def report(*, sent: int, handled: int | None = None) -> Report:
    now = timezone.now()
    return Report.objects.create(
        about="Médiathèque",
        text="Le numéro a changé.",
        sent_at=now - timedelta(days=sent),
        handled_at=None if handled is None else now - timedelta(days=handled),
    )


def test_reports_go_a_month_after_they_were_dealt_with_and_a_year_at_the_most():
    kept = {report(sent=300).pk, report(sent=40, handled=29).pk, report(sent=0).pk}
    report(sent=40, handled=31)
    report(sent=366)
    assert "2 messages signalant une erreur effacés." in run_daily()
    assert set(Report.objects.values_list("pk", flat=True)) == kept
    assert "message" not in run_daily()


def test_who_left_half_a_year_ago_cannot_be_called_any_more():
    contact = {"phone": "+33261919001", "phone_is_public": True, "email": "a@example.org"}
    here, gone = MediatorFactory(**contact), MediatorFactory(**contact, is_active=False)
    assert here.left_on is None
    assert gone.left_on == timezone.localdate()
    assert "fiche" not in run_daily()
    Mediator.objects.filter(pk=gone.pk).update(left_on=timezone.localdate() - timedelta(days=181))
    assert "1 fiche de personne partie allégée." in run_daily()
    assert "fiche" not in run_daily()
    here.refresh_from_db()
    gone.refresh_from_db()
    assert (gone.phone, gone.email, gone.phone_is_public) == ("", "", False)
    assert gone.name
    assert here.phone == contact["phone"]
    gone.is_active = True
    gone.save()
    assert gone.left_on is None


def test_sessions_that_are_over_go():
    now = timezone.now()
    Session.objects.create(session_key="a" * 32, session_data="", expire_date=now)
    Session.objects.create(
        session_key="b" * 32, session_data="", expire_date=now + timedelta(hours=1)
    )
    assert "1 session effacée." in run_daily()
    assert Session.objects.get().session_key == "b" * 32


def test_uploads_that_nobody_finished_go_with_their_files(tmp_path):
    with override_settings(MEDIA_ROOT=tmp_path):
        upload = UploadedFile(file=ContentFile(b"x" * 10, name="photo.jpg"))
        upload.save()
        lost = UploadedFile(file=ContentFile(b"x", name="perdu.jpg"))
        lost.save()
        (tmp_path / lost.file.name).unlink()
        assert "1 fichier abandonné effacé." in run_daily()
        assert UploadedFile.objects.get() == upload
        with time_machine.travel(datetime.now().astimezone() + timedelta(days=3)):
            run_daily()
        assert not UploadedFile.objects.exists()
        assert not (tmp_path / upload.file.name).exists()


@override_settings(SCHOOL_ZONE="B")
def test_it_warns_of_a_school_calendar_that_ends():
    SchoolCalendar.objects.filter(zone="B").delete()
    assert "aucun calendrier scolaire" in run_daily()
    until = timezone.localdate() + timedelta(days=100)
    calendar = SchoolCalendar.objects.create(zone="B", known_until=until, source="essai")
    assert f"s’arrête le {until:%d/%m/%Y}" in run_daily()
    calendar.known_until += timedelta(days=400)
    calendar.save()
    assert "calendrier" not in run_daily()


def test_workshops_get_their_dates_reminders_and_oblivion():
    night = paris(2026, 11, 29, 3)
    with time_machine.travel(night, tick=False):
        page = event(last_day=date(2029, 6, 29), school_policy=SchoolPolicy.ALWAYS)
        before = page.occurrences.count()
        soon = dated_event(page.venue, paris(2026, 12, 1, 14)).occurrences.get()
        old = dated_event(page.venue, paris(2026, 10, 1, 14)).occurrences.get()
        for row in (soon, old):
            RegistrationFactory(occurrence=row)
        said = run_daily()
        assert "1 inscription rappelée." in said
        assert "1 inscription effacée." in said
        assert "inscription" not in run_daily()
    with time_machine.travel(night + timedelta(days=21), tick=False):
        assert "dates d’atelier ajoutées." in run_daily()
        assert "d’atelier" not in run_daily()
    assert page.occurrences.count() > before
    assert Registration.objects.get().call_reason == CallReason.REMINDER


def test_it_names_no_event_but_counts_those_without_a_date_for_too_long():
    page = event(dates_kind=DatesKind.TO_CONFIRM, expected="2029-03")
    now = timezone.now()
    assert "attend" not in run_daily()
    EventPage.objects.update(to_confirm_since=timezone.localdate(now) - timedelta(days=93))
    assert "1 atelier attend une date depuis plus de trois mois." in run_daily()
    page.unpublish()
    assert "attend" not in run_daily()


def test_a_part_that_fails_does_not_stop_the_others(monkeypatch, caplog):
    def broken(now):
        raise RuntimeError("cassé")

    monkeypatch.setattr(
        "home.management.commands.run_daily.TASKS", [broken, daily.reports], raising=True
    )
    report(sent=400)
    with pytest.raises(CommandError) as failure:
        run_daily()
    assert failure.value.returncode == 1
    assert "broken" in str(failure.value)
    assert not Report.objects.exists()
    assert "cassé" in caplog.text
