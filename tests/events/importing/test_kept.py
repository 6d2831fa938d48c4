"""What somebody decided or booked outlives the file: it stays, is said, and becomes a question."""

import pytest
import time_machine

from events import changing
from events.enums import DatesKind, RegistrationState, Status
from events.importing.date_plan import ASKED
from events.importing.report import Result
from events.models import EventPage, Registration
from events.nightly import extend_dates
from tests.core.factories import UserFactory
from tests.events.factories import RegistrationFactory, paris
from tests.events.importing.importing import calendar, notes, run, said, starts, vevent
from venues.models import Closure

WEEKLY = {"RRULE": "FREQ=WEEKLY;COUNT=3"}
LATER = {"start": "20261201T150000", **WEEKLY}


@pytest.fixture
def page(venue):
    run(venue, calendar(vevent(**WEEKLY)))
    return EventPage.objects.get()


def dates(page):
    return list(page.occurrences.order_by("pk"))


def edit(page, **values):
    page = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_an_editor_s_words_stay(page, venue):
    edit(page, title="Mon titre")
    report = run(venue, calendar(vevent(title="Deuxièmes pas", DESCRIPTION="Neuf", **WEEKLY)))
    page.refresh_from_db()
    assert (page.title, page.summary) == ("Mon titre", "Neuf")
    assert report.counts[Result.KEPT] == 1
    assert "«\u00a0Deuxièmes pas" in notes(report, "gardé")[0].replace("« ", "«\u00a0")


def test_overwrite_lets_the_file_win(page, venue):
    edit(page, title="Mon titre")
    run(venue, calendar(vevent(title="Deuxièmes pas", **WEEKLY)), overwrite=True)
    page.refresh_from_db()
    assert page.title == "Deuxièmes pas"


def test_an_internal_event_stays_internal(page, venue):
    edit(page, audience="elus")
    run(venue, calendar(vevent(title="Deuxièmes pas", **WEEKLY)))
    page.refresh_from_db()
    assert (page.title, page.audience) == ("Deuxièmes pas", "elus")


def test_a_draft_in_progress_is_left_alone(page, venue):
    draft = page.get_latest_revision_as_object()
    draft.title = "À demi écrit"
    draft.save_revision()
    report = run(venue, calendar(vevent(title="Deuxièmes pas", **LATER)))
    assert said(report) == [("refusé", "a@exemple.test")]
    assert "brouillon" in notes(report, "refusé")[0]
    assert starts(page)[0] == "12-01 14:00"


def test_an_unpublished_page_is_brought_up_to_date_and_stays_so(page, venue):
    page.unpublish()
    run(venue, calendar(vevent(title="Deuxièmes pas", **WEEKLY)))
    page.refresh_from_db()
    assert not page.live
    assert page.get_latest_revision_as_object().title == "Deuxièmes pas"


def test_a_deleted_event_stays_deleted(page, venue):
    page.delete()
    report = run(venue, calendar(vevent(**WEEKLY)))
    assert said(report) == [("laissé de côté", "a@exemple.test")]
    assert "supprimé du site le 22\u00a0novembre 2026" in notes(report, "laissé de côté")[0]
    run(venue, calendar(vevent(**WEEKLY)), overwrite=True)
    assert EventPage.objects.count() == 1


def test_dates_decided_here_are_no_more_the_file_s(page, venue):
    EventPage.objects.filter(pk=page.pk).update(dates_kind=DatesKind.TO_CONFIRM)
    run(venue, calendar(vevent(**LATER)))
    assert starts(page)[0] == "12-01 14:00"


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_booked_date_never_moves_and_asks_once(page, venue, overwrite):
    booked = dates(page)[1]
    RegistrationFactory(occurrence=booked)
    report = run(venue, calendar(vevent(**LATER)), overwrite=overwrite)
    assert starts(page) == ["12-01 15:00", "12-08 14:00", "12-15 15:00"]
    booked.refresh_from_db()
    assert booked.question == (
        "le fichier importé dit\u00a0: mardi 8\u00a0décembre 2026, 15\u00a0h – 17\u00a0h"
    )
    assert report.counts[Result.TO_DECIDE] == 1
    booked.question = ""
    booked.save()
    again = run(venue, calendar(vevent(**LATER)), overwrite=overwrite)
    booked.refresh_from_db()
    assert (booked.question, again.counts[Result.TO_DECIDE]) == ("", 0)
    assert again.counts[Result.KEPT] == 1


