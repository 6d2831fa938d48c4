"""This week and the next, day by day: who is there, and who is not although the rule says so.

Pure: ``now`` and the calendar are passed in.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter, itemgetter

from core.text import NBSP, french_date, joined
from mediators.presence import Gap, Presence, Timetable, obstacle, timetable
from mediators.wording import PUBLIC, hours, reason_in_sentence
from schedules.calendar import Calendar
from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import DAY, PARIS
from schedules.wording import describe

WEEK = timedelta(days=7)
#: The days that do not take place are told at least this far ahead.
AHEAD = timedelta(days=60)
#: Rules that are days and not a rhythm.
CHOSEN = {Frequency.ONCE, Frequency.DATES}


@dataclass(frozen=True)
class Line:
    """One permanence on one day. ``reason`` says why it does not take place; "" when it does."""

    permanence: object
    day: date
    hours: str
    reason: str = ""
    is_current: bool = False

    @property
    def day_shown(self) -> str:
        return french_date(self.day, weekday=True)


@dataclass(frozen=True)
class Week:
    """What is left of a week: ``title`` says from when to when."""

    title: str
    lines: list[Line]

    @property
    def days(self) -> list[tuple[str, list[Line]]]:
        """ "mardi 24 novembre" and what happens that day."""
        days = (list(lines) for _, lines in groupby(self.lines, attrgetter("day")))
        return [(lines[0].day_shown, lines) for lines in days]


def two_weeks(permanences: Iterable, now: datetime, calendar: Calendar) -> list[Week]:
    """From today to the Sunday of next week; what is over today is left out."""
    now = now.astimezone(PARIS)
    today = now.date()
    sunday = today + (6 - today.weekday()) * DAY
    permanences = list(permanences)
    spans = [
        (f"Cette semaine, jusqu’au {french_date(sunday, weekday=True)}", today, sunday),
        (
            f"La semaine prochaine, du {french_date(sunday + DAY)} au {french_date(sunday + WEEK)}",
            sunday + DAY,
            sunday + WEEK,
        ),
    ]
    return [
        Week(title, _lines(timetable(permanences, first, last, calendar), now))
        for title, first, last in spans
    ]


def _lines(found: Timetable, now: datetime) -> list[Line]:
    present = [_line(presence, now) for presence in found.presences if presence.end > now]
    absent = [
        Line(gap.permanence, gap.day, _usual_hours(gap), reason_in_sentence(gap.reason))
        for gap in found.gaps
    ]
    return sorted(
        present + absent,
        key=lambda line: (line.day, line.permanence.start_time, line.permanence.pk),
    )


def _line(presence: Presence, now: datetime) -> Line:
    is_current = presence.start <= now < presence.end
    return Line(presence.permanence, presence.day, hours(presence), is_current=is_current)


def _usual_hours(gap: Gap) -> str:
    return hours(Presence(gap.permanence, *gap.permanence.recurrence.slot(gap.day)))


def sentence(permanence, today: date, calendar: Calendar) -> str:
    """The rule in words; of dates that were chosen, those that are still to come and take place.

    "" when none is left.
    """
    rule = permanence.recurrence
    if rule.frequency not in CHOSEN:
        return describe(rule, today)
    found = timetable([permanence], today, rule.last_day, calendar)
    untold = [
        day
        for day in rule.days(today, rule.last_day)
        if rule.depends_on_school and not calendar.knows(day) and not obstacle(permanence, day)
    ]
    days = (*(presence.day for presence in found.presences), *untold)
    if not days:
        return ""
    policy = rule.school_policy if untold else SchoolPolicy.ALWAYS
    return describe(replace(rule, frequency=Frequency.DATES, dates=days, school_policy=policy))


def exceptions(permanence, today: date, calendar: Calendar) -> list[str]:
    """The days of this school year that do not take place: a line for each reason.

    "pas le mardi 22 décembre ni le mardi 29 décembre : vacances de Noël". Of a rule that says
    "hors vacances scolaires", only the next holidays: four lines of them would hide the others.
    """
    found = timetable([permanence], today, _last_told(today), calendar)
    dates_were_chosen = permanence.recurrence.frequency in CHOSEN
    events = [
        (gap.day, gap.reason)
        for gap in found.gaps
        if dates_were_chosen
        or gap.day <= today + AHEAD
        or gap.reason != calendar.school_holiday(gap.day)
    ]
    events += [(presence.day, "") for presence in found.presences]
    events.sort()
    by_reason = defaultdict(list)
    for reason, run in groupby(events, itemgetter(1)):
        if reason:
            by_reason[_kind(reason)].append((reason, [day for day, _ in run]))
    return [_exception(runs) for runs in by_reason.values()]


def _last_told(today: date) -> date:
    """The end of the school year, summer included; soon before it, that of the next one."""
    soon = today + AHEAD
    summer = date(soon.year, 8, 31)
    return summer if soon <= summer else summer.replace(year=soon.year + 1)


def _kind(reason: str) -> str:
    """Public holidays are one reason, whatever their names."""
    return PUBLIC if reason.endswith(PUBLIC) else reason


def _exception(runs: list[tuple[str, list[date]]]) -> str:
    """The days of one reason, from first to last where more than two follow each other."""
    reasons = {reason for reason, _ in runs}
    why = reason_in_sentence(reasons.pop()) if len(reasons) == 1 else "jours fériés"
    texts = []
    for _, days in runs:
        said = [french_date(day, weekday=True) for day in days]
        many = len(said) > 2
        texts += [f"du {said[0]} au {said[-1]}"] if many else [f"le {day}" for day in said]
    return f"pas {joined(texts, last='ni')}{NBSP}: {why}"
