"""A calendar becomes workshops and dates; imported again, it changes what it must and no more."""

import pytest

from events.enums import DatesKind, Status
from events.importing.report import Result
from events.models import EventImport, EventPage, Occurrence, PendingEvent
from tests.events.importing.importing import (
    FILES,
    calendar,
    notes,
    run,
    said,
    starts,
    vevent,
)

AGENDA = (FILES / "agenda.ics").read_bytes()


def test_a_calendar_becomes_workshops(venue):
    report = run(venue, AGENDA)
    assert said(report) == [
        ("créé", "ordinateur@exemple.test"),
        ("créé", "fete@exemple.test"),
        ("en attente d’un lieu", "ailleurs@exemple.test"),
        ("refusé", "casse@exemple.test"),
        ("laissé de côté", "prive@exemple.test"),
        ("laissé de côté", "vieux@exemple.test"),
    ]
    page = EventPage.objects.get(title="Prendre en main un ordinateur")
    assert (page.live, page.venue, page.dates_kind) == (True, venue, DatesKind.IMPORTED)
    assert starts(page) == [
        "11-24 14:00",
        "12-01 14:00",
        "12-16 15:00",
        "12-17 10:00",
        "12-22 14:00",
    ]
    assert page.themes == ["premiers-pas", "documents-photos"]
    assert "apportez vos lunettes" in page.body
    assert page.first_start == page.occurrences.earliest("start").start
    assert not page.has_unpublished_changes
    assert PendingEvent.objects.get().title == "Découvrir l’impression 3D"


def test_html_is_made_safe_and_whole_days_are_days(venue):
    run(venue, AGENDA)
    page = EventPage.objects.get(title="Fête du jeu vidéo")
    assert "<b>jouer</b>" in page.body
    assert "script" not in page.body
    date = page.occurrences.get()
    assert date.is_all_day
    assert (date.end - date.start).days == 2
    assert date.note == "Date à confirmer"


def test_the_same_file_again_writes_nothing(venue):
    run(venue, AGENDA)
    before = _everything()
    report = run(venue, AGENDA)
    assert report.counts[Result.SAME] == 2
    assert report.counts[Result.QUEUED] == 1
    assert report.counts[Result.CREATED] == report.counts[Result.CHANGED] == 0
    assert _everything() == before


def test_a_dry_run_says_the_same_and_writes_nothing(venue):
    before = _everything()
    dry = run(venue, AGENDA, dry_run=True)
    assert _everything() == before
    assert dry.entries == run(venue, AGENDA).entries


def test_a_change_of_the_file_goes_in(venue):
    run(venue, calendar(vevent(SEQUENCE="1")))
    report = run(
        venue, calendar(vevent(title="Deuxièmes pas", start="20261202T093000", SEQUENCE="2"))
    )
    page = EventPage.objects.get()
    assert said(report) == [("modifié", "a@exemple.test")]
    assert (page.title, starts(page)) == ("Deuxièmes pas", ["12-02 09:30"])
    assert page.occurrences.get().sequence == 1
    report = run(venue, calendar(vevent(title="Vieux", SEQUENCE="1")))
    assert said(report) == [("laissé de côté", "a@exemple.test")]


@pytest.mark.parametrize(
    "cancelled",
    [
        vevent(STATUS="CANCELLED"),
        vevent(title="Annulé : Premiers pas"),
        "METHOD:CANCEL\n" + vevent(),
    ],
)
def test_what_the_file_cancels_stays_and_says_so(venue, cancelled):
    run(venue, calendar(vevent()))
    run(venue, calendar(cancelled))
    page = EventPage.objects.get()
    assert page.title == "Premiers pas"
    assert page.occurrences.get().status == Status.CANCELLED
    assert said(run(venue, calendar(cancelled))) == [("inchangé", "a@exemple.test")]


def test_what_was_cancelled_before_it_came_is_left(venue):
    report = run(venue, calendar(vevent(STATUS="CANCELLED")))
    assert said(report) == [("laissé de côté", "a@exemple.test")]
    assert not EventPage.objects.exists()


def test_a_date_that_left_the_file_leaves_the_site(venue):
    weekly = vevent(RRULE="FREQ=WEEKLY;COUNT=3")
    run(venue, calendar(weekly))
    page = EventPage.objects.get()
    report = run(
        venue, calendar(weekly.replace("END:VEVENT", "EXDATE:20261208T140000\nEND:VEVENT"))
    )
    assert starts(page) == ["12-01 14:00", "12-15 14:00"]
    assert "1 date retirée" in report.entries[0].message


def test_a_series_that_comes_date_by_date_is_one_event(venue):
    url = "https://exemple.test/premiers-pas/"
    run(venue, calendar(vevent("1@e", URL=url), vevent("2@e", start="20261208T140000", URL=url)))
    page = EventPage.objects.get()
    assert starts(page) == ["12-01 14:00", "12-08 14:00"]
    run(
        venue,
        calendar(
            vevent("2@e", start="20261208T150000", URL=url),
            vevent("3@e", start="20261215T140000", URL=url),
        ),
    )
    assert EventPage.objects.count() == 1
    assert starts(page) == ["12-08 15:00", "12-15 14:00"]


def test_one_file_may_be_imported_for_two_venues(venue):
    from tests.venues.factories import VenuePageFactory

    run(venue, calendar(vevent()))
    run(VenuePageFactory(), calendar(vevent()))
    assert EventPage.objects.count() == EventImport.objects.count() == 2


def test_two_titles_the_same_have_two_addresses(venue):
    run(venue, calendar(vevent("1@e"), vevent("2@e")))
    assert len(set(EventPage.objects.values_list("slug", flat=True))) == 2


def test_a_queued_event_waits_once_and_a_dismissed_one_stays_away(venue):
    lost = calendar(vevent(LOCATION="Salle des fêtes\\, Agneaux"))
    run(venue, lost)
    run(venue, lost)
    pending = PendingEvent.objects.get()
    assert pending.place == "Salle des fêtes, Agneaux"
    pending.dismissed_at = pending.arrived_at
    pending.save()
    assert notes(run(venue, lost), "laissé de côté") == [
        "quelqu’un l’a écarté de la liste d’attente."
    ]


def _everything() -> list:
    models = (EventPage, EventImport, Occurrence, PendingEvent)
    return [list(model.objects.order_by("pk").values()) for model in models]
