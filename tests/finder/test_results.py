"""A result says who is there, when, how and at what number; the rest comes on request."""

import gzip
import re
from datetime import date, time

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.models import SiteSettings
from mediators.enums import Mode, Posture
from schedules.enums import Frequency, SchoolPolicy
from tests.finder.factories import finder_page, some_communes
from tests.finder.results_page import cards, get, names
from tests.mediators.factories import (
    AbsenceFactory,
    BringItemFactory,
    MediatorFactory,
    OrganisationFactory,
    PermanenceFactory,
    school_calendar,
)
from tests.venues.factories import VenuePageFactory
from venues.models import Closure
from venues.vocabulary import Service

pytestmark = pytest.mark.django_db

SATURDAY = "2026-11-21 10:00+01:00"


@pytest.fixture(autouse=True)
def some_saturday():
    with time_machine.travel(SATURDAY, tick=False):
        yield


@pytest.fixture
def library():
    finder_page()
    some_communes()
    school_calendar()
    return VenuePageFactory(title="La Source", phone="+33261919001")


def card(client, **params) -> str:
    return cards(get(client, lieu="Saint-Lô", **params))["La Source"]


def test_a_card_says_who_when_how_and_at_what_number(client, library):
    camille = MediatorFactory(name="Camille Martin")
    PermanenceFactory(venue=library, mediator=camille, postures=[Posture.WITH])
    html = get(client, lieu="Saint-Lô")
    said = cards(html)["La Source"]
    assert "Mardi 24 novembre, 14 h – 17 h" in said
    assert "avec Camille Martin , conseiller numérique" in said
    assert "Sans rendez-vous" in said
    assert "« Je fais avec vous »" in said
    assert "02 61 91 90 01" in said
    assert f'href="{camille.path_on_site}"' in html


def test_a_venue_where_nobody_is_expected_stays_as_it_was(client, library):
    said = card(client)
    assert "Horaires non communiqués" in said
    assert "02 61 91 90 01" in said
    assert "avec" not in said


@pytest.mark.parametrize(
    ("booking", "venue", "employer", "agency", "shown", "whose"),
    [
        ("+33261919011", "+33261919012", "+33261919013", "+33261919014", "11", "pour prendre"),
        ("", "+33261919012", "+33261919013", "+33261919014", "12", ""),
        ("", "", "+33261919013", "+33261919014", "13", "La Communauté"),
        ("", "", "", "+33261919014", "14", "L’agence"),
        ("", "", "", "", "", ""),
    ],
)
def test_the_nearest_phone_that_exists(
    client, library, booking, venue, employer, agency, shown, whose
):
    settings = SiteSettings.load()
    settings.phone = agency
    settings.save()
    library.phone = venue
    library.save()
    organisation = OrganisationFactory(name="La Communauté", phone=employer)
    PermanenceFactory(
        venue=library,
        mediator__employer=organisation,
        mode=Mode.APPOINTMENT,
        booking_phone=booking,
    )
    said = card(client)
    assert "Sur rendez-vous" in said
    assert (f"02 61 91 90 {shown}" in said) == bool(shown)
    assert whose in said


def test_the_place_itself_gives_a_phone_when_nobody_is_there(client, library):
    settings = SiteSettings.load()
    settings.phone = "+33261919014"
    settings.save()
    library.phone = ""
    library.save()
    assert "02 61 91 90 14" in card(client)


def test_somebody_of_several_places_is_named_where_they_are_nearest(client, library):
    camille = MediatorFactory(name="Camille Martin")
    PermanenceFactory(venue=library, mediator=camille)
    far = VenuePageFactory(title="Vire", commune_name="Vire Normandie", latitude=48.8390)
    PermanenceFactory(venue=far, mediator=camille, weekdays=["me"])
    PermanenceFactory(venue=far, mediator=camille, weekdays=["je"])
    twin = VenuePageFactory(title="La mairie", latitude=49.1200)
    PermanenceFactory(venue=twin, mediator=camille, weekdays=["ve"])
    found = cards(get(client, lieu="Saint-Lô"))
    assert "Aussi à « La mairie » et à Vire Normandie" in found["La Source"]
    assert "Aussi" not in found["La mairie"] + found["Vire"]


