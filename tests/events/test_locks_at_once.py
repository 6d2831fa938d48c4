"""Whoever holds several events, dates or people at once never waits for somebody who waits for them.

SQLite has one writer at a time: only PostgreSQL can prove these.
"""

from datetime import timedelta
from time import sleep

import pytest
import time_machine

from events import changing, engagements
from events.importing.writing import Writer
from events.models import Occurrence
from mediators import merging
from mediators.models import Engagement, Permanence
from tests.core.factories import UserFactory
from tests.events.factories import dated_event, paris
from tests.events.importing.importing import calendar, run, vevent
from tests.mediators.at_once import at_once, db, permanence, world
from tests.mediators.factories import MediatorFactory

__all__ = ["db", "world"]

NOW = paris(2026, 11, 22, 10)
START = paris(2026, 12, 1, 14)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def venue(world):
    return world[0]


def slowly(monkeypatch, owner, name: str) -> None:
    """Long enough for the other to begin meanwhile."""
    real = getattr(owner, name)

    def slow(*args, **options):
        sleep(0.8)
        return real(*args, **options)

    monkeypatch.setattr(owner, name, slow)


def later(change, *args, **options):
    def start():
        sleep(0.3)
        return change(*args, **options)

    return start


def test_an_import_and_a_change_of_a_date_wait_for_each_other(venue, monkeypatch):
    weekly = {"RRULE": "FREQ=WEEKLY;COUNT=3"}
    run(venue, calendar(vevent(**weekly)))
    date = Occurrence.objects.order_by("start").first()
    slowly(monkeypatch, Writer, "write")
    again = calendar(vevent(start="20261201T150000", **weekly))
    found = at_once(
        lambda: run(venue, again), later(changing.annotate_date, date, UserFactory(), NOW, note="x")
    )
    assert not [answer for answer in found if isinstance(answer, Exception)]
    date.refresh_from_db()
    assert (date.start, date.note) == (START + timedelta(hours=1), "x")


@pytest.mark.parametrize("is_here", [False, True])
def test_a_merge_and_a_move_of_a_date_wait_for_each_other(world, venue, monkeypatch, is_here):
    """``is_here``: the merge holds the venue too, that the time taken names."""
    kept, other, user = world[2], MediatorFactory(), UserFactory()
    if is_here:
        permanence(venue, other, weekdays=["je"]).save()
    date = dated_event(venue, START, led_by=[other]).occurrences.get()
    slowly(monkeypatch, merging, "_drop_doubles")
    moved = START + timedelta(hours=1)
    found = at_once(
        lambda: merging.merge_mediators(kept, other, user, NOW.date()),
        later(changing.move_date, date, moved, moved + timedelta(hours=2), user, NOW),
    )
    assert found == [True, True]
    taken = Engagement.objects.get()
    assert (taken.mediator_id, taken.start_time.hour) == (kept.pk, 15)
    assert Permanence.objects.filter(mediator=kept).count() == is_here


def test_a_date_that_moves_waits_for_a_page_that_is_being_hidden(world, venue, monkeypatch):
    """Else the hours that it had come back."""
    page = dated_event(venue, START, led_by=[world[2]])
    date, user = page.occurrences.get(), UserFactory()
    Engagement.objects.update(label="avant")
    slowly(monkeypatch, engagements, "_told")
    moved = START + timedelta(hours=1)
    found = at_once(
        lambda: engagements.write_engagements_below(venue.path, NOW),
        later(changing.move_date, date, moved, moved + timedelta(hours=2), user, NOW),
    )
    assert found == [None, True]
    assert [taken.start_time.hour for taken in Engagement.objects.all()] == [15]
