"""The drawings: the same every time, light, and described."""

from io import BytesIO

import pytest
from PIL import Image

from home.demo.drawings import DRAWINGS
from home.demo.places import PLACES


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda drawing: drawing.key)
def test_a_drawing_is_the_same_every_time_and_light(drawing):
    png = drawing.draw().png()
    assert png == drawing.draw().png()
    assert len(png) < 100_000
    with Image.open(BytesIO(png)) as picture:
        assert picture.size == (1600, 1067)
        assert len(picture.getcolors(100_000)) > 20


def test_places_only_ask_for_drawings_that_exist():
    keys = [drawing.key for drawing in DRAWINGS]
    assert len(set(keys)) == len(keys)
    assert {place.picture for place in PLACES} <= set(keys)
