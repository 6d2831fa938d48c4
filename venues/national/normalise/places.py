"""Codes and coordinates: kept when they can be true."""

import math
import re
from decimal import Decimal

from venues.national.mapping import FILLERS
from venues.national.normalise.doubts import Cell, Doubts
from venues.national.normalise.texts import flat, one_line

_PIVOT = re.compile(r"^[A-Za-z0-9]{9,14}$")
_POSTAL = re.compile(r"^\d{5}$")
_INSEE = re.compile(r"^(?:[013-9]\d|2[AB1-9])\d{3}$")
#: Where France is (south, north, west, east), to tell a latitude from a longitude.
_FRANCE = (
    (41.0, 51.5, -5.5, 10.0),
    (14.0, 18.6, -63.5, -60.5),
    (2.0, 6.0, -55.0, -51.0),
    (-22.0, -20.0, 55.0, 56.0),
    (-13.2, -12.4, 44.9, 45.4),
    (46.5, 47.3, -56.7, -56.0),
    (-23.0, -19.0, 163.0, 169.0),
    (-28.0, -7.0, -155.0, -134.0),
    (-15.0, -13.0, -179.0, -176.0),
)


def pivot(cell: Cell, doubts: Doubts) -> str:
    """SIRET or RNA without spaces; zeros mean nothing."""
    text = one_line(flat(cell))
    code = re.sub(r"[\s.\u00a0\u202f-]", "", text)
    if not code.strip("0"):
        return ""
    if _PIVOT.match(code):
        return code
    doubts.keep("pivot", text, "Ni un SIRET, ni un RNA.")
    return ""


def postal_code(cell: Cell, doubts: Doubts) -> str:
    text = one_line(flat(cell))
    code = re.sub(r"[\s\u00a0\u202f]", "", text).removesuffix(".0")
    if len(code) == 4 and code.isdigit():  # a spreadsheet took the zero for nothing
        code = f"0{code}"
    if code in {"", FILLERS["code_postal"]}:
        return ""
    if _POSTAL.match(code) and code.isascii():
        return code
    doubts.keep("code_postal", text, "Un code postal a cinq chiffres.")
    return ""


def insee_code(cell: Cell, doubts: Doubts) -> str:
    text = one_line(flat(cell))
    code = text.upper().removesuffix(".0")
    if len(code) == 4 and code.isdigit():
        code = f"0{code}"
    if not code or (_INSEE.match(code) and code.isascii()):
        return code
    doubts.keep("code_insee", text, "Ce code INSEE n’existe pas.")
    return ""


def coordinates(latitude: Cell, longitude: Cell, doubts: Doubts) -> tuple[str, str]:
    """Both as plain decimals, or two empty strings when the point cannot be true."""
    texts = one_line(flat(latitude)), one_line(flat(longitude))
    if not any(texts):
        return "", ""
    point = tuple(map(_number, texts))
    if reason := _wrong(*point):
        doubts.say("latitude", f"{reason} ({texts[0]} ; {texts[1]}) : coordonnées écartées.")
        return "", ""
    return plain(point[0]), plain(point[1])


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ".").replace("_", "?"))
    except ValueError:
        return math.nan


def _wrong(latitude: float, longitude: float) -> str:
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return "Coordonnées incomplètes ou illisibles"
    if latitude == 0 and longitude == 0:
        return "Coordonnées nulles"
    if _in_france(longitude, latitude) and not _in_france(latitude, longitude):
        return "Latitude et longitude inversées"
    if abs(latitude) > 90 or abs(longitude) > 180:
        return "Coordonnées hors du globe"
    return ""


def _in_france(latitude: float, longitude: float) -> bool:
    return any(s <= latitude <= n and w <= longitude <= e for s, n, w, e in _FRANCE)


def plain(number: float) -> str:
    """Shortest decimal that reads back as the same number, never with an exponent."""
    text = format(Decimal(repr(number + 0.0)), "f")
    return text.removesuffix(".0") if text != "-0.0" else "0"
