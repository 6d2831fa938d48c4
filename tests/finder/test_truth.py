"""What a card says first never contradicts what was asked; what else it says is explained."""

from datetime import date
from itertools import product

import pytest
import time_machine

from core.text import WEEKDAYS
from mediators.enums import Mode
from schedules.enums import Frequency, SchoolPolicy, weekday_number
from schedules.known import forget
from schedules.models import SchoolCalendar
from tests.finder.factories import finder_page, some_communes
from tests.finder.results_page import cards, get, headings, leads, text
from tests.mediators.factories import (
    AbsenceFactory,
    MediatorFactory,
    PermanenceFactory,
    school_calendar,
)
from tests.venues.factories import VenuePageFactory
from venues.models import Closure, VenueHours
from venues.vocabulary import AccessMode, Service

pytestmark = pytest.mark.django_db

SAFETY, CREATION, EQUIPMENT = Service.SAFETY, Service.CREATION, Service.EQUIPMENT
LABELS = {SAFETY: "Les arnaques", CREATION: "Créer", EQUIPMENT: "Acheter moins cher"}
NOWS = ("2026-11-22 12:00+01:00", "2026-12-23 10:00+01:00", "2027-07-02 17:00+02:00")


def venue(title, hours="", **columns):
    columns = {"latitude": 49.1157, **columns}
    made = VenuePageFactory(title=title, **columns)
    VenueHours.objects.create(venue=made, osm=hours)
    return made


@pytest.fixture
def network():
    """Places that offer, open and help; people who do other things, on other days, otherwise."""
    finder_page()
    some_communes()
    school_calendar()
    everything = [SAFETY, CREATION, EQUIPMENT]
    desk = venue("Accueil", "Mo-Sa 09:00-12:00", desk_help=True, services=everything)
    ended = {"last_day": date(2027, 7, 4)}
    PermanenceFactory(venue=desk, mediator__name="Rdv Arnaques", mode=Mode.APPOINTMENT,
                      services=[SAFETY], **ended)  # fmt: skip
    shut = venue("Travaux", "Mo-Sa 10:00-18:00", desk_help=True, services=everything)
    Closure.objects.create(venue=shut, first_day=date(2026, 11, 23), last_day=date(2027, 1, 31))
    PermanenceFactory(venue=shut, mediator__name="Libre Créer", services=[CREATION],
                      weekdays=["sa"], school_policy=SchoolPolicy.ALWAYS)  # fmt: skip
    dates = venue("Dates", services=everything)
    PermanenceFactory(venue=dates, mediator__name="Libre Acheter", services=[EQUIPMENT],
                      frequency=Frequency.DATES, school_policy=SchoolPolicy.ALWAYS,
                      dates=["2026-10-03", "2026-12-29", "2027-07-06"])  # fmt: skip
    venue("Ouvert", "Mo,Sa 09:00-12:00", services=[SAFETY], access_modes=[AccessMode.WALK_IN])
    venue("Téléphone", "Mo-Fr 09:00-17:00", services=everything, access_modes=[AccessMode.PHONE])
    venue("Sans horaires", desk_help=True, services=[CREATION])
    away = venue("Absence", "Tu-Sa 10:00-18:00", services=everything)
    absent = PermanenceFactory(venue=away, mediator__name="Rdv Absente", mode=Mode.APPOINTMENT)
    AbsenceFactory(mediator=absent.mediator, last_day=date(2027, 8, 31))


GRID = list(product(["", *LABELS], ["", "lu", "ma", "sa"], ["", "sans-rdv", "rdv"]))
DONE = {"Rdv Arnaques": [SAFETY], "Libre Créer": [CREATION], "Libre Acheter": [EQUIPMENT],
        "Rdv Absente": list(LABELS)}  # fmt: skip


@pytest.mark.parametrize("tri", ["", "tot"])
@pytest.mark.parametrize("now", NOWS)
def test_the_first_line_never_contradicts_the_filters(client, network, now, tri):
    wrong, seen = [], 0
    with time_machine.travel(now, tick=False):
        for need, day, access in GRID:
            html = get(client, lieu="Saint-Lô", besoin=need, jour=day, acces=access, tri=tri)
            gone = text(html)
            asked = ("" if "Aucun lieu connu pour" in gone else need,
                     *(("", "") if "Rien de connu" in gone else (day, access)))  # fmt: skip
            for title, said in cards(html).items():
                seen += 1
                line = leads(html)[title]
                if fault := contradiction(line, said.split("En savoir plus")[0], *asked):
                    wrong.append((need, day, access, title, line, fault))
    assert not wrong
    assert seen > 100


def contradiction(line: str, said: str, need: str, day: str, access: str) -> str:
    """What is wrong with a card; ``said`` is all that one reads before its details."""
    if line.startswith("Pas de date") or "aucune date" in line or "absence" in line:
        return ""
    if not line and any((need, day, access)):
        return "nothing said"
    if day and WEEKDAYS[weekday_number(day)] not in line.lower():
        return "another day"
    first = said[said.index(line) :] if line else said
    here = first.split("Aussi : ")[0]
    if access and not mode_said_first(here).startswith(
        "sans rendez-vous" if access == "sans-rdv" else "sur rendez-vous"
    ):
        return "another way of coming"
    people = [name for name in DONE if f"avec {name}" in here]
    if need and people and need not in DONE[people[0]]:
        return "somebody who does something else"
    if need and not people and f"Ce lieu propose : {LABELS[need]}" not in here:
        return "not what was asked"
    return ""


