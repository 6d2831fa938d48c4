"""How a commune's name is written: files shout, the gazetteer knows better."""

import re

from core.text import normalise
from venues.models import Commune

#: Words that stay small inside a name.
_SMALL = re.compile(r"(?:de|du|des|d|la|le|les|l|sur|sous|en|et|à|au|aux|lès|lez|près|dit)")
_WORD = re.compile(r"[^\W\d_]+")


def spelled(name: str, commune: Commune | None) -> str:
    """The name as it came, unless it is all in capitals: then the gazetteer's spelling.

    "SAINT-LO" → "Saint-Lô" when that commune, or a former one, bears it; else "Saint-Lo". Without
    any name, the commune's own.
    """
    if not name:
        return commune.name if commune else ""
    if not _shouts(name):
        return name
    names = [commune.name, *commune.former_names] if commune else []
    return next((n for n in names if normalise(n) == normalise(name)), _in_lower_case(name))


def _shouts(name: str) -> bool:
    """More than one letter, none of them small: "Y" is the true name of a commune."""
    return name == name.upper() and sum(c.isalpha() for c in name) > 1


def _in_lower_case(name: str) -> str:
    def one(match: re.Match) -> str:
        word = match.group().lower()
        return word if match.start() and _SMALL.fullmatch(word) else word.capitalize()

    return _WORD.sub(one, name)
