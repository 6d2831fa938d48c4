"""The public's main task as people do it: by touch, by keyboard, without JavaScript, on paper."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.looks import faults

pytestmark = pytest.mark.browser

RESULTS = f"/trouver/?lieu={quote('Saint-Lô')}"
VENUE = "saint-lo"
PAGES = {
    "home": "/",
    "finder": "/trouver/",
    "results": RESULTS,
    "narrowed": f"{RESULTS}&besoin=loisirs-et-creations-numeriques&rayon=5&pmr=1",
    "homonyms": f"/trouver/?lieu={quote('Saint-Aubin-sur-Mer')}",
    "unknown": f"/trouver/?lieu={quote('xyzzyx')}",
    "errors": f"{RESULTS}&rayon=-1&page=99999",
    "venues": "/lieux/",
    "department": "/lieux/?departement=50",
    "nothing": "/lieux/?q=zzzzzz",
    "accessibility": "/accessibilite/",
    "legal": "/mentions-legales/",
    "privacy": "/donnees-personnelles/",
    "plan": "/plan-du-site/",
    "search": "/recherche/?q=mediatheque",
    "missing": "/nulle-part/",
}


@pytest.fixture
def venue_address(site, page) -> str:
    """A venue page that has a picture, hours and a phone."""
    page.goto(f"{site}{RESULTS}")
    return page.locator(".card__title a").first.get_attribute("href")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(site, page, name, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}{PAGES[name]}")
    assert faults(page) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_a_venue(site, page, venue_address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}{venue_address}")
    assert faults(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_overflows_on_a_small_screen_or_at_200_percent(site, page, name):
    """320 px is also what a 640 px window becomes at 200 %."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}{PAGES[name]}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_large_text_of_the_browser_is_respected(site, page, name):
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(f"{site}{PAGES[name]}")
    before = page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    after = page.locator("h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert after > before * 1.4
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("name", PAGES)
def test_no_page_says_anything_in_the_console(site, page, name):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{site}{PAGES[name]}")
    expected = ["404 (Not Found)"] if name == "missing" else []
    assert [text for text in said if not any(known in text for known in expected)] == []


@pytest.mark.parametrize("name", PAGES)
def test_nobody_else_is_asked_anything(site, page, name):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}{PAGES[name]}")
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert page.context.cookies() == []


def test_find_help_without_javascript(site, browser):
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = context.new_page()
    page.goto(site)
    page.get_by_label("Ma commune").fill("st lo")
    page.get_by_role("button", name="Trouver").click()
    expect(page.locator("h1")).to_contain_text("Saint-Lô")
    page.get_by_text("Préciser ma demande").click()
    page.get_by_role("checkbox", name=re.compile("Une démarche")).check()
    page.get_by_role("button", name="Voir les lieux").click()
    expect(page.locator("h1")).to_contain_text("Saint-Lô")
    expect(page.get_by_role("link", name="pour : Une démarche")).to_be_visible()
    page.locator(".card__title a").first.click()
    expect(page.get_by_role("heading", name="Horaires")).to_be_visible()
    # What needs JavaScript is not shown without it.
    for label in ("Autour de moi", "Imprimer", "Afficher la carte"):
        expect(page.get_by_role("button", name=label)).to_have_count(0)
    context.close()


def test_find_help_by_keyboard_alone(site, page):
    page.goto(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    field = page.get_by_label("Ma commune")
    expect(field).to_be_focused()
    page.keyboard.type("saint-l", delay=30)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    first = options.first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id"))
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("saint-l")
    page.keyboard.type("o", delay=30)
    expect(options.first).to_contain_text("Saint-Lô")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("De l’aide près de Saint-Lô")


def test_axe_finds_nothing_while_suggestions_are_open(site, page):
    page.goto(site)
    page.get_by_label("Ma commune").press_sequentially("cher", delay=30)
    expect(page.get_by_role("option").first).to_be_visible()
    assert faults(page) == []


def test_an_answer_that_comes_late_opens_nothing(site, page):
    page.goto(site)
    field = page.get_by_label("Ma commune")
    field.press_sequentially("cher", delay=10)
    page.keyboard.press("Escape")
    page.wait_for_timeout(800)
    expect(page.get_by_role("option")).to_have_count(0)


def test_around_me_asks_only_on_a_click(site, browser):
    context = browser.new_context(
        geolocation={"latitude": 49.11571, "longitude": -1.09062},
        permissions=["geolocation"],
        locale="fr-FR",
    )
    page = context.new_page()
    page.goto(site)
    page.get_by_role("button", name="Autour de moi").click()
    expect(page.locator("h1")).to_contain_text("près de vous")
    assert "lat=49.12&lon=-1.09" in page.url
    context.close()


def test_the_map_comes_on_request_only(site, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site}{RESULTS}")
    assert not [url for url in asked if "leaflet" in url]
    page.get_by_role("button", name="Afficher la carte").click()
    markers = page.locator(".leaflet-marker-icon")
    expect(markers.first).to_be_visible()
    names = ", ".join(marker.get_attribute("alt") for marker in markers.all())
    titles = [title.inner_text() for title in page.locator(".card__title").all()]
    assert all(title in names for title in titles)
    # Places stand where they stand: markers touch, and the list above says the same.
    assert faults(page, but="target-size") == []
    markers.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup a").first).to_be_visible()
    assert said == []


def test_focus_can_be_seen_everywhere(site, page):
    page.goto(f"{site}{RESULTS}")
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [s.outlineStyle, parseFloat(s.outlineWidth)] })()"
        )
        assert outline[0] == "solid"
        assert outline[1] >= 2


def test_targets_are_large_enough_on_a_phone(site, page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}{RESULTS}")
    small = page.evaluate(
        "[...document.querySelectorAll('button, .button, .phone, .menu a, .choice, summary')]"
        ".map(e => [e.className || e.tagName, e.getBoundingClientRect()])"
        ".filter(([, r]) => r.width && r.height && r.height < 43.5)"
        ".map(([name, r]) => `${name} ${r.height}`)"
    )
    assert small == []


def test_print_keeps_what_matters(site, page, venue_address):
    page.goto(f"{site}{RESULTS}")
    page.emulate_media(media="print")
    expect(page.locator(".card").first).to_be_visible()
    expect(page.locator(".card .phone").first).to_be_visible()
    for hidden in (".ask", ".menu", ".results__tools", ".map"):
        expect(page.locator(hidden).first).to_be_hidden()
    size = page.locator(".fact").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 14 * 96 / 72
    assert page.pdf(format="A4")[:5] == b"%PDF-"
    page.goto(f"{site}{venue_address}")
    expect(page.locator(".hours__week, .hours").first).to_be_visible()
