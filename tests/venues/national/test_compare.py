"""Three rows: what is on the site, what was last imported, what the file says now."""

import pytest

from tests.venues.national.samples import FULL, full
from venues.national.compare import compare

EDITED = full(nom="Corrigé à la main")
NEWS = full(nom="Nouveau nom", adresse="2 rue Neuve", date_maj="2026-06-01")


def test_nothing_new():
    found = compare(FULL, FULL, FULL)
    assert (found.taken, found.conflicts, found.edited) == ({}, [], False)


def test_what_nobody_touched_follows_the_file():
    found = compare(FULL, FULL, NEWS)
    assert found.taken == {
        "nom": "Nouveau nom",
        "adresse": "2 rue Neuve",
        "date_maj": "2026-06-01",
    }
    assert not found.conflicts


def test_what_an_editor_changed_is_kept_and_told():
    found = compare(EDITED, FULL, NEWS)
    assert set(found.taken) == {"adresse", "date_maj"}
    assert found.conflicts == [("nom", "Corrigé à la main", "Nouveau nom")]


def test_an_edited_field_is_told_even_when_the_file_did_not_change():
    found = compare(EDITED, FULL, FULL)
    assert not found.taken
    assert found.conflicts == [("nom", "Corrigé à la main", "Médiathèque La Source")]


def test_overwriting_takes_everything_and_tells_what_it_replaced():
    found = compare(EDITED, FULL, NEWS, overwrite=True)
    assert set(found.taken) == {"nom", "adresse", "date_maj"}
    assert not found.conflicts
    assert found.replaced == [("nom", "Corrigé à la main", "Nouveau nom")]


def test_the_file_agrees_with_the_editor():
    assert not compare(EDITED, FULL, EDITED).conflicts


def test_a_point_is_one_thing():
    moved = full(latitude="49.2")
    found = compare(moved, FULL, full(longitude="-1.2"))
    assert not found.taken
    assert found.conflicts == [("latitude", "49.2 ; -1.0906", "49.1157 ; -1.2")]


def test_a_venue_made_by_hand_is_only_filled_in():
    found = compare(full(telephone=""), None, full(nom="Autre"))
    assert found.taken == {"telephone": "+33261919001"}
    assert [name for name, _, _ in found.conflicts] == ["nom"]


@pytest.mark.parametrize(
    ("ours", "theirs", "other_change", "taken"),
    [
        ("2026-05-04", "2026-06-01", {}, True),
        ("2026-05-04", "2026-04-01", {}, False),  # an old file brings nothing but its age
        ("2026-05-04", "2026-04-01", {"nom": "B"}, True),  # and an old text keeps its old date
        ("2026-05-04", "", {"nom": "B"}, False),
    ],
)
def test_the_date(ours, theirs, other_change, taken):
    found = compare(full(date_maj=ours), FULL, full(date_maj=theirs, **other_change))
    assert ("date_maj" in found.taken) is taken


def test_a_date_does_not_move_when_everything_new_is_refused():
    found = compare(EDITED, FULL, full(nom="Nouveau", date_maj="2026-06-01"))
    assert not found.taken
