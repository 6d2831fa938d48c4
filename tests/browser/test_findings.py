"""The findings of the demonstration in a real browser: readable by everybody, numbers that open."""

import pytest

from tests.browser.looks import faults

pytestmark = pytest.mark.browser
LIST = "/portraits/constats/"


@pytest.fixture
def findings(site, page) -> list[str]:
    """Addresses of all of them, those to come last."""
    page.goto(f"{site}{LIST}")
    found = page.locator("main .card a, main .coming a").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert len(found) > 1
    return found


def with_figures(page, findings) -> list[str]:
    shown = []
    for address in findings:
        page.goto(address)
        if page.locator(".figures").count():
            shown.append(address)
    assert shown
    return shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nobody_is_left_out(site, page, findings, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    opened = [f"{site}{LIST}", *findings]
    page.goto(with_figures(page, findings)[0])
    opened.append(page.locator(".figures a").first.evaluate("link => link.href"))
    for address in opened:
        page.goto(address)
        assert faults(page) == [], address
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), address


def test_a_number_is_as_long_as_the_list_that_it_opens(page, findings):
    for address in with_figures(page, findings):
        page.goto(address)
        numbers = page.locator(".figures__number[href]").evaluate_all(
            "links => links.map(link => [link.href, parseInt(link.innerText)])"
        )
        for link, number in numbers:
            page.goto(link)
            assert page.locator(".passages__portraits > li").count() == number, link
            anchor = page.locator(".passages blockquote a").first.get_attribute("href")
            assert "#" in anchor


def test_a_quote_leads_to_its_answer(page, findings):
    page.goto(with_figures(page, findings)[0])
    page.locator(".figures__number[href]").first.click()
    quote = page.locator(".passages blockquote p").first.inner_text()
    page.locator(".passages blockquote a").first.click()
    page.wait_for_url("**/portraits/*/#*")
    assert quote.split("\n")[0] in page.locator("main").inner_text()
    target = page.evaluate("Boolean(document.getElementById(location.hash.slice(1)))")
    assert target


def test_the_policy_lets_the_drawing_be(page, findings):
    told = []
    page.on("console", lambda message: told.append(message.text))
    for address in with_figures(page, findings):
        page.goto(address)
        page.reload()
        full = page.locator(".chart__full").evaluate_all(
            "bars => bars.map(bar => bar.getBoundingClientRect().width)"
        )
        frames = page.locator(".chart__frame").evaluate_all(
            "bars => bars.map(bar => bar.getBoundingClientRect().width)"
        )
        assert frames
        assert all(0 <= part <= whole + 1 for part, whole in zip(full, frames, strict=True))
    assert not told


@pytest.mark.parametrize("width", [320, 360])
def test_the_words_of_the_drawing_hold_on_a_telephone(page, findings, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in with_figures(page, findings):
        page.goto(address)
        ends = page.locator(".chart__words").evaluate_all(
            "words => words.map(word => word.getBoundingClientRect().right)"
        )
        assert max(ends) <= width


def test_a_passage_is_coded_with_the_keyboard_alone(site, signed_in):
    desk = signed_in("agence")
    desk.goto(f"{site}/admin/entretiens/coder/")
    desk.locator("table.listing a").first.click()
    desk.get_by_role("link", name="Coder cette réponse").first.click()
    desk.locator("[name=phrases]").first.focus()
    desk.keyboard.press("Space")
    desk.locator("[name=codes]").first.focus()
    desk.keyboard.press("Space")
    desk.keyboard.press("Enter")
    desk.get_by_text("Le passage est enregistré.").or_(desk.get_by_text("était déjà là")).wait_for()
    assert desk.locator(".coding-mark").count() >= 1
    assert desk.locator(".coding-passages > li").count() >= 1
