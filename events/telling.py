"""A publication or a move that changes where people go is told to whoever is expected there."""

from datetime import datetime

from core.text import NBSP
from events import registering
from events.enums import Audience, CallReason
from events.expiry import expected_below
from events.models import EventPage

_PLACE = (
    "place_name",
    "place_address",
    "place_postal_code",
    "place_commune",
    "room",
    "audience",
)


def shown(event: EventPage) -> dict[str, str]:
    """What people who are registered were told, as it is published."""
    return EventPage.objects.filter(pk=event.pk, live=True).values(*_PLACE).first() or {}


def tell_if_changed(event: EventPage, before: dict[str, str], now: datetime) -> None:
    """``before`` is what ``shown`` said; a page that was not live told nothing."""
    after = shown(event)
    if not before or not after or before == after:
        return
    only_room = {name for name in _PLACE if before[name] != after[name]} == {"room"}
    tell_expected(event, now, spares_own_rooms=only_room)


def tell_expected(event: EventPage, now: datetime, *, spares_own_rooms=False) -> None:
    """At the dates to come, in the order in which they are locked everywhere."""
    dates = expected_below(event, now).distinct().order_by("pk")
    for date in dates.filter(room="") if spares_own_rooms else dates:
        registering.tell(date, CallReason.CHANGED, now)


def audience_blocker(event: EventPage, now: datetime) -> str:
    """Visitors who are registered would no longer find their workshop; "" when there are none."""
    before = shown(event)
    if not before or before["audience"] != Audience.PUBLIC or not event.is_internal:
        return ""
    total = expected_below(event, now).count()
    if not total:
        return ""
    people = "1 personne est inscrite" if total == 1 else f"{total} personnes sont inscrites"
    return (
        f"{people}{NBSP}: annulez d’abord leurs dates, à l’écran «{NBSP}Dates{NBSP}». "
        "Elles seront prévenues. Vous pourrez ensuite changer à qui l’atelier est ouvert."
    )
