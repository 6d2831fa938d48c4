"""What a rule comes to: counts known beforehand, dates left out, both clock changes, the limits."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from schedules.calendar import Calendar, Period
from schedules.enums import SchoolPolicy
from schedules.recurrence import PARIS
from tests.schedules import brute
from tests.schedules.rules import during, monthly, on_dates, once, outside, rule
from tests.schedules.zone_b import KNOWN_UNTIL, PERIODS, PUBLIC, ZONE_B

YEAR_25 = {"first_day": "2025-09-02", "last_day": "2026-06-30"}
ALL = (date(2025, 9, 1), date(2028, 8, 31))
UTC = ZoneInfo("UTC")


def days(expansion) -> list[str]:
    return [slot.day.isoformat() for slot in expansion]


def expanded(a_rule, calendar=ZONE_B):
    return a_rule.expand(a_rule.first_day, a_rule.last_day, calendar)


def removed(a_rule, calendar=ZONE_B):
    return a_rule.removed(a_rule.first_day, a_rule.last_day, calendar)


def test_tuesdays_of_a_year():
    assert len(expanded(rule(**YEAR_25, skips_public_holidays=False))) == 44


def test_tuesdays_of_a_year_outside_holidays():
    tuesdays = outside(**YEAR_25)
    assert len(expanded(tuesdays)) == 35
    assert [(gone.day.isoformat(), gone.reason) for gone in removed(tuesdays)] == [
        ("2025-10-21", "Vacances de la Toussaint"),
        ("2025-10-28", "Vacances de la Toussaint"),
        ("2025-11-11", "Armistice (jour férié)"),
        ("2025-12-23", "Vacances de Noël"),
        ("2025-12-30", "Vacances de Noël"),
        ("2026-02-17", "Vacances d’hiver"),
        ("2026-02-24", "Vacances d’hiver"),
        ("2026-04-14", "Vacances de printemps"),
        ("2026-04-21", "Vacances de printemps"),
    ]


def test_tuesdays_of_a_year_during_holidays():
    tuesdays = during(**YEAR_25)
    assert days(expanded(tuesdays)) == [
        "2025-10-21", "2025-10-28", "2025-12-23", "2025-12-30",
        "2026-02-17", "2026-02-24", "2026-04-14", "2026-04-21",
    ]  # fmt: skip
    assert {gone.reason for gone in removed(tuesdays)} == {"Hors vacances scolaires"}


def test_tuesdays_of_the_next_year():
    assert len(expanded(rule(skips_public_holidays=False))) == 44
    assert len(expanded(outside())) == 36


@pytest.mark.parametrize("interval", [1, 2, 3, 5, 12])
@pytest.mark.parametrize("weekdays", [(0,), (5,), (1, 3), (0, 2, 4), tuple(range(7))])
@pytest.mark.parametrize("policy", SchoolPolicy)
def test_every_n_weeks_as_counted_by_hand(interval, weekdays, policy):
    check(
        rule(
            first_day="2026-02-04",  # a Wednesday: the first week is not whole
            last_day="2027-12-26",
            weekdays=weekdays,
            interval=interval,
            school_policy=policy,
        )
    )


@pytest.mark.parametrize("nths", [(1,), (2, 4), (-1,), (4, -1), (1, 2, 3, 4, -1)])
@pytest.mark.parametrize("weekdays", [(1,), (0, 6)])
@pytest.mark.parametrize("policy", SchoolPolicy)
def test_months_as_counted_by_hand(nths, weekdays, policy):
    check(monthly(*nths, weekdays=weekdays, last_day="2028-03-31", school_policy=policy))


@pytest.mark.parametrize("skips", [True, False])
def test_dates_and_single_days_as_counted_by_hand(skips):
    check(
        on_dates(
            "2026-11-10", "2026-11-11", "2026-10-20", "2027-06-01", skips_public_holidays=skips
        )
    )
    check(once("2026-11-11", skips_public_holidays=skips))
    check(once("2026-11-10", skips_public_holidays=skips))


def check(a_rule):
    """From every kind of window, what the slow way finds."""
    windows = [
        ALL,
        (a_rule.first_day, a_rule.last_day),
        (date(2026, 12, 24), date(2027, 1, 5)),
        (date(2027, 5, 1), date(2027, 5, 31)),
        (date(2026, 11, 11), date(2026, 11, 11)),
        (date(2027, 2, 2), date(2027, 2, 1)),  # the wrong way round: nothing
        (date.min, date.max),
    ]
    for start, end in windows:
        usual = brute.rule_days(a_rule, max(start, ALL[0]), min(end, ALL[1]))
        kept = [day for day in usual if brute.takes_place(a_rule, day, PERIODS, PUBLIC)]
        expansion = a_rule.expand(start, end, ZONE_B)
        assert [slot.day for slot in expansion] == kept
        assert [gone.day for gone in a_rule.removed(start, end, ZONE_B)] == sorted(
            {*usual} - {*kept}
        )
        assert not expansion.is_cut


def test_the_last_of_the_month_that_is_also_the_fourth_comes_once():
    tuesdays = expanded(monthly(4, -1, first_day="2027-02-01", last_day="2027-02-28"))
    assert days(tuesdays) == ["2027-02-23"]


def test_one_week_in_two_starts_with_the_week_of_the_first_day():
    """Wednesday 2 September belongs to the first week, whose Tuesday is gone."""
    every_other = rule(first_day="2026-09-02", last_day="2026-09-30", interval=2)
    assert days(expanded(every_other)) == ["2026-09-15", "2026-09-29"]


def test_doubled_dates_in_any_order():
    found = expanded(on_dates("2026-12-08", "2026-11-24", "2026-12-08"))
    assert days(found) == ["2026-11-24", "2026-12-08"]


@pytest.mark.parametrize(
    ("day", "hour_before", "hour_after"),
    # 29 March 2026 and 25 October 2026
    [("2026-03-24", 13, 12), ("2026-10-20", 12, 13)],
)
def test_the_clock_of_the_wall_is_kept(day, hour_before, hour_after):
    first = date.fromisoformat(day)
    before, after = rule(first_day=first, last_day=first + timedelta(days=7)).expand(
        first, first + timedelta(days=7), ZONE_B
    )
    assert before.start.time() == after.start.time() == time(14)
    assert before.end.time() == after.end.time() == time(17)
    assert before.start.astimezone(UTC).hour == hour_before
    assert after.start.astimezone(UTC).hour == hour_after


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 4), ("2026-10-25", 6)])
def test_the_night_of_a_clock_change(day, hours):
    """From 1 h to 6 h on the wall: an hour less in March, one more in October."""
    (slot,) = expanded(once(day, start_time=time(1), end_time=time(6)))
    assert (slot.start.time(), slot.end.time()) == (time(1), time(6))
    assert slot.end.astimezone(UTC) - slot.start.astimezone(UTC) == timedelta(hours=hours)


SHORT = Calendar(PERIODS, date(2026, 12, 31))


@pytest.mark.parametrize("make", [outside, during])
def test_a_rule_that_depends_on_school_stops_where_the_calendar_does(make):
    expansion = expanded(make(), SHORT)
    assert expansion.is_cut
    assert expansion.known_until == date(2026, 12, 31)
    assert expansion[-1].day <= date(2026, 12, 31)
    assert all(gone.day <= date(2026, 12, 31) for gone in removed(make(), SHORT))


@pytest.mark.parametrize(
    ("end", "is_cut"), [("2026-12-31", False), ("2027-01-01", True), ("2030-01-01", True)]
)
def test_only_what_was_asked_for_can_be_cut(end, is_cut):
    expansion = outside().expand(date(2026, 9, 1), date.fromisoformat(end), SHORT)
    assert expansion.is_cut == is_cut
    assert expansion.known_until == (SHORT.known_until if is_cut else None)


def test_a_rule_that_ends_before_the_calendar_is_not_cut():
    rule_of_autumn = outside(last_day="2026-12-15")
    assert not rule_of_autumn.expand(*ALL, SHORT).is_cut


def test_without_calendar_nothing_is_said():
    expansion = expanded(outside(), Calendar())
    assert (len(expansion), expansion.is_cut, expansion.known_until) == (0, True, None)
    assert removed(outside(), Calendar()) == []
    now = datetime(2026, 11, 21, tzinfo=PARIS)
    assert next(outside().slots_from(now, Calendar()), None) is None


def test_without_calendar_the_rest_is_known():
    assert len(expanded(rule(skips_public_holidays=False), Calendar())) == 44


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-21 10:00", "2026-11-24 14:00"),
        ("2026-11-24 13:59", "2026-11-24 14:00"),
        ("2026-11-24 16:59", "2026-11-24 14:00"),  # under way
        ("2026-11-24 17:00", "2026-12-01 14:00"),
        ("2026-12-15 17:00", "2027-01-05 14:00"),  # over the Christmas holidays
        ("2027-06-29 17:00", None),
    ],
)
def test_next_slot(now, expected):
    now = datetime.fromisoformat(now).replace(tzinfo=PARIS)
    slot = next(outside().slots_from(now, ZONE_B), None)
    assert (f"{slot.start:%Y-%m-%d %H:%M}" if slot else None) == expected


def test_now_may_be_told_in_another_zone():
    now = datetime(2026, 11, 24, 15, 59, tzinfo=UTC)  # 16 h 59 in Paris
    assert next(outside().slots_from(now, ZONE_B)).day == date(2026, 11, 24)


def test_a_name_of_the_calendar_is_the_reason():
    calendar = Calendar(
        (Period(date(2026, 9, 8), date(2026, 9, 8), "Fête du village"),), KNOWN_UNTIL
    )
    assert removed(outside(last_day="2026-09-30"), calendar)[0].reason == "Fête du village"


@pytest.mark.parametrize(
    ("day", "alsace_moselle", "name"),
    [
        ("2026-11-11", False, "Armistice"),
        ("2026-04-03", False, ""),
        ("2026-04-03", True, "Vendredi saint"),
        ("2026-12-26", True, "Saint-Étienne"),
        ("2026-11-24", True, ""),
        ("1700-01-01", False, ""),
    ],
)
def test_public_holidays(day, alsace_moselle, name):
    calendar = Calendar(alsace_moselle=alsace_moselle)
    assert calendar.public_holiday(date.fromisoformat(day)) == name


def test_public_holidays_as_the_law_has_them():
    day, found = ALL[0], {}
    while day <= ALL[1]:
        if name := ZONE_B.public_holiday(day):
            found[day] = name
        day += timedelta(days=1)
    assert found == PUBLIC
