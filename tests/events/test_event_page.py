"""`/lieux/<venue>/<event>/` as a visitor reads it: the answer first, and honest states."""

from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.enums import Format, Means, Status
from mediators.enums import Mode
from tests.core.factories import CreditedImageFactory
from tests.events.event_pages import change, now, read, source
from tests.events.factories import event
from tests.mediators.factories import BringItemFactory, MediatorFactory
from venues.vocabulary import Disability, Fee, Level, Public, Service, Theme

__all__ = ["now", "source"]

pytestmark = pytest.mark.django_db


def test_the_answer_comes_first(client, source):
    page = event(source, title="Prendre en main un ordinateur", room="Salle 2")
    html = read(client, page)
    said = [
        "Atelier collectif", "Prendre en main un ordinateur</h1>", "Mardi 24 novembre, 14 h – 16 h",
        "Il reste 8 places sur 8",
        "Tous les mardis de 14 h à 16 h, hors vacances scolaires, jusqu’au 29 juin 2027.",
        "La Source", "1 rue de la Paix, 50000 Saint-Lô", "Salle 2", "02 33 12 34 56",
        "S’inscrire", "Les prochaines dates",
    ]  # fmt: skip
    places = [html.index(words, html.index("<h1") - 100) for words in said]
    assert places == sorted(places)
    assert 'href="tel:+33233123456"' in html


def test_elsewhere_is_said_clearly(client, source):
    page = event(
        source, place_name="Salle des fêtes", place_address="2 place de la Mairie",
        place_postal_code="50890", place_commune="Condé-sur-Vire", access_note="La porte de gauche",
    )  # fmt: skip
    html = read(client, page)
    assert "Attention : pas à l’adresse habituelle (La Source)." in html
    assert "2 place de la Mairie, 50890 Condé-sur-Vire" in html
    assert "La porte de gauche" in html
    assert "1 rue de la Paix" not in html
    assert "02 33 12 34 56" in html


def test_for_whom_and_at_what_price(client, source):
    camille, gone = (
        MediatorFactory(name="Camille Martin"),
        MediatorFactory(name="Parti", is_active=False),
    )
    page = event(
        source, led_by=[camille, gone], level=Level.BEGINNER, posture="avec",
        publics=[Public.SENIORS.value], age_min=60, fee=Fee.PAID, fee_note="5 € la séance",
        accessibility=[Disability.HEARING.value, Disability.MOTOR.value],
    )  # fmt: skip
    html = read(client, page)
    for words in (
        "Payant : 5 € la séance", "Seniors, à partir de 60 ans", "Niveau : débutant",
        "« Je fais avec vous »", "sourdes ou malentendantes, en fauteuil ou à mobilité réduite",
        f'<a href="{camille.path_on_site}">Camille Martin</a>',
    ):  # fmt: skip
        assert words in html
    assert "Parti" not in html


MEANS = [
    ([Means.NONE], {}, "Sans inscription : venez directement."),
    ([Means.PHONE], {}, "Par téléphone"),
    ([Means.PHONE], {"registration_phone": "+33611223344"}, "06 11 22 33 44"),
    ([Means.LINK], {"registration_url": "https://exemple.fr/places"}, "exemple.fr/places</a>"),
    ([Means.EMAIL], {"registration_email": "a@exemple.fr"}, "mailto:a@exemple.fr"),
    ([Means.SITE], {}, "Sur ce site"),
]


@pytest.mark.parametrize(("means", "values", "words"), MEANS)
def test_how_one_takes_a_place(client, source, means, values, words):
    page = event(source, registration_means=[item.value for item in means], **values)
    html = read(client, page)
    assert words in html
    assert ("seance=" in html) == (Means.SITE in means)


