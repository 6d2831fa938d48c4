"""A rule that repeats, and what it comes to: its slots, the dates it leaves out, one sentence.

Pure: no database, the calendar is passed in. A rule speaks the clock of the wall: "14 h" stays
14 h on both sides of a clock change, and a slot never crosses midnight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule
from dateutil.rrule import weekday as nth_weekday

from schedules.calendar import Calendar
from schedules.enums import Frequency, SchoolPolicy

PARIS = ZoneInfo("Europe/Paris")
DAY = timedelta(days=1)


class Slot(NamedTuple):
    """When one may come: two aware datetimes of the same day, in Europe/Paris."""

    start: datetime
    end: datetime

    @property
    def day(self) -> date:
        return self.start.date()


class Removed(NamedTuple):
    """A day of the rule that does not take place, and why, in French."""

    day: date
    reason: str


@dataclass(frozen=True)
class Expansion(Sequence):
    """Slots in order. ``known_until`` is the last day that could be expanded, when the school
    calendar stops before the days that were asked for; None when nothing was cut."""

    slots: tuple[Slot, ...] = ()
    known_until: date | None = None
    is_cut: bool = False

    def __getitem__(self, position):
        return self.slots[position]

    def __len__(self):
        return len(self.slots)


@dataclass(frozen=True)
class Recurrence:
    """Once, every n weeks, every month, or on a list of dates, between two days.

    ``weekdays`` are numbers (0 is Monday), ``nths`` which of the month (1–4, -1 the last). A rule
    always ends; ``schedules.validation`` says in French what is wrong with one.
    """

    frequency: Frequency
    first_day: date
    last_day: date
    start_time: time
    end_time: time
    weekdays: tuple[int, ...] = ()
    interval: int = 1
    nths: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()
    school_policy: SchoolPolicy = SchoolPolicy.ALWAYS
    skips_public_holidays: bool = True

    @property
    def depends_on_school(self) -> bool:
        return self.school_policy != SchoolPolicy.ALWAYS

    def expand(self, start: date, end: date, calendar: Calendar) -> Expansion:
        """The slots from ``start`` to ``end``, both included."""
        last = self._last_known(end, calendar)
        slots = tuple(
            self.slot(day)
            for day in self.days(start, last)
            if not self.reason_against(day, calendar)
        )
        is_cut = last < min(end, self.last_day)
        return Expansion(slots, calendar.known_until if is_cut else None, is_cut)

    def removed(self, start: date, end: date, calendar: Calendar) -> list[Removed]:
        """The days of the rule from ``start`` to ``end`` that do not take place, with the reason.

        Together with the slots they are all the days of the rule, as far as the calendar is known.
        """
        days = self.days(start, self._last_known(end, calendar))
        return [Removed(day, why) for day in days if (why := self.reason_against(day, calendar))]

    def slots_from(self, now: datetime, calendar: Calendar) -> Iterator[Slot]:
        """The slots that are not over at ``now`` (aware), as far as the calendar is known: made one
        by one, for whoever only wants the next."""
        today = now.astimezone(PARIS).date()
        for day in self.days(today, self._last_known(self.last_day, calendar)):
            if not self.reason_against(day, calendar) and (slot := self.slot(day)).end > now:
                yield slot

    def is_out_of_season(self, day: date, calendar: Calendar) -> bool:
        """A school day, for a rule of the holidays: left out, but nobody expected it."""
        return self.school_policy == SchoolPolicy.DURING and not calendar.school_holiday(day)

    def days(self, start: date, end: date) -> Iterator[date]:
        """The days of the rule before any holiday is taken out, in order, without doubles."""
        start, end = max(start, self.first_day), min(end, self.last_day)
        if start > end:
            return
        if self.frequency == Frequency.ONCE:
            if start == self.first_day:
                yield start
        elif self.frequency == Frequency.DATES:
            yield from (day for day in sorted(set(self.dates)) if start <= day <= end)
        else:
            for moment in self._rule(start, end):
                if moment.date() >= start:
                    yield moment.date()

    def slot(self, day: date) -> Slot:
        return Slot(
            datetime.combine(day, self.start_time, PARIS),
            datetime.combine(day, self.end_time, PARIS),
        )

    def reason_against(self, day: date, calendar: Calendar) -> str:
        """Why nothing takes place on a day of the rule; "" when it does."""
        if self.depends_on_school:
            holiday = calendar.school_holiday(day)
            if holiday and self.school_policy == SchoolPolicy.OUTSIDE:
                return holiday
            if not holiday and self.school_policy == SchoolPolicy.DURING:
                return "Hors vacances scolaires"
        if self.skips_public_holidays and (name := calendar.public_holiday(day)):
            return f"{name} (jour férié)"
        return ""

    def _last_known(self, end: date, calendar: Calendar) -> date:
        if not self.depends_on_school:
            return end
        return min(end, calendar.known_until) if calendar.known_until else date.min

    def _rule(self, start: date, end: date) -> rrule:
        """dateutil's rule, begun just before ``start`` so that years gone by cost nothing."""
        if self.frequency == Frequency.MONTHLY:
            days = [nth_weekday(day, n) for day in self.weekdays for n in self.nths]
            first = start.replace(day=1)
            return rrule(MONTHLY, dtstart=_midnight(first), until=_midnight(end), byweekday=days)
        monday = self.first_day - self.first_day.weekday() * DAY
        gone = (start - monday).days // 7 // self.interval * self.interval
        return rrule(
            WEEKLY,
            interval=self.interval,
            wkst=MO,
            dtstart=_midnight(monday + gone * 7 * DAY),
            until=_midnight(end),
            byweekday=self.weekdays,
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
