"""People together: learning side by side, at the counter."""

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


def side_by_side() -> Sheet:
    """Two people at a laptop; the one who learns has the hand on it."""
    sheet = Sheet(CREAM)
    sheet.rect(0, 0, 1600, 820, MIST, 0)
    _wall_shelves(sheet)
    f.window(sheet, 1180, 110, 300, 330, WHITE)
    sheet.land([(1183, 380), (1290, 350), (1380, 372), (1477, 340)], SEA, 5, 437)
    sheet.rect(1150, 440, 360, 24, STRAW, 5)
    _learner(sheet, 590, 350, OCHRE, SKINS[0], WHITE, 1)
    _learner(sheet, 1000, 335, BRICK, SKINS[1], INK, -1)
    sheet.rect(-20, 790, 1640, 300, STRAW)
    sheet.stroke([(0, 850), (1600, 850)], 5)
    sheet.limb([(470, 690), (510, 800), (640, 806)], 66, OCHRE, joined=True)
    sheet.limb([(1120, 690), (1130, 806), (1050, 836)], 66, BRICK, joined=True)
    sheet.limb([(1018, 842), (984, 838)], 44, SKINS[1])
    _laptop(sheet)
    _cup(sheet, 330, 800)
    sheet.poly([(1190, 830), (1400, 812), (1424, 878), (1206, 900)], WHITE)
    for y in (0, 20, 40):
        sheet.stroke([(1226, 846 + y), (1376, 834 + y)], 4, SEA)
    sheet.stroke([(1300, 930), (1440, 900)], 12, BRICK)
    return sheet


def _wall_shelves(sheet: Sheet) -> None:
    for row, y in enumerate((150, 300)):
        f.shelf(sheet, 110, y, 330, 110, row * 5 + 2)
        sheet.rect(84, y + 112, 380, 18, DEEP, 5)
    sheet.rect(690, 120, 200, 150, WHITE)  # a picture on the wall
    sheet.land([(693, 230), (760, 190), (820, 226), (887, 196)], SEA, 5, 267)
    sheet.oval(840, 164, 18, 18, OCHRE, 0)


def _learner(sheet: Sheet, x: float, y: float, coat: str, skin: str, hair: str, look: int) -> None:
    if look == 1:  # a bun at the back
        sheet.oval(x - 62, y - 76, 42, 42, hair)
    f.shoulders(sheet, x, y + 105, 1.15, coat, 420)
    f.face(sheet, x, y, 1.15, skin, look)
    top = [
        (-86, 8),
        (-84, -56),
        (-40, -104),
        (24, -112),
        (76, -76),
        (86, -20),
        (40, -58),
        (-30, -52),
        (-66, -20),
    ]
    sheet.blob([(x + look * dx, y + dy) for dx, dy in top], hair)
    if look == 1:  # her glasses
        for dx in (-8, 42):
            sheet.oval(x + dx, y - 2, 23, 23, skin, 5)
            sheet.dot(x + dx, y - 2, 8)
        sheet.stroke([(x - 31, y - 6), (x - 82, y - 12)], 5)


def _laptop(sheet: Sheet) -> None:
    """Its back to us, its screen to them."""
    sheet.rect(560, 838, 440, 26, SEA, 6, 8)
    sheet.rect(578, 572, 404, 270, INK, 6, 20)
    sheet.oval(780, 706, 24, 24, SEA, 0)


def _cup(sheet: Sheet, x: float, y: float) -> None:
    sheet.oval(x + 98, y + 48, 24, 28, STRAW, 12)
    sheet.rect(x, y, 96, 100, WHITE, 6, 14)
    sheet.rect(x + 4, y + 36, 88, 22, BRICK, 0)
    for dx in (30, 60):
        sheet.curve([(x + dx, y - 24), (x + dx + 12, y - 50), (x + dx - 4, y - 76)], 5)


