"""Who may read an event: visitors what is public, the network's own staff what is internal too."""

from django.http import Http404
from django.utils.cache import patch_cache_control

from events.enums import Audience
from events.models import EventPage
from venues.querysets import visible_pages


def is_staff(user) -> bool:
    """Signed in, and at work in the network."""
    return user.is_active and user.has_perm("wagtailadmin.access_admin")


def readable_by(user):
    """The published events that this person may read."""
    events = EventPage.objects.filter(visible_pages(), venue__live=True).select_related("venue")
    return events if is_staff(user) else events.filter(audience=Audience.PUBLIC)


def find_event(venue_slug: str, slug: str, user) -> EventPage:
    """The event at `/lieux/<venue>/<event>/`. Raises ``Http404``, the same whether it is internal
    or does not exist."""
    found = readable_by(user).filter(venue__slug=venue_slug, slug=slug).first()
    if found is None:
        raise Http404
    return found


def keep_private(response, event: EventPage):
    """What is internal is kept by no cache, shared or not."""
    if event.is_internal:
        patch_cache_control(response, private=True, no_store=True)
    return response
