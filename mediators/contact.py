"""Whom to call: the nearest number that exists, and whose it is.

The number of the appointment, else the venue's, else the employer's, else the agency's.
"""

from dataclasses import dataclass

from core.models import SiteSettings
from core.text import NBSP, french_phone, typographic


@dataclass(frozen=True)
class Contact:
    """``phone`` as it is stored (+33261919000); ``whose`` says in words who answers.

    ``is_there``: the venue itself answers, so that beside its name ``whose`` need not be said.
    """

    phone: str
    whose: str
    is_there: bool = False

    @property
    def shown(self) -> str:
        return french_phone(self.phone)


def whom_to_call(permanence, agency: SiteSettings) -> Contact | None:
    """For one permanence; None when nobody at all has a number."""
    if permanence.booking_phone:
        return Contact(permanence.booking_phone, "pour prendre rendez-vous", is_there=True)
    return venue_contact(permanence.venue, agency, employer=permanence.mediator.employer)


def venue_contact(venue, agency: SiteSettings, *, employer=None) -> Contact | None:
    """For a venue, or for somebody of ``employer`` at this venue."""
    if venue is not None and venue.phone:
        return Contact(venue.phone, f"accueil{NBSP}: {typographic(venue.title)}", is_there=True)
    if employer is not None and employer.phone:
        return Contact(employer.phone, typographic(employer.name))
    if agency.phone:
        return Contact(agency.phone, typographic(agency.agency_name))
    return None


def person_contact(mediator, permanence, agency: SiteSettings) -> Contact | None:
    """For somebody: the person's own public number first. ``permanence`` may be None."""
    if mediator.public_phone:
        return Contact(mediator.public_phone, typographic(mediator.name))
    if permanence is not None:
        return whom_to_call(permanence, agency)
    return venue_contact(None, agency, employer=mediator.employer)
