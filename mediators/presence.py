"""From permanences to dates: who is really there, what is left out and why.

Pure: permanences come from ``PermanenceQuerySet.for_display()``, the calendar is passed in.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import NamedTuple

from core.text import typographic
from mediators.taken import Left, left_of
from schedules.calendar import Calendar
from schedules.recurrence import Slot


@dataclass(frozen=True)
class Presence:
    """Somebody is at a venue from ``start`` to ``end`` (aware, Europe/Paris).

    ``part`` counts from 1 what a workshop left of one day of a permanence.
    """

    permanence: object
    start: datetime
    end: datetime
    part: int = 1

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def identity(self) -> str:
        """The same whatever changes around it, and no other presence's."""
        more = f"-{self.part}" if self.part > 1 else ""
        return f"permanence-{self.permanence.pk}-{self.day:%Y%m%d}{more}"


@dataclass(frozen=True)
class Gap:
    """A usual day on which nobody is there, and why: "Vacances de Noël", "Lieu fermé (travaux)".

    ``short`` is the reason for paper, when it has a shorter one; ``path`` the page of what takes
    the person, when visitors may read it.
    """

    permanence: object
    day: date
    reason: str
    short: str = ""
    path: str = ""


@dataclass(frozen=True)
class Cut:
    """A usual day of which a workshop or a meeting leaves only ``parts``, and why."""

    permanence: object
    day: date
    parts: tuple[Presence, ...]
    reason: str


class Hindrance(NamedTuple):
    """A closed venue or an absent or busy person, up to ``last_day`` included."""

    reason: str
    last_day: date


@dataclass(frozen=True)
class Timetable:
    """Presences, gaps and cut days of some permanences between two days, each in order.

    What is left of a cut day is among the presences too. ``known_until`` is the last day of the
    school calendar when it stops before the last day asked for and a rule depends on it; None
    otherwise.
    """

    presences: list[Presence] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    known_until: date | None = None


def timetable(permanences: Iterable, first: date, last: date, calendar: Calendar) -> Timetable:
    """All that happens and all that does not from ``first`` to ``last``, both included."""
    found = Timetable()
    known_until = None
    for permanence in permanences:
        rule = permanence.recurrence
        expansion = rule.expand(first, last, calendar)
        if expansion.is_cut:
            known_until = expansion.known_until
        for slot in expansion:
            _fill(found, permanence, slot)
        # "Not in the holidays" says nothing to whoever only comes in the holidays.
        found.gaps.extend(
            Gap(permanence, day, reason)
            for day, reason in rule.removed(first, last, calendar)
            if not rule.is_out_of_season(day, calendar)
        )
    found.presences.sort(key=lambda p: (p.start, p.end, p.permanence.pk))
    for days in (found.gaps, found.cuts):
        days.sort(key=lambda g: (g.day, g.permanence.recurrence.start_time, g.permanence.pk))
    return replace(found, known_until=known_until)


def _fill(found: Timetable, permanence, slot: Slot) -> None:
    """What becomes of one slot of the rule."""
    if against := _away(permanence, slot.day):
        found.gaps.append(Gap(permanence, slot.day, against.reason))
        return
    left = left_of(permanence, slot)
    parts = _presences(permanence, left)
    found.presences.extend(parts)
    if not parts:
        found.gaps.append(Gap(permanence, slot.day, left.reason, left.short, left.path))
    elif left.reason:
        found.cuts.append(Cut(permanence, slot.day, parts, left.reason))


def _presences(permanence, left: Left) -> tuple[Presence, ...]:
    return tuple(Presence(permanence, *slot, part) for part, slot in enumerate(left.parts, start=1))


def next_presence(
    permanence, now: datetime, calendar: Calendar, weekdays: Collection[int] = ()
) -> Presence | None:
    """The first time from ``now`` (aware) on that is not over and really takes place.

    Only on some ``weekdays`` (0 is Monday) when there are any.
    """
    for slot in permanence.recurrence.slots_from(now, calendar):
        if weekdays and slot.day.weekday() not in weekdays:
            continue
        if _away(permanence, slot.day):
            continue
        for presence in _presences(permanence, left_of(permanence, slot)):
            if presence.end > now:
                return presence
    return None


def obstacle(permanence, day: date) -> str:
    """Why this day does not take place although the rule says so: closed venue, absent or busy
    person."""
    found = hindrance(permanence, day)
    return found.reason if found else ""


def hindrance(permanence, day: date) -> Hindrance | None:
    """What keeps this day from taking place, and until when."""
    if found := _away(permanence, day):
        return found
    left = left_of(permanence, permanence.recurrence.slot(day))
    return None if left.parts else Hindrance(left.reason, day)


def _away(permanence, day: date) -> Hindrance | None:
    for closure in permanence.venue.known_closures:
        if closure.first_day <= day <= closure.last_day:
            reason = typographic(closure.reason)
            return Hindrance(f"Lieu fermé ({reason})" if reason else "Lieu fermé", closure.last_day)
    for absence in permanence.mediator.known_absences:
        if absence.first_day <= day <= absence.last_day:
            return Hindrance(absence.get_reason_display(), absence.last_day)
    return None
