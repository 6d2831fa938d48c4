"""A visitor walks over every address of the site: what is secret changes not one letter of it."""

import re
from itertools import product

import pytest
import time_machine
from django.core.cache import cache
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from events.enums import Audience, DatesKind, Status
from events.models import EventPage, Occurrence
from home.models import Navigation, NavigationLink
from tests.core.factories import UserFactory
from tests.events.factories import agenda_page, dated_event, event, paris
from tests.finder.factories import finder_page
from tests.mediators.factories import MediatorFactory, mediator_index, school_calendar
from tests.venues.factories import CommuneFactory, VenuePageFactory

pytestmark = pytest.mark.django_db

NOW = paris(2026, 11, 22, 10)
#: In the title, the summary, the body and the address of whatever must not be known.
SECRET = "ouistiti"
#: Also in the title, and what somebody who guesses would type.
TYPED = "confidentiel"
#: Wagtail's own screens, and files: another door than the visitors'.
APART = ("admin/", "documents/", "^media", "_util/", "__debug__", "^static", "favicon.ico")
QUERIES = {
    "agenda/": [
        "", "archives=1", "archives=1&page=1", "mois=2026-11", "mois=2026-12", "periode=semaine",
        "periode=week-end", "periode=vacances", "du=2026-11-01&au=2027-12-31", "lieu=la-source",
        "lieu=fermee", "theme=securite", "public=seniors", "format=atelier", "departement=50",
        "page=2", "lieu=Saint-L%C3%B4&rayon=20",
    ],
    "recherche/": [f"q={TYPED}", f"q={SECRET}x", "q=atelier"],
    "plan-du-site/": ["", "departement=50"],
    "agenda/integrer/": ["", "lieu=la-source", "lieu=fermee", "lieu=tout"],
    "agenda/integrer/code/": ["", "lieu=la-source", "lieu=fermee"],
    "trouver/lieux.json": [f"q={TYPED}", f"q={SECRET[:5]}"],
    "trouver/": ["", "lieu=Saint-L%C3%B4", f"lieu={TYPED}"],
    "donnees/evenements.json": ["", "page=1", "lieu=la-source"],
}  # fmt: skip


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def site():
    """Venues, somebody who leads everything, and a public workshop."""
    agenda_page(), finder_page(), mediator_index()
    CommuneFactory(insee_code="50502", name="Saint-Lô", postal_codes=["50000"])
    camille = MediatorFactory(name="Camille Martin")
    source = VenuePageFactory(title="La Source", slug="la-source")
    VenuePageFactory(title="Fermée", slug="fermee")
    event(source, title="Atelier ouvert", slug="ouvert", led_by=[camille])
    return camille


def routes(resolver=None, prefix=""):
    """Every route of the site: its text and the names of what varies in it."""
    for entry in (resolver or get_resolver()).url_patterns:
        text = f"{prefix}{entry.pattern}"
        if text.startswith(APART) or text == "^((?:[\\w\\-]+/)*)$":
            continue
        if isinstance(entry, URLResolver):
            yield from routes(entry, text)
        elif isinstance(entry, URLPattern):
            yield text, re.findall(r"<(?:\w+:)?(\w+)>", text)


def addresses(slugs: list[str]) -> list[str]:
    """Every address of the visitors' site, those of routes that are added later included."""
    known = {
        "venue": ["la-source", "fermee"], "venue_slug": ["la-source", "fermee"],
        "event": ["ouvert", *slugs], "insee": ["50502"], "token": ["inconnu"],
        "slug": ["la-source", "fermee", "camille-martin", "ouvert", *slugs],
    }  # fmt: skip
    found = ["", "lieux/", "lieux/la-source/", "lieux/fermee/", "conseillers/", "agenda/"]
    found += ["trouver/", "conseillers/camille-martin/", "lieux/la-source/ouvert/"]
    found += [f"lieux/{venue}/{slug}/" for venue in known["venue"] for slug in slugs]
    for text, names in routes():
        assert set(names) <= set(known), f"Say which values to walk for {text}"
        for values in product(*(known[name] for name in names)):
            path = text
            for name, value in zip(names, values, strict=True):
                path = re.sub(rf"<(?:\w+:)?{name}>", value, path)
            found.append(path)
    return [
        f"/{path}?{query}" if query else f"/{path}"
        for path in dict.fromkeys(found)
        for query in QUERIES.get(path, [""])
    ]


