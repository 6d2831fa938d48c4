"""The bars of a finding, as lengths for an SVG that the template writes.

Widths are per cent of the drawing, heights are ``em``: it follows the screen and the size of the
letters without a script nor a style. All bars have one scale, the largest group: the frame of a
bar is its group, the full part the portraits that are counted.
"""

from dataclasses import dataclass
from textwrap import wrap

from portraits.counting import Counted
from portraits.finding_words import short

#: Characters that fit a telephone.
LINE = 32
_TEXT, _BAR, _GAP, _AFTER = 1.35, 1.0, 0.55, 0.8


@dataclass(frozen=True)
class Words:
    y: str
    text: str
    is_title: bool


@dataclass(frozen=True)
class Bar:
    y: str
    frame: str
    full: str


@dataclass(frozen=True)
class Chart:
    height: str
    bar_height: str
    words: list[Words]
    bars: list[Bar]


def chart_of(counted: Counted) -> Chart | None:
    """None when there is nothing to draw."""
    largest = max((len(group.portraits) for group in counted.groups), default=0)
    if not (largest and counted.lines):
        return None
    words, bars, y = [], [], 0.0
    for line in counted.lines:
        for text in wrap(line.label, LINE):
            y += _TEXT
            words.append(Words(_em(y), text, True))
        for cell in line.cells:
            for text in wrap(f"{cell.group.label}\u00a0: {short(cell)}", LINE):
                y += _TEXT
                words.append(Words(_em(y), text, False))
            y += _GAP / 2
            frame, full = (100 * n / largest for n in (cell.total, cell.number))
            bars.append(Bar(_em(y), f"{frame:.2f}%", f"{full:.2f}%"))
            y += _BAR + _GAP / 2
        y += _AFTER
    return Chart(_em(y), _em(_BAR), words, bars)


def _em(value: float) -> str:
    return f"{value:.2f}em"
