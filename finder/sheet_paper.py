"""What one A4 holds: how many lines a text takes at 14 points, and how to make venues fit. Pure.

Heights are in lines of ``LINE_PT``. Widths are those of DejaVu Sans, the widest of the fonts that
the sheet may be printed in: with another one the page is less full, never two pages. The figures
are those of the part for paper of ``static/css/components/sheet.css``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mediators.contact import Contact

POINTS_A_MM = 72 / 25.4
MARGIN_MM = 14
LINE_PT = 17.5  # 14 points, leading 1.25
WIDTH = (210 - 2 * MARGIN_MM) * POINTS_A_MM / 14  # ems of 14 points
#: One line is left for what browsers round.
PAGE_LINES = (297 - 2 * MARGIN_MM) * POINTS_A_MM / LINE_PT - 1
#: How much larger than 14 points, and how high a line of it.
HEADING, HEADING_LINES = 16 / 14, 16 * 1.25 / LINE_PT
PHONE, PHONE_LINES = 24 / 14, 24 * 1.2 / LINE_PT
GAP, ENTRY_GAP = 0.7, 0.3  # above each venue, its rule included, and each permanence
BOLD = 1.13
LONGEST_NAME = 2  # lines, when room is short

#: Ems of each character, never less than in DejaVu Sans; then of other Latin ones, and of the rest.
_CHARACTERS = {
    0.35: " ,./IJ\\'ijl|îïÎÏ’·\u00a0\u202f",
    0.4: "-:;f",
    0.45: "!()[]rt²",
    0.5: '"*_`–°',
    0.55: "?cszç",
    0.6: "Lkvxyÿ“”•",
    0.65: "$0123456789EFPSTYabdeghnopqu{}àâäéèêëôöùûüÉÈÊË«»€",
    0.7: "ABCKRVXZÀÂÇ",
    0.75: "NUÙÛ",
    0.8: "&DGHOQÔÖ",
    0.85: "#+<=>^w~",
    1.0: "%@MWmæ…—",
}
_EMS = {character: ems for ems, characters in _CHARACTERS.items() for character in characters}
_LATIN, _ANY = 1.1, 1.4
_LATIN_ENDS = "\u0250"


@dataclass(frozen=True)
class Entry:
    """One permanence on paper. The ``short`` sentences take the place of the others."""

    when: str
    how: str
    but: str = ""
    but_short: str = ""
    short: str = ""
    how_short: str = ""
    note: str = ""

    @property
    def height(self) -> float:
        """In lines, the space above included."""
        days = lines_of(self.when, then=f", {self.but}" if self.but else "", bold=True)
        return ENTRY_GAP + days + lines_of(self.how) + lines_of(self.note)


@dataclass(frozen=True)
class Block:
    """A venue on paper, with its permanences in the order of their next day."""

    title: str
    address: str
    entries: tuple[Entry, ...] = ()
    contacts: tuple[Contact, ...] = ()
    distance: str = ""
    access: str = ""
    warning: str = ""
    more: str = ""

    @property
    def heading(self) -> str:
        return f"{self.title}, {self.distance}" if self.distance else self.title


@dataclass(frozen=True)
class Filled:
    """The venues that fit, and how many permanences are at those that do not."""

    blocks: tuple[Block, ...]
    left_out: int


def width_of(text: str, *, bold: bool = False) -> float:
    """In ems, never less than the real one."""
    ems = sum(_EMS.get(c) or (_LATIN if c < _LATIN_ENDS else _ANY) for c in text)
    return ems * (BOLD if bold else 1)


def lines_of(text: str, then: str = "", *, width: float = WIDTH, bold: bool = False) -> int:
    """How many lines of ``width`` ems the words take; a word that is too long is cut.

    ``then`` goes on in the same paragraph and is never bold.
    """
    lines, used = 1 if text else 0, 0.0
    words = [(word, bold) for word in text.split(" ")]
    if then:
        start, *rest = then.split(" ")
        words += [(start, bold), *((word, False) for word in rest)]
    for word, is_bold in words:
        size, space = width_of(word, bold=is_bold), width_of(" ", bold=is_bold)
        if used and used + space + size > width:
            lines, used = lines + 1, 0.0
        elif used:
            used += space
        if size > width:
            lines += int(size / width)
            size %= width
        used += size
    return lines


def cut(text: str, most_lines: int, *, width: float = WIDTH, bold: bool = False) -> str:
    """The text, or its beginning and "…" where it takes more lines than that."""
    if lines_of(text, width=width, bold=bold) <= most_lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if lines_of(f"{text[:middle]}…", width=width, bold=bold) <= most_lines:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip(' ,')}…"


def height_of(block: Block) -> float:
    """In lines, the space above included."""
    rows = [block.address, block.access, block.warning, block.more]
    return (
        GAP
        + HEADING_LINES * lines_of(block.heading, width=WIDTH / HEADING, bold=True)
        + sum(entry.height for entry in block.entries)
        + sum(map(lines_of, rows))
        + sum(map(contact_height, block.contacts))
    )


def contact_height(contact: Contact, width: float = WIDTH) -> float:
    """The number in 24 points, and whose it is beside or below."""
    number = width_of(contact.shown, bold=True) * PHONE + 1
    if number + width_of(contact.whose) <= width:
        return PHONE_LINES
    return PHONE_LINES * max(1, -(-number // width)) + lines_of(contact.whose, width=width)


def versions(block: Block, warning: str, more: str) -> Iterator[Block]:
    """From all there is to say to the least: exceptions without their dates, then only that there
    are some, then without notes nor functions, then fewer permanences, then cut names.

    ``more`` holds "{}": how many permanences of the venue are not said.
    """
    yield block
    entries = block.entries
    yield replace(block, entries=tuple(replace(e, but=e.but_short) for e in entries))
    entries = tuple(replace(e, when=e.short or e.when, but="") for e in entries)
    changes = any(entry.but for entry in block.entries)
    block = replace(block, entries=entries, warning=warning if changes else "")
    yield block
    entries = tuple(replace(e, note="", how=e.how_short or e.how) for e in entries)
    block = replace(block, access="", entries=entries)
    yield block
    for kept in range(len(entries) - 1, 0, -1):
        left = len(entries) - kept
        block = replace(block, entries=entries[:kept], more=more.format(left))
        yield block
    yield shortest(block)


def shortest(block: Block) -> Block:
    """At most fifteen lines, whatever people wrote."""
    entries = tuple(
        replace(e, when=cut(e.when, 3, bold=True), but="", how=cut(e.how, LONGEST_NAME), note="")
        for e in block.entries[:1]
    )
    return replace(
        block,
        title=cut(block.title, LONGEST_NAME, width=WIDTH / HEADING * 0.75, bold=True),
        address=cut(block.address, LONGEST_NAME),
        entries=entries,
        contacts=tuple(replace(c, whose=cut(c.whose, 1)) for c in block.contacts[:1]),
    )


def fill(
    blocks: Sequence[Block], room: float, *, others: int, rest: float, warning: str, more: str
) -> Filled:
    """As many venues as ``room`` (lines) holds, in their order, each as whole as it can be.

    ``others`` permanences were left out before; ``rest`` is the height of the line that says how
    many are. The first venue is always there: ``room`` must hold the ``shortest`` of any.
    """
    filled = _filled(blocks, room, others, warning, more)
    return _filled(blocks, room - rest, others, warning, more) if filled.left_out else filled


def _filled(blocks: Sequence[Block], room: float, others: int, warning: str, more: str) -> Filled:
    shown: list[Block] = []
    for block in blocks:
        fitting = (v for v in versions(block, warning, more) if height_of(v) <= room)
        chosen = next(fitting, None if shown else shortest(block))
        if chosen is None:
            break
        shown.append(chosen)
        room -= height_of(chosen)
    absent = sum(len(block.entries) for block in blocks[len(shown) :])
    return Filled(tuple(shown), others + absent)