def counter() -> Sheet:
    """At the desk: papers in hand, no screen in between."""
    sheet = Sheet(CREAM)
    sheet.rect(0, 0, 1600, 1067, STRAW, 0)
    sheet.rect(120, 90, 330, 400, WHITE)
    for row in range(4):
        for column in range(3):
            fill = (SEA, BRICK, OCHRE, DEEP, MIST)[(row * 3 + column * 2) % 5]
            sheet.rect(146 + column * 98, 116 + row * 92, 76, 66, fill, 5, 6)
    f.window(sheet, 1160, 90, 320, 340, MIST)
    sheet.rect(1130, 430, 380, 24, WHITE, 5)
    _plant(sheet, 1240, 430)
    _host(sheet)
    sheet.rect(-20, 680, 1640, 60, BRICK)
    sheet.rect(-20, 740, 1640, 340, DEEP)
    for x in range(60, 1600, 120):
        sheet.stroke([(x, 770), (x, 1067)], 5, SEA)
    sheet.poly([(700, 640), (900, 628), (930, 690), (720, 702)], WHITE)
    for y in (0, 16, 32):
        sheet.stroke([(736, 652 + y), (880, 643 + y)], 4, SEA)
    sheet.limb([(500, 600), (580, 690), (700, 670)], 60, SEA, joined=True)
    sheet.limb([(712, 668), (748, 662)], 38, SKINS[2])
    _visitor(sheet)
    _bell(sheet, 270, 678)
    return sheet


def _host(sheet: Sheet) -> None:
    f.shoulders(sheet, 560, 408, 1.1, SEA, 300)
    sheet.blob(
        [(470, 330), (478, 230), (560, 190), (642, 230), (656, 340), (640, 400), (486, 400)], INK
    )
    f.face(sheet, 562, 305, 1.08, SKINS[2], 1)
    sheet.blob([(482, 296), (500, 232), (566, 212), (632, 244), (640, 286), (580, 252)], INK, 0)


def _visitor(sheet: Sheet) -> None:
    """Seen from behind and from the side, in front of the counter."""
    sheet.blob(
        [(960, 1140), (950, 800), (1010, 610), (1150, 560), (1290, 620), (1350, 820), (1350, 1140)],
        OCHRE,
    )
    sheet.limb([(1070, 690), (960, 760), (890, 704)], 76, OCHRE, joined=True)
    sheet.limb([(872, 692), (850, 676)], 42, SKINS[0])
    sheet.rect(1118, 500, 64, 90, SKINS[0], 5, 16)
    sheet.oval(1140, 440, 94, 104, SKINS[0])
    sheet.dot(1076, 432, 8)
    sheet.curve([(1052, 440), (1034, 462), (1056, 470)], 5)
    sheet.curve([(1070, 494), (1090, 504), (1112, 498)], 5)
    cap = [
        (1040, 400),
        (1080, 336),
        (1160, 318),
        (1232, 356),
        (1252, 440),
        (1226, 530),
        (1190, 520),
        (1176, 440),
        (1120, 386),
    ]
    sheet.blob(cap, WHITE)
    sheet.oval(1150, 456, 16, 22, SKINS[0], 5)


def _plant(sheet: Sheet, x: float, y: float) -> None:
    for dx, dy in ((-60, -120), (-20, -160), (30, -150), (66, -104)):
        sheet.limb([(x, y - 50), (x + dx * 0.6, y + dy * 0.7), (x + dx, y + dy)], 20, SEA, 5)
    sheet.poly([(x - 44, y - 70), (x + 44, y - 70), (x + 32, y), (x - 32, y)], BRICK)


def _bell(sheet: Sheet, x: float, y: float) -> None:
    sheet.blob(
        [(x - 60, y - 12), (x - 40, y - 60), (x, y - 76), (x + 40, y - 60), (x + 60, y - 12)], OCHRE
    )
    sheet.rect(x - 74, y - 18, 148, 18, INK, 0, 8)
    sheet.dot(x, y - 84, 12)
