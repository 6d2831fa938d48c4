"""« Signaler une erreur »: the phone first, one field, kept once, and nothing typed is lost."""

import logging
import re

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from core.models import SiteSettings
from mediators.models import Report
from mediators.models.reports import LONGEST_TEXT
from mediators.reporting import LATEST_S, MOST_AN_HOUR, SOONEST_S
from tests.mediators.factories import MediatorFactory
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db
WORDS = "Le mardi, c’est fermé."


@pytest.fixture
def venue():
    return VenuePageFactory(title="Médiathèque La Source", slug="la-source", phone="+33261910001")


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-20 10:00+01:00", tick=False) as clock:
        yield clock


def opened(client, address: str) -> str:
    """The form's own stamp, as a browser would send it back."""
    html = client.get(address).content.decode()
    return re.search(r'name="opened" value="([^"]+)"', html).group(1)


def send(client, clock, text=WORDS, address="/signaler/?lieu=la-source", wait=30, **data):
    stamp = opened(client, address)
    clock.shift(wait)
    return client.post(address, {"text": text, "opened": stamp, **data})


def test_the_phone_comes_first_then_one_field(client, venue):
    html = client.get("/signaler/?lieu=la-source").content.decode()
    assert html.index("tel:+33261910001") < html.index("<textarea")
    assert "Médiathèque La Source" in html
    assert len(re.findall(r"<textarea", html)) == 1
    seen = [name for name in re.findall(r'<input type="(\w+)"', html) if name != "hidden"]
    assert seen == ["text"]  # the trap, out of sight
    assert "csrfmiddlewaretoken" not in html
    assert 'content="noindex"' in html


def test_it_is_kept_and_the_page_says_thank_you(client, clock, venue):
    response = send(client, clock)
    assert (response.status_code, response["Location"]) == (302, "/signaler/merci/?lieu=la-source")
    report = Report.objects.get()
    assert (report.venue_id, report.mediator, report.text) == (venue.pk, None, WORDS)
    assert report.about == "Médiathèque La Source"
    html = client.get(response["Location"]).content.decode()
    assert "Merci" in html
    assert venue.path_on_site in html


def test_about_a_person_and_about_the_site(client, clock):
    person = MediatorFactory(name="Camille Lenoir")
    SiteSettings.objects.create(phone="+33261910000")
    send(client, clock, address="/signaler/?personne=camille-lenoir")
    send(client, clock, address="/signaler/")
    assert set(Report.objects.values_list("mediator", "about")) == {
        (person.pk, "Camille Lenoir"),
        (None, "Le site"),
    }
    assert "tel:+33261910000" in client.get("/signaler/").content.decode()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Écrivez ce qui ne va pas"),
        (" \n\t ", "Écrivez ce qui ne va pas"),
        ("\0\0", "Écrivez ce qui ne va pas"),
        ("x" * (LONGEST_TEXT + 1), "trop long"),
    ],
)
def test_what_cannot_be_kept_says_why_and_stays(client, clock, venue, text, message):
    response = send(client, clock, text)
    html = response.content.decode()
    assert response.status_code == 200
    assert message in html
    assert 'aria-invalid="true"' in html
    assert text.strip(" \n\t\0") in html
    assert not Report.objects.exists()


def test_the_longest_text_is_kept_however_its_lines_end(client, clock, venue):
    text = "\r\n".join(["x" * 9] * 100)
    assert send(client, clock, text).status_code == 302
    assert Report.objects.get().text == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "🦊" * 500, "a\0b", "a\u202eb", "{{ x }}", "' OR 1=1 --"]
)
def test_any_text_is_kept_and_shown_as_text(client, clock, venue, text):
    assert send(client, clock, text).status_code == 302
    assert Report.objects.count() == 1
    html = send(client, clock, text, wait=0).content.decode()
    assert "<script>alert" not in html


def test_a_form_sent_too_fast_keeps_the_text_and_may_be_sent_again(client, clock, venue):
    response = send(client, clock, wait=SOONEST_S - 1)
    html = response.content.decode()
    assert WORDS in html
    assert not Report.objects.exists()
    stamp = re.search(r'name="opened" value="([^"]+)"', html).group(1)
    clock.shift(2)  # the first stamp still counts: one need not wait again
    response = client.post("/signaler/?lieu=la-source", {"text": WORDS, "opened": stamp})
    assert response.status_code == 302
    assert Report.objects.count() == 1


