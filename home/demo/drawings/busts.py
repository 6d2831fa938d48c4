"""Somebody looking at us: one head and shoulders, told apart by hair, coat and what is behind."""

from dataclasses import dataclass

from home.demo.drawings import figures as f
from home.demo.drawings.sheet import (
    BRICK,
    CREAM,
    DEEP,
    INK,
    MIST,
    OCHRE,
    SEA,
    SKINS,
    STRAW,
    WHITE,
    Sheet,
)

X, Y, SIZE = 800, 430, 2.5
GREY = "#b9b4a6"
AUBURN = "#7a3b22"

#: Hair in front of the face, from one temple to the other and back along the brow; units of a face.
_CROWNS = {
    "short": [(-74, 10), (-80, -50), (-40, -100), (24, -104), (74, -66), (76, 6), (58, -40), (0, -60), (-52, -36)],
    "side": [(-76, 16), (-84, -50), (-36, -106), (34, -108), (82, -60), (80, 20), (56, -24), (14, -58), (-40, -46)],
    "fringe": [(-80, 20), (-86, -46), (-38, -108), (38, -108), (86, -46), (80, 20), (66, -22), (0, -34), (-66, -22)],
    "wave": [(-82, 30), (-92, -40), (-60, -98), (0, -122), (62, -100), (92, -44), (82, 30), (66, -20), (24, -62), (-40, -56), (-68, -14)],
    "thin": [(-76, 16), (-82, -14), (-72, -44), (-66, -12), (-70, 22)],
}  # fmt: skip
#: Hair behind the head.
_BACKS = {
    "long": [(-92, -30), (-60, -104), (0, -118), (60, -104), (92, -30), (104, 96), (84, 150), (-84, 150), (-104, 96)],
    "bob": [(-90, -30), (-56, -102), (0, -114), (56, -102), (90, -30), (98, 50), (78, 84), (-78, 84), (-98, 50)],
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    skin: str
    hair: str
    crown: str
    coat: str
    behind: str
    back: str = ""
    bun: bool = False
    glasses: bool = False
    beard: bool = False
    scarf: str = ""
    headset: bool = False
    way: int = 1


LOOKS = {
    "camille": Look(SKINS[0], AUBURN, "fringe", OCHRE, "shelves", back="bob"),
    "camille-2026": Look(SKINS[0], AUBURN, "fringe", SEA, "road", bun=True, glasses=True, way=-1),
    "odile": Look(SKINS[0], GREY, "side", DEEP, "shelves", back="bob", glasses=True, scarf=BRICK),
    "ines": Look(SKINS[2], INK, "wave", BRICK, "window", back="long"),
    "hugo": Look(SKINS[0], STRAW, "side", DEEP, "screens", headset=True, way=-1),
    "denis": Look(SKINS[0], GREY, "thin", SEA, "sheets", beard=True, way=-1),
    "malik": Look(SKINS[1], INK, "short", OCHRE, "road", beard=True),
    "nadege": Look(SKINS[0], INK, "side", SEA, "window", bun=True, way=-1),
    "samir": Look(SKINS[2], INK, "side", BRICK, "screens"),
    "martine": Look(SKINS[0], WHITE, "wave", DEEP, "sheets", glasses=True, scarf=OCHRE),
}


def bust(name: str) -> Sheet:
    look = LOOKS[name]
    sheet = Sheet(CREAM)
    _BEHIND[look.behind](sheet)
    if look.back:
        sheet.blob(_around(_BACKS[look.back]), look.hair)
    if look.bun:
        sheet.oval(X - look.way * 90, Y - 250, 105, 105, look.hair)
    f.shoulders(sheet, X, Y + 225, SIZE, look.coat, 300)
    f.face(sheet, X, Y, SIZE, look.skin, look.way)
    if look.beard:
        _beard(sheet, look)
    sheet.blob(_around(_CROWNS[look.crown]), look.hair)
    if look.crown == "thin":  # the other temple
        sheet.blob([(2 * X - x, y) for x, y in _around(_CROWNS["thin"])], look.hair)
    if look.glasses:
        _glasses(sheet, look)
    if look.scarf:
        sheet.blob(
            _around([(-62, 92), (0, 128), (62, 92), (74, 128), (0, 170), (-74, 128)]), look.scarf
        )
        sheet.poly(_around([(10, 140), (56, 150), (64, 236), (22, 240)]), look.scarf)
    if look.headset:
        _headset(sheet)
    return sheet


def _around(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(X + dx * SIZE, Y + dy * SIZE) for dx, dy in points]


def _beard(sheet: Sheet, look: Look) -> None:
    jaw = [(-70, 14), (-66, 56), (-34, 94), (6, 102), (44, 90), (70, 50), (72, 14), (54, 34), (14, 30), (-40, 36)]  # fmt: skip
    sheet.blob([(X + look.way * dx * SIZE, Y + dy * SIZE) for dx, dy in jaw], look.hair)
    lips = [(-8, 56), (14, 62), (36, 55)]
    sheet.curve([(X + look.way * dx * SIZE, Y + dy * SIZE) for dx, dy in lips], 12, look.skin)


def _glasses(sheet: Sheet, look: Look) -> None:
    left, right = (X + look.way * dx * SIZE for dx in (-6, 36))
    for x in (left, right):
        for radius in (50, 46):
            sheet.curve(_ring(x, Y - 5, radius), 5)
    sheet.stroke([(left - look.way * 50, Y - 8), (X - look.way * 72 * SIZE, Y)], 8)


def _ring(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    turn = [(0, -1), (0.71, -0.71), (1, 0), (0.71, 0.71), (0, 1), (-0.71, 0.71), (-1, 0), (-0.71, -0.71), (0, -1)]  # fmt: skip
    return [(x + dx * radius, y + dy * radius) for dx, dy in turn]


def _headset(sheet: Sheet) -> None:
    """Around the neck."""
    sheet.curve(_around([(-66, 96), (-40, 132), (0, 144), (40, 132), (66, 96)]), 34)
    for side in (-1, 1):
        sheet.oval(X + side * 70 * SIZE, Y + 100 * SIZE, 46, 66, BRICK)


def _shelves(sheet: Sheet) -> None:
    sheet.rect(0, 0, 1600, 1067, STRAW, 0)
    for row in range(4):
        for side, x in enumerate((40, 1090)):
            f.shelf(sheet, x, 50 + row * 250, 470, 200, row * 3 + side * 4 + 1, 5)
        sheet.rect(-20, 250 + row * 250, 1640, 26, DEEP, 5)


def _window(sheet: Sheet) -> None:
    f.window(sheet, 70, 90, 420, 620, MIST)
    sheet.land([(75, 560), (200, 500), (360, 540), (487, 480)], SEA, 5, 707)
    f.window(sheet, 1120, 90, 420, 620, MIST)
    sheet.land([(1125, 500), (1260, 560), (1400, 510), (1537, 545)], SEA, 5, 707)
    for x in (40, 1090):
        sheet.rect(x, 710, 480, 34, STRAW)


def _road(sheet: Sheet) -> None:
    """Through a windscreen."""
    sheet.rect(0, 0, 1600, 1067, MIST, 0)
    f.cloud(sheet, 260, 180, 1.6)
    f.cloud(sheet, 1330, 130, 1.3)
    sheet.land([(0, 560), (300, 480), (800, 540), (1250, 470), (1600, 540)], SEA, 6)
    sheet.land([(0, 700), (400, 640), (900, 700), (1600, 630)], DEEP, 6)
    f.tree(sheet, 200, 700, 1.1, OCHRE)
    f.tree(sheet, 1420, 670, 1.2, SEA)
    sheet.rect(-20, 860, 1640, 230, INK, 0)


def _screens(sheet: Sheet) -> None:
    sheet.rect(0, 0, 1600, 1067, MIST, 0)
    for x, fill in ((70, SEA), (1130, OCHRE)):
        sheet.rect(x, 330, 400, 270, INK, 6, 24)
        sheet.rect(x + 26, 356, 348, 218, fill, 5, 8)
        for line in range(4):
            sheet.stroke(
                [(x + 60, 400 + line * 40), (x + 170 + line * 37 % 120, 400 + line * 40)], 10, WHITE
            )
        sheet.rect(x + 170, 600, 60, 70, INK, 0)
    sheet.rect(-20, 670, 1640, 420, STRAW)


def _sheets(sheet: Sheet) -> None:
    """Things made by hand, pinned on a wall."""
    for x, y, fill in ((90, 110, WHITE), (330, 170, OCHRE), (120, 500, BRICK), (1130, 120, SEA), (1360, 170, WHITE), (1250, 510, OCHRE)):  # fmt: skip
        sheet.rect(x, y, 190, 260, fill, 6, 6)
        for line in range(4):
            sheet.stroke(
                [(x + 30, y + 70 + line * 44), (x + 150 - line * 9, y + 70 + line * 44)], 7
            )
        sheet.dot(x + 95, y + 22, 12, BRICK if fill != BRICK else INK)


_BEHIND = {
    "shelves": _shelves,
    "window": _window,
    "road": _road,
    "screens": _screens,
    "sheets": _sheets,
}
