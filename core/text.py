"""Text as French people type it: place names compared, times and distances written out.

Pure functions, no database. ``normalise`` is what makes "st lo" and "Saint-Lô" the same place.
"""

import re
import unicodedata
from datetime import date, time

NBSP = "\u00a0"
NARROW_NBSP = "\u202f"

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")
# Abbreviations found on envelopes and road signs.
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}

MONTHS = [
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
]  # fmt: skip
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def fold(text: str) -> str:
    """Lower-case ASCII with single spaces: accents, ligatures, hyphens and apostrophes gone."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", plain.lower()).strip()


def normalise(text: str) -> str:
    """``fold`` plus the abbreviations of French place names: "St-Lô" → "saint lo".

    Used for keys and for what people type alike, so both sides always agree.
    """
    return " ".join(_ABBREVIATIONS.get(word, word) for word in fold(text).split())


def clean_line(text: str, limit: int = 200) -> str:
    """One line of what somebody typed: control characters out, spaces single, at most ``limit``."""
    text = text[: limit * 4]
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(text.split())[:limit]


def french_time(value: time) -> str:
    """ "9 h", "14 h 30", "minuit" for a closing hour: figures and unit never part at a line's end."""
    if value.hour == 0 and value.minute == 0:
        return "minuit"
    minutes = f"{NBSP}{value.minute:02d}" if value.minute else ""
    return f"{value.hour}{NBSP}h{minutes}"


def french_date(value: date, *, weekday: bool = False, year: bool = False) -> str:
    """ "mardi 1er décembre 2026", in parts: weekday and year only when asked."""
    day = "1er" if value.day == 1 else str(value.day)
    parts = [f"{day}{NBSP}{MONTHS[value.month - 1]}"]
    if weekday:
        parts.insert(0, WEEKDAYS[value.weekday()])
    if year:
        parts.append(str(value.year))
    return " ".join(parts)


def french_distance(km: float, is_approximate: bool = False) -> str:
    """A distance as one says it: "à moins de 1 km", "à 3,4 km", "à 27 km"; from a place that is not
    known to the hundred metres, "à environ 3 km"."""
    if is_approximate:
        return f"à environ {max(1, round(km))}{NBSP}km"
    if km < 1:
        return f"à moins de 1{NBSP}km"
    figure = f"{km:.1f}".replace(".", ",").removesuffix(",0") if km < 10 else f"{km:.0f}"
    return f"à {figure}{NBSP}km"


def typographic(text: str) -> str:
    """ "L'Aigle" as French prints it: "L’Aigle". Stored names keep the apostrophe they came with."""
    return text.replace("'", "’")


def near(place: str) -> str:
    """ "près de Caen", "près d’Alençon", "près du Havre", "près des Andelys"."""
    name = typographic(place)
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return f"près {contracted}{name.removeprefix(article)}"
    elided = fold(name)[:1] in set("aeiouy")
    return f"près d’{name}" if elided else f"près de {name}"


def joined(items: list[str], last: str = "et") -> str:
    """ "a, b et c"."""
    return f" {last} ".join(filter(None, [", ".join(items[:-1]), items[-1]])) if items else ""


_E164_FR = re.compile(r"^\+33([1-9]\d{8})$")


def french_phone(e164: str) -> str:
    """ "+33261919001" → "02 61 91 90 01"; other numbers are shown as they are stored."""
    if match := _E164_FR.match(e164.replace(" ", "")):
        digits = "0" + match.group(1)
        return NBSP.join(digits[i : i + 2] for i in range(0, 10, 2))
    return e164
