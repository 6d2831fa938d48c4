"""The same person in two places at once. Pure: rules and permanences come in, a slot comes out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from schedules.calendar import Calendar
from schedules.enums import SchoolPolicy
from schedules.recurrence import Recurrence, Slot


class Clash(NamedTuple):
    """``slot`` is when the person is already at ``permanence.venue``."""

    permanence: object
    slot: Slot


def first_clash(
    rule: Recurrence, permanences: Iterable, since: date, calendar: Calendar
) -> Clash | None:
    """The first time, from ``since`` on, that ``rule`` asks for somebody who is elsewhere.

    ``permanences`` are the other ones of the same person.
    """
    found = [
        Clash(permanence, other.slot(day))
        for permanence in permanences
        if (other := permanence.recurrence)
        and (day := first_common_day(rule, other, since, calendar))
    ]
    return min(found, key=lambda clash: clash.slot, default=None)


def first_common_day(
    one: Recurrence, other: Recurrence, since: date, calendar: Calendar
) -> date | None:
    """The first day, from ``since`` on, when both rules hold at the same time; None when never.

    A slot may begin when the other ends. Where the school calendar is not known, school holidays
    are not looked at, except that "outside" and "during" them never meet.
    """
    if one.end_time <= other.start_time or other.end_time <= one.start_time:
        return None
    first = max(since, one.first_day, other.first_day)
    last = min(one.last_day, other.last_day)
    days_of_other = set(other.days(first, last))
    for day in one.days(first, last):
        if day in days_of_other and _both_hold(one, other, day, calendar):
            return day
    return None


def _both_hold(one: Recurrence, other: Recurrence, day: date, calendar: Calendar) -> bool:
    rules = one, other
    if not calendar.knows(day):
        if {one.school_policy, other.school_policy} == {SchoolPolicy.OUTSIDE, SchoolPolicy.DURING}:
            return False
        rules = [replace(rule, school_policy=SchoolPolicy.ALWAYS) for rule in rules]
    return not any(rule.reason_against(day, calendar) for rule in rules)
