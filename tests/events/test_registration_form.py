"""The public form: one name, one way to be reached, a place; and everything that may go wrong."""

import logging
import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from icalendar import Calendar

from core.models import User
from events.enums import Audience, Means, RegistrationState, Status
from events.models import EventPage, Occurrence, Registration
from events.registration_form import SOONEST_S
from events.registration_views import DONE_S, MOST_A_DATE, MOST_AN_EMAIL
from events.wanted import NAME_ONLY
from tests.core.factories import UserFactory
from tests.events.factories import dated_event, paris
from tests.mediators.factories import BringItemFactory
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db

NOW = paris(2026, 11, 20, 10)
STARTS = [paris(2026, 12, 1, 14), paris(2026, 12, 8, 14)]
JEANNE = {"name": "Jeanne", "phone": "02 33 12 34 56", "places": "1"}


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def event():
    venue = VenuePageFactory(title="Médiathèque La Source", slug="la-source", phone="+33233000000")
    bring = [BringItemFactory(label="un cahier"), BringItemFactory(label="des lunettes")]
    values = {"title": "Premiers pas", "slug": "premiers-pas", "capacity": 3, "bring": bring}
    return dated_event(venue, *STARTS, **values)


def first(event) -> Occurrence:
    return event.occurrences.earliest("start")


def address(event: EventPage, seance="") -> str:
    query = f"?seance={seance}" if seance else ""
    return f"/lieux/{event.venue.slug}/{event.slug}/inscription/{query}"


def carried(html: str) -> dict:
    names = ("opened", "csrfmiddlewaretoken")
    return {name: re.search(rf'name="{name}" value="([^"]+)"', html)[1] for name in names}


def send(client, clock, event, wait=10, **values):
    form = carried(client.get(address(event)).content.decode())
    clock.shift(wait)
    return client.post(address(event), form | {"seance": first(event).pk} | JEANNE | values)


def page(response) -> str:
    return unescape(response.content.decode())


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


def test_after_an_error_one_sends_again_at_once(client, clock, event):
    html = page(send(client, clock, event, name=""))
    again = carried(html) | {"seance": first(event).pk} | JEANNE
    assert client.post(address(event), again).status_code == 302


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


def test_one_telephone_serves_several(client, clock, event):
    for name in ("Jeanne", "Paul"):
        assert send(client, clock, event, name=name).status_code == 302
    assert Registration.objects.count() == 2


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


def test_nobody_is_named_in_the_logs(client, clock, event, caplog):
    caplog.set_level(logging.DEBUG)
    send(client, clock, event, name="Secrète", email="secrete@exemple.fr")
    send(client, clock, event, name="Secrète", phone="02secrete", email="secrete@")
    logged = [r.getMessage() for r in caplog.records if not r.name.startswith("django.db")]
    assert not [line for line in logged if "ecr" in line and "te" in line]


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


def test_the_same_form_with_another_number_says_what_stands(client, clock, event):
    form = carried(page(client.get(address(event)))) | {"seance": first(event).pk} | JEANNE
    clock.shift(10)
    html = page(client.get(client.post(address(event), form)["Location"]))
    assert "Vous aviez demandé" not in html
    html = page(client.get(client.post(address(event), form | {"places": "3"})["Location"]))
    assert "Vous aviez demandé 1 place\u00a0: cela n’a pas changé." in html
    assert Registration.objects.get().places == 1


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
