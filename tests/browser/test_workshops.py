"""Workshops: as a librarian lists them, as somebody without e-mail takes a place."""

import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.looks import AA, faults

pytestmark = pytest.mark.browser

VENUE = "/lieux/mediatheque-la-source/"
EVENT = f"{VENUE}prendre-en-main-un-ordinateur/"
PAGES = {
    "agenda": "/agenda/",
    "agenda near": f"/agenda/?lieu={quote('Saint-Lô')}&rayon=30&format=atelier",
    "agenda month": f"/agenda/?mois={date.today() + timedelta(days=20):%Y-%m}",
    "agenda holidays": "/agenda/?periode=vacances",
    "agenda nothing": "/agenda/?theme=ia&lieu=Mortain&rayon=2",
    "agenda wrong": "/agenda/?du=2026-02-31&au=hier&lieu=zzzz&theme=zz&page=900",
    "agenda over": "/agenda/?archives=1",
    "event": EVENT,
    "event moved": f"{VENUE}reconnaitre-les-arnaques/",
    "event elsewhere": f"{VENUE}reparer-plutot-que-jeter/",
    "event to confirm": f"{VENUE}enregistrer-son-podcast/",
    "event over": f"{VENUE}ranger-et-sauvegarder-ses-photos/",
    "event cancelled": "/lieux/mediatheque-vire/prendre-en-main-un-ordinateur/",
    "event online": "/lieux/mediatheque-vire/cafe-ia-essayer-et-en-discuter/",
    "event postponed": "/lieux/mediatheque-vire/les-ecrans-parlons-en-en-famille/",
    "event full": "/lieux/mediatheque-vire/un-voyage-en-realite-virtuelle/",
    "venue": VENUE,
    "person": "/conseillers/camille-lenoir/",
    "poster": f"{EVENT}affiche/",
    "embed": "/agenda/integrer/?lieu=mediatheque-la-source",
    "embed code": "/agenda/integrer/code/?lieu=mediatheque-la-source",
}
FORMS = {"registration": f"{EVENT}inscription/", "cancelling": "/inscriptions/annuler/"}
ADMIN = {
    "list": "/admin/ateliers/",
    "calls": "/admin/ateliers/a-rappeler/",
    "import": "/admin/ateliers/importer/",
}


class Clicks:
    """Counts what a person does: each click, each box typed in."""

    def __init__(self):
        self.count = 0

    def click(self, locator) -> None:
        self.count += 1
        locator.click()

    def fill(self, locator, text: str) -> None:
        self.count += 1
        locator.fill(text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES | FORMS)
def test_axe_finds_nothing(site, page, name, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}{(PAGES | FORMS)[name]}")
    page.locator("main details").evaluate_all("all => all.forEach(e => { e.open = true })")
    assert faults(page) == []


@pytest.mark.parametrize("name", PAGES | FORMS)
def test_small_screens_silence_and_nobody_else(site, page, name):
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}{(PAGES | FORMS)[name]}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert said == []
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    cookies = {cookie["name"] for cookie in page.context.cookies()}
    assert cookies <= ({"csrftoken"} if name in FORMS else set())


@pytest.mark.parametrize("name", ADMIN)
def test_axe_finds_nothing_in_the_admin(site, signed_in, name):
    page = signed_in("saint-lo")
    page.goto(f"{site}{ADMIN[name]}")
    assert faults(page, within="main", tags=AA) == []


def test_a_librarian_lists_the_tuesday_workshop(site, signed_in, page):
    """In at most fifteen clicks; visitors find it in the agenda, with its dates and no other."""
    admin, person = signed_in("agence"), Clicks()
    person.click(admin.get_by_role("link", name="Ateliers", exact=True))
    person.click(admin.get_by_role("link", name="Ajouter un atelier").first)
    admin.get_by_label("Quel lieu l’organise").select_option(label="Médiathèque La Source")
    person.count += 1
    person.click(admin.get_by_role("button", name="Continuer"))
    person.fill(admin.locator("[name=title]"), "Un atelier du mardi")
    person.click(admin.get_by_label("Mardi", exact=True))
    person.fill(admin.locator("[name=start_time]"), "14h")
    person.fill(admin.locator("[name=end_time]"), "16h")
    expect(admin.get_by_text("Tous les mardis de 14")).to_be_visible()
    expect(admin.get_by_text("Vacances de Noël").first).to_be_visible()
    person.click(admin.locator("[data-w-dropdown-target=toggle]").last)
    person.click(admin.get_by_role("button", name="Publier"))
    expect(admin.get_by_text("publié").first).to_be_visible()
    assert person.count <= 15
    page.goto(f"{site}{VENUE}un-atelier-du-mardi/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Un atelier du mardi")
    expect(page.locator("main")).to_contain_text("hors vacances scolaires")
    page.goto(f"{site}/agenda/?lieu={quote('Saint-Lô')}&rayon=5")
    expect(page.get_by_role("link", name="Un atelier du mardi", exact=True)).to_have_count(1)


