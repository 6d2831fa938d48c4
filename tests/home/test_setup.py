"""`setup_site` makes what is missing and never touches what somebody wrote since."""

import re
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Page, Site

from core.models import SiteSettings
from events.models import AgendaPage
from finder.models import FinderPage
from home.models import ContentPage, HomePage, Navigation
from home.setup import setup_site, texts
from mediators.models import MediatorIndexPage
from portraits.models import FindingIndexPage, InterviewTheme, PortraitIndexPage
from tests.core.factories import UserFactory
from venues.models import VenueIndexPage
from venues.permissions import AGENCY_GROUP

pytestmark = pytest.mark.django_db

SLUGS = {
    "lieux": VenueIndexPage,
    "trouver": FinderPage,
    "agenda": AgendaPage,
    "conseillers": MediatorIndexPage,
    "portraits": PortraitIndexPage,
    "accessibilite": ContentPage,
    "mentions-legales": ContentPage,
    "donnees-personnelles": ContentPage,
    "a-propos": ContentPage,
}


def child(slug: str) -> Page:
    return Page.objects.child_of(HomePage.objects.get()).get(slug=slug)


def state() -> list:
    """All that a second call could disturb."""
    return [
        list(Page.objects.values_list("pk", "title", "live", "latest_revision_id", "path")),
        list(Site.objects.values_list("pk", "hostname", "port", "root_page_id")),
        list(Navigation.objects.get().links.values_list("pk", "label", "page_id", "address")),
        list(SiteSettings.objects.values_list("pk", "site_name", "phone")),
    ]


def test_the_tree_and_its_slugs():
    setup_site()
    home = HomePage.objects.get()
    made = {page.slug: page.specific_class for page in Page.objects.child_of(home)}
    assert made == SLUGS
    for page in [home, *Page.objects.child_of(home)]:
        assert page.live
        assert page.latest_revision_id == page.live_revision_id is not None


def test_the_welcome_page_leaves_and_the_site_leads_home(settings):
    settings.SITE_URL = "https://aide.example.org"
    setup_site()
    site = Site.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("aide.example.org", 443, True)
    assert site.root_page.specific == HomePage.objects.get()
    assert not Page.objects.filter(depth=2).exclude(pk=site.root_page_id).exists()


def older_site():
    """A site of the version before the people: no page, no link, a shorter privacy page."""
    setup_site()
    child("conseillers").delete()
    page = child("donnees-personnelles").specific
    page.body = [block for block in page.body.raw_data if "signalez" not in block["value"]]
    page.save_revision().publish()
    return page


def test_an_older_site_gets_the_link_and_the_paragraphs():
    older_site()
    said = setup_site()
    labels = list(Navigation.objects.get().links.values_list("label", flat=True))
    assert labels.count("Les conseillers") == 1
    assert "Quand vous signalez une erreur" in str(child("donnees-personnelles").specific.body)
    assert any("complétée" in sentence for sentence in said)
    assert setup_site() == []


def test_what_an_editor_wrote_is_told_what_it_lacks_and_stays():
    page = older_site()
    page.save_revision(user=UserFactory()).publish()
    before = str(page.body)
    said = setup_site()
    assert any("À ajouter vous-même" in s and "signalez une erreur" in s for s in said)
    assert str(child("donnees-personnelles").specific.body) == before


@pytest.mark.parametrize(
    ("url", "port"),
    [("http://127.0.0.1:8000", 8000), ("http://aide.fr", 80), ("https://aide.fr", 443)],
)
def test_the_port_of_the_site(settings, url, port):
    settings.SITE_URL = url
    setup_site()
    assert Site.objects.get().port == port


def test_a_page_of_somebody_is_kept_when_the_site_led_to_it():
    former = Site.objects.get(is_default_site=True).root_page
    former.add_child(instance=Page(title="Une page d’avant", slug="avant"))
    setup_site()
    assert Page.objects.filter(slug="avant").exists()
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get()


