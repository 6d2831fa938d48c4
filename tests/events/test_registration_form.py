"""The public form: one name, one way to be reached, a place; whatever people type."""

import re
from datetime import timedelta

import pytest

from events.enums import RegistrationState
from events.models import Occurrence, Registration
from events.wanted import NAME_ONLY
from tests.events.public_form import STARTS, address, clock, event, first, page, send

__all__ = ["clock", "event"]

pytestmark = pytest.mark.django_db


def test_a_name_and_a_telephone_are_enough(client, clock, event):
    response = send(client, clock, event)
    assert response.status_code == 302
    made = Registration.objects.get()
    assert (made.name, made.phone, made.email, made.places) == ("Jeanne", "+33233123456", "", 1)
    assert made.state == RegistrationState.CONFIRMED
    assert "Jeanne" not in response["Location"]
    assert made.code not in response["Location"]
    done = client.get(response["Location"])
    assert "no-store" in done["Cache-Control"]
    assert not done.cookies
    html = page(done)
    assert f"{made.code[:3]} {made.code[3:]}" in html
    assert "Mardi 1er\u00a0décembre 2026" in html
    assert "un cahier" in html.lower()
    assert "Jeanne" not in html


def test_the_page(client, event):
    response = client.get(address(event, first(event).pk))
    html = page(response)
    assert "no-store" in response["Cache-Control"]
    assert list(response.cookies) == ["csrftoken"]
    assert html.index("tel:+33233000000") < html.index('class="register__form"')
    assert "30 jours après la date" in html
    assert 'type="password"' not in html
    assert 'type="radio"' not in html
    # Both ways to be reached are offered, neither is required.
    assert not re.search(r'id="id_(phone|email)"[^>]*required', html)


def test_without_a_date_the_next_one_with_room_is_proposed(client, clock, event):
    for name in "ABC":
        send(client, clock, event, name=name)
    html = page(client.get(address(event)))
    dates = [str(pk) for pk in event.occurrences.values_list("pk", flat=True)]
    assert re.findall(r'type="radio" name="seance" value="(\d+)"', html) == dates
    assert re.findall(r'value="(\d+)" checked', html) == dates[1:]
    assert "Complet\u00a0: liste d’attente" in html
    assert "Il reste 3 places sur 3" in html


def test_an_e_mail_is_enough_and_what_is_missing_is_noted(client, clock, event):
    values = {"phone": "", "email": " jeanne@exemple.fr ", "places": "2"}
    response = send(client, clock, event, **values, missing=["des lunettes", "autre chose"])
    assert response.status_code == 302
    made = Registration.objects.get()
    assert (made.phone, made.email, made.places) == ("", "jeanne@exemple.fr", 2)
    assert made.missing == ["des lunettes"]


def test_full_one_waits_and_knows_one_s_rank(client, clock, event):
    send(client, clock, event, name="Groupe", places="3")
    send(client, clock, event, name="Paul")
    html = page(client.get(send(client, clock, event)["Location"]))
    assert "Vous êtes sur la liste d’attente, n°\u00a02" in html.replace("n° 2", "n°\u00a02")
    assert "ne venez pas" in html
    assert "nous vous téléphonons" in html


