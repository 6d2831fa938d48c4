"""What an import tells the editor: the reader's doubts, and those of the draft made from it."""

from dataclasses import dataclass
from enum import StrEnum

from core.text import NBSP
from portraits.reading.interview import Interview, Kind
from portraits.reading.spans import Role

#: Passages of these kinds stand nowhere in the draft: the doubt keeps them whole.
_NOWHERE_ELSE = {Kind.CAPTION, Kind.FIELD}


class Draft(StrEnum):
    """Beside the reader's own kinds."""

    CREDIT = "credit"
    SIGNATURE = "signature"
    DATE = "date"
    ROLE = "role"
    CONTEXT = "context"
    SERIES = "series"
    NEAR = "near"
    LENGTH = "length"
    LEFT_OUT = "left_out"
    ENCODING = "encoding"


@dataclass(frozen=True, slots=True)
class Noted:
    """``words``: one French sentence. ``passage``: words of the text that the draft does not hold,
    whole. ``where``: the question under which they stand, "" above the first."""

    kind: str
    words: str
    passage: str = ""
    where: str = ""

    @property
    def said(self) -> str:
        """The sentence, and the passage when the sentence does not quote it."""
        hidden = self.passage and self.passage not in self.words
        return f"{self.words} {self.passage}" if hidden else self.words


def doubts_read(interview: Interview) -> list[Noted]:
    return [
        Noted(
            doubt.kind,
            doubt.words,
            interview.text[doubt.start : doubt.end] if doubt.kind in _NOWHERE_ELSE else "",
            _question_at(interview, doubt.start),
        )
        for doubt in interview.doubts
    ]


def left_out(interview: Interview, title: str) -> list[Noted]:
    """Labels and numbers: they said how to read the text, and the draft does not repeat them."""
    marks: list[str] = []
    end = -1
    for span in interview.spans:
        if span.role not in (Role.MARK, Role.NUMBER):
            continue
        if span.start == end:
            marks[-1] += span.text
        else:
            marks.append(span.text)
        end = span.end
    words = [mark for mark in marks if any(map(str.isalnum, mark)) and mark not in title]
    if not words:
        return []
    sentence = f"Ces mots et numéros ont guidé la lecture, le brouillon ne les répète pas{NBSP}:"
    return [Noted(Draft.LEFT_OUT, sentence, " · ".join(dict.fromkeys(words)))]


def _question_at(interview: Interview, position: int) -> str:
    where = ""
    for answer in interview.answers:
        if answer.question.start <= position:
            where = answer.question.text
    return where
