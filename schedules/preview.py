"""What a rule comes to, for whoever is about to keep it: a sentence, dates, what is left out."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.text import NBSP, french_date
from schedules.calendar import Calendar
from schedules.enums import Frequency
from schedules.recurrence import Recurrence, Removed, Slot
from schedules.wording import describe

MOST_SLOTS = 12
#: What is left out is listed this far ahead: holidays come back every year.
AHEAD = timedelta(days=365)


@dataclass(frozen=True)
class RulePreview:
    """A rule seen from a day: ``count`` slots are to come, ``next_slots`` are the first twelve.

    ``removed`` are the usual days of the coming year that do not take place. ``warnings`` are
    sentences about what an editor may not expect.
    """

    sentence: str
    next_slots: tuple[Slot, ...]
    count: int
    removed: tuple[Removed, ...]
    warnings: tuple[str, ...]

    @property
    def next_days(self) -> list[str]:
        """ "mardi 24 novembre 2026", for each of ``next_slots``."""
        return [_said(slot.day) for slot in self.next_slots]

    @property
    def removed_days(self) -> list[str]:
        """ "mardi 22 décembre 2026 : Vacances de Noël"."""
        return [f"{_said(gone.day)}{NBSP}: {gone.reason}" for gone in self.removed]

    @property
    def more(self) -> int:
        """How many slots are to come after those that are listed."""
        return self.count - len(self.next_slots)


def preview_of(rule: Recurrence, calendar: Calendar, today: date) -> RulePreview:
    first = max(today, rule.first_day)
    expansion = rule.expand(first, rule.last_day, calendar)
    removed = tuple(
        gone
        for gone in rule.removed(first, first + AHEAD, calendar)
        if not rule.is_out_of_season(gone.day, calendar)
    )
    sentence = describe(rule, today)
    return RulePreview(
        sentence=f"{sentence[0].upper()}{sentence[1:]}.",
        next_slots=expansion.slots[:MOST_SLOTS],
        count=len(expansion),
        removed=removed,
        warnings=tuple(_warnings(rule, calendar, today, len(expansion))),
    )


def _warnings(rule: Recurrence, calendar: Calendar, today: date, count: int):
    if rule.last_day < today:
        yield "Toutes ces dates sont passées."
    elif rule.depends_on_school and not calendar.known_until:
        yield (
            f"Le calendrier scolaire n’est pas rempli{NBSP}: le site ne peut annoncer aucune date. "
            f"Choisissez «{NBSP}Toute l’année{NBSP}», ou demandez à l’agence de le remplir."
        )
    elif rule.depends_on_school and calendar.known_until < rule.last_day:
        until = french_date(calendar.known_until, year=True)
        yield (
            f"Le calendrier scolaire est connu jusqu’au {until}. "
            "Les dates d’après s’afficheront quand l’agence l’aura complété."
        )
    elif not count:
        yield "Aucune date n’a lieu. Regardez les vacances et les jours fériés."
    if rule.frequency in {Frequency.ONCE, Frequency.DATES}:
        for day in rule.days(today, rule.last_day):
            if name := calendar.public_holiday(day):
                yield f"Le {_said(day)} est férié ({name})."


def _said(day: date) -> str:
    return french_date(day, weekday=True, year=True)