WRONG = {
    "no name": ({"name": "  "}, "Écrivez votre prénom"),
    "controls only": ({"name": "\0\x07\u202e"}, "Écrivez votre prénom"),
    "10 kB": ({"name": "x" * 10_000}, "trop long"),
    "neither": ({"phone": ""}, "Un des deux suffit"),
    "letters": ({"phone": "appelez-moi"}, "dix chiffres"),
    "short": ({"phone": "02 33"}, "dix chiffres"),
    "long": ({"phone": "0" * 5000}, "dix chiffres"),
    "script": ({"phone": "<script>alert(1)</script>"}, "dix chiffres"),
    "no domain": ({"email": "jeanne"}, "pas complète"),
    "two lines": ({"email": "a@b.fr\nBcc: c@d.fr"}, "pas complète"),
    "long e-mail": ({"email": "a" * 260 + "@b.fr"}, "trop longue"),
    "no number": ({"places": ""}, "nombre de places"),
    "zero": ({"places": "0"}, "nombre de places"),
    "less": ({"places": "-1"}, "nombre de places"),
    "many": ({"places": "1000000000"}, "nombre de places"),
    "endless": ({"places": "9" * 5000}, "nombre de places"),
    "words": ({"places": "beaucoup"}, "nombre de places"),
    "half": ({"places": "1.5"}, "nombre de places"),
    "more than all": ({"places": "4"}, "3 places en tout"),
    "no date": ({"seance": ""}, "Choisissez une date"),
    "text": ({"seance": "demain"}, "Choisissez une date"),
    "huge": ({"seance": "9" * 40}, "Choisissez une date"),
    "unknown": ({"seance": "999999"}, "Choisissez une date"),
    "trap": ({"suite": "http://spam"}, "case cachée"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_read_says_why_and_loses_nothing(client, clock, event, case):
    values, words = WRONG[case]
    typed = {"name": "Zoé-Lou", "phone": "06 12 34 56 78", "missing": ["un cahier"]} | values
    response = send(client, clock, event, **typed)
    html = page(response)
    assert response.status_code == 200
    assert words in html
    assert 'role="alert"' in html
    assert "Erreur" in html
    assert not Registration.objects.exists()
    for name in {"name", "phone"} - set(values):
        assert f'value="{typed[name]}"' in html
    assert re.search(r'value="un cahier" checked', html)
    assert "<script>alert" not in response.content.decode()


KEPT = [
    ("<b>Léa</b>", "<b>Léa</b>"),
    ("Anne\u202e-Marie", "Anne -Marie"),
    ("  Jean\r\n\tPaul ", "Jean Paul"),
    ("🦊" * 20, "🦊" * 20),
    ("علي", "علي"),
    ("' OR 1=1 --", "' OR 1=1 --"),
    ("{{ x }}", "{{ x }}"),
    ("x" * 80, "x" * 80),
]


@pytest.mark.parametrize(("name", "stored"), KEPT)
def test_any_name_is_a_name(client, clock, event, name, stored):
    assert send(client, clock, event, name=name).status_code == 302
    assert Registration.objects.get().name == stored


@pytest.mark.parametrize("places", ["deux", "2 places", " 2 ", "Deux personnes"])
def test_places_as_people_write_them(client, clock, event, places):
    assert send(client, clock, event, places=places).status_code == 302
    assert Registration.objects.get().places == 2


def test_missing_and_doubled_fields(client, clock, event):
    assert client.post(address(event), {}).status_code == 200
    doubled = {"name": ["A", "Jeanne"], "places": ["9", "1"]}
    assert send(client, clock, event, **doubled).status_code == 302
    assert Registration.objects.get().name == "Jeanne"
    assert client.post(address(event), b"\xff\xfe", content_type="text/plain").status_code == 200


def test_one_telephone_serves_several(client, clock, event):
    for name in ("Jeanne", "Paul"):
        assert send(client, clock, event, name=name).status_code == 302
    assert Registration.objects.count() == 2


def test_a_page_with_many_dates_costs_what_one_with_two_costs(
    client, event, django_assert_max_num_queries
):
    counts = []
    for total in (2, 12):
        for week in range(event.occurrences.count(), total):
            start = STARTS[0] + timedelta(days=7 * week)
            Occurrence.objects.create(event=event, start=start, end=start + timedelta(hours=1))
        client.get(address(event))
        with django_assert_max_num_queries(12) as queries:
            client.get(address(event))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_more_than_what_is_left_is_said_before_anybody_waits(client, clock, event):
    send(client, clock, event, name="Paul")
    html = page(send(client, clock, event, places="3"))
    assert "Il ne reste que 2 places. Prenez-en 2 ou moins" in html
    assert "J’attends que 3 places se libèrent ensemble</span>" in html
    assert Registration.objects.count() == 1
    waits = send(client, clock, event, places="3", waits="1")
    assert Registration.objects.get(name="Jeanne").state == RegistrationState.WAITING
    html = page(client.get(waits["Location"]))
    assert "Il n’y a pas assez de places" in html
    assert "Si 3 places se libèrent ensemble" in html
    assert "Toutes les places sont prises" not in html


def test_one_place_left(client, clock, event):
    send(client, clock, event, name="Paul", places="2")
    html = page(send(client, clock, event, places="2"))
    assert "Il ne reste qu’une place. Prenez-la, ou cochez" in html
    assert send(client, clock, event, places="1", waits="1").status_code == 302
    assert Registration.objects.get(name="Jeanne").state == RegistrationState.CONFIRMED


def test_nobody_else_is_asked_about_waiting(client, event):
    assert 'name="waits"' not in page(client.get(address(event)))


@pytest.mark.parametrize(
    "name", ["Lisez https://a.fr", "www.gagnez.fr", "a@b.fr", "Colis sur gagnez.example", "t.me/x"]
)
def test_a_name_is_no_advertisement(client, clock, event, name):
    html = page(send(client, clock, event, name=name, phone="", email="zoe@exemple.fr"))
    assert NAME_ONLY in html
    assert not Registration.objects.exists()


@pytest.mark.parametrize("name", ["M. Dupont", "J.-P. Martin", "J.Martin", "Anne d’Arc", "Zoé"])
def test_names_are_names(client, clock, event, name):
    assert send(client, clock, event, name=name).status_code == 302
