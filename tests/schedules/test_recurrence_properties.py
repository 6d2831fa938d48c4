"""What is true of every rule, whatever it is: hypothesis looks for one that breaks it."""

from datetime import date, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from schedules.calendar import Calendar, Period
from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import Recurrence
from schedules.validation import problems
from tests.schedules import brute

FIRST, LAST = date(2025, 1, 1), date(2029, 12, 31)
days = st.dates(FIRST, LAST)
minutes = st.integers(0, 24 * 60 - 1)


@st.composite
def rules(draw) -> Recurrence:
    """A rule as the form gives one: the ends of a list of dates are those of the list."""
    start, end = sorted(draw(st.lists(minutes, min_size=2, max_size=2, unique=True)))
    frequency = draw(st.sampled_from(Frequency))
    dates = tuple(draw(st.lists(days, min_size=1, max_size=8)))
    first_day, last_day = min(dates), max(dates)
    if frequency != Frequency.DATES:
        first_day = draw(days)
        last_day = first_day + timedelta(days=draw(st.integers(0, 900)))
    return Recurrence(
        frequency=frequency,
        first_day=first_day,
        last_day=last_day,
        start_time=time(*divmod(start, 60)),
        end_time=time(*divmod(end, 60)),
        weekdays=tuple(draw(st.sets(st.integers(0, 6), min_size=1))),
        interval=draw(st.integers(1, 12)),
        nths=tuple(draw(st.sets(st.sampled_from([1, 2, 3, 4, -1]), min_size=1))),
        dates=dates,
        school_policy=draw(st.sampled_from(SchoolPolicy)),
        skips_public_holidays=draw(st.booleans()),
    )


@st.composite
def calendars(draw) -> Calendar:
    """Periods apart and in order, as the database keeps them."""
    periods, start = [], FIRST
    for gap, length in draw(
        st.lists(st.tuples(st.integers(1, 90), st.integers(0, 60)), max_size=12)
    ):
        first = start + timedelta(days=gap)
        start = first + timedelta(days=length)
        periods.append(Period(first, start, f"Vacances {len(periods)}"))
    known_until = draw(st.none() | days)
    return Calendar(tuple(periods), known_until, alsace_moselle=draw(st.booleans()))


def limits(rule, calendar, end: date) -> date:
    """How far anything may be said."""
    if rule.school_policy == SchoolPolicy.ALWAYS:
        return end
    return min(end, calendar.known_until or date.min)


@given(rules(), calendars(), days, days)
@settings(max_examples=300, deadline=None)
def test_slots_and_removed_days_are_all_the_days_of_the_rule(rule, calendar, start, end):
    until = limits(rule, calendar, end)
    slots = rule.expand(start, end, calendar)
    gone = rule.removed(start, end, calendar)
    usual = brute.rule_days(rule, start, until)
    assert sorted([*(slot.day for slot in slots), *(day for day, _ in gone)]) == usual
    assert slots.is_cut == (until < min(end, rule.last_day))
    assert slots.known_until == (calendar.known_until if slots.is_cut else None)


@given(rules(), calendars(), days, days)
@settings(max_examples=200, deadline=None)
def test_slots_are_in_order_apart_and_inside(rule, calendar, start, end):
    slots = rule.expand(start, end, calendar)
    for slot in slots:
        assert start <= slot.day <= end
        assert rule.first_day <= slot.day <= rule.last_day
        assert slot.start < slot.end
        assert (slot.start.time(), slot.end.time()) == (rule.start_time, rule.end_time)
        assert slot.end.date() == slot.day
        assert str(slot.start.tzinfo) == "Europe/Paris"
    for one, following in pairwise(slots):
        assert one.end < following.start


@given(rules(), calendars(), days, days)
@settings(max_examples=200, deadline=None)
def test_every_removed_day_has_a_true_reason(rule, calendar, start, end):
    for day, reason in rule.removed(start, end, calendar):
        inside = [period.name for period in calendar.periods if period[0] <= day <= period[1]]
        if reason.endswith("(jour férié)"):
            assert rule.skips_public_holidays
            assert reason == f"{calendar.public_holiday(day)} (jour férié)"
        elif rule.school_policy == SchoolPolicy.OUTSIDE:
            assert [reason] == inside
        else:
            assert rule.school_policy == SchoolPolicy.DURING
            assert (inside, reason) == ([], "Hors vacances scolaires")


@given(rules(), calendars(), st.lists(days, min_size=3, max_size=3))
@settings(max_examples=200, deadline=None)
def test_a_window_in_two_gives_the_same(rule, calendar, moments):
    start, middle, end = sorted(moments)
    after = middle + timedelta(days=1)
    halves = [rule.expand(start, middle, calendar), rule.expand(after, end, calendar)]
    assert [*halves[0], *halves[1]] == list(rule.expand(start, end, calendar))
    gone = [rule.removed(start, middle, calendar), rule.removed(after, end, calendar)]
    assert [*gone[0], *gone[1]] == rule.removed(start, end, calendar)


@given(rules(), calendars(), days)
@settings(max_examples=200, deadline=None)
def test_the_next_slot_is_the_first_that_is_not_over(rule, calendar, day):
    now = rule.slot(day).end
    expected = [slot for slot in rule.expand(day, LAST, calendar) if slot.end > now]
    assert next(rule.slots_from(now, calendar), None) == next(iter(expected), None)


@given(rules())
@settings(max_examples=200, deadline=None)
def test_a_rule_that_may_be_kept_has_at_least_a_day(rule):
    if not problems(rule):
        assert next(rule.days(date.min, date.max), None) is not None
