"""What templates ask of a venue."""

from django import template
from django.utils import timezone

from venues.opening import HoursView, present_hours

register = template.Library()


@register.simple_tag
def hours_of(venue) -> HoursView:
    """The venue's hours now: ``{% hours_of venue as hours %}``.

    No query for the venues of ``VenueQuerySet.for_listing``.
    """
    closures = venue.known_closures if hasattr(venue, "known_closures") else venue.closures.all()
    return present_hours(getattr(venue, "hours", None), closures, timezone.now())
