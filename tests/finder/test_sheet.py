"""`/trouver/fiche/<insee>/` as a receptionist opens it."""

import re
from datetime import date, time

import pytest
from wagtail.models import PageViewRestriction

from core.models import SiteSettings
from core.text import french_date
from mediators.enums import Mode
from schedules.enums import Frequency, SchoolPolicy
from schedules.known import forget
from schedules.models import SchoolCalendar
from tests.finder.factories import finder_page
from tests.finder.sheets import on_that_day, paper, saint_lo, sheet, venue_at, words
from tests.mediators.factories import (
    AbsenceFactory,
    BringItemFactory,
    MediatorFactory,
    OrganisationFactory,
    PermanenceFactory,
)
from tests.venues.factories import CommuneFactory
from venues.models import Closure, Commune, VenueHours

__all__ = ["on_that_day", "saint_lo"]

pytestmark = pytest.mark.django_db


def test_who_where_when_how_and_what_number(client, saint_lo):
    venue = venue_at(
        saint_lo, title="Médiathèque La Source", phone="+33261919001", access_notes="2e étage"
    )
    PermanenceFactory(
        venue=venue,
        mediator=MediatorFactory(name="Camille Lenoir"),
        note="Dans l'espace numérique",
        bring=[BringItemFactory(label="le courrier reçu")],
    )
    said = words(sheet(client))
    for sentence in (
        "De l’aide près de Saint-Lô",
        "Du 21 novembre 2026 au 31 janvier 2027",
        "Médiathèque La Source 1 rue de la Paix, 50000 Saint-Lô 2e étage",
        "Tous les mardis de 14 h à 17 h, sauf le 22 et le 29 décembre (vacances de Noël)",
        "Sans rendez-vous, avec Camille Lenoir, conseiller numérique.",
        "Dans l’espace numérique.",
        "02 61 91 90 01",
        "À apporter : le courrier reçu.",
        "Pas de mot de passe ? Venez quand même.",
        "Valable jusqu’au 31 janvier 2027.",
        "Imprimé le 21 novembre 2026.",
        "02 61 91 90 00 L’agence",
        "À jour sur internet : testserver/trouver, puis écrivez « Saint-Lô 50000 ».",
    ):
        assert sentence in said


def test_by_appointment_at_its_own_number(client, saint_lo):
    venue = venue_at(saint_lo, phone="+33261919001")
    PermanenceFactory(venue=venue, mode=Mode.APPOINTMENT, booking_phone="+33261919002")
    said = words(sheet(client))
    assert "Sur rendez-vous : téléphonez. Avec Camille Martin" in said
    assert "02 61 91 90 02 pour prendre rendez-vous" in said
    assert "02 61 91 90 01" not in said


def test_the_employers_number_where_the_venue_has_none(client, saint_lo):
    employer = OrganisationFactory(name="Saint-Lô Agglo", phone="+33261919003")
    PermanenceFactory(venue=venue_at(saint_lo), mediator=MediatorFactory(employer=employer))
    assert "02 61 91 90 03 Saint-Lô Agglo" in words(sheet(client))


def test_closures_and_absences_are_written_out(client, saint_lo):
    venue = venue_at(saint_lo)
    permanence = PermanenceFactory(venue=venue)
    Closure.objects.create(
        venue=venue, first_day=date(2027, 1, 12), last_day=date(2027, 1, 12), reason="inventaire"
    )
    AbsenceFactory(mediator=permanence.mediator)
    said = words(sheet(client))
    assert "le 1er décembre (absence)" in said
    assert "le 12 janvier (lieu fermé : inventaire)" in said


def test_the_commune_first_then_the_nearest(client, saint_lo):
    other = Commune.objects.get(pk="50483")
    for title, commune, km in (
        ("Loin", other, 20), ("Près", other, 2), ("Ici", saint_lo, 3), ("Trop loin", other, 40),
    ):  # fmt: skip
        PermanenceFactory(venue=venue_at(commune, km - (2 if commune is other else 0), title=title))
    names = re.findall(r'sheet__name">([^<]*)<', sheet(client))
    assert [name.split(",")[0] for name in names] == ["Ici", "Près", "Loin"]
    assert "," not in names[0]
    assert re.search(r"à \d", names[1])


def test_two_people_at_one_venue_are_under_one_name(client, saint_lo):
    venue = venue_at(saint_lo, phone="+33261919001")
    PermanenceFactory(venue=venue)
    PermanenceFactory(venue=venue, weekdays=["je"])
    html = sheet(client)
    assert html.count("sheet__venue") == 1
    assert html.count("tel:+33261919001") == 1
    assert html.index("mardis") < html.index("jeudis")


def test_without_a_permanence_nearby_the_venues_with_their_hours(client, saint_lo):
    venue = venue_at(saint_lo, 2, title="Bibliothèque", phone="+33261919001", desk_help=True)
    VenueHours.objects.create(venue=venue, osm="Tu-Fr 10:00-12:00")
    Closure.objects.create(
        venue=venue, first_day=date(2026, 12, 1), last_day=date(2026, 12, 3), reason="travaux"
    )
    venue_at(saint_lo, 4, title="Mairie")
    said = words(sheet(client)).replace("\u2060", "")
    assert "Pas de permanence à moins de 30 km pour l’instant." in said
    assert "Du mardi au vendredi : 10 h – 12 h, fermé du 1er au 3 décembre (travaux)" in said
    assert "Aide à l’accueil, sans rendez-vous." in said
    assert "02 61 91 90 01" in said
    assert "Horaires : téléphonez avant de venir" in said


