"""What was to go offline by itself stays while people are expected.

Wagtail's scheduled command takes plain pages offline, past the models of this site and past the
hooks of its admin: so expiries are put off before it looks.
"""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from events.models import EventPage, Occurrence, Registration
from venues.models import VenuePage


def put_off_expiries(now: datetime) -> int:
    """Events, and venues that hold them, expire after the last date that somebody comes to. How
    many were put off."""
    done = 0
    # A venue hides its events with it.
    for model in (EventPage, VenuePage):
        for page in model.objects.filter(live=True, expire_at__lt=now).order_by("pk"):
            done += _put_off(page, now)
    return done


def _put_off(page: Page, now: datetime) -> bool:
    with transaction.atomic():
        last = last_expected(page, now)
        if last is None:
            return False
        Page.objects.filter(pk=page.pk).update(expire_at=last.end)
        log(instance=page, action="events.expiry_put_off", data={"until": last.end.isoformat()})
    return True


def expected_below(page: Page, now: datetime):
    """The dates to come that somebody comes to, of the published events from this page down."""
    return (
        Occurrence.objects.held()
        .upcoming(now)
        .filter(
            event__path__startswith=page.path,
            event__live=True,
            registrations__in=Registration.objects.active(),
        )
    )


def last_expected(page: Page, now: datetime) -> Occurrence | None:
    return expected_below(page, now).order_by("end").last()