def test_links_settings_and_the_agency_s_group():
    setup_site()
    links = list(Navigation.objects.get().links.order_by("sort_order"))
    shown = [
        (link.position, link.label, link.page.slug if link.page else link.address) for link in links
    ]
    assert shown == [
        ("haut", "Trouver de l’aide", "trouver"),
        ("haut", "L’agenda", "agenda"),
        ("haut", "Les conseillers", "conseillers"),
        ("haut", "Les lieux", "lieux"),
        ("haut", "Les portraits", "portraits"),
        ("bas", "Accessibilité", "accessibilite"),
        ("bas", "Mentions légales", "mentions-legales"),
        ("bas", "Données personnelles", "donnees-personnelles"),
        ("bas", "Plan du site", "/plan-du-site/"),
    ]
    assert SiteSettings.objects.get().accessibility_level == "non"
    assert Group.objects.get(name=AGENCY_GROUP).page_permissions.exists()


def test_portraits_start_with_a_list_of_findings_and_of_questions():
    setup_site()
    findings = FindingIndexPage.objects.get()
    assert findings.live
    assert findings.get_parent().specific == PortraitIndexPage.objects.get()
    assert InterviewTheme.objects.count() == 11
    assert all(theme.question for theme in InterviewTheme.objects.all())


def test_a_second_call_changes_nothing():
    assert setup_site()
    before = state()
    assert setup_site() == []
    assert state() == before


def test_what_an_editor_changed_is_kept():
    setup_site()
    page = child("mentions-legales").specific
    page.title = "Mentions"
    page.body = [("text", "<p>Les nôtres.</p>")]
    page.save_revision().publish()
    child("donnees-personnelles").unpublish()
    site = Site.objects.get()
    site.hostname = "www.agence.example"
    site.save()
    SiteSettings.objects.update(site_name="Le nôtre")
    Navigation.objects.get().links.all().delete()
    before = state()
    assert setup_site() == []
    assert state() == before


def test_only_what_the_law_or_other_parts_need_comes_back():
    setup_site()
    for slug in SLUGS:
        child(slug).delete()
    setup_site()
    left = set(Page.objects.child_of(HomePage.objects.get()).values_list("slug", flat=True))
    assert left == set(SLUGS) - {"a-propos"}


def test_the_command_says_what_it_made():
    out = StringIO()
    call_command("setup_site", stdout=out)
    assert "Page d’accueil créée." in out.getvalue()
    out = StringIO()
    call_command("setup_site", stdout=out)
    assert out.getvalue().strip() == "Rien à créer\u00a0: le site est en place."


@pytest.mark.parametrize("slug", ["", *SLUGS])
def test_every_page_of_a_new_site_can_be_read(client, slug):
    setup_site()
    response = client.get(f"/{slug}/" if slug else "/")
    assert response.status_code == 200


LEGAL = {
    "accessibilite": [
        "non conforme",
        "loi n° 2005-102",
        "État de conformité",
        "Résultats des tests",
        "Contenus non accessibles",
        "Établissement de cette déclaration",
        "Retour d’information et contact",
        "Voies de recours",
        "Libre réponse 71120",
    ],
    "mentions-legales": ["Éditeur", "Hébergeur", "publication"],
    "donnees-personnelles": ["aucun cookie", "IGN", "deux décimales", "CNIL", "75334 Paris"],
}


@pytest.mark.parametrize("slug", LEGAL)
def test_legal_pages_say_what_they_must_and_leave_blanks(client, slug):
    setup_site()
    text = client.get(f"/{slug}/").content.decode()
    assert [words for words in LEGAL[slug] if words not in text] == []
    assert "[à compléter" in text


def test_french_typography():
    """A colon never begins a line: the space before it does not break."""
    pages = [*texts.LEGAL_PAGES, texts.ABOUT]
    written = [page.introduction + html for page in pages for _, html in page.sections]
    written += [texts.FINDER_INTRODUCTION, texts.VENUES_INTRODUCTION, texts.FOOTER_TEXT]
    assert [text for text in written if re.search(r" [:;!?»]|« |\w'\w", text)] == []


def test_the_site_names_the_licence_it_has():
    from pathlib import Path

    from django.conf import settings

    from home.setup import notices

    licence = Path(settings.BASE_DIR, "LICENSE").read_text(encoding="utf-8").split(" ")[0]
    assert f"sous licence {licence}" in Path(notices.__file__).read_text(encoding="utf-8")
