"""``read_interview``: header, introduction, questions and answers, trailing lines.

Pure, and linear in the length of the text. It refuses nothing: a text without any question is an
introduction, and a doubt says so.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.text import fold
from portraits.reading import answers, header
from portraits.reading.doubts import doubts_of
from portraits.reading.interview import Interview
from portraits.reading.lines import Line, split_lines
from portraits.reading.questions import Asked, all_asked
from portraits.reading.spans import ONCE, Role, Span, piece, tiled
from portraits.reading.voices import speaks_of_oneself

#: Lines in which a header is looked for, and characters read to call a passage an introduction.
HEADER_LINES = 12
TRAILING_LINES = 6
READ_OF_INTRODUCTION = 2_000

_INTRODUCES = re.compile(
    r"\b(?:nous (?:avons|sommes alle)|nos questions|a repondu|lui avons|leur avons"
    r"|(?:rencontre|entretien|interview|portrait|conversation) (?:avec|d|de|du|des)"
    r"|repond(?:ent)? a (?:nos|ces|cinq|six|sept|huit|dix)|(?:donne|donnons) la parole"
    r"|raconte(?:nt)?|temoigne(?:nt)?)\b"
)
#: Whoever wrote the introduction, and not the person.
_OURSELVES = re.compile(r"\b[Nn]ous (?:avons|sommes)\b|\b[Nn]os questions\b")
_DIGITS = re.compile(r"\d+")


def read_interview(text: str) -> Interview:
    """Every character of ``text`` is in one span; nothing is changed. Never raises."""
    lines = split_lines(text)
    asked = all_asked(lines)
    top = _end_of_header(lines, asked)
    name = next(_names(lines[:top] or lines[-TRAILING_LINES:]), "")
    first = _first_question(lines, {i: q for i, q in asked.items() if i >= top}, name)
    last = _start_of_trailing(lines, asked, first, named=bool(name and top))
    spans = [
        *_leading(lines[:first]),
        *_questions_and_answers(lines[first:last], {i - first: q for i, q in asked.items()}, name),
        *_trailing(lines[last:]),
    ]
    interview = Interview(text, tuple(tiled(text, _one_of_each(spans))))
    unsure = [q for i, q in asked.items() if first <= i < last and q.unsure]
    return replace(interview, doubts=tuple(doubts_of(interview, unsure)))


def _end_of_header(lines: list[Line], asked: dict[int, Asked]) -> int:
    """Index after the last line that names the person above the questions.

    One question may stand above it: a title such as "Le numérique, une affaire de patience ?".
    """
    end = 0
    limit = min((i for i in asked if i), default=HEADER_LINES)
    for i, line in enumerate(lines[: min(limit, HEADER_LINES)]):
        if 0 in asked and i > 2 and not end:
            break
        if header.label_of(line) or (i not in asked and header.named_title(line)):
            end = i + 1
    return end


def _names(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        spans = header.labelled(line) if header.label_of(line) else header.named_title(line)
        yield from (span.text for span in spans or () if span.role is Role.NAME)


def _first_question(lines: list[Line], asked: dict[int, Asked], name: str) -> int:
    """Index of the first question that is not one of the introduction's own."""
    order = sorted(asked)
    start = None
    for i, after in zip(order, [*order[1:], len(lines)], strict=False):
        start = i if start is None else start
        told = [
            line.text
            for line in lines[i + 1 : after]
            if not answers.is_caption(line, line, None, name)
        ]
        passage = " ".join([asked[i].following, *told])[:READ_OF_INTRODUCTION].strip()
        if not passage and after < len(lines):
            continue
        if asked[i].marked or not _introduces(passage, "" if asked[i].addressed else name):
            return start
        start = None
    return len(lines)


def _introduces(passage: str, name: str) -> bool:
    """Does somebody speak about the person rather than herself?"""
    words = fold(passage)
    named = set(fold(name).split()[:1]) & set(words.split())
    spoken = speaks_of_oneself(_OURSELVES.sub("", passage))
    return not spoken and bool(named or _INTRODUCES.search(words))


def _start_of_trailing(
    lines: list[Line], asked: dict[int, Asked], first: int, *, named: bool
) -> int:
    """Index of the first of the last lines that are no answer: title, labels, signature."""
    last = start = len(lines)
    while last > first and last - 1 not in asked:
        line = lines[last - 1]
        only_answer = named and last - 2 in asked and not asked[last - 2].following
        titled = header.named_title(line) and not only_answer
        if titled or header.label_of(line) or header.is_signature(line):
            start = last - 1
        elif not answers.is_credit(line):
            break
        last -= 1
    return start


def _leading(lines: list[Line]) -> Iterator[Span]:
    told = titled = False
    waiting: Role | None = None
    for i, line in enumerate(lines):
        label, named = header.label_of(line), header.named_title(line)
        if waiting and not label and header.is_headline(line):
            yield from piece(waiting, line.start, line.text)
            waiting = None
            continue
        waiting = None
        if label:
            yield from header.labelled(line)
            waiting = label[0] if label[1] == len(line.text) else None
        elif answers.is_credit(line):
            yield from piece(Role.CREDIT, line.start, line.text)
        elif header.is_signature(line):
            yield from header.signature(line)
        elif named and not told:
            yield from named
        elif answers.is_caption(line, None, None):
            yield from answers.caption(line)
        elif not told and not titled and header.is_headline(line, first=not i):
            titled = True
            yield from piece(Role.TITLE, line.start, line.text)
        else:
            told = True
            yield from piece(Role.INTRODUCTION, line.start, line.text)


def _questions_and_answers(lines: list[Line], asked: dict[int, Asked], name: str) -> Iterator[Span]:
    pieces: list[Line] = []
    for i, line in enumerate(lines):
        if question := asked.get(i):
            yield from _answer(pieces, name)
            yield from _question(question)
            rest = piece(Role.PARAGRAPH, line.start, line.text, question.end)
            pieces = [Line(span.start, span.text) for span in rest]
        else:
            pieces.append(line)
    yield from _answer(pieces, name)


def _question(question: Asked) -> Iterator[Span]:
    line = question.line
    position = 0
    if question.marked and (number := _DIGITS.search(line.text, 0, question.begin)):
        yield from piece(Role.MARK, line.start, line.text, 0, number.start())
        yield from piece(Role.NUMBER, line.start, line.text, *number.span())
        position = number.end()
    yield from piece(Role.MARK, line.start, line.text, position, question.begin)
    yield from piece(Role.QUESTION, line.start, line.text, question.begin, question.end)


def _answer(lines: list[Line], name: str) -> Iterator[Span]:
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        yield from answers.block(line, before, after, name)


def _trailing(lines: list[Line]) -> Iterator[Span]:
    for line in lines:
        if header.label_of(line):
            yield from header.labelled(line)
        elif header.is_signature(line):
            yield from header.signature(line)
        elif answers.is_credit(line):
            yield from piece(Role.CREDIT, line.start, line.text)
        else:
            yield from header.named_title(line) or ()


def _one_of_each(spans: list[Span]) -> Iterator[Span]:
    """A field is said once, or again in as many words, or fewer, or more; another value strays."""
    said: dict[Role, str] = {}
    for span in spans:
        if span.role in ONCE:
            value = fold(span.text)
            known = said.setdefault(span.role, value)
            if value not in known and known not in value:
                yield Span(Role.STRAY, span.start, span.text)
                continue
            said[span.role] = max(known, value, key=len)
        yield span
