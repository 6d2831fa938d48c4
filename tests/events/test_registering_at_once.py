"""Many people at the same instant: each in a thread, with a connection of their own."""

import re

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client, override_settings
from wagtail.models import Page

from events import registering, reminders, retention
from events.enums import CallReason, RegistrationState
from events.models import Occurrence, Registration
from events.registering import Wanted
from mediators.refusals import Refused
from tests.at_once import at_once, db
from tests.events.factories import dated_event, paris
from tests.venues.factories import VenuePageFactory

__all__ = ["db"]

NOW = paris(2026, 11, 20, 10)
START = paris(2026, 12, 1, 14)
NEXT = paris(2026, 12, 8, 14)
IN, WAITS = RegistrationState.CONFIRMED, RegistrationState.WAITING


@pytest.fixture
def event(db):
    """Really stored: other connections must see it."""
    cache.clear()
    with time_machine.travel(NOW, tick=True):
        venue = VenuePageFactory(title="Ici", slug="ici", parent=Page.get_first_root_node())
        yield dated_event(venue, START, NEXT, slug="atelier", capacity=10)


@pytest.fixture
def date(event):
    return event.occurrences.earliest("start")


def take(date, name, **values):
    wanted = Wanted(name, **({"phone": "+33233000001"} | values))
    return lambda: registering.register(date, wanted, NOW).state


def taken(date) -> int:
    """As it is written, and as the rows say."""
    rows = Registration.objects.confirmed().filter(occurrence=date)
    stored = Occurrence.objects.get(pk=date.pk).places_taken
    assert stored == sum(row.places for row in rows)
    return stored


def test_fifty_people_for_ten_places(date):
    found = at_once(*(take(date, f"P{n}") for n in range(50)))
    assert (found.count(IN), found.count(WAITS)) == (10, 40), found
    assert taken(date) == 10


def test_fifty_people_through_the_form(event, date):
    """The real page, its protection and its limit included: from five libraries."""

    def sent(number):
        client = Client(enforce_csrf_checks=True, REMOTE_ADDR=f"192.0.2.{number % 5}")
        url = f"/lieux/ici/atelier/inscription/?seance={date.pk}"
        html = client.get(url).content.decode()
        names = ("opened", "csrfmiddlewaretoken")
        data = {name: re.search(rf'{name}" value="([^"]+)"', html)[1] for name in names}
        data |= {"name": f"P{number}", "phone": "0233000001", "seance": date.pk, "places": 1}
        return lambda: client.post(url, data).status_code

    posts = [sent(number) for number in range(50)]
    with time_machine.travel(paris(2026, 11, 20, 10, 5), tick=True):
        assert at_once(*posts) == [302] * 50
    assert taken(date) == 10
    assert Registration.objects.waiting().count() == 40


def test_parties_of_all_sizes_never_exceed(date):
    found = at_once(*(take(date, f"P{n}", places=n % 4 + 1) for n in range(24)))
    assert set(found) <= {IN, WAITS}, found
    left = 10 - taken(date)
    assert 0 <= left <= 3
    waiting = [r.places for r in Registration.objects.waiting()]
    assert all(places > left for places in waiting)


@pytest.mark.parametrize("attempt", range(3))
def test_one_form_sent_five_times_at_once(date, attempt):
    at_once(*(take(date, "Jeanne", request_key="clef") for _ in range(5)))
    assert Registration.objects.count() == 1
    assert taken(date) == 1


def test_two_forms_of_one_person_at_once(date):
    at_once(*(take(date, "Jeanne", request_key=f"clef {n}") for n in range(5)))
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("attempt", range(3))
def test_a_place_given_back_while_others_ask_for_it(date, attempt):
    for number in range(10):
        take(date, f"P{number}")()
    take(date, "first who waits")()
    leaving = list(Registration.objects.confirmed()[:3])
    found = at_once(
        *(lambda r=r: registering.cancel(r, NOW) for r in leaving),
        *(take(date, f"N{n}") for n in range(5)),
    )
    assert not [error for error in found if isinstance(error, Exception)]
    assert taken(date) == 10
    assert Registration.objects.get(name="first who waits").state == IN


def test_promoted_twice_at_once_and_cancelled_twice_at_once(date):
    made = [registering.register(date, Wanted(f"P{n}", "+33233000001"), NOW) for n in range(13)]
    Occurrence.objects.filter(pk=date.pk).update(capacity=12)
    found = at_once(*(lambda: len(registering.promote(date, NOW)) for _ in range(4)))
    assert sorted(found) == [0, 0, 0, 2]
    assert taken(date) == 12
    found = at_once(*(lambda: len(registering.cancel(made[0], NOW)) for _ in range(4)))
    assert sorted(found) == [0, 0, 0, 1]
    assert taken(date) == 12


@pytest.mark.parametrize("attempt", range(3))
def test_fewer_places_while_people_take_them(date, attempt):
    """Those who came before keep theirs; nobody enters above the new number after it is there."""

    def lowered():
        from django.db import transaction

        with transaction.atomic():
            held = registering.hold(date)
            held.capacity = 4
            held.save(update_fields=["capacity"])
            return held.registrations.confirmed().count()

    before, *found = at_once(lowered, *(take(date, f"P{n}") for n in range(12)))
    assert found.count(IN) == max(4, before), (before, found)
    assert taken(date) == max(4, before)


def test_two_people_change_dates_with_each_other_at_once(event, date):
    other = event.occurrences.latest("start")
    one, two = (
        registering.register(day, Wanted("A", "+33233000001"), NOW) for day in (date, other)
    )
    Registration.objects.filter(pk=two.pk).update(name="B")
    found = at_once(
        lambda: registering.move(one, other, NOW).occurrence_id,
        lambda: registering.move(two, date, NOW).occurrence_id,
    )
    assert found == [other.pk, date.pk], found
    assert (taken(date), taken(other)) == (1, 1)


def test_reminders_and_purge_twice_at_once(event, date):
    for number in range(5):
        take(date, f"P{number}")()
    with time_machine.travel(paris(2026, 11, 29, 3), tick=True):
        night = paris(2026, 11, 29, 3)
        assert sorted(at_once(*(lambda: reminders.remind(night) for _ in range(2)))) == [0, 5]
    reasons = Registration.objects.values_list("call_reason", flat=True)
    assert list(reasons) == [CallReason.REMINDER] * 5
    later = paris(2027, 1, 5, 3)
    found = at_once(*(lambda: retention.purge_registrations(later) for _ in range(2)))
    assert sorted(found) == [0, 5]
    assert Occurrence.objects.get(pk=date.pk).registered_total == 5


def test_a_purge_while_somebody_cancels(date):
    made = registering.register(date, Wanted("A", "+33233000001"), NOW)
    later = paris(2027, 1, 5, 3)
    purged, cancelled = at_once(
        lambda: retention.purge_registrations(later), lambda: registering.cancel(made, later)
    )
    assert purged == 1
    assert cancelled == [] or isinstance(cancelled, Refused)
    assert not Registration.objects.exists()


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_the_place_that_is_freed_goes_to_one_person_only(date):
    from django.core import mail

    mail.outbox = []
    made = [
        registering.register(date, Wanted(f"P{n}", "", f"p{n}@exemple.fr"), NOW) for n in range(14)
    ]
    mail.outbox.clear()
    at_once(*(lambda r=r: registering.cancel(r, NOW) for r in made[:2]))
    told = sorted(message.to[0] for message in mail.outbox)
    assert told == ["p10@exemple.fr", "p11@exemple.fr"]
    assert not Registration.objects.exclude(call_reason="").exists()
