"""Interviews, and one question with all its answers, in a real browser: axe, paper, narrow screens."""

import re

import pytest

from tests.browser.looks import faults

pytestmark = pytest.mark.browser

#: A page of a PDF, not the list of them.
PAGE = re.compile(rb"/Type\s*/Page[^s]")


def addresses(page, selector: str) -> list[str]:
    found = page.locator(selector).evaluate_all("links => links.map(link => link.href)")
    assert found, selector
    return list(dict.fromkeys(found))


@pytest.fixture
def places(site, page) -> dict[str, list[str]]:
    """The lists, some interviews with and without a picture, and some themes."""
    page.goto(f"{site}/portraits/")
    interviews = addresses(page, ".card--portrait .card__title a")
    themes = addresses(page, ".portraits__themes a")
    return {
        "lists": [
            f"{site}/portraits/",
            f"{site}/portraits/?annee=1900",
            f"{site}/portraits/themes/",
        ],
        "interviews": interviews[:3],
        "themes": [*themes[:2], f"{themes[0]}?contexte=hors-bibliotheque"],
    }


def everything(places) -> list[str]:
    return [address for some in places.values() for address in some]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(page, places, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for address in everything(places):
        page.goto(address)
        assert faults(page) == [], address


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_runs_out_of_the_screen(page, places, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in everything(places):
        page.goto(address)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), address


def test_the_policy_lets_the_data_for_search_engines_be(page, places):
    told = []
    page.on("console", lambda message: told.append(message.text))
    for address in places["interviews"]:
        page.goto(address)
        assert page.locator('script[type="application/ld+json"]').count() == 1
    assert not told


def test_from_a_question_to_what_the_others_answer_and_back(page, places):
    page.goto(places["interviews"][0])
    page.locator(".portrait__contents a").first.click()
    assert page.evaluate("document.querySelector(':target').tagName") == "H2"
    page.locator(".answer__others a").first.click()
    assert page.locator(".voice").count() > 1
    page.locator(".voice__more a").first.click()
    assert page.locator(":target").is_visible()


def test_both_columns_stand_side_by_side_where_there_is_room(page, places):
    def tops():
        columns = page.locator(".theme__column").evaluate_all(
            "all => all.map(one => Math.round(one.getBoundingClientRect().top))"
        )
        assert len(columns) > 1
        return columns[:2]

    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(places["themes"][0])
    assert tops()[0] == tops()[1]
    page.set_viewport_size({"width": 360, "height": 800})
    assert tops()[0] < tops()[1]


def test_an_interview_is_read_on_paper_without_the_furniture(page, places):
    for address in places["interviews"]:
        page.goto(address)
        page.emulate_media(media="print")
        for hidden in (".menu", ".breadcrumbs", ".portrait__contents", ".answer__others", ".foot"):
            assert not page.locator(hidden).first.is_visible(), hidden
        assert page.locator(".answer__text").first.is_visible()
        page.emulate_media(media="null")
        assert 1 <= len(PAGE.findall(page.pdf(prefer_css_page_size=True))) <= 8, address


def test_the_filters_work_without_javascript(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/portraits/")
    page.locator(".refine summary").click()
    page.get_by_label("Lieu de travail").select_option("hors-bibliotheque")
    page.get_by_role("button", name="Filtrer").click()
    assert "contexte=hors-bibliotheque" in page.url
    assert page.locator(".card--portrait").count()
    context.close()