def test_without_any_venue_the_agency(client, saint_lo):
    said = words(sheet(client))
    assert "Nous ne connaissons pas de lieu à moins de 100 km. Appelez-nous" in said
    assert "02 61 91 90 00" in said


def test_without_anything_at_all(client, saint_lo):
    SiteSettings.objects.update(phone="")
    assert "Nous ne connaissons pas de lieu" in words(sheet(client))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, date(2027, 1, 31)),
        ({"last_day": date(2026, 12, 22)}, date(2026, 12, 22)),
        ({"last_day": date(2026, 12, 8)}, date(2026, 12, 8)),
        ({"frequency": Frequency.ONCE, "first_day": date(2026, 11, 24),
          "last_day": date(2026, 11, 24)}, date(2026, 11, 24)),
    ],
)  # fmt: skip
def test_until_when_it_holds(saint_lo, values, expected):
    PermanenceFactory(venue=venue_at(saint_lo), **values)
    sheet = paper(saint_lo)
    assert sheet.foot.valid == f"Valable jusqu’au {french_date(expected, year=True)}."
    # The top says the same as the bottom.
    assert sheet.head.dates.endswith(f" au {french_date(expected, year=True)}")


def test_a_single_date_does_not_end_the_sheet_of_others(saint_lo):
    venue = venue_at(saint_lo)
    PermanenceFactory(venue=venue)
    PermanenceFactory(
        venue=venue, frequency=Frequency.ONCE,
        first_day=date(2026, 11, 25), last_day=date(2026, 11, 25),
    )  # fmt: skip
    assert "31\u00a0janvier" in paper(saint_lo).foot.valid


def test_a_school_calendar_that_stops_is_said_and_ends_the_sheet(client, saint_lo):
    SchoolCalendar.objects.update(known_until=date(2026, 12, 31))
    forget()
    PermanenceFactory(venue=venue_at(saint_lo))
    said = words(sheet(client))
    assert "Après le 31 décembre 2026, les vacances ne sont pas encore connues" in said
    assert "Valable jusqu’au 31 décembre 2026." in said


def test_a_forgotten_school_calendar_leaves_the_rule(client, saint_lo):
    SchoolCalendar.objects.all().delete()
    forget()
    PermanenceFactory(venue=venue_at(saint_lo))
    assert "Tous les mardis de 14 h à 17 h, hors vacances scolaires" in words(sheet(client))


def test_nothing_hidden_is_printed(client, saint_lo):
    shown, draft, private = (
        venue_at(saint_lo, n, title=title) for n, title in enumerate(["Ici", "Brouillon", "Privé"])
    )
    PermanenceFactory(venue=draft)
    PermanenceFactory(venue=private)
    PermanenceFactory(venue=shown, mediator=MediatorFactory(name="Partie", is_active=False))
    PermanenceFactory(
        venue=shown, mediator=MediatorFactory(name="Finie"), last_day=date(2026, 11, 20)
    )
    PermanenceFactory(venue=shown, mediator=MediatorFactory(name="Visible", phone="+33261919009"))
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    html = sheet(client)
    assert "Visible" in html
    for secret in ("Brouillon", "Privé", "Partie", "Finie", "919009"):
        assert secret not in html


def test_a_visitors_page_that_search_engines_leave_alone(client, saint_lo):
    response = client.get("/trouver/fiche/50502/")
    page = response.content.decode()
    assert "public" in response.headers["Cache-Control"]
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="http://testserver/trouver/fiche/50502/">' in page
    assert page.count("<h1") == 1
    assert client.post("/trouver/fiche/50502/").status_code == 405
    assert client.head("/trouver/fiche/50502/").status_code == 200


@pytest.mark.parametrize(
    "code",
    ["99999", "50000", "5050", "505022", "2a004", "x", "%00", "50502%00", "é" * 90, "x" * 5_000,
     "'%22;--", "%ff%fe", "-1", "1e9", "50502 ", "..", "٥٠٥٠٢", "%0d%0aSet-Cookie:x=1"],
)  # fmt: skip
def test_an_unknown_code_gets_help(client, saint_lo, code):
    finder_page()
    response = client.get(f"/trouver/fiche/{code}/", follow=True)
    assert response.status_code == 404
    assert "Chercher de l’aide près de chez vous" in response.content.decode()


def test_hostile_names_are_text(client, saint_lo):
    commune = CommuneFactory(insee_code="50999", name="<b>&\"'</b>")
    PermanenceFactory(
        venue=venue_at(commune, title="<script>alert(1)</script>"),
        school_policy=SchoolPolicy.ALWAYS, start_time=time(9), end_time=time(12),
    )  # fmt: skip
    html = sheet(client, "50999")
    assert "<script>" not in html
    assert "<b>" not in html