@pytest.mark.parametrize("stamp", [None, "", "1", "1:2:3", "é:\0", "x" * 5000])
def test_a_form_too_old_or_forged_keeps_the_text_and_may_be_sent_again(client, clock, venue, stamp):
    if stamp is None:
        response = send(client, clock, wait=LATEST_S + 1)
    else:
        data = {"text": WORDS, "opened": stamp}
        response = client.post("/signaler/?lieu=la-source", data)
    html = response.content.decode()
    assert WORDS in html
    assert "restée ouverte longtemps" in html
    assert not Report.objects.exists()
    fresh = re.search(r'name="opened" value="([^"]+)"', html).group(1)
    clock.shift(10)
    response = client.post("/signaler/?lieu=la-source", {"text": WORDS, "opened": fresh})
    assert response.status_code == 302


def test_a_stamp_of_another_form_is_refused(client, clock, venue):
    from django.core.signing import Signer

    stamp = Signer(salt="elsewhere").sign("1763629200")
    response = client.post("/signaler/?lieu=la-source", {"text": WORDS, "opened": stamp})
    assert response.status_code == 200
    assert not Report.objects.exists()


def test_what_falls_in_the_trap_is_thanked_and_forgotten(client, clock, venue):
    response = send(client, clock, suite="https://exemple.fr")
    assert response.status_code == 302
    assert not Report.objects.exists()


def test_sent_twice_it_is_kept_once(client, clock, venue):
    for _ in range(2):
        assert send(client, clock).status_code == 302
    assert Report.objects.count() == 1
    send(client, clock, "Autre chose.")
    VenuePageFactory(slug="autre")
    send(client, clock, address="/signaler/?lieu=autre")
    assert Report.objects.count() == 3
    clock.shift(3700)
    send(client, clock)
    assert Report.objects.count() == 4


def test_too_many_from_one_address_wait_and_keep_their_text(client, clock, venue):
    for number in range(MOST_AN_HOUR):
        assert send(client, clock, f"{WORDS} {number}", wait=5).status_code == 302
    response = send(client, clock, wait=5)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Beaucoup de messages" in html
    assert WORDS in html
    assert Report.objects.count() == MOST_AN_HOUR
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert send(elsewhere, clock, wait=5).status_code == 302
    clock.shift(3700)
    assert send(client, clock, wait=5).status_code == 302


def test_no_cookie_no_store_and_no_token_is_needed(clock, venue):
    strict = Client(enforce_csrf_checks=True)
    response = strict.get("/signaler/?lieu=la-source")
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    response = send(strict, clock)
    assert response.status_code == 302
    assert not response.cookies
    thanks = strict.get(response["Location"])
    assert "no-store" in thanks["Cache-Control"]
    assert not thanks.cookies


def test_neither_the_text_nor_the_address_is_logged(clock, venue, caplog):
    caplog.set_level(logging.DEBUG)
    visitor = Client(REMOTE_ADDR="198.51.100.7")
    send(visitor, clock, "Un secret de famille")
    send(visitor, clock, "Un secret de famille" * 100)
    logged = [r for r in caplog.records if not r.name.startswith("django.db")]
    assert not any("secret" in r.getMessage() or "198.51" in r.getMessage() for r in logged)


@pytest.mark.parametrize("hide", ["unpublished", "private", "missing"])
def test_what_visitors_cannot_see_has_no_form(client, venue, hide):
    if hide == "unpublished":
        venue.unpublish()
    elif hide == "private":
        PageViewRestriction.objects.create(page=venue, restriction_type="login")
    else:
        venue.delete()
    for method in (client.get, client.post):
        assert method("/signaler/?lieu=la-source").status_code == 404
    thanks = client.get("/signaler/merci/?lieu=la-source").content.decode()
    assert "La Source" not in thanks


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("lieu=inconnu", 404),
        ("personne=inconnue", 404),
        ("personne=%00", 200),
        ("lieu=" + "a" * 600, 404),
        ("lieu=../../etc/passwd", 404),
        ("lieu[]=x&page=99", 200),
        ("lieu=&personne=", 200),
    ],
)
def test_hostile_addresses(client, query, status):
    MediatorFactory()
    assert client.get(f"/signaler/?{query}").status_code == status
    assert client.get(f"/signaler/merci/?{query}").status_code == 200


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/signaler/").status_code == 405
    assert client.post("/signaler/merci/").status_code == 405


def test_a_deactivated_person_has_no_form(client):
    MediatorFactory(name="Partie", is_active=False)
    assert client.get("/signaler/?personne=partie").status_code == 404
