"""The page that follows the form: it shows the code, for an hour, and says what became of it."""

import pytest
from icalendar import Calendar

from events.enums import RegistrationState, Status
from events.models import Occurrence, Registration
from events.registration_views import DONE_S
from tests.events.public_form import clock, event, first, page, send

__all__ = ["clock", "event"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("token", ["", "x", "WzEsMV0:1:2", "%00", "é" * 300])
def test_a_done_page_without_its_token_says_what_to_do(client, token):
    response = client.get(f"/inscriptions/merci/?n={token}")
    assert response.status_code == 200
    assert "qu’une heure" in page(response)
    assert client.get(f"/inscriptions/agenda.ics?n={token}").status_code == 404


def test_the_code_is_not_left_behind_on_a_shared_computer(client, clock, event):
    place = send(client, clock, event)["Location"]
    code = Registration.objects.get().code
    clock.shift(DONE_S - 1)
    assert code[:3] in page(client.get(place))
    clock.shift(2)
    assert code[:3] not in page(client.get(place))


def test_what_became_of_it_meanwhile_is_shown(client, clock, event):
    place = send(client, clock, event)["Location"]
    Occurrence.objects.update(status=Status.CANCELLED)
    assert "cette date est annulée" in page(client.get(place))
    Registration.objects.update(state=RegistrationState.CANCELLED)
    assert "inscription est annulée" in page(client.get(place))
    Registration.objects.all().delete()
    assert "qu’une heure" in page(client.get(place))


def test_the_date_goes_into_one_s_own_calendar(client, clock, event):
    token = send(client, clock, event)["Location"].partition("?n=")[2]
    response = client.get(f"/inscriptions/agenda.ics?n={token}")
    assert response["Content-Type"].startswith("text/calendar")
    assert "no-store" in response["Cache-Control"]
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert [str(e["uid"]) for e in events] == [str(first(event).uid)]
    content = response.content.decode()
    assert Registration.objects.get().code not in content
    assert token[:20] not in content
