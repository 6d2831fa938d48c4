"""Make what is missing, once, and never touch what somebody wrote since."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from core.models import SiteSettings
from events.models import AgendaPage
from finder.lexicon_seed import seed_lexicon
from finder.models import FinderPage
from home.models import ContentPage, HomePage, Navigation, NavigationLink
from home.setup import texts
from home.setup.upgrades import complete_page, link_to
from mediators.models import MediatorIndexPage
from mediators.seeding import seed_bring_items
from portraits.models import FindingIndexPage, PortraitIndexPage
from portraits.seeding import seed_interview_themes
from schedules.seeding import seed_calendar
from venues.models import VenueHours, VenueIndexPage
from venues.permissions import ensure_agency_group

#: Address and words of the links that a new site starts with.
HEADER = [
    ("Trouver de l’aide", "trouver"),
    ("L’agenda", "agenda"),
    ("Les conseillers", "conseillers"),
    ("Les lieux", "lieux"),
    ("Les portraits", "portraits"),
]
FOOTER = [
    ("Accessibilité", "accessibilite"),
    ("Mentions légales", "mentions-legales"),
    ("Données personnelles", "donnees-personnelles"),
]
SITE_MAP = ("Plan du site", "/plan-du-site/")


@transaction.atomic
def setup_site() -> list[str]:
    """The tree, the links, the settings and the agency's group; one French sentence for each thing
    made, none when all was there.

    Safe on every deployment. A page that an editor changed, renamed or unpublished stays as it is.
    The pages that other parts or the law rely on (venues, finder, people, agenda, portraits,
    accessibility, legal notices, personal data) come back when deleted; « À propos » and the links do not.
    """
    done: list[str] = []
    home, is_new = _home_page(done)
    for make in (_venue_index, _finder, _mediator_index, _agenda, _portraits):
        make(home, done)
    for page in texts.LEGAL_PAGES + ([texts.ABOUT] if is_new else []):
        _content_page(home, page, done)
    for page in texts.LEGAL_PAGES:
        complete_page(home, page, done)
    if is_new or not Navigation.objects.exists():
        _navigation(home, done)
    if not SiteSettings.objects.exists():
        SiteSettings.objects.create()
        done.append("Réglages du site : valeurs de départ.")
    if items := seed_bring_items():
        done.append(f"À apporter\u00a0: {items} choses proposées pour commencer.")
    if themes := seed_interview_themes():
        done.append(f"Thèmes d’entretien\u00a0: {themes} questions pour commencer.")
    if terms := seed_lexicon():
        done.append(f"Mots des visiteurs\u00a0: {terms} besoins compris pour commencer.")
    ensure_agency_group()
    done += seed_calendar()
    if filled := VenueHours.objects.write_open_weekdays():
        done.append(f"Jours d’ouverture relus pour {filled} lieu(x).")
    return done


def _home_page(done: list[str]) -> tuple[HomePage, bool]:
    """The home page and whether it was made now; the default site leads to it."""
    home = HomePage.objects.order_by("path").first()
    is_new = home is None
    if is_new:
        home = Page.get_first_root_node().add_child(
            instance=HomePage(title="Accueil", slug="accueil")
        )
        _publish(home)
        done.append("Page d’accueil créée.")
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or not isinstance(site.root_page.specific, HomePage):
        _point_site_to(home, site)
        done.append(f"Le site {settings.SITE_URL} mène à la page d’accueil.")
    return home, is_new


def _point_site_to(home: HomePage, site: Site | None) -> None:
    address = urlsplit(settings.SITE_URL)
    former = site.root_page if site else None
    site = site or Site(is_default_site=True)
    site.root_page = home
    site.hostname = address.hostname
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = site.site_name or "La Main numérique"
    site.save()
    # Wagtail's own welcome, never a page with something below it.
    if former and former.specific_class is Page and former.is_leaf() and not former.is_root():
        former.delete()


def _venue_index(home: HomePage, done: list[str]) -> None:
    if not VenueIndexPage.objects.exists():
        page = VenueIndexPage(
            title="Les lieux",
            slug=VenueIndexPage.fixed_slug,
            introduction=texts.VENUES_INTRODUCTION,
        )
        _publish(home.add_child(instance=page))
        done.append("Page « Les lieux » créée.")


def _finder(home: HomePage, done: list[str]) -> None:
    if not FinderPage.objects.exists():
        page = FinderPage(
            title="Trouver de l’aide",
            slug=FinderPage.fixed_slug,
            introduction=texts.FINDER_INTRODUCTION,
        )
        _publish(home.add_child(instance=page))
        done.append("Page « Trouver de l’aide » créée.")


def _mediator_index(home: HomePage, done: list[str]) -> None:
    if not MediatorIndexPage.objects.exists():
        page = MediatorIndexPage(
            title="Les conseillers",
            slug=MediatorIndexPage.fixed_slug,
            introduction=texts.MEDIATORS_INTRODUCTION,
        )
        _publish(home.add_child(instance=page))
        done.append("Page « Les conseillers » créée.")
        link_to(page, page.title, done)


def _agenda(home: HomePage, done: list[str]) -> None:
    if not AgendaPage.objects.exists():
        page = AgendaPage(
            title="L’agenda",
            slug=AgendaPage.fixed_slug,
            introduction=texts.AGENDA_INTRODUCTION,
        )
        _publish(home.add_child(instance=page))
        done.append("Page « L’agenda » créée.")
        link_to(page, page.title, done)


def _portraits(home: HomePage, done: list[str]) -> None:
    index = PortraitIndexPage.objects.first()
    if index is None:
        index = PortraitIndexPage(
            title="Les portraits",
            slug=PortraitIndexPage.fixed_slug,
            introduction=texts.PORTRAITS_INTRODUCTION,
        )
        _publish(home.add_child(instance=index))
        done.append("Page «\u00a0Les portraits\u00a0» créée.")
        link_to(index, index.title, done)
    if not FindingIndexPage.objects.exists():
        page = FindingIndexPage(
            title="Ce que disent les portraits",
            slug=FindingIndexPage.fixed_slug,
            introduction=texts.FINDINGS_INTRODUCTION,
        )
        _publish(index.add_child(instance=page))
        done.append("Page «\u00a0Ce que disent les portraits\u00a0» créée.")


def _content_page(home: HomePage, page: texts.PageText, done: list[str]) -> None:
    if Page.objects.child_of(home).filter(slug=page.slug).exists():
        return
    made = ContentPage(title=page.title, slug=page.slug, introduction=page.introduction)
    made.body = page.blocks
    _publish(home.add_child(instance=made))
    done.append(f"Page « {page.title} » créée : complétez ce qui est entre crochets.")


def _publish(page: Page) -> None:
    page.save_revision().publish()


def _navigation(home: HomePage, done: list[str]) -> None:
    navigation = Navigation.objects.first() or Navigation.objects.create()
    if navigation.links.exists():
        return
    pages = {page.slug: page for page in Page.objects.child_of(home)}
    links = [
        NavigationLink(position=position, label=label, page=pages[slug])
        for position, column in (
            (NavigationLink.Position.HEADER, HEADER),
            (NavigationLink.Position.FOOTER, FOOTER),
        )
        for label, slug in column
        if slug in pages
    ]
    label, address = SITE_MAP
    links.append(
        NavigationLink(position=NavigationLink.Position.FOOTER, label=label, address=address)
    )
    for order, link in enumerate(links):
        link.sort_order = order
        navigation.links.add(link)
    navigation.footer_text = navigation.footer_text or texts.FOOTER_TEXT
    navigation.save()
    done.append("Liens du haut et du bas de page créés.")
