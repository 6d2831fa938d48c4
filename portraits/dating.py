"""Dates that are only partly known: a day that sorts, and how much of it is meant.

"début 2022" is ``(date(2022, 1, 1), Precision.START)``; ``said`` turns it back into the same words.
"""

import re
from datetime import date

from django.utils.formats import date_format

from core.text import fold
from portraits.enums import Precision

MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
_WORDS = {"debut": (Precision.START, 1), "mi": (Precision.MIDDLE, 6), "milieu": (Precision.MIDDLE, 6),
          "fin": (Precision.END, 11)}  # fmt: skip
_SAID = {Precision.START: "début", Precision.MIDDLE: "milieu", Precision.END: "fin"}
_PART = re.compile(r"(debut|mi|milieu|fin)(?: de l annee| d annee)? (\d{4})")
_MONTH = re.compile(rf"(?:(\d{{1,2}})(?:er)? )?({'|'.join(MONTHS)}) (\d{{4}})")
_DIGITS = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4})")
_YEAR = re.compile(r"(?:en )?(\d{4})")


def said(day: date | None, precision: str) -> str:
    """In French: "12 mars 2022", "mars 2022", "début 2022", "2022"; "" without a date."""
    if day is None:
        return ""
    match precision:
        case Precision.DAY:
            return f"{'1er' if day.day == 1 else day.day} {date_format(day, 'F Y')}"
        case Precision.MONTH:
            return date_format(day, "F Y")
        case Precision.START | Precision.MIDDLE | Precision.END:
            return f"{_SAID[precision]} {day.year}"
    return str(day.year)


def typed(text: str) -> tuple[date, Precision] | None:
    """What somebody wrote, as a day and its precision; None when it is no date.

    The day is the first that the words may mean, so that partial dates sort where one expects.
    """
    words = " ".join(re.sub(r"[^0-9a-z]+", " ", fold(text)).split())
    try:
        if found := _PART.fullmatch(words):
            precision, month = _WORDS[found[1]]
            return date(int(found[2]), month, 1), precision
        if found := _MONTH.fullmatch(words):
            month = MONTHS.index(found[2]) + 1
            precision = Precision.DAY if found[1] else Precision.MONTH
            return date(int(found[3]), month, int(found[1] or 1)), precision
        if found := _DIGITS.fullmatch(words):
            return date(int(found[3]), int(found[2]), int(found[1])), Precision.DAY
        if found := _YEAR.fullmatch(words):
            return date(int(found[1]), 1, 1), Precision.YEAR
    except ValueError:
        return None
    return None
