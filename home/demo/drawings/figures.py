"""What comes back from one drawing to the next: trees, clouds, people, windows, books."""

from home.demo.drawings.sheet import (
    BLUSH,
    BRICK,
    CREAM,
    DEEP,
    INK,
    MIST,
    OCHRE,
    SEA,
    STRAW,
    WHITE,
    Sheet,
    smooth,
)

BOOKS = (BRICK, OCHRE, SEA, DEEP, CREAM, BLUSH, STRAW, WHITE)


def cloud(sheet: Sheet, x: float, y: float, size: float = 1, fill: str = WHITE) -> None:
    for dx, dy, rx, ry in ((0, 0, 80, 34), (-52, 14, 52, 24), (58, 12, 60, 26)):
        sheet.oval(x + dx * size, y + dy * size, rx * size, ry * size, fill, 0)


def gull(sheet: Sheet, x: float, y: float, size: float = 1) -> None:
    for side in (-1, 1):
        sheet.curve(
            [(x, y), (x + side * 18 * size, y - 16 * size), (x + side * 40 * size, y - 8 * size)], 5
        )


def tree(sheet: Sheet, x: float, ground: float, size: float = 1, fill: str = SEA) -> None:
    """A round tree whose trunk stands at ``x`` on ``ground``."""
    top = ground - 300 * size
    sheet.rect(x - 13 * size, top + 150 * size, 26 * size, 150 * size, DEEP, 5, 4)
    crown = [
        (0, -20),
        (90, 20),
        (130, 110),
        (80, 190),
        (-10, 205),
        (-95, 180),
        (-128, 95),
        (-85, 15),
    ]
    sheet.blob([(x + dx * size, top + dy * size) for dx, dy in crown], fill)
    sheet.curve([(x, ground - 110 * size), (x, top + 110 * size)], 5)
    sheet.curve([(x, top + 165 * size), (x + 45 * size, top + 120 * size)], 5)
    sheet.curve([(x, top + 140 * size), (x - 42 * size, top + 95 * size)], 5)


def apples(sheet: Sheet, x: float, ground: float, size: float = 1) -> None:
    top = ground - 300 * size
    for dx, dy in ((-70, 110), (-20, 40), (55, 60), (80, 130), (20, 150), (-48, 165), (-90, 60)):
        sheet.oval(x + dx * size, top + dy * size, 13 * size, 13 * size, BRICK, 4)


def bush(sheet: Sheet, x: float, ground: float, size: float = 1, fill: str = DEEP) -> None:
    for dx, dy, radius in ((-62, -38, 44), (58, -36, 42), (-4, -58, 58)):
        sheet.oval(x + dx * size, ground + dy * size, radius * size, radius * size, fill)
    sheet.rect(x - 104 * size, ground - 40 * size, 200 * size, 40 * size, fill, 0, 30 * size)
    for dx, dy in ((-66, -34), (26, -66)):
        sheet.curve(
            [(x + (dx + k * 12) * size, ground + (dy + k % 2 * 9) * size) for k in range(3)], 4
        )


def shelf(
    sheet: Sheet, x: float, y: float, w: float, h: float, turn: int = 0, line: float = 4
) -> None:
    """Books side by side, standing on ``y + h``; ``turn`` varies widths and colours."""
    at, i = x, turn
    while True:
        width = (26, 34, 20, 30, 24)[i % 5]
        if at + width > x + w:
            break
        tall = h * (0.78, 0.92, 0.7, 0.86, 0.62, 0.95)[i % 6]
        sheet.rect(at, y + h - tall, width, tall, BOOKS[(i * 3 + turn) % len(BOOKS)], line)
        at += width + (0, 0, 0, 0, 0, 0, 26)[i % 7]
        i += 1


def window(
    sheet: Sheet, x: float, y: float, w: float, h: float, fill: str = MIST, bars: int = 1
) -> None:
    sheet.rect(x, y, w, h, fill)
    for bar in range(1, bars + 1):
        sheet.stroke([(x + w * bar / (bars + 1), y), (x + w * bar / (bars + 1), y + h)], 5)
    sheet.stroke([(x, y + h * 0.42), (x + w, y + h * 0.42)], 5)


def face(sheet: Sheet, x: float, y: float, size: float, skin: str, look: int = 1) -> None:
    """A head seen from the front, turned a little to the right (1) or to the left (-1)."""
    sheet.rect(x - 22 * size, y + 55 * size, 44 * size, 60 * size, skin, 5, 10 * size)
    sheet.oval(x - look * 72 * size, y + 8 * size, 14 * size, 18 * size, skin, 5)
    sheet.oval(x, y, 72 * size, 82 * size, skin)
    for dx in (4, 46):
        sheet.dot(x + look * dx * size - look * 10 * size, y - 2 * size, 7 * size)
    nose = x + look * 18 * size
    sheet.curve([(nose, y), (nose + look * 12 * size, y + 20 * size), (nose, y + 24 * size)], 4.5)
    mouth = x + look * 14 * size
    sheet.curve(
        [
            (mouth - 22 * size, y + 42 * size),
            (mouth, y + 52 * size),
            (mouth + 22 * size, y + 42 * size),
        ],
        5,
    )


def shoulders(sheet: Sheet, x: float, y: float, size: float, fill: str, down: float = 330) -> None:
    """A body from the neck at ``y`` to ``down`` below it."""
    half = [(38, 0), (110, 30), (150, 100), (160, down)]
    right = smooth([(x + dx * size, y + dy * size) for dx, dy in half], closed=False)
    left = [(2 * x - px, py) for px, py in reversed(right)]
    sheet.poly([*right, *left], fill, 0)
    sheet.stroke(right)
    sheet.stroke(left)
    sheet.curve([(x - 38 * size, y), (x, y + 28 * size), (x + 38 * size, y)], 6)


def walker(
    sheet: Sheet,
    x: float,
    ground: float,
    size: float,
    coat: str,
    skin: str,
    *,
    way: int = 1,
    hair: str = INK,
    bun: bool = False,
    stick: bool = False,
) -> None:
    """Somebody small, walking to the right (1) or to the left (-1): for streets and squares."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return (x + way * dx * size, ground + dy * size)

    for leg in ([(-10, -96), (-24, -50), (-32, -8)], [(10, -96), (20, -50), (32, -8)]):
        sheet.limb([at(*p) for p in leg], 15 * size, DEEP if coat != DEEP else INK, 4 * size)
        foot = leg[-1]
        sheet.stroke([at(foot[0] - 2, -5), at(foot[0] + 20, -5)], 13 * size)
    if stick:
        sheet.stroke([at(66, -118), at(74, -4)], 7 * size)
    body = [
        (-38, -92),
        (-36, -150),
        (-26, -196),
        (-8, -210),
        (12, -208),
        (28, -192),
        (36, -140),
        (40, -92),
    ]
    sheet.poly([at(*p) for p in body], coat, 5 * size + 1)
    if bun:
        sheet.oval(*at(-36, -262), 15 * size, 15 * size, hair, 0)
    sheet.oval(*at(4, -242), 28 * size, 31 * size, skin, 5 * size)
    crown = [
        (-30, -236),
        (-28, -268),
        (-4, -284),
        (24, -278),
        (36, -256),
        (8, -262),
        (-12, -246),
        (-18, -226),
    ]
    sheet.blob([at(*p) for p in crown], hair, 3 * size)
    sheet.dot(*at(16, -242), 3.6 * size)
    sheet.limb([at(0, -184), at(10, -146), at(44, -128)], 18 * size, coat, 5 * size)
    sheet.oval(*at(56, -122), 10 * size, 10 * size, skin, 4 * size)