def test_other_places_stay_short(client, library):
    camille = MediatorFactory()
    PermanenceFactory(venue=library, mediator=camille)
    for number, town in enumerate(["Le Havre", "Les Loges", "Caen", "Vire", "Dieppe"]):
        venue = VenuePageFactory(commune_name=town, latitude=48.9, postal_code=f"{50 + number}000")
        PermanenceFactory(venue=venue, mediator=camille, start_time=time(9 + number))
    assert "Aussi au Havre, aux Loges, à Caen et dans 2 autres lieux" in card(client)


def test_the_others_of_a_venue_are_in_the_details(client, library):
    PermanenceFactory(venue=library, mediator__name="Camille Martin")
    PermanenceFactory(venue=library, mediator__name="Paul Durand", weekdays=["je"])
    said = card(client)
    assert said.index("Camille Martin") < said.index("En savoir plus") < said.index("Paul")
    assert "Jeudi 26 novembre, 14 h – 17 h, avec Paul Durand" in said


def test_what_to_bring(client, library):
    PermanenceFactory(
        venue=library, bring=[BringItemFactory(label="le courrier reçu", sort_order=1)]
    )
    assert "À apporter : le courrier reçu" in card(client)


def test_it_can_be_sent_and_corrected(client, library):
    PermanenceFactory(venue=library, mediator__name="Camille Martin")
    html = get(client, lieu="Saint-Lô")
    assert 'href="sms:?body=La%20Source' in html
    assert 'href="mailto:?subject=' in html
    assert "Camille%20Martin" in html
    assert f"/signaler/?lieu={library.slug}" in html


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (
            "2026-11-24 13:59+01:00",
            "Aujourd’hui, 14 h – 17 h Mardi 24 novembre 2026, 14 h – 17 h Camille",
        ),
        (
            "2026-11-24 14:00+01:00",
            "Aujourd’hui, 14 h – 17 h (en ce moment) Mardi 24 novembre 2026",
        ),
        (
            "2026-11-24 16:59+01:00",
            "Aujourd’hui, 14 h – 17 h (en ce moment) Mardi 24 novembre 2026",
        ),
        ("2026-11-24 17:00+01:00", "Mardi 1er décembre, 14 h – 17 h Camille"),
        ("2026-11-23 23:59+01:00", "Demain, 14 h – 17 h Mardi 24 novembre 2026"),
        (
            "2026-11-24 00:00+01:00",
            "Aujourd’hui, 14 h – 17 h Mardi 24 novembre 2026, 14 h – 17 h Camille",
        ),
        # No school from 17 October to 1 November, nor from 19 December to 3 January.
        ("2026-10-17 09:00+02:00", "Mardi 3 novembre, 14 h – 17 h Camille"),
        ("2026-12-16 09:00+01:00", "Mardi 5 janvier 2027, 14 h – 17 h Camille"),
    ],
)
def test_the_next_time_is_not_over_and_really_takes_place(client, library, now, said):
    PermanenceFactory(venue=library, mediator__name="Camille")
    with time_machine.travel(now, tick=False):
        shown = card(client).replace(" avec Camille", " Camille")
    assert said in shown


def test_a_closed_venue_or_an_absent_person_shifts_the_next_time(client, library):
    permanence = PermanenceFactory(venue=library)
    Closure.objects.create(
        venue=library, first_day=date(2026, 11, 24), last_day=date(2026, 11, 24), reason="travaux"
    )
    AbsenceFactory(
        mediator=permanence.mediator, first_day=date(2026, 12, 1), last_day=date(2026, 12, 4)
    )
    assert "Mardi 8 décembre, 14 h – 17 h" in card(client)


def test_a_permanence_without_known_date_says_so(client, library):
    PermanenceFactory(
        venue=library,
        mediator__name="Camille Martin",
        first_day=date(2028, 9, 1),
        last_day=date(2029, 6, 30),
    )
    assert "Camille Martin : la prochaine date ici n’est pas encore connue." in card(client)


