"""What a text is cut into. The spans are the interview: everything else is read from them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from portraits.reading.lines import trimmed


class Role(StrEnum):
    """What a stretch of the text is. ``SEPARATOR`` holds nothing that shows on paper."""

    SEPARATOR = "separator"
    #: Says how to read what follows: a label, a dash, the comma between a name and a job.
    MARK = "mark"
    SERIES = "series"
    TITLE = "title"
    NAME = "name"
    JOB = "job"
    EMPLOYER = "employer"
    DATE = "date"
    #: Who wrote the interview down: "Propos recueillis par …".
    SIGNATURE = "signature"
    CREDIT = "credit"
    INTRODUCTION = "introduction"
    NUMBER = "number"
    QUESTION = "question"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    BULLET = "bullet"
    CAPTION = "caption"
    #: A second value for a field that has one: it belongs nowhere, and nobody but an editor knows.
    STRAY = "stray"


#: What an answer is made of.
BLOCKS = frozenset({Role.PARAGRAPH, Role.SUBHEADING, Role.BULLET})
#: What an interview has one of.
ONCE = frozenset({Role.SERIES, Role.TITLE, Role.NAME, Role.JOB, Role.EMPLOYER, Role.DATE})


@dataclass(frozen=True, slots=True)
class Span:
    """``text`` as it was written, from character ``start`` of the whole."""

    role: Role
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def piece(role: Role, offset: int, text: str, begin: int = 0, end: int | None = None) -> list[Span]:
    """The span of ``text[begin:end]`` without the blanks around it; none when nothing shows.

    ``offset`` is where ``text`` begins in the whole.
    """
    begin, end = trimmed(text, begin, len(text) if end is None else end)
    return [Span(role, offset + begin, text[begin:end])] if begin < end else []


def tiled(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """``spans``, in order, and a separator for each gap between them: together, ``text``."""
    position = 0
    for span in spans:
        if position < span.start:
            yield Span(Role.SEPARATOR, position, text[position : span.start])
        yield span
        position = span.end
    if position < len(text):
        yield Span(Role.SEPARATOR, position, text[position:])
