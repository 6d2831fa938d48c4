"""`/conseillers/` and somebody's page: who, where, when, for whoever reads them at any moment."""

import re
from datetime import date, time
from urllib.parse import unquote

import pytest
import time_machine
from django.core.cache import cache
from wagtail.models import PageViewRestriction

from core.models import SiteSettings
from mediators.enums import Mode, Role
from mediators.listing import search_people
from mediators.models import FormerSlug, Mediator, ServedArea
from schedules.enums import Frequency, SchoolPolicy
from schedules.known import forget
from schedules.models import SchoolCalendar, SchoolHoliday
from tests.mediators.factories import (
    AbsenceFactory,
    BringItemFactory,
    MediatorFactory,
    OrganisationFactory,
    PermanenceFactory,
    mediator_index,
    school_calendar,
)
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    mediator_index()
    school_calendar()


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ").replace("\u2060", "")


# --- the list


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_the_list_says_who_where_and_when(client):
    venue = VenuePageFactory(title="Médiathèque de Vire")
    PermanenceFactory(
        mediator=MediatorFactory(name="Zoé Aubert", employer=OrganisationFactory(name="La Manche")),
        venue=venue,
    )
    html = read(client, "/conseillers/")
    for words in ("Zoé Aubert", "Conseiller numérique", "La Manche", "Médiathèque de Vire"):
        assert words in html
    assert "Mardi 24 novembre, 14 h – 17 h" in html


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_people_whom_one_cannot_meet_come_last_and_it_says_so(client):
    MediatorFactory(name="Anne sans permanence")
    PermanenceFactory(mediator__name="Bob au lieu caché", venue=VenuePageFactory(live=False))
    PermanenceFactory(mediator__name="Carl du passé", last_day=date(2026, 9, 29))
    PermanenceFactory(mediator__name="Zoé Aubert")
    MediatorFactory(name="Partie ailleurs", is_active=False)
    html = read(client, "/conseillers/")
    names = ["Zoé Aubert", "Anne sans", "Bob au", "Carl du"]
    positions = [html.index(name) for name in names]
    assert positions == sorted(positions)
    assert html.count("Pas de permanence annoncée") == 3
    assert "Partie ailleurs" not in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Éloïse Dupré", "Omar Benali", "Rose Petit"}),
        ("q=eloise", {"Éloïse Dupré"}),
        ("q=DUPRÉ+éloïse", {"Éloïse Dupré"}),
        ("q=conseillère+numérique", {"Éloïse Dupré"}),
        ("q=conum", {"Éloïse Dupré"}),
        ("q=bibliothécaires", {"Omar Benali"}),
        ("q=médiathécaire+benali", {"Omar Benali"}),
        ("q=bénévole+omar", set()),
        ("departement=50", {"Éloïse Dupré"}),
        ("departement=14", {"Omar Benali"}),
        ("q=%25", {"Éloïse Dupré", "Omar Benali", "Rose Petit"}),
    ],
)
@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_it_is_filtered_by_name_role_and_department(client, query, found):
    PermanenceFactory(mediator__name="Éloïse Dupré")
    PermanenceFactory(
        mediator=MediatorFactory(name="Omar Benali", role=Role.BIBLIOTHECAIRE),
        venue=VenuePageFactory(postal_code="14000", commune_name="Caen"),
    )
    MediatorFactory(name="Rose Petit", role=Role.BENEVOLE)
    html = read(client, f"/conseillers/?{query}")
    everybody = {"Éloïse Dupré", "Omar Benali", "Rose Petit"}
    assert {name for name in everybody if name in html} == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=saint-lo", {"Anne"}),
        ("q=St+Lô", {"Anne"}),
        ("q=Le+Havre", {"Bob"}),
        ("q=anne+saint-lô", {"Anne"}),
        ("q=bob+saint-lô", set()),
        ("q=la+source", {"Anne"}),
        # The beginning of a word, not its middle.
        ("q=ource", set()),
        # Where one no longer is, or cannot be met.
        ("q=Vire", set()),
        ("q=Granville", set()),
        ("q=havre&departement=50", set()),
    ],
)
@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_a_place_finds_whoever_is_there(client, query, found):
    anne, bob = MediatorFactory(name="Anne"), MediatorFactory(name="Bob")
    PermanenceFactory(mediator=anne, venue=VenuePageFactory(title="La Source"))
    le_havre = VenuePageFactory(postal_code="76600", commune_name="Le Havre")
    PermanenceFactory(mediator=bob, venue=le_havre)
    past = VenuePageFactory(postal_code="14500", commune_name="Vire Normandie")
    PermanenceFactory(mediator=bob, venue=past, last_day=date(2026, 10, 6))
    hidden = VenuePageFactory(commune_name="Granville", live=False)
    PermanenceFactory(mediator=anne, venue=hidden)
    html = read(client, f"/conseillers/?{query}")
    assert {name for name in ("Anne", "Bob") if f">{name}<" in html} == found


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_departments_are_counted_only_when_nobody_is_looked_for(client):
    PermanenceFactory(mediator__name="Anne")
    assert "department__total" in read(client, "/conseillers/")
    assert "department__total" in read(client, "/conseillers/?departement=50")
    assert "department__total" not in read(client, "/conseillers/?q=anne")