@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize("title", ["Premiers pas", "Un autre titre"])
def test_what_the_file_asks_waits_for_its_answer(page, venue, title, is_closed):
    """Whatever publishes the page, and every night, until somebody answers."""
    booked = dates(page)[0]
    RegistrationFactory(occurrence=booked)
    if is_closed:
        Closure.objects.create(venue=venue, first_day=booked.day, last_day=booked.day)
    run(venue, calendar(vevent(title=title, **LATER)))
    booked.refresh_from_db()
    asked = booked.question
    assert asked.startswith(f"{ASKED} dit")
    for _ in range(2):
        extend_dates(paris(2026, 11, 23, 3))
        booked.refresh_from_db()
        assert booked.question == asked
    user = UserFactory()
    changing.keep_date(booked, user, paris(2026, 11, 23, 10))
    extend_dates(paris(2026, 11, 24, 3))
    booked.refresh_from_db()
    closed = "le lieu est fermé ce jour-là" if is_closed else ""
    assert (booked.question, booked.settled) == (closed, asked)


def test_a_question_is_answered_when_the_file_agrees_again(page, venue):
    booked = dates(page)[1]
    RegistrationFactory(occurrence=booked)
    run(venue, calendar(vevent(**LATER)))
    run(venue, calendar(vevent(**WEEKLY)))
    booked.refresh_from_db()
    assert booked.question == ""


def test_a_booked_date_that_vanished_asks(page, venue):
    booked = dates(page)[2]
    RegistrationFactory(occurrence=booked)
    run(venue, calendar(vevent(RRULE="FREQ=WEEKLY;COUNT=2")))
    booked.refresh_from_db()
    assert booked.question == "le fichier importé n’a plus cette date"


def test_a_cancelled_file_cancels_nobody_s_place(page, venue):
    booked = dates(page)[0]
    RegistrationFactory(occurrence=booked)
    run(venue, calendar(vevent(STATUS="CANCELLED", **WEEKLY)))
    assert [date.status for date in dates(page)] == [1, 6, 6]
    booked.refresh_from_db()
    assert "annulé" in booked.question


def test_whoever_cancelled_keeps_no_date_alive(page, venue):
    RegistrationFactory(occurrence=dates(page)[2], state=RegistrationState.CANCELLED)
    run(venue, calendar(vevent(RRULE="FREQ=WEEKLY;COUNT=2")))
    assert len(dates(page)) == 2
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    "decided",
    [
        {"status": Status.CANCELLED, "reason": "Grève"},
        {"note": "Apportez vos photos"},
        {"room": "Grande salle"},
        {"capacity": 4},
        {"start": paris(2026, 12, 10, 9), "end": paris(2026, 12, 10, 11)},
    ],
    ids=lambda values: next(iter(values)),
)
def test_a_date_that_somebody_decided_stays(page, venue, decided):
    date = dates(page)[1]
    type(date).objects.filter(pk=date.pk).update(**decided)
    before = type(date).objects.values(*decided).get(pk=date.pk)
    assert said(run(venue, calendar(vevent(**WEEKLY)))) == [("inchangé", "a@exemple.test")]
    report = run(venue, calendar(vevent(**LATER)))
    assert type(date).objects.values(*decided).get(pk=date.pk) == before
    assert report.counts[Result.TO_DECIDE] == 1


def test_what_is_over_is_left_alone(page, venue):
    with time_machine.travel(paris(2026, 12, 9, 10), tick=False):
        run(venue, calendar(vevent(start="20261208T150000", RRULE="FREQ=WEEKLY;COUNT=2")))
    assert starts(page) == ["12-01 14:00", "12-08 14:00", "12-15 15:00"]


def test_a_date_that_cannot_be_read_has_not_vanished(venue):
    table = "identifiant;titre;date;début\nx;Photos;12/01/2027;14h\nx;Photos;19/01/2027;14h\n"
    run(venue, table)
    report = run(venue, table.replace("19/01/2027", "mardi 20 janvier 2027"))
    assert report.counts[Result.REFUSED] == 1
    assert starts(EventPage.objects.get()) == ["01-12 14:00", "01-19 14:00"]


def test_another_place_moves_nobody(page, venue):
    report = run(venue, calendar(vevent(LOCATION="Salle des fêtes", **WEEKLY)))
    page.refresh_from_db()
    assert page.venue == venue
    assert "Salle des fêtes" in notes(report, "à décider")[0]
    again = run(venue, calendar(vevent(LOCATION="Salle des fêtes", **WEEKLY)))
    assert not again.counts[Result.TO_DECIDE]
