"""Where communes come from: the list the project embeds, or an answer of geo.api.gouv.fr.

Each reader gives ``CommuneList``: plain entries, and the rows it refused with the reason why. What
cannot be read at all raises ``CommuneListError``, whose text is a French sentence for the person at
the keyboard. Nothing here touches the database.
"""

import csv
import http.client
import json
import math
import re
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.text import clean_line
from venues.models.communes import department_of

DATA_FOLDER = Path(__file__).parent / "data"
#: All of France's communes with the fields we ask for weigh about 8 MB.
MAX_BYTES = 20_000_000
MAX_POPULATION = 10_000_000
API_FIELDS = "nom,code,codesPostaux,centre,population,anciensCodes,codeDepartement"
API_TIMEOUT_S = 30

_INSEE = re.compile(r"(?:[013-9]\d|2[AB1-9])\d{3}", re.ASCII)
_POSTAL = re.compile(r"\d{5}", re.ASCII)


class CommuneListError(Exception):
    """The list cannot be read; the message is a French sentence."""


class RowError(ValueError):
    """One row cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class CommuneEntry:
    """One commune. ``point`` is (latitude, longitude) in degrees, None when the source has none."""

    insee_code: str
    name: str
    department: str
    postal_codes: tuple[str, ...] = ()
    population: int = 0
    former_names: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    approximate: bool = False


@dataclass
class CommuneList:
    entries: list[CommuneEntry] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    #: Official centres replace every other; estimated ones never replace a known place.
    official: bool = False


def embedded_communes(region: str) -> CommuneList:
    """The list written by ``scripts/build_communes.py`` for this region."""
    path = DATA_FOLDER / f"communes-{region}.csv"
    if not re.fullmatch(r"\d{2}", region) or not path.is_file():
        raise CommuneListError(
            f"Le projet ne contient pas de liste de communes pour la région « {region} »\u00a0: "
            "utilisez --api (geo.api.gouv.fr) ou --file."
        )
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return CommuneList([_embedded_entry(row) for row in rows])


def _embedded_entry(row: dict[str, str]) -> CommuneEntry:
    return CommuneEntry(
        insee_code=row["insee_code"],
        name=row["name"],
        department=row["department"],
        postal_codes=tuple(filter(None, row["postal_codes"].split("|"))),
        population=int(row["population"]),
        former_names=tuple(filter(None, row["former_names"].split("|"))),
        point=(float(row["latitude"]), float(row["longitude"])),
        approximate=row["approximate"] == "1",
    )


def communes_of_file(path: Path) -> CommuneList:
    """A geo.api.gouv.fr answer kept in a file."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CommuneListError(f"{path}\u00a0: fichier illisible ({reason}).") from error
    return parse_answer(content, source=str(path))


def communes_of_api(base_url: str, region: str) -> CommuneList:
    """One call to geo.api.gouv.fr for the whole region."""
    url = f"{base_url.rstrip('/')}/communes?codeRegion={region}&fields={API_FIELDS}&format=json"
    if not url.startswith(("http://", "https://")) or not re.fullmatch(r"\d{2}", region):
        raise CommuneListError(
            f"GEO_API_URL ou REGION n’a pas la bonne forme\u00a0: « {base_url} », « {region} »."
        )
    try:
        with urllib.request.urlopen(url, timeout=API_TIMEOUT_S) as answer:  # noqa: S310
            content = answer.read(MAX_BYTES + 1)
    except urllib.error.HTTPError as error:
        error.close()
        raise CommuneListError(f"{base_url} a répondu par une erreur {error.code}.") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise CommuneListError(f"{base_url} ne répond pas\u00a0: {_short(error)}.") from error
    return parse_answer(content, source=base_url)


def _short(error: Exception) -> str:
    return clean_line(str(getattr(error, "reason", error)) or type(error).__name__, 120)


def parse_answer(content: bytes, *, source: str) -> CommuneList:
    """Read geo.api.gouv.fr's JSON list; ``source`` names it in messages."""
    if len(content) > MAX_BYTES:
        raise CommuneListError(f"{source}\u00a0: plus de {MAX_BYTES // 1_000_000} Mo, c’est trop.")
    if not content.strip():
        raise CommuneListError(f"{source}\u00a0: rien à lire, le contenu est vide.")
    try:
        rows = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CommuneListError(f"{source}\u00a0: ce n’est pas du JSON complet.") from error
    if not isinstance(rows, list) or not rows:
        raise CommuneListError(
            f"{source}\u00a0: on attend la liste de communes que donne geo.api.gouv.fr."
        )
    result = CommuneList(official=True)
    seen = set()
    for number, row in enumerate(rows, start=1):
        try:
            entry = _api_entry(row)
            if entry.insee_code in seen:
                raise RowError(f"{entry.insee_code} est déjà dans la liste")
        except RowError as error:
            result.refused.append(f"commune n°\u00a0{number}\u00a0: {error}.")
        else:
            seen.add(entry.insee_code)
            result.entries.append(entry)
    if not result.entries:
        raise CommuneListError(f"{source}\u00a0: aucune commune lisible, {result.refused[0]}")
    return result


def _api_entry(row: Any) -> CommuneEntry:
    if not isinstance(row, dict):
        raise RowError("ce n’est pas une commune")
    code, name = row.get("code"), row.get("nom")
    if not isinstance(code, str) or not _INSEE.fullmatch(code):
        raise RowError("code INSEE absent ou faux")
    name = clean_line(name, 100) if isinstance(name, str) else ""
    if not name:
        raise RowError(f"{code} n’a pas de nom")
    postal_codes = row.get("codesPostaux") or []
    if not isinstance(postal_codes, list) or not all(
        isinstance(item, str) and _POSTAL.fullmatch(item) for item in postal_codes
    ):
        raise RowError(f"{code} a un code postal faux")
    population = row.get("population") or 0
    if not isinstance(population, int) or not 0 <= population <= MAX_POPULATION:
        raise RowError(f"{code} a une population fausse")
    return CommuneEntry(
        insee_code=code,
        name=name,
        department=department_of(code),
        postal_codes=tuple(dict.fromkeys(postal_codes)),
        population=int(population),
        point=_centre(row.get("centre"), code),
    )


def _centre(centre: Any, code: str) -> tuple[float, float] | None:
    """GeoJSON gives longitude first."""
    if centre is None:
        return None
    try:
        longitude, latitude = (float(value) for value in centre["coordinates"])
    except (KeyError, TypeError, ValueError, OverflowError):
        raise RowError(f"{code} a un centre illisible")
    if not (math.isfinite(latitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        raise RowError(f"{code} a un centre hors de la Terre")
    return latitude, longitude
