from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import text


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Saint-Lô", "saint lo"),
        ("st lo", "saint lo"),
        ("ST-LÔ", "saint lo"),
        ("  Sainte-Mère-Église ", "sainte mere eglise"),
        ("Ste Mère Eglise", "sainte mere eglise"),
        ("L’Aigle", "l aigle"),
        ("L'Aigle", "l aigle"),
        ("Cœurville", "coeurville"),
        ("Équeurdreville-Hainneville", "equeurdreville hainneville"),
        ("", ""),
        ("\x00\n\t", ""),
        ("🦊", ""),
    ],
)
def test_normalise(typed, key):
    assert text.normalise(typed) == key


@given(st.text(max_size=300))
def test_normalise_is_stable_and_plain(anything):
    once = text.normalise(anything)
    assert text.normalise(once) == once
    assert once.isascii()
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (time(9), "9\u00a0h"),
        (time(14, 30), "14\u00a0h\u00a030"),
        (time(9, 5), "9\u00a0h\u00a005"),
        (time(0), "minuit"),
        (time(0, 30), "0\u00a0h\u00a030"),
    ],
)
def test_french_time(value, words):
    assert text.french_time(value) == words


def test_french_date():
    assert text.french_date(date(2026, 12, 1)) == "1er\u00a0décembre"
    assert text.french_date(date(2026, 11, 24), weekday=True) == "mardi 24\u00a0novembre"
    assert text.french_date(date(2027, 8, 2), year=True) == "2\u00a0août 2027"


@pytest.mark.parametrize(
    ("km", "words"),
    [
        (0, "à moins de 1\u00a0km"),
        (0.99, "à moins de 1\u00a0km"),
        (1, "à 1\u00a0km"),
        (3.44, "à 3,4\u00a0km"),
        (9.96, "à 10\u00a0km"),
        (27.4, "à 27\u00a0km"),
    ],
)
def test_french_distance(km, words):
    assert text.french_distance(km) == words


@pytest.mark.parametrize(
    ("km", "words"), [(0, "à environ 1 km"), (1.4, "à environ 1 km"), (26.6, "à environ 27 km")]
)
def test_french_distance_of_an_approximate_place(km, words):
    assert text.french_distance(km, is_approximate=True) == words.replace(" km", "\u00a0km")


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+33261919001", "02\u00a061\u00a091\u00a090\u00a001"),
        ("+33 2 61 91 90 01", "02\u00a061\u00a091\u00a090\u00a001"),
        ("+262262123456", "+262262123456"),
        ("", ""),
    ],
)
def test_french_phone(stored, shown):
    assert text.french_phone(stored) == shown


@given(st.text(max_size=2000))
def test_clean_line_is_one_short_printable_line(anything):
    line = text.clean_line(anything)
    assert len(line) <= 200
    assert line == "" or line.isprintable()


def test_joined():
    assert text.joined([]) == ""
    assert text.joined(["a"]) == "a"
    assert text.joined(["a", "b", "c"]) == "a, b et c"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Caen", "près de Caen"),
        ("Alençon", "près d’Alençon"),
        ("Équeurdreville-Hainneville", "près d’Équeurdreville-Hainneville"),
        ("Yvetot", "près d’Yvetot"),
        ("Œuilly", "près d’Œuilly"),
        ("Le Havre", "près du Havre"),
        ("Les Andelys", "près des Andelys"),
        ("La Haye", "près de La Haye"),
        ("L'Aigle", "près de L’Aigle"),
        ("Honfleur", "près de Honfleur"),
        ("", "près de "),
    ],
)
def test_near(place, words):
    assert text.near(place) == words
