"""A date of an event in French, for its history and its screens; and in one word, its version."""

from datetime import datetime

from django.utils import timezone

from core.text import NBSP, french_date, french_time
from events.enums import Status
from mediators.versions import version_of

#: What an editor decides about a date, and may overwrite by mistake.
_DECIDED = (
    "start", "end", "status", "reason", "note", "room", "online_url", "capacity", "question"
)  # fmt: skip


def version(occurrence) -> str:
    """What a form carries, to tell whether somebody else changed the date meanwhile."""
    return version_of({name: _plain(getattr(occurrence, name)) for name in _DECIDED})


def when(start: datetime, end: datetime) -> str:
    """ "mardi 17 février 2026 de 14 h à 16 h"."""
    first, last = timezone.localtime(start), timezone.localtime(end)
    day = french_date(first.date(), weekday=True, year=True)
    if first.date() == last.date():
        return f"{day} de {french_time(first.time())} à {french_time(last.time())}"
    until = french_date(last.date(), weekday=True, year=True)
    return f"{day} à {french_time(first.time())}, jusqu’au {until} à {french_time(last.time())}"


def said(occurrence) -> str:
    """Everything that was decided about a date, in one line of the history."""
    parts = [when(occurrence.start, occurrence.end)]
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
