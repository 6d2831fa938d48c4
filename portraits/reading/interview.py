"""What is read of a text: the spans that tile it, and views of them by question and by field."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from portraits.reading.endings import is_cut
from portraits.reading.lines import split_lines
from portraits.reading.spans import BLOCKS, Role, Span
from portraits.reading.voices import depends


class State(StrEnum):
    COMPLETE = "complete"
    INCOMPLETE = "incomplete"  # a sentence was cut
    UNANSWERED = "unanswered"  # asked, and nothing was said


class Kind(StrEnum):
    """What an editor is asked to look at."""

    UNFINISHED = "unfinished"
    STRAY = "stray"
    CAPTION = "caption"
    CAPITALS = "capitals"
    ACRONYM = "acronym"
    HIDDEN = "hidden"
    UNANSWERED = "unanswered"
    QUESTION = "question"
    INTRODUCTION = "introduction"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Doubt:
    """``words``: one French sentence for the editor, about ``text[start:end]``."""

    kind: Kind
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question as it was written, and the blocks of its answer."""

    question: Span
    number: int | None
    blocks: tuple[Span, ...]

    @property
    def dependent(self) -> bool:
        """Does the question mean nothing without the one before it: "Si oui, laquelle ?"?"""
        return depends(self.question.text)

    @property
    def state(self) -> State:
        if not self.blocks:
            return State.UNANSWERED
        cut = any(is_cut(self.blocks, i) for i in range(len(self.blocks)))
        return State.INCOMPLETE if cut else State.COMPLETE


@dataclass(frozen=True)
class Interview:
    """``spans`` tile ``text``: joined, they are it. A field that it does not give is ""."""

    text: str
    spans: tuple[Span, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def series(self) -> str:
        return self._fullest(Role.SERIES)

    @property
    def title(self) -> str:
        """The title, or the line that names the person, without its prefix."""
        return self._fullest(Role.TITLE) or self._line_of(Role.NAME, {Role.NAME, Role.JOB})

    @property
    def name(self) -> str:
        return self._fullest(Role.NAME)

    @property
    def role(self) -> str:
        return self._fullest(Role.JOB)

    @property
    def employer(self) -> str:
        return self._fullest(Role.EMPLOYER)

    @property
    def date(self) -> str:
        """As it was written: "12/03/2022", "début 2022"."""
        return self._fullest(Role.DATE)

    @property
    def signature(self) -> str:
        return self._line_of(Role.SIGNATURE, {Role.SIGNATURE})

    @property
    def credit(self) -> str:
        """The first: others are doubts."""
        return next((span.text for span in self.of(Role.CREDIT)), "")

    @property
    def introduction(self) -> tuple[Span, ...]:
        return self.of(Role.INTRODUCTION)

    @property
    def captions(self) -> tuple[Span, ...]:
        return self.of(Role.CAPTION)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        found: list[tuple[Span, int | None, list[Span]]] = []
        number = None
        for span in self.spans:
            if span.role is Role.NUMBER:
                number = int(span.text)
            elif span.role is Role.QUESTION:
                found.append((span, number, []))
                number = None
            elif span.role in BLOCKS:
                found[-1][2].append(span)
        return tuple(Answer(question, n, tuple(blocks)) for question, n, blocks in found)

    def of(self, role: Role) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.role is role)

    def _fullest(self, role: Role) -> str:
        """The fullest of what was said, the first of equals."""
        return max((span.text for span in self.of(role)), key=len, default="")

    def _line_of(self, role: Role, among: set[Role]) -> str:
        """The line of the first span of that role, from its first span of a role ``among``."""
        found = next((span for span in self.spans if span.role is role), None)
        if found is None:
            return ""
        line = next(line for line in split_lines(self.text) if line.end >= found.end)
        starts = [s.start for s in self.spans if s.role in among and s.start >= line.start]
        return self.text[starts[0] : line.end]
