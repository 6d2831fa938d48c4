"""Sub-headings of a text that is shown below a heading of the page: each at the right level."""

import re

_HEADING = re.compile(r"<(/?)h([1-6])((?:\s[^>]*)?)>", re.IGNORECASE)
_LAST = 6


def below(html: str, level: int) -> str:
    """The same mark-up, whose outermost headings are of ``level`` (2…6) and whose others never
    skip one, whatever levels the editor chose."""
    open_levels: list[int] = []

    def moved(found: re.Match) -> str:
        if not found[1]:
            chosen = int(found[2])
            while open_levels and open_levels[-1] >= chosen:
                open_levels.pop()
            open_levels.append(chosen)
        now = min(level + max(len(open_levels) - 1, 0), _LAST)
        return f"<{found[1]}h{now}{found[3]}>"

    return _HEADING.sub(moved, html)
