"""What people and their permanences add: to the finder, to a page of results, to one rule."""

import random
import statistics
from datetime import date, time
from time import perf_counter

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mediators.enums import Mode, Posture
from mediators.models import Mediator, Permanence
from mediators.presence import next_presence
from schedules.enums import Frequency, SchoolPolicy, Weekday
from schedules.known import current_calendar
from schedules.recurrence import Recurrence
from scripts.bench.pages import EMPTY, WARM_UP, addresses, count, get
from scripts.bench.progress import tell
from scripts.bench.seeding import Seeder
from venues.models import VenuePage
from venues.vocabulary import Service

PEOPLE = 900
#: A page of results as the issue of speed has it.
LISTED = 20
FIRST, LAST = date(2026, 9, 1), date(2027, 7, 2)
HOURS = [("09:00", "12:00"), ("14:00", "17:00"), ("14:00", "17:30"), ("10:00", "12:30")]


def measure(venues: int, permanences: int, rounds: int) -> dict:
    """Ratios and milliseconds; ``*_queries`` at a tenth of the permanences and at all of them."""
    tell(f"{connection.vendor}: {venues} venues and {permanences} permanences")
    Seeder().fill(venues)
    client = Client(SERVER_NAME="127.0.0.1")
    pages = {name: addresses()[name] for name in (EMPTY, "finder elsewhere")}
    without = times_empty(client, pages, rounds)
    add(permanences // 10)
    few = {"results_queries": results_of()[1], "finder_queries": most_queries(client, pages)}
    add(permanences)
    person = Mediator.objects.filter(permanences__isnull=False).order_by("pk")[:1].get()
    soonest = [f"{address}&tri=tot" for address in pages["finder elsewhere"]]
    pages |= {"soonest": soonest, "people": ["/conseillers/"], "person": [person.path_on_site]}
    times = times_empty(client, pages, rounds)
    results = [results_of() for _ in range(rounds)]
    return {
        "venues": venues,
        "permanences": Permanence.objects.count(),
        "without": without["finder elsewhere"],
        **{name.replace(" ", "_"): times[name] for name in pages if name != EMPTY},
        "more_results_queries": results[0][1] - few["results_queries"],
        "more_finder_queries": most_queries(client, pages) - few["finder_queries"],
        "results_queries": results[0][1],
        "results_ms": statistics.median(taken for taken, _ in results),
        "year_of_a_rule_ms": year_of_a_rule(),
    }


def add(wanted: int) -> None:
    """Permanences up to ``wanted``, anywhere in the region; the first ones are always the same."""
    chance = random.Random(11)
    for number in range(Mediator.objects.count(), PEOPLE):
        Mediator.objects.create(name=f"Personne {number:04d} Dubanc")
    people = list(Mediator.objects.order_by("pk").values_list("pk", flat=True))
    places = list(VenuePage.objects.order_by("pk").values_list("pk", flat=True))
    already = Permanence.objects.count()
    rows = []
    for number in range(wanted):
        start, end = chance.choice(HOURS)
        row = Permanence(
            venue_id=chance.choice(places),
            mediator_id=people[number % len(people)],
            frequency=Frequency.WEEKLY,
            weekdays=[chance.choice(Weekday.values[:6])],
            interval=chance.choice([1, 1, 1, 2]),
            start_time=time.fromisoformat(start),
            end_time=time.fromisoformat(end),
            first_day=FIRST,
            last_day=LAST,
            school_policy=chance.choice(SchoolPolicy.values[:2]),
            mode=chance.choice(Mode.values),
            services=chance.sample(Service.values, 2),
            postures=[Posture.WITH],
        )
        if number >= already:
            rows.append(row)
    Permanence.objects.bulk_create(rows, batch_size=500)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
    cache.clear()


def times_empty(client: Client, pages: dict, rounds: int) -> dict[str, float]:
    """Median of each page's time in times the empty page of the same round."""
    ratios = {name: [] for name in pages}
    for number in range(-WARM_UP, rounds):
        taken = {name: get(client, every[number % len(every)]) for name, every in pages.items()}
        if number >= 0:
            for name in pages:
                ratios[name].append(taken[name] / taken[EMPTY])
    return {name: statistics.median(values) for name, values in ratios.items()}


def most_queries(client: Client, pages: dict) -> int:
    return max(min(count(client, a) for _ in range(3)) for a in pages["finder elsewhere"])


def results_of() -> tuple[float, int]:
    """Milliseconds and queries of the next presence at each of twenty venues."""
    busy = Permanence.objects.order_by("venue_id").values_list("venue_id", flat=True).distinct()
    shown = list(busy[:LISTED])
    calendar, now = current_calendar(), timezone.now()
    begun = perf_counter()
    with CaptureQueriesContext(connection) as captured:
        rows = Permanence.objects.current(now.date()).filter(venue__in=shown).for_display()
        found = [next_presence(row, now, calendar) for row in rows]
    taken = (perf_counter() - begun) * 1000
    if not any(found):
        raise RuntimeError("no presence found: the permanences of the bench are over")
    return taken, len(captured)


def year_of_a_rule() -> float:
    """Milliseconds to expand one school year of a weekly rule outside holidays."""
    rule = Recurrence(
        Frequency.WEEKLY, FIRST, LAST, time(14), time(17), (1,),
        school_policy=SchoolPolicy.OUTSIDE,
    )  # fmt: skip
    calendar, times = current_calendar(), []
    for _ in range(200):
        begun = perf_counter()
        slots = rule.expand(FIRST, LAST, calendar)
        times.append((perf_counter() - begun) * 1000)
    if len(slots) < 30:
        raise RuntimeError("the school calendar is not there")
    return statistics.median(times)