@pytest.mark.parametrize(
    ("department", "is_said"), [("", False), ("50", False), ("99", True), ("é", True)]
)
@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_an_unknown_department_says_so_above_the_list(client, department, is_said):
    PermanenceFactory(mediator__name="Anne")
    html = read(client, f"/conseillers/?departement={department}")
    above = html[html.index("</form>", html.index('class="filters"')) : html.index("<article")]
    assert ("Ce département n’est pas dans la liste : il n’a pas été retenu." in above) == is_said


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=99999999999",
        "page=%C2%B2",
        "departement=99",
        "departement[]=50",
        "departement=" + "5" * 600,
        "q=" + "é" * 600,
        "q=%00",
        "q=%F0%9F%A6%8A",
        "q=%27%3B+DROP+TABLE--",
        "q=<script>alert(1)</script>",
        "&".join(["q=a"] * 100),
    ],
)
def test_no_query_breaks_the_list(client, query):
    MediatorFactory()
    response = client.get(f"/conseillers/?{query}")
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_a_list_costs_the_same_for_few_and_for_many(client, django_assert_max_num_queries):
    for size in (2, 12):
        while Mediator.objects.count() < size:
            person = MediatorFactory(employer=OrganisationFactory())
            for _ in range(2):
                PermanenceFactory(mediator=person, first_day=date(2026, 9, 1))
        cache.clear()
        with time_machine.travel("2026-11-20 10:00+01:00", tick=False):
            client.get("/conseillers/")
            with django_assert_max_num_queries(16):
                html = client.get("/conseillers/").content.decode()
        assert html.count("<article") == size


def test_a_long_list_has_pages(client):
    for _ in range(21):
        MediatorFactory()
    assert read(client, "/conseillers/").count("<article") == 20
    assert read(client, "/conseillers/?page=2").count("<article") == 1


def test_people_are_found_by_the_search_of_the_site():
    person = MediatorFactory(name="Éloïse Dupré")
    MediatorFactory(name="Éloïse Partie", is_active=False)
    assert search_people("dupre", 5) == [person]
    assert search_people("conum", 5) == [person]
    for nothing in ("", "e", "\0", "🦊", "inconnue " * 200):
        assert search_people(nothing, 5) == []


# --- somebody's page


@pytest.fixture
def camille():
    return MediatorFactory(name="Camille Lenoir")


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_the_next_date_comes_first(client, camille):
    venue = VenuePageFactory(title="Médiathèque La Source")
    PermanenceFactory(
        mediator=camille, venue=venue, mode=Mode.APPOINTMENT, booking_phone="+33261910001"
    )
    html = read(client, "/conseillers/camille-lenoir/")
    following = html[html.index("Prochaine permanence") :]
    assert following.index("Mardi 24 novembre, 14 h – 17 h") < following.index("La Source")
    assert "tel:+33261910001" in following
    assert "Sur rendez-vous" in following
    assert html.count("<h1") == 1


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_the_two_weeks_are_a_table(client, camille):
    PermanenceFactory(mediator=camille)
    html = read(client, "/conseillers/camille-lenoir/")
    assert "Cette semaine, jusqu’au dimanche 22 novembre : pas de permanence" in html.replace(
        "<strong>", ""
    ).replace("</strong>", "")
    assert "<caption>La semaine prochaine, du 23 novembre au 29 novembre</caption>" in html
    assert '<th scope="row" role="rowheader">Mardi 24 novembre</th>' in html
    assert "Tous les mardis de 14 h à 17 h, hors vacances scolaires, jusqu’au 29 juin 2027." in html


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("2026-11-24 00:00+01:00", "Aujourd’hui, 14 h – 17 h"),
        ("2026-11-24 15:00+01:00", "Aujourd’hui, 14 h – 17 h (en ce moment)"),
        ("2026-11-24 17:00+01:00", "Mardi 1er décembre, 14 h – 17 h"),
        ("2026-11-23 23:59+01:00", "Demain, 14 h – 17 h"),
        # In UTC it is still Monday.
        ("2026-11-23 23:30+00:00", "Aujourd’hui, 14 h – 17 h"),
        # Both clock changes, and Christmas.
        ("2027-03-27 12:00+01:00", "Mardi 30 mars, 14 h – 17 h"),
        ("2026-10-16 12:00+02:00", "Mardi 3 novembre, 14 h – 17 h"),
        ("2026-12-16 12:00+01:00", "Mardi 5 janvier 2027, 14 h – 17 h"),
    ],
)
def test_the_next_date_at_any_moment(client, camille, now, first):
    PermanenceFactory(mediator=camille)
    with time_machine.travel(now, tick=False):
        html = read(client, "/conseillers/camille-lenoir/")
    paper = "" if first[:5] == "Mardi" else '</span><span class="on-paper">Mardi 24 novembre 2026, '
    screen = '<span class="on-screen">' if paper else ""
    assert f'<p class="next__when">{screen}{first}{paper}' in html


