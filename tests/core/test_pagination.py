import pytest

from core.pagination import page_number, paginate


@pytest.mark.parametrize(
    ("raw", "number", "corrected"),
    [
        ("", 1, False),
        ("3", 3, False),
        (" 3 ", 3, False),
        ("0", 1, True),
        ("-1", 1, True),
        ("9999999", 5, True),
        ("9" * 500, 1, True),
        ("1.5", 1, True),
        ("١", 1, True),
        ("abc", 1, True),
        ("1 OR 1=1", 1, True),
    ],
)
def test_page_number(raw, number, corrected):
    found, notice = page_number(raw, last=5)
    assert found == number
    assert bool(notice) is corrected


def test_pages_share_the_list_without_loss():
    everything = list(range(45))
    pages = [paginate(everything, str(n), per_page=20, total=45) for n in (1, 2, 3)]
    assert [item for page in pages for item in page.items] == everything
    assert [(page.previous, page.next) for page in pages] == [(None, 2), (1, 3), (2, None)]


def test_an_empty_list_has_one_page():
    page = paginate([], "", per_page=20, total=0)
    assert (page.number, page.last, page.previous, page.next) == (1, 1, None, None)
