"""An .ics cut into its VEVENTs, without reading their values: quick, and bounded.

icalendar reads a file whole, with its time zones and its nested components; a hostile one costs it
minutes, and a zone that it defines stays known to the whole process. So the cutting is ours, and
icalendar reads one line at a time.
"""

from dataclasses import dataclass, field

from core.text import NBSP
from events.importing.incoming import FileProblem
from events.importing.limits import DEEPEST, LONGEST_LINE, MOST_BLOCKS

#: What we read of an event; of anything else, not even the value is looked at.
READ = frozenset(
    [
        "UID",
        "SUMMARY",
        "DESCRIPTION",
        "X-ALT-DESC",
        "LOCATION",
        "GEO",
        "URL",
        "CATEGORIES",
        "CLASS",
        "STATUS",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "EXRULE",
        "RECURRENCE-ID",
        "CONFERENCE",
    ]
)
_OF_CALENDAR, _OF_ZONE = frozenset({"METHOD"}), frozenset({"TZID", "X-LIC-LOCATION", "TZOFFSETTO"})


@dataclass
class Block:
    """One VEVENT. ``line``: where it begins. ``lines``: (number, name, whole line)."""

    line: int
    method: str = ""
    lines: list[tuple[int, str, str]] = field(default_factory=list)
    problem: str = ""


@dataclass
class Cut:
    """``zones``: time zones that the file describes: name → (well-known name, its offsets)."""

    blocks: list[Block] = field(default_factory=list)
    zones: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)


def cut(data: bytes) -> Cut:
    """Raises ``FileProblem`` when the file as a whole is out of bounds."""
    return _Cutter().run(data)


class _Cutter:
    def __init__(self):
        self.found = Cut()
        self.open: list[str] = []
        self.block: Block | None = None
        self.method = ""
        self.zone: dict[str, list[str]] = {}

    def run(self, data: bytes) -> Cut:
        for number, raw, is_overlong in _joined(data):
            name = _name(raw)
            if name == "BEGIN":
                self._begin(number, _value(raw))
            elif name == "END":
                self._end(_value(raw))
            elif self.block is not None and self.open[-1] == "VEVENT":
                self._keep(number, name, raw, is_overlong)
            elif self.open and not is_overlong:
                self._note(name, raw)
        if self.block is not None:
            self.block.problem = "le fichier est coupé avant la fin de cet atelier."
            self.found.blocks.append(self.block)
        return self.found

    def _begin(self, number: int, kind: str) -> None:
        self.open.append(kind)
        if len(self.open) > DEEPEST:
            raise FileProblem(
                f"Ligne {number}{NBSP}: le fichier s’emboîte sur plus de {DEEPEST} niveaux."
            )
        if kind == "VCALENDAR":
            self.method = ""
        elif kind == "VTIMEZONE":
            self.zone = {}
        elif kind == "VEVENT" and self.block is None:
            if len(self.found.blocks) >= MOST_BLOCKS:
                raise FileProblem(
                    f"Le fichier contient plus de {MOST_BLOCKS} ateliers{NBSP}: coupez-le en "
                    "plusieurs fichiers."
                )
            self.block = Block(number, self.method)

    def _end(self, kind: str) -> None:
        if kind not in self.open:
            return
        while self.open and self.open.pop() != kind:
            pass
        if self.block is not None and "VEVENT" not in self.open:
            self.found.blocks.append(self.block)
            self.block = None
        if kind == "VTIMEZONE" and (names := self.zone.get("TZID")):
            offsets = frozenset(self.zone.get("TZOFFSETTO", [])[:10])
            known = self.zone.get("X-LIC-LOCATION", [""])[0]
            self.found.zones[names[0]] = known, offsets

    def _keep(self, number: int, name: str, raw: bytes, is_overlong: bool) -> None:
        if name not in READ or self.block is None:
            return
        if is_overlong:
            self.block.problem = f"la ligne {number} ({name}) est démesurée."
        else:
            self.block.lines.append((number, name, _decoded(raw)))

    def _note(self, name: str, raw: bytes) -> None:
        if name in _OF_CALENDAR and self.open[-1] == "VCALENDAR":
            self.method = _value(raw)
        elif name in _OF_ZONE and "VTIMEZONE" in self.open:
            self.zone.setdefault(name, []).append(_decoded(raw).partition(":")[2].strip())


def _joined(data: bytes):
    """(number of the first, joined line, whether it was too long) of every unfolded line.

    Joined before it is decoded: a line may be folded in the middle of a character (RFC 5545, 3.1).
    """
    pieces: list[bytes] = []
    first = size = 0
    text = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for number, line in enumerate(text.split(b"\n"), 1):
        if line[:1] in (b" ", b"\t") and pieces:
            size += len(line)
            if size <= LONGEST_LINE:
                pieces.append(line[1:])
            continue
        if pieces:
            yield first, b"".join(pieces), size > LONGEST_LINE
        pieces, first, size = ([line[:LONGEST_LINE]] if line else []), number, len(line)
    if pieces:
        yield first, b"".join(pieces), size > LONGEST_LINE


def _name(raw: bytes) -> str:
    head = raw[:40].split(b":", 1)[0].split(b";", 1)[0]
    return head.strip().upper().decode("ascii", "replace")


def _value(raw: bytes) -> str:
    return raw.partition(b":")[2].strip().upper().decode("ascii", "replace")[:40]


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
