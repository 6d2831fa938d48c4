"""What an import tells: counts for everybody, lines for the terminal, a CSV file for a spreadsheet."""

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from core.text import NARROW_NBSP, NBSP
from venues.national.normalise.texts import one_line, shortened

COLUMNS = ("ligne", "identifiant", "nom", "résultat", "champ", "message")

#: Characters of a message in the terminal; the CSV file has all of them.
_LONGEST_SAID = 300


class Result(StrEnum):
    CREATED = "créé"
    CHANGED = "modifié"
    SAME = "inchangé"
    REFUSED = "refusé"
    CONFLICT = "conflit"
    NOTED = "signalé"


@dataclass(frozen=True)
class Entry:
    """One line: what became of a row (the first four results), or a word about one of its fields."""

    line: int
    identifier: str
    name: str
    result: Result
    field: str = ""
    message: str = ""

    def __str__(self):
        who = " ".join(filter(None, (self.identifier, self.name and f"({self.name})")))
        about = f", {self.field}" if self.field else ""
        head = f"Ligne {self.line}{about}, {self.result}" if self.line else f"{self.result}"
        message = one_line(self.message)
        if len(message) > _LONGEST_SAID:
            message = shortened(message, _LONGEST_SAID)
        return f"{head}{NBSP}: {message}" + (f" [{who}]" if who else "")


@dataclass
class Report:
    """Counts entries and hands each to ``listeners``; keeps none, a file may have 20,000 rows."""

    listeners: list[Callable[[Entry], None]] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        self.counts[entry.result] += 1
        for listener in self.listeners:
            listener(entry)

    def accepted(self) -> int:
        return sum(self.counts[r] for r in (Result.CREATED, Result.CHANGED, Result.SAME))

    def summary(self) -> str:
        """« 12 créés, 3 modifiés, 5 inchangés, 1 refusé ; 2 conflits, 4 signalements »."""
        rows = [
            _counted(self.counts[result], str(result))
            for result in (Result.CREATED, Result.CHANGED, Result.SAME, Result.REFUSED)
        ]
        notes = [
            _counted(self.counts[Result.CONFLICT], "conflit"),
            _counted(self.counts[Result.NOTED], "signalement"),
        ]
        return f"{', '.join(rows)}{NARROW_NBSP}; {', '.join(notes)}."


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}"


def csv_listener(file) -> Callable[[Entry], None]:
    """Writes each entry as a line of a CSV file opened by the caller."""
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)

    def write(entry: Entry) -> None:
        writer.writerow(
            (
                entry.line or "",
                entry.identifier,
                entry.name,
                entry.result,
                entry.field,
                entry.message,
            )
        )

    return write
