"""The desk gives a place to somebody who waits: from the list, or by registering them again."""

from datetime import timedelta

import pytest
from django.core import mail
from wagtail.models import PageLogEntry

from events import changing, desk, registering
from events.enums import Attendance, CallReason
from events.models import Occurrence
from events.wanted import Wanted
from tests.events.desk import NOW, TUESDAY, address, at, filled, one, said, tuesday
from tests.mediators.conftest import editor, in_november, librarian, venue

__all__ = ["editor", "in_november", "librarian", "venue"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]

WHO = {"name": "Camille Martin", "phone": "+33261919001"}


@pytest.fixture
def full(venue):
    """One place, taken; two wait, Camille last."""
    occurrence = tuesday(venue, capacity=1)
    for name in ("Ana", "Paul"):
        registering.register(occurrence, Wanted(name, "+33261919002"), NOW)
    registering.register(occurrence, Wanted(**WHO, email="camille@exemple.fr"), NOW)
    return Occurrence.objects.get(pk=occurrence.pk)


def camille(date):
    return one(date, name="Camille Martin")


def states(date) -> list[str]:
    return list(date.registrations.order_by("pk").values_list("state", flat=True))


def admit(editor, date, **data):
    return editor.post(at("event_registration_admit", date, camille(date).pk), data, follow=True)


def logged(date) -> list[str]:
    rows = PageLogEntry.objects.filter(page=date.event_id, action__startswith="events.desk")
    return list(rows.order_by("pk").values_list("action", flat=True))


def test_in_one_action_with_a_reason(editor, full):
    link = at("event_registration", full, camille(full).pk)
    assert f"{link}#placer" in editor.get(address(full)).content.decode()
    page = editor.get(link).content.decode()
    assert "C’est complet." in page
    response = admit(editor, full, override_reason="Elle apporte son ordinateur")
    assert "Camille Martin a une place." in said(response)
    made = camille(full)
    assert (made.state, made.override_reason) == ("inscrit", "Elle apporte son ordinateur")
    assert states(full) == ["inscrit", "attente", "inscrit"]
    assert Occurrence.objects.get(pk=full.pk).places_taken == 2
    assert made.call_reason == CallReason.PROMOTED
    assert logged(full) == ["events.desk_admitted"]


def test_without_a_reason_nothing_happens(editor, full):
    for typed in ({}, {"override_reason": "  "}, {"override_reason": "x" * 121}):
        response = admit(editor, full, **typed)
        assert response.status_code == 200
        assert states(full) == ["inscrit", "attente", "attente"]
    assert "Écrivez pourquoi" in admit(editor, full).content.decode()


def test_who_knows_is_neither_called_nor_mailed(editor, full, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        admit(editor, full, override_reason="Seule", knows="on")
    assert camille(full).call_reason == ""
    assert mail.outbox == []


def test_who_does_not_know_is_mailed(editor, full, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        admit(editor, full, override_reason="Seule")
    assert [message.to for message in mail.outbox] == [["camille@exemple.fr"]]
    assert camille(full).call_reason == ""


def test_sent_twice_it_admits_once(editor, full):
    for _ in range(2):
        response = admit(editor, full, override_reason="Seule")
    assert "Camille Martin a déjà une place." in said(response)
    assert logged(full) == ["events.desk_admitted"]


def test_registering_again_whoever_waits_asks_then_gives_the_place(editor, full):
    typed = filled(name=WHO["name"])
    assert "Que faire" in editor.post(address(full), typed).content.decode()
    response = editor.post(address(full), typed | {"choice": "attente"})
    assert "Cette personne est déjà sur la liste d’attente." in response.content.decode()
    assert states(full) == ["inscrit", "attente", "attente"]
    typed |= {"choice": "quand-meme", "override_reason": "Elle est là", "places": "2"}
    response = editor.post(address(full), typed, follow=True)
    made = camille(full)
    assert f"?inscrit={made.pk}" in response.redirect_chain[0][0]
    assert (made.state, made.places, made.override_reason) == ("inscrit", 2, "Elle est là")
    assert made.call_reason == ""
    assert full.registrations.count() == 3


def test_whoever_waited_and_came_is_noted_as_there(full):
    begun = TUESDAY + timedelta(minutes=10)
    walked_in = Wanted(**WHO, origin="accueil", override_reason="Venue", is_there=True)
    desk.register(full, walked_in, None, begun, may_wait=False)
    made = camille(full)
    assert (made.state, made.attendance) == ("inscrit", Attendance.CAME)


def test_a_date_that_is_cancelled_admits_nobody(editor, full):
    changing.cancel_date(full, "Panne", None, NOW)
    response = admit(editor, full, override_reason="Seule")
    assert "Cette date est annulée." in said(response)
    assert states(full) == ["inscrit", "attente", "attente"]
