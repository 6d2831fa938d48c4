"""`/trouver/fiche/<insee>/` as a receptionist opens it."""

import re
from datetime import date, datetime, time
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import segno
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.models import SiteSettings
from core.qr import code_svg
from core.text import french_date
from finder.places import locate_place
from finder.sheet import sheet_of
from mediators.enums import Mode
from schedules.enums import Frequency, SchoolPolicy
from schedules.known import current_calendar, forget
from schedules.models import SchoolCalendar
from schedules.recurrence import PARIS
from tests.finder.factories import finder_page, some_communes
from tests.mediators.factories import (
    AbsenceFactory,
    BringItemFactory,
    MediatorFactory,
    OrganisationFactory,
    PermanenceFactory,
    school_calendar,
)
from tests.venues.factories import CommuneFactory, VenuePageFactory, home_page
from venues.models import Closure, Commune, VenueHours

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 9, tzinfo=PARIS)


@pytest.fixture(autouse=True)
def on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def saint_lo():
    home_page()
    communes = {commune.pk: commune for commune in some_communes()}
    school_calendar()
    SiteSettings.objects.update_or_create(
        pk=1, defaults={"agency_name": "L’agence", "phone": "+33261919000"}
    )
    return communes["50502"]


def venue_at(commune, north_km=0.0, **values):
    return VenuePageFactory(
        commune=commune,
        commune_name=commune.name,
        latitude=commune.latitude + north_km / 111.2,
        longitude=commune.longitude,
        **values,
    )


def sheet(client, code="50502") -> str:
    response = client.get(f"/trouver/fiche/{code}/")
    assert response.status_code == 200
    page = response.content.decode()
    return page[page.index('<article class="sheet ') : page.index("</article>")]


def words(html: str) -> str:
    text = unescape(re.sub(r"<svg.*?</svg>|<[^>]*>", " ", html, flags=re.DOTALL))
    text = re.sub(r"\s+([,.])", r"\1", text.replace("\u00a0", " "))
    return " ".join(text.split())


def paper(commune, now=NOW):
    return sheet_of(
        commune, now, calendar=current_calendar(), agency=SiteSettings.load(),
        site_url="https://exemple.fr",
    )  # fmt: skip


# --- What it says ---------------------------------------------------------------------------


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


# --- One page -------------------------------------------------------------------------------


def crowd(commune, venues: int, each: int, name="Bibliothèque"):
    for n in range(venues):
        venue = venue_at(commune, n, title=f"{name} {n}", phone=f"+3326191{n:04}")
        for day in range(each):
            PermanenceFactory(
                venue=venue, weekdays=["lu", "ma", "me", "je", "ve", "sa"][day % 6 : day % 6 + 1]
            )


@pytest.mark.parametrize(("venues", "each"), [(1, 1), (1, 60), (12, 5), (40, 1)])
def test_it_is_one_page(saint_lo, venues, each):
    crowd(saint_lo, venues, each, name="Médiathèque intercommunale " + "très longue " * 12)
    found = paper(saint_lo)
    assert found.is_one_page
    assert found.letters.points == (20 if venues * each == 1 else 14)
    assert found.blocks
    assert bool(found.others) == (venues > len(found.blocks))


def test_what_does_not_fit_is_counted(client, saint_lo):
    crowd(saint_lo, 40, 1)
    html = sheet(client)
    left = 40 - html.count("sheet__venue")
    assert f"Et {left} autres permanences près d’ici : appelez le numéro du bas." in words(html)


def test_all_the_places_of_the_commune_before_details(client, saint_lo):
    library = venue_at(saint_lo, title="Médiathèque", access_notes="Au rez-de-chaussée. " * 6)
    for day in ("ma", "me", "je", "ve"):
        PermanenceFactory(venue=library, weekdays=[day], note="Dans l’espace numérique. " * 3)
    for km, title in ((1, "Mairie"), (2, "Mission locale")):
        venue = venue_at(saint_lo, km, title=title, access_notes="Sonner.", street_address="2 rue")
        PermanenceFactory(venue=venue, weekdays=["lu"])
    PermanenceFactory(venue=venue_at(Commune.objects.get(pk="50483"), 0.1, title="Ailleurs"))
    html = sheet(client)
    said = words(html)
    names = re.findall(r'sheet__name">([^<]*)<', html)
    assert names == ["Médiathèque", "Mairie", "Mission locale"]
    assert said.count("sauf le 2") == 6
    assert "Sonner" not in said
    assert "Dans l’espace" not in said
    assert "Et 1 autre permanence près d’ici" in said


