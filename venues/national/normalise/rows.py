"""One row of a file, understood: 32 normalised strings, what to report, what to keep aside.

``understand`` is idempotent: a row that we export is read back as the same row. Everything the
import does (compare, record, do nothing the second time) rests on that.
"""

from dataclasses import dataclass
from datetime import date

from core.text import fold
from venues.models import Commune
from venues.national.mapping import BY_NAME, FILLERS, NAMES, SEPARATOR
from venues.national.normalise import days, lists, phones, places, texts
from venues.national.normalise.communes import spelled
from venues.national.normalise.doubts import Cell, Doubts
from venues.opening import is_readable

Row = dict[str, str]

_LINES = ("nom", "adresse", "complement_adresse", "source", "structure_parente")


@dataclass
class Understood:
    """``kept`` are lines for the « autres » note, ``remarks`` pairs of field and sentence."""

    row: Row
    kept: list[str]
    remarks: list[tuple[str, str]]


def understand(cells: dict[str, Cell], today: date) -> Understood:
    """Never raises: missing cells are empty ones, unreadable ones are doubts."""
    doubts = Doubts()
    row = dict.fromkeys(NAMES, "")
    row["id"] = texts.one_line(texts.flat(cells.get("id", "")))
    row |= _texts(cells, doubts)
    row |= _where(cells, doubts)
    if fold(row["adresse"]) in {fold(row["commune"]), fold(FILLERS["commune"])}:
        row["adresse"] = ""
    row |= lists.fixed_lists(cells, doubts)
    row |= _reach(cells, row["code_postal"], doubts)
    row["horaires"] = _hours(cells, doubts)
    row["date_maj"] = days.day(cells.get("date_maj", ""), today, doubts)
    return Understood(row, list(dict.fromkeys(doubts.kept)), doubts.remarks)


def completed(row: Row, commune: Commune | None) -> Row:
    """The row with what the gazetteer adds: spelling, INSEE code, postal code if there is one."""
    row = row | {"commune": spelled(row["commune"], commune)}
    if commune:
        row["code_insee"] = row["code_insee"] or commune.insee_code
        if not row["code_postal"] and len(commune.postal_codes) == 1:
            row["code_postal"] = commune.postal_codes[0]
    return row


def refusal(row: Row, commune: Commune | None) -> str:
    """Why this row cannot be a venue, in French; "" when it can."""
    if not row["id"]:
        return "L’identifiant manque : sans lui, le lieu serait recréé à chaque import."
    if len(row["id"]) > BY_NAME["id"].limit:
        return f"L’identifiant dépasse {BY_NAME['id'].limit} caractères."
    if not row["nom"]:
        return "Le nom du lieu manque."
    if not row["latitude"] and commune is None:
        town = f"{row['code_postal']} {row['commune']}".strip()
        place = f"la commune « {town} » est inconnue" if town else "la commune manque"
        return f"On ne sait pas où est ce lieu : ni coordonnées utilisables, et {place}."
    return ""


def _texts(cells: dict[str, Cell], doubts: Doubts) -> Row:
    row = {}
    for name in _LINES:
        value = texts.one_line(texts.flat(cells.get(name, "")))
        row[name] = texts.within(name, value, BY_NAME[name].limit, doubts)
    row["presentation_resume"], row["presentation_detail"] = texts.presentation(
        texts.flat(cells.get("presentation_resume", "")),
        texts.flat(cells.get("presentation_detail", ""), glue="\n"),
        (BY_NAME["presentation_resume"].limit, BY_NAME["presentation_detail"].limit),
        doubts,
    )
    return row


def _where(cells: dict[str, Cell], doubts: Doubts) -> Row:
    commune = texts.one_line(texts.flat(cells.get("commune", "")))
    if commune == FILLERS["commune"]:
        commune = ""
    latitude, longitude = places.coordinates(
        cells.get("latitude", ""), cells.get("longitude", ""), doubts
    )
    return {
        "pivot": places.pivot(cells.get("pivot", ""), doubts),
        "commune": texts.within("commune", commune, BY_NAME["commune"].limit, doubts),
        "code_postal": places.postal_code(cells.get("code_postal", ""), doubts),
        "code_insee": places.insee_code(cells.get("code_insee", ""), doubts),
        "latitude": latitude,
        "longitude": longitude,
    }


def _reach(cells: dict[str, Cell], postal_code: str, doubts: Doubts) -> Row:
    labels = lists.free_values(cells.get("autres_formations_labels", ""))
    return {
        "telephone": phones.telephone(cells.get("telephone", ""), postal_code, doubts),
        "courriels": lists.emails(cells.get("courriels", ""), doubts),
        "site_web": lists.websites(cells.get("site_web", ""), doubts),
        "autres_formations_labels": lists.joined_free(labels),
    } | {
        name: lists.single_url(name, cells.get(name, ""), BY_NAME[name].limit, doubts)
        for name in ("fiche_acces_libre", "prise_rdv")
    }


def _hours(cells: dict[str, Cell], doubts: Doubts) -> str:
    hours = texts.several_lines(texts.flat(cells.get("horaires", ""), glue="; "))
    if not is_readable(hours):
        doubts.say("horaires", f"Horaires illisibles, gardés tels quels : {hours}")
    return hours


def values(name: str, row: Row) -> list[str]:
    """The separate values of a cell of several values, once normalised."""
    return [value for value in row[name].split(SEPARATOR) if value]
