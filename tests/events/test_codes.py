"""Registration codes: nothing that looks alike, and read however people type them."""

import pytest

from events import codes


def test_no_code_holds_what_looks_alike():
    assert not set("0OQ1IL2Z5S8BGUVN") & set(codes.ALPHABET)
    assert len(codes.ALPHABET) ** codes.LENGTH > 50_000_000
    assert len({codes.new_code() for _ in range(500)}) == 500


TYPED = [
    ("ac3d4f", "AC3D4F"),
    (" AC3 D4F ", "AC3D4F"),
    ("ac3-d4f.", "AC3D4F"),
    ("A C 3 D 4 F", "AC3D4F"),
    ("«\u00a0AC3\u202fD4F\u00a0»", "AC3D4F"),
    ("AC3D4", ""),
    ("AC3D4FF", ""),
    ("", ""),
    ("É" * 6, ""),
    ("٣" * 6, ""),
    ("A" * 10_000, ""),
    ("\0\0AC3D4F", "AC3D4F"),
]


@pytest.mark.parametrize(("text", "code"), TYPED)
def test_a_code_as_people_type_it(text, code):
    assert codes.typed_code(text) == code
