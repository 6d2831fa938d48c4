"""Interviews as they are written, and what must be understood of each (interviews/*.expected)."""

import re

import pytest

from portraits.reading.interview import Interview, Kind, State
from portraits.reading.reader import read_interview
from portraits.reading.spans import Role
from tests.portraits.written import SOURCES, read, source, written


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_is_understood(path):
    assert written(read(path)) == path.with_suffix(".expected").read_text(encoding="utf-8")


def test_the_table_is_long_enough():
    assert len(SOURCES) >= 15


def questions(pattern: str):
    """How many questions are written so."""
    return lambda interview: sum(
        bool(re.search(pattern, answer.question.text)) for answer in interview.answers
    )


def doubts(kind: Kind):
    return lambda interview: sum(doubt.kind is kind for doubt in interview.doubts)


def raw(pattern: str):
    return lambda interview: len(re.findall(pattern, interview.text, re.MULTILINE))


def roles(*names: Role):
    return lambda interview: sum(span.role in names for span in interview.spans)


def on_the_question_line(interview: Interview) -> int:
    return sum(
        "\n" not in interview.text[answer.question.end : answer.blocks[0].start]
        for answer in interview.answers
        if answer.blocks
    )


def title_line_at_the_end(interview: Interview) -> int:
    last = interview.answers[-1].question.start
    return sum(span.role is Role.NAME and span.start > last for span in interview.spans)


def introduction_that_asks(interview: Interview) -> int:
    return sum("?" in span.text for span in interview.introduction)


def one_word(interview: Interview) -> int:
    return sum(
        len(answer.blocks) == 1 and len(answer.blocks[0].text.split()) == 1
        for answer in interview.answers
    )


TRAPS = {
    "no space before the mark": questions(r"\w\?$"),
    "an ordinary space": questions(r"\w \?"),
    "a no-break space": questions("\u00a0\\?"),
    "a narrow no-break space": questions("\u202f\\?"),
    "several sentences": questions(r"\?.*(\.|\? .*\?)$"),
    "a parenthesis after the mark": questions(r"\? \(.*\)$"),
    "numbered": roles(Role.NUMBER),
    "numbering starts again": lambda interview: max(
        0, sum(answer.number == 1 for answer in interview.answers) - 1
    ),
    "no number": lambda interview: sum(answer.number is None for answer in interview.answers),
    "labels with an accent": raw("^Établissement[ \u00a0]:"),
    "labels without": raw("^Etablissement[ \u00a0]:"),
    "labels in capitals": raw(r"^[A-ZÉ ]{5,}:"),
    "series in brackets": lambda interview: interview.series.startswith("["),
    "title line on top": lambda interview: interview.text.find(interview.title) in range(60),
    "title line at the end": title_line_at_the_end,
    "introduction that asks": introduction_that_asks,
    "introduction that asks on a line of its own": doubts(Kind.INTRODUCTION),
    "credit line": lambda interview: interview.credit.startswith("©"),
    "caption in the middle": doubts(Kind.CAPTION),
    "line that may be a caption": doubts(Kind.STRAY),
    "several paragraphs": lambda interview: sum(
        sum(block.role is Role.PARAGRAPH for block in answer.blocks) > 1
        for answer in interview.answers
    ),
    "sub-heading": roles(Role.SUBHEADING),
    **{f"bullet {mark}": raw(rf"^{mark} ") for mark in "-–—•"},
    "one word": one_word,
    "answer on the question's line": on_the_question_line,
    "question that depends on another": lambda interview: sum(
        answer.dependent for answer in interview.answers
    ),
    "sentence cut": lambda interview: sum(
        answer.state is State.INCOMPLETE for answer in interview.answers
    ),
    "no answer": doubts(Kind.UNANSWERED),
    "capitals": doubts(Kind.CAPITALS),
    "acronyms": doubts(Kind.ACRONYM),
    "second value": doubts(Kind.FIELD),
    "question in an answer": lambda interview: sum(
        "?" in block.text for answer in interview.answers for block in answer.blocks
    ),
    "hidden characters": doubts(Kind.HIDDEN),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_each_trap_is_there_twice(trap):
    assert sum(int(TRAPS[trap](read(path))) for path in SOURCES) >= 2


def test_line_ends_and_spaces_change_nothing():
    """The same interview from Windows, or with spaces around each line, says the same."""

    def words(text: str) -> list[str]:
        return [
            line.split(": ", 1)[-1] for line in written(read_interview(text)).splitlines() if line
        ]

    for path in SOURCES:
        text = source(path).replace("\r\n", "\n")
        for other in (text.replace("\n", "\r\n"), text.replace("\n", "  \n\n \t")):
            assert words(other) == words(text), path.stem
