"""« Qui est là, quand ? » on a venue's page."""

import re
from datetime import date, time

import pytest
import time_machine
from django.urls import reverse

from core.models import SiteSettings, User
from mediators.enums import Mode
from tests.mediators.factories import (
    AbsenceFactory,
    BringItemFactory,
    MediatorFactory,
    PermanenceFactory,
    school_calendar,
)
from tests.venues.factories import VenuePageFactory, venue_index
from venues.models import VenueHours

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _calendar():
    school_calendar()


@pytest.fixture
def venue():
    return VenuePageFactory(title="Médiathèque La Source", slug="la-source")


def who(client) -> str:
    """The section, as one reads it."""
    html = client.get("/lieux/la-source/").content.decode()
    html = html.replace("\u00a0", " ").replace("\u2060", "")
    start = html.index('<section class="who"')
    return html[start : html.index("</section>", start)]


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_the_section_comes_before_the_hours_and_says_all(client, venue):
    item = BringItemFactory(label="le courrier reçu", without="Venez quand même.")
    PermanenceFactory(
        venue=venue,
        mediator=MediatorFactory(name="Camille Lenoir"),
        mode=Mode.APPOINTMENT,
        booking_phone="+33261910001",
        booking_url="https://exemple.fr/rdv",
        postures=["avec"],
        devices_accepted=["telephone"],
        bring=[item],
    )
    html = client.get("/lieux/la-source/").content.decode()
    assert html.index('id="qui"') < html.index('id="horaires"')
    assert "/signaler/?lieu=la-source" in html
    section = who(client)
    for words in (
        "Mardi 24 novembre",
        "14 h – 17 h",
        'href="/conseillers/camille-lenoir/"',
        "Tous les mardis de 14 h à 17 h, hors vacances scolaires, jusqu’au 29 juin 2027.",
        "tel:+33261910001",
        "https://exemple.fr/rdv",
        "« Je fais avec vous »",
        "Vous pouvez venir avec votre appareil : téléphone",
        "Pas le mardi 22 décembre ni le mardi 29 décembre : vacances de Noël",
        "Je n’en ai pas",
        "Venez quand même.",
        "Personne ne vous demandera jamais un mot de passe.",
        "sms:?body=",
    ):
        assert words in section


@time_machine.travel("2026-11-24 15:00+01:00", tick=False)
def test_days_of_two_weeks_in_progress_absent_and_closed(client, venue):
    PermanenceFactory(venue=venue, mediator__name="Camille Lenoir")
    absent = PermanenceFactory(venue=venue, mediator__name="Zoé Aubert", weekdays=["je"])
    AbsenceFactory(
        mediator=absent.mediator, first_day=date(2026, 11, 26), last_day=date(2026, 11, 26)
    )
    venue.closures.create(first_day=date(2026, 12, 3), last_day=date(2026, 12, 3), reason="travaux")
    section = who(client)
    assert "en ce moment" in section
    assert "pas ce jour-là : absence" in section
    assert "pas ce jour-là : lieu fermé (travaux)" in section
    assert section.index("Mardi 24 novembre") < section.index("Jeudi 26 novembre")
    assert section.index("Jeudi 26 novembre") < section.index("Mardi 1er décembre")


@time_machine.travel("2026-12-14 10:00+01:00", tick=False)
def test_nobody_for_two_weeks_says_when_next(client, venue):
    PermanenceFactory(venue=venue, first_day=date(2027, 1, 5))
    assert "Mardi 5 janvier 2027, 14 h – 17 h" in who(client).replace("mardi", "Mardi")
    assert "Personne cette semaine ni la semaine prochaine" in who(client)


@pytest.mark.parametrize(
    ("phone", "agency", "words"),
    [
        ("+33261910001", "+33261910000", "tel:+33261910001"),
        ("", "+33261910000", "tel:+33261910000"),
        ("", "", "Passez à l’accueil"),
    ],
)
def test_nobody_at_all_says_what_to_do(client, phone, agency, words):
    SiteSettings.objects.create(phone=agency)
    VenuePageFactory(slug="la-source", phone=phone)
    section = who(client)
    assert "Aucune permanence n’est annoncée ici." in section
    assert words in section


def test_what_is_over_or_of_somebody_gone_is_not_there(client, venue):
    PermanenceFactory(venue=venue, mediator__name="Camille Passée", last_day=date(2026, 9, 29))
    PermanenceFactory(venue=venue, mediator=MediatorFactory(name="Parti Loin", is_active=False))
    with time_machine.travel("2026-11-20 10:00+01:00", tick=False):
        assert "Aucune permanence" in who(client)


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_ending_a_permanence_shows_at_once_everywhere(client, venue):
    permanence = PermanenceFactory(venue=venue, mediator=MediatorFactory(name="Camille Lenoir"))
    address = "/conseillers/camille-lenoir/agenda.ics"
    assert "Camille" in who(client)
    assert b"VEVENT" in client.get(address).content
    permanence.last_day = date(2026, 11, 19)
    permanence.save()
    assert "Camille" not in who(client)
    assert b"VEVENT" not in client.get(address).content


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_a_venue_costs_the_same_for_few_and_for_many(client, venue, django_assert_max_num_queries):
    for size in (2, 12):
        while venue.permanences.count() < size:
            number = venue.permanences.count()
            PermanenceFactory(
                venue=venue,
                bring=[BringItemFactory()],
                start_time=time(8 + number),
                end_time=time(9 + number),
            )
        client.get("/lieux/la-source/")
        with django_assert_max_num_queries(20):
            section = who(client)
        assert section.count('<article class="permanence"') == size


def test_a_venue_that_was_never_saved_can_be_previewed(client):
    client.force_login(User.objects.create_superuser("administration", password="x" * 12))
    address = reverse("wagtailadmin_pages:add", args=["venues", "venuepage", venue_index().pk])
    assert client.get(address).status_code == 200


@time_machine.travel("2026-11-23 10:00+01:00", tick=False)
@pytest.mark.parametrize(
    ("osm", "usual"),
    [
        ("Tu-Fr 10:00-12:00", True),
        # A week that is not like the others says its dates.
        ("week 1-53/2 Tu 10:00-12:00", False),
    ],
)
def test_on_paper_the_usual_week_and_no_state_of_today(client, venue, osm, usual):
    VenueHours.objects.create(venue=venue, osm=osm)
    html = client.get("/lieux/la-source/").content.decode().replace("\u00a0", " ")
    fact = re.search(r'<li class="([^"]*)">(?:(?!<li).)*class="state state--', html, re.DOTALL)
    assert "on-screen" in fact[1].split()
    tables = dict(re.findall(r'<table class="(hours__week[^"]*)">\s*<caption[^>]*>([^<]*)', html))
    this_week = "Semaine du 23 au 29 novembre"
    if usual:
        assert tables == {
            "hours__week on-screen": this_week,
            "hours__week on-paper": "Horaires habituels",
        }
        assert "Du mardi au vendredi" in html
    else:
        assert tables == {"hours__week": this_week}


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_without_a_date_the_venue_says_why(client, venue):
    PermanenceFactory(venue=venue, last_day=date(2026, 12, 8))
    venue.closures.create(first_day=date(2026, 11, 1), last_day=date(2027, 1, 31))
    closed = "Pas de permanence jusqu’au 31 janvier 2027 : lieu fermé. La suite n’est pas encore"
    assert who(client).count(closed) == 1
