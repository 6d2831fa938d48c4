"""Days as files write them: ISO, French figures, French words."""

import re
from datetime import date

from core.text import MONTHS, fold
from venues.national.normalise.doubts import Cell, Doubts
from venues.national.normalise.texts import flat, one_line

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_FRENCH = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$")
_WORDS = re.compile(r"^(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+) (\d{4})$")
_MONTH = {fold(name): number for number, name in enumerate(MONTHS, 1)}
#: "1970-01-01" is what programs write when they could not read a date.
_OLDEST = date(1990, 1, 1)


def day(cell: Cell, today: date, doubts: Doubts) -> str:
    """ISO, or "" for what is no day, or not a day when a row can have been written."""
    text = one_line(flat(cell))
    if not text:
        return ""
    found = _read(text)
    if found and _OLDEST <= found <= today:
        return found.isoformat()
    doubts.say("date_maj", f"Date de mise à jour illisible, ancienne ou à venir : {text}.")
    return ""


def _read(text: str) -> date | None:
    try:
        if match := _ISO.match(text):
            return date(*map(int, match.groups()))
        if match := _FRENCH.match(text):
            return date(*map(int, reversed(match.groups())))
        if (match := _WORDS.match(fold(text))) and match[2] in _MONTH:
            return date(int(match[3]), _MONTH[match[2]], int(match[1]))
    except ValueError:
        return None
    return None
