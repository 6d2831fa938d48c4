"""Where help is found: a médiathèque, a mairie, the bus that comes to the village."""

from home.demo.drawings import figures as f
from home.demo.drawings.country import timbered
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


def mediatheque() -> Sheet:
    sheet = Sheet(MIST)
    f.cloud(sheet, 300, 150, 1.2)
    f.cloud(sheet, 1290, 110, 0.9)
    sheet.land([(0, 840), (500, 828), (1100, 836), (1600, 824)], STRAW)
    f.tree(sheet, 140, 850, 1.25)
    # the hall, then the tall reading room with its slanting roof
    sheet.rect(270, 430, 620, 415, CREAM)
    sheet.rect(240, 400, 680, 44, DEEP)
    sheet.poly([(890, 845), (890, 330), (1400, 230), (1400, 845)], BRICK)
    sheet.poly([(860, 350), (860, 300), (1440, 186), (1440, 238)], INK, 4)
    for i, x in enumerate((310, 450, 590)):
        sheet.rect(x, 490, 120, 290, WHITE)
        for row in range(3):
            f.shelf(sheet, x + 8, 500 + row * 92, 106, 84, i * 3 + row * 2, 3)
            sheet.stroke([(x, 586 + row * 92), (x + 120, 586 + row * 92)], 5)
    sheet.rect(740, 520, 124, 325, SEA)
    sheet.stroke([(802, 520), (802, 845)], 5)
    for x in (788, 816):
        sheet.stroke([(x, 680), (x, 720)], 7)
    sheet.rect(716, 478, 172, 30, OCHRE, 5)
    _reading_room(sheet)
    sheet.land([(0, 885), (700, 872), (1600, 884)], PAPER, 6)
    f.bush(sheet, 1480, 872, 1.0)
    f.bush(sheet, 330, 872, 0.55)
    f.walker(sheet, 610, 975, 1.0, OCHRE, SKINS[0], hair=WHITE, bun=True, stick=True)
    f.walker(sheet, 1060, 995, 0.66, STRAW, SKINS[1], way=-1)
    f.walker(sheet, 1160, 1000, 1.05, SEA, SKINS[1], way=-1, bun=True)
    return sheet


def _reading_room(sheet: Sheet) -> None:
    """Two people at a long table, seen through the large window."""
    sheet.poly([(950, 780), (950, 402), (1340, 326), (1340, 780)], WHITE)
    for row, top in enumerate((420, 500)):
        f.shelf(sheet, 962, top, 370, 76, row * 4 + 1, 3)
        sheet.stroke([(950, top + 78), (1340, top + 78)], 5)
    for x, coat, skin in ((1050, OCHRE, SKINS[2]), (1230, BLUSH, SKINS[0])):
        sheet.blob([(x - 52, 752), (x - 48, 700), (x, 668), (x + 48, 700), (x + 52, 752)], coat, 5)
        sheet.oval(x, 638, 32, 36, skin, 5)
        sheet.blob([(x - 34, 640), (x - 28, 604), (x, 594), (x + 32, 612), (x + 20, 620)], INK, 0)
    sheet.rect(950, 742, 390, 38, STRAW, 5)
    sheet.rect(1098, 690, 84, 54, DEEP, 5, 4)
    sheet.stroke([(1145, 366), (1145, 780)], 5)


def mairie() -> Sheet:
    sheet = Sheet(CREAM)
    sheet.oval(1330, 210, 92, 92, OCHRE, 0)
    f.cloud(sheet, 260, 190, 1.1)
    sheet.land([(0, 870), (800, 858), (1600, 872)], STRAW)
    f.tree(sheet, 150, 880, 1.0)
    f.tree(sheet, 1460, 880, 1.15)
    for x, first in ((280, 46), (1010, 56)):  # the two wings
        sheet.rect(x, 470, 310, 400, WHITE)
        sheet.poly([(x - 22, 474), (x + 40, 340), (x + 270, 340), (x + 332, 474)], DEEP)
        for column in (x + first, x + first + 148):
            for top, high in ((522, 118), (700, 124)):
                _shutters(sheet, column, top, 58, high)
    sheet.rect(580, 400, 440, 470, WHITE)
    sheet.poly([(552, 404), (800, 250), (1048, 404)], BRICK)
    sheet.oval(800, 342, 44, 44, WHITE)
    sheet.stroke([(800, 342), (800, 314)], 5)
    sheet.stroke([(800, 342), (820, 350)], 5)
    sheet.rect(770, 176, 60, 80, WHITE, 5)  # the bell
    sheet.poly([(756, 180), (800, 112), (844, 180)], DEEP)
    sheet.oval(800, 220, 14, 18, OCHRE, 4)
    for x in (634, 894):
        f.window(sheet, x, 480, 80, 150)
        f.window(sheet, x, 690, 80, 130)
    f.window(sheet, 755, 466, 90, 160)
    sheet.rect(728, 618, 144, 20, STRAW, 5)
    sheet.rect(744, 690, 112, 180, BRICK, 6, 4)
    sheet.stroke([(800, 690), (800, 870)], 5)
    _flag(sheet)
    for step in range(3):
        sheet.rect(708 - step * 26, 866 + step * 22, 184 + step * 52, 24, CREAM, 5)
    sheet.land([(0, 950), (800, 934), (1600, 952)], PAPER, 6)
    f.bush(sheet, 420, 945, 0.7, SEA)
    f.bush(sheet, 1190, 945, 0.7, SEA)
    f.walker(sheet, 560, 1020, 0.95, OCHRE, SKINS[2])
    f.walker(sheet, 1090, 1026, 1.0, SEA, SKINS[0], way=-1, hair=CREAM, stick=True)
    return sheet


