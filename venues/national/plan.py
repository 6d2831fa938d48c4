"""What one row of a file would do to the site: decided before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass, field

from venues.models import Commune, VenuePage
from venues.national.compare import DATE, Comparison, compare
from venues.national.mapping import BY_NAME, OTHERS
from venues.national.normalise import Row, Understood
from venues.national.report import Entry, Result
from venues.national.rows import row_of

#: Fields that are no part of the page: changing them alone makes no revision.
BESIDE_THE_PAGE = {"horaires", DATE}


@dataclass
class Incoming:
    """A row of the file, with the commune it names.

    ``silent``: fields that the file does not have. ``problem``: what the file's reader said.
    """

    line: int
    understood: Understood
    row: Row
    commune: Commune | None
    silent: set[str]
    problem: str = ""

    def entry(self, result: Result, name: str = "", message: str = "") -> Entry:
        return Entry(self.line, self.row["id"], self.row["nom"], result, name, message)

    def remarks(self) -> list[Entry]:
        return [self.entry(Result.NOTED, *remark) for remark in self.understood.remarks]


@dataclass
class Plan:
    """``row``: the venue's row once written. ``taken``: its fields that change, all for a new venue.

    ``notes`` are the lines to add to « autres »; ``record`` is what the import will
    remember of the file, ``base`` what it remembered.
    """

    incoming: Incoming
    row: Row
    taken: set[str]
    notes: list[str]
    record: Row
    venue: VenuePage | None = None
    base: Row | None = None
    entries: list[Entry] = field(default_factory=list)

    @property
    def changes_page(self) -> bool:
        return bool(self.taken - BESIDE_THE_PAGE or self.notes)

    @property
    def changes_nothing(self) -> bool:
        return not (self.taken or self.notes)

    @property
    def must_be_recorded(self) -> bool:
        """Never when the file says what it said before: then nothing at all is written."""
        return self.record != self.base


def plan_new(incoming: Incoming, today: str) -> Plan:
    """A venue that the site does not have. A row without a date is of today."""
    row = incoming.row | {DATE: incoming.row[DATE] or today}
    notes = incoming.understood.kept
    return Plan(
        incoming,
        row,
        set(row),
        notes,
        _record(incoming, notes, None),
        entries=[incoming.entry(Result.CREATED), *incoming.remarks()],
    )


def plan_known(
    incoming: Incoming, venue: VenuePage, busy: Callable[[VenuePage], str], *, overwrite: bool
) -> Plan:
    """A venue that the site has. ``busy`` says why its page must not be touched now, or ""."""
    record = getattr(venue, "import_record", None)
    base = record.row if record else None
    current = row_of(venue)
    said = incoming.row | {name: current[name] for name in incoming.silent}
    found = compare(current, base, said, overwrite=overwrite)
    known_notes = _lines(base.get(OTHERS, "")) if base else []
    notes = [
        line
        for line in incoming.understood.kept
        if line not in known_notes and line not in _lines(venue.other_values)
    ]
    plan = Plan(
        incoming,
        current | found.taken,
        set(found.taken),
        notes,
        _record(incoming, [*known_notes, *incoming.understood.kept], base),
        venue,
        base,
    )
    if not plan.changes_nothing and (reason := busy(venue)):
        plan.taken, plan.notes, plan.record = set(), [], base
        plan.entries = [incoming.entry(Result.REFUSED, message=reason)]
    else:
        plan.entries = _entries(plan, found)
    return plan


def _entries(plan: Plan, found: Comparison) -> list[Entry]:
    incoming = plan.incoming
    result = Result.SAME if plan.changes_nothing else Result.CHANGED
    names = ", ".join(name for name in BY_NAME if name in plan.taken)
    entries = [incoming.entry(result, message=names)]
    for sentence, differences in (
        ("gardé, car modifié à la main", found.conflicts),
        ("modifié à la main, remplacé", found.replaced),
    ):
        entries += [
            incoming.entry(
                Result.CONFLICT, name, f"« {ours} » sur le site ({sentence}) ; « {theirs} » ici."
            )
            for name, ours, theirs in differences
        ]
    if not plan.changes_nothing and not plan.venue.live:
        entries.append(incoming.entry(Result.NOTED, message="Page mise à jour, mais non publiée."))
    return entries + incoming.remarks()


def _record(incoming: Incoming, notes: list[str], base: Row | None) -> Row:
    """What to remember; where the file is silent, what an earlier one said."""
    earlier = {name: base.get(name, "") for name in incoming.silent} if base else {}
    return incoming.row | earlier | {OTHERS: "\n".join(dict.fromkeys(notes))}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
