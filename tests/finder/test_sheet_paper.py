"""How many lines words take on one A4, whatever people may write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.sheet_paper import (
    LARGER,
    PHONE,
    SMALLEST,
    WIDTH,
    Block,
    Entry,
    contact_height,
    cut,
    entry_height,
    height_of,
    lines_of,
    width_of,
)
from mediators.contact import Contact

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300)


@given(TEXT, st.integers(1, 4), st.booleans())
def test_a_cut_text_takes_no_more_lines(text, most, bold):
    assert lines_of(cut(text, most, bold=bold), bold=bold) <= most


def test_a_text_that_fits_is_not_cut():
    assert cut("Médiathèque La Source", 1) == "Médiathèque La Source"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 0),
        ("a", 1),
        ("mot " * 5, 1),
        ("W" * 200, 6),
        ("Sans rendez-vous, avec Camille Lenoir, conseiller numérique.", 1),
    ],
)
def test_lines(text, lines):
    assert lines_of(text.strip()) == lines


def test_a_paragraph_goes_on_where_its_bold_words_end():
    together = lines_of("Tous les mardis", then=", sauf le 22 décembre", bold=True)
    assert together == 1
    assert lines_of("mot " * 40, then="mot " * 40) <= lines_of("mot " * 80) + 1


def test_bold_is_wider():
    assert width_of("Tous les mardis", bold=True) > width_of("Tous les mardis")


def test_whose_a_number_is_goes_below_when_there_is_no_room_beside():
    beside = contact_height(Contact("+33261919000", "accueil"))
    below = contact_height(Contact("+33261919000", "mot " * 12))
    assert below >= beside + 1
    assert width_of("mot " * 12) < WIDTH


@given(TEXT, TEXT)
def test_larger_letters_never_take_fewer_lines(text, then):
    sizes = [SMALLEST, *reversed(LARGER)]
    assert [letters.points for letters in sizes] == [14, 16, 18, 20]
    lines = [lines_of(text, then, width=letters.width, bold=True) for letters in sizes]
    assert lines == sorted(lines)


def test_a_page_in_larger_letters_holds_less_and_its_numbers_grow():
    assert sorted(LARGER, key=lambda letters: letters.lines)[-1].lines < SMALLEST.lines
    assert min(letters.points for letters in (SMALLEST, *LARGER)) * PHONE == pytest.approx(24)


def test_what_is_glued_to_a_word_goes_to_the_next_line_with_it():
    word = "m" * int(WIDTH - 6)
    assert lines_of(f"{word} mmmmm") == 1
    assert lines_of(f"{word} mmmmm", then=",,,,,,") == 2


def test_one_paragraph_is_lower_than_two():
    entry = Entry("Tous les mardis de 14 h à 17 h", "Sans rendez-vous.", but="sauf le 22")
    in_one = Entry(entry.when, entry.how, but=entry.but, in_one=True)
    assert (entry.then, entry.below) == (", sauf le 22", "Sans rendez-vous.")
    assert (in_one.then, in_one.below) == (", sauf le 22. Sans rendez-vous.", "")
    assert entry_height(in_one) <= entry_height(entry)


def test_a_street_beside_the_name_takes_less_than_a_line():
    below = Block("Mairie de Saint-Lô", "Place du Général-de-Gaulle")
    beside = Block("Mairie de Saint-Lô", "", beside="Place du Général-de-Gaulle")
    assert height_of(beside) == pytest.approx(height_of(below) - 1)
