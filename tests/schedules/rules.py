"""Rules as tests write them."""

from datetime import date, time

from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import Recurrence

TUESDAY = 1


def rule(**changes) -> Recurrence:
    """Tuesdays from 14 h to 17 h over the school year 2026-27, unless told otherwise."""
    typed = {
        "frequency": Frequency.WEEKLY,
        "first_day": "2026-09-01",
        "last_day": "2027-06-29",
        "start_time": time(14),
        "end_time": time(17),
        "weekdays": (TUESDAY,),
        **changes,
    }
    for name in ("first_day", "last_day"):
        if isinstance(typed[name], str):
            typed[name] = date.fromisoformat(typed[name])
    return Recurrence(**typed)


def outside(**changes) -> Recurrence:
    return rule(school_policy=SchoolPolicy.OUTSIDE, **changes)


def during(**changes) -> Recurrence:
    return rule(school_policy=SchoolPolicy.DURING, **changes)


def once(day: str, **changes) -> Recurrence:
    return rule(
        frequency=Frequency.ONCE, first_day=day, last_day=day, **{"weekdays": (), **changes}
    )


def monthly(*nths: int, **changes) -> Recurrence:
    return rule(frequency=Frequency.MONTHLY, nths=nths, **changes)


def on_dates(*days: str, **changes) -> Recurrence:
    dates = tuple(date.fromisoformat(day) for day in days)
    ends = {"first_day": min(dates), "last_day": max(dates)} if dates else {}
    return rule(frequency=Frequency.DATES, dates=dates, **{**ends, "weekdays": (), **changes})
