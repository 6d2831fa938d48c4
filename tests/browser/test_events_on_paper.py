"""The agenda and its events on paper: a list one reads, an event that holds on one sheet."""

import re

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from events.enums import Status
from events.models import Occurrence
from tests.browser.test_sheet import pages_of, printed
from tests.events.factories import agenda_page, event, paris
from tests.mediators.factories import BringItemFactory, MediatorFactory, school_calendar
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.browser
NOW = paris(2026, 11, 24, 10)


@pytest.fixture
def shown(page, db):
    """A function that shows an address of the test database, with the site's real style."""

    def show(address: str) -> None:
        html = Client().get(address).content.decode()
        css = (settings.BUILD_DIR / "css" / "site.css").read_text(encoding="utf-8")
        link = re.compile(r'<link rel="stylesheet"[^>]*>')
        page.set_content(link.sub(lambda _: f"<style>{css}</style>", html))
        page.emulate_media(media="print")

    with time_machine.travel(NOW, tick=False):
        agenda_page()
        yield show


@pytest.fixture
def full(db):
    """An event about which much was written, twice a week for a year."""
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        venue = VenuePageFactory(
            title="Médiathèque intercommunale et maison des services du Val de Vire",
            street_address="12 rue du Général-de-Gaulle, bâtiment B",
            phone="+33261919001",
        )
        found = event(
            venue,
            title="Prendre en main un ordinateur, ranger ses photos et écrire à ses proches",
            summary="Allumer, cliquer, écrire, enregistrer\u00a0: on prend le temps. " * 3,
            body="<p>" + "On commence par le bouton pour allumer. " * 40 + "</p>" * 4,
            weekdays=["ma", "ve"],
            led_by=[MediatorFactory(name="Marie-Bérengère de La Rochefoucauld")],
            bring=[BringItemFactory(label=f"votre courrier de la caisse {n}") for n in range(6)],
            access_note="Sonner à la porte de derrière, l’ascenseur est à droite du hall. " * 2,
            room="Salle des ateliers, au premier étage",
        )
        rows = Occurrence.objects.filter(event=found).order_by("start")
        for number, status in ((0, Status.CANCELLED), (2, Status.ONLINE), (5, Status.CANCELLED)):
            rows.filter(pk=rows[number].pk).update(
                status=status, reason="l’animatrice est en formation"
            )
        return found


def test_an_event_of_many_dates_is_one_sheet(shown, full, page):
    shown(full.path_on_site)
    assert pages_of(printed(page)) == 1
    paper = page.locator(".event")
    for words in (full.title, "02 61 91 90 01", "rue du Général-de-Gaulle", "À apporter"):
        expect(paper.get_by_text(words).first).to_be_visible()
    assert page.locator(".date:visible").count() == 8
    others = Occurrence.objects.filter(event=full).upcoming(NOW).count() - 8
    expect(paper.get_by_text(f"Et {others} autres dates")).to_be_visible()
    expect(page.locator(".printed")).to_be_visible()


def test_letters_on_paper_are_those_of_a_book(shown, full, page):
    shown(full.path_on_site)
    sizes = page.locator(".event :is(p, li, h1, h2):visible").evaluate_all(
        "nodes => nodes.map(node => parseFloat(getComputedStyle(node).fontSize) * 0.75)"
    )
    assert min(sizes) >= 12


@pytest.mark.parametrize("width", [360, 1280])
def test_a_month_is_a_list_by_day(shown, full, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    shown("/agenda/?mois=2026-12")
    days = page.locator(".month__day:visible")
    assert days.count() == full.occurrences.filter(start__month=12).count()
    left = {box["x"] for box in (days.nth(n).bounding_box() for n in range(days.count()))}
    assert len(left) == 1
    expect(days.first).to_contain_text("mardi 1er décembre")
    expect(days.first.get_by_text("tél.\u00a002 61 91 90 01")).to_be_visible()
    expect(page.locator("thead")).to_have_css("position", "absolute")
    assert pages_of(printed(page)) == 1


def test_the_events_of_the_demonstration_are_one_sheet(site, page):
    page.goto(f"{site}/agenda/")
    links = page.locator(".card--event .card__title a").evaluate_all("all => all.map(a => a.href)")
    assert links
    for address in dict.fromkeys(links):
        page.goto(address)
        assert pages_of(printed(page)) == 1, address
