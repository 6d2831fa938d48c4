"""A date of a hundred people is cancelled at once, and each of them hears of it once."""

from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import User
from events import changing, outbox, registering
from events.admin_calls import calls_of
from events.enums import CallReason
from events.models import Registration
from events.telling import tell_expected
from tests.events import mail_servers
from tests.events.desk import NOW, TUESDAY, tuesday
from tests.events.factories import RegistrationFactory
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        mail_servers.clock.append(traveller)
        mail_servers.opened.clear()
        yield traveller
        mail_servers.clock.clear()


@pytest.fixture
def server(settings):
    def use(name):
        settings.EMAIL_BACKEND = f"tests.events.mail_servers.{name}"

    use("Counted")
    return use


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    def run(change, *args):
        with django_capture_on_commit_callbacks(execute=True):
            return change(*args)

    return run


def crowd(number: int, *more, **values):
    date = tuesday(VenuePageFactory(), *more, capacity=None, **values)
    for n in range(1, number + 1):
        RegistrationFactory(occurrence=date, phone="", email=f"p{n}@exemple.fr")
    return date


def cancel(date):
    return changing.cancel_date(date, "Panne", None, timezone.now())


def mailed() -> Counter:
    return Counter(message.to[0] for message in mail.outbox)


def to_call():
    boss = User.objects.filter(is_superuser=True).first()
    boss = boss or User.objects.create_superuser("chef", password="x" * 12)
    return calls_of(boss, timezone.now()).count()


def test_a_hundred_people_over_two_connections(server, committed):
    date = crowd(100)
    committed(cancel, date)
    assert len(mail.outbox) == outbox.AT_ONCE
    assert len(mail_servers.opened) == 1
    assert to_call() == 0  # the others are about to leave
    assert outbox.send_due(timezone.now()) == 80
    assert len(mail_servers.opened) == 2
    assert set(mailed().values()) == {1}
    assert len(mailed()) == 100
    assert outbox.send_due(timezone.now()) == 0
    assert not Registration.objects.exclude(call_reason="").exists()


def test_the_cost_does_not_grow_with_the_crowd(server, committed):
    def cost(number):
        date = crowd(number)
        with CaptureQueriesContext(connection) as queries:
            committed(cancel, date)
        return len(queries)

    cost(30)
    assert cost(100) == cost(30) <= 70


def test_a_slow_server_keeps_nobody_waiting(server, committed, clock):
    server("Slow")
    committed(cancel, crowd(30))
    assert len(mail.outbox) <= 3
    assert timezone.now() - NOW <= outbox.PATIENCE + timedelta(seconds=2)
    sent = len(mail.outbox)
    server("Counted")
    assert outbox.send_due(timezone.now()) == 30 - sent
    assert set(mailed().values()) == {1}


@pytest.mark.parametrize("name", ["Down", "Hangs"])
def test_a_server_that_fails_loses_nobody_and_names_nobody(server, committed, clock, caplog, name):
    server(name)
    committed(cancel, crowd(30))
    sent = len(mail.outbox)
    assert Registration.objects.filter(call_reason=CallReason.CANCELLED).count() == 30 - sent
    clock.shift(timedelta(minutes=16))
    assert to_call() == 30 - sent
    assert "exemple.fr" not in caplog.text
    server("Counted")
    clock.shift(outbox.AGAIN)
    assert outbox.send_due(timezone.now()) == 30 - sent
    assert set(mailed().values()) == {1}
    assert to_call() == 0


def test_a_server_that_never_answers_is_given_up(server, committed, clock):
    server("Down")
    committed(cancel, crowd(2))
    for _ in range(outbox.MOST_TRIES + 3):
        clock.shift(outbox.AGAIN)
        outbox.send_due(timezone.now())
    assert len(mail_servers.opened) == outbox.MOST_TRIES
    assert to_call() == 2


def test_an_address_that_is_refused_is_for_the_telephone(server, committed, clock):
    server("DeafToOne")
    committed(cancel, crowd(4))
    assert len(mail.outbox) == 3
    assert to_call() == 1
    server("Counted")
    clock.shift(outbox.AGAIN)
    assert outbox.send_due(timezone.now()) == 0
    assert Registration.objects.get(email="p2@exemple.fr").call_reason == CallReason.CANCELLED


def test_who_was_called_gets_no_mail(server):
    date = crowd(2)
    cancel(date)
    registering.called(Registration.objects.get(email="p1@exemple.fr"))
    assert outbox.send_due(timezone.now()) == 1
    assert mailed() == {"p2@exemple.fr": 1}


def test_only_the_last_word_leaves(server):
    date = crowd(1)
    cancel(date)
    changing.restore_date(date, None, NOW)
    assert outbox.send_due(timezone.now()) == 1
    assert [message.subject.split("\u00a0")[0] for message in mail.outbox] == ["Changement"]


def test_one_limit_for_all_the_dates_that_change_together(server, committed):
    days = [TUESDAY + timedelta(days=7 * n) for n in range(1, 4)]
    date = crowd(0, *days)
    for occurrence in date.event.occurrences.all():
        for n in range(15):
            email = f"p{occurrence.pk}-{n}@exemple.fr"
            RegistrationFactory(occurrence=occurrence, phone="", email=email)
    committed(tell_expected, date.event, NOW)
    assert len(mail.outbox) == outbox.AT_ONCE
    assert len(mail_servers.opened) == 1
    assert outbox.send_due(timezone.now()) == 40


def test_nothing_leaves_about_what_is_over(server, clock):
    date = crowd(2)
    cancel(date)
    clock.move_to(date.end + timedelta(minutes=1))
    assert outbox.send_due(timezone.now()) == 0


def test_the_command_says_how_many(server):
    cancel(crowd(2))
    out = StringIO()
    call_command("send_notices", stdout=out)
    call_command("send_notices", stdout=out)
    assert out.getvalue() == "2 courriels envoyés.\n"