def test_who_left_and_what_is_over_or_hidden_is_nowhere(client, library):
    PermanenceFactory(venue=library, mediator__name="Partie Ailleurs", mediator__is_active=False)
    PermanenceFactory(venue=library, mediator__name="Finie Hier", last_day=date(2026, 11, 20))
    camille = MediatorFactory(name="Camille Martin")
    PermanenceFactory(venue=library, mediator=camille)
    draft = VenuePageFactory(title="Le Brouillon", commune_name="Brouillonville", live=False)
    PermanenceFactory(venue=draft, mediator=camille, weekdays=["me"])
    secret = VenuePageFactory(title="Le Secret", commune_name="Secretville")
    PermanenceFactory(venue=secret, mediator=camille, weekdays=["je"])
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    html = get(client, lieu="Saint-Lô")
    for hidden in ("Partie", "Finie", "Brouillon", "Secret", "Aussi"):
        assert hidden not in html
    assert "Camille Martin" in html


def test_private_numbers_and_addresses_stay_private(client, library):
    PermanenceFactory(
        venue=library,
        mediator__phone="+33261919099",
        mediator__email="camille@exemple.fr",
        mediator__phone_is_public=False,
    )
    html = get(client, lieu="Saint-Lô")
    assert "919099" not in html
    assert "02\u00a061\u00a091\u00a090\u00a099" not in html
    assert "camille@exemple.fr" not in html


def test_names_are_escaped(client, library):
    PermanenceFactory(venue=library, mediator__name="<b>Camille</b>", note="<script>x</script>")
    html = get(client, lieu="Saint-Lô")
    assert "<b>Camille" not in html
    assert "<script>x" not in html


def populated(size: int):
    for number in range(size):
        venue = VenuePageFactory(latitude=49.11 + number / 100)
        camille = MediatorFactory(employer=OrganisationFactory())
        for weekday in ("lu", "ma"):
            PermanenceFactory(
                venue=venue,
                mediator=camille,
                weekdays=[weekday],
                services=[Service.ADMINISTRATIVE],
                bring=[BringItemFactory()],
            )
        elsewhere = VenuePageFactory(latitude=48 + number / 100, longitude=0.5)
        PermanenceFactory(venue=elsewhere, mediator=camille, weekdays=["me"])
        AbsenceFactory(mediator=camille)
        Closure.objects.create(
            venue=venue, first_day=date(2026, 12, 24), last_day=date(2026, 12, 31)
        )


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"tri": "tot"},
        {"jour": "ma", "acces": "sans-rdv", "besoin": Service.ADMINISTRATIVE, "rayon": "50"},
        {"besoin": "faire à ma place"},
    ],
)
def test_queries_do_not_grow_with_people(client, params):
    finder_page()
    some_communes()
    school_calendar()
    counts = []
    for size in (2, 10):
        populated(size)
        cache.clear()
        get(client, lieu="Saint-Lô", **params)
        with CaptureQueriesContext(connection) as captured:
            shown = names(get(client, lieu="Saint-Lô", **params))
        counts.append(len(captured))
        assert len(shown) >= size
    assert counts[0] == counts[1] <= 20


def test_the_page_is_light_and_sets_no_cookie(client):
    finder_page()
    some_communes()
    school_calendar()
    populated(15)
    response = client.get("/trouver/?lieu=Saint-L%C3%B4")
    assert len(gzip.compress(response.content)) < 25_000
    assert not response.cookies
    assert "csrf" not in response.content.decode()


def test_every_kind_of_rule_has_a_next_time(client, library):
    PermanenceFactory(
        venue=library,
        frequency=Frequency.DATES,
        dates=["2026-12-02", "2026-12-19"],
        weekdays=[],
        school_policy=SchoolPolicy.ALWAYS,
    )
    assert "Mercredi 2 décembre, 14 h – 17 h" in card(client)


def test_a_commune_leads_to_its_sheet_and_a_position_does_not(client):
    finder_page()
    some_communes()
    VenuePageFactory()
    assert 'href="/trouver/fiche/50502/"' in get(client, lieu="Saint-Lô")
    assert "/trouver/fiche/" not in get(client, lat="49.11", lon="-1.09")


def test_paper_says_once_what_to_bring(client):
    finder_page()
    some_communes()
    school_calendar()
    BringItemFactory(label="Votre téléphone chargé", modes=[Mode.WALK_IN])
    for _ in range(2):
        PermanenceFactory(mode=Mode.WALK_IN)
    with time_machine.travel("2026-11-21 10:00+01:00", tick=False):
        html = get(client, lieu="Saint-Lô")
    [paper] = re.findall(r'<p class="on-paper"><strong>À apporter.*?</p>', html)
    assert paper.count("otre téléphone chargé") == 1
    assert html.count('<ul class="card__bring">') == 2
