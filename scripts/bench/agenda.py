"""What workshops cost: the agenda and its month at 100 and at 5,000 events, and the feed of a year."""

import random
import statistics
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from time import perf_counter
from urllib.parse import urlencode
from uuid import uuid4

from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from events.enums import DatesKind, Format
from events.feeds.reading import in_feed
from events.models import EventPage, Occurrence
from schedules.recurrence import PARIS
from scripts.bench import registrations
from scripts.bench.pages import EMPTY, EMPTY_SLUG, cold, queries, warm_queries, warm_times
from scripts.bench.progress import tell
from scripts.bench.seeding import CHUNK, Seeder, Table
from venues.models import VenuePage
from venues.vocabulary import Theme

VARYING = {
    "id", "page_ptr_id", "path", "title", "draft_title", "slug", "url_path", "translation_key",
    "venue_id", "format", "themes", "first_start", "last_end",
}  # fmt: skip
VENUES = 200
#: Dates of one event, a week apart or so: a year and a little.
DATES = 20
#: So few that those of one format fill a page of the list at the few events too.
FORMATS = Format.values[:4]


def measure(few: int, many: int, rounds: int, feed: int, people: int) -> dict:
    """Medians at both sizes, in times an empty page; memory of a feed of ``feed`` dates or
    more; registrations a second."""
    tell(f"{connection.vendor}: {few} then {many} events of {DATES} dates")
    Seeder().fill(VENUES)
    filler, client = Filler(), Client(SERVER_NAME="127.0.0.1")
    sizes = []
    for size in (few, many):
        filler.fill(size)
        tell(f"{connection.vendor}: the agenda with {Occurrence.objects.count()} dates")
        sizes.append(pages_of(client, size, rounds))
    tell(f"{connection.vendor}: a feed")
    sent = feed_of(client, feed)
    tell(f"{connection.vendor}: {people} registrations")
    return {"sizes": sizes, "feed": sent, "registrations": registrations.measure(people)}


class Filler:
    """Adds events under the venues, in turn, until there are as many as asked."""

    def __init__(self):
        self._venues = list(VenuePage.objects.order_by("path")[:VENUES])
        self._chance = random.Random(5)
        self._monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
        now, venue = timezone.now(), self._venues[0]
        self._event = EventPage(
            live=True, depth=venue.depth + 1, locale=venue.locale, first_published_at=now,
            last_published_at=now, latest_revision_created_at=now, dates_kind=DatesKind.IMPORTED,
            summary="Allumer, cliquer, écrire, enregistrer.", capacity=8, interval=1,
        )  # fmt: skip
        self._pages = Table(Page, self._event, VARYING)
        self._events = Table(EventPage, self._event, VARYING)

    def fill(self, size: int) -> None:
        for first in range(EventPage.objects.count(), size, CHUNK):
            self._add(range(first, min(first + CHUNK, size)))
        for number, venue in enumerate(self._venues):
            Page.objects.filter(pk=venue.pk).update(numchild=len(range(number, size, VENUES)))
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Page]):
                cursor.execute(statement)
            if connection.vendor == "postgresql":
                cursor.execute("ANALYZE")
        cache.clear()

    @transaction.atomic
    def _add(self, numbers: range) -> None:
        first_pk = Page.objects.aggregate(last=models.Max("pk"))["last"] + 1
        pages, events, dates = [], [], []
        for pk, number in enumerate(numbers, first_pk):
            rows = self._dates(pk)
            self._describe(pk, number, rows)
            pages.append(self._pages.row(self._event))
            events.append(self._events.row(self._event))
            dates += rows
        self._pages.insert(pages)
        self._events.insert(events)
        Occurrence.objects.bulk_create(dates, batch_size=CHUNK)

    def _dates(self, pk: int) -> list[Occurrence]:
        """Some are over, most are to come."""
        day = self._monday + timedelta(days=self._chance.randrange(-30, 40))
        hour = time(self._chance.choice((9, 10, 14, 16, 18)))
        step = timedelta(days=self._chance.choice((7, 7, 14)))
        starts = [datetime.combine(day + step * turn, hour, PARIS) for turn in range(DATES)]
        return [Occurrence(event_id=pk, start=s, end=s + timedelta(hours=2)) for s in starts]

    def _describe(self, pk: int, number: int, dates: list[Occurrence]) -> None:
        event, venue = self._event, self._venues[number % VENUES]
        place = number // VENUES + 1
        slug, title = f"atelier-{number}", f"Atelier numérique {number}"
        values = {
            "id": pk, "page_ptr_id": pk, "slug": slug, "title": title, "draft_title": title,
            "path": Page._get_path(venue.path, event.depth, place),
            "url_path": f"{venue.url_path}{slug}/", "translation_key": uuid4(),
            "venue_id": venue.pk, "format": FORMATS[number % len(FORMATS)],
            "themes": f"|{Theme.values[number % len(Theme.values)]}|",
            "first_start": dates[0].start, "last_end": dates[-1].end,
        }  # fmt: skip
        for name, value in values.items():
            setattr(event, name, value)


def pages_of(client: Client, size: int, rounds: int) -> dict:
    month = timezone.localdate() + timedelta(days=31)
    pages = {
        EMPTY: [f"/{EMPTY_SLUG}/"],
        "agenda": ["/agenda/"],
        "month": [f"/agenda/?mois={month:%Y-%m}"],
        "filtered": [f"/agenda/?format={format}" for format in FORMATS],
        "event": [EventPage.objects.order_by("path")[:1].get().url],
    }
    for every in pages.values():
        queries(client, every)
    times = warm_times(client, pages, rounds)
    found = {"size": size}
    for name, every in pages.items():
        ratios = (page / empty for page, empty in zip(times[name], times[EMPTY], strict=True))
        found[name] = {
            "times_empty": statistics.median(ratios),
            "queries": warm_queries(client, every),
            "cold_ms": cold(client, every)[1],
        }
    return found


def feed_of(client: Client, dates: int) -> dict:
    """The feed of as many themes as hold so many dates: how many it sends, how fast, and the most
    memory it takes during each half."""
    address = feed_address(dates)
    begun = perf_counter()
    sent = sum(dates_sent(client, address))
    taken = perf_counter() - begun
    tracemalloc.start()
    try:
        halves, so_far = [], 0
        for number in dates_sent(client, address):
            so_far += number
            if so_far >= sent / 2 and not halves:
                halves.append(tracemalloc.get_traced_memory()[1] / 1e6)
                tracemalloc.reset_peak()
        halves.append(tracemalloc.get_traced_memory()[1] / 1e6)
    finally:
        tracemalloc.stop()
    return {"dates": sent, "mb": halves, "ms_a_date": taken * 1000 / sent}


def feed_address(dates: int) -> str:
    sent = in_feed(Occurrence.objects.all(), timezone.now())
    held = Counter(theme for [all_its] in sent.values_list("event__themes") for theme in all_its)
    themes, total = [], 0
    for theme in Theme.values:
        if total >= dates:
            break
        themes, total = [*themes, theme], total + held[theme]
    return f"/agenda/agenda.ics?{urlencode({'theme': themes}, doseq=True)}"


def dates_sent(client: Client, address: str) -> Iterator[int]:
    """How many are in each piece; no piece is kept, as when a server sends them."""
    for piece in client.get(address).streaming_content:
        yield piece.count(b"BEGIN:VEVENT")
