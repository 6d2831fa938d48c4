"""From a text to the places it may mean: every kind of text, the worst ones included."""

import statistics
from random import Random
from time import perf_counter

from django.db import connection

from finder.places import locate_place, suggestions
from scripts.bench.places import PERSONS, Region
from scripts.bench.progress import tell
from scripts.bench.seeding import Seeder
from venues.places.known import near_spellings

REPETITIONS = 7
LONGEST = 200
USUAL = (
    "Saint-Lô", "st lo", "50000", "sain lo", "Equeurdreville", "CAEN", "vire", "Vire 14500",
    "saint", "mairie", "médiathèque", "la", "a", "14", "Manche", "mairie de caen", "xyzzy",
    "médiathèque jacques prevert saint lo", "12 rue de la République 76000 Rouen", "saint aubin",
)  # fmt: skip
WORST = (
    "a" * LONGEST,
    "saint " * 40,
    "mairie de saint " * 14,
    "1234567890" * 20,
    "e s a i n t l o r u " * 12,
    "saint-" * 40,
    "œ’é-" * 60,
    "la mairie la poste le centre social la mediatheque la bibliotheque " * 3,
    "qwsx edcr fvtg byhn ujmi kolp " * 7,
)


def texts() -> list[str]:
    """People's texts, the worst we can think of, and names with a slip, the same at each run."""
    chance, towns = Random(3), Region().towns
    slips = []
    for _ in range(60):
        name = f"{chance.choice(PERSONS)} {chance.choice(towns).name}"
        position = chance.randrange(len(name))
        slips += [name, name[:position] + chance.choice("aeinrst") + name[position + 1 :]]
    long_ones = [" ".join(t.name for t in chance.sample(towns, 15)) for _ in range(10)]
    return [*USUAL, *(text[:LONGEST] for text in [*WORST, *long_ones]), *slips]


def measure(size: int) -> dict:
    """Milliseconds: ``median``, ``worst`` with its text; the same for spellings and suggestions."""
    Seeder().fill(size)
    tell(f"{connection.vendor}: places among {size} venues")
    begun = perf_counter()
    locate_place("Saint-Lô")
    made = perf_counter() - begun
    asked = texts()
    return {
        "venues": size,
        "texts": len(asked),
        "index_made_in_s": made,
        "locate": timed(locate_place, asked),
        "spellings": timed(near_spellings, asked),
        "suggestions": timed(suggestions, asked),
    }


def timed(function, asked: list[str]) -> dict:
    medians = {text: median_ms(function, text) for text in asked}
    slowest = max(medians, key=medians.get)
    return {
        "median": statistics.median(medians.values()),
        "worst": medians[slowest],
        "slowest": slowest,
    }


def median_ms(function, text: str) -> float:
    times = []
    for _ in range(REPETITIONS):
        begun = perf_counter()
        function(text)
        times.append((perf_counter() - begun) * 1000)
    return statistics.median(times)