def test_what_to_bring_follows_the_format_and_the_themes(client, source):
    both = [Mode.WALK_IN.value, Mode.APPOINTMENT.value]
    BringItemFactory(label="le courrier", services=[Service.ADMINISTRATIVE.value], modes=both)
    BringItemFactory(label="un avis", modes=[Mode.APPOINTMENT.value])
    BringItemFactory(label="l’appareil", services=[Service.EVERYDAY.value], modes=both)
    own = BringItemFactory(label="des photos", without="On en prête.", modes=[])
    workshop = event(source, themes=[Theme.PROCEDURES.value])
    meeting = event(source, themes=[Theme.FIRST_STEPS.value], format=Format.APPOINTMENT)
    chosen = event(source, themes=[Theme.PROCEDURES.value], bring=[own])
    none = event(source)
    told = {
        page: {
            words for words in ("Le courrier", "Un avis", "L’appareil", "Des photos", "À apporter")
            if f">{words}<" in read(client, page)
        }
        for page in (workshop, meeting, chosen, none)
    }  # fmt: skip
    assert told == {
        workshop: {"Le courrier", "À apporter"},
        meeting: {"Un avis", "L’appareil", "À apporter"},
        chosen: {"Des photos", "À apporter"},
        none: set(),
    }
    assert "On en prête." in read(client, chosen)


def test_a_workshop_asks_for_no_device(client, source):
    both = [Mode.WALK_IN.value, Mode.APPOINTMENT.value]
    BringItemFactory(label="l’appareil", services=[Service.EVERYDAY.value], modes=both)
    BringItemFactory(label="une clé", services=[], modes=both)
    for form, asks in ((Format.WORKSHOP, False), (Format.GAME, False), (Format.OPEN_SESSION, True)):
        page = event(source, themes=[Theme.FIRST_STEPS.value], format=form)
        assert ("À apporter" in read(client, page)) == asks, form


def test_a_picture_has_its_credit(client, source):
    html = read(client, event(source, picture=CreditedImageFactory(credit="© Léa, 2026")))
    assert "© Léa, 2026" in html


def test_it_is_sent_calendared_printed(client, source):
    page = event(source, title="Classer ses photos")
    html = read(client, page)
    assert f'href="{page.path_on_site}agenda.ics"' in html
    assert f'href="{page.path_on_site}affiche/"' in html
    assert "data-print" in html
    link = html.split('href="sms:', 1)[1].split('"', 1)[0]
    text = parse_qs(urlsplit(f"sms:{link}").query)["body"][0]
    for words in ("Classer ses photos", "La Source", "Mardi 24 novembre 2026", "02 33 12 34 56"):
        assert words in text.replace("\xa0", " ")
    assert unquote(text).endswith(page.path_on_site)


def test_a_visitor_gets_no_cookie_and_a_proxy_may_keep_it(client, source):
    response = client.get(event(source).path_on_site)
    assert not response.cookies
    assert not response.wsgi_request.session.accessed
    assert set(response.headers["Cache-Control"].split(", ")) == {"public", "max-age=60"}
    assert b"csrfmiddlewaretoken" not in response.content


def test_it_costs_the_same_with_few_dates_and_with_many(client, source):
    few = event(source, last_day=date(2026, 12, 1), led_by=[MediatorFactory()])
    many = event(source, weekdays=["lu", "ma", "me"], led_by=MediatorFactory.create_batch(6))
    counts = []
    for page in (few, many):
        client.get(page.path_on_site)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.path_on_site)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 18


HOSTILE = "<script>alert(1)</script>\"'&</script><!--"


def test_hostile_words_are_text(client, source):
    page = event(
        source, title=HOSTILE, slug="hostile", summary=HOSTILE, room=HOSTILE, access_note=HOSTILE,
        place_name=HOSTILE, place_address=HOSTILE, place_postal_code="50890", place_commune=HOSTILE, fee_note=HOSTILE,
    )  # fmt: skip
    change(page, 0, reason=HOSTILE, note=HOSTILE, status=Status.CANCELLED)
    for path in (page.path_on_site, f"{page.path_on_site}affiche/"):
        html = client.get(path).content.decode()
        assert "<script>alert" not in html
        assert html.count("</script>") == html.count("<script")
