"""What templates ask of a venue."""

from django import template
from django.utils import timezone

from venues.opening import HoursView, present_hours

register = template.Library()


@register.simple_tag
def hours_of(venue) -> HoursView:
    """The venue's hours now: ``{% hours_of venue as hours %}``.

    No query when ``hours`` was selected and ``closures`` prefetched (``VenueQuerySet.for_listing``).
    """
    return present_hours(getattr(venue, "hours", None), venue.closures.all(), timezone.now())
