"""This week and the next, day by day: who is there, and who is not although the rule says so.

Pure: ``now`` and the calendar are passed in.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from core.text import NBSP, french_date, joined
from mediators.presence import Gap, Presence, Timetable, obstacle, timetable
from mediators.wording import PUBLIC, hours, parts_in_words, reason_in_sentence
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
    """One permanence on one day. ``reason`` says why it does not take place; "" when it does.

    ``path`` leads to the workshop that takes the person.
    """

    permanence: object
    day: date
    hours: str
    reason: str = ""
    is_current: bool = False
    path: str = ""

    @property
    def day_shown(self) -> str:
        return french_date(self.day, weekday=True)


class Told(NamedTuple):
    """Why a day does not take place, "" when it does; ``hours`` are what is left of it."""

    reason: str
    hours: str = ""


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
    """In the order of the usual hours: what is left of a permanence stays where it was."""
    present = [_line(presence, now) for presence in found.presences if presence.end > now]
    absent = [
        Line(
            gap.permanence,
            gap.day,
            _usual_hours(gap),
            reason_in_sentence(gap.reason),
            path=gap.path,
        )
        for gap in found.gaps
    ]
    # Stable: the parts of one day are in order already.
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
    days = tuple(dict.fromkeys([*(presence.day for presence in found.presences), *untold]))
    if not days:
        return ""
    policy = rule.school_policy if untold else SchoolPolicy.ALWAYS
    return describe(replace(rule, frequency=Frequency.DATES, dates=days, school_policy=policy))


def exceptions(permanence, today: date, calendar: Calendar) -> list[str]:
    """The days of this school year that do not take place, or only in part: a line for each reason.

    "pas le mardi 22 décembre ni le mardi 29 décembre : vacances de Noël". Of a rule that says
    "hors vacances scolaires", only the next holidays: four lines of them would hide the others. Of
    workshops too, only the next ones.
    """
    found = timetable([permanence], today, _last_told(today), calendar)
    all_told = permanence.recurrence.frequency in CHOSEN
    soon = today + AHEAD
    told = [
        (gap.day, Told(gap.reason))
        for gap in found.gaps
        if all_told or gap.day <= soon or not _comes_back(gap, calendar)
    ]
    told += [
        (cut.day, Told(cut.reason, parts_in_words(cut)))
        for cut in found.cuts
        if all_told or cut.day <= soon
    ]
    cut_days = {cut.day for cut in found.cuts}
    told += [(p.day, Told("")) for p in found.presences if p.day not in cut_days]
    told.sort()
    by_kind = defaultdict(list)
    for what, run in groupby(told, itemgetter(1)):
        if what.reason:
            by_kind[_kind(what)].append((what.reason, [day for day, _ in run]))
    return [_exception(kind.hours, runs) for kind, runs in by_kind.items()]


def _last_told(today: date) -> date:
    """The end of the school year, summer included; soon before it, that of the next one."""
    soon = today + AHEAD
    summer = date(soon.year, 8, 31)
    return summer if soon <= summer else summer.replace(year=soon.year + 1)


def _comes_back(gap: Gap, calendar: Calendar) -> bool:
    """School holidays, or a workshop: ``short`` is what it is in a word."""
    return bool(gap.short) or gap.reason == calendar.school_holiday(gap.day)


def _kind(told: Told) -> Told:
    """Public holidays are one reason, whatever their names."""
    return Told(PUBLIC) if told.reason.endswith(PUBLIC) else told


def _exception(hours_left: str, runs: list[tuple[str, list[date]]]) -> str:
    """The days of one reason, from first to last where more than two follow each other."""
    reasons = {reason for reason, _ in runs}
    why = reason_in_sentence(reasons.pop()) if len(reasons) == 1 else "jours fériés"
    texts = []
    for _, days in runs:
        said = [french_date(day, weekday=True) for day in days]
        many = len(said) > 2
        texts += [f"du {said[0]} au {said[-1]}"] if many else [f"le {day}" for day in said]
    if hours_left:
        return f"{joined(texts)}, seulement {hours_left}{NBSP}: {why}"
    return f"pas {joined(texts, last='ni')}{NBSP}: {why}"
