"""Whom to call: the nearest number that exists, and whose it is."""

import pytest

from core.models import SiteSettings
from mediators.contact import person_contact, venue_contact, whom_to_call
from mediators.models import Mediator, Organisation, Permanence
from venues.models import VenuePage

pytestmark = pytest.mark.django_db

BOOKING, VENUE, EMPLOYER, AGENCY = (f"+3326191000{n}" for n in range(1, 5))


def world(*numbers: str):
    """A permanence of somebody, and the agency, with only these numbers."""
    known = {number: number if number in numbers else "" for number in (BOOKING, VENUE, EMPLOYER)}
    permanence = Permanence(
        booking_phone=known[BOOKING],
        venue=VenuePage(title="Médiathèque de l'Île", phone=known[VENUE]),
        mediator=Mediator(
            name="Camille Lenoir", employer=Organisation(name="Manche", phone=known[EMPLOYER])
        ),
    )
    agency = SiteSettings(agency_name="L’agence", phone=AGENCY if AGENCY in numbers else "")
    return permanence, agency


@pytest.mark.parametrize(
    ("numbers", "phone", "whose"),
    [
        ([BOOKING, VENUE, EMPLOYER, AGENCY], BOOKING, "pour prendre rendez-vous"),
        ([VENUE, EMPLOYER, AGENCY], VENUE, "accueil\u00a0: Médiathèque de l’Île"),
        ([EMPLOYER, AGENCY], EMPLOYER, "Manche"),
        ([AGENCY], AGENCY, "L’agence"),
    ],
)
def test_the_nearest_number(numbers, phone, whose):
    contact = whom_to_call(*world(*numbers))
    assert (contact.phone, contact.whose) == (phone, whose)
    assert contact.is_there == (phone in {BOOKING, VENUE})
    assert contact.shown.startswith("02\u00a061")


def test_nobody_has_a_number():
    assert whom_to_call(*world()) is None


def test_somebody_s_own_number_comes_first_when_it_is_public():
    permanence, agency = world(VENUE, EMPLOYER, AGENCY)
    person = permanence.mediator
    person.phone = "+33612345678"
    assert person_contact(person, permanence, agency).phone == VENUE
    assert person_contact(person, None, agency).phone == EMPLOYER
    person.phone_is_public = True
    assert person_contact(person, permanence, agency).phone == "+33612345678"


def test_a_person_without_employer_leads_to_the_agency():
    _, agency = world(AGENCY)
    assert person_contact(Mediator(name="Zoé"), None, agency).phone == AGENCY
    assert venue_contact(VenuePage(title="Mairie"), agency).phone == AGENCY
