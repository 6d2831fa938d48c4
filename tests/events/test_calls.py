"""« À rappeler »: whom the library calls, why, and what they answer."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events import changing, desk, registering
from events.enums import CallReason, RegistrationState
from events.models import Occurrence, Registration
from tests.events.desk import NOW, address, one, people, said, tuesday
from tests.events.factories import paris
from tests.mediators.conftest import editor, in_november, librarian, venue

__all__ = ["editor", "in_november", "librarian", "venue"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def calls() -> str:
    return reverse("event_calls")


def done(registration) -> str:
    return reverse("event_call_done", args=[registration.pk])


def declined(registration) -> str:
    return reverse("event_call_declined", args=[registration.pk])


def told(registration) -> dict:
    """What the form that is on the screen now sends."""
    return {"told": desk.to_tell(Registration.objects.get(pk=registration.pk))}


@pytest.fixture
def date(venue):
    """Two places, two people, two who wait."""
    occurrence = tuesday(venue, capacity=2)
    people(occurrence, 4)
    return Occurrence.objects.get(pk=occurrence.pk)


@pytest.fixture
def promoted(date):
    return registering.cancel(one(date, name="Personne 1"), NOW)[0]


def test_who_got_a_place_is_to_be_called(editor, date, promoted):
    text = editor.get(calls()).content.decode()
    assert "Personne 3" in text
    assert 'href="tel:+33261919001"' in text
    assert "Une place s’est libérée" in text
    assert address(date) in text
    assert "Mardi 24\u00a0novembre, 14\u00a0h" in text
    assert "1\u00a0personne à rappeler" in text


def test_the_menu_and_the_home_page_say_how_many(editor, promoted):
    text = editor.get("/admin/").content.decode()
    assert "1\u00a0personne à rappeler pour les ateliers" in text
    assert json.dumps("À rappeler (1)").strip('"') in text
    Registration.objects.update(call_reason="")
    text = editor.get("/admin/").content.decode()
    assert "pour les ateliers" not in text
    assert json.dumps("À rappeler (").strip('"') not in text


def test_done_in_one_click_and_once(editor, promoted):
    assert said(editor.post(done(promoted), told(promoted))) == ["C’est noté."]
    assert "C’était déjà fait." in said(editor.post(done(promoted), told(promoted)))
    assert one(promoted.occurrence, name="Personne 3").state == RegistrationState.CONFIRMED
    assert "Personne à rappeler. Merci" in editor.get(calls()).content.decode()


def test_who_does_not_come_leaves_the_place_to_the_next(editor, date, promoted):
    response = editor.post(declined(promoted), told(promoted))
    assert "Personne 4 passe de la liste d’attente" in said(response)[-1]
    assert one(date, name="Personne 3").state == RegistrationState.CANCELLED
    text = editor.get(calls()).content.decode()
    assert "Personne 4" in text
    assert "Personne 3" not in text
    assert said(editor.post(declined(promoted), told(promoted)))[-1] == "C’était déjà fait."


def test_every_reason_is_in_words(editor, date):
    numbers = list(date.registrations.values_list("pk", flat=True))
    for number, reason in zip(numbers, CallReason, strict=True):
        Registration.objects.filter(pk=number).update(call_reason=reason)
    text = editor.get(calls()).content.decode()
    for words in (
        "place s’est libérée",
        "lui dire de ne pas venir",
        "date a changé",
        "rappeler le",
    ):
        assert words in text
    # Of a date that is cancelled, nobody has to give up a place.
    assert text.count("ne-vient-pas/") == 3


def test_what_the_screen_shows_is_what_its_buttons_send(editor, promoted):
    text = editor.get(calls()).content.decode()
    assert text.count(f'name="told" value="{told(promoted)["told"]}"') == 2


@pytest.mark.parametrize("answer", [done, declined])
@pytest.mark.parametrize("action", ["cancel", "move"])
def test_what_is_newer_than_the_call_is_not_lost(editor, date, promoted, answer, action):
    """Even where the reason has the same name: moved, then moved again."""
    day = paris(2026, 11, 25, 14)
    changing.move_date(date, day, day + timedelta(hours=2), None, NOW)
    before = told(promoted)
    if action == "cancel":
        changing.cancel_date(date, "Panne", None, NOW)
    else:
        changing.move_date(date, day + timedelta(days=1), day + timedelta(days=2), None, NOW)
    newer = told(promoted)
    assert said(editor.post(answer(promoted), before)) == [desk.NEWER]
    assert told(promoted) == newer
    assert one(date, name="Personne 3").state == RegistrationState.CONFIRMED


def test_what_is_over_is_not_called_about(editor, promoted):
    with time_machine.travel("2026-11-25 10:00+01:00", tick=False):
        editor.get("/admin/login/")
        text = editor.get(calls()).content.decode()
    assert "Personne 3" not in text


def test_dates_follow_each_other(editor, venue, date, promoted):
    sooner = tuesday(venue, title="Avant tout")
    Occurrence.objects.filter(pk=sooner.pk).update(
        start=paris(2026, 11, 23, 14), end=paris(2026, 11, 23, 16)
    )
    registering.tell(people(sooner, 1)[0].occurrence, CallReason.REMINDER, NOW)
    text = editor.get(calls()).content.decode().split("main_content")[-1]
    assert text.index("lundi 23".capitalize()) < text.index("Mardi 24")


def test_getting_never_changes(editor, promoted):
    for url in (done(promoted), declined(promoted)):
        assert editor.get(url).status_code == 405
    assert one(promoted.occurrence, name="Personne 3").call_reason == CallReason.PROMOTED


@pytest.mark.parametrize("number", ["0", "9" * 18])
@pytest.mark.parametrize("end", ["fait", "ne-vient-pas"])
def test_a_number_that_is_nobody(editor, number, end):
    response = editor.post(f"/admin/ateliers/a-rappeler/{number}/{end}/")
    assert said(response) == ["C’était déjà fait."]
    assert editor.post(f"/admin/ateliers/a-rappeler/{'9' * 19}/{end}/").status_code == 404


def test_it_costs_as_much_for_twelve_dates_as_for_two(editor, venue):
    def cost(number):
        while Occurrence.objects.count() < number:
            date = tuesday(venue)
            people(date, 2)
            registering.tell(date, CallReason.REMINDER, NOW)
        with CaptureQueriesContext(connection) as queries:
            editor.get(calls())
        return len(queries)

    cost(2)
    assert cost(2) == cost(12) <= 30
