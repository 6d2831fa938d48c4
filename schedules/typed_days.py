"""Days as people type them, one or a list."""

import re
from datetime import date

from core.text import MONTHS, NBSP, WEEKDAYS, fold, french_date

_MONTHS = [fold(name) for name in MONTHS]
_WEEKDAYS = [fold(name) for name in WEEKDAYS]
_BETWEEN_DAYS = re.compile(r"[\n\r,;]+|\bet\b")
_SHORTEST = 3


class UnreadableDay(ValueError):
    """The message is a French sentence that says what to write."""


def typed_day(text: str) -> date:
    """ "12/01/2027", "12-01-27", "2027-01-12", "mardi 12 janvier 2027", "1er févr. 2027" → a day.

    A weekday that does not go with the date is a mistake: one of the two is wrong. Raises
    ``UnreadableDay``.
    """
    words = fold(text).removeprefix("le ").split()
    weekday = _named(words[0], _WEEKDAYS) if words else None
    day = _day(words if weekday is None else words[1:])
    if day is None:
        raise UnreadableDay(_unreadable(text))
    if weekday is not None and weekday != day.weekday():
        raise UnreadableDay(
            f"Le {french_date(day, year=True)} est un {WEEKDAYS[day.weekday()]}, "
            f"pas un {WEEKDAYS[weekday]}{NBSP}: corrigez l’un des deux."
        )
    return day


def typed_days(text: str) -> tuple[date, ...]:
    """Days on lines of their own or between commas, in order, without doubles.

    Raises ``UnreadableDay`` about the first that cannot be read.
    """
    parts = [part for part in _BETWEEN_DAYS.split(text) if fold(part)]
    return tuple(sorted({typed_day(part) for part in parts}))


def _day(words: list[str]) -> date | None:
    if len(words) != 3:
        return None
    first, month, last = words
    if len(first) == 4:
        first, last = last, first
    if len(last) not in {2, 4} or not (last.isdigit() and last.isascii()):
        return None
    day = 1 if first == "1er" else _number(first)
    named = _named(month, _MONTHS)
    number = _number(month) if named is None else named + 1
    if day is None or number is None:
        return None
    year = int(last) + (2000 if len(last) == 2 else 0)
    try:
        return date(year, number, day)
    except ValueError:
        return None


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) <= 2 else None


def _named(word: str, names: list[str]) -> int | None:
    """The only name that begins like this ("janv" → 0, "jui" → None), at least three letters."""
    found = [number for number, name in enumerate(names) if name.startswith(word)]
    return found[0] if len(word) >= _SHORTEST and len(found) == 1 else None


def _unreadable(text: str) -> str:
    shown = " ".join(text.split())
    shown = f"{shown[:40]}…" if len(shown) > 40 else shown
    return (
        f"«{NBSP}{shown}{NBSP}» n’est pas une date. Écrivez le jour, le mois et l’année, "
        f"par exemple 12/01/2027."
    )
