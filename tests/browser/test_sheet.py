"""The fridge sheet in a real browser: one page of paper, large figures, readable everywhere."""

import re
import zlib
from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from core.models import SiteSettings
from schedules.enums import SchoolPolicy
from tests.browser.looks import faults
from tests.finder.factories import some_communes
from tests.mediators.factories import BringItemFactory, MediatorFactory, PermanenceFactory
from tests.mediators.factories import school_calendar as write_school_calendar
from tests.venues.factories import VenuePageFactory, home_page

pytestmark = pytest.mark.browser

SHEETS = {
    "ordinary": "/trouver/fiche/50502/",
    "far from all": "/trouver/fiche/14007/",
    "without a venue": "/trouver/fiche/00000/",
}
LONG = "Médiathèque intercommunale et maison des services au public du Val de l’Elle et de la Vire "


def pages_of(pdf: bytes) -> int:
    """The page objects of a PDF, those inside compressed streams too."""
    parts = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return sum(len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", part)) for part in parts)


def printed(page) -> bytes:
    return page.pdf(format="A4", prefer_css_page_size=True)


def sizes_on_paper(page, selector: str) -> list[float]:
    """In points, of the elements that hold words and are printed."""
    page.emulate_media(media="print")
    return page.locator(selector).evaluate_all(
        "nodes => nodes.filter(e => e.checkVisibility() && !e.closest('svg') && [...e.childNodes]"
        ".some(n => n.nodeType === 3 && n.textContent.trim()))"
        ".map(e => parseFloat(getComputedStyle(e).fontSize) * 0.75)"
    )


@pytest.fixture
def shown(page, db):
    """A function that shows a commune's sheet of the test database, with the site's real style."""

    def show(code: str) -> None:
        html = Client().get(f"/trouver/fiche/{code}/").content.decode()
        css = (settings.BUILD_DIR / "css" / "site.css").read_text(encoding="utf-8")
        link = re.compile(r'<link rel="stylesheet"[^>]*>')
        page.set_content(link.sub(lambda _: f"<style>{css}</style>", html))

    return show


@pytest.fixture
def crowd(shown):
    """The busiest commune there may be: long names, five permanences at each of twelve venues."""
    home_page()
    commune = some_communes()[0]
    write_school_calendar()
    SiteSettings.objects.update_or_create(
        pk=1,
        defaults={
            "agency_name": "L’agence régionale de la médiation numérique et du livre " * 2,
            "phone": "+33261919000",
            "phone_hours": "du lundi au vendredi, de 9 h à 12 h 30 et de 13 h 30 à 17 h",
        },
    )
    items = [BringItemFactory(label=f"{LONG}{n}"[-120:]) for n in range(4)]
    for n in range(12):
        venue = VenuePageFactory(
            title=f"{LONG}{n}",
            street_address=f"{n} " + "rue du Général-de-Gaulle " * 8,
            access_notes="Sonner à la porte de derrière. " * 8,
            commune=commune,
            latitude=commune.latitude + n / 100,
            longitude=commune.longitude,
            phone=f"+3326191{n:04}",
        )
        for day in range(5):
            PermanenceFactory(
                venue=venue,
                mediator=MediatorFactory(name=f"Marie-Bérengère de La Rochefoucauld-Montbel {n}"),
                weekdays=[["lu", "ma", "me", "je", "ve"][day]],
                note="Apportez ce que vous avez. " * 10,
                bring=items,
                first_day=date.today() - timedelta(days=30),
                last_day=date.today() + timedelta(days=300),
            )
    return commune


def test_the_busiest_commune_is_one_page(shown, crowd, page):
    shown(crowd.pk)
    assert page.locator(".sheet__venue").count() >= 1
    assert "Et " in page.locator(".sheet__others").inner_text()
    assert pages_of(printed(page)) == 1


def test_letters_on_the_busiest_sheet(shown, crowd, page):
    shown(crowd.pk)
    assert min(sizes_on_paper(page, "body *")) >= 14
    assert min(sizes_on_paper(page, ".sheet__phone")) >= 24


@pytest.mark.parametrize("name", ["ordinary", "far from all"])
def test_the_sheets_of_the_demonstration_are_one_page(site, page, name):
    page.goto(f"{site}{SHEETS[name]}")
    assert pages_of(printed(page)) == 1
    assert min(sizes_on_paper(page, "body *")) >= 14
    assert min(sizes_on_paper(page, ".sheet__phone")) >= 24
    for hidden in (".masthead", ".foot", ".sheet-tools"):
        expect(page.locator(hidden)).to_be_hidden()
    code = page.locator(".sheet__code").bounding_box()
    edge = 8 / float(page.locator(".sheet__drawing").get_attribute("viewBox").split()[-1])
    assert code["width"] * (1 - edge) * 25.4 / 96 >= 25


@pytest.mark.parametrize(("permanences", "points"), [(2, 20), (4, 18), (5, 16), (6, 14)])
def test_the_largest_letters_that_make_one_page(shown, page, permanences, points):
    home_page()
    commune = some_communes()[0]
    venue = VenuePageFactory(
        title="Bibliothèque",
        street_address="1 rue de la Paix",
        commune=commune,
        latitude=commune.latitude,
        longitude=commune.longitude,
        phone="+33261910000",
    )
    SiteSettings.objects.update_or_create(pk=1, defaults={"phone": "+33261919000"})
    person = MediatorFactory(name="Camille Martin")
    for day in range(permanences):
        PermanenceFactory(
            venue=venue,
            weekdays=[["lu", "ma", "me", "je", "ve", "sa"][day]],
            school_policy=SchoolPolicy.ALWAYS,
            skips_public_holidays=False,
            mediator=person,
        )
    with time_machine.travel("2026-11-21T09:00:00+01:00"):
        shown(commune.pk)
    assert pages_of(printed(page)) == 1
    days = sizes_on_paper(page, ".sheet__days strong")
    assert days == pytest.approx([points] * permanences, abs=0.01)
    assert min(sizes_on_paper(page, "body *")) == pytest.approx(points, abs=0.01)
    numbers = sizes_on_paper(page, ".sheet__phone")
    assert min(numbers) == max(numbers) == pytest.approx(24 * points / 14, abs=0.01)
    assert min(numbers) >= 24


def test_a_commune_without_any_venue_is_one_page(shown, page):
    home_page()
    commune = some_communes()[0]
    shown(commune.pk)
    expect(page.locator(".sheet__head")).to_contain_text("Nous ne connaissons pas de lieu")
    assert pages_of(printed(page)) == 1


def test_a_long_list_has_more_pages():
    """The counter of pages counts."""
    one = b"1 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]>> 2 0 obj<</Type /Page>> 3 0 obj<</Type/Page>>"
    assert pages_of(one) == 2
    assert pages_of(b"stream\n" + zlib.compress(one) + b"\nendstream") == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", SHEETS)
def test_axe_finds_nothing_on_a_sheet(site, page, name, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}{SHEETS[name]}")
    assert faults(page) == []


def test_it_is_paper_in_the_dark_too(site, page):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site}{SHEETS['ordinary']}")
    colours = page.locator(".sheet").evaluate(
        "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


@pytest.mark.parametrize(("width", "zoom"), [(320, "100%"), (360, "100%"), (640, "200%")])
def test_it_reflows(site, page, width, zoom):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{site}{SHEETS['ordinary']}")
    page.evaluate(f"document.documentElement.style.fontSize = '{zoom}'")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_by_a_button_or_by_the_menu(site, page, browser):
    page.goto(f"{site}{SHEETS['ordinary']}")
    expect(page.get_by_text("Fichier")).to_be_hidden()
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Imprimer").click()
    assert page.evaluate("window.printed")
    page.get_by_role("link", name="Retour aux lieux").click()
    expect(page.locator("h1")).to_have_text("De l’aide près de Saint-Lô")
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(f"{site}{SHEETS['ordinary']}")
    expect(still.get_by_text("Fichier")).to_be_visible()
    expect(still.get_by_role("button", name="Imprimer")).to_have_count(0)
    context.close()


def test_nothing_comes_from_elsewhere(site, page):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site}{SHEETS['ordinary']}")
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert said == []
    assert page.context.cookies() == []
