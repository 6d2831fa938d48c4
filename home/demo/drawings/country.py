"""The country around: hedges, cliffs, half-timbered houses, a fishing port."""

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
    smooth,
)


def countryside() -> Sheet:
    """The home page: sea, cliffs, hedges, half-timbered houses and an apple tree."""
    sheet = Sheet(CREAM)
    sheet.oval(1180, 240, 105, 105, OCHRE, 0)
    f.cloud(sheet, 420, 160, 1.3)
    f.cloud(sheet, 860, 250, 0.8)
    f.cloud(sheet, 1430, 130, 0.9)
    sheet.rect(0, 420, 1600, 260, SEA, 0)
    sheet.stroke([(0, 420), (1600, 420)], 5)
    for x, y, w in (
        (720, 470, 120),
        (980, 512, 160),
        (640, 540, 90),
        (1230, 460, 110),
        (860, 585, 130),
    ):
        sheet.curve([(x, y), (x + w / 2, y - 8), (x + w, y)], 5, MIST)
    sheet.poly([(0, 330), (300, 352), (430, 372), (462, 470), (480, 640), (0, 660)], WHITE)
    sheet.blob(
        [(-40, 340), (180, 318), (380, 350), (440, 385), (300, 400), (100, 392), (-40, 400)],
        DEEP,
        5,
    )
    for x, y in ((330, 430), (400, 470), (250, 460), (420, 560)):
        sheet.curve([(x, y), (x + 6, y + 40), (x - 4, y + 80)], 4, SEA)
    _sail(sheet, 1080, 470, 1.0)
    _sail(sheet, 1420, 450, 0.55)
    f.gull(sheet, 640, 300)
    f.gull(sheet, 730, 350, 0.7)
    sheet.land([(0, 640), (400, 600), (800, 660), (1200, 590), (1600, 640)], DEEP, 6)
    sheet.land([(0, 760), (300, 690), (760, 750), (1180, 680), (1600, 730)], SEA, 6)
    for x, y in ((70, 722), (250, 690), (1330, 690), (1510, 712)):
        f.bush(sheet, x, y + 12, 0.55)
    sheet.land([(0, 850), (420, 790), (900, 850), (1300, 800), (1600, 840)], STRAW, 6)
    timbered(sheet, 520, 830, 1.0, CREAM, BRICK)
    timbered(sheet, 800, 850, 0.8, WHITE, DEEP)
    f.tree(sheet, 260, 900, 1.1, SEA)
    f.apples(sheet, 260, 900, 1.1)
    sheet.poly(_path(), PAPER, 0)
    for edge in (_path()[:15], _path()[15:]):
        sheet.stroke(edge, 5)
    _fence(sheet)
    f.walker(sheet, 905, 1020, 0.7, BRICK, SKINS[1], way=-1)
    f.walker(sheet, 1010, 1024, 0.66, DEEP, SKINS[0], way=-1, hair=WHITE, bun=True, stick=True)
    return sheet


def _path() -> list[tuple[float, float]]:
    near = smooth([(760, 1080), (780, 960), (700, 850)], closed=False, steps=7)
    far = smooth([(650, 842), (690, 960), (560, 1080)], closed=False, steps=7)
    return [*near, *far]


