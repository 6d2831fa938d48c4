"""What is done for events every night. Each part takes the moment (aware) and says how much.

Each event, and each date, in a transaction of its own: a night's work never holds up whoever
registers meanwhile.
"""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db.models import F, Min, Q
from django.utils import timezone

from events.dates import follow_rule
from events.each import each
from events.enums import DatesKind
from events.models import EventPage
from schedules.known import current_calendar

#: After that, "date à confirmer" is a promise that nobody kept.
CONFIRMED_WITHIN = relativedelta(months=3)


def extend_dates(now: datetime, events=None, most: int | None = None) -> int:
    """The dates of every published event follow its rule, one day further; how many were added.

    ``most``: so many events at most, those with the soonest dates first. Raises ``SomeFailed``
    after all the others when some could not be done.
    """
    events = EventPage.objects.all() if events is None else events
    calendar = current_calendar()
    has_rule = Q(dates_kind=DatesKind.RULE, last_day__gte=timezone.localdate(now))
    # Of dates without a rule too, somebody may have to decide: their venue may be shut.
    current = events.live().filter(has_rule | Q(last_end__gte=now))
    soonest = Min("occurrences__start", filter=Q(occurrences__start__gte=now))
    rows = current.annotate(soonest=soonest).order_by(F("soonest").asc(nulls_last=True), "pk")

    def extend(number: int) -> int:
        # Read one by one: somebody may unpublish it meanwhile.
        event = EventPage.objects.live().select_related("venue").filter(pk=number).first()
        return follow_rule(event, now, calendar).added if event else 0

    return each("extend_dates", list(rows.values_list("pk", flat=True)[:most]), extend)


def long_to_confirm(now: datetime):
    """The published events that have waited for their date for more than three months."""
    since = timezone.localdate(now) - CONFIRMED_WITHIN
    waiting = EventPage.objects.live().filter(dates_kind=DatesKind.TO_CONFIRM)
    return waiting.filter(to_confirm_since__lt=since).order_by("to_confirm_since", "pk")