@time_machine.travel("2026-12-14 10:00+01:00", tick=False)
def test_days_that_do_not_take_place_are_said_with_their_reason(client, camille):
    permanence = PermanenceFactory(mediator=camille)
    AbsenceFactory(
        mediator=camille, first_day=date(2026, 12, 15), last_day=date(2026, 12, 15), reason="conge"
    )
    permanence.venue.closures.create(
        first_day=date(2027, 1, 5), last_day=date(2027, 1, 6), reason="inventaire"
    )
    html = read(client, "/conseillers/camille-lenoir/")
    table = html[html.index("<table") : html.rindex("</table>")]
    assert table.count("Pas ce jour-là") == 2
    for reason in ("Congés", "Vacances de Noël"):
        assert reason in table
    assert "Pas le mardi 15 décembre : congés" in html
    assert "Pas le mardi 22 décembre ni le mardi 29 décembre : vacances de Noël" in html
    assert "Pas le mardi 5 janvier : lieu fermé (inventaire)" in html
    assert "Mardi 12 janvier 2027, 14 h – 17 h" in html


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_what_the_calendar_does_not_know_is_not_guessed(client, camille):
    PermanenceFactory(mediator=camille)
    SchoolCalendar.objects.update(known_until=date(2026, 12, 31))
    forget()
    html = read(client, "/conseillers/camille-lenoir/")
    assert "Les dates après le 31 décembre 2026 ne sont pas encore connues." in html
    SchoolCalendar.objects.all().delete()
    SchoolHoliday.objects.all().delete()
    forget()
    html = read(client, "/conseillers/camille-lenoir/")
    assert "Les prochaines dates ne sont pas encore connues : appelez avant de venir." in html
    assert "next__when" not in html
    assert "La prochaine date n’est pas encore connue." in read(client, "/conseillers/")


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_without_a_date_the_list_and_the_page_say_why(client, camille):
    PermanenceFactory(mediator=camille)
    AbsenceFactory(
        mediator=camille, first_day=date(2026, 11, 1), last_day=date(2027, 8, 31), reason="conge"
    )
    PermanenceFactory(
        mediator__name="Karim",
        last_day=date(2026, 11, 20),
        weekdays=["ve"],
        start_time=time(8),
        end_time=time(9),
    )
    away = "Pas de permanence jusqu’au 31 août 2027 : congés. La suite n’est pas encore annoncée."
    over = "Plus aucune permanence n’est prévue pour l’instant."
    both = read(client, "/conseillers/")
    assert away in both
    assert over in both
    assert "pas encore connue" not in both
    assert away in read(client, "/conseillers/camille-lenoir/")
    assert over in read(client, "/conseillers/karim/")


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_one_place_away_and_another_with_dates(client, camille):
    """Each permanence says its own reason; the page leads with the date that there is."""
    PermanenceFactory(mediator=camille)
    closed = PermanenceFactory(mediator=camille, venue__title="Mairie")
    closed.venue.closures.create(
        first_day=date(2026, 11, 1), last_day=date(2027, 8, 31), reason="travaux"
    )
    html = read(client, "/conseillers/camille-lenoir/")
    assert "next__when" in html
    assert html.count("Pas de permanence jusqu’au 31 août 2027 : lieu fermé (travaux).") == 1


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_of_chosen_dates_only_those_that_take_place_are_announced(client, camille):
    PermanenceFactory(
        mediator=camille,
        frequency=Frequency.DATES,
        weekdays=[],
        dates=["2026-12-01", "2027-01-26", "2027-02-23"],
    )
    html = read(client, "/conseillers/camille-lenoir/")
    assert "Le mardi 1er décembre 2026 et le mardi 26 janvier 2027 de 14 h à 17 h." in html
    assert "Pas le mardi 23 février : vacances d’hiver" in html


@time_machine.travel("2026-11-23 10:00+01:00", tick=False)
@pytest.mark.parametrize("address", ["/conseillers/", "/conseillers/camille-lenoir/"])
def test_on_paper_tomorrow_is_a_date(client, camille, address):
    PermanenceFactory(mediator=camille)
    html = read(client, address)
    assert '<span class="on-screen">Demain, 14 h – 17 h</span>' in html
    assert '<span class="on-paper">Mardi 24 novembre 2026, 14 h – 17 h</span>' in html


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


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_a_rule_without_school_needs_no_calendar(client, camille):
    SchoolCalendar.objects.all().delete()
    PermanenceFactory(mediator=camille, school_policy=SchoolPolicy.ALWAYS)
    html = read(client, "/conseillers/camille-lenoir/")
    assert "ne sont pas encore connues" not in html
    assert "Mardi 24 novembre, 14 h – 17 h" in html


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
