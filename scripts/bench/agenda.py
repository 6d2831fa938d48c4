"""What workshops cost: the agenda and its month at 100 and at 5,000 events, the feed of a year, and
how many people may register in a second without one place too many."""

import random
import statistics
import tracemalloc
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from time import perf_counter
from uuid import uuid4

from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, connections, models, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from events import registering
from events.enums import DatesKind, Format, RegistrationState
from events.models import EventPage, Occurrence, Registration
from events.registering import Wanted
from schedules.recurrence import PARIS
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
THREADS = 8
PLACES = 10


def measure(few: int, many: int, rounds: int, people: int) -> dict:
    """Medians at both sizes, in times an empty page; memory of the feed; registrations a second."""
    tell(f"{connection.vendor}: {few} then {many} events of {DATES} dates")
    Seeder().fill(VENUES)
    filler, client = Filler(), Client(SERVER_NAME="127.0.0.1")
    found = {"dates": DATES * many, "sizes": []}
    for size in (few, many):
        filler.fill(size)
        found["sizes"].append(pages_of(client, size, rounds) | {"feed_mb": feed_memory(client)})
    return found | registrations(people)


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
            "venue_id": venue.pk, "format": self._chance.choice(Format.values),
            "themes": f"|{self._chance.choice(Theme.values)}|",
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
        "filtered": [f"/agenda/?theme={theme}" for theme in Theme.values[:4]],
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


def feed_memory(client: Client) -> float:
    """Most memory that the feed of the whole agenda takes while it is sent, in MB."""
    client.get("/agenda/agenda.ics").getvalue()  # what is read once is there
    tracemalloc.start()
    events = 0
    for part in client.get("/agenda/agenda.ics").streaming_content:
        events += part.count(b"BEGIN:VEVENT")
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    if events < DATES:
        raise RuntimeError(f"the feed holds {events} dates")
    return peak


def registrations(people: int) -> dict:
    """``people`` ask for a place at once, on dates of ten places, from eight threads."""
    now = timezone.now()
    wanted = people // (PLACES * 2)
    dates = list(Occurrence.objects.filter(start__gt=now).with_event().order_by("pk")[:wanted])
    Occurrence.objects.filter(pk__in=[date.pk for date in dates]).update(capacity=PLACES)
    for date in dates:
        date.capacity = PLACES

    def ask(number: int) -> None:
        try:
            person = Wanted(name=f"Personne {number}", phone=f"+332619{number:05d}")
            registering.register(dates[number % len(dates)], person, now)
        finally:
            connections.close_all() if number % 50 == 49 else None

    begun = perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(ask, range(people)))
    taken = perf_counter() - begun
    confirmed = Registration.objects.filter(state=RegistrationState.CONFIRMED)
    places = Counter()
    for occurrence, number in confirmed.values_list("occurrence", "places"):
        places[occurrence] += number
    return {
        "registrations_per_s": people / taken,
        "registered": Registration.objects.count(),
        "too_many": sum(number > PLACES for number in places.values()),
        "not_full": sum(places[date.pk] < PLACES for date in dates),
    }
