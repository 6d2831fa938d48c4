"""The lines of an answer: paragraphs, sub-headings, lists, and what strayed among them."""

import re

from core.text import fold
from portraits.reading.endings import END_OF_SENTENCE
from portraits.reading.header import is_name
from portraits.reading.lines import Line
from portraits.reading.questions import DASH, NUMBER
from portraits.reading.spans import Role, Span, piece
from portraits.reading.voices import speaks_of_oneself

_CREDIT = re.compile(
    r"\W*(?:©|\(c\)\s|copyright\b|crédits?\s*:|(?:photos?|photographie)\s*(?:©|\(c\))"
    r"|crédits?\s+(?:de la |des )?(?:photos?|photographiques?|images?)\b)",
    re.IGNORECASE,
)
#: Whose picture it is when a name follows; else what is in it.
_PHOTO = re.compile(r"(?:photos?|photographie)\s*(?:de\s*)?:\s*", re.IGNORECASE)
_CAPTION_LABEL = re.compile(
    r"\[?\s*(?:image|photo|photographie|illustration|légende|figure|visuel|texte alternatif|alt)"
    r"\s*\d{0,3}\s*(?:[:–]|\s-\s)\s*",
    re.IGNORECASE,
)
_FILE = re.compile(r"[\w() .-]{1,80}\.(?:jpe?g|png|gif|webp|heic|tiff?)", re.IGNORECASE)
_PICTURED = re.compile(
    r"(?:photo|image|portrait|vue|capture|illustration|logo|affiche|photographie|dessin|selfie)\b"
    r"|.*\b(?:devant|lors (?:d|de|du|des)|pendant (?:l|un|une)|en train de|assise?s?|debout"
    r"|souriante?s?|tenant|penchee?s?|entouree?s?|pose|posent|sur la photo)\b"
)
_REPLY = re.compile(r"(?:R|Rép|Réponse)\s*\d{0,2}\s*[.:)–-]\s*(?=\S)")
LONGEST_CAPTION = 160
MOST_WORDS_OF_HEADING = 8


def is_credit(line: Line) -> bool:
    """A line that says whose picture it is: "© …", "Crédit photo : …"."""
    if len(line.text) > LONGEST_CAPTION:
        return False
    photo = _PHOTO.match(line.text)
    return bool(_CREDIT.match(line.text) or (photo and is_name(line.text[photo.end() :])))


def is_caption(line: Line, before: Line | None, after: Line | None, name: str = "") -> bool:
    """A line between two others that describes a picture; ``before`` and ``after`` in the answer.

    Alone under its question it would be the answer. ``name``: who is likely to be in the picture.
    """
    text = line.text
    if len(text) > LONGEST_CAPTION:
        return False
    if _CAPTION_LABEL.match(text) or _FILE.fullmatch(text):
        return True
    if not (before or after) or text.endswith((*END_OF_SENTENCE, ",")) or not text[0].isupper():
        return False
    if before and after and not before.text.endswith(END_OF_SENTENCE) and after.text[0].islower():
        return True
    if name and len(text) > len(name) and text.startswith(name):
        return True
    return bool(_PICTURED.match(fold(text))) and not speaks_of_oneself(text)


def is_subheading(line: Line, after: Line | None) -> bool:
    """ "Travail en équipe :", and something follows."""
    text = line.text
    return bool(
        after
        and text.endswith(":")
        and len(text) <= LONGEST_CAPTION
        and text[0].isupper()
        and len(fold(text).split()) <= MOST_WORDS_OF_HEADING
        and not speaks_of_oneself(text)
    )


def block(line: Line, before: Line | None, after: Line | None, name: str) -> list[Span]:
    """The spans of one line of an answer of ``name``; the lines around it are of the same one."""
    if is_credit(line):
        return piece(Role.CREDIT, line.start, line.text)
    if is_caption(line, before, after, name):
        return caption(line)
    if mark := DASH.match(line.text) or NUMBER.match(line.text):
        return _after_mark(Role.BULLET, line, mark.end())
    if mark := _REPLY.match(line.text):
        return _after_mark(Role.PARAGRAPH, line, mark.end())
    role = Role.SUBHEADING if is_subheading(line, after) else Role.PARAGRAPH
    return piece(role, line.start, line.text)


def caption(line: Line) -> list[Span]:
    label = _CAPTION_LABEL.match(line.text)
    end = len(line.text) - (line.text[0] == "[" and line.text[-1] == "]")
    if not label or label.end() >= end:
        return piece(Role.CAPTION, line.start, line.text)
    return [
        *piece(Role.MARK, line.start, line.text, 0, label.end()),
        *piece(Role.CAPTION, line.start, line.text, label.end(), end),
        *piece(Role.MARK, line.start, line.text, end),
    ]


def _after_mark(role: Role, line: Line, end: int) -> list[Span]:
    return [
        *piece(Role.MARK, line.start, line.text, 0, end),
        *piece(role, line.start, line.text, end),
    ]
