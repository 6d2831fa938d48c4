"""Where people go changes at a publication or at a move: whoever is expected hears of it."""

import pytest
from django.core import mail

from events.enums import Audience, CallReason, RegistrationState
from events.models import EventPage, Registration
from tests.events.desk import TUESDAY, people, tuesday
from tests.events.factories import RegistrationFactory, paris
from tests.mediators.conftest import in_november
from tests.venues.factories import VenuePageFactory

__all__ = ["in_november"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
ELSEWHERE = {
    "place_name": "Mairie",
    "place_address": "1 place du Marché",
    "place_postal_code": "50000",
    "place_commune": "Saint-Lô",
}


@pytest.fixture
def date():
    return tuesday(VenuePageFactory(), paris(2026, 12, 1, 14))


def publish(date, **values) -> EventPage:
    page = EventPage.objects.get(pk=date.event_id)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def to_call() -> list[str]:
    return list(Registration.objects.order_by("pk").values_list("call_reason", flat=True))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (ELSEWHERE, True),
        ({"room": "Salle bleue"}, True),
        ({"audience": Audience.PUBLIC}, False),
        ({"summary": "En douceur"}, False),
        ({"title": "Autre titre"}, False),
    ],
)
def test_a_publication_that_changes_the_place_is_told(date, values, told):
    people(date, 1)
    publish(date, **values)
    assert to_call() == [CallReason.CHANGED if told else ""]


def test_by_e_mail_to_whoever_has_one(date, django_capture_on_commit_callbacks):
    people(date, 1, phone="", email="a@exemple.fr")
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        publish(date, **ELSEWHERE)
    assert [message.to for message in mail.outbox] == [["a@exemple.fr"]]
    assert "Mairie" in mail.outbox[0].body


def test_only_who_is_still_expected(date):
    RegistrationFactory(occurrence=date, state=RegistrationState.CANCELLED)
    over = date.event.occurrences.exclude(pk=date.pk).get()
    RegistrationFactory(occurrence=over)
    type(over).objects.filter(pk=over.pk).update(
        start=paris(2026, 11, 3, 9), end=paris(2026, 11, 3, 10)
    )
    publish(date, **ELSEWHERE)
    assert to_call() == ["", ""]


def test_a_date_with_its_own_room_stays_in_it(date):
    people(date, 1)
    date.event.occurrences.update(room="Salle verte")
    publish(date, room="Salle bleue")
    assert to_call() == [""]


def test_the_public_that_is_registered_keeps_its_workshop(date):
    (one,) = people(date, 1)
    page = publish(date, audience="elus")
    assert page.audience == Audience.PUBLIC
    page.audience = "elus"
    (sentence,) = page.publication_blockers()
    assert sentence.startswith("1 personne est inscrite\u00a0: annulez d’abord leurs dates")
    Registration.objects.filter(pk=one.pk).update(state=RegistrationState.CANCELLED)
    assert publish(date, audience="elus").audience == "elus"


@pytest.mark.parametrize(("values", "told"), [({}, True), (ELSEWHERE, False)])
def test_a_move_to_another_venue_is_told(date, values, told):
    page = publish(date, **values)
    people(date, 1)
    other = VenuePageFactory()
    other.refresh_from_db()
    page.move(other, pos="last-child")
    assert EventPage.objects.get().venue == other
    assert to_call() == [CallReason.CHANGED if told else ""]
    assert date.start == TUESDAY
