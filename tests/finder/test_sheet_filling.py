"""What goes on the page and in how many words, for whatever people may write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.sheet_filling import FEWEST, fill, levels, shortest
from finder.sheet_paper import Block, Entry, height_of
from mediators.contact import Contact

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300)
ENTRIES = st.builds(
    Entry, when=TEXT, how=TEXT, but=TEXT, but_dates=TEXT, but_short=TEXT, short=TEXT,
    how_short=TEXT, note=TEXT,
)  # fmt: skip
CONTACTS = st.builds(Contact, phone=st.from_regex(r"\+[0-9]{8,15}", fullmatch=True), whose=TEXT)
AWAY = "à environ 7\u00a0km"
BLOCKS = st.builds(
    Block,
    title=TEXT,
    address=TEXT,
    street=TEXT,
    distance=st.sampled_from(["", AWAY]),
    access=TEXT,
    entries=st.lists(ENTRIES, min_size=1, max_size=6).map(tuple),
    contacts=st.lists(CONTACTS, max_size=3).map(tuple),
)
#: Those of the commune first, as they are given.
TOWNS = st.lists(BLOCKS, min_size=1, max_size=6).map(
    lambda blocks: sorted(blocks, key=lambda block: bool(block.distance))
)
MORE = "Autres ici : {}."
REST = 1


def on(blocks, room, others=0):
    return fill(blocks, room, others=others, rest=REST, more=MORE)


def height(filled) -> float:
    return sum(map(height_of, filled.blocks)) + (REST if filled.left_out else 0)


@given(TOWNS, st.integers(0, 50), st.integers(16, 60))
def test_never_more_than_the_room_and_the_first_venue_always(blocks, others, room):
    filled = on(blocks, room + REST, others)
    assert height(filled) <= room + REST
    assert filled.blocks
    assert all(block.entries for block in filled.blocks)
    hidden = blocks[len(filled.blocks) :]
    assert filled.left_out == others + sum(len(block.entries) for block in hidden)


@given(TOWNS, st.integers(16, 60))
def test_one_level_for_all_that_is_shown_from_the_first_on(blocks, room):
    shown = on(blocks, room).blocks
    told = [level[: len(shown)] for level in levels(blocks, MORE)]
    assert shown in told or shown == (shortest(list(levels(blocks, MORE))[-1][0]),)


@given(TOWNS, st.integers(16, 60))
def test_no_level_has_more_of_the_communes_own(blocks, room):
    here = [block for block in blocks if not block.distance]
    shown = sum(not block.distance for block in on(blocks, room).blocks)
    for level in levels(here, MORE):
        fits = [
            many
            for many in range(len(here) + 1)
            if sum(map(height_of, level[:many])) + (REST if many < len(blocks) else 0) <= room
        ]
        assert shown >= max(fits, default=0)


@given(TOWNS, st.integers(16, 60))
def test_neighbours_never_take_a_place_or_a_day_of_the_commune(blocks, room):
    here = [block for block in blocks if not block.distance]
    alone = on(here, room, others=int(here != blocks)).blocks if here else ()
    shown = [block for block in on(blocks, room).blocks if not block.distance]
    assert len(shown) >= len(alone)
    assert sum(len(b.entries) for b in shown) >= sum(len(b.entries) for b in alone)


@given(BLOCKS)
def test_the_shortest_fits_whatever_people_wrote(block):
    assert height_of(shortest(block)) <= 15


# --- The order in which words go ------------------------------------------------------------


def entry(n=0, **values):
    return Entry(
        **{
            "when": f"jour {n}", "short": f"j {n}", "how": "avec X, rôle.", "how_short": "avec X.",
            "but": "sauf le 22, le 23 et le 24 décembre (vacances)",
            "but_dates": "sauf le 22, le 23 et le 24 décembre", "but_short": "sauf des dates",
            "note": "à l’étage", **values,
        }
    )  # fmt: skip


def venue(title="Lieu", entries=3, distance="", **values):
    told = tuple(entry(n, **values) for n in range(entries))
    return Block(
        title, "1 rue, 50000 Ville", told, street="1 rue", access="sonner", distance=distance
    )


def test_notes_go_first_and_dates_of_exceptions_last():
    block = venue()
    told = [level[0] for level in levels([block], MORE)]
    first = [version.entries[0] for version in told]
    assert told[0] == block
    assert [bool(version.access) for version in told[:3]] == [True, False, False]
    assert [bool(e.note) for e in first[:3]] == [True, False, False]
    assert [e.how for e in first[:2]] == ["avec X, rôle.", "avec X."]
    assert [e.in_one for e in first[:4]] == [False, False, True, True]
    assert [e.but for e in first[1:5]] == [block.entries[0].but] * 2 + [
        "sauf le 22, le 23 et le 24 décembre",
        "sauf des dates",
    ]
    assert [e.when for e in first[3:5]] == ["jour 0", "j 0"]
    assert [(len(version.entries), version.more) for version in told[4:]] == [
        (3, ""),
        (2, "Autres ici : 1."),
        (1, "Autres ici : 2."),
    ]


def test_dates_that_are_shorter_than_the_words_for_them_stay():
    told = [level[0].entries[0].but for level in levels([venue(but_dates="sauf le 22")], MORE)]
    assert told[-1] == "sauf le 22"


def test_the_town_goes_without_saying_in_the_commune_itself():
    here, away = list(levels([venue(), venue(distance=AWAY)], MORE))[2]
    assert (here.address, here.beside) == ("", "1 rue")
    assert (away.address, away.beside) == ("1 rue, 50000 Ville", "")


def test_a_single_large_venue_does_not_hide_the_small_one():
    large, small = venue("Grand", 60), venue("Petit", 1)
    shown = on([large, small], 26).blocks
    assert [block.title for block in shown] == ["Grand", "Petit"]
    assert shown[0].more == f"Autres ici : {60 - len(shown[0].entries)}."
    assert shown[1].more == ""


@pytest.mark.parametrize(("own", "places"), [(0, 3), (1, 2)])
def test_where_the_commune_has_little_there_is_a_choice_of_places(own, places):
    blocks = [venue(f"Lieu {n}", 2, "" if n < own else AWAY) for n in range(6)]
    gentle = sum(map(height_of, list(levels(blocks, MORE))[2][:places])) + REST
    assert FEWEST[own] == places
    assert len(on(blocks, gentle).blocks) == places
    tight = on(blocks, gentle - 0.1).blocks
    assert len(tight) == places - 1
    assert all(e.note for block in tight for e in block.entries) == (
        sum(map(height_of, blocks[: places - 1])) + REST <= gentle - 0.1
    )


def test_no_venue_at_all():
    assert on([], 26).blocks == ()
