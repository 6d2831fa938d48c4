"""How long what visitors write is kept. Called every night."""

from datetime import datetime, timedelta

from django.db.models import Q

from mediators.models import Report

#: After it was dealt with; and whatever happens, for nobody may have looked.
KEPT_ONCE_HANDLED = timedelta(days=30)
KEPT_AT_MOST = timedelta(days=365)


def purge_reports(now: datetime) -> int:
    """Delete the reports past their term; returns how many. They may hold somebody's name."""
    over = Q(handled_at__lt=now - KEPT_ONCE_HANDLED) | Q(sent_at__lt=now - KEPT_AT_MOST)
    return Report.objects.filter(over).delete()[0]
