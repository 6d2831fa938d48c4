"""School holidays put into words that the evaluator understands: their dates.

"SH off" becomes "2026 Oct 17-2026 Nov 01,2026 Dec 19-2027 Jan 03 off". A rule keeps its place, for
the last one that speaks of a day wins; but one that stands before the ordinary week, where it would
have no effect at all, goes behind it: nobody writes a rule for nothing.
"""

import re
from functools import lru_cache

from schedules.calendar import Period

from . import rules
from .evaluate import is_readable

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HOLIDAYS = re.compile(r"^(?:PH|SH)(?:\s*,\s*(?:PH|SH))*(?=\s|$)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def dated(osm: str, periods: tuple[Period, ...]) -> str:
    """The string with dates in place of school holidays; as it is when that cannot be done."""
    if not (is_readable(osm) and _can_be_dated(osm)):
        return osm
    dates = ",".join(f"{_day(p.first_day)}-{_day(p.last_day)}" for p in periods)
    parts = rules.split_rules(osm)
    week_ends = max((n for n, rule in enumerate(parts, 1) if not _HOLIDAYS.match(rule)), default=0)
    kept, moved = [], []
    for number, rule in enumerate(parts):
        school = rules.mentions_school_holidays(rule)
        place = moved if school and number < week_ends else kept
        place += _dated_rule(rule, dates) if school else [rule]
        if number + 1 == week_ends:
            kept += moved
    text = "; ".join(kept)
    return osm if rules.holidays_on_weekdays_only(text) else text


def _can_be_dated(osm: str) -> bool:
    said = rules.school_rules(osm)
    if not said or any(rules.mentions_public_holidays(rule) for rule in said):
        return False
    # "SH off" and nothing else says when it is shut, not when it is open.
    return bool(rules.ordinary(osm)) or not all(_is_shut(rule) for rule in said)


def _dated_rule(rule: str, dates: str) -> list[str]:
    """ "PH,SH off" → ["PH off", "2026 Oct 17-2026 Nov 01 off"]."""
    said = _HOLIDAYS.match(rule)[0]
    rest = rule[len(said) :]
    parts = [f"PH{rest}"] if rules.mentions_public_holidays(said) else []
    return [*parts, f"{dates}{rest}"] if dates else parts


def _is_shut(rule: str) -> bool:
    return rules.unquoted(rule).strip().lower() in {"off", "closed"}


def _day(day) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02d}"
