"""Which workshop, where, when. Written by hand where a page must show something; the rest follows.

Days are counted from today. Places and people are those of the demonstration.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from home.demo.places import PLACES
from home.demo.workshops.discovery import DISCOVERY
from home.demo.workshops.learning import LEARNING

#: How many there are in all.
TOTAL = 120


@dataclass(frozen=True)
class Planned:
    """``days`` are codes of the week ("ma,je"), none: one is found when the place is open and the
    person who leads is free. ``dates`` are chosen days, ``over`` says for how long it has been.

    ``next_dates`` is what happens to the first dates to come: "annule", "deplace", "en-ligne",
    "reporte", "complet", "note", "ajoute".
    """

    place: str
    subject: str
    days: str = ""
    start: str = ""
    led_by: tuple[str, ...] = ()
    nths: str = ""
    dates: tuple[int, ...] = ()
    over: int = 0
    expected: int | None = None
    elsewhere: tuple[str, str, str, str] | None = None
    next_dates: tuple[str, ...] = ()
    registered: int | None = None


SOURCE, VIRE = "mediatheque-la-source", "mediatheque-vire"

SHOWCASE = [
    Planned(SOURCE, "ordinateur", "ma", "14:00", ("Odile Marchand",), registered=5),
    Planned(SOURCE, "smartphone", "je", "14:00", ("Odile Marchand",), registered=10),
    Planned(SOURCE, "arnaques", "ve", "14:00", nths="1", next_dates=("deplace",), registered=4),
    Planned(SOURCE, "coup-de-pouce", "sa", "14:00", ("Odile Marchand",)),
    Planned(SOURCE, "3d", "me", "14:00", ("Gwenaël Roussel",), nths="2", next_dates=("note",)),
    Planned(SOURCE, "code", "ma,me,je", "14:00", ("Gwenaël Roussel",), registered=8),
    Planned(SOURCE, "ia", dates=(18,), start="18:30", registered=12),
    Planned(SOURCE, "podcast", expected=4),
    Planned(SOURCE, "reseau", dates=(44,), start="09:30", led_by=("Camille Lenoir",)),
    Planned(
        SOURCE,
        "reparer",
        "sa",
        "14:00",
        nths="3",
        elsewhere=("Foyer rural (lieu fictif)", "Le Bourg", "50620", "Saint-Fromond"),
    ),
    Planned(SOURCE, "photos", "ve", "14:00", over=60),
    Planned(VIRE, "ordinateur", "me", "10:00", ("Inès Corbin",), next_dates=("annule",)),
    Planned(VIRE, "mail", "sa", "10:00", ("Thierry Vautier",), registered=3),
    Planned(VIRE, "vr", "me", "15:00", nths="3", next_dates=("complet",)),
    Planned(VIRE, "cafe-ia", "ve", "16:00", nths="2", next_dates=("en-ligne",), registered=5),
    Planned(VIRE, "ecrans", dates=(9,), start="18:30", next_dates=("reporte",)),
    Planned(VIRE, "elus", dates=(40,), start="17:30", led_by=("Inès Corbin",)),
    Planned(VIRE, "genealogie", expected=2),
    Planned("mediatheque-coutances", "ordinateur", "sa", "10:00", ("Malik Hébert",)),
    Planned("mediatheque-granville", "jeu-internet", "sa", "15:00", next_dates=("", "annule")),
    Planned("bibliotheque-oscar-niemeyer", "accompagner", dates=(33,), start="09:30"),
    Planned("bibliotheque-oscar-niemeyer", "infox", "sa", "14:30", nths="1"),
    Planned("les-7-lieux", "robots", "me", "10:00", next_dates=("ajoute",)),
    Planned("france-services-flers", "demarches", "me,ve", "10:00", ("Karim Lecoq",), registered=1),
    Planned("mairie-saint-lo", "sante", dates=(12, 19, 26), start="14:00"),
]

#: Places with shelves and computers hold several; the others one.
_LIBRARIES = ("mediatheque", "bibliotheque", "les-7-lieux", "forum", "la-mosaique")
_LEARNED = [subject.key for subject in LEARNING]
_ASKED = ["demarches", "carte-grise", "sante", "emploi", "scolarite", "coup-de-pouce"]
_DISCOVERED = [subject.key for subject in DISCOVERY]


def plan() -> list[Planned]:
    """The showcase, then what places hold in turn, ``TOTAL`` in all."""
    rows = list(SHOWCASE)
    taken = {(row.place, row.subject) for row in rows}
    for row in _in_turn():
        if len(rows) == TOTAL:
            break
        if (row.place, row.subject) not in taken:
            taken.add((row.place, row.subject))
            rows.append(row)
    return rows


def _in_turn() -> Iterator[Planned]:
    learned, asked, discovered = map(cycle, (_LEARNED, _ASKED, _DISCOVERED))
    for turn in range(8):
        for number, place in enumerate(PLACES):
            if place.key.startswith(_LIBRARIES):
                subject = next(discovered if turn % 2 else learned)
            elif turn < 2:
                subject = next(asked)
            else:
                continue
            step = turn * 7 + number
            yield Planned(place.key, subject, over=30 + step if step % 13 == 5 else 0)