def _sail(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.poly([(x, y), (x, y - 150 * size), (x + 84 * size, y - 14 * size)], WHITE, 5)
    sheet.poly(
        [(x - 10 * size, y - 8), (x - 10 * size, y - 120 * size), (x - 62 * size, y - 12)], BRICK, 5
    )
    sheet.poly(
        [
            (x - 76 * size, y),
            (x + 96 * size, y),
            (x + 66 * size, y + 36 * size),
            (x - 52 * size, y + 36 * size),
        ],
        INK,
        4,
    )


def timbered(sheet: Sheet, x: float, ground: float, size: float, wall: str, roof: str) -> None:
    """A half-timbered house whose bottom left corner is at ``x``, ``ground``."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return (x + dx * size, ground - dy * size)

    sheet.rect(*at(0, 190), 270 * size, 190 * size, wall)
    sheet.rect(*at(0, 26), 270 * size, 26 * size, BLUSH, 5)
    for dx in (45, 90, 180, 225):
        sheet.stroke([at(dx, 190), at(dx, 26)], 6 * size + 1)
    sheet.stroke([at(0, 108), at(270, 108)], 6 * size + 1)
    for a, b in (
        ((45, 108), (0, 26)),
        ((225, 108), (270, 26)),
        ((45, 108), (0, 190)),
        ((225, 108), (270, 190)),
    ):
        sheet.stroke([at(*a), at(*b)], 6 * size + 1)
    sheet.poly([at(-34, 186), at(30, 320), at(240, 320), at(304, 186)], roof)
    sheet.rect(*at(196, 372), 36 * size, 76 * size, BLUSH, 5)
    sheet.poly([at(95, 226), at(135, 282), at(175, 226)], wall, 5)
    sheet.rect(*at(119, 250), 32 * size, 28 * size, MIST, 4)
    sheet.rect(*at(110, 104), 52 * size, 104 * size, OCHRE, 5, 3)
    for dx in (56, 188):
        sheet.rect(*at(dx - 4, 176), 40 * size, 50 * size, MIST, 5)


def _fence(sheet: Sheet) -> None:
    for y in (900, 940):
        sheet.stroke([(1180, y), (1620, y - 14)], 7, INK)
    for x in range(1200, 1600, 78):
        sheet.rect(x, 862 - (x - 1200) * 0.03, 24, 120, WHITE, 5, 6)


def port() -> Sheet:
    sheet = Sheet(MIST)
    sheet.oval(330, 230, 88, 88, STRAW, 0)
    f.cloud(sheet, 700, 150, 1.1)
    f.cloud(sheet, 1180, 230, 0.8)
    sheet.poly([(1000, 520), (1060, 360), (1180, 318), (1600, 290), (1600, 620), (980, 620)], WHITE)
    sheet.blob(
        [(1050, 372), (1180, 300), (1420, 282), (1640, 274), (1640, 330), (1380, 342), (1150, 366)],
        DEEP,
        5,
    )
    for x in (1130, 1240, 1360, 1480):
        sheet.curve([(x, 410), (x + 8, 450), (x - 4, 500)], 4, SEA)
    sheet.rect(0, 560, 1600, 520, SEA, 0)
    sheet.stroke([(0, 560), (1600, 560)], 6)
    for x, y, w in (
        (200, 640, 120),
        (520, 610, 90),
        (900, 650, 140),
        (1250, 620, 110),
        (760, 720, 120),
        (1400, 740, 120),
    ):
        sheet.curve([(x, y), (x + w / 2, y - 9), (x + w, y)], 5, MIST)
    _lighthouse(sheet)
    f.gull(sheet, 640, 330, 1.1)
    f.gull(sheet, 760, 390, 0.8)
    f.gull(sheet, 900, 300, 0.7)
    _trawler(sheet, 900, 770, BRICK)
    _trawler(sheet, 1380, 670, OCHRE, 0.58)
    sheet.land([(0, 930), (800, 918), (1600, 930)], CREAM, 6)
    for x in (140, 560, 980, 1400):
        sheet.rect(x, 888, 54, 60, INK, 4, 10)
        sheet.rect(x - 10, 872, 74, 24, DEEP, 5, 10)
    sheet.curve([(587, 884), (600, 820), (664, 716)], 6, OCHRE)
    f.walker(sheet, 300, 1010, 1.05, OCHRE, SKINS[0])
    f.walker(sheet, 420, 1016, 1.0, BLUSH, SKINS[2], bun=True)
    return sheet


def _lighthouse(sheet: Sheet) -> None:
    sheet.rect(60, 500, 300, 80, CREAM)
    sheet.poly([(150, 500), (176, 220), (256, 220), (282, 500)], WHITE)
    for top, low in ((268, 322), (388, 446)):
        spread = [(176 - (y - 220) * 26 / 280, 256 + (y - 220) * 26 / 280, y) for y in (top, low)]
        (a, b, y1), (c, d, y2) = spread
        sheet.poly([(a, y1), (b, y1), (d, y2), (c, y2)], BRICK)
    sheet.rect(160, 200, 112, 24, INK, 4)
    sheet.rect(182, 136, 68, 66, STRAW, 6)
    sheet.poly([(168, 138), (216, 84), (264, 138)], BRICK)


def _trawler(sheet: Sheet, x: float, y: float, hull: str, size: float = 1) -> None:
    def at(dx: float, dy: float) -> tuple[float, float]:
        return (x + dx * size, y + dy * size)

    sheet.stroke([at(-40, -60), at(-40, -330)], 8 * size)
    sheet.stroke([at(-40, -320), at(-220, -80)], 5 * size)
    sheet.stroke([at(-40, -320), at(190, -60)], 5 * size)
    sheet.rect(*at(20, -200), 130 * size, 150 * size, WHITE)
    sheet.rect(*at(6, -222), 158 * size, 28 * size, DEEP, 5)
    for dx in (38, 94):
        sheet.rect(*at(dx, -170), 38 * size, 42 * size, MIST, 5)
    outline = [at(-250, -70), at(240, -90), at(196, 30), at(-190, 30)]
    sheet.poly(outline, hull)
    sheet.stroke([at(-238, -44), at(230, -62)], 8 * size, WHITE)
    sheet.curve([at(-260, 34), at(-120, 24), at(0, 36), at(130, 24), at(260, 34)], 7, WHITE)
