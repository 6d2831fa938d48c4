"""The text of a Word file, as ``read_interview`` likes it: one line a paragraph.

Lists become dash lines, line breaks become lines, the alternative text of a picture becomes a line
"[Image : …]". Insertions that nobody has accepted yet are kept and deletions left out, as Word
shows them. Headers, footers, footnotes and comments are not part of the interview.
"""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

import docx
from django.core.exceptions import ValidationError
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from core.files import MACROS, TOO_BIG, check_docx
from core.text import NBSP

MEGABYTE = 1024 * 1024
#: What the file may weigh; its pictures once unpacked; its XML, which lxml holds tenfold in memory.
LARGEST_FILE = 20 * MEGABYTE
LARGEST_UNPACKED = 60 * MEGABYTE
LARGEST_XML = 10 * MEGABYTE
MOST_PARTS = 1_000
#: Styles inherit from one another, in a circle if the file says so.
MOST_STYLES = 12

HEAVY = f"Ce document pèse plus de 20{NBSP}Mo{NBSP}: retirez ses images, ou collez son texte."
REFUSED = f"Ce document contient des déclarations interdites dans un DOCX{NBSP}: collez son texte."
UNREADABLE = f"Ce document n’a pas pu être lu{NBSP}: collez son texte."

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TEXT, _PICTURE = qn("w:p"), qn("w:t"), qn("wp:docPr")
_MOVED_AWAY = qn("w:moveFrom")
_SHOWN_AS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
}


class InterviewUnreadable(ValueError):
    """``str()`` is one French sentence for whoever sent the file."""


def text_of_docx(file: BinaryIO) -> str:
    """``file`` is open and seekable. Raises ``InterviewUnreadable``.

    Everything is measured before python-docx opens it: it reads each part at once.
    """
    _check(file)
    file.seek(0)
    try:
        document = docx.Document(file)
        return "\n".join(_lines(document))
    except (
        Exception
    ) as error:  # what a broken part makes of lxml and python-docx has no common name
        raise InterviewUnreadable(UNREADABLE) from error


def _check(file: BinaryIO) -> None:
    if file.seek(0, 2) > LARGEST_FILE:
        raise InterviewUnreadable(HEAVY)
    file.seek(0)
    try:
        check_docx(file)
    except ValidationError as error:
        raise InterviewUnreadable(error.message) from error
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            raise InterviewUnreadable(TOO_BIG)
        xml = [part for part in parts if _may_be_xml(archive, part)]
        if sum(part.file_size for part in xml) > LARGEST_XML:
            raise InterviewUnreadable(TOO_BIG)
        for part in xml:
            _check_declarations(archive.read(part))
        if b"macroEnabled" in archive.read("[Content_Types].xml"):
            raise InterviewUnreadable(MACROS)


def _may_be_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """By its first bytes: names are what the sender wants them to be."""
    with archive.open(part) as content:
        start = content.read(512).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start[:1] in {b"<", b""}


def _check_declarations(part: bytes) -> None:
    """ECMA-376 (part 2, 10.1.2) forbids DTDs; entities are declared nowhere else.

    UTF-16 spells "<!DOCTYPE" with a zero beside each letter.
    """
    if b"<!DOCTYPE" in part.replace(b"\0", b""):
        raise InterviewUnreadable(REFUSED)


def _lines(document: Document) -> Iterator[str]:
    lists = _Lists(document)
    for paragraph in document.element.body.iter(_PARAGRAPH):
        if any(parent.tag == _FALLBACK for parent in paragraph.iterancestors()):
            continue
        words, pictures = [], []
        _read(paragraph, words, pictures)
        text = "".join(words)
        yield f"- {text}" if text.strip() and lists.dashed(paragraph, text) else text
        yield from (f"[Image : {' '.join(description.split())}]" for description in pictures)


def _read(element, words: list[str], pictures: list[str]) -> None:
    """Own text of a paragraph: one inside it (a text box) is read in its turn."""
    for child in element:
        if child.tag == _TEXT:
            words.append(child.text or "")
        elif child.tag in _SHOWN_AS:
            if child.getparent().tag != qn("w:tabs"):
                words.append(_SHOWN_AS[child.tag])
        elif child.tag == _PICTURE and (child.get("descr") or "").strip():
            pictures.append(child.get("descr"))
        elif child.tag not in {_PARAGRAPH, _FALLBACK, _MOVED_AWAY}:
            _read(child, words, pictures)


class _Lists:
    """Which paragraphs Word shows with a dash, a dot or a number before them."""

    def __init__(self, document: Document):
        self.of_styles = {style.style_id: style for style in document.styles}
        self.formats = dict(_formats(document))

    def dashed(self, paragraph, text: str) -> bool:
        """A question that Word numbers is no item of a list: it keeps its line."""
        found = self._list_of(paragraph)
        if found is None:
            return False
        return "?" not in text or self.formats.get(found, "bullet") == "bullet"

    def _list_of(self, paragraph) -> tuple[str, str] | None:
        """(list, level), the paragraph's own or its style's. List 0 means none."""
        style = self.of_styles.get(paragraph.style)
        owners = [paragraph.pPr]
        while style is not None and len(owners) < MOST_STYLES:
            owners.append(style.element.pPr)
            style = style.base_style
        for properties in owners:
            number = properties.numPr if properties is not None else None
            if number is not None and number.numId is not None:
                level = number.ilvl.val if number.ilvl is not None else 0
                return (number.numId.val, level) if number.numId.val else None
        return None


def _formats(document: Document) -> Iterator[tuple[tuple[int, int], str]]:
    """(list, level) → "bullet", "decimal"…"""
    try:
        numbering = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        return
    abstract = {a.get(qn("w:abstractNumId")): a for a in numbering.findall(qn("w:abstractNum"))}
    for number in numbering.findall(qn("w:num")):
        model = abstract.get(number.find(qn("w:abstractNumId")).get(qn("w:val")))
        for level in model.findall(qn("w:lvl")) if model is not None else ():
            shown = level.find(qn("w:numFmt"))
            if shown is not None:
                key = int(number.get(qn("w:numId"))), int(level.get(qn("w:ilvl")))
                yield key, shown.get(qn("w:val"))
