"""Somebody's page: how to reach them, what they do, its addresses and its cost."""

import re
from datetime import date, time
from urllib.parse import unquote

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from core.models import SiteSettings
from mediators.enums import Mode
from mediators.models import FormerSlug, Mediator, ServedArea
from schedules.enums import Frequency
from tests.mediators.factories import (
    BringItemFactory,
    MediatorFactory,
    PermanenceFactory,
    mediator_index,
)
from tests.mediators.people_pages import _site, camille, read
from tests.venues.factories import VenuePageFactory

__all__ = ["_site", "camille"]

pytestmark = pytest.mark.django_db


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
@pytest.mark.parametrize("mode", [Mode.APPOINTMENT, Mode.WALK_IN])
def test_one_appointment_has_one_number(client, camille, mode):
    """The direct line is another one: what is sent says what the page says."""
    Mediator.objects.update(phone="+33612345678", phone_is_public=True)
    booking = "+33261910001" if mode == Mode.APPOINTMENT else ""
    PermanenceFactory(
        mediator=camille, mode=mode, booking_phone=booking, venue__phone="+33261910002"
    )
    html = read(client, "/conseillers/camille-lenoir/")
    number = "02 61 91 00 01" if booking else "02 61 91 00 02"
    words = "Sur rendez-vous" if booking else "Sans rendez-vous. Renseignements"
    sms, mail = re.findall(r'href="((?:sms|mailto):[^"]*)"', html)
    for link in (sms, mail):
        assert f"{words} : {number}" in unquote(link)
        assert "06 12 34 56 78" not in unquote(link)
    how = html[html.index("next__how") :].split("</p>")[0]
    assert f"{words} :" in how
    assert number in how


@pytest.mark.parametrize("hide", ["unpublished", "private"])
def test_a_venue_that_visitors_cannot_see_is_not_named(client, camille, hide):
    venue = VenuePageFactory(title="Lieu caché", live=hide != "unpublished")
    if hide == "private":
        PageViewRestriction.objects.create(page=venue, restriction_type="login")
    PermanenceFactory(mediator=camille, venue=venue)
    for address in ("/conseillers/camille-lenoir/", "/conseillers/"):
        assert "Lieu caché" not in read(client, address)
    assert "Lieu caché" not in client.get("/conseillers/camille-lenoir/agenda.ics").content.decode()


@pytest.mark.parametrize(
    ("phone_is_public", "email_is_public"), [(False, False), (True, False), (False, True)]
)
def test_only_what_is_public_of_the_contact_is_shown(
    client, camille, phone_is_public, email_is_public
):
    Mediator.objects.update(
        phone="+33612345678",
        email="camille@exemple.fr",
        phone_is_public=phone_is_public,
        email_is_public=email_is_public,
    )
    PermanenceFactory(mediator=camille)
    for address in ("", "agenda.ics"):
        html = client.get(f"/conseillers/camille-lenoir/{address}").content.decode()
        assert ("+33612345678" in html) <= phone_is_public
        assert ("06\u00a012" in html) <= phone_is_public
        assert ("camille@exemple.fr" in html) <= email_is_public
    html = read(client, "/conseillers/camille-lenoir/")
    assert ("+33612345678" in html) == phone_is_public
    assert ("camille@exemple.fr" in html) == email_is_public


def test_without_permanence_the_page_says_whom_to_call(client, camille):
    SiteSettings.objects.create(phone="+33261910000", agency_name="L’agence d’ici")
    html = read(client, "/conseillers/camille-lenoir/")
    assert "Aucune permanence n’est annoncée pour l’instant." in html
    assert "tel:+33261910000" in html


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_the_rest_of_the_page(client, camille):
    Mediator.objects.update(languages=["lsf", "anglais"], team="Équipe mobile")
    ServedArea.objects.create(mediator=camille, kind="commune", code="50502", name="Saint-Lô")
    item = BringItemFactory(label="le courrier reçu", without="Venez quand même.")
    PermanenceFactory(
        mediator=camille,
        bring=[item],
        postures=["avec"],
        devices_brought=["tablette"],
        note="À l’étage.",
    )
    html = read(client, "/conseillers/camille-lenoir/")
    for words in (
        "Parle aussi : langue des signes française, anglais",
        "Équipe mobile",
        "Territoire",
        "« Je fais avec vous »",
        "Prêté sur place : tablette",
        "À l’étage.",
        "Le courrier reçu",
        "Venez quand même.",
        "sms:?body=",
        "/signaler/?personne=camille-lenoir",
        "/conseillers/camille-lenoir/agenda.ics",
    ):
        assert words in html


def test_addresses_of_people(client, camille):
    FormerSlug.objects.create(slug="camille-martin", mediator=camille)
    response = client.get("/conseillers/camille-martin/")
    assert (response.status_code, response["Location"]) == (301, "/conseillers/camille-lenoir/")
    response = client.get("/conseillers/camille-martin/agenda.ics")
    assert response["Location"] == "/conseillers/camille-lenoir/agenda.ics"
    Mediator.objects.update(is_active=False)
    for slug in (
        "camille-lenoir",
        "camille-martin",
        "inconnue",
        "a" * 300,
        "..",
        "%00",
        "é",
        "1;2",
    ):
        for end in ("", "agenda.ics"):
            assert client.get(f"/conseillers/{slug}/{end}").status_code == 404


def test_people_are_in_the_sitemap(client, camille):
    MediatorFactory(name="Partie", is_active=False)
    xml = client.get("/sitemap.xml").content.decode()
    assert "http://testserver/conseillers/camille-lenoir/</loc>" in xml
    assert "/conseillers/partie/" not in xml


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_a_page_costs_the_same_for_few_and_for_many_permanences(
    client, camille, django_assert_max_num_queries
):
    for size in (2, 12):
        while camille.permanences.count() < size:
            PermanenceFactory(
                mediator=camille,
                bring=[BringItemFactory()],
                start_time=time(8 + camille.permanences.count()),
                end_time=time(9 + camille.permanences.count()),
            )
        client.get("/conseillers/camille-lenoir/")
        with django_assert_max_num_queries(18):
            html = read(client, "/conseillers/camille-lenoir/")
        assert html.count('<article class="permanence"') == size


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_a_visitor_gets_no_cookie(client, camille):
    PermanenceFactory(mediator=camille, frequency=Frequency.ONCE, first_day=date(2026, 12, 1))
    for address in ("/conseillers/", "/conseillers/camille-lenoir/"):
        response = client.get(address)
        assert not response.cookies
        assert "csrfmiddlewaretoken" not in response.content.decode()


def test_a_title_of_ones_own_replaces_the_label_everywhere(client):
    camille = MediatorFactory(name="Camille Martin", job_title="Conseillère numérique")
    permanence = PermanenceFactory(mediator=camille)
    mediator_index()
    for address in (camille.path_on_site, "/conseillers/", permanence.venue.path_on_site):
        html = client.get(address).content.decode()
        assert "onseillère numérique" in html, address
        assert "onseiller numérique" not in html, address
