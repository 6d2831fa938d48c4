"""What happened to some dates of the demonstration: each state of a date is there to be seen."""

from collections.abc import Callable
from datetime import datetime, timedelta

from events.enums import Status
from events.models import EventPage, Occurrence


def change_next_dates(event: EventPage, changes: tuple[str, ...], now: datetime) -> None:
    """The first change is that of the next date, and so on; "" leaves a date as it is."""
    coming = list(event.occurrences.filter(start__gt=now).order_by("start")[: len(changes)])
    for occurrence, change in zip(coming, changes, strict=False):
        if change:
            _CHANGES[change](occurrence)
            occurrence.sequence += 1
            occurrence.changed_at = now
            occurrence.save()


def _cancel(occurrence: Occurrence) -> None:
    occurrence.status = Status.CANCELLED
    occurrence.reason = "le chauffage est en panne"


def _move(occurrence: Occurrence) -> None:
    occurrence.status = Status.RESCHEDULED
    occurrence.original_start = occurrence.start
    occurrence.start += timedelta(days=1)
    occurrence.end += timedelta(days=1)


def _go_online(occurrence: Occurrence) -> None:
    occurrence.status = Status.ONLINE
    occurrence.online_url = "https://visio.example.org/cafe-ia"
    occurrence.reason = "la salle est en travaux"


def _postpone(occurrence: Occurrence) -> None:
    occurrence.status = Status.POSTPONED
    occurrence.reason = "l’intervenante n’est pas disponible, nouvelle date bientôt"


def _fill(occurrence: Occurrence) -> None:
    occurrence.status = Status.FULL
    occurrence.note = "Un groupe a réservé toute la séance."


def _annotate(occurrence: Occurrence) -> None:
    occurrence.note = "Apportez un petit objet à mesurer."
    occurrence.room = "Espace jeunesse"
    occurrence.capacity = 4


def _add(occurrence: Occurrence) -> None:
    """One more, a week-end, beside the rule."""
    days = timedelta(days=12 - occurrence.start.weekday())
    Occurrence.objects.create(
        event=occurrence.event,
        start=occurrence.start + days,
        end=occurrence.end + days,
        note="Séance en plus, pour les familles.",
    )


_CHANGES: dict[str, Callable[[Occurrence], None]] = {
    "annule": _cancel,
    "deplace": _move,
    "en-ligne": _go_online,
    "reporte": _postpone,
    "complet": _fill,
    "note": _annotate,
    "ajoute": _add,
}
