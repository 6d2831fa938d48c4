"""The interviewee reads the proof: no account, no trace elsewhere, and an answer that counts."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from core.models import SiteSettings
from home import daily
from portraits.models import ProofReading
from portraits.proofreading import open_proof, token_of
from tests.portraits.factories import portrait

pytestmark = pytest.mark.django_db

BODY = "<p>Je commence par écouter.</p><h3>Ensuite</h3><p>On essaie ensemble.</p>"


@pytest.fixture
def interview():
    return portrait(
        {"wording": "Comment commencez-vous\u00a0?", "body": BODY},
        {"wording": "Une question que nous n’avons pas posée\u00a0?", "state": "non-posee"},
        publish=False,
        consent=False,
    )


def link(interview, days=21) -> tuple[ProofReading, str]:
    proof = open_proof(interview.pk, days, None, timezone.now())
    return proof, reverse("proof_reading", args=[token_of(proof)])


def read(browser, url) -> str:
    response = browser.get(url)
    assert response.status_code == 200
    return response.content.decode()


def token_in(text: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)[1]


def test_the_draft_is_read_without_an_account(interview, client):
    _, url = link(interview)
    text = read(client, url)
    assert "Comment commencez-vous" in text
    assert "On essaie ensemble." in text
    assert "que nous n’avons pas posée" not in text
    assert text.count("<h1") == 1


def test_no_cache_no_search_engine_no_other_site_knows(interview, client):
    for url in (link(interview)[1], reverse("proof_reading", args=["nimporte.quoi"])):
        response = client.get(url)
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert 'name="robots" content="noindex' in response.content.decode()
        assert 'rel="canonical"' not in response.content.decode()
        assert response["Referrer-Policy"] == "same-origin"
        assert set(response.cookies) <= {"csrftoken"}


def test_what_was_sent_is_what_is_read(interview, client):
    _, url = link(interview)
    later = interview.get_latest_revision_as_object()
    answers = list(later.answers.all())
    answers[0].body = "<p>Autre chose.</p>"
    later.answers = answers
    later.save_revision(overwrite_revision=interview.get_latest_revision())
    text = read(client, url)
    assert "On essaie ensemble." in text
    assert "Autre chose." not in text
    assert "Autre chose." in read(client, link(interview)[1])


def test_a_link_changes_nothing_of_the_page(interview):
    latest = interview.get_latest_revision()
    link(interview)
    interview.refresh_from_db()
    assert interview.latest_revision_id == latest.pk
    assert latest.is_latest_revision()


def test_they_answer_and_may_change_their_mind(interview, client):
    proof, url = link(interview)
    token = token_in(read(client, url))
    sent = {
        "csrfmiddlewaretoken": token,
        "verdict": "correction",
        "message": "Je dis «\u00a0tu\u00a0».",
    }
    response = client.post(url, sent)
    assert response.url == f"{url}#reponse"
    proof.refresh_from_db()
    assert (proof.verdict, proof.message) == ("correction", "Je dis «\u00a0tu\u00a0».")
    assert "Merci, votre réponse est enregistrée" in read(client, url)
    client.post(url, {"csrfmiddlewaretoken": token, "verdict": "valide", "message": "x"})
    proof.refresh_from_db()
    assert (proof.verdict, proof.message) == ("valide", "")
    entries = PageLogEntry.objects.filter(action="portraits.proof_answered")
    assert entries.count() == 2
    assert not any("tu" in str(entry.data) for entry in entries)


BAD = {
    "nothing": {},
    "another answer": {"verdict": "peut-être"},
    "no correction": {"verdict": "correction", "message": "  "},
    "too long": {"verdict": "correction", "message": "x" * 5001},
    "null": {"verdict": "correction", "message": "a\0b"},
}


@pytest.mark.parametrize("name", BAD)
def test_bad_answers_get_a_sentence(interview, client, name):
    proof, url = link(interview)
    response = client.post(url, BAD[name])
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    proof.refresh_from_db()
    assert proof.answered_at is None


def test_an_answer_without_its_protection_is_shown_again(interview):
    browser = Client(enforce_csrf_checks=True)
    proof, url = link(interview)
    response = browser.post(url, {"verdict": "correction", "message": "Une phrase à garder."})
    text = response.content.decode()
    assert response.status_code == 200
    assert "restée ouverte longtemps" in text
    assert "Une phrase à garder." in text
    sent = {"csrfmiddlewaretoken": token_in(text), "verdict": "correction", "message": "Oui."}
    assert browser.post(url, sent).status_code == 302
    proof.refresh_from_db()
    assert proof.message == "Oui."


def test_nobody_answers_without_end(interview, client):
    _, url = link(interview)
    codes = [client.post(url, {"verdict": "valide"}).status_code for _ in range(22)]
    assert codes == [302] * 20 + [200] * 2


def test_over_closed_gone_or_wrong(interview, client, agency):
    proof, url = link(interview, days=7)
    wrong = client.get(reverse("proof_reading", args=["abc.def"]))
    cut = client.get(url[:-3] + "/")
    assert wrong.status_code == cut.status_code == 404
    same = [re.sub(r"Imprimé.*", "", r.content.decode()) for r in (wrong, cut)]
    assert same[0] == same[1]
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False):
        late = client.get(url)
        assert late.status_code == 410
        assert client.post(url, {"verdict": "valide"}).status_code == 410
    agency.post(reverse("proof_close", args=[interview.pk, proof.pk]))
    closed = client.get(url)
    assert closed.status_code == 410
    proof.refresh_from_db()
    proof.forget()
    gone = client.get(url)
    assert gone.status_code == 410
    for response in (late, closed, gone, wrong):
        assert interview.person_name not in response.content.decode()
        assert "On essaie" not in response.content.decode()


@pytest.mark.parametrize(
    "token", ["a", "é", "%00", "0" * 300, "....", "a/b", "<script>", "0" * 32 + "." + "0" * 43]
)
def test_odd_addresses(client, token):
    assert client.get(f"/portraits/relecture/{token}/").status_code == 404


def test_a_thousand_tries_are_too_many(client):
    codes = {client.get(f"/portraits/relecture/essai-{n}.x/").status_code for n in range(62)}
    assert codes == {404, 429}


def test_the_agency_makes_the_link_reads_the_answer_and_closes(interview, agency, client):
    screen = reverse("portrait_consent", args=[interview.pk])
    agency.post(reverse("proof_open", args=[interview.pk]), {"days": "7"})
    proof = ProofReading.objects.get()
    assert timedelta(days=6) < proof.expires_at - timezone.now() <= timedelta(days=7)
    text = agency.get(screen).content.decode()
    url = reverse("proof_reading", args=[token_of(proof)])
    assert text.count(f"http://testserver{url}") == 2
    client.post(url, {"verdict": "correction", "message": "Une lettre manque."})
    assert "Une lettre manque." in agency.get(screen).content.decode()
    assert "Une lettre manque." in agency.get(reverse("proof_list")).content.decode()
    close = reverse("proof_close", args=[interview.pk, proof.pk])
    assert "ne s’ouvre plus" in agency.post(close, follow=True).content.decode()
    assert "déjà fermé" in agency.post(close, follow=True).content.decode()
    assert url not in agency.get(screen).content.decode()


@pytest.mark.parametrize("days", ["", "0", "-1", "9999", "abc", "21 jours"])
def test_odd_terms_are_the_usual_one(interview, agency, days):
    agency.post(reverse("proof_open", args=[interview.pk]), {"days": days})
    proof = ProofReading.objects.get()
    assert (proof.expires_at - proof.created_at).days == 21


def test_a_link_of_another_portrait_is_not_closed_here(interview, agency):
    proof, _ = link(interview)
    other = portrait()
    agency.post(reverse("proof_close", args=[other.pk, proof.pk]))
    proof.refresh_from_db()
    assert proof.closed_at is None


def test_the_agency_is_told_without_a_name(interview, client, django_capture_on_commit_callbacks):
    settings = SiteSettings.load()
    settings.email = "agence@exemple.test"
    settings.save()
    _, url = link(interview)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, {"verdict": "correction", "message": "Un secret."})
    (message,) = mail.outbox
    assert message.to == ["agence@exemple.test"]
    whole = message.subject + message.body
    assert interview.person_name not in whole
    assert interview.slug not in whole
    assert "secret" not in whole
    assert reverse("portrait_consent", args=[interview.pk]) in whole


@override_settings(EMAIL_BACKEND="tests.events.broken_mail.Broken")
def test_a_mail_server_that_is_down_loses_no_answer(
    interview, client, caplog, django_capture_on_commit_callbacks
):
    settings = SiteSettings.load()
    settings.email = "agence@exemple.test"
    settings.save()
    proof, url = link(interview)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url, {"verdict": "valide"}).status_code == 302
    proof.refresh_from_db()
    assert proof.verdict == "valide"
    assert "agence@exemple.test" not in caplog.text
    assert interview.person_name not in caplog.text


def test_it_is_forgotten_six_months_after(interview):
    proof, _ = link(interview)
    revisions = Revision.objects.count()
    with time_machine.travel(proof.expires_at + timedelta(days=182), tick=False):
        assert daily.proof_readings(timezone.now()) == ""
    with time_machine.travel(proof.expires_at + timedelta(days=184), tick=False):
        assert daily.proof_readings(timezone.now()) == "1 relecture effacée."
        assert daily.proof_readings(timezone.now()) == ""
    assert Revision.objects.count() == revisions - 1
    assert interview.get_latest_revision()
