"""How long registrations are kept: thirty days after the date; then only how many they were."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Sum

from events.each import each
from events.enums import Attendance
from events.models import Occurrence
from events.registering import hold
from mediators.refusals import Refused

#: Said on the form, in the e-mails and on the page about personal data.
KEPT_AFTER = timedelta(days=30)


def purge_registrations(now: datetime) -> int:
    """Delete those past their term, and count them on their date first; returns how many.

    Places, not rows: a family of four is four people who came. Raises ``SomeFailed`` after all the
    other dates when one could not be purged.
    """
    over = Occurrence.objects.filter(end__lt=now - KEPT_AFTER, registrations__isnull=False)
    numbers = list(over.order_by("pk").distinct().values_list("pk", flat=True))
    return each("purge_registrations", numbers, _purge_date)


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
