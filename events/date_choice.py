"""One of the dates that the registration form offers, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from core.text import NBSP, french_date
from events.card_words import states
from events.date_words import when
from events.enums import Means, Status
from events.models import EventPage, Occurrence
from events.registering import free_places, why_closed


@dataclass(frozen=True)
class DateChoice:
    occurrence: Occurrence

    @property
    def label(self) -> str:
        return when(self.occurrence)

    @property
    def left(self) -> int | None:
        return free_places(self.occurrence)

    @property
    def room_said(self) -> str:
        """ "il reste 3 places sur 8", "complet : liste d’attente", "" where nobody counts."""
        if self.left is None:
            return ""
        if self.left == 0:
            return f"complet{NBSP}: liste d’attente"
        plural = "s" if self.left > 1 else ""
        return f"il reste {self.left} place{plural} sur {self.occurrence.places}"

    @property
    def unusual(self) -> list[str]:
        """What one must know before coming: moved, online, in another room, what is noted."""
        date = self.occurrence
        found = [state.text for state in states(date, takes_places=False) if state.kind != "full"]
        if date.status == Status.FULL and date.original_start:
            before = timezone.localtime(date.original_start).date()
            found.append(f"C’était prévu le {french_date(before, weekday=True)}")
        if date.room:
            found.append(f"Autre salle{NBSP}: {date.room}")
        if date.note:
            found.append(f"À savoir{NBSP}: {date.note}")
        return found


def open_dates(event: EventPage, now: datetime) -> list[Occurrence]:
    """The dates on which one may take a place, or wait for one, through this site."""
    return [row for row in _upcoming(event, now) if not why_closed(row, now)]


def why_none(event: EventPage, now: datetime) -> str:
    """What to say when there is no such date."""
    rows = _upcoming(event, now)
    if not rows:
        return "Il n’y a pas de date prévue pour le moment."
    if Means.NONE in event.registration_means:
        return f"Pas besoin de s’inscrire{NBSP}: venez directement."
    if not event.takes_places_on(Means.SITE):
        return "On ne s’inscrit pas à cet atelier sur ce site. Voici comment faire."
    return why_closed(rows[0], now)


def without_form(event: EventPage, now: datetime) -> DateChoice | None:
    """The next date of an event for which one registers otherwise, or not at all."""
    if event.takes_places_on(Means.SITE):
        return None
    return next((DateChoice(row) for row in _upcoming(event, now) if row.is_held), None)


def _upcoming(event: EventPage, now: datetime) -> Sequence[Occurrence]:
    rows = list(event.occurrences.upcoming(now).order_by("start", "pk"))
    for row in rows:
        row.event = event
    return rows
