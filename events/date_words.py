"""A date of an event in French, for its pages, its screens and its history; and in one word, its
version. Pure."""

from datetime import date, datetime, timedelta

from core.text import NBSP, french_date, french_time
from events.enums import Status
from mediators.versions import version_of
from schedules.recurrence import PARIS

_DAY = timedelta(days=1)
_MOMENT = timedelta(microseconds=1)
#: What an editor decides about a date, and may overwrite by mistake.
_DECIDED = (
    "start", "end", "status", "reason", "note", "room", "online_url", "capacity", "question"
)  # fmt: skip


def version(occurrence) -> str:
    """What a form carries, to tell whether somebody else changed the date meanwhile."""
    return version_of({name: _plain(getattr(occurrence, name)) for name in _DECIDED})


def first_day(occurrence) -> date:
    return occurrence.start.astimezone(PARIS).date()


def last_day(occurrence) -> date:
    """Midnight ends the day before."""
    return (occurrence.end.astimezone(PARIS) - _MOMENT).date()


def lasts_days(occurrence) -> bool:
    """Over several days; a night that goes past midnight is one."""
    if occurrence.is_all_day:
        return last_day(occurrence) > first_day(occurrence)
    return occurrence.end - occurrence.start > _DAY


def ends_next_day(occurrence) -> bool:
    """A night that goes past midnight."""
    goes_on = last_day(occurrence) > first_day(occurrence)
    return goes_on and not (occurrence.is_all_day or lasts_days(occurrence))


def hours(occurrence) -> str:
    """ "14 h – 16 h", for what is read at a glance."""
    if occurrence.is_all_day:
        return "toute la journée"
    if ends_next_day(occurrence):
        return _from_to(occurrence)
    start, end = _clock(occurrence.start), _clock(occurrence.end)
    return f"{start}{NBSP}–{NBSP}{end}"


def day_said(day: date, today: date | None) -> str:
    """ "mardi 24 novembre"; the year when it is not that of ``today`` (always without ``today``)."""
    return french_date(day, weekday=True, year=today is None or day.year != today.year)


def dated(occurrence, today: date | None) -> str:
    """ "mardi 24 novembre, 14 h – 16 h", true on any day, with the year as ``day_said`` does."""
    first = day_said(first_day(occurrence), today)
    if not lasts_days(occurrence):
        return f"{first}, {hours(occurrence)}"
    last = day_said(last_day(occurrence), today)
    if occurrence.is_all_day:
        return f"du {first} au {last}"
    return f"du {first}, {_clock(occurrence.start)}, au {last}, {_clock(occurrence.end)}"


def when(occurrence) -> str:
    """ "mardi 17 février 2026 de 14 h à 16 h": the same in a sentence, where "le" may stand before
    it; without hours when it lasts all day."""
    first, last = (day_said(day(occurrence), None) for day in (first_day, last_day))
    if not lasts_days(occurrence):
        return first if occurrence.is_all_day else f"{first} {_from_to(occurrence)}"
    if occurrence.is_all_day:
        return f"{first}, jusqu’au {last}"
    return f"{first} à {_clock(occurrence.start)}, jusqu’au {last} à {_clock(occurrence.end)}"


def said(occurrence) -> str:
    """Everything that was decided about a date, in one line of the history."""
    parts = [when(occurrence)]
    if occurrence.status != Status.SCHEDULED:
        parts.append(Status(occurrence.status).label.lower())
    parts += [occurrence.reason, occurrence.note, occurrence.room, occurrence.online_url]
    if occurrence.capacity is not None:
        parts.append(f"{occurrence.capacity}{NBSP}places")
    if occurrence.question:
        parts.append(occurrence.question)
    return f"{NBSP}; ".join(part for part in parts if part)


def _plain(value) -> str:
    return value.timestamp() if isinstance(value, datetime) else value


def _from_to(occurrence) -> str:
    tail = " le lendemain" if ends_next_day(occurrence) else ""
    return f"de {_clock(occurrence.start)} à {_clock(occurrence.end)}{tail}"


def _clock(moment: datetime) -> str:
    return french_time(moment.astimezone(PARIS).time())