def _shutters(sheet: Sheet, x: float, y: float, w: float, h: float) -> None:
    f.window(sheet, x, y, w, h)
    for left in (x - 33, x + w + 6):
        sheet.rect(left, y, 27, h, SEA, 5)


def _flag(sheet: Sheet) -> None:
    sheet.stroke([(730, 632), (688, 486)], 7)
    for i, colour in enumerate((INK, WHITE, BRICK)):
        x = 690 - i * 32
        sheet.poly([(x, 494), (x - 32, 494), (x - 14, 562), (x + 18, 562)], colour, 4)


def bus() -> Sheet:
    """The travelling counter, stopped by the church."""
    sheet = Sheet(CREAM)
    sheet.oval(250, 210, 84, 84, OCHRE, 0)
    f.cloud(sheet, 620, 150, 1.1)
    f.cloud(sheet, 1350, 190, 1.0)
    sheet.land([(0, 600), (360, 520), (820, 600), (1250, 500), (1600, 560)], MIST)
    sheet.land([(0, 680), (420, 620), (900, 690), (1300, 600), (1600, 660)], SEA, 6)
    _church(sheet)
    timbered(sheet, 60, 760, 0.9, WHITE, BRICK)
    f.tree(sheet, 420, 780, 0.9, DEEP)
    sheet.land([(0, 780), (800, 760), (1600, 780)], STRAW, 6)
    _bus_body(sheet)
    sheet.land([(0, 938), (800, 926), (1600, 940)], CREAM, 6)
    f.walker(sheet, 400, 1000, 1.1, SEA, SKINS[0], hair=WHITE, stick=True)
    f.walker(sheet, 250, 1006, 1.05, OCHRE, SKINS[1], bun=True)
    return sheet


def _church(sheet: Sheet) -> None:
    sheet.rect(1480, 520, 180, 250, WHITE)
    sheet.poly([(1470, 524), (1480, 430), (1660, 430), (1660, 524)], DEEP)
    sheet.rect(1382, 400, 110, 370, WHITE)
    sheet.poly([(1366, 404), (1437, 190), (1508, 404)], DEEP)
    sheet.stroke([(1437, 190), (1437, 148)], 6)
    sheet.stroke([(1422, 164), (1452, 164)], 6)
    sheet.rect(1418, 450, 38, 70, MIST, 5, 18)
    sheet.rect(1530, 580, 44, 90, MIST, 5, 20)


def _bus_body(sheet: Sheet) -> None:
    sheet.rect(500, 460, 860, 420, WHITE, 7, 44)
    sheet.rect(503, 690, 854, 130, BRICK, 0)
    sheet.stroke([(500, 690), (1360, 690)], 6)
    sheet.stroke([(500, 820), (1360, 820)], 6)
    for x in (560, 870, 1010):
        sheet.rect(x, 520, 122, 130, MIST, 6, 14)
    sheet.rect(1170, 510, 160, 150, MIST, 6, 18)
    sheet.rect(706, 520, 140, 350, STRAW, 6, 10)
    sheet.rect(722, 540, 108, 150, WHITE, 5, 8)
    for x, coat, skin in ((930, OCHRE, SKINS[2]), (1072, SEA, SKINS[0])):
        sheet.oval(x, 604, 24, 27, skin, 5)
        sheet.blob(
            [(x - 26, 600), (x - 20, 578), (x + 4, 570), (x + 26, 584), (x + 8, 590)], INK, 0
        )
        sheet.rect(x - 36, 632, 72, 20, coat, 5)
    for i in range(6):  # the awning, over the door
        left, right = 600 + i * 58, 658 + i * 58
        low = [(774 + (x - 774) * 1.16, 566) for x in (left, right)]
        sheet.poly([(left, 486), (right, 486), low[1], low[0]], (OCHRE, WHITE)[i % 2], 5)
    for x in (640, 1190):
        sheet.oval(x, 880, 74, 74, INK)
        sheet.oval(x, 880, 30, 30, MIST, 5)
    sheet.rect(1330, 748, 36, 40, STRAW, 5, 8)
    sheet.rect(690, 872, 172, 26, DEEP, 5, 6)
