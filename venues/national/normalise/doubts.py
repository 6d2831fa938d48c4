from dataclasses import dataclass, field

from core.text import NBSP
from venues.national.mapping import BY_NAME

#: What a reader hands over: the text of a cell, or the list that a JSON file held.
Cell = str | list[str]


@dataclass
class Doubts:
    """What a reader must be told about one row, and the words that no field could hold."""

    remarks: list[tuple[str, str]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def say(self, name: str, message: str) -> None:
        self.remarks.append((name, message))

    def keep(self, name: str, words: str, message: str) -> None:
        """Report, and put the words in the venue's « autres » note: nothing may be lost."""
        self.kept.append(f"{BY_NAME[name].label}{NBSP}: {' '.join(words.split())}")
        self.say(name, f"{message} Gardé dans « autres »{NBSP}: {words}")
