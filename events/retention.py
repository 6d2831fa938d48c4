"""How long registrations, and what imported files said, are kept."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, Sum

from events.each import each
from events.enums import Attendance
from events.importing.incoming import Incoming
from events.models import EventImport, Occurrence, PendingEvent
from events.registering import hold
from mediators.refusals import Refused

#: Said on the form, in the e-mails and on the page about personal data.
KEPT_AFTER = timedelta(days=30)
#: What a file said of an event whose dates are over: it may name the person to ring up. A yearly
#: course is imported again within that time.
FILES_KEPT = timedelta(days=365)
#: An event that waits for its place, or was dismissed, after its last date; longer than files may
#: bring what is over (``importing.limits.BEHIND``), so that none brings it back.
PENDING_KEPT = timedelta(days=60)


def purge_registrations(now: datetime) -> int:
    """Delete those past their term, and count them on their date first; returns how many.

    Places, not rows: a family of four is four people who came. Raises ``SomeFailed`` after all the
    other dates when one could not be purged.
    """
    over = Occurrence.objects.filter(end__lt=now - KEPT_AFTER, registrations__isnull=False)
    numbers = list(over.order_by("pk").distinct().values_list("pk", flat=True))
    return each("purge_registrations", numbers, _purge_date)


def purge_imports(now: datetime) -> int:
    """Forget what files said past its term; of how many events."""
    long_over = now - FILES_KEPT
    over = Q(event__last_end__lt=long_over) | Q(event__last_end=None, imported_at__lt=long_over)
    forgotten = EventImport.objects.filter(over).exclude(content={}, file_name="")
    gone = forgotten.update(content={}, file_name="")
    numbers = [row.pk for row in PendingEvent.objects.iterator() if _is_stale(row, now)]
    return gone + PendingEvent.objects.filter(pk__in=numbers).delete()[0]


def _is_stale(pending: PendingEvent, now: datetime) -> bool:
    ends = [date.end for date in Incoming.from_json(pending.content).dates]
    return pending.arrived_at < now - FILES_KEPT or max(ends, default=now) < now - PENDING_KEPT


def _purge_date(number: int) -> int:
    """Under the lock: twice at once, the second finds nothing more to count."""
    with transaction.atomic():
        try:
            held = hold(Occurrence(pk=number))
        except Refused:  # deleted meanwhile
            return 0
        rows = held.registrations.all()
        held.registered_total = _added(held.registered_total, rows.confirmed())
        came = rows.confirmed().filter(attendance=Attendance.CAME)
        held.attended_total = _added(held.attended_total, came)
        absent = rows.confirmed().filter(attendance=Attendance.ABSENT)
        held.absent_total = _added(held.absent_total, absent)
        gone = rows.count()
        rows.delete()
        held.save(update_fields=["registered_total", "attended_total", "absent_total"])
    return gone


def _added(before: int | None, rows) -> int:
    """To what an earlier night counted: a date may have been moved back after it."""
    return (before or 0) + (rows.aggregate(sum=Sum("places"))["sum"] or 0)
