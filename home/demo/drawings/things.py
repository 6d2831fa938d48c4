"""Things one uses: a telephone, a game, an armchair among books."""

from home.demo.drawings import figures as f
from home.demo.drawings.sheet import (
    BLUSH,
    BRICK,
    CREAM,
    DEEP,
    INK,
    MIST,
    OCHRE,
    PAPER,
    SEA,
    SKINS,
    STRAW,
    WHITE,
    Sheet,
)


def telephone() -> Sheet:
    """One hand holds it, the other dares to touch."""
    sheet = Sheet(SEA)
    sheet.oval(800, 540, 470, 470, MIST, 0)
    skin = SKINS[0]
    sheet.limb([(420, 900), (560, 760), (660, 640)], 190, skin)
    sheet.limb([(200, 1150), (340, 990), (420, 910)], 224, BRICK)
    sheet.rect(590, 110, 420, 800, INK, 6, 52)
    sheet.rect(616, 150, 368, 720, WHITE, 0, 30)
    _screen(sheet)
    for y in (400, 490, 580, 664):  # fingers come round the far edge
        sheet.limb([(1040, y + 6), (990, y)], 60, skin)
    sheet.limb([(520, 770), (560, 640), (628, 520)], 78, skin, joined=True)  # the thumb
    sheet.curve([(606, 520), (628, 500), (650, 520)], 4, BLUSH)
    sheet.limb([(1340, 1010), (1230, 900), (1170, 862)], 176, skin)
    sheet.limb([(1180, 850), (1010, 760), (868, 668)], 74, skin, joined=True)
    for dx, dy in ((0, 0), (26, 58), (58, 108)):
        sheet.limb([(1170 + dx, 866 + dy), (1090 + dx, 850 + dy)], 62, skin)
    sheet.limb([(1480, 1200), (1390, 1080), (1330, 1010)], 224, BRICK)
    sheet.curve([(858, 650), (842, 666), (852, 690)], 4, BLUSH)
    return sheet


