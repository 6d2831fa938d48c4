"""Giving one's place back with the code: easy for whoever has it, useless for whoever guesses."""

import re
from html import unescape

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events import registering
from events.cancel_views import (
    ASKED_S,
    MOST_WRONG,
    MOST_WRONG_A_DAY,
    MOST_WRONG_OF_ALL,
    WRONG,
    WRONG_WINDOW_S,
)
from events.enums import RegistrationState
from events.models import Occurrence, Registration
from events.registering import Wanted
from tests.events.factories import RegistrationFactory, dated_event, paris

pytestmark = pytest.mark.django_db

NOW = paris(2026, 11, 20, 10)
START = paris(2026, 12, 1, 14)
URL = "/inscriptions/annuler/"


@pytest.fixture(autouse=True)
def clock():
    cache.clear()
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def made():
    date = dated_event(None, START, title="Premiers pas", capacity=2).occurrences.get()
    return registering.register(date, Wanted("Jeanne", "+33233000001", places=2), NOW)


def page(response) -> str:
    return unescape(response.content.decode())


def ask(client, code: str):
    return client.post(URL, {"code": code})


def confirm(client, asked):
    token = re.search(r'name="inscription" value="([^"]+)"', page(asked))[1]
    return client.post(URL, {"inscription": token})


def test_the_code_shows_which_workshop_then_yes_cancels(client, made):
    waiting = registering.register(made.occurrence, Wanted("Paul", "+33233000002"), NOW)
    asked = ask(client, f" {made.code[:3]}-{made.code[3:]} ".lower())
    html = page(asked)
    assert "Premiers pas" in html
    assert "1er\u00a0décembre 2026" in html
    assert "Jeanne" not in html
    made.refresh_from_db()
    assert made.state == RegistrationState.CONFIRMED
    done = confirm(client, asked)
    assert done.status_code == 302
    assert made.code not in done["Location"]
    assert "C’est annulé" in page(client.get(done["Location"]))
    for row, state in ((made, "CANCELLED"), (waiting, "CONFIRMED")):
        row.refresh_from_db()
        assert row.state == RegistrationState[state]


def test_yes_pressed_twice_ends_alike(client, made):
    asked = ask(client, made.code)
    first, second = confirm(client, asked), confirm(client, asked)
    assert first.status_code == second.status_code == 302
    assert "C’est annulé" in page(client.get(second["Location"]))


def test_nothing_is_kept_by_caches(client, made):
    for response in (client.get(URL), ask(client, made.code), ask(client, "AAAAAA")):
        assert "no-store" in response["Cache-Control"]
    assert "code=" not in page(client.get(f"{URL}?code={made.code}"))
    assert made.code not in page(client.get(f"{URL}?code={made.code}"))


def useless(made) -> dict[str, str]:
    """Codes that open nothing, each for a reason of its own."""
    over = dated_event(None, paris(2026, 11, 19, 14)).occurrences.get()
    begun = dated_event(None, paris(2026, 11, 20, 9)).occurrences.get()
    cancelled = registering.register(made.occurrence, Wanted("Paul", "+33233000002"), NOW)
    registering.cancel(cancelled, NOW)
    purged = RegistrationFactory(occurrence=over)
    Registration.objects.filter(pk=purged.pk).delete()
    return {
        "never was": "AAAAAA",
        "over": RegistrationFactory(occurrence=over).code,
        "begun": RegistrationFactory(occurrence=begun).code,
        "cancelled": cancelled.code,
        "purged": purged.code,
        "empty": "",
        "long": "A" * 10_000,
        "hostile": "' OR 1=1 --",
        "nul": "\0\0\0",
        "script": "<script>",
    }


