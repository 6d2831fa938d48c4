"""Two people who save the calendar in the same second: really two connections."""

from threading import Barrier, Thread

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.models import User
from schedules.models import SchoolHoliday
from tests.core.factories import UserFactory

HOLIDAY = {
    "zone": "B",
    "name": "Vacances de la Toussaint",
    "last_day": "2028-11-05",
    "source": "arrêté",
}


@pytest.fixture
def db(django_db_setup, django_db_blocker):
    """The test database without a transaction around each test: other connections see its rows.

    pytest-django makes the test database for whoever asks for a fixture of this name; without it,
    this file alone would write in the real one.
    """
    with django_db_blocker.unblock():
        yield
        connections.close_all()


@pytest.fixture
def editors(db):
    """Two people signed in. Their rows are taken away by hand: emptying every table would take
    what migrations put there."""
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(UserFactory(is_superuser=True))
    yield clients
    for model in (SchoolHoliday, ModelLogEntry, Session, User):
        model.objects.all().delete()


def test_of_two_periods_that_overlap_one_is_refused(editors):
    answers, start = [], Barrier(2)

    def save(client, first_day):
        start.wait(timeout=10)
        try:
            response = client.post(
                reverse("schoolholiday:add"), {**HOLIDAY, "first_day": first_day}
            )
            answers.append(response.status_code)
        finally:
            connections.close_all()

    days = ("2028-10-21", "2028-10-22")
    threads = [Thread(target=save, args=pair) for pair in zip(editors, days, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(answers) == [200, 302]
    assert SchoolHoliday.objects.count() == 1
