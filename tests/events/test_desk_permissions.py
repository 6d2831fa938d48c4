"""Who reaches the registrations of a library: itself and the agency, and nobody else."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from events import desk, registering
from events.enums import CallReason
from events.models import EventPage, Occurrence, Registration
from tests.core.factories import UserFactory
from tests.events.desk import NOW, at, filled, people, tuesday
from tests.events.factories import paris
from tests.events.reviewing import reviewer
from tests.mediators.conftest import in_november
from tests.venues.personas import network

__all__ = ["in_november"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]

SECRET = "Paulette"


@pytest.fixture
def people_of_network():
    return network()


@pytest.fixture
def date(people_of_network):
    """Of Saint-Lô: one person, who is to be called."""
    venue = people_of_network.saint_lo.venue
    occurrence = tuesday(venue, paris(2026, 12, 1, 14), title=f"{SECRET} apprend")
    people(occurrence, 1)
    Registration.objects.update(name=SECRET)
    registering.tell(occurrence, CallReason.REMINDER, NOW)
    return occurrence


def addresses(date, registration) -> list[tuple[str, dict]]:
    other = date.event.occurrences.exclude(pk=date.pk).get()
    one = registration.pk
    return [
        (at("event_registrations", date), filled()),
        (at("event_attendance", date), {"tous": "1"}),
        (at("event_attendance_sheet", date), {}),
        (at("event_registration_slip", date, one), {}),
        (at("event_registration", date, one), filled(name="Zoé")),
        (reverse("event_call_done", args=[one]), {"told": desk.to_tell(registration)}),
        (at("event_registration_move", date, one), {"date": other.pk}),
        (reverse("event_call_declined", args=[one]), {}),
        (at("event_registration_admit", date, one), {"override_reason": "Seule"}),
        (at("event_registration_cancel", date, one), {}),
    ]


def world() -> list:
    models = (Registration, Occurrence, EventPage, PageLogEntry)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("persona", ["visiteur", "vire", "sans-droit"])
def test_closed_to_everybody_else(client, people_of_network, date, persona):
    user = UserFactory() if persona == "sans-droit" else people_of_network.user(persona)
    if user:
        client.force_login(user)
    before = world()
    for url, data in addresses(date, Registration.objects.get()):
        for response in (client.get(url), client.post(url, data)):
            assert response.status_code in {302, 403, 405}, url
            assert SECRET not in response.content.decode()
            assert "/dates/" not in response.headers.get("Location", "").split("next=")[0]
        assert world() == before, url
    for name in ("event_list", "event_calls"):
        assert SECRET not in client.get(reverse(name), follow=True).content.decode()


def test_closed_to_who_may_only_approve_the_page(client, people_of_network, date):
    client.force_login(reviewer(date.event, people_of_network.saint_lo.user))
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[date.event_id]))
    assert editor.status_code == 200
    assert "/dates/" not in editor.content.decode()
    before = world()
    for url, data in [
        *addresses(date, Registration.objects.get()),
        (reverse("event_dates", args=[date.event_id]), {}),
        (at("event_date_cancel", date), {"reason": "Grève"}),
    ]:
        for response in (client.get(url), client.post(url, data)):
            assert response.status_code in {302, 403, 405}, url
        assert world() == before, url


@pytest.mark.parametrize("persona", ["saint-lo", "agence", "admin"])
def test_open_to_the_library_and_the_agency(client, people_of_network, date, persona):
    client.force_login(people_of_network.user(persona))
    for name in ("event_list", "event_calls"):
        assert SECRET in client.get(reverse(name)).content.decode()
    registration = Registration.objects.get()
    changed = 0
    for url, data in addresses(date, registration):
        assert client.get(url).status_code in {200, 302, 405}, url
        before = world()
        assert client.post(url, data).status_code in {302, 405}, url
        changed += world() != before
    # Registered, corrected, called, moved; declined finds the call done; cancelled is elsewhere.
    assert changed >= 4
    assert Registration.objects.count() == 2


@pytest.mark.parametrize("persona", ["vire", "agence"])
def test_not_through_the_address_of_another_event(client, people_of_network, date, persona):
    """Saint-Lô's registration through Vire's own date."""
    own = tuesday(people_of_network.vire.venue, paris(2026, 12, 1, 14))
    client.force_login(people_of_network.user(persona))
    registration, before = Registration.objects.get(), world()
    for name in (
        "event_registration",
        "event_registration_move",
        "event_registration_admit",
        "event_registration_cancel",
        "event_registration_slip",
    ):
        url = at(name, own, registration.pk)
        for response in (client.get(url), client.post(url, filled(name="Piraté"))):
            assert response.status_code in {302, 405}
            assert SECRET not in response.content.decode()
        assert (
            client.get(f"/admin/ateliers/{own.event_id}/dates/{date.pk}/inscrits/").status_code
            == 404
        )
    shown = client.get(at("event_registrations", own), {"inscrit": registration.pk})
    assert registration.code[:3] not in shown.content.decode().split("main")[-1]
    assert world() == before


def test_reading_writes_nothing(client, people_of_network, date):
    client.force_login(people_of_network.saint_lo.user)
    before = world()
    for url, _ in addresses(date, Registration.objects.get()):
        client.get(url)
    assert world() == before


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods(client, people_of_network, date, method):
    client.force_login(people_of_network.saint_lo.user)
    for url, _ in addresses(date, Registration.objects.get()):
        assert getattr(client, method)(url).status_code in {302, 405}, url
    assert Registration.objects.filter(state="inscrit").count() == 1


@pytest.mark.parametrize("number", ["0", "9" * 18, "9" * 19, "-1", "٣", "x"])
def test_a_number_that_is_no_date(client, people_of_network, date, number):
    client.force_login(people_of_network.agence)
    for url in (
        f"/admin/ateliers/{number}/dates/{date.pk}/inscrits/",
        f"/admin/ateliers/{date.event_id}/dates/{number}/inscrits/",
    ):
        assert client.get(url).status_code == 404
        assert client.post(url, filled()).status_code == 404


@pytest.mark.parametrize("asked", ["", "0", "x", "9" * 50, "\x00", "<script>alert(1)</script>"])
def test_a_code_that_is_asked_for_in_the_address(client, people_of_network, date, asked):
    client.force_login(people_of_network.saint_lo.user)
    response = client.get(at("event_registrations", date), {"inscrit": asked})
    assert response.status_code == 200
    assert response.context["just_made"] is None
    assert "<script>alert" not in response.content.decode()
