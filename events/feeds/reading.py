"""What a feed reads: which dates, and a few hundred of them at a time, whatever their number."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Prefetch, QuerySet, Sum

from core.fields import has_any
from events.dates import HORIZON
from events.models import EventPage, Occurrence
from events.querysets import OccurrenceQuerySet
from venues.models import VenuePage
from venues.vocabulary import Theme

#: Whoever subscribed must still see that yesterday's date was cancelled.
BACK = timedelta(days=30)
CHUNK = 200
#: All that an event of a calendar says; another column would cost a query an event.
_EVENT = (
    "title", "slug", "url_path", "last_published_at", "venue", "format", "summary", "themes", "fee",
    "fee_note", "access_note", "room", "place_name", "place_address", "place_postal_code",
    "place_commune", "latitude", "longitude", "registration_means", "registration_phone",
    "registration_url", "registration_email", "capacity",
)  # fmt: skip
VENUE = (
    "title", "slug", "url_path", "last_published_at", "street_address", "postal_code",
    "commune_name", "access_notes", "latitude", "longitude", "location_approximate", "phone",
)  # fmt: skip


def in_feed(occurrences: OccurrenceQuerySet, now: datetime) -> OccurrenceQuerySet:
    """Those a calendar gives: of the last month and of the year to come, in order.

    Visitors' own: nothing internal, no draft, nothing restricted.
    """
    window = occurrences.visible().filter(end__gte=now - BACK, start__lt=now + HORIZON)
    return window.order_by("start", "pk")


def themes_of(words: Iterable[str]) -> list[str]:
    """The themes among these words; others filter nothing."""
    return sorted(set(words) & set(Theme.values))


def about(occurrences: OccurrenceQuerySet, themes: list[str]) -> OccurrenceQuerySet:
    """Those about one of these themes; all of them when there are none."""
    return occurrences.filter(has_any("event__themes", themes))


def read(occurrences: OccurrenceQuerySet) -> Iterator[Occurrence]:
    """The dates with all that a calendar says of them: five queries for each ``CHUNK``."""
    venues = Prefetch("venue", VenuePage.objects.only(*VENUE))
    events = EventPage.objects.only(*_EVENT).prefetch_related(venues, "bring")
    return occurrences.prefetch_related(Prefetch("event", events)).iterator(chunk_size=CHUNK)


def state_of(occurrences: QuerySet, **more) -> tuple:
    """What changes whenever a feed of these dates does: one query, no row is read.

    A date that leaves the window was the first to end, one that enters it is the last to begin; the
    sum of the keys tells apart other dates of the same number. ``more`` are further aggregates.
    """
    found = occurrences.order_by().aggregate(
        total=Count("pk"),
        members=Sum("pk"),
        first=Min("end"),
        last=Max("start"),
        changed=Max("changed_at"),
        published=Max("event__last_published_at"),
        venue_published=Max("event__venue__last_published_at"),
        **more,
    )
    return tuple(str(value) for value in found.values())
