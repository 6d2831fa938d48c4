"""Which days somebody asks the agenda for: two dates, or a period by its name. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.text import NBSP, french_date
from schedules.calendar import Calendar, Period
from schedules.recurrence import PARIS

WEEK, NEXT_WEEK, WEEKEND, HOLIDAYS = "semaine", "semaine-prochaine", "week-end", "vacances"
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """The days asked for, both included; None is no limit. ``words`` go after "42 ateliers"."""

    first: date | None = None
    last: date | None = None
    words: str = ""

    @property
    def since(self) -> datetime | None:
        return midnight(self.first) if self.first else None

    @property
    def until(self) -> datetime | None:
        """The first moment that is not asked for any more."""
        return midnight(self.last + _DAY) if self.last else None


@dataclass(frozen=True)
class Shortcut:
    """A period by its name: "ce week-end", and its dates in words."""

    code: str
    label: str
    note: str


def midnight(day: date) -> datetime:
    """The beginning of this day in Paris, aware: its length follows the change of the clock."""
    return datetime.combine(day, time(), tzinfo=PARIS)


def between(first: date | None, last: date | None, today: date) -> Days:
    """From one day to another, either of which may be missing."""
    if first and first == last:
        return Days(first, last, f"le {_said(first, today)}")
    parts = []
    if first:
        parts.append(f"{'du' if last else 'à partir du'} {_said(first, today)}")
    if last:
        parts.append(f"{'au' if first else 'jusqu’au'} {_said(last, today)}")
    return Days(first, last, " ".join(parts))


def named(code: str, today: date, calendar: Calendar) -> Days:
    """The days of a period; those of holidays that nobody knows are ``Days()``."""
    if code == WEEK:
        return Days(today, _sunday(today), "cette semaine")
    if code == WEEKEND:
        sunday = _sunday(today)
        return Days(max(today, sunday - _DAY), sunday, "ce week-end")
    if code == NEXT_WEEK:
        monday = _sunday(today) + _DAY
        return Days(monday, _sunday(monday), "la semaine prochaine")
    if code == HOLIDAYS and (period := next_holidays(today, calendar)):
        return Days(max(today, period.first_day), period.last_day, f"pendant les {_name(period)}")
    return Days()


def next_holidays(today: date, calendar: Calendar) -> Period | None:
    """The school holidays of today, or the next ones that are known."""
    return next((period for period in calendar.periods if period.last_day >= today), None)


def shortcuts(today: date, calendar: Calendar) -> list[Shortcut]:
    """What one asks for most, with the dates that it means today."""
    week, weekend, following = (named(code, today, calendar) for code in (WEEK, WEEKEND, NEXT_WEEK))
    found = [
        Shortcut(WEEK, "Cette semaine", f"jusqu’au {_said(week.last, today)}"),
        Shortcut(WEEKEND, "Ce week-end", _from_to(weekend.first, weekend.last, today)),
        Shortcut(
            NEXT_WEEK, "La semaine prochaine", _from_to(following.first, following.last, today)
        ),
    ]
    if period := next_holidays(today, calendar):
        dates = _from_to(period.first_day, period.last_day, today)
        found.append(Shortcut(HOLIDAYS, f"Pendant les {_name(period)}", dates))
    return found


def _sunday(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def _name(period: Period) -> str:
    """ "vacances de Noël"; a bridge ("Pont de l’Ascension") is a holiday too."""
    name = period.name
    if name.startswith("Vacances"):
        return f"vacances{name.removeprefix('Vacances')}"
    return f"vacances ({name})"


def _from_to(first: date, last: date, today: date) -> str:
    if first == last:
        return _said(first, today)
    return f"du {_said(first, today)} au {_said(last, today)}"


def _said(day: date, today: date) -> str:
    return french_date(day, weekday=True, year=day.year != today.year).replace(" ", NBSP)
