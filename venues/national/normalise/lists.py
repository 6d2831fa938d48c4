"""Cells that hold several values: fixed lists, e-mail addresses, web addresses, free labels."""

import re
from functools import cache, lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from core.text import fold
from venues.national.mapping import BY_NAME, FIELDS, SEPARATOR, Kind
from venues.national.normalise.doubts import Cell, Doubts
from venues.national.normalise.texts import one_line
from venues.national.old_values import SISTERS, VALUES

LIST_NAMES = tuple(field.name for field in FIELDS if field.kind is Kind.CODES)
# A semicolon is part of an address unless another address follows it.
_BETWEEN_URLS = re.compile(r"\||[;,\s]+(?=https?://|www\.)|[;,\s]+$")
_BETWEEN_EMAILS = re.compile(r"[|;,\s]+")
_BARE_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)+(?:/\S*)?$")
_is_url = URLValidator(schemes=["http", "https"])


def _clean(items) -> list[str]:
    return list(dict.fromkeys(filter(None, map(one_line, items))))


def free_values(cell: Cell) -> list[str]:
    """« Label A|Label B ». A semicolon separates only where no bar does.

    So one value that holds a semicolon is written with a bar after it (``joined_free``).
    """
    if isinstance(cell, list):
        return _clean(part for item in cell for part in item.split(SEPARATOR))
    return _clean(cell.split(SEPARATOR if SEPARATOR in cell else ";"))


def joined_free(values: list[str]) -> str:
    lone_semicolon = len(values) == 1 and ";" in values[0]
    return SEPARATOR.join(values) + (SEPARATOR if lone_semicolon else "")


@cache
def _known(name: str) -> dict[str, tuple[str, str]]:
    """Folded words → (field, code): the field's list, its sister's, and what version 0.1 said."""
    known: dict[str, tuple[str, str]] = {}
    for owner in filter(None, (SISTERS.get(name), name)):
        field = BY_NAME[owner]
        codes = {fold(written): code for code, written in field.labels.items()}
        if name == "typologie":
            codes = {fold(label): code for code, label in field.choices.choices} | codes
        old = {fold(words): codes[fold(new)] for words, new in VALUES.get(owner, {}).items()}
        known |= {words: (owner, code) for words, code in (old | codes).items()}
    return known


@lru_cache(maxsize=4096)
def _recognise(name: str, item: str) -> tuple[str, str] | None:
    for words in (item, item.split(":")[0], item.split("(")[0]):
        if found := _known(name).get(fold(words)):
            return found
    return None


def fixed_lists(cells: dict[str, Cell], doubts: Doubts) -> dict[str, str]:
    """Every fixed list of a row: ``{"services": "Label|Label", …}``, in the order of the lists."""
    found: dict[str, set[str]] = {name: set() for name in LIST_NAMES}
    for name in LIST_NAMES:
        cell = cells.get(name, "")
        parts = cell if isinstance(cell, list) else [cell]
        for item in _clean(piece for part in parts for piece in re.split(r"[|;]", part)):
            if place := _recognise(name, item):
                found[place[0]].add(place[1])
            else:
                doubts.keep(name, item, "Valeur absente de la liste nationale.")
    return {
        name: SEPARATOR.join(
            written for code, written in BY_NAME[name].labels.items() if code in found[name]
        )
        for name in LIST_NAMES
    }


def codes_of(name: str, value: str) -> list[str]:
    """The codes we store for a normalised list: the way back of ``fixed_lists``."""
    code_of = {written: code for code, written in BY_NAME[name].labels.items()}
    return [code_of[written] for written in value.split(SEPARATOR)] if value else []


def emails(cell: Cell, doubts: Doubts) -> str:
    found = []
    for item in _clean(
        _BETWEEN_EMAILS.split(SEPARATOR.join(cell) if isinstance(cell, list) else cell)
    ):
        address = item.removeprefix("mailto:")
        try:
            validate_email(address)
        except ValidationError:
            doubts.keep("courriels", item, "Adresse électronique illisible.")
        else:
            found.append(address)
    return SEPARATOR.join(dict.fromkeys(found))


def web_address(text: str) -> str:
    """The address when it is one of the web, "" otherwise; « ville.fr » gets its https."""
    text = one_line(text)
    if _BARE_DOMAIN.match(text):
        text = f"https://{text}"
    try:
        _is_url(text)
    except ValidationError:
        return ""
    return text


def websites(cell: Cell, doubts: Doubts) -> str:
    found = []
    for item in _clean(
        _BETWEEN_URLS.split(SEPARATOR.join(cell) if isinstance(cell, list) else cell)
    ):
        if address := web_address(item):
            found.append(address)
        else:
            doubts.keep("site_web", item, "Adresse de site illisible.")
    return SEPARATOR.join(dict.fromkeys(found))


def single_url(name: str, cell: Cell, limit: int, doubts: Doubts) -> str:
    """The first readable address of the cell; other words go to the note."""
    items = _clean(_BETWEEN_URLS.split(SEPARATOR.join(cell) if isinstance(cell, list) else cell))
    address = ""
    for item in items:
        readable = web_address(item)
        if readable and not address and len(readable) <= limit:
            address = readable
        elif readable != address or not readable:
            doubts.keep(name, item, "Adresse de site illisible ou de trop.")
    return address
