"""Three rows of one venue: as it is, as it was last imported, as the file has it now.

What nobody touched since the last import follows the file. What an editor changed stays, and is
reported, unless the import was told to overwrite.
"""

from dataclasses import dataclass, field

from venues.national.mapping import NAMES
from venues.national.normalise import Row

DATE = "date_maj"
_POINT = ("latitude", "longitude")


@dataclass
class Comparison:
    """``taken``: field → value to write. Lists hold (field, ours, the file's): ``conflicts`` where
    ours is kept, ``replaced`` where an editor's value gives way."""

    taken: Row = field(default_factory=dict)
    conflicts: list[tuple[str, str, str]] = field(default_factory=list)
    replaced: list[tuple[str, str, str]] = field(default_factory=list)
    edited: bool = False


def compare(
    current: Row, base: Row | None, incoming: Row, *, overwrite: bool = False
) -> Comparison:
    """What to write in a venue. Without ``base`` (a venue made by hand), empty fields are filled."""
    found = Comparison()
    for names in _groups():
        ours, theirs = [tuple(row[name] for name in names) for row in (current, incoming)]
        known = tuple(base.get(name, "") for name in names) if base else ("",) * len(names)
        found.edited = found.edited or ours != known
        if ours == theirs:
            continue
        difference = names[0], " ; ".join(filter(None, ours)), " ; ".join(filter(None, theirs))
        if overwrite or ours == known:
            found.taken |= dict(zip(names, theirs, strict=True))
            if ours != known:
                found.replaced.append(difference)
        else:
            found.conflicts.append(difference)
    if _date_follows(current[DATE], incoming[DATE], found):
        found.taken[DATE] = incoming[DATE]
    return found


def _groups():
    """Fields one by one, but a point as one thing. The date is not compared: it follows the rest."""
    yield from ((name,) for name in NAMES if name not in {DATE, *_POINT})
    yield _POINT


def _date_follows(ours: str, theirs: str, found: Comparison) -> bool:
    """A date goes forward when the file is newer and something of it is in the venue.

    It goes back only with content nobody edited: the venue then is as old as its file.
    """
    if not theirs or ours == theirs or (found.conflicts and not found.taken):
        return False
    return theirs > ours or bool(found.taken and not found.edited)
