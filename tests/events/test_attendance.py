"""Who came: the sheet to print, the list to tick, people who come without being registered."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.enums import Attendance, RegistrationState
from events.models import Occurrence, Registration
from tests.events.desk import address, at, filled, one, people, said, tuesday
from tests.mediators.conftest import editor, in_november, librarian, venue

__all__ = ["editor", "in_november", "librarian", "venue"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]

DURING = "2026-11-24 14:30+01:00"
NEXT_DAY = "2026-11-25 09:00+01:00"


@pytest.fixture
def date(venue):
    occurrence = tuesday(venue, capacity=5)
    people(occurrence, 3)
    return Occurrence.objects.get(pk=occurrence.pk)


@pytest.fixture
def during(date, librarian, client):
    with time_machine.travel(DURING, tick=False):
        client.force_login(librarian)
        yield client


def noted(date) -> list[str]:
    return list(date.registrations.confirmed().values_list("attendance", flat=True))


def test_everybody_came_in_one_click(during, date):
    page = during.get(at("event_attendance", date)).content.decode()
    assert "Tout le monde est venu" in page
    assert "3\u00a0pas encore notés." in page
    response = during.post(at("event_attendance", date), {"tous": "1"}, follow=True)
    assert noted(date) == ["venu"] * 3
    assert "3\u00a0venus." in response.content.decode()


def test_those_who_did_not_come_are_ticked_then_one_click(during, date):
    absent = people_of(date)[1]
    during.post(at("event_attendance", date), {"tous": "1", f"venu_{absent.pk}": "absent"})
    assert noted(date) == ["venu", "absent", "venu"]
    page = during.get(address(date)).content.decode()
    assert "2\u00a0venus, 1\u00a0absent." in page
    assert "Tous les autres sont venus" in during.get(at("event_attendance", date)).content.decode()


def test_only_what_is_ticked_is_noted_and_may_be_corrected(during, date):
    first, second, _ = people_of(date)
    url = at("event_attendance", date)
    during.post(url, {f"venu_{first.pk}": "venu", f"venu_{second.pk}": "absent"})
    assert noted(date) == ["venu", "absent", ""]
    during.post(url, {f"venu_{first.pk}": "absent"})
    assert noted(date) == ["absent", "absent", ""]


@pytest.mark.parametrize("value", ["", "roi", "venu\x00", "x" * 5000])
def test_what_is_no_answer_changes_nothing(during, date, value):
    person = people_of(date)[0]
    assert (
        during.post(at("event_attendance", date), {f"venu_{person.pk}": value}).status_code == 302
    )
    assert noted(date) == [""] * 3


def test_somebody_else_s_people_are_left_alone(during, date, venue):
    other = tuesday(venue)
    with time_machine.travel("2026-11-21 10:00+01:00", tick=False):
        theirs = people(other, 1)[0]
    during.post(at("event_attendance", date), {f"venu_{theirs.pk}": "venu", "tous": "1"})
    assert one(other).attendance == ""


def test_before_it_begins_nobody_is_noted(editor, date):
    for response in (
        editor.get(at("event_attendance", date)),
        editor.post(at("event_attendance", date), {"tous": "1"}),
    ):
        assert response["Location"] == address(date)
    assert "à partir du début" in said(response)[0]
    assert noted(date) == [""] * 3


@pytest.mark.parametrize("when", [DURING, NEXT_DAY])
def test_who_came_without_being_registered_is_added(client, librarian, date, when):
    with time_machine.travel(when, tick=False):
        client.force_login(librarian)
        page = client.get(address(date))
        assert "Ajouter quelqu’un qui est venu" in page.content.decode()
        client.post(address(date), filled(phone="", name="Paulette"))
    added = one(date, name="Paulette")
    assert (added.state, added.attendance) == (RegistrationState.CONFIRMED, Attendance.CAME)
    assert Occurrence.objects.get(pk=date.pk).places_taken == 4


def test_beyond_the_places_too(during, date):
    during.post(address(date), filled(phone="", name="Une famille", places="4"))
    added = one(date, name="Une famille")
    assert (added.state, added.override_reason) == ("inscrit", "Venu sans être inscrit")


def test_once_the_names_are_erased_nobody_is_added(during, date):
    Registration.objects.all().delete()
    Occurrence.objects.update(registered_total=3, attended_total=2, absent_total=1, places_taken=3)
    text = during.get(address(date)).content.decode()
    assert "3 inscrits, 2 venus, 1 absent" in text
    response = during.post(address(date), filled(phone=""))
    assert "effacés" in response.content.decode()
    assert not Registration.objects.exists()


def test_a_family_counts_for_as_many_as_it_is(during, date):
    person = people_of(date)[0]
    Registration.objects.filter(pk=person.pk).update(places=3)
    text = during.post(at("event_attendance", date), {"tous": "1"}, follow=True).content.decode()
    assert "5\u00a0venus." in text


def test_the_sheet_has_names_and_empty_lines_and_no_number(editor, date):
    text = editor.get(at("event_attendance_sheet", date)).content.decode()
    assert "Mardi 24\u00a0novembre 2026" in text
    assert [f"Personne {n}" in text for n in (1, 2, 3)] == [True] * 3
    assert "61" not in text.split("<table")[1]
    assert text.count("sheet__empty") == 17


def test_the_sheet_of_thirty_has_all_names_and_some_empty_lines(editor, venue):
    date = tuesday(venue, capacity=40)
    people(date, 30)
    text = editor.get(at("event_attendance_sheet", date)).content.decode()
    assert text.count('class="sheet__box"') == 34
    assert text.count("sheet__empty") == 4


def test_those_who_wait_or_cancelled_are_not_on_the_sheet(editor, venue):
    date = tuesday(venue, capacity=1)
    people(date, 2)
    text = editor.get(at("event_attendance_sheet", date)).content.decode()
    assert "Personne 1" in text
    assert "Personne 2" not in text


@pytest.mark.parametrize("name", ["event_attendance", "event_attendance_sheet"])
def test_it_costs_as_much_for_twelve_as_for_two(client, librarian, venue, name):
    few, many = tuesday(venue), tuesday(venue, capacity=20)
    people(few, 2), people(many, 12)
    with time_machine.travel(DURING, tick=False):
        client.force_login(librarian)
        costs = []
        for date in (few, few, many):
            with CaptureQueriesContext(connection) as queries:
                client.get(at(name, date))
            costs.append(len(queries))
    assert costs[1] == costs[2] <= 40


def people_of(date) -> list[Registration]:
    return list(date.registrations.all())
