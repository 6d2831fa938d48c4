"""What the registration form says of a date and of the place is what the event's page says."""

from html import unescape

import pytest
import time_machine
from django.core.cache import cache

from events import registering
from events.enums import Means, Status
from events.models import Occurrence, Registration
from events.notices import Notice, message
from events.registering import Wanted
from events.registration_views import _DONE_SALT, signing
from tests.events.factories import dated_event, paris
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db

NOW = paris(2026, 11, 20, 10)
STARTS = [paris(2026, 12, 1, 14), paris(2026, 12, 8, 14)]
ELSEWHERE = {
    "place_name": "Salle des fêtes",
    "place_address": "1 rue du Bal",
    "place_postal_code": "14000",
    "place_commune": "Caen",
}


@pytest.fixture(autouse=True)
def november():
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def made(starts=STARTS, **values):
    venue = VenuePageFactory(title="Médiathèque La Source", phone="+33233000000")
    return dated_event(venue, *starts, **values)


def form(client, event, query="") -> str:
    response = client.get(f"/lieux/{event.venue.slug}/{event.slug}/inscription/{query}")
    assert response.status_code == 200
    return unescape(response.content.decode())


UNUSUAL = {
    "online": ({"status": Status.ONLINE}, "Déplacé en ligne"),
    "moved": (
        {"status": Status.RESCHEDULED, "original_start": STARTS[0]},
        "au lieu du mardi 1er\u00a0décembre",
    ),
    "full": ({"status": Status.FULL, "original_start": STARTS[0]}, "C’était prévu le mardi 1er"),
    "room": ({"room": "Salle bleue"}, "Autre salle\u00a0: Salle bleue"),
    "note": ({"note": "Prenez un cahier"}, "À savoir\u00a0: Prenez un cahier"),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_each_date_with_what_is_unusual(client, name):
    values, words = UNUSUAL[name]
    event = made()
    date = event.occurrences.latest("start")
    html = form(client, event)
    assert 'choice__more">À' not in html
    Occurrence.objects.filter(pk=date.pk).update(**values)
    for query in ("", f"?seance={date.pk}"):
        assert words in form(client, event, query)


def test_elsewhere_is_said_with_its_address(client):
    html = form(client, made(**ELSEWHERE)).partition("<h1>")[2]
    assert "Salle des fêtes, Caen" in html
    assert "pas à l’adresse habituelle" in html
    assert "1 rue du Bal, 14000 Caen" in html
    assert 'register__venue">Médiathèque' not in html


def test_where_it_always_is_nothing_is_said(client):
    assert "pas à l’adresse" not in form(client, made())


WAYS = {
    "free": ({"registration_means": [Means.NONE]}, "Pas besoin de s’inscrire\u00a0: venez"),
    "phone": ({"registration_means": [Means.PHONE]}, "Par téléphone"),
    "link": (
        {"registration_means": [Means.LINK], "registration_url": "https://ailleurs.fr/a"},
        'href="https://ailleurs.fr/a"',
    ),
    "mail": (
        {"registration_means": [Means.EMAIL], "registration_email": "ici@exemple.fr"},
        "mailto:ici@exemple.fr",
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_without_registration_here_the_way_the_day_and_the_place(client, way):
    values, words = WAYS[way]
    html = form(client, made(**values))
    for said in (words, "Mardi 1er\u00a0décembre 2026", "Médiathèque La Source,"):
        assert said in html
    assert "Appelez-nous" not in html
    assert 'class="register__form"' not in html


def test_without_any_date_one_still_calls(client):
    html = form(client, made([], registration_means=[Means.NONE]))
    assert "Il n’y a pas de date prévue" in html
    assert "venez directement" not in html
    assert "Appelez-nous" in html


def test_online_without_address_names_no_place(client):
    date = made().occurrences.earliest("start")
    Occurrence.objects.filter(pk=date.pk).update(status=Status.ONLINE)
    person = registering.register(date, Wanted("Zoé", email="zoe@exemple.fr"), NOW)
    token = signing.dumps([person.pk, 1, 1], salt=_DONE_SALT)
    facts = unescape(client.get(f"/inscriptions/merci/?n={token}").content.decode())
    rows = Registration.objects.select_related("occurrence__event__venue")
    for text in (facts, message(Notice.CONFIRMED, rows.get()).body):
        assert "l’adresse pour se connecter" in text.lower()
        assert "Médiathèque La Source" not in text
