"""This week and the next, day by day: who is there, and who is not although the rule says so.

Pure: ``now`` and the calendar are passed in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter, itemgetter

from core.text import NBSP, french_date
from mediators.presence import Gap, Presence, Timetable, timetable
from mediators.wording import hours, reason_in_sentence
from schedules.calendar import Calendar
from schedules.recurrence import DAY, PARIS

WEEK = timedelta(days=7)
#: How far ahead the days that do not take place are told.
AHEAD = timedelta(days=60)


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


def exceptions(permanence, today: date, calendar: Calendar) -> list[str]:
    """The days ahead that do not take place, days in a row together.

    "pas le mardi 22 décembre : vacances de Noël".
    """
    found = timetable([permanence], today, today + AHEAD, calendar)
    days = [(gap.day, gap.reason) for gap in found.gaps]
    days += [(presence.day, "") for presence in found.presences]
    days.sort()
    return [
        f"pas {_run([day for day, _ in run])}{NBSP}: {reason_in_sentence(reason)}"
        for reason, run in groupby(days, itemgetter(1))
        if reason
    ]


def _run(days: list[date]) -> str:
    first, last = (french_date(day, weekday=True) for day in (days[0], days[-1]))
    if len(days) == 1:
        return f"le {first}"
    return f"le {first} ni le {last}" if len(days) == 2 else f"du {first} au {last}"
