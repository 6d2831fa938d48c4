"""Venues that could exist, in the region's real communes: the same ones at each run. No database."""

import csv
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from pathlib import Path
from random import Random
from uuid import UUID

COMMUNES = Path(__file__).resolve().parents[2] / "venues" / "data" / "communes-28.csv"

#: Kind of place in the national format, and how such places are called.
NAMES = {
    "BIB": ("Médiathèque {person}", "Bibliothèque {person}", "Médiathèque de {town}"),
    "MUNI": ("Mairie de {town}",),
    "RFS": ("France services {town}", "Maison France services {person}"),
    "CCAS": ("CCAS de {town}",),
    "CSC": ("Centre social {person}", "Espace de vie sociale {person}"),
    "EPN": ("Espace public numérique de {town}",),
    "ASSO": ("Association Les Clés du numérique", "Familles rurales {town}"),
    "TIERS_LIEUX": ("La Fabrique {town}", "Tiers-lieu L’Étape {number}"),
    "LA_POSTE": ("La Poste {town}",),
}
PERSONS = (
    "Jacques-Prévert", "Simone-Veil", "Lucie-Aubrac", "Boris-Vian", "Louis-Aragon", "Colette",
    "Marguerite-Yourcenar", "Guy-de-Maupassant", "Barbey-d’Aurevilly", "Gisèle-Halimi",
)  # fmt: skip
STREETS = (
    "rue de la République", "place du Général-de-Gaulle", "rue des Écoles", "avenue de la Gare",
    "rue du Pressoir", "place de l’Église", "chemin des Pommiers", "rue aux Juifs",
)  # fmt: skip
SERVICES = {
    "aide-aux-demarches-administratives": "Aide aux démarches administratives",
    "maitrise-des-outils-numeriques-du-quotidien": "Maîtrise des outils numériques du quotidien",
    "insertion-professionnelle-via-le-numerique": "Insertion professionnelle via le numérique",
    "utilisation-securisee-du-numerique": "Utilisation sécurisée du numérique",
    "acces-internet-et-materiel-informatique": "Accès internet et matériel informatique",
}
HOURS = (
    "Tu-Fr 14:00-18:00; We,Sa 10:00-12:00,14:00-18:00; PH off",
    "Mo-Fr 09:00-12:00,14:00-17:30; PH off",
    "Mo-Th 08:30-12:30,13:30-17:00; Fr 08:30-12:30; PH off",
    "Tu,Th 16:30-18:30; Sa 09:30-12:30",
    "We 10:00-12:30,13:30-18:00; Sa[1] 10:00-12:00",
    "Mo-Fr 09:00-12:00; SH off",
    "",
)


@dataclass(frozen=True, slots=True)
class Town:
    insee_code: str
    name: str
    postal_code: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Place:
    number: int
    id: str
    kind: str
    title: str
    street: str
    town: Town
    latitude: float
    longitude: float
    services: tuple[str, ...]
    phone: str
    hours: str

    @property
    def summary(self) -> str:
        return f"Un conseiller vous reçoit à {self.town.name}, avec ou sans ordinateur."


class Region:
    """The communes of the embedded list. A town of 10,000 has ten times the venues of one of 100."""

    def __init__(self, file: Path = COMMUNES):
        with file.open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
        self.towns = [
            Town(
                row["insee_code"], row["name"], row["postal_codes"].split("|")[0],
                float(row["latitude"]), float(row["longitude"]), int(row["population"] or 0),
            )
            for row in rows
        ]  # fmt: skip
        self._shares = list(accumulate(sqrt(town.population + 1) for town in self.towns))

    def place(self, number: int) -> Place:
        """The place of this number, always the same."""
        chance = Random(number)
        [town] = chance.choices(self.towns, cum_weights=self._shares)
        kind = chance.choice(list(NAMES))
        latitude, longitude = near(town, chance)
        names = {"person": chance.choice(PERSONS), "town": town.name, "number": number}
        return Place(
            number=number,
            id=str(UUID(int=chance.getrandbits(128), version=4)),
            kind=kind,
            title=chance.choice(NAMES[kind]).format(**names),
            street=f"{chance.randint(1, 99)} {chance.choice(STREETS)}",
            town=town,
            latitude=latitude,
            longitude=longitude,
            services=tuple(s for s in SERVICES if chance.random() < 0.6),
            # 02 61 91 xx xx: what Arcep keeps for fiction.
            phone=f"+3326191{chance.randrange(10_000):04}",
            hours=chance.choice(HOURS),
        )

    def starts(self, count: int, seed: int = 20) -> list[tuple[float, float]]:
        """Where somebody may stand: near any commune, large or small."""
        chance = Random(seed)
        return [near(chance.choice(self.towns), chance) for _ in range(count)]


def near(town: Town, chance: Random) -> tuple[float, float]:
    """A point about a kilometre from a town's centre."""
    return (
        round(town.latitude + chance.gauss(0, 0.010), 6),
        round(town.longitude + chance.gauss(0, 0.015), 6),
    )
