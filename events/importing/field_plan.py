"""The columns of an event: as they are, as they were last imported, as the file has them now.

What nobody touched since the last import follows the file. What an editor changed stays, and is
reported, unless the import was told to overwrite.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from core.text import NBSP
from events.importing.texts import plain
from events.models import EventPage

#: Decided at the first import, then by an editor alone: an internal event stays internal.
_ONCE = frozenset({"audience"})


@dataclass
class FieldPlan:
    """``taken``: column → value to write; ``kept``: (label, ours, the file's) that an editor changed."""

    taken: dict = field(default_factory=dict)
    kept: list[tuple[str, str, str]] = field(default_factory=list)


def cleaned(fields: dict, remarks: list[str]) -> dict:
    """The values that their columns take; the others are said, and left."""
    good = {}
    for name, value in fields.items():
        column = EventPage._meta.get_field(name)
        try:
            good[name] = column.clean(value, None)
        except ValidationError as error:
            said = " ".join(error.messages)
            remarks.append(f"{column.verbose_name}{NBSP}: {said} Laissé de côté.")
    return good


def plan_fields(page: EventPage, base: dict, incoming: dict, *, overwrite: bool) -> FieldPlan:
    """What to write in a page; ``base`` is what the last import said."""
    found = FieldPlan()
    for name, theirs in incoming.items():
        ours = getattr(page, name)
        if name in _ONCE or _same(name, ours, theirs):
            continue
        if overwrite or _same(name, ours, base.get(name, _default(name))):
            found.taken[name] = theirs
        else:
            found.kept.append((label(name), shown(name, ours), shown(name, theirs)))
    return found


def label(name: str) -> str:
    return str(EventPage._meta.get_field(name).verbose_name)


def shown(name: str, value) -> str:
    if name == "body":
        value = plain(value)
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "rien")
    return f"{text[:80]}…" if len(text) > 80 else text


def _default(name: str):
    column = EventPage._meta.get_field(name)
    return column.get_default()


def _same(name: str, ours, theirs) -> bool:
    """Rich text is compared by its words: the editor rewrites its marks each time it is saved."""
    if name == "body":
        return " ".join(plain(ours or "").split()) == " ".join(plain(theirs or "").split())
    if isinstance(ours, list) and isinstance(theirs, list):
        return set(ours) == set(theirs)
    return (ours or None) == (theirs or None)
