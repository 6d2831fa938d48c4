"""Two days before: "c'est bientôt", by e-mail where there is one (``outbox.send_due``), else a call
from the library."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from events import outbox
from events.enums import CallReason
from events.models import Occurrence, Registration
from events.registering import hold
from mediators.refusals import Refused

DAYS_BEFORE = 2


def remind(now: datetime) -> int:
    """Everybody who has a place on a date of the next two days, once; returns how many.

    Whoever waits has no place to be reminded of. A night that was missed is made up for: what was
    not reminded two days before is the day before.
    """
    today = timezone.localdate(now)
    midnight = datetime.combine(today + timedelta(days=DAYS_BEFORE + 1), time())
    until = timezone.make_aware(midnight)
    soon = Occurrence.objects.held().filter(
        start__gt=now, start__lt=until, event__live=True, registrations__reminded_at=None
    )
    numbers = list(soon.order_by("pk").distinct().values_list("pk", flat=True))
    return sum(_remind_date(number, now) for number in numbers)


def _remind_date(number: int, now: datetime) -> int:
    """Under the lock: twice at once, the second finds everybody reminded."""
    with transaction.atomic():
        try:
            held = hold(Occurrence(pk=number))
        except Refused:  # deleted meanwhile
            return 0
        if not held.is_held:
            return 0
        # Who has taken a place since the last reminders knows it from the page just seen.
        due = held.registrations.confirmed().filter(reminded_at=None)
        found = list(due.values_list("pk", flat=True))
        rows = Registration.objects.filter(pk__in=found)
        rows.update(reminded_at=now)
        rows.filter(call_reason="").update(call_reason=CallReason.REMINDER)
        outbox.put(found, leaves_soon=False)
    return len(found)
