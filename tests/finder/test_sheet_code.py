"""The square to photograph leads to the live page."""

import re
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import segno

from core.qr import code_svg
from finder.places import locate_place
from tests.finder.sheets import on_that_day, paper, saint_lo, sheet
from venues.models import Commune

__all__ = ["on_that_day", "saint_lo"]

pytestmark = pytest.mark.django_db


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """(row, column) of what a drawing of segno paints dark: "M4 4.5h7m1 0h1…", pen on the middle
    of a row."""
    path = re.search(r'stroke="#000"[^>]* d="([^"]*)"', svg) or re.search(
        r'd="([^"]*)"[^>]* stroke="#000"', svg
    )
    dark, x, y = set(), 0.0, 0.0
    for letter, numbers in re.findall(r"([Mmh])([-\d. ]+)", path.group(1)):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if letter == "M":
            x, y = values
        elif letter == "m":
            x, y = x + values[0], y + values[1]
        else:
            dark |= {(int(y), int(x) + n) for n in range(int(values[0]))}
            x += values[0]
    return dark


def test_the_code_leads_to_the_live_page(client, saint_lo):
    svg = re.search(r"<svg.*?</svg>", sheet(client), re.DOTALL).group()
    address = f"http://testserver/trouver/?lieu={quote('Saint-Lô')}+50000"
    code = segno.make(address, error="m", micro=False, boost_error=False)
    assert (code.error, dark_modules(svg)) == (
        "M",
        {
            (row, column)
            for row, line in enumerate(code.matrix_iter(border=4))
            for column, dark in enumerate(line)
            if dark
        },
    )
    assert "<title>Les mêmes lieux près de Saint-Lô, à jour</title>" in svg
    assert address in unescape(svg)


@pytest.mark.parametrize("insee", ["50502", "14562", "76564", "14762"])
def test_what_the_code_asks_means_this_commune(saint_lo, insee):
    address = paper(Commune.objects.get(pk=insee)).foot.address
    asked = parse_qs(urlsplit(address).query)["lieu"][0]
    assert locate_place(asked)[0].insee_code == insee


def test_names_cannot_break_the_drawing():
    svg = str(code_svg("https://exemple.fr/?lieu=%3C", "Près d’<script>&"))
    assert "<script>" not in svg
