"""Whoever may only approve a venue's page, or an event's, opens its editor and nothing beside it."""

import pytest
import time_machine
from django.urls import reverse

from events.conflicts import slot_notices
from tests.events.factories import event, paris
from tests.events.importing.importing import calendar, notes, run, vevent
from tests.events.reviewing import reviewer
from tests.mediators.factories import MediatorFactory, PermanenceFactory, school_calendar
from tests.venues.personas import SECRET, network

pytestmark = pytest.mark.django_db

NOW = paris(2026, 11, 21, 10)
START, END = paris(2026, 11, 24, 14), paris(2026, 11, 24, 16)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def people():
    return network()


def test_the_dates_of_a_rule_are_not_worked_out_for_them(client, people):
    venue = people.saint_lo.venue
    client.force_login(reviewer(venue, people.saint_lo.user))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[venue.pk])).status_code == 200
    url = reverse("event_dates_preview", args=[venue.pk])
    assert client.post(url).status_code in {302, 403}
    client.force_login(people.saint_lo.user)
    assert client.post(url).status_code == 200


def test_they_are_offered_no_agenda_to_embed(client, people):
    venue = people.saint_lo.venue
    edit = reverse("wagtailadmin_pages:edit", args=[venue.pk])
    client.force_login(reviewer(venue, people.saint_lo.user))
    assert reverse("embed_code") not in client.get(edit).content.decode()
    client.force_login(people.saint_lo.user)
    assert reverse("embed_code") in client.get(edit).content.decode()


def test_a_hidden_venue_is_not_named_to_them(people):
    person = MediatorFactory()
    hidden = people.saint_lo.draft
    PermanenceFactory(venue=hidden, mediator=person)
    page = event(people.vire.venue, led_by=[person])
    approver = reviewer(hidden, people.saint_lo.user)
    for user, named in ((approver, False), (people.saint_lo.user, True)):
        said = " ".join(slot_notices(page, START, END, user, NOW))
        assert "est déjà" in said
        assert (SECRET in said) is named


def test_they_import_nothing(people):
    venue = people.saint_lo.venue
    run(venue, calendar(vevent()))
    page = venue.events.get()
    user = reviewer(page, people.saint_lo.user)
    changed = calendar(vevent(title="Autre titre", start="20261202T140000"))
    report = run(venue, changed, user=user)
    assert notes(report, "refusé") == ["vous ne pouvez pas modifier cette page."]


def test_nor_at_another_venue_that_the_file_names(people):
    author = people.saint_lo.user
    user = reviewer(people.vire.venue, author)
    data = calendar(vevent(LOCATION=people.vire.venue.title))
    for who in (user, author):
        report = run(people.saint_lo.venue, data, user=who)
        (why,) = notes(report, "en attente d’un lieu")
        assert "c’est le lieu d’une autre bibliothèque" in why