def walk(client, slugs=()) -> dict[str, tuple[int, str]]:
    """Address → (status, what a visitor reads), without what is drawn by lot for each form."""
    cache.clear()
    return {address: visited(client, address) for address in addresses(list(slugs))}


def visited(client, address: str) -> tuple[int, str]:
    response = client.get(address)
    body = b"".join(response) if response.streaming else response.content
    text = re.sub(r'<input type="hidden"[^>]*>', "", body.decode())
    where = response.headers.get("Location", "")
    # A page says its own address at its foot, that of an error as well.
    return response.status_code, f"{where}\n{text}".replace(address.partition("?")[0], "")


def secrets(venue, **values) -> list[EventPage]:
    """One with dates to come, one of them cancelled, and one that is over: in every list there is."""
    days = [paris(2026, 11, 25, 14), paris(2026, 12, 5, 14)]
    page = secret(venue, *days, **values)
    Occurrence.objects.filter(event=page, start=days[0]).update(status=Status.CANCELLED)
    return [page, secret(venue, paris(2026, 11, 10, 14), **values)]


def secret(venue, *days, **values) -> EventPage:
    fields = {
        "title": f"{SECRET.title()} {TYPED}", "slug": f"{SECRET}-{EventPage.objects.count()}",
        "summary": SECRET, "body": f"<p>{SECRET}</p>", "themes": ["securite"],
        "publics": ["seniors"],
    }  # fmt: skip
    return dated_event(venue, *days, **(fields | values))


def hide(kind: str, camille) -> list[EventPage]:
    from venues.models import VenuePage

    source, closed = (VenuePage.objects.get(slug=slug) for slug in ("la-source", "fermee"))
    if kind == "internal":
        to_confirm = {"dates_kind": DatesKind.TO_CONFIRM, "expected": "2027-03"}
        return [
            *secrets(source, audience=Audience.OFFICIALS, led_by=[camille]),
            *secrets(source, audience=Audience.PROFESSIONALS, place_name=SECRET, led_by=[camille]),
            secret(source, audience=Audience.OFFICIALS, **to_confirm),
        ]
    if kind == "draft":
        return secrets(source, publish=False, led_by=[camille])
    return secrets(closed, led_by=[camille])


@pytest.mark.parametrize("kind", ["internal", "draft", "unpublished venue", "restricted venue"])
def test_a_secret_changes_nothing_for_a_visitor(client, site, kind):
    from venues.models import VenuePage

    closed = VenuePage.objects.get(slug="fermee")
    if kind == "unpublished venue":
        closed.unpublish()
    if kind == "restricted venue":
        PageViewRestriction.objects.create(page=closed, restriction_type="login")
    before = walk(client)
    hidden = hide(kind, site)
    after = walk(client, [page.slug for page in hidden])
    for address, (status, text) in after.items():
        if address in before:
            assert (status, text) == before[address], address
        else:
            assert status in (301, 302, 404), address  # 301: the same, with its last slash
        assert SECRET not in text.lower().replace(f"{SECRET}x", "") or address in before, address


def test_the_walk_sees_what_is_public(client, site):
    before = walk(client)
    hide("restricted venue", site)
    after = walk(client)
    changed = {address for address in before if before[address] != after[address]}
    assert {
        "/", "/agenda/", "/agenda/?archives=1", "/agenda/?mois=2026-12", "/lieux/fermee/",
        "/conseillers/camille-martin/", f"/recherche/?q={TYPED}", "/sitemap.xml",
        "/agenda/agenda.ics", "/agenda/flux.xml", "/donnees/evenements.json",
        "/lieux/fermee/agenda.ics", "/conseillers/camille-martin/agenda.ics",
    } <= changed  # fmt: skip