def _screen(sheet: Sheet) -> None:
    sheet.rect(616, 150, 368, 96, DEEP, 0, 30)
    sheet.rect(616, 200, 368, 46, DEEP, 0)
    sheet.rect(740, 166, 120, 16, INK, 0, 8)
    tiles = (OCHRE, BRICK, MIST, DEEP, STRAW, BLUSH)
    for i, fill in enumerate(tiles):
        x, y = 650 + (i % 2) * 160, 284 + (i // 2) * 190
        sheet.rect(x, y, 138, 138, fill, 6, 30)
    sheet.poly([(682, 324), (756, 324), (756, 384), (682, 384)], WHITE, 5)  # a letter
    sheet.stroke([(682, 324), (719, 358), (756, 324)], 5)
    sheet.oval(879, 344, 26, 26, WHITE, 5)  # a place on the map
    sheet.poly([(856, 358), (902, 358), (879, 396)], WHITE, 0)
    sheet.stroke([(855, 356), (879, 396), (903, 356)], 5)
    sheet.dot(879, 344, 9)
    sheet.poly([(680, 570), (712, 516), (734, 548), (748, 532), (768, 570)], DEEP, 5)  # a photo
    sheet.oval(744, 504, 12, 12, OCHRE, 4)
    sheet.blob([(879, 580), (842, 536), (860, 508), (879, 526), (898, 508), (916, 536)], WHITE, 5)
    sheet.rect(690, 690, 60, 80, WHITE, 5, 8)  # a sheet of paper
    for y in (712, 730, 748):
        sheet.stroke([(704, y), (736, y)], 4)


def game() -> Sheet:
    """A board game seen from above, and the hands of four players."""
    sheet = Sheet(STRAW)
    for y in (180, 420, 660, 900):
        sheet.stroke([(0, y), (1600, y + 20)], 4, OCHRE)
    sheet.rect(360, 170, 880, 727, DEEP, 7, 36)
    sheet.rect(396, 206, 808, 655, CREAM, 5, 20)
    _track(sheet)
    for x, y, fill in ((566, 236, BRICK), (1146, 452, OCHRE), (798, 776, DEEP)):
        _pawn(sheet, x, y, fill)
    _die(sheet, 740, 480, (1, 3, 5))
    _die(sheet, 860, 540, (2,))
    for i, fill in enumerate((BRICK, SEA, OCHRE)):
        sheet.rect(1310 + i * 26, 590 + i * 20, 130, 190, fill, 6, 14)
    sheet.oval(1427, 725, 34, 34, WHITE, 5)
    for points, sleeve, skin in (
        ([(-60, 420), (90, 440), (210, 466)], OCHRE, SKINS[1]),
        ([(500, 1200), (540, 1110), (576, 1040)], BRICK, SKINS[0]),
        ([(1660, 250), (1540, 280), (1440, 310)], SEA, SKINS[2]),
        ([(1010, -120), (990, -60), (970, 0)], BLUSH, SKINS[0]),
    ):
        _hand(sheet, points, sleeve, skin)
    return sheet


def _track(sheet: Sheet) -> None:
    colours = (OCHRE, WHITE, SEA, WHITE, BRICK, WHITE, MIST, WHITE)
    path = [(450 + i * 116, 260) for i in range(7)]
    path += [(1146, 260 + i * 108) for i in range(1, 6)]
    path += [(1030 - i * 116, 800) for i in range(6)]
    path += [(450, 800 - i * 108) for i in range(1, 5)]
    for i, (x, y) in enumerate(path):
        sheet.rect(x - 46, y - 42, 92, 84, colours[i % len(colours)], 5, 16)
    for x, y, size in ((620, 560, 0.5), (1000, 690, 0.45)):
        f.tree(sheet, x, y + 80, size)
    sheet.curve([(530, 700), (640, 670), (760, 700), (880, 680), (950, 700)], 10, SEA)


def _pawn(sheet: Sheet, x: float, y: float, fill: str) -> None:
    sheet.poly([(x - 40, y + 44), (x - 14, y - 30), (x + 14, y - 30), (x + 40, y + 44)], fill)
    sheet.oval(x, y - 52, 30, 30, fill)


def _die(sheet: Sheet, x: float, y: float, rows: tuple[int, ...]) -> None:
    sheet.rect(x, y, 86, 86, WHITE, 6, 16)
    spots = {1: [(43, 43)], 2: [(24, 24), (62, 62)], 3: [(24, 62)], 5: [(62, 24)]}
    for row in rows:
        for dx, dy in spots[row]:
            sheet.dot(x + dx, y + dy, 8)


def _hand(sheet: Sheet, points: list[tuple[float, float]], sleeve: str, skin: str) -> None:
    """An arm that comes in from the edge, a fist and a finger that points on."""
    (x0, y0), (x, y) = points[-2], points[-1]
    length = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5
    ux, uy = (x - x0) / length, (y - y0) / length
    for shift, reach in ((-36, 110), (36, 96), (0, 170)):
        start = (x + ux * 50 - uy * shift, y + uy * 50 + ux * shift)
        sheet.limb([start, (start[0] + ux * reach, start[1] + uy * reach)], 40, skin)
    sheet.dot(x + ux * 62, y + uy * 62, 62)
    sheet.dot(x + ux * 62, y + uy * 62, 56, skin)
    sheet.limb([(x + ux * 62, y + uy * 62), (x + ux * 190, y + uy * 190)], 40, skin, joined=True)
    sheet.limb(points, 118, sleeve)


def armchair() -> Sheet:
    """A corner to read in, with a tablet, a lamp and a cat."""
    sheet = Sheet(MIST)
    sheet.rect(0, 800, 1600, 280, STRAW, 0)
    sheet.stroke([(0, 800), (1600, 800)], 6)
    sheet.rect(70, 110, 560, 690, CREAM, 7)
    for row in range(4):
        y = 130 + row * 168
        f.shelf(sheet, 92, y, 516, 136, row * 4 + 1, 4)
        sheet.rect(73, y + 136, 554, 20, DEEP, 5)
    f.window(sheet, 1200, 120, 260, 300, PAPER)
    sheet.oval(1396, 190, 34, 34, OCHRE, 0)
    sheet.land([(1203, 350), (1290, 318), (1380, 344), (1457, 320)], SEA, 5, 417)
    sheet.oval(1000, 960, 520, 74, BLUSH)
    _lamp(sheet)
    _chair(sheet)
    _cat(sheet, 660, 930)
    return sheet


def _lamp(sheet: Sheet) -> None:
    sheet.stroke([(740, 920), (740, 330)], 12)
    sheet.rect(680, 912, 120, 22, INK, 0, 10)
    sheet.poly([(690, 210), (790, 210), (850, 350), (630, 350)], OCHRE)


def _chair(sheet: Sheet) -> None:
    for x in (900, 1290):
        sheet.rect(x, 900, 30, 80, INK, 0, 6)
    sheet.blob(
        [
            (890, 660),
            (900, 430),
            (980, 360),
            (1110, 346),
            (1240, 360),
            (1320, 430),
            (1330, 660),
            (1320, 860),
            (900, 860),
        ],
        BRICK,
    )
    sheet.rect(930, 700, 360, 120, BLUSH, 6, 40)
    sheet.rect(900, 800, 420, 110, BRICK, 6, 20)
    for x in (840, 1270):
        sheet.rect(x, 640, 112, 276, BRICK, 6, 50)
    sheet.poly([(1010, 700), (1030, 560), (1190, 560), (1210, 700)], INK)  # the tablet
    sheet.poly([(1030, 690), (1046, 576), (1174, 576), (1190, 690)], WHITE, 0)
    sheet.rect(1062, 592, 96, 44, OCHRE, 0, 6)
    for y in (652, 668):
        sheet.stroke([(1060, y), (1160, y)], 5, SEA)
    sheet.rect(1278, 600, 96, 22, SEA, 5)  # two books on the arm
    sheet.rect(1286, 622, 90, 22, OCHRE, 5)


def _cat(sheet: Sheet, x: float, y: float) -> None:
    sheet.limb([(x + 84, y - 10), (x + 150, y - 30), (x + 158, y - 96)], 20, INK, 2)
    sheet.blob(
        [(x - 70, y), (x - 64, y - 100), (x - 10, y - 160), (x + 60, y - 110), (x + 96, y)], INK
    )
    sheet.poly([(x - 62, y - 200), (x - 56, y - 262), (x - 20, y - 224)], INK, 4)
    sheet.poly([(x + 44, y - 200), (x + 40, y - 262), (x + 2, y - 224)], INK, 4)
    sheet.oval(x - 8, y - 184, 60, 52, INK)
    for dx in (-30, 14):  # content, eyes closed
        sheet.curve([(x + dx - 12, y - 194), (x + dx, y - 184), (x + dx + 12, y - 194)], 5, STRAW)
    sheet.curve([(x - 18, y - 162), (x - 8, y - 156), (x + 2, y - 162)], 4, STRAW)
