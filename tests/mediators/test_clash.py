"""The same person in two places at once: rules compared two by two."""

from datetime import date, time, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediators.clash import first_clash, first_common_day
from schedules.calendar import Calendar, Period
from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import Recurrence
from tests.mediators.factories import KNOWN_UNTIL, ZONE_B

CALENDAR = Calendar(
    tuple(
        Period(date.fromisoformat(first), date.fromisoformat(last), name)
        for first, last, name in ZONE_B
    ),
    KNOWN_UNTIL,
)
UNKNOWN = Calendar()
TODAY = date(2026, 11, 21)
TUESDAY = 1


def rule(**changed) -> Recurrence:
    """Tuesdays from 14 h to 17 h, the whole year."""
    usual = {
        "frequency": Frequency.WEEKLY,
        "first_day": date(2026, 9, 1),
        "last_day": date(2027, 6, 29),
        "start_time": time(14),
        "end_time": time(17),
        "weekdays": (TUESDAY,),
    }
    return Recurrence(**{**usual, **changed})


def once(day: date, **changed) -> Recurrence:
    return rule(frequency=Frequency.ONCE, first_day=day, last_day=day, weekdays=(), **changed)


OUTSIDE = {"school_policy": SchoolPolicy.OUTSIDE}
DURING = {"school_policy": SchoolPolicy.DURING}
DATES = {"frequency": Frequency.DATES, "weekdays": ()}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param({}, {}, date(2026, 11, 24), id="the same rule twice"),
        pytest.param({}, {"weekdays": (2,)}, None, id="other days"),
        pytest.param({}, {"weekdays": (0, TUESDAY, 4)}, date(2026, 11, 24), id="one day shared"),
        pytest.param({}, {"start_time": time(17), "end_time": time(19)}, None, id="just after"),
        pytest.param({}, {"start_time": time(9), "end_time": time(14)}, None, id="just before"),
        pytest.param(
            {}, {"start_time": time(16, 59), "end_time": time(19)}, date(2026, 11, 24), id="a minute"
        ),
        pytest.param(
            {}, {"start_time": time(15), "end_time": time(16)}, date(2026, 11, 24), id="inside"
        ),
        pytest.param({}, {"last_day": date(2026, 11, 20)}, None, id="over before today"),
        pytest.param({}, {"first_day": date(2027, 6, 30), "last_day": date(2027, 12, 1)}, None,
                     id="one after the other"),
        pytest.param({}, {"first_day": date(2027, 6, 29), "last_day": date(2027, 12, 1)},
                     date(2027, 6, 29), id="the last day of one is the first of the other"),
        pytest.param(OUTSIDE, DURING, None, id="term and holidays"),
        pytest.param(DURING, {}, date(2026, 12, 22), id="holidays and the whole year"),
        pytest.param(DURING, OUTSIDE | {"weekdays": (0, 1, 2)}, None, id="holidays and term"),
        pytest.param(
            {"interval": 2}, {"interval": 2, "first_day": date(2026, 9, 8)}, None, id="every other week"
        ),
        pytest.param(
            {"interval": 2}, {"interval": 3}, date(2026, 11, 24), id="every second and third week"
        ),
        pytest.param(
            {"frequency": Frequency.MONTHLY, "nths": (1,)},
            {"frequency": Frequency.MONTHLY, "nths": (2,)},
            None,
            id="first and second of the month",
        ),
        pytest.param(
            {"frequency": Frequency.MONTHLY, "nths": (4,)},
            {"frequency": Frequency.MONTHLY, "nths": (-1,)},
            date(2026, 11, 24),
            id="fourth and last, in a month of four",
        ),
        pytest.param(
            DATES | {"dates": (date(2026, 12, 8), date(2027, 1, 4))}, {}, date(2026, 12, 8), id="dates"
        ),
        pytest.param(
            DATES | {"dates": (date(2026, 12, 9), date(2027, 1, 4))}, {}, None, id="other dates"
        ),
        # 1 January is a Friday, 11 November 2026 is behind us; Armistice 2027 is a Thursday.
        pytest.param(
            {"weekdays": (3,), "first_day": date(2027, 11, 11), "last_day": date(2027, 11, 17)},
            {"weekdays": (3,), "last_day": date(2027, 11, 17), "skips_public_holidays": False},
            None,
            id="only meets on a public holiday that one of them skips",
        ),
    ],
)  # fmt: skip
def test_when_two_rules_meet(one, other, expected):
    one, other = rule(**one), rule(**other)
    assert first_common_day(one, other, TODAY, CALENDAR) == expected
    assert first_common_day(other, one, TODAY, CALENDAR) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (OUTSIDE, DURING, None),
        (OUTSIDE, OUTSIDE, date(2026, 11, 24)),
        (DURING, DURING, date(2026, 11, 24)),
        (OUTSIDE, {}, date(2026, 11, 24)),
        (DURING, {}, date(2026, 11, 24)),
    ],
)
def test_where_nothing_is_known_of_the_holidays(one, other, expected):
    assert first_common_day(rule(**one), rule(**other), TODAY, UNKNOWN) == expected


def test_past_the_known_calendar_the_days_are_compared_without_it():
    """The Tuesdays known of 2027-2028 are all in term; the first unknown one may not be."""
    known = Calendar(CALENDAR.periods, date(2027, 3, 1))
    during = rule(**DURING, first_day=date(2027, 1, 4))
    assert first_common_day(during, rule(first_day=date(2027, 3, 2)), TODAY, known) == date(
        2027, 3, 2
    )
    assert first_common_day(during, rule(**OUTSIDE), TODAY, known) is None


def test_the_earliest_of_several_is_told():
    late = SimpleNamespace(recurrence=once(date(2026, 12, 15), end_time=time(18)))
    early = SimpleNamespace(recurrence=once(date(2026, 12, 8)))
    found = first_clash(rule(), [late, early], TODAY, CALENDAR)
    assert found.permanence is early
    assert found.slot.start.strftime("%d %H:%M %z") == "08 14:00 +0100"
    assert first_clash(rule(), [], TODAY, CALENDAR) is None


weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
times = st.integers(8 * 4, 20 * 4).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
some_rules = st.builds(
    lambda days, interval, shift, length, hours, policy: rule(
        weekdays=days,
        interval=interval,
        first_day=date(2026, 9, 1) + timedelta(days=shift),
        last_day=date(2026, 9, 1) + timedelta(days=shift + length),
        start_time=min(hours),
        end_time=max(hours),
        school_policy=policy,
    ),
    weekdays,
    st.integers(1, 3),
    st.integers(0, 60),
    st.integers(7, 200),
    st.sets(times, min_size=2, max_size=2),
    st.sampled_from(list(SchoolPolicy)),
)


@given(some_rules, some_rules)
def test_rules_meet_exactly_when_two_of_their_slots_overlap(one, other):
    end = date(2028, 1, 1)
    theirs = other.expand(TODAY, end, CALENDAR)
    overlapping = [
        slot.day
        for slot in one.expand(TODAY, end, CALENDAR)
        if any(slot.start < its.end and its.start < slot.end for its in theirs)
    ]
    assert first_common_day(one, other, TODAY, CALENDAR) == (overlapping or [None])[0]