def mode_said_first(said: str) -> str:
    lower = said.lower()
    found = [
        at for words in ("sans rendez-vous", "sur rendez-vous") if (at := lower.find(words)) >= 0
    ]
    return lower[min(found) :] if found else ""


def test_a_place_that_offers_it_leads_and_its_people_follow(client, network):
    with time_machine.travel(NOWS[0], tick=False):
        html = get(client, lieu="Saint-Lô", besoin=CREATION)
    assert leads(html)["Accueil"] == "Ce lieu propose : Créer"
    said = cards(html)["Accueil"]
    also = said.index("Aussi : mardi 24 novembre, 14 h – 17 h, avec Rdv Arnaques , sur rendez-vous")
    assert also < said.index("En savoir plus")


def test_two_ways_of_coming_to_one_place_are_both_understood(client, network):
    with time_machine.travel(NOWS[0], tick=False):
        said = cards(get(client, lieu="Saint-Lô"))["Accueil"]
    assert "Sur rendez-vous" in said
    assert "Le reste du temps : aide à l’accueil, sans rendez-vous" in said


def test_the_others_say_how_to_come_to_them(client, network):
    both = venue("Deux")
    PermanenceFactory(venue=both)
    PermanenceFactory(venue=both, weekdays=["je"], mode=Mode.APPOINTMENT, mediator__name="Léa")
    with time_machine.travel(NOWS[0], tick=False):
        said = cards(get(client, lieu="Saint-Lô"))["Deux"]
    assert "Jeudi 26 novembre, 14 h – 17 h, avec Léa , sur rendez-vous" in said


@pytest.mark.parametrize(
    ("last", "desk", "expected"),
    [
        (date(2027, 1, 31), False, "Fermé du 23 novembre au 31 janvier (travaux)"),
        (date(2026, 11, 24), True, "Fermé du 23 au 24 novembre (travaux)"),
    ],
)
def test_why_the_next_time_is_so_far(client, network, last, desk, expected):
    shut = venue("La Source", "Mo-Sa 10:00-18:00", desk_help=True)
    first = date(2026, 11, 23)
    Closure.objects.create(venue=shut, first_day=first, last_day=last, reason="travaux")
    PermanenceFactory(venue=shut)
    for now in (NOWS[0], "2026-11-24 12:00+01:00"):
        with time_machine.travel(now, tick=False):
            said = cards(get(client, lieu="Saint-Lô"))["La Source"]
        assert said.count(expected) == 1
    assert ("Aide à l’accueil" in said or "aide à l’accueil" in said) == desk


def test_a_closure_after_the_answer_is_not_told(client, network):
    shut = venue("La Source")
    Closure.objects.create(venue=shut, first_day=date(2026, 11, 25), last_day=date(2026, 12, 31))
    PermanenceFactory(venue=shut)
    with time_machine.travel(NOWS[0], tick=False):
        assert "Fermé" not in cards(get(client, lieu="Saint-Lô"))["La Source"]


ABSENT = " : absence jusqu’au 31 août 2027. Aucune date n’est prévue ici."
UNKNOWN = " : la prochaine date ici n’est pas encore connue."
OVER = " : plus aucune date n’est prévue ici."
SHUT = " : aucune date n’est prévue ici. Lieu fermé (travaux)."


@pytest.mark.parametrize(
    ("now", "last_day", "absent", "shut", "known_until", "expected"),
    [
        ("2027-07-02 17:00+02:00", date(2027, 7, 6), False, False, date(2028, 8, 31), OVER),
        ("2026-11-22 12:00+01:00", date(2027, 6, 29), True, False, date(2028, 8, 31), ABSENT),
        ("2026-11-22 12:00+01:00", date(2027, 6, 29), False, True, date(2028, 8, 31), SHUT),
        ("2027-06-30 12:00+02:00", date(2028, 6, 30), False, False, date(2027, 8, 31), UNKNOWN),
        # Away until then, and nobody knows what comes next.
        ("2027-06-30 12:00+02:00", date(2028, 6, 30), True, False, date(2027, 8, 31), UNKNOWN),
        ("2026-11-22 12:00+01:00", date(2027, 6, 29), False, False, None, UNKNOWN),
    ],
)
def test_why_no_date_is_known(client, network, now, last_day, absent, shut, known_until, expected):
    place = venue("La Source")
    odile = MediatorFactory(name="Odile")
    PermanenceFactory(venue=place, mediator=odile, last_day=last_day)
    if absent:
        AbsenceFactory(mediator=odile, last_day=date(2027, 8, 31))
        AbsenceFactory(mediator=odile, first_day=date(2026, 11, 20), last_day=date(2026, 12, 20))
    if shut:
        Closure.objects.create(
            venue=place, first_day=date(2026, 11, 20), last_day=date(2027, 8, 1), reason="travaux"
        )
    if known_until:
        SchoolCalendar.objects.update(known_until=known_until)
    else:
        SchoolCalendar.objects.all().delete()
    forget()
    with time_machine.travel(now, tick=False):
        assert leads(get(client, lieu="Saint-Lô"))["La Source"] == text(f"Odile{expected}")


def test_a_date_that_is_over_does_not_answer_for_its_weekday(client, network):
    """The list's only Saturday is past: another day is told as such."""
    with time_machine.travel(NOWS[0], tick=False):
        html = get(client, lieu="Saint-Lô", jour="sa", tri="tot")
    said = cards(html)["Dates"]
    assert leads(html)["Dates"] == "Pas de date annoncée le samedi."
    assert "Aussi : mardi 29 décembre, 14 h – 17 h, avec Libre Acheter" in said
    assert "pas encore connue" not in said
    assert headings(html)[-1] == "Les autres lieux, du plus près au plus loin"
