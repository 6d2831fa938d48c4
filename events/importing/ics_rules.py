"""The dates of an RRULE within a window, in bounded time whatever the rule.

dateutil goes on to the year 9999 looking for a date that never comes (30 February, a BYSETPOS that
nothing fills): its steps are counted, and a rule that asks for too many is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from dateutil.rrule import rrulestr
from icalendar.prop import vDDDTypes

from core.text import NBSP
from events.importing.incoming import Unreadable
from events.importing.limits import (
    LONGEST_RULE,
    MOST_DAYS,
    MOST_DAYS_OF_ONE,
    MOST_TIMES,
)
from schedules.recurrence import PARIS

#: How many days dateutil looks at in one step.
_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_TOO_OFTEN = {"HOURLY": "heures", "MINUTELY": "minutes", "SECONDLY": "secondes"}
_PARTS = frozenset(
    [
        "FREQ",
        "UNTIL",
        "COUNT",
        "INTERVAL",
        "BYDAY",
        "BYMONTHDAY",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYMONTH",
        "BYSETPOS",
        "WKST",
        "BYHOUR",
        "BYMINUTE",
    ]
)
_WIDEST_STEP = 400


@dataclass
class Budget:
    """Days that dateutil may still look at, for all the rules of a file."""

    days: int = MOST_DAYS


class _Interval(int):
    """An interval that counts how often it is added, in days.

    dateutil adds it to the day, the month or the year at each of its steps (a week times seven):
    Python asks the subclass of ``int`` first, and that is the only place where one can stop it.
    """

    def __new__(cls, value: int, days: int, budget: Budget):
        made = super().__new__(cls, value)
        made.days, made.left, made.budget = days, min(MOST_DAYS_OF_ONE, budget.days), budget
        return made

    def __radd__(self, other):
        self._spend()
        return int(other) + int(self)

    def __mul__(self, other):
        self._spend()
        return int(self) * int(other)

    def _spend(self):
        self.left -= self.days
        self.budget.days -= self.days
        if self.left < 0 or self.budget.days < 0:
            raise Unreadable(
                "la répétition demande trop de calculs (elle commence trop tôt, ou ne donne jamais "
                "de date)."
            )


def expand(rule: str, start: datetime, last: datetime, zone, budget: Budget) -> Iterator[datetime]:
    """Wall-clock beginnings, from the first to ``last``; both without zone. Raises ``Unreadable``.

    ``zone`` is that of ``start``, to understand an UNTIL in UTC.
    """
    parts = _parts(rule)
    until = min(last, _until(parts.pop("UNTIL", ""), zone) or last)
    interval = _Interval(_interval(parts.pop("INTERVAL", "1")), _DAYS[parts["FREQ"]], budget)
    # Each date found costs too: thousands of hours a day would go by before the window.
    found = 0
    try:
        text = ";".join(f"{name}={value}" for name, value in parts.items())
        for moment in rrulestr(text, dtstart=start).replace(interval=interval):
            if moment > until:
                return
            found += 1
            budget.days -= 1
            if found > MOST_DAYS_OF_ONE or budget.days < 0:
                raise Unreadable("la répétition donne trop de dates.")
            yield moment
    except Unreadable:
        raise
    except Exception as error:  # out of range, not a number: dateutil raises nearly anything
        raise _not_understood(rule) from error


def _parts(rule: str) -> dict[str, str]:
    if len(rule) > LONGEST_RULE:
        raise Unreadable("la règle de répétition est démesurée.")
    pairs = [part.partition("=") for part in rule.upper().strip().strip(";").split(";")]
    parts = {name.strip(): value.strip() for name, _, value in pairs}
    frequency = parts.get("FREQ", "")
    if unit := _TOO_OFTEN.get(frequency):
        raise Unreadable(f"la répétition se compte en {unit}{NBSP}: ce n’est pas un atelier.")
    if frequency not in _DAYS or len(parts) != len(pairs) or parts.keys() - _PARTS:
        raise _not_understood(rule)
    count = parts.get("COUNT")
    if count is not None and not (count.isascii() and count.isdigit() and len(count) < 12):
        raise _not_understood(rule)
    if count and int(count) > MOST_TIMES:
        raise Unreadable(f"la répétition compte {int(count)} dates, {MOST_TIMES} au plus.")
    return parts


def _interval(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= _WIDEST_STEP):
        raise Unreadable(f"la répétition a un pas impossible{NBSP}: {text[:20]}.")
    return int(text)


def _until(text: str, zone) -> datetime | None:
    """The last moment on the wall clock of the event; a day counts to its end."""
    if not text:
        return None
    try:
        found = vDDDTypes.from_ical(text)
    except Exception as error:  # it raises nearly anything
        raise Unreadable(f"la fin de la répétition est illisible{NBSP}: {text[:30]}.") from error
    if isinstance(found, datetime):
        return found.astimezone(zone or PARIS).replace(tzinfo=None) if found.tzinfo else found
    if isinstance(found, date):
        return datetime.combine(found, time(23, 59, 59))
    raise Unreadable(f"la fin de la répétition est illisible{NBSP}: {text[:30]}.")


def _not_understood(rule: str) -> Unreadable:
    return Unreadable(f"la règle de répétition est incomprise{NBSP}: {rule[:80]}.")
