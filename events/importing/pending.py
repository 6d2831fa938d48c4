"""The queue: events of files whose place nobody knew, until somebody says where they are."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from events.importing.importer import EventsImport
from events.importing.incoming import Incoming
from events.importing.plan import Plan
from events.importing.report import Report, Result
from events.importing.window import Window
from events.importing.writing import Writer
from events.models import PendingEvent
from mediators.refusals import Refused
from venues.models import VenuePage

GONE = "Cet atelier n’est plus en attente : quelqu’un s’en est occupé."


@dataclass(frozen=True)
class Decision:
    """``venue``: under which the events are made. ``elsewhere``: columns of a place for once."""

    venue: VenuePage
    elsewhere: dict


def waiting(venues):
    """What waits at these venues, the oldest first."""
    rows = PendingEvent.objects.filter(venue__in=venues, dismissed_at=None)
    return rows.select_related("venue")


def same_place(pending: PendingEvent):
    """The others of the same import's venue that wait with the very same words."""
    others = PendingEvent.objects.filter(
        venue=pending.venue, place=pending.place, dismissed_at=None
    )
    return others.exclude(pk=pending.pk).order_by("arrived_at", "pk")


def settle(pending: PendingEvent, decision: Decision, user, now: datetime, *, with_others: bool):
    """Make the event, and the others of the same place when asked; the report of what was made.

    Raises ``Refused`` when it waits no more, or when nothing of it is to come.
    """
    report = Report()
    with transaction.atomic():
        numbers = [pending.pk]
        if with_others:
            numbers += same_place(pending).values_list("pk", flat=True)
        rows = PendingEvent.objects.select_for_update(of=("self",)).filter(
            pk__in=numbers, dismissed_at=None
        )
        found = sorted(rows, key=lambda row: numbers.index(row.pk))
        if not found or found[0].pk != pending.pk:
            raise Refused(GONE)
        task = EventsImport(pending.venue, pending.file_name, report, now, user=user)
        task.begin()
        for row in found:
            _settle_one(task, row, decision)
    return report


def dismiss(pending: PendingEvent, now: datetime) -> bool:
    """Kept out of sight, so that the same file does not bring it back; False when it was already."""
    rows = PendingEvent.objects.filter(pk=pending.pk, dismissed_at=None)
    return bool(rows.update(dismissed_at=now))


def _settle_one(task: EventsImport, row: PendingEvent, decision: Decision) -> None:
    incoming = Incoming.from_json(row.content)
    window = Window.around(task.now)
    incoming.dates = [date for date in incoming.dates if window.holds(date)]
    plan = Plan(incoming)
    if not incoming.dates:
        plan.say(Result.LEFT, "toutes ses dates sont passées.")
        row.delete()
    else:
        task.plan_at(plan, decision.venue, decision.elsewhere)
        if plan.entries[0].result == Result.REFUSED:
            raise Refused(plan.entries[0].message.capitalize())
        Writer(task).write(plan)
    for entry in plan.entries:
        task.report.add(entry)
