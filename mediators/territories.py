"""Where somebody may be asked to come, one territory a line: as the agency types and reads it."""

import re
from collections.abc import Iterable

from core.text import NBSP, normalise
from mediators.enums import AreaKind
from mediators.models import ServedArea
from venues.models import Commune
from venues.models.communes import DEPARTMENTS

_IN_BRACKETS = re.compile(r"^(?P<name>.*?)\s*\((?P<code>\w+)\)$")
_SIREN = re.compile(r"^\d{9}$")
_LONGEST_NAME = 120


class UnknownTerritory(ValueError):
    """The message is a French sentence that says what to write."""


def typed_territory(line: str) -> ServedArea:
    """ "Manche", "50", "Saint-Lô", "Saint-Lô (50502)", "Saint-Lô Agglo (200066389)" → an area.

    Its person is left to the caller. Raises ``UnknownTerritory``.
    """
    match = _IN_BRACKETS.match(line)
    name, code = (match["name"], match["code"].upper()) if match else (line, "")
    if _SIREN.match(code) and 0 < len(name) <= _LONGEST_NAME:
        return ServedArea(kind=AreaKind.EPCI, code=code, name=name)
    if department := _department(name if not code else ""):
        return ServedArea(kind=AreaKind.DEPARTMENT, code=department, name=DEPARTMENTS[department])
    found = _communes(name, code)
    if len(found) == 1:
        return ServedArea(kind=AreaKind.COMMUNE, code=found[0].insee_code, name=found[0].name)
    if found:
        several = ", ".join(f"{commune.name} ({commune.insee_code})" for commune in found[:5])
        raise UnknownTerritory(f"Plusieurs communes s’appellent ainsi{NBSP}: {several}.")
    raise UnknownTerritory(
        f"«{NBSP}{line[:60]}{NBSP}» n’est ni un département ni une commune connue. Pour une "
        f"intercommunalité, ajoutez son SIREN{NBSP}: Saint-Lô Agglo (200066389)."
    )


def written(areas: Iterable[ServedArea]) -> list[str]:
    """The lines that ``typed_territory`` reads back."""
    return [
        area.name if area.kind == AreaKind.DEPARTMENT else f"{area.name} ({area.code})"
        for area in areas
    ]


def _department(text: str) -> str:
    key = normalise(text)
    for code, name in DEPARTMENTS.items():
        if key and key in {code.lower(), normalise(name)}:
            return code
    return ""


def _communes(name: str, code: str) -> list[Commune]:
    """By INSEE code, or by name, in the department of the brackets if any."""
    if code and (commune := Commune.objects.filter(insee_code=code).first()):
        return [commune] if not name or normalise(commune.name) == normalise(name) else []
    communes = Commune.objects.only("insee_code", "name")
    if code:
        communes = communes.filter(department=code)
    key = normalise(name)
    return [commune for commune in communes if key and normalise(commune.name) == key]
