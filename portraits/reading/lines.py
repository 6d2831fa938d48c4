"""Lines of a text, and what does not show: blanks, byte-order marks, direction marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
#: Format characters of Unicode (Cf): they change how a text is shown, and nobody sees them.
_FORMATS = (
    r"\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0001\U000e0020-\U000e007f"
)
#: They show nothing alone, and emoji are spelt with them.
_JOINERS = r"\u200c\u200d"
_BLANKS = rf"\s{_CONTROLS}{_FORMATS}{_JOINERS}"
_SHOWN = re.compile(rf"[^{_BLANKS}]")
_HIDDEN = re.compile(rf"[{_CONTROLS}{_FORMATS}]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that shows something, without the blanks around it; ``start`` in the whole text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    """``text[begin:end]`` without what does not show at both ends."""
    first = _SHOWN.search(text, begin, end)
    if first is None:
        return end, end
    while not _SHOWN.match(text, end - 1):
        end -= 1
    return first.start(), end


def split_lines(text: str) -> list[Line]:
    """Lines that show something, whatever ends them (CR, LF, form feed, Unicode's own)."""
    lines, start = [], 0
    for raw in text.splitlines(keepends=True):
        begin, end = trimmed(raw, 0, len(raw))
        if begin < end:
            lines.append(Line(start + begin, raw[begin:end]))
        start += len(raw)
    return lines


def hidden_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where characters that nobody sees stand, one (start, end) a line; a leading BOM is fair."""
    start = 0
    for raw in text.splitlines(keepends=True):
        found = [match.start() for match in _HIDDEN.finditer(raw)]
        if start == 0 and found and raw[0] == "\ufeff":
            found = found[1:]
        if found:
            yield start + found[0], start + found[-1] + 1
        start += len(raw)
