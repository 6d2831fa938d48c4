"""Everything a template shows of a venue's hours, computed when it is asked for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from typing import Literal

from django.utils import timezone

from core.text import NBSP
from schedules.calendar import Calendar

from . import rules
from .evaluate import Span, is_readable, parse
from .holidays import dated
from .next_day import next_open_day
from .notes import SCHOOL_NOTICE, closures_ahead, notes_of, week_title
from .state import State, closure_state, today_state
from .week import (
    CLOSED,
    Day,
    Group,
    grouped,
    holiday_reason,
    monday_of,
    ordinary_week,
    week_of,
)
from .wording import capitalised, spans_text, uncapitalised

Kind = Literal["none", "unreadable", "partial", "ok"]


@dataclass(frozen=True)
class HoursView:
    """A venue's hours at a moment.

    ``kind``: "none" (nobody gave hours), "unreadable" (the text is shown as it is), "partial" (the
    week is known, today is not: school holidays that no calendar tells, sunset), "ok". A card asks
    for ``state`` only, so the rest is not computed for it.
    """

    raw: str
    closures: tuple
    now: datetime  # naive, local
    calendar: Calendar | None = None

    @property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def text(self) -> str:
        """``raw``, with dates in place of school holidays when all of this week's are known."""
        if not rules.mentions_school_holidays(self.raw) or self.calendar is None:
            return self.raw
        sunday = monday_of(self.today) + timedelta(days=6)
        return dated(self.raw, self.calendar.periods) if self.calendar.knows(sunday) else self.raw

    @cached_property
    def kind(self) -> Kind:
        return _kind(self.text)

    @cached_property
    def state(self) -> State | None:
        """Today's state; only an exceptional closure is certain when the hours are not."""
        if self.kind == "ok":
            return today_state(self.text, self.closures, self.now, last_day=self._last_day)
        return closure_state(self.closures, self.now)

    @cached_property
    def has_week(self) -> bool:
        return self.kind in {"ok", "partial"} and parse(self.text) is not None

    @cached_property
    def week(self) -> list[Day]:
        if not self.has_week:
            return []
        monday = monday_of(self.today)
        return week_of(self.text, self.closures, monday, self.today, reason=self._reason)

    @property
    def week_title(self) -> str:
        return week_title(monday_of(self.today))

    @cached_property
    def is_regular(self) -> bool:
        """Every week is like the others: ``grouped`` may go on paper."""
        return self.has_week and parse(self.raw) is not None and rules.is_weekly(self.raw)

    @cached_property
    def grouped(self) -> list[Group]:
        """The usual week in a few lines; this week's when there is no usual one."""
        if self.is_regular:
            return grouped(ordinary_week(self.raw))
        return grouped(self.week)

    @property
    def grouped_title(self) -> str:
        return "Horaires habituels" if self.is_regular else self.week_title

    @cached_property
    def notes(self) -> list[str]:
        return list(notes_of(self.raw)) if self.kind in {"ok", "partial"} else []

    @property
    def notice(self) -> str:
        """One line for a card when today's state is not known: why, before anything else."""
        why = [note for note in self.notes if note.startswith(SCHOOL_NOTICE)] or self.notes
        return why[0].removesuffix(".") if why else "Horaires à vérifier"

    @property
    def usual(self) -> str:
        """The usual week on one line, for cards and paper; "" when weeks are not all alike."""
        return _usual(self.raw) if self.is_regular else ""

    @property
    def sentence(self) -> str:
        """The usual week and what goes with it in one paragraph; "" when there is no week."""
        lines = in_one_line(self.grouped)
        return " ".join([f"{lines}.", *self.notes]) if lines else ""

    @property
    def shows_raw(self) -> bool:
        """True when words do not say all of it: the text itself then stands beside them."""
        if self.kind == "partial":
            understood = rules.school_rules(self.raw) and not (
                rules.follows_the_sun(self.raw) or rules.holidays_on_weekdays_only(self.raw)
            )
            return not understood or not self.has_week
        return self.kind == "unreadable"

    @cached_property
    def next_closures(self) -> list[str]:
        return closures_ahead(self.closures, self.today)

    def next_open_day(self, weekdays: Collection[int] = ()) -> list[Span]:
        """What is left of the next day open, on some weekdays (0 is Monday) when there are any.

        Empty when no day is certain.
        """
        if self.kind != "ok":
            return []
        return next_open_day(self.text, self.closures, self.now, weekdays, last_day=self._last_day)

    def times(self, spans: list[Span]) -> str:
        """ "9 h – 12 h et 14 h – 17 h"."""
        return spans_text(spans, open_end=rules.has_open_end(self.raw))

    @property
    def _follows_school(self) -> bool:
        return self.text != self.raw

    @property
    def _last_day(self) -> date | None:
        """Past it, nobody knows when the school holidays are."""
        return self.calendar.known_until if self._follows_school else None

    def _reason(self, day: date) -> str:
        """ "Armistice, jour férié", "vacances de Noël" when the hours depend on them."""
        if self.calendar is None:
            return holiday_reason(day)
        if name := self.calendar.public_holiday(day):
            return f"{name}, jour férié"
        return uncapitalised(self.calendar.school_holiday(day)) if self._follows_school else ""


def present_hours(hours, closures, now: datetime, calendar: Calendar | None = None) -> HoursView:
    """What to show at ``now`` (aware) of a row with ``.osm``, or of None; no query.

    ``closures`` is a list of objects with ``first_day``, ``last_day`` and ``reason``. With a
    ``calendar``, hours that depend on school holidays are known as far as it is; it may be lazy,
    since most hours never ask for it.
    """
    raw = hours.osm.strip() if hours else ""
    return HoursView(raw, tuple(closures), timezone.make_naive(now), calendar)


def in_one_line(groups: list[Group]) -> str:
    """ "Du mardi au vendredi : 10 h – 19 h ; samedi : 10 h – 18 h"."""
    return capitalised(f"{NBSP}; ".join(uncapitalised(str(group)) for group in groups))


@lru_cache(maxsize=4096)
def _usual(raw: str) -> str:
    return in_one_line([g for g in grouped(ordinary_week(raw)) if g.text != CLOSED])


@lru_cache(maxsize=4096)
def _kind(raw: str) -> Kind:
    if not raw:
        return "none"
    if not is_readable(raw):
        return "unreadable"
    uncertain = (
        rules.mentions_school_holidays(raw)
        or rules.follows_the_sun(raw)
        or rules.holidays_on_weekdays_only(raw)
    )
    return "partial" if uncertain else "ok"
