"""How long what people wrote or were is kept. Called every night."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from mediators.models import Mediator, Report

#: After it was dealt with; and whatever happens, for nobody may have looked.
KEPT_ONCE_HANDLED = timedelta(days=30)
KEPT_AT_MOST = timedelta(days=365)
#: Somebody who left may come back after the summer.
KEPT_ONCE_GONE = timedelta(days=180)


def purge_reports(now: datetime) -> int:
    """Delete the reports past their term; returns how many. They may hold somebody's name."""
    over = Q(handled_at__lt=now - KEPT_ONCE_HANDLED) | Q(sent_at__lt=now - KEPT_AT_MOST)
    return Report.objects.filter(over).delete()[0]


def purge_former_people(today: date) -> int:
    """Forget how to reach those who left; returns how many. Name and permanences stay: they are
    what the venue did."""
    limit = today - KEPT_ONCE_GONE
    # Who left before that day was noted left after they came.
    over = Q(left_on__lt=limit) | Q(left_on=None, created_on__lt=limit)
    gone = Mediator.objects.filter(over, is_active=False)
    known = gone.exclude(phone="", email="", photo=None, presentation="", languages="")
    return known.update(
        phone="",
        phone_is_public=False,
        email="",
        email_is_public=False,
        photo=None,
        presentation="",
        languages=[],
    )
