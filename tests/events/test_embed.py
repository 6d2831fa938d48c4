"""A library's next workshops inside its own site."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.embedding import MOST
from events.enums import Status
from events.models import Occurrence
from tests.core.factories import UserFactory
from tests.core.test_headers import policy
from tests.events import feeds
from tests.events.factories import agenda_page, dated_event, paris
from tests.events.feeds import NOW, SOON, fetch, hidden_titles
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db
EMBED = "/agenda/integrer/"
CODE = "/agenda/integrer/code/"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def venue():
    return VenuePageFactory(title="Médiathèque de l'Île", slug="ile", phone="+33261910001")


def page_of(client, address: str) -> str:
    return unescape(fetch(client, address).content.decode()).replace("\u00a0", " ")


def words(html: str) -> str:
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", html, flags=re.DOTALL).split())


def test_it_alone_may_be_framed(client, venue):
    agenda_page()
    dated_event(venue, SOON)
    response = fetch(client, f"{EMBED}?lieu=ile")
    ordinary = fetch(client, "/lieux/ile/")
    assert "X-Frame-Options" not in response
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert policy(response) == {**policy(ordinary), "frame-ancestors": "*"}
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert not response.wsgi_request.session.accessed
    for address in (CODE, "/agenda/", "/agenda/agenda.ics", "/agenda/flux.xml", "/lieux/ile/"):
        other = fetch(client, address)
        assert other["X-Frame-Options"] == "DENY", address
        assert policy(other)["frame-ancestors"] == "'none'", address


def test_the_next_workshops_of_a_venue(client, venue):
    page = dated_event(venue, SOON, SOON + timedelta(days=7), title="L'ordinateur", capacity=8)
    dated_event(VenuePageFactory(), SOON, title="Ailleurs")
    html = page_of(client, f"{EMBED}?lieu=ile")
    assert '<html lang="fr">' in html
    assert "<title>Prochains ateliers : Médiathèque de l’Île</title>" in html
    assert f'<a href="http://testserver/lieux/ile/{page.slug}/" target="_top">L’ordinateur' in html
    text = words(html)
    assert "Mardi 1er décembre, 14 h – 16 h et 1 autre date" in text
    assert "Il reste 8 places sur 8" in text
    assert "Ailleurs" not in text


def test_every_link_leaves_the_frame(client, venue):
    dated_event(venue, SOON)
    for address in (EMBED, f"{EMBED}?lieu=ile", f"{EMBED}?lieu=inconnu"):
        links = re.findall(r"<a [^>]*>", page_of(client, address))
        assert links
        for link in links:
            assert 'target="_top"' in link or 'href="tel:' in link
            assert 'href="http://testserver/' in link or 'href="tel:' in link


def test_a_cancelled_date_is_said(client, venue):
    dated_event(venue, SOON, SOON + timedelta(days=7))
    Occurrence.objects.filter(start=SOON).update(status=Status.CANCELLED, reason="Grève")
    text = words(page_of(client, f"{EMBED}?lieu=ile"))
    assert "Annulé : grève" in text
    assert "Prochaine date : mardi 8 décembre" in text


def test_what_is_online_gives_no_place(client, venue):
    dated_event(venue, SOON)
    Occurrence.objects.update(status=Status.ONLINE)
    for address in (EMBED, f"{EMBED}?lieu=ile"):
        text = words(page_of(client, address))
        assert "Ce jour-là, en ligne : pas sur place" in text
        assert "Saint-Lô" not in text


def test_a_workshop_elsewhere_says_where(client, venue):
    dated_event(
        venue, SOON, place_name="Salle des fêtes", place_address="Le Bourg",
        place_postal_code="50160", place_commune="Torigny",
    )  # fmt: skip
    assert "Salle des fêtes, Torigny" in words(page_of(client, f"{EMBED}?lieu=ile"))


def test_without_a_venue_the_whole_region(client, venue):
    dated_event(venue, SOON)
    other = VenuePageFactory(title="Mairie")
    dated_event(other, SOON)
    text = words(page_of(client, EMBED))
    assert "Médiathèque de l’Île, Saint-Lô" in text
    assert "Mairie, Saint-Lô" in text


def test_nothing_announced_says_whom_to_call(client, venue):
    html = page_of(client, f"{EMBED}?lieu=ile")
    assert "Pas d’atelier annoncé en ce moment." in html
    assert 'href="tel:+33261910001"' in html
    type(venue).objects.update(phone="")
    assert "appelez" not in page_of(client, f"{EMBED}?lieu=ile")


@pytest.mark.parametrize(
    "lieu", ["nulle-part", "ILE'", "%00", "é" * 300, "../..", "ile%0d%0aX: y", "1 OR 1=1"]
)
def test_a_wrong_venue_gets_a_sentence(client, venue, lieu):
    dated_event(venue, SOON, title="Public")
    html = page_of(client, f"{EMBED}?lieu={lieu}")
    if lieu != "%00":  # what is empty asks for the region
        assert "Ce lieu n’est pas, ou n’est plus, sur notre site." in html
        assert "Public" not in html
    fetch(client, f"{CODE}?lieu={lieu}&q={lieu}")


def test_a_venue_that_nobody_sees_is_not_there(client, venue):
    venue.unpublish()
    for address in (EMBED, CODE):
        text = words(page_of(client, f"{address}?lieu=ile"))
        assert "Médiathèque" not in text


def test_only_what_is_public(client, venue):
    feeds.hidden_events(venue)
    feeds.waits_for_a_date(venue)
    dated_event(venue, paris(2026, 11, 1, 14), title="Passé")
    dated_event(venue, SOON, title="Public")
    client.force_login(UserFactory(is_superuser=True))
    for address in (EMBED, f"{EMBED}?lieu=ile"):
        html = page_of(client, address)
        assert html.count("<li ") == 1
        assert not [title for title in [*hidden_titles(), "Passé"] if title in html]


def test_twelve_workshops_cost_what_two_do_and_stay_light(client, venue):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            fetch(client, f"{EMBED}?lieu=ile")
        return len(found)

    for number in range(12):
        dated_event(venue, SOON + timedelta(days=number), SOON + timedelta(days=number + 30))
        if number == 1:
            queries()
            few = queries()
    assert queries() == few <= 8
    response = fetch(client, f"{EMBED}?lieu=ile")
    html = response.content.decode()
    assert html.count('class="date"') == MOST
    sheets = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', html)
    sizes = [(settings.BASE_DIR / "static" / sheet).stat().st_size for sheet in sheets]
    assert len(sheets) == 2
    assert len(response.content) + sum(sizes) <= 20_000
    assert "<script" not in html


def test_the_lines_to_copy(client, venue):
    html = fetch(client, f"{CODE}?lieu=ile").content.decode()
    assert "&lt;iframe" in html
    (snippet,) = re.findall(r"<textarea[^>]* readonly[^>]*>(.*?)</textarea>", html, re.DOTALL)
    assert unescape(snippet) == (
        '<iframe src="http://testserver/agenda/integrer/?lieu=ile" '
        'title="Prochains ateliers\u00a0: Médiathèque de l’Île" width="100%" height="600" '
        'loading="lazy" style="border: 0"></iframe>'
    )
    assert f'<a href="{EMBED}?lieu=ile">' in html
    assert 'href="/lieux/ile/agenda.ics"' in html
    assert '<label for="code">' in html


def test_a_hostile_title_stays_in_its_attribute(client, venue):
    type(venue).objects.update(title='"></textarea><script>alert(1)</script>')
    html = fetch(client, f"{CODE}?lieu=ile").content.decode()
    assert "<script>alert" not in html
    (snippet,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
    assert unescape(snippet).count('"') == 12  # two for each attribute
    assert "<script>" not in unescape(snippet)


def test_a_venue_is_chosen_without_javascript(client, venue):
    html = page_of(client, f"{CODE}?q=mediatheque ile")
    assert f'<a href="{CODE}?lieu=ile">Médiathèque de l’Île, Saint-Lô</a>' in html
    assert "Aucun lieu ne porte ce nom" in page_of(client, f"{CODE}?q=inconnu")
    assert "Aucun lieu choisi" in page_of(client, CODE)
    for _ in range(21):
        VenuePageFactory()
    html = page_of(client, f"{CODE}?q=saint lo")
    assert html.count("?lieu=") == 20
    assert "Il y en a d’autres" in html


def test_a_librarian_finds_it_beside_her_venue(client, venue):
    client.force_login(UserFactory(is_superuser=True))
    html = fetch(client, reverse("wagtailadmin_pages:edit", args=[venue.pk])).content.decode()
    assert f'href="{CODE}?lieu=ile"' in html
    venue.unpublish()
    html = fetch(client, reverse("wagtailadmin_pages:edit", args=[venue.pk])).content.decode()
    assert CODE not in html


def test_pages_tell_readers_where_the_feeds_are(client, venue):
    agenda_page()
    dated_event(venue, SOON)
    agenda = page_of(client, "/agenda/")
    for kind, address in (
        ("application/atom+xml", "/agenda/flux.xml"),
        ("text/calendar", "/agenda/agenda.ics"),
    ):
        assert re.search(
            f'<link rel="alternate" type="{re.escape(kind)}"[^>]* href="{address}"', agenda
        )
    assert f'<a href="{CODE}">' in agenda
    here = page_of(client, "/lieux/ile/")
    assert re.search(
        '<link rel="alternate" type="text/calendar"[^>]* href="/lieux/ile/agenda.ics"', here
    )
    assert '<a href="/lieux/ile/agenda.ics">' in here
