"""The figures of a finding in French sentences."""

from core.text import NBSP
from portraits.counting import ALL, Cell, Counted, Line
from portraits.enums import Split


def sentence(line: Line, split: str) -> str:
    """ "9 portraits sur 14 en bibliothèque, 4 sur 11 hors bibliothèque"; "" without a portrait."""
    if split in (Split.ROLE, Split.DEPARTMENT):
        parts = [
            f"{cell.group.label}, {figure(cell, is_first=position == 0)}"
            for position, cell in enumerate(line.cells)
        ]
        return f"{NBSP}; ".join(parts)
    parts = [
        f"{figure(cell, is_first=position == 0)}{_where(cell)}"
        for position, cell in enumerate(line.cells)
    ]
    return ", ".join(parts)


def figure(cell: Cell, *, is_first: bool = True) -> str:
    """ "9 portraits sur 14", "aucun sur 11"; with the share where the group is large enough."""
    noun = f"{NBSP}portrait{'s' if cell.number > 1 else ''}" if is_first else ""
    number = f"{cell.number}{noun}" if cell.number else f"aucun{' portrait' if is_first else ''}"
    share = "" if cell.share is None else f" ({percent(cell)})"
    return f"{number} sur{NBSP}{cell.total}{share}"


def short(cell: Cell) -> str:
    """ "9 sur 14", with the share where the group is large enough: for a small place."""
    share = "" if cell.share is None else f" ({percent(cell)})"
    return f"{cell.number}{NBSP}sur{NBSP}{cell.total}{share}"


def percent(cell: Cell) -> str:
    return "" if cell.share is None else f"{cell.share}{NBSP}%"


def _where(cell: Cell) -> str:
    if cell.group.key == ALL:
        return ""
    label = cell.group.label
    return f" {label[0].lower()}{label[1:]}"


def basis(counted: Counted) -> str:
    """Among how many, all groups together."""
    many = "s" if counted.total > 1 else ""
    return f"{counted.total}{NBSP}portrait{many} publié{many}"
