"""On which dates the form is open, and to whom."""

from datetime import timedelta

import pytest

from core.models import User
from events.enums import Audience, Means, Status
from events.models import EventPage, Occurrence, Registration
from tests.core.factories import UserFactory
from tests.events.factories import dated_event
from tests.events.public_form import (
    JEANNE,
    NOW,
    STARTS,
    address,
    carried,
    clock,
    event,
    first,
    page,
    send,
)

__all__ = ["clock", "event"]

pytestmark = pytest.mark.django_db

SEANCES = ["999999", "9" * 18, "9" * 40, "abc", "-1", "1e3", "%00", "١", "<script>"]


@pytest.mark.parametrize("seance", SEANCES)
def test_a_date_that_is_none_shows_the_others(client, event, seance):
    response = client.get(address(event, seance))
    assert response.status_code == 200
    assert 'type="radio"' in page(response)


def test_a_date_of_another_event_is_none_of_this_one(client, clock, event):
    other = dated_event(event.venue, STARTS[0], audience=Audience.OFFICIALS, slug="interne")
    number = other.occurrences.get().pk
    html = page(client.get(address(event, number)))
    assert "plus possible" in html
    assert " checked" not in html
    assert "Choisissez une date" in page(send(client, clock, event, seance=number))
    assert not Registration.objects.exists()


CLOSED = [
    (Occurrence, {"status": Status.CANCELLED}, "annulée"),
    (Occurrence, {"status": Status.POSTPONED}, "reportée"),
    (EventPage, {"registration_means": [Means.PHONE]}, "sur ce site"),
    (Occurrence, {"start": NOW - timedelta(hours=2), "end": NOW - timedelta(hours=1)}, "pas de d"),
    (Occurrence, {"start": NOW - timedelta(hours=1)}, "commencé"),
]


@pytest.mark.parametrize(("model", "values", "words"), CLOSED)
def test_where_nobody_may_register_it_is_said_and_whom_to_call(
    client, clock, event, model, values, words
):
    form = carried(page(client.get(address(event)))) | {"seance": first(event).pk} | JEANNE
    model.objects.update(**values)
    clock.shift(10)
    for response in (client.get(address(event)), client.post(address(event), form)):
        html = page(response)
        assert response.status_code == 200
        assert words in html
        assert "tel:+33233000000" in html
        assert '<form class="register__form"' not in html
    assert not Registration.objects.exists()


def test_internal_events_exist_for_staff_only(client, clock, event):
    EventPage.objects.update(audience=Audience.OFFICIALS)
    ghost = address(event).replace("premiers-pas", "nulle-part")
    for method in (client.get, client.post):
        assert method(address(event)).status_code == method(ghost).status_code == 404
    client.force_login(UserFactory())
    assert client.get(address(event)).status_code == 404
    client.force_login(UserFactory(is_superuser=True))
    response = send(client, clock, event)
    assert response.status_code == 302
    assert Registration.objects.count() == 1
    assert "no-store" in client.get(address(event))["Cache-Control"]
    assert User.objects.count() == 2


def test_an_unpublished_event_has_no_form(client, event):
    event.unpublish()
    assert client.get(address(event)).status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, event, method):
    assert getattr(client, method)(address(event)).status_code == 405
    assert client.post("/inscriptions/merci/").status_code == 405
