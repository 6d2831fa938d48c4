"""At which addresses an event answers, to whom, and where it is kept out of."""

from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from events.models import EventPage, Occurrence
from events.querysets import EventQuerySet, visible_events
from events.visibility import keep_private, readable_by


def refuse_visitors(event: EventPage, request) -> None:
    """Raises ``Http404``, the same for an internal event, one at a venue that is not public, and
    one that does not exist.

    A visitor without a session is never looked up: the page stays without cookie.
    """
    readable = EventPage.objects.visible()
    if event.is_internal and settings.SESSION_COOKIE_NAME in request.COOKIES:
        readable = readable_by(request.user)
    if not readable.filter(pk=event.pk).exists():
        raise Http404


def served(event: EventPage, request, response):
    """As nobody keeps what is internal; as search engines forget what is over."""
    if event.is_internal or event.is_over(timezone.now()):
        response["X-Robots-Tag"] = "noindex"
    return keep_private(response, event)


def unlisted(now: datetime) -> EventQuerySet:
    """Events that no search, site map nor menu gives: internal, over, or at a closed venue."""
    return EventPage.objects.exclude(
        visible_events() & (Q(last_end__isnull=True) | Q(last_end__gte=now))
    )


def forget_redirects(event: EventPage) -> None:
    """A former address must not lead a visitor to the one of an event that became internal."""
    Redirect.objects.filter(redirect_page=event).delete()


def registration_address(event: EventPage, occurrence: Occurrence) -> str:
    """Where one takes a place on this date."""
    path = reverse("registration", args=[event.venue.slug, event.slug])
    return f"{path}?{urlencode({'seance': occurrence.pk})}"


def calendar_address(event: EventPage) -> str:
    return reverse("event_ics", args=[event.venue.slug, event.slug])


def poster_address(event: EventPage) -> str:
    return reverse("event_poster", args=[event.venue.slug, event.slug])
