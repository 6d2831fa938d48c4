"""What one makes: an object that grows under the nozzle of a 3D printer."""

from home.demo.drawings import figures as f
from home.demo.drawings.sheet import (
    BLUSH,
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


def printer() -> Sheet:
    """A printer lays down a small lighthouse, layer upon layer; a child's hand shows it."""
    sheet = Sheet(STRAW)
    sheet.rect(0, 800, 1600, 267, CREAM, 0)
    sheet.stroke([(0, 800), (1600, 800)], 6)
    for row in range(2):
        f.shelf(sheet, 60, 150 + row * 190, 330, 150, row * 5 + 2, 4)
        sheet.rect(44, 300 + row * 190, 362, 20, DEEP, 5)
    _frame(sheet)
    _lighthouse(sheet, 800, 760)
    _reel(sheet, 1240, 300)
    for x, fill in ((1300, BRICK), (1400, SEA), (1490, OCHRE)):
        sheet.rect(x, 700, 60, 100, fill, 6, 10)
        sheet.poly([(x, 700), (x + 30, 650), (x + 60, 700)], WHITE, 6)
    sheet.limb([(330, 1100), (420, 960), (500, 880)], 150, SEA)
    skin = SKINS[1]
    sheet.limb([(500, 880), (560, 820)], 110, skin)
    sheet.limb([(548, 820), (640, 742)], 44, skin, joined=True)
    return sheet


def _frame(sheet: Sheet) -> None:
    sheet.rect(460, 120, 680, 74, DEEP, 7, 20)
    for x in (476, 1064):
        sheet.rect(x, 190, 60, 610, DEEP, 7)
    sheet.rect(440, 780, 720, 84, DEEP, 7, 20)
    sheet.rect(560, 756, 480, 26, INK, 0, 8)
    sheet.rect(980, 800, 130, 46, MIST, 5, 8)
    sheet.stroke([(536, 330), (1064, 330)], 16, INK)
    sheet.rect(730, 280, 140, 100, OCHRE, 7, 16)
    sheet.poly([(770, 380), (830, 380), (810, 424), (790, 424)], INK, 0)


def _lighthouse(sheet: Sheet, x: float, ground: float) -> None:
    """Unfinished: its top is where the nozzle is."""
    layers = 15
    for layer in range(layers):
        half = 110 - layer * 4
        fill = BRICK if layer // 3 % 2 == 0 else WHITE
        sheet.rect(x - half, ground - (layer + 1) * 22, 2 * half, 22, fill, 3, 8)
    sheet.rect(x - 24, ground - 70, 48, 70, INK, 0, 20)


def _reel(sheet: Sheet, x: float, y: float) -> None:
    sheet.curve([(x - 10, y - 110), (x - 160, y - 190), (x - 330, y - 150), (800, 280)], 8, BRICK)
    sheet.oval(x, y, 120, 120, BRICK)
    for radius in (92, 66):
        sheet.oval(x, y, radius, radius, BLUSH, 4)
    sheet.oval(x, y, 36, 36, CREAM)
    sheet.rect(x - 14, y + 120, 28, 380, DEEP, 6)