def answer(client, address: str, method="get"):
    """All that tells one answer from another, the address itself apart."""
    response = getattr(client, method)(address)
    asked = address.partition("?")[0].encode()
    headers = {**response.headers, "ETag": "", "Content-Length": ""}
    headers["Location"] = headers.get("Location", "").replace(asked.decode(), "")
    content = response.content.replace(asked, b"")
    return response.status_code, headers, content, dict(response.cookies)


@pytest.mark.parametrize("method", ["get", "head", "post", "options", "put", "delete"])
@pytest.mark.parametrize(
    "variation", ["{}", "{}?x=1", "{}?seance=1", "{}inscription/", "{}affiche/", "{}agenda.ics"]
)
def test_its_address_answers_as_one_that_does_not_exist(client, site, method, variation):
    page = hide("internal", site)[0]
    own = page.path_on_site
    nothing = "/lieux/la-source/nulle-part/"
    expected = answer(client, variation.format(nothing), method)
    assert answer(client, variation.format(own), method) == expected
    assert expected[0] in (302, 403, 404, 405)


def test_without_its_last_slash_it_is_sent_on_like_any_address(client, site):
    page = hide("internal", site)[0]
    for path in (page.path_on_site, "/lieux/la-source/nulle-part/"):
        response = client.get(path.rstrip("/"))
        assert (response.status_code, response.headers["Location"]) == (301, path)


def test_staff_read_it_at_the_same_address_and_nobody_keeps_it(client, site):
    page = hide("internal", site)[0]
    client.force_login(UserFactory(is_superuser=True))
    response = client.get(page.path_on_site)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Réservé au réseau" in html
    assert "agents et élus" in html
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert '<meta name="robots" content="noindex">' in html
    assert "ld+json" not in html
    assert "affiche/" not in html


def test_somebody_signed_in_who_is_no_staff_is_a_visitor(client, site):
    page = hide("internal", site)[0]
    client.force_login(UserFactory())
    assert client.get(page.path_on_site).status_code == 404


def test_a_public_event_tells_staff_nothing_else(client, site):
    client.force_login(UserFactory(is_superuser=True))
    assert "Réservé au réseau" not in client.get("/lieux/la-source/ouvert/").content.decode()


def test_no_former_address_leads_to_it(client, site, django_capture_on_commit_callbacks):
    """Wagtail makes a redirection when an address changes, that of the venue included."""

    def published(page, **values):
        with django_capture_on_commit_callbacks(execute=True):
            page = page.specific_class.objects.get(pk=page.pk)
            for name, value in values.items():
                setattr(page, name, value)
            page.save_revision().publish()
        return page

    page = published(EventPage.objects.get(slug="ouvert"), slug="ouvert-2")
    assert client.get("/lieux/la-source/ouvert/").status_code == 301
    published(page, audience=Audience.OFFICIALS)
    assert client.get("/lieux/la-source/ouvert/").status_code == 404
    published(page.venue, slug="source")
    assert client.get("/lieux/la-source/").status_code == 301
    assert client.get("/lieux/la-source/ouvert-2/").status_code == 404
    assert not Redirect.objects.filter(redirect_page=page).exists()


def test_the_menu_leads_to_none(client, site):
    page = hide("internal", site)[0]
    menu = Navigation.load()
    NavigationLink.objects.create(navigation=menu, label="Ouistitis", page=page)
    NavigationLink.objects.create(navigation=menu, label="Ailleurs", address="/lieux/")
    html = client.get("/").content.decode()
    assert "Ailleurs" in html
    assert "Ouistitis" not in html


def test_what_is_over_leaves_search_and_site_map(client, site):
    venue = EventPage.objects.get(slug="ouvert").venue
    dated_event(venue, paris(2026, 11, 10, 14), title="Girafe passée", slug="passe")
    assert "Girafe" not in client.get("/recherche/?q=girafe").content.decode().replace("girafe", "")
    assert "/lieux/la-source/passe/" not in client.get("/sitemap.xml").content.decode()
    assert "/lieux/la-source/ouvert/" in client.get("/sitemap.xml").content.decode()
    assert "Atelier ouvert" not in client.get("/plan-du-site/").content.decode()