def test_a_date_is_cancelled_in_five_clicks(site, signed_in, page):
    admin, person = signed_in("saint-lo"), Clicks()
    person.click(admin.get_by_role("link", name="Ateliers", exact=True))
    row = admin.get_by_role("row").filter(has_text="Reconnaître les arnaques")
    person.click(row.get_by_role("link", name=re.compile("Dates")))
    person.click(admin.get_by_role("link", name=re.compile("Annuler")).nth(1))
    admin.get_by_label(re.compile("aison|ourquoi")).first.fill("la salle est prise")
    person.click(admin.locator("main").get_by_role("button", name=re.compile("nnuler")))
    expect(admin.locator("main, .messages").first).to_be_visible()
    assert person.count <= 5
    page.goto(f"{site}{VENUE}reconnaitre-les-arnaques/")
    page.locator("main details").evaluate_all("all => all.forEach(e => { e.open = true })")
    expect(page.locator("main")).to_contain_text("la salle est prise")


@pytest.fixture
def visitor(browser):
    """Somebody else's browser, without JavaScript."""
    contexts = []

    def open_page():
        context = browser.new_context(java_script_enabled=False, locale="fr-FR")
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


def take_a_place(page, address: str, name: str, phone: str) -> str:
    """The code, after a registration without e-mail nor JavaScript."""
    page.goto(address)
    page.wait_for_timeout(3500)  # nobody reads it faster
    page.get_by_label("Votre prénom", exact=False).or_(page.locator("#id_name")).first.fill(name)
    page.locator("#id_phone").fill(phone)
    page.get_by_role("button", name="Je m’inscris").click()
    return page.locator(".code-box__code").inner_text().strip()


def test_a_place_is_taken_given_back_and_passed_on(site, signed_in, visitor):
    """Without e-mail: two people for one place; the first cancels by code, the second is called."""
    admin = signed_in("saint-lo")
    admin.goto(f"{site}/admin/ateliers/")
    row = admin.get_by_role("row").filter(has_text="Voir ses petits-enfants").first
    row.get_by_role("link", name=re.compile("Dates")).click()
    free = admin.get_by_role("row").filter(has_text="Aucun inscrit").first
    free.get_by_role("link", name=re.compile("Compléter|Préciser")).click()
    number = re.search(r"/dates/(\d+)/", admin.url)[1]
    admin.locator("[name=capacity]").fill("1")
    admin.locator("main").get_by_role("button", name=re.compile("nregistrer")).click()
    first, second = visitor(), visitor()
    address = f"{site}{VENUE}voir-ses-petits-enfants-en-video/inscription/?seance={number}"
    code = take_a_place(first, address, "Huguette", "02 61 91 81 01")
    expect(first.get_by_role("heading", level=1)).to_contain_text("votre place est gardée")
    take_a_place(second, address, "Lucien", "02 61 91 81 02")
    expect(second.get_by_role("heading", level=1)).to_contain_text("liste d’attente, n° 1")
    first.goto(f"{site}/inscriptions/annuler/")
    first.get_by_label("Votre code").fill(code.lower())
    first.get_by_role("button", name="Continuer").click()
    first.get_by_role("button", name="Oui, j’annule").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("C’est annulé")
    admin.goto(f"{site}/admin/ateliers/a-rappeler/")
    expect(admin.locator("main").get_by_text("Lucien").first).to_be_visible()
    assert admin.locator("main").get_by_text("Huguette").count() == 0


def test_the_month_is_a_table(site, page):
    page.goto(f"{site}{PAGES['agenda month']}")
    expect(page.locator("table caption")).to_have_count(1)
    expect(page.locator("table th[scope=col]")).to_have_count(8)  # the week, its days


def test_the_poster_is_one_sheet(site, page):
    page.goto(f"{site}{EVENT}affiche/")
    page.emulate_media(media="print")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1


def test_an_embedded_list_may_be_framed_and_nothing_else(site, page):
    assert (
        "frame-ancestors *"
        in page.goto(f"{site}{PAGES['embed']}").headers["content-security-policy"]
    )
    assert (
        "frame-ancestors 'none'" in page.goto(f"{site}/agenda/").headers["content-security-policy"]
    )
