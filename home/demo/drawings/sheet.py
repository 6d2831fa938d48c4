"""A sheet of paper to draw flat coloured shapes on, with an ink line around them.

Coordinates are those of the finished picture (1600 × 1067). Everything is drawn twice as large and
reduced once at the end: that is what makes the edges smooth.
"""

from io import BytesIO

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1067
SCALE = 2

INK = "#12333a"
PAPER = "#fbf6ec"
CREAM = "#f1e6cf"
BRICK = "#b3391f"
BLUSH = "#dd8a6c"
OCHRE = "#d99a2b"
STRAW = "#efcb83"
SEA = "#7fa8a1"
MIST = "#c6d8d0"
DEEP = "#3f6f6e"
WHITE = "#fffdf8"
SKINS = ("#f0c9a4", "#8d5a3a", "#d9a273")

Point = tuple[float, float]


def smooth(points: list[Point], *, closed: bool, steps: int = 14) -> list[Point]:
    """A Catmull-Rom curve through these points, as a fine polyline."""
    count = len(points)
    path = []
    for i in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            a, b, c, d = (points[min(max(i + k, 0), count - 1)] for k in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            path.append(
                tuple(
                    0.5
                    * (
                        2 * q
                        + (r - p) * t
                        + (2 * p - 5 * q + 4 * r - s) * t * t
                        + (3 * q - p - 3 * r + s) * t**3
                    )
                    for p, q, r, s in zip(a, b, c, d, strict=True)
                )
            )
    return path if closed else [*path, points[-1]]


class Sheet:
    """``line`` is the width of the ink around a shape, 0 for none; ``ink`` its colour."""

    def __init__(self, background: str = PAPER):
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), background)
        self._draw = ImageDraw.Draw(self.image)

    def stroke(self, points: list[Point], width: float = 6, ink: str = INK) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(scaled, fill=ink, width=round(width * SCALE))
        half = width * SCALE / 2
        for x, y in scaled:  # Pillow's own joints leave hairlines on thick curves
            self._draw.ellipse((x - half, y - half, x + half, y + half), fill=ink)

    def curve(self, points: list[Point], width: float = 6, ink: str = INK) -> None:
        self.stroke(smooth(points, closed=False), width, ink)

    def limb(
        self, points: list[Point], width: float, fill: str, line: float = 6, *, joined: bool = False
    ) -> None:
        """An arm, a finger, a sleeve: a thick soft line with ink around it.

        ``joined``: no ink at its beginning, where it grows out of a body of the same colour.
        """
        path = smooth(points, closed=False)
        self.stroke(path, width + 2 * line)
        self.stroke(path, width, fill)
        if joined:
            self.dot(*path[0], width / 2 + line + 1, fill)

    def poly(self, points: list[Point], fill: str, line: float = 6, ink: str = INK) -> None:
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)
        if line:
            self.stroke([*points, points[0], points[1]], line, ink)

    def blob(self, points: list[Point], fill: str, line: float = 6, ink: str = INK) -> None:
        """A soft closed shape through these points."""
        self.poly(smooth(points, closed=True), fill, line, ink)

    def land(self, points: list[Point], fill: str, line: float = 0, bottom: float = HEIGHT) -> None:
        """Ground below a soft skyline, down to ``bottom``."""
        skyline = smooth(points, closed=False)
        self.poly([*skyline, (points[-1][0], bottom), (points[0][0], bottom)], fill, 0)
        if line:
            self.stroke(skyline, line)

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str, line: float = 6, r: float = 0
    ) -> None:
        box = [v * SCALE for v in (x, y, x + w, y + h)]
        self._draw.rounded_rectangle(box, radius=r * SCALE, fill=fill)
        if line:
            # The ink straddles the edge, as it does on every other shape.
            half = line / 2
            wide = [v * SCALE for v in (x - half, y - half, x + w + half, y + h + half)]
            self._draw.rounded_rectangle(
                wide, radius=(r + half) * SCALE, outline=INK, width=round(line * SCALE)
            )

    def oval(self, cx: float, cy: float, rx: float, ry: float, fill: str, line: float = 6) -> None:
        half = line / 2
        box = [v * SCALE for v in (cx - rx - half, cy - ry - half, cx + rx + half, cy + ry + half)]
        self._draw.ellipse(box, fill=fill, outline=INK if line else None, width=round(line * SCALE))

    def dot(self, cx: float, cy: float, radius: float, fill: str = INK) -> None:
        self.oval(cx, cy, radius, radius, fill, 0)

    def png(self) -> bytes:
        out = BytesIO()
        self.image.reduce(SCALE).save(out, format="PNG")
        return out.getvalue()
