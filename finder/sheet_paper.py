"""What one A4 holds, and how many lines a text takes on it. Pure.

Heights are in lines, widths in ems of the sheet's letters. The widths are those of DejaVu Sans, the
widest of the fonts that the sheet may be printed in: with another one the page is less full, never
two pages. The figures are those of the part for paper of ``static/css/components/sheet.css``.
"""

from dataclasses import dataclass

from mediators.contact import Contact

MM = 72 / 25.4  # points
MARGIN_MM = 14
LEADING = 1.25
#: How much larger than the rest, and how high a line of it.
TITLE, TITLE_LINES = 22 / 14, 22 / 14 * 1.2 / LEADING
HEADING, HEADING_LINES = 16 / 14, 16 / 14
PHONE, PHONE_LINES = 24 / 14, 24 / 14 * 1.2 / LEADING
GAP, ENTRY_GAP = 0.7, 0.3  # above each venue, its rule included, and each permanence
BOLD = 1.13

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
class Letters:
    """The size that a sheet is printed in, and what a page of it holds."""

    points: int

    @property
    def line(self) -> float:
        """In points."""
        return self.points * LEADING

    @property
    def width(self) -> float:
        """Of a line, in ems."""
        return (210 - 2 * MARGIN_MM) * MM / self.points

    @property
    def lines(self) -> float:
        """Of a page, but the one that is left for what browsers round."""
        return (297 - 2 * MARGIN_MM) * MM / self.line - 1


SMALLEST = Letters(14)
#: From the largest on, where the smallest leave room.
LARGER = tuple(map(Letters, (20, 18, 16)))
WIDTH = SMALLEST.width


@dataclass(frozen=True)
class Entry:
    """One permanence on paper. ``sheet_filling`` says what takes the place of what."""

    when: str
    how: str
    but: str = ""
    but_dates: str = ""
    but_short: str = ""
    short: str = ""
    how_short: str = ""
    note: str = ""
    in_one: bool = False

    @property
    def then(self) -> str:
        """What goes on behind ``when``, in the same paragraph."""
        but = f", {self.but}" if self.but else ""
        return f"{but}. {self.how}" if self.in_one and self.how else but

    @property
    def below(self) -> str:
        return "" if self.in_one else self.how


@dataclass(frozen=True)
class Block:
    """A venue on paper, with its permanences in the order of their next day.

    ``distance`` is "" in the commune itself, where ``street`` is address enough; ``beside`` goes
    on behind the name, on the same line.
    """

    title: str
    address: str
    entries: tuple[Entry, ...] = ()
    contacts: tuple[Contact, ...] = ()
    distance: str = ""
    street: str = ""
    beside: str = ""
    access: str = ""
    more: str = ""

    @property
    def heading(self) -> str:
        return f"{self.title}, {self.distance}" if self.distance else self.title


def width_of(text: str, *, bold: bool = False) -> float:
    """In ems, never less than the real one."""
    ems = sum(_EMS.get(c) or (_LATIN if c < _LATIN_ENDS else _ANY) for c in text)
    return ems * (BOLD if bold else 1)


def lines_of(
    text: str, then: str = "", *, width: float = WIDTH, bold: bool = False, scale: float = 1
) -> int:
    """How many lines of ``width`` ems the words take; a word that is too long is cut.

    ``then`` goes on in the same paragraph, glued to the last word, never bold nor scaled.
    """
    sizes = [width_of(word, bold=bold) * scale for word in text.split(" ")]
    if then:
        glued, *rest = map(width_of, then.split(" "))
        sizes = [*sizes[:-1], sizes[-1] + glued, *rest]
    space = width_of(" ", bold=bold) * scale
    lines, used = 1 if text or then else 0, 0.0
    for size in sizes:
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


def height_of(block: Block, width: float = WIDTH) -> float:
    """In lines, the space above included."""
    beside = f", {block.beside}" if block.beside else ""
    name = lines_of(block.heading, beside, width=width, bold=True, scale=HEADING)
    rows = [block.address, block.access, block.more]
    return (
        GAP
        + HEADING_LINES * name
        + sum(entry_height(entry, width) for entry in block.entries)
        + sum(lines_of(row, width=width) for row in rows)
        + sum(contact_height(contact, width) for contact in block.contacts)
    )


def entry_height(entry: Entry, width: float = WIDTH) -> float:
    """In lines, the space above included."""
    days = lines_of(entry.when, entry.then, width=width, bold=True)
    return ENTRY_GAP + days + sum(lines_of(row, width=width) for row in (entry.below, entry.note))


def contact_height(contact: Contact, width: float = WIDTH) -> float:
    """The number in large figures, and whose it is beside or below."""
    number = width_of(contact.shown, bold=True) * PHONE + 1
    if number + width_of(contact.whose) <= width:
        return PHONE_LINES
    return PHONE_LINES * max(1, -(-number // width)) + lines_of(contact.whose, width=width)
