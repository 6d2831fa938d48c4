"""Two publications at the same moment, a publication while somebody registers, two editors."""

from datetime import date, time

import pytest
import time_machine

from events import changing
from events.date_words import version
from events.dates import follow_rule
from events.enums import Status
from events.models import EventPage, Occurrence, Registration
from events.registering import Wanted, register
from mediators.refusals import Outdated, Refused
from tests.core.factories import UserFactory
from tests.events.factories import event, paris
from tests.mediators.at_once import at_once, db, world

__all__ = ["db", "world"]

NOW = paris(2026, 11, 22, 10)
ALWAYS = {"school_policy": "toujours", "last_day": date(2027, 1, 12)}


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def page(world):
    return event(world[0], **ALWAYS)


def published(page, **values):
    draft = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    return draft.save_revision().publish


def registered(occurrence, name="Zoé"):
    return lambda: register(occurrence, Wanted(name, phone="+33233123456"), NOW)


@pytest.mark.parametrize("attempt", range(3))
def test_two_publications_write_each_date_once(page, attempt):
    Occurrence.objects.all().delete()
    assert at_once(published(page), published(page)) == [None, None]
    assert page.occurrences.count() == 8


@pytest.mark.parametrize("attempt", range(4))
@pytest.mark.parametrize(
    "rule", [{"weekdays": ["je"]}, {"start_time": time(9), "end_time": time(11)}]
)
def test_a_date_does_not_vanish_under_whoever_registers(page, rule, attempt):
    wanted = page.occurrences.order_by("start")[2]
    _, taken = at_once(published(page, **rule), registered(wanted))
    kept = Occurrence.objects.filter(pk=wanted.pk).first()
    if isinstance(taken, Refused):
        assert kept is None
    else:
        assert isinstance(taken, Registration), taken
        assert kept is not None
        assert Registration.objects.get().occurrence_id == wanted.pk
        # Either they came first and it is a question, or they saw the new hours.
        assert kept.question or kept.start == paris(2026, 12, 8, 9)


@pytest.mark.parametrize("attempt", range(3))
def test_the_same_button_pressed_three_times_does_once(page, attempt):
    user, first = UserFactory(), page.occurrences.order_by("start").first()
    press = lambda: changing.cancel_date(first, "Grève", user, NOW)  # noqa: E731
    assert sorted(at_once(press, press, press)) == [False, False, True]
    assert Occurrence.objects.get(pk=first.pk).sequence == 1


@pytest.mark.parametrize("attempt", range(3))
def test_of_two_editors_one_is_told(page, attempt):
    user, first = UserFactory(), page.occurrences.order_by("start").first()
    seen = version(first)
    found = at_once(
        lambda: changing.cancel_date(first, "Grève", user, NOW, seen),
        lambda: changing.annotate_date(first, user, NOW, note="Salle froide", seen=seen),
    )
    assert sum(answer is True for answer in found) == 1
    assert sum(isinstance(answer, Outdated) for answer in found) == 1


@pytest.mark.parametrize("attempt", range(4))
def test_everything_at_once_ends_and_agrees(page, attempt):
    user = UserFactory()
    dates = list(page.occurrences.order_by("start")[:4])
    found = at_once(
        published(page, weekdays=["je"]),
        lambda: follow_rule(page, NOW),
        registered(dates[0]),
        registered(dates[1], "Paul"),
        lambda: changing.cancel_date(dates[2], "", user, NOW),
        lambda: changing.move_date(
            dates[3], paris(2026, 12, 30, 9), paris(2026, 12, 30, 10), user, NOW
        ),
        lambda: changing.add_date(page, paris(2026, 12, 31, 9), paris(2026, 12, 31, 10), user, NOW),
    )
    bad = [e for e in found if isinstance(e, Exception) and not isinstance(e, Refused)]
    assert bad == []
    page = EventPage.objects.get(pk=page.pk)
    ends = page.occurrences.values_list("end", flat=True)
    assert page.last_end == max(ends)
    assert page.weekdays == ["je"]
    days = [row.day.weekday() for row in page.occurrences.exclude(rule_day=None)]
    assert days.count(3) >= 7
    assert {row.status for row in page.occurrences.all()} <= set(Status)
