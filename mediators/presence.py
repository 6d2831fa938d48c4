"""From permanences to dates: who is really there, what is left out and why.

Pure: permanences come from ``PermanenceQuerySet.for_display()``, the calendar is passed in.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from core.text import typographic
from schedules.calendar import Calendar


@dataclass(frozen=True)
class Presence:
    """Somebody is at a venue from ``start`` to ``end`` (aware, Europe/Paris)."""

    permanence: object
    start: datetime
    end: datetime

    @property
    def day(self) -> date:
        return self.start.date()


@dataclass(frozen=True)
class Gap:
    """A usual day on which nobody is there, and why: "Vacances de Noël", "Lieu fermé : travaux"."""

    permanence: object
    day: date
    reason: str


class Hindrance(NamedTuple):
    """A closed venue or an absent person, up to ``last_day`` included."""

    reason: str
    last_day: date


@dataclass(frozen=True)
class Timetable:
    """Presences and gaps of some permanences between two days, each in order.

    ``known_until`` is the last day of the school calendar when it stops before the last day asked
    for and a rule depends on it; None otherwise.
    """

    presences: list[Presence] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    known_until: date | None = None


def timetable(permanences: Iterable, first: date, last: date, calendar: Calendar) -> Timetable:
    """All that happens and all that does not from ``first`` to ``last``, both included."""
    presences, gaps, known_until = [], [], None
    for permanence in permanences:
        rule = permanence.recurrence
        expansion = rule.expand(first, last, calendar)
        if expansion.is_cut:
            known_until = expansion.known_until
        for slot in expansion:
            if reason := obstacle(permanence, slot.day):
                gaps.append(Gap(permanence, slot.day, reason))
            else:
                presences.append(Presence(permanence, *slot))
        # "Not in the holidays" says nothing to whoever only comes in the holidays.
        gaps += [
            Gap(permanence, day, reason)
            for day, reason in rule.removed(first, last, calendar)
            if not rule.is_out_of_season(day, calendar)
        ]
    presences.sort(key=lambda p: (p.start, p.end, p.permanence.pk))
    gaps.sort(key=lambda g: (g.day, g.permanence.recurrence.start_time, g.permanence.pk))
    return Timetable(presences, gaps, known_until)


def next_presence(
    permanence, now: datetime, calendar: Calendar, weekdays: Collection[int] = ()
) -> Presence | None:
    """The first time from ``now`` (aware) on that is not over and really takes place.

    Only on some ``weekdays`` (0 is Monday) when there are any.
    """
    for slot in permanence.recurrence.slots_from(now, calendar):
        if weekdays and slot.day.weekday() not in weekdays:
            continue
        if not obstacle(permanence, slot.day):
            return Presence(permanence, *slot)
    return None


def obstacle(permanence, day: date) -> str:
    """Why this day does not take place although the rule says so: closed venue, absent person."""
    found = hindrance(permanence, day)
    return found.reason if found else ""


def hindrance(permanence, day: date) -> Hindrance | None:
    """What keeps this day from taking place, and until when."""
    for closure in permanence.venue.known_closures:
        if closure.first_day <= day <= closure.last_day:
            reason = typographic(closure.reason)
            return Hindrance(f"Lieu fermé ({reason})" if reason else "Lieu fermé", closure.last_day)
    for absence in permanence.mediator.known_absences:
        if absence.first_day <= day <= absence.last_day:
            return Hindrance(absence.get_reason_display(), absence.last_day)
    return None
