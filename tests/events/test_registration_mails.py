"""What people are told by e-mail, and what happens when no e-mail leaves."""

import logging

import pytest
import time_machine
from django.core import mail
from django.test import override_settings

from core.models import SiteSettings
from events import notices, registering
from events.enums import CallReason, RegistrationState, Status
from events.models import EventPage, Occurrence, Registration
from events.notices import Notice
from events.registering import Wanted
from tests.events.factories import dated_event, paris
from tests.mediators.factories import BringItemFactory
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db

NOW = paris(2026, 11, 20, 10)
START = paris(2026, 12, 1, 14)
BROKEN = "tests.events.broken_mail.Broken"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def date():
    venue = VenuePageFactory(
        title="L'Atelier", phone="+33233000000", emails=["accueil@exemple.fr", "autre@exemple.fr"]
    )
    event = dated_event(
        venue, START, capacity=1, title="Mon mail", bring=[BringItemFactory(label="un cahier")]
    )
    return event.occurrences.get()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Does something as if its transaction had ended."""

    def run(change, *args):
        with django_capture_on_commit_callbacks(execute=True):
            return change(*args)

    return run


def take(date, name="Jeanne", email="jeanne@exemple.fr", phone=""):
    return registering.register(date, Wanted(name, phone, email), NOW)


def test_confirmed(date, committed):
    made = committed(take, date)
    message = mail.outbox[0]
    assert message.to == ["jeanne@exemple.fr"]
    assert message.reply_to == ["accueil@exemple.fr"]
    assert message.subject == "C’est noté\u00a0: Mon mail"
    spoken = f"{made.code[:3]} {made.code[3:]}"
    for words in (
        "Bonjour Jeanne",
        "votre place est gardée",
        "Mardi 1er\u00a0décembre 2026 de 14\u00a0h à 16\u00a0h",
        "L’Atelier",
        "un cahier",
        spoken,
        "02\u00a033\u00a000\u00a000\u00a000",
        "http://testserver/inscriptions/annuler/",
    ):
        assert words in message.body
    assert "&#x27;" not in message.body
    assert made.call_reason == ""


def test_waiting_then_promoted(date, committed):
    first = committed(take, date)
    second = committed(take, date, "Paul", "paul@exemple.fr")
    assert "liste d’attente" in mail.outbox[1].body
    assert "un cahier" not in mail.outbox[1].body
    committed(registering.cancel, first, NOW)
    assert [m.to for m in mail.outbox[2:]] == [["paul@exemple.fr"]]
    assert "une place s’est libérée" in mail.outbox[2].body
    second.refresh_from_db()
    assert (second.state, second.call_reason) == (RegistrationState.CONFIRMED, "")


def test_without_an_e_mail_the_library_calls(date, committed):
    first = committed(take, date)
    second = committed(take, date, "Paul", "", "+33233000001")
    mail.outbox.clear()
    committed(registering.cancel, first, NOW)
    second.refresh_from_db()
    assert second.call_reason == CallReason.PROMOTED
    assert mail.outbox == []


TOLD = [
    (CallReason.CANCELLED, {"status": Status.CANCELLED, "reason": "Canicule"}, "annulée"),
    (CallReason.CHANGED, {"status": Status.POSTPONED, "reason": "Canicule"}, "reporté"),
    (CallReason.CHANGED, {"original_start": paris(2026, 11, 24, 14)}, "24\u00a0novembre"),
    (CallReason.CHANGED, {"status": Status.ONLINE, "online_url": "https://v.fr/s"}, "v.fr/s"),
]


@pytest.mark.parametrize(("reason", "values", "words"), TOLD)
def test_everybody_is_told_of_what_changes(date, committed, reason, values, words):
    by_mail = committed(take, date)
    by_phone = committed(take, date, "Paul", "", "+33233000001")
    gone = committed(take, date, "Ana", "ana@exemple.fr")
    committed(registering.cancel, gone, NOW)
    mail.outbox.clear()
    Occurrence.objects.filter(pk=date.pk).update(**values)
    committed(registering.tell, date, reason, NOW)
    assert [m.to for m in mail.outbox] == [["jeanne@exemple.fr"]]
    assert words in mail.outbox[0].body
    if "reason" in values:
        assert "Canicule" in mail.outbox[0].body
    for row, left in ((by_mail, ""), (by_phone, reason), (gone, "")):
        row.refresh_from_db()
        assert row.call_reason == left


@override_settings(EMAIL_BACKEND=BROKEN)
def test_a_mail_server_that_fails_loses_nobody_and_names_nobody(date, committed, caplog):
    caplog.set_level(logging.DEBUG)
    made = committed(take, date)
    second = committed(take, date, "Paul", "paul@exemple.fr")
    committed(registering.cancel, made, NOW)
    second.refresh_from_db()
    assert (second.state, second.call_reason) == (
        RegistrationState.CONFIRMED,
        CallReason.PROMOTED,
    )
    logged = [r.getMessage() + str(r.exc_info) for r in caplog.records if "db" not in r.name]
    assert any("not sent" in line for line in logged)
    assert not [line for line in logged if "exemple.fr" in line or "Paul" in line]


def test_an_unreachable_mail_server(date, committed, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    made = committed(take, date)
    committed(registering.tell, date, CallReason.CANCELLED, NOW)
    made.refresh_from_db()
    assert made.call_reason == CallReason.CANCELLED


def test_titles_and_names_put_no_header_in(date, committed):
    EventPage.objects.filter(pk=date.event_id).update(title="A\r\nBcc: x@exemple.fr")
    SiteSettings.objects.create(site_name="La\nMain", email="agence@exemple.fr")
    committed(take, date, "Jeanne\r\nBcc: y")
    message = mail.outbox[0].message()
    assert message["Bcc"] is None
    assert "\n" not in mail.outbox[0].subject
    assert len(mail.outbox[0].recipients()) == 1


def test_who_answers_is_who_holds_the_event(date):
    agency = SiteSettings(email="agence@exemple.fr")
    event = date.event
    assert notices.reply_to(event, agency) == ["accueil@exemple.fr"]
    event.registration_email = "atelier@exemple.fr"
    assert notices.reply_to(event, agency) == ["atelier@exemple.fr"]
    event.registration_email, event.venue.emails = "", []
    assert notices.reply_to(event, agency) == ["agence@exemple.fr"]
    assert notices.reply_to(event, SiteSettings()) == []


@pytest.mark.parametrize("kind", Notice)
def test_every_message_is_short_and_says_which_date(date, committed, kind):
    made = committed(take, date)
    made = Registration.objects.select_related("occurrence__event__venue").get(pk=made.pk)
    body = notices.message(kind, made).body
    assert "Mon mail" in body
    assert "décembre" in body
    assert len(body) < 900
    assert "\n\n\n\n" not in body
