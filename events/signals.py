"""When the dates of events follow: at a publication, and when the school calendar or the closures
of their venue change.

A holiday or a closure is stored whatever becomes of the dates: what fails is logged, and the night
does it again (``nightly.extend_dates``), and fails aloud."""

from contextlib import suppress
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.signals import page_published, post_page_move

from events.each import SomeFailed
from events.enums import RegistrationState

#: Events that follow the school calendar while somebody waits for their page; the night does all.
MOST_AT_ONCE = 300
#: The same at the venue of a closure that changes: those whose dates somebody must decide about.
MOST_AT_A_VENUE = 50


def connect() -> None:
    from events import engagement_signals
    from events.models import EventPage
    from schedules.models import SchoolCalendar, SchoolHoliday
    from venues.models import Closure

    page_published.connect(follow, sender=EventPage, dispatch_uid="events.follow")
    post_page_move.connect(moved, sender=EventPage, dispatch_uid="events.moved")
    changes = {
        SchoolHoliday: calendar_changed,
        SchoolCalendar: calendar_changed,
        Closure: closure_changed,
    }
    for model, receiver in changes.items():
        for signal in (post_save, post_delete):
            uid = f"events.{model.__name__}-{id(signal)}"
            signal.connect(receiver, sender=model, dispatch_uid=uid)
    # After what moves an event to its venue.
    engagement_signals.connect()


def follow(sender, instance, **kwargs):
    """In the transaction of the publication (``EventPage.publish``)."""
    from events.dates import follow_rule
    from events.registering import promote

    now = timezone.now()
    follow_rule(instance, now)
    # There may be more places than before.
    waited_for = instance.occurrences.upcoming(now).filter(
        registrations__state=RegistrationState.WAITING
    )
    for occurrence in waited_for.distinct().order_by("pk"):
        promote(occurrence, now)


def moved(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """An event that goes to another venue is held there; moving writes the tree only."""
    from events.telling import tell_expected

    with transaction.atomic():
        sender.objects.filter(pk=instance.pk).update(venue_id=parent_page_after.pk)
        event = sender.objects.get(pk=instance.pk)
        if parent_page_before.pk != parent_page_after.pk and not event.is_elsewhere:
            tell_expected(event, timezone.now())


def calendar_changed(sender, **kwargs):
    """Once for all the rows that change together, when they are there for good."""
    pending = transaction.get_connection().run_on_commit
    if not any(getattr(entry[1], "func", None) is follow_calendar for entry in pending):
        transaction.on_commit(partial(follow_calendar))


def follow_calendar() -> None:
    """The ``MOST_AT_ONCE`` events with the soonest dates: ``run_daily`` does the others, so that
    saving a holiday takes no longer the more events there are."""
    from events.models import EventPage
    from events.nightly import extend_dates

    depends = EventPage.objects.exclude(school_policy="toujours")
    with suppress(SomeFailed):
        extend_dates(timezone.now(), depends, most=MOST_AT_ONCE)


def closure_changed(sender, instance, **kwargs):
    transaction.on_commit(partial(follow_venue, instance.venue_id))


def follow_venue(venue: int) -> None:
    """A closure only asks about dates to come where somebody is expected, or that somebody kept:
    the ``MOST_AT_A_VENUE`` events that have the soonest; ``run_daily`` does the others."""
    from events.models import EventPage, Occurrence, Registration
    from events.nightly import extend_dates

    now = timezone.now()
    asked = Q(registrations__in=Registration.objects.active()) | ~Q(question="") | ~Q(settled="")
    dates = Occurrence.objects.filter(asked, event__venue=venue, end__gte=now)
    events = EventPage.objects.filter(pk__in=dates.values("event"))
    with suppress(SomeFailed):
        extend_dates(now, events, most=MOST_AT_A_VENUE)
