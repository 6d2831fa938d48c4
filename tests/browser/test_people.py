"""Who is where, when: as a visitor looks for it, and as a librarian writes it."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.looks import AA, faults

pytestmark = pytest.mark.browser

PLACE = f"/trouver/?lieu={quote('Saint-Lô')}"
PAGES = {
    "people": "/conseillers/",
    "nobody": "/conseillers/?q=zzzzzz",
    "person": "/conseillers/camille-lenoir/",
    "away": "/conseillers/martine-saunier/",
    "venue": "/lieux/mediatheque-la-source/",
    "report": "/signaler/?lieu=mediatheque-la-source",
    "need": f"{PLACE}&besoin={quote('ma retraite et mes fotos')}",
    "unknown need": f"{PLACE}&besoin={quote('zzzzz')}",
    "in my place": f"{PLACE}&besoin={quote('faire à ma place')}",
    "soonest on Saturday": f"{PLACE}&jour=sa&acces=sans-rdv&tri=tot",
    "by name": f"/trouver/?lieu={quote('camille lenoir')}",
    "wrong values": f"{PLACE}&jour=zz&acces=non&tri=oui",
    "search": "/recherche/?q=lenoir",
}
VENUE = "Médiathèque La Source"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(site, page, name, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}{PAGES[name]}")
    page.locator("main details").evaluate_all("all => all.forEach(e => { e.open = true })")
    assert faults(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_small_screens_silence_and_nobody_else(site, page, name):
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}{PAGES[name]}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert said == []
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert page.context.cookies() == []


@pytest.fixture
def plain(browser):
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    yield context.new_page()
    context.close()


def test_somebody_for_my_pension_without_javascript(site, plain):
    plain.goto(f"{site}/trouver/")
    plain.get_by_label("Où ?").fill("st lo")
    plain.get_by_label("Pour quoi ?").fill("ma retraitte")
    plain.get_by_role("button", name="Trouver").click()
    expect(plain.locator("main")).to_contain_text("la retraite")
    card = plain.locator(".card").first
    expect(card).to_contain_text(re.compile(r"\d{1,2}\sh"))
    expect(card.locator("a[href^='tel:']").first).to_be_visible()
    card.locator("a[href^='/conseillers/']").first.click()
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    expect(plain.locator("table").first).to_be_visible()
    href = plain.get_by_role("link", name="Ajouter à mon agenda").get_attribute("href")
    assert plain.request.get(f"{site}{href}").text().startswith("BEGIN:VCALENDAR")


def test_a_visitor_reports_an_error_and_the_library_reads_it(site, plain, signed_in):
    plain.goto(f"{site}/lieux/mediatheque-la-source/")
    plain.get_by_role("link", name="Signaler une erreur").click()
    plain.get_by_role("textbox").first.fill("Le jeudi, c’est fermé.")
    plain.wait_for_timeout(3200)  # nobody reads and writes in less
    plain.get_by_role("button", name="Envoyer").click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Merci")
    assert [c for c in plain.context.cookies() if c["name"] != "csrftoken"] == []
    admin = signed_in("saint-lo")
    admin.get_by_role("link", name="Erreurs signalées").first.click()
    expect(admin.locator("main")).to_contain_text("Le jeudi, c’est fermé.")
    admin.get_by_role("button", name="Réglé").first.click()
    expect(admin.locator("main")).not_to_contain_text("Pas encore réglé")


def test_a_library_says_who_is_there_and_then_no_longer(site, page, signed_in):
    admin = signed_in("saint-lo")
    admin.goto(admin_address(admin, site))
    admin.get_by_role("link", name="Ajouter une permanence").click()
    assert faults(admin, within=".permanence-form", tags=AA) == []
    admin.get_by_text("Cette personne n’est pas dans la liste").click()
    admin.get_by_label("Prénom et nom").fill("Ursule Testard")
    admin.get_by_label("Fonction").select_option("benevole")
    admin.get_by_role("checkbox", name="Samedi").check()
    admin.get_by_label("De", exact=True).or_(admin.locator("[name=start_time]")).first.fill("10h")
    admin.locator("[name=end_time]").fill("midi")
    admin.get_by_role("button", name="Voir les dates").click()
    expect(admin.get_by_role("heading", name="Les dates, si vous enregistrez")).to_be_visible()
    expect(admin.locator(".venue-preview")).to_contain_text("Vacances de Noël")
    expect(admin.get_by_label("Prénom et nom")).to_have_value("Ursule Testard")
    admin.get_by_role("button", name="Enregistrer").click()
    expect(admin.locator("main")).to_contain_text("Ursule Testard")

    everywhere = {
        "/lieux/mediatheque-la-source/": 1,
        "/conseillers/ursule-testard/": 1,
        f"{PLACE}&jour=sa": 1,
        "/conseillers/?q=testard": 1,
    }
    for address in everywhere:
        page.goto(f"{site}{address}")
        expect(page.locator("main")).to_contain_text("Ursule Testard")
    page.goto(f"{site}/conseillers/ursule-testard/")
    # No-break spaces and a word joiner keep the hours on one line.
    expect(page.locator("main")).to_contain_text(re.compile(r"10\sh\W+12\sh"))

    row = admin.get_by_role("row", name=re.compile("Ursule Testard"))
    row.get_by_role("link", name="Supprimer").or_(
        row.get_by_role("link", name="Terminer")
    ).first.click()
    admin.get_by_role("button", name=re.compile("supprimer|terminer", re.IGNORECASE)).click()
    for address in ("/lieux/mediatheque-la-source/", f"{PLACE}&jour=sa"):
        page.goto(f"{site}{address}?" if "?" not in address else f"{site}{address}&x=1")
        expect(page.locator("main")).not_to_contain_text("Ursule Testard")


def admin_address(admin, site) -> str:
    """The screen « Qui est là, quand » of the library's own venue, by clicking to it."""
    admin.goto(f"{site}/admin/pages/")
    admin.get_by_role("link", name=VENUE).first.click()
    admin.get_by_role("button", name=re.compile("Actions")).first.click()
    return site + admin.get_by_role("link", name="Qui est là, quand").first.get_attribute("href")
