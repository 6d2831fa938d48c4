"""What the history of a venue says of its permanences and of who is away: before, after."""

from collections.abc import Iterable
from datetime import date

from wagtail.log_actions import log

from core.text import NBSP, joined
from mediators.models import Absence, Permanence
from venues.models import VenuePage


def said(permanence: Permanence | None) -> str:
    if permanence is None:
        return ""
    lists = ("services", "devices_brought", "devices_accepted", "postures")
    labels = [permanence.labels(name) for name in lists]
    parts = [
        permanence.mediator.name,
        permanence.sentence(),
        permanence.get_mode_display().lower(),
        permanence.booking_phone,
        permanence.booking_url,
        *(joined(found) for found in labels),
        joined([item.label for item in permanence.bring.all()]),
        permanence.note,
    ]
    return f"{NBSP}; ".join(part for part in parts if part)


def said_days(absence: Absence | None) -> str:
    if absence is None:
        return ""
    days = f"{absence.first_day.isoformat()} – {absence.last_day.isoformat()}"
    return f"{absence.mediator.name}, {days} ({absence.get_reason_display()})"


def log_permanence(venue: VenuePage, action: str, user, before: str, after: str) -> None:
    data = {"before": before, "after": after}
    log(instance=venue, action=f"mediators.{action}", user=user, data=data)


def log_absence(
    people: Iterable[int], action: str, user, today: date, before: str, after: str
) -> None:
    """In the history of every venue where one of these people is expected."""
    venues = VenuePage.objects.filter(
        permanences__mediator__in=people, permanences__last_day__gte=today
    )
    for venue in venues.distinct():
        log_permanence(venue, action, user, before, after)
