"""A rule expanded the slow way, a day at a time, without dateutil nor our own code's shortcuts."""

from datetime import date, timedelta

from schedules.enums import Frequency, SchoolPolicy

DAY = timedelta(days=1)


def rule_days(rule, start: date, end: date) -> list[date]:
    """The days of the rule between two days, before any holiday is taken out."""
    days, day = [], max(start, rule.first_day)
    while day <= min(end, rule.last_day):
        if _is_of_the_rule(rule, day):
            days.append(day)
        day += DAY
    return days


def takes_place(rule, day: date, periods, public) -> bool:
    school = any(first <= day <= last for first, last, _ in periods)
    if rule.school_policy == SchoolPolicy.OUTSIDE and school:
        return False
    if rule.school_policy == SchoolPolicy.DURING and not school:
        return False
    return not (rule.skips_public_holidays and day in public)


def _is_of_the_rule(rule, day: date) -> bool:
    if rule.frequency == Frequency.ONCE:
        return day == rule.first_day
    if rule.frequency == Frequency.DATES:
        return day in rule.dates
    if day.weekday() not in rule.weekdays:
        return False
    if rule.frequency == Frequency.MONTHLY:
        is_last = (day + 7 * DAY).month != day.month
        return (day.day + 6) // 7 in rule.nths or (is_last and -1 in rule.nths)
    return (_monday(day) - _monday(rule.first_day)).days // 7 % rule.interval == 0


def _monday(day: date) -> date:
    while day.weekday():
        day -= DAY
    return day
