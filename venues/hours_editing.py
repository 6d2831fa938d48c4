"""Changes to what is true today or not: hours, closures, the date of the last check.

Live at once, and only these rows: the page, its drafts and its moderation stay as they are. Each
change is written in the page's history with what was there before. The venue's row is locked for
the time of a change, so that a form sent twice changes and logs once.
"""

from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from venues.models import Closure, VenueCheck, VenueHours, VenuePage


def save_hours(venue: VenuePage, osm: str, user, today: date) -> bool:
    """Store the hours; False when they were these already."""
    with transaction.atomic():
        _lock(venue)
        hours = VenueHours.objects.filter(venue=venue).first() or VenueHours(venue=venue)
        before = hours.osm
        if before == osm:
            return False
        hours.osm, hours.updated_on = osm, today
        hours.save()
        _log(venue, "venues.hours_changed", user, before, osm)
    return True


def save_closure(closure: Closure, user) -> bool:
    """Add or change a closure; False when the venue has the same one already."""
    with transaction.atomic():
        _lock(closure.venue)
        same = Closure.objects.filter(
            venue=closure.venue,
            first_day=closure.first_day,
            last_day=closure.last_day,
            reason=closure.reason,
        )
        if same.exists():
            return False
        before = Closure.objects.filter(pk=closure.pk).first() if closure.pk else None
        closure.save()
        _log(closure.venue, "venues.closure_saved", user, _said(before), _said(closure))
    return True


def delete_closure(closure: Closure, user) -> None:
    with transaction.atomic():
        _lock(closure.venue)
        deleted, _ = Closure.objects.filter(pk=closure.pk).delete()
        if deleted:
            _log(closure.venue, "venues.closure_deleted", user, _said(closure), "")


def record_check(venue: VenuePage, user, today: date) -> bool:
    """Somebody read everything again; False when it was already done today."""
    with transaction.atomic():
        _lock(venue)
        check = VenueCheck.objects.filter(venue=venue).first()
        if check and check.checked_on >= today:
            return False
        before = check.checked_on.isoformat() if check else ""
        VenueCheck.objects.update_or_create(
            venue=venue, defaults={"checked_on": today, "checked_by": user}
        )
        _log(venue, "venues.checked", user, before, today.isoformat())
    return True


def _lock(venue: VenuePage) -> None:
    # SQLite needs no lock: its write transactions queue.
    list(VenuePage.objects.select_for_update(of=("self",)).filter(pk=venue.pk).only("pk"))


def _log(venue: VenuePage, action: str, user, before: str, after: str) -> None:
    log(instance=venue, action=action, user=user, data={"before": before, "after": after})


def _said(closure: Closure | None) -> str:
    if closure is None:
        return ""
    reason = f" ({closure.reason})" if closure.reason else ""
    return f"{closure.first_day.isoformat()} – {closure.last_day.isoformat()}{reason}"
