"""What an import tells: counts for everybody, a line for each event and each remark."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from core.text import NARROW_NBSP
from venues.national.report import Entry


class Result(StrEnum):
    """The first six are what became of an event; the others are words about it."""

    CREATED = "créé"
    CHANGED = "modifié"
    SAME = "inchangé"
    QUEUED = "en attente d’un lieu"
    LEFT = "laissé de côté"
    REFUSED = "refusé"
    KEPT = "gardé"
    TO_DECIDE = "à décider"
    NOTED = "signalé"


#: Singular and plural, in the order of the summary.
_COUNTED = {
    Result.CREATED: ("créé", "créés"),
    Result.CHANGED: ("modifié", "modifiés"),
    Result.SAME: ("inchangé", "inchangés"),
    Result.QUEUED: ("en attente d’un lieu", "en attente d’un lieu"),
    Result.LEFT: ("laissé de côté", "laissés de côté"),
    Result.REFUSED: ("refusé", "refusés"),
    Result.KEPT: ("changement à la main gardé", "changements à la main gardés"),
    Result.TO_DECIDE: ("date à décider", "dates à décider"),
}
_ALWAYS = (Result.CREATED, Result.CHANGED, Result.SAME, Result.REFUSED)


@dataclass
class Report:
    """Every entry of one file, in order; ``listeners`` hear each as it comes."""

    listeners: list[Callable[[Entry], None]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        self.counts[entry.result] += 1
        self.entries.append(entry)
        for listener in self.listeners:
            listener(entry)

    def accepted(self) -> int:
        results = (Result.CREATED, Result.CHANGED, Result.SAME, Result.QUEUED)
        return sum(self.counts[result] for result in results)

    def summary(self) -> str:
        """« 12 créés, 3 modifiés, 5 inchangés, 1 refusé ; 2 dates à décider »."""
        said = {
            result: f"{self.counts[result]} {words[self.counts[result] > 1]}"
            for result, words in _COUNTED.items()
            if self.counts[result] or result in _ALWAYS
        }
        notes = [said.pop(result) for result in (Result.KEPT, Result.TO_DECIDE) if result in said]
        end = f"{NARROW_NBSP}; {', '.join(notes)}" if notes else ""
        return f"{', '.join(said.values())}{end}."
