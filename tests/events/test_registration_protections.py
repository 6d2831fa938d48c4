"""The form against haste, lost protections, strangers, floods and curious eyes."""

import logging

import pytest
from django.test import Client

from events.models import EventPage, Registration
from events.registration_form import SOONEST_S
from events.registration_views import MOST_A_DATE, MOST_AN_EMAIL
from tests.events.public_form import JEANNE, address, carried, clock, event, first, page, send

__all__ = ["clock", "event"]

pytestmark = pytest.mark.django_db


def test_after_an_error_one_sends_again_at_once(client, clock, event):
    html = page(send(client, clock, event, name=""))
    again = carried(html) | {"seance": first(event).pk} | JEANNE
    assert client.post(address(event), again).status_code == 302


def test_too_fast_is_kept_and_sent_again(client, clock, event):
    response = send(client, clock, event, wait=SOONEST_S - 1)
    assert "très vite" in page(response)
    clock.shift(2)
    again = carried(page(response)) | {"seance": first(event).pk} | JEANNE
    assert client.post(address(event), again).status_code == 302


def test_a_form_that_stayed_open_for_a_day_still_registers(client, clock, event):
    assert send(client, clock, event, wait=26 * 3600).status_code == 302


@pytest.mark.parametrize("stamp", ["", "1", "1:2", "é:\0", "x" * 5000])
def test_a_stamp_that_is_not_ours_keeps_what_was_typed(client, clock, event, stamp):
    html = page(send(client, clock, event, opened=stamp))
    assert "restée ouverte longtemps" in html
    assert 'value="Jeanne"' in html
    clock.shift(10)
    again = carried(html) | {"seance": first(event).pk} | JEANNE
    assert client.post(address(event), again).status_code == 302


@pytest.mark.parametrize("lost", ["cookie", "token", "both"])
def test_an_expired_protection_loses_nothing(clock, event, lost):
    client = Client(enforce_csrf_checks=True)
    form = carried(page(client.get(address(event))))
    if lost != "token":
        client.cookies.clear()
    if lost != "cookie":
        form["csrfmiddlewaretoken"] = "x" * 64
    clock.shift(10)
    response = client.post(address(event), form | {"seance": first(event).pk} | JEANNE)
    html = page(response)
    assert response.status_code == 200
    assert "Tout est encore là" in html
    assert 'value="Jeanne"' in html
    assert not Registration.objects.exists()
    again = carried(html) | {"seance": first(event).pk} | JEANNE
    assert client.post(address(event), again).status_code == 302


def test_another_site_registers_nobody(clock, event):
    client = Client(enforce_csrf_checks=True)
    form = carried(page(client.get(address(event))))
    clock.shift(10)
    data = form | {"seance": first(event).pk} | JEANNE
    client.post(address(event), data, headers={"Origin": "https://ailleurs.fr"})
    assert not Registration.objects.exists()


def test_reloading_and_going_back_registers_once(client, clock, event):
    form = carried(page(client.get(address(event)))) | {"seance": first(event).pk} | JEANNE
    clock.shift(10)
    places = [client.post(address(event), form)["Location"] for _ in range(3)]
    assert Registration.objects.count() == 1
    code = Registration.objects.get().code
    for place in places:
        assert code[:3] in page(client.get(place))


def test_a_name_and_a_number_give_nobody_s_code(client, clock, event):
    """Somebody who knows a neighbour's name and number learns no code, and takes no place."""
    send(client, clock, event)
    code = Registration.objects.get().code
    html = page(client.get(send(Client(), clock, event)["Location"]))
    assert "déjà noté" in html
    assert code[:3] not in html
    assert Registration.objects.count() == 1


def test_a_class_may_register_from_one_address_and_a_flood_may_not(client, clock, event):
    EventPage.objects.update(capacity=None)
    for number in range(MOST_A_DATE):
        assert send(client, clock, event, name=f"P{number}").status_code == 302
    response = send(client, clock, event, name="De trop")
    assert "Beaucoup d’inscriptions" in page(response)
    assert 'value="De trop"' in page(response)
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert send(elsewhere, clock, event, name="Ailleurs").status_code == 302
    other = event.occurrences.latest("start").pk
    assert send(client, clock, event, name="Autre date", seance=other).status_code == 302
    clock.shift(3700)
    assert send(client, clock, event, name="Plus tard").status_code == 302


def test_nobody_is_named_in_the_logs(client, clock, event, caplog):
    caplog.set_level(logging.DEBUG)
    send(client, clock, event, name="Secrète", email="secrete@exemple.fr")
    send(client, clock, event, name="Secrète", phone="02secrete", email="secrete@")
    logged = [r.getMessage() for r in caplog.records if not r.name.startswith("django.db")]
    assert not [line for line in logged if "ecr" in line and "te" in line]


def test_the_same_form_with_another_number_says_what_stands(client, clock, event):
    form = carried(page(client.get(address(event)))) | {"seance": first(event).pk} | JEANNE
    clock.shift(10)
    html = page(client.get(client.post(address(event), form)["Location"]))
    assert "Vous aviez demandé" not in html
    html = page(client.get(client.post(address(event), form | {"places": "3"})["Location"]))
    assert "Vous aviez demandé 1 place\u00a0: cela n’a pas changé." in html
    assert Registration.objects.get().places == 1


def test_nobody_is_buried_under_e_mails(client, clock, event):
    def sent(number, **values):
        return send(client, clock, event, name=f"Zoé {'x' * number}", phone="", **values)

    for number in range(MOST_AN_EMAIL):
        assert sent(number, email="zoe@exemple.fr").status_code == 302
    html = page(sent(30, email="ZOE@exemple.fr"))
    assert "Cette adresse électronique a beaucoup servi" in html
    assert sent(31, email="paul@exemple.fr").status_code == 302
    clock.shift(3600)
    assert sent(32, email="zoe@exemple.fr").status_code == 302
