"""Everything a template shows of a venue's hours, computed when it is asked for."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Literal

from django.utils import timezone

from core.text import NBSP

from . import rules
from .evaluate import is_readable, parse
from .notes import SCHOOL_NOTICE, closures_ahead, notes_of, week_title
from .state import State, closure_state, today_state
from .week import CLOSED, Day, Group, grouped, monday_of, ordinary_week, week_of
from .wording import capitalised, uncapitalised

Kind = Literal["none", "unreadable", "partial", "ok"]


@dataclass(frozen=True)
class HoursView:
    """A venue's hours at a moment.

    ``kind``: "none" (nobody gave hours), "unreadable" (the text is shown as it is), "partial" (the
    week is known, today is not: school holidays, sunset), "ok". A card asks for ``state`` only, so
    the rest is not computed for it.
    """

    raw: str
    closures: tuple
    now: datetime  # naive, local

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def kind(self) -> Kind:
        return _kind(self.raw)

    @cached_property
    def state(self) -> State | None:
        """Today's state; only an exceptional closure is certain when the hours are not."""
        if self.kind == "ok":
            return today_state(self.raw, self.closures, self.now)
        return closure_state(self.closures, self.now)

    @cached_property
    def has_week(self) -> bool:
        return self.kind in {"ok", "partial"} and parse(self.raw) is not None

    @cached_property
    def week(self) -> list[Day]:
        if not self.has_week:
            return []
        return week_of(self.raw, self.closures, monday_of(self.today), self.today)

    @property
    def week_title(self) -> str:
        return week_title(monday_of(self.today))

    @cached_property
    def is_regular(self) -> bool:
        """Every week is like the others: ``grouped`` may go on paper."""
        return self.has_week and rules.is_weekly(self.raw)

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


def present_hours(hours, closures, now: datetime) -> HoursView:
    """What to show at ``now`` (aware) of a row with ``.osm``, or of None; no query.

    ``closures`` is a list of objects with ``first_day``, ``last_day`` and ``reason``.
    """
    raw = hours.osm.strip() if hours else ""
    return HoursView(raw, tuple(closures), timezone.make_naive(now))


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
