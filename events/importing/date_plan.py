"""What a file does to the dates of an event, and what it must ask.

A date that nobody touched nor booked follows the file. One that somebody cancelled, moved or
annotated, or that has registrations, stays as it is: when the file begins to say something else, it
becomes a question. ``base`` is what the file said last time, so a question is asked once.
"""

from dataclasses import dataclass, field
from datetime import datetime

from core.text import NBSP, french_date, french_time
from events.enums import Status
from events.importing.incoming import Incoming, IncomingDate
from events.models import Occurrence
from schedules.recurrence import PARIS

#: How a question of ours begins: the file takes it back when it agrees again.
ASKED = "le fichier importé"


@dataclass
class DatePlan:
    """``said`` is what to remember of the file: key → what it said."""

    added: list[IncomingDate] = field(default_factory=list)
    changed: list[tuple[Occurrence, IncomingDate]] = field(default_factory=list)
    removed: list[Occurrence] = field(default_factory=list)
    asked: list[tuple[Occurrence, str]] = field(default_factory=list)
    answered: list[Occurrence] = field(default_factory=list)
    kept: list[Occurrence] = field(default_factory=list)
    #: The same date under another key: its hour changed at the source, or it was added by hand.
    adopted: list[tuple[Occurrence, str]] = field(default_factory=list)
    said: dict = field(default_factory=dict)

    @property
    def changes(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.asked)

    def in_words(self) -> list[str]:
        counts = (
            (self.added, "ajoutée"),
            (self.changed, "modifiée"),
            (self.removed, "retirée"),
        )
        return [
            f"{len(rows)} date{'s' if len(rows) > 1 else ''} {word}{'s' if len(rows) > 1 else ''}"
            for rows, word in counts
            if rows
        ]


def plan_dates(
    incoming: Incoming,
    stored: list[Occurrence],
    base: dict,
    now: datetime,
    *,
    refused: frozenset[str] = frozenset(),
    overwrite: bool = False,
) -> DatePlan:
    """``stored`` have ``active``, how many are registered. ``refused``: ids of which the file says
    something that could not be read, so that nothing is known to have vanished."""
    plan = DatePlan()
    pairs, new, gone = _matched(incoming, stored, now)
    for occurrence, date in pairs:
        known = base.get(date.key) or base.get(occurrence.external_id)
        _follow(plan, occurrence, date, known, now, overwrite)
    for date in new:
        if not incoming.cancelled:
            plan.added.append(date)
        plan.said[date.key] = date.remembered()
    for occurrence in gone:
        known = base.get(occurrence.external_id)
        if occurrence.start <= now:
            continue
        if occurrence.external_id.partition("|")[0] in refused:
            plan.said |= {occurrence.external_id: known} if known else {}
        elif incoming.cancelled:
            _follow(plan, occurrence, _cancelled(occurrence), known, now, overwrite)
        else:
            _vanish(plan, occurrence, known, overwrite)
    return plan


def _matched(incoming: Incoming, stored: list[Occurrence], now: datetime):
    """(pairs, new dates, imported dates that the file has no more)."""
    by_key = {occurrence.external_id: occurrence for occurrence in stored if occurrence.external_id}
    pairs = [(by_key.pop(date.key), date) for date in incoming.dates if date.key in by_key]
    known = {date.key for _, date in pairs}
    new = [date for date in incoming.dates if date.key not in known]
    free = [row for row in stored if row.external_id in by_key or not row.external_id]
    for same in (_same_start, _same_day):
        for date in list(new):
            found = [
                row for row in free if same(row, date) and (row.external_id or same is _same_start)
            ]
            others = [other for other in new if same is _same_day and _days(other) == _days(date)]
            if len(found) == 1 and len(others) <= 1:
                pairs.append((found[0], date))
                new.remove(date)
                free.remove(found[0])
    return pairs, new, [row for row in free if row.external_id]


def _same_start(occurrence: Occurrence, date: IncomingDate) -> bool:
    return occurrence.start == date.start


def _same_day(occurrence: Occurrence, date: IncomingDate) -> bool:
    return occurrence.day == _days(date)


def _days(date: IncomingDate):
    return date.start.astimezone(PARIS).date()


def _follow(plan: DatePlan, occurrence, date: IncomingDate, known: dict | None, now, overwrite):
    if known and _is_older(date, known):
        plan.said[date.key] = known
        return
    said, current = date.said(), _current(occurrence)
    plan.said[date.key] = date.remembered()
    if occurrence.external_id != date.key:
        plan.adopted.append((occurrence, date.key))
    if said == current:
        if occurrence.question.startswith(ASKED):
            plan.answered.append(occurrence)
    elif occurrence.start <= now:
        return
    elif occurrence.active or (_by_hand(occurrence, known) and not overwrite):
        if _bare(known) == said:
            plan.kept.append(occurrence)
        else:
            plan.asked.append((occurrence, f"{ASKED} {_in_words(date)}"[:200]))
    else:
        plan.changed.append((occurrence, date))


def _vanish(plan: DatePlan, occurrence: Occurrence, known: dict | None, overwrite: bool) -> None:
    decided = _by_hand(occurrence, known) and not overwrite
    if occurrence.active or (decided and occurrence.is_held):
        if known:
            plan.asked.append((occurrence, f"{ASKED} n’a plus cette date"))
        else:
            plan.kept.append(occurrence)
    elif not decided:
        plan.removed.append(occurrence)


def _is_older(date: IncomingDate, known: dict) -> bool:
    before = known.get("sequence")
    return date.sequence is not None and before is not None and date.sequence < before


def _bare(known: dict | None) -> dict | None:
    return {name: value for name, value in known.items() if name != "sequence"} if known else None


def _current(occurrence: Occurrence) -> dict:
    return IncomingDate(
        key=occurrence.external_id,
        start=occurrence.start,
        end=occurrence.end,
        is_all_day=occurrence.is_all_day,
        status=occurrence.status,
        note=occurrence.note,
        online_url=occurrence.online_url,
    ).said()


def _by_hand(occurrence: Occurrence, known: dict | None) -> bool:
    """Somebody decided something about it: it is not as an import left it."""
    beside = occurrence.reason or occurrence.room or occurrence.capacity is not None
    moved = occurrence.original_start is not None
    return bool(beside or moved or _current(occurrence) != _bare(known))


def _cancelled(occurrence: Occurrence) -> IncomingDate:
    return IncomingDate(
        key=occurrence.external_id,
        start=occurrence.start,
        end=occurrence.end,
        is_all_day=occurrence.is_all_day,
        status=int(Status.CANCELLED),
        note=occurrence.note,
        online_url=occurrence.online_url,
    )


def _in_words(date: IncomingDate) -> str:
    if date.status in (Status.CANCELLED, Status.POSTPONED):
        return f"dit{NBSP}: {Status(date.status).label.lower()}"
    start, end = date.start.astimezone(PARIS), date.end.astimezone(PARIS)
    hours = "" if date.is_all_day else f", {french_time(start.time())} – {french_time(end.time())}"
    return f"dit{NBSP}: {french_date(start.date(), weekday=True, year=True)}{hours}"
