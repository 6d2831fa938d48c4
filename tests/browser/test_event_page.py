"""The page of a workshop and its poster in a real browser: no refused data, one sheet of paper."""

import re

import pytest

pytestmark = pytest.mark.browser

#: A page of a PDF, not the list of them.
PAGE = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture
def events(site, page) -> list[str]:
    """Addresses of some workshops to come, of every kind that the agenda shows first."""
    page.goto(f"{site}/agenda/")
    found = page.locator(".card--event .card__title a").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert found
    return list(dict.fromkeys(found))[:6]


def sheets(page) -> int:
    return len(PAGE.findall(page.pdf(prefer_css_page_size=True)))


def test_the_policy_lets_the_data_for_search_engines_be(page, events):
    told = []
    page.on("console", lambda message: told.append(message.text))
    for address in events:
        page.goto(address)
        assert page.locator('script[type="application/ld+json"]').count() == 1
    assert not told


def test_a_poster_holds_on_one_sheet(page, events):
    for address in events:
        page.goto(f"{address}affiche/")
        assert page.get_by_role("button", name="Imprimer").is_visible()
        assert sheets(page) == 1, address
        page.emulate_media(media="print")
        hidden = page.locator(".poster").evaluate("box => box.scrollHeight > box.clientHeight + 1")
        assert not hidden, address
        page.emulate_media(media="null")  # else the next one is printed as it is on the screen


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_runs_out_of_the_screen(page, events, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in [*events, *(f"{address}affiche/" for address in events)]:
        page.goto(address)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), address
