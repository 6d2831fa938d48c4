"""What templates ask of a venue."""

from django import template
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from schedules.known import current_calendar
from venues.opening import HoursView, present_hours
from venues.vocabulary import Public

register = template.Library()


@register.filter
def publics_said(codes: list[str]) -> str:
    """ "jeunes, familles, enfants"."""
    return ", ".join(Public(code).said for code in codes).lower()


@register.simple_tag
def hours_of(venue) -> HoursView:
    """The venue's hours now: ``{% hours_of venue as hours %}``.

    No query for the venues of ``VenueQuerySet.for_listing``.
    """
    if hasattr(venue, "known_closures"):
        closures = venue.known_closures
    else:  # a preview of a page that was never saved has none
        closures = venue.closures.all() if venue.pk else ()
    hours = getattr(venue, "hours", None)
    return present_hours(hours, closures, timezone.now(), SimpleLazyObject(current_calendar))