def test_one_paragraph_says_the_days_and_the_person_when_room_is_short(saint_lo):
    crowd(saint_lo, 3, 2)
    block = paper(saint_lo).blocks[0]
    assert (block.address, block.beside) == ("", "1 rue de la Paix")
    assert words(f"{block.entries[1].when}{block.entries[1].then}").startswith(
        "Tous les mardis de 14 h à 17 h, sauf le 22 et le 29 décembre (vacances de Noël). "
        "Sans rendez-vous, avec Camille Martin"
    )


@pytest.mark.parametrize(("entries", "points"), [(2, 20), (3, 18), (4, 16), (6, 14)])
def test_the_largest_letters_that_hold_everything(client, saint_lo, entries, points):
    crowd(saint_lo, 1, entries)
    found = paper(saint_lo)
    assert found.letters.points == points
    assert found.is_one_page
    assert f'<article class="sheet sheet--{points}"' in sheet(client)


@pytest.mark.parametrize("many", [2, 12, 60])
def test_the_number_of_queries_does_not_grow(client, saint_lo, many):
    crowd(saint_lo, many // 2 if many < 60 else 12, 2 if many < 60 else 5)
    client.get("/trouver/fiche/76564/")  # what every page keeps for a minute
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get("/trouver/fiche/50502/")
    # Commune, closed pages, venues here, cells, around, total, permanences and their three lists.
    assert len(queries) <= 10


# --- Who may see what -----------------------------------------------------------------------


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


# --- The code -------------------------------------------------------------------------------


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """(row, column) of what a drawing of segno paints dark: "M4 4.5h7m1 0h1…", pen on the middle
    of a row."""
    path = re.search(r'stroke="#000"[^>]* d="([^"]*)"', svg) or re.search(
        r'd="([^"]*)"[^>]* stroke="#000"', svg
    )
    dark, x, y = set(), 0.0, 0.0
    for letter, numbers in re.findall(r"([Mmh])([-\d. ]+)", path.group(1)):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if letter == "M":
            x, y = values
        elif letter == "m":
            x, y = x + values[0], y + values[1]
        else:
            dark |= {(int(y), int(x) + n) for n in range(int(values[0]))}
            x += values[0]
    return dark


def test_the_code_leads_to_the_live_page(client, saint_lo):
    svg = re.search(r"<svg.*?</svg>", sheet(client), re.DOTALL).group()
    address = f"http://testserver/trouver/?lieu={quote('Saint-Lô')}+50000"
    code = segno.make(address, error="m", micro=False, boost_error=False)
    assert (code.error, dark_modules(svg)) == (
        "M",
        {
            (row, column)
            for row, line in enumerate(code.matrix_iter(border=4))
            for column, dark in enumerate(line)
            if dark
        },
    )
    assert "<title>Les mêmes lieux près de Saint-Lô, à jour</title>" in svg
    assert address in unescape(svg)


@pytest.mark.parametrize("insee", ["50502", "14562", "76564", "14762"])
def test_what_the_code_asks_means_this_commune(saint_lo, insee):
    address = paper(Commune.objects.get(pk=insee)).foot.address
    asked = parse_qs(urlsplit(address).query)["lieu"][0]
    assert locate_place(asked)[0].insee_code == insee


def test_names_cannot_break_the_drawing():
    svg = str(code_svg("https://exemple.fr/?lieu=%3C", "Près d’<script>&"))
    assert "<script>" not in svg


def test_hostile_names_are_text(client, saint_lo):
    commune = CommuneFactory(insee_code="50999", name="<b>&\"'</b>")
    PermanenceFactory(
        venue=venue_at(commune, title="<script>alert(1)</script>"),
        school_policy=SchoolPolicy.ALWAYS, start_time=time(9), end_time=time(12),
    )  # fmt: skip
    html = sheet(client, "50999")
    assert "<script>" not in html
    assert "<b>" not in html
