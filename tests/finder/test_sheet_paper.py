"""The budget of lines of one A4, for whatever people may write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.sheet_paper import (
    WIDTH,
    Block,
    Entry,
    contact_height,
    cut,
    fill,
    height_of,
    lines_of,
    shortest,
    versions,
    width_of,
)
from mediators.contact import Contact

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300)
ENTRIES = st.builds(
    Entry, when=TEXT, how=TEXT, but=TEXT, but_short=TEXT, short=TEXT, how_short=TEXT, note=TEXT
)
CONTACTS = st.builds(Contact, phone=st.from_regex(r"\+[0-9]{8,15}", fullmatch=True), whose=TEXT)
BLOCKS = st.builds(
    Block,
    title=TEXT,
    address=TEXT,
    distance=st.sampled_from(["", "à 6,5\u00a0km environ"]),
    access=TEXT,
    entries=st.lists(ENTRIES, min_size=1, max_size=6).map(tuple),
    contacts=st.lists(CONTACTS, max_size=3).map(tuple),
)
WORDS = {"warning": "Certaines dates changent.", "more": "Autres ici : {}."}
ROOM = 16.0


@given(st.lists(BLOCKS, min_size=1, max_size=5), st.integers(0, 50))
def test_never_more_than_the_room_and_always_one_venue(blocks, others):
    filled = fill(blocks, ROOM + 1, others=others, rest=1, **WORDS)
    used = sum(map(height_of, filled.blocks)) + (1 if filled.left_out else 0)
    assert used <= ROOM + 1
    assert filled.blocks
    assert all(block.entries for block in filled.blocks)
    hidden = blocks[len(filled.blocks) :]
    assert filled.left_out == others + sum(len(block.entries) for block in hidden)


@given(BLOCKS)
def test_the_shortest_fits_whatever_people_wrote(block):
    assert height_of(shortest(block)) <= ROOM


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


def test_the_order_in_which_a_venue_is_shortened():
    entries = [
        Entry(
            when=f"jour {n}", short=f"j {n}", how="avec X, rôle.", how_short="avec X.",
            but="sauf le 22", but_short="sauf des dates", note="à l’étage",
        )
        for n in range(3)
    ]  # fmt: skip
    block = Block("Lieu", "1 rue", tuple(entries), access="sonner")
    told = list(versions(block, **WORDS))
    first = [version.entries[0] for version in told]
    assert told[0] == block
    assert [entry.but for entry in first[:4]] == ["sauf le 22", "sauf des dates", "", ""]
    assert [bool(version.warning) for version in told[:4]] == [False, False, True, True]
    assert [bool(entry.note) for entry in first[:4]] == [True, True, True, False]
    assert [entry.how for entry in first[2:4]] == ["avec X, rôle.", "avec X."]
    assert [len(version.entries) for version in told] == [3, 3, 3, 3, 2, 1, 1]
    assert [version.more for version in told[4:]] == [
        "Autres ici : 1.",
        "Autres ici : 2.",
        "Autres ici : 2.",
    ]


def test_no_warning_where_nothing_changes():
    block = Block("Lieu", "1 rue", (Entry("jour", "avec X."),))
    assert not any(version.warning for version in versions(block, **WORDS))