def test_every_code_that_opens_nothing_gets_the_same_answer(made, clock):
    client = Client()
    client.get(URL)  # what is read once a minute
    answers, queries = set(), set()
    for code in useless(made).values():
        clock.shift(WRONG_WINDOW_S + 1)
        client.get(URL)
        with CaptureQueriesContext(connection) as seen:
            response = ask(client, code)
        html = re.sub(r'(csrfmiddlewaretoken" value=)"[^"]+"', r"\1", page(response))
        answers.add(re.sub(r'(name="code" value=)"[^"]*"', r"\1", html))
        queries.add(len(seen))
        assert response.status_code == 200
        assert WRONG in html
    assert len(answers) == 1
    assert len(queries) == 1


def test_guessing_is_stopped_and_the_desk_still_answers(made, clock):
    guesser, neighbour = Client(), Client(REMOTE_ADDR="198.51.100.7")
    for number in range(MOST_WRONG):
        assert WRONG in page(ask(guesser, f"AAAA{number:02d}"))
    for code in ("AAAAAA", made.code):
        assert "Trop de codes" in page(ask(guesser, code))
    assert "Premiers pas" in page(ask(neighbour, made.code))
    clock.shift(WRONG_WINDOW_S + 1)
    assert "Premiers pas" in page(ask(guesser, made.code))


def test_guessing_from_everywhere_stops_nobody_who_has_their_code(made):
    for number in range(MOST_WRONG_OF_ALL // MOST_WRONG + 1):
        guesser = Client(REMOTE_ADDR=f"198.51.100.{number}")
        answers = [page(ask(guesser, "AAAAAA")) for _ in range(MOST_WRONG)]
    assert WRONG in answers[0]
    assert "Trop de codes" in answers[1]
    neighbour = Client(REMOTE_ADDR="203.0.113.9")
    for _ in range(2):
        assert "Premiers pas" in page(ask(neighbour, made.code))


def test_right_codes_are_not_counted(made):
    client = Client()
    for _ in range(MOST_WRONG * 2):
        assert "Premiers pas" in page(ask(client, made.code))


def test_guessing_all_day_is_stopped(made, clock):
    client, answers = Client(), []
    for _ in range(6):
        answers += [WRONG in page(ask(client, "AAAAAA")) for _ in range(MOST_WRONG)]
        clock.shift(WRONG_WINDOW_S + 1)
    assert sum(answers) == MOST_WRONG_A_DAY


@pytest.mark.parametrize("token", ["x", "MQ:1:2", "\0", "é" * 2000])
def test_a_yes_that_is_not_ours_cancels_nothing(client, made, token):
    response = client.post(URL, {"inscription": token})
    assert response.status_code == 200
    assert "Tapez votre code de nouveau" in page(response)
    made.refresh_from_db()
    assert made.state == RegistrationState.CONFIRMED


def test_a_yes_that_waited_too_long_asks_again(client, made, clock):
    asked = ask(client, made.code)
    clock.shift(ASKED_S + 1)
    assert "Tapez votre code de nouveau" in page(confirm(client, asked))


def test_another_site_cancels_nothing(made):
    client = Client(enforce_csrf_checks=True)
    html = page(client.get(URL))
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    data = {"code": made.code, "csrfmiddlewaretoken": token}
    assert "Premiers pas" in page(client.post(URL, data))
    client.cookies.clear()
    refused = page(client.post(URL, data))
    assert "Premiers pas" not in refused
    assert f'value="{made.code}"' in refused
    # Browsers send no origin at all from a page that hides its referrer.
    assert "no-referrer" not in html


def test_purged_between_the_question_and_yes(client, made):
    asked = ask(client, made.code)
    Registration.objects.all().delete()
    assert "Tapez votre code de nouveau" in page(confirm(client, asked))


def test_a_date_that_is_cancelled_already(client, made):
    Occurrence.objects.update(status=6)
    assert "Premiers pas" in page(ask(client, made.code))


@pytest.mark.parametrize(
    "query", ["?n=", "?n=x", "?n=MQ:1:2", "?n=%00", "?code=ABCDEF", "?n=1&n=2"]
)
def test_hostile_addresses(client, query):
    response = client.get(f"{URL}{query}")
    assert response.status_code == 200
    assert 'name="code"' in page(response)
