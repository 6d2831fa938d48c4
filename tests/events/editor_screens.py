"""What the tests of the event editor share: a filled form, its buttons, and what goes wrong in it."""

import pytest
import time_machine
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from events.models import EventPage
from tests.events.factories import paris
from tests.mediators.factories import school_calendar

NOW = paris(2026, 11, 22, 10)
NB = "\u00a0"


@pytest.fixture(autouse=True)
def zone_b():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def boss(client, agency):
    client.force_login(agency)
    return client


def typed(**changed) -> dict:
    """The form as the browser posts it: every Tuesday from 14 h to 16 h, the rest as proposed."""
    usual = {
        "title": "Prendre en main un ordinateur",
        "slug": "prendre-en-main",
        "dates_kind": "regle",
        "expected": "",
        "frequency": "semaine",
        "weekdays": ["ma"],
        "interval": "1",
        "dates": "",
        "first_day": "2026-11-22",
        "last_day": "2027-07-02",
        "start_time": "14h",
        "end_time": "16 h",
        "school_policy": "hors",
        "skips_public_holidays": "on",
        "format": "atelier",
        "summary": "",
        "body": rich_text(""),
        "registration_means": ["site", "telephone"],
        "registration_phone": "",
        "registration_url": "",
        "registration_email": "",
        "capacity": "8",
        "level": EventPage().level,
        "audience": "public",
        "fee": EventPage().fee,
        "age_min": "",
        "age_max": "",
        "place_name": "",
        "place_address": "",
        "place_postal_code": "",
        "place_commune": "",
        "latitude": "",
        "longitude": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    return {**usual, **changed}


def add(venue) -> str:
    return reverse("wagtailadmin_pages:add", args=("events", "eventpage", venue.pk))


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def publish(data) -> dict:
    return data | {"action-publish": "1"}


def draft(page) -> EventPage:
    return EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()


MISSING = [
    {"start_time": "", "end_time": ""},
    {"weekdays": []},
    {"first_day": "", "last_day": ""},
    {"frequency": "dates", "dates": ""},
    {"frequency": "une-fois", "first_day": ""},
    {"frequency": "mois", "nths": []},
    {"start_time": "16h", "end_time": "14h"},
    {"last_day": "2020-01-01"},
    {"dates_kind": "a-confirmer", "expected": ""},
    {"registration_means": []},
    {"registration_means": ["libre", "site"]},
    {"registration_means": ["lien"]},
    {"registration_means": ["courriel"]},
    {"place_name": "Salle des fêtes"},
    {"age_min": "12", "age_max": "8"},
]
UNREADABLE = [
    ({"start_time": "vers midi moins le quart"}, "start_time"),
    ({"first_day": "hier"}, "first_day"),
    ({"frequency": "dates", "dates": "12/01/2027\nun mardi"}, "dates"),
    ({"frequency": "chaque siècle"}, "frequency"),
    ({"weekdays": ["lundi", "x"]}, "weekdays"),
    ({"interval": "99"}, "interval"),
    ({"start_time": "9" * 5000}, "start_time"),
    ({"frequency": "dates", "dates": "12/01/2027\n" * 5000}, "dates"),
    ({"school_policy": "jamais"}, "school_policy"),
    ({"end_time": "\x00"}, "end_time"),
]
