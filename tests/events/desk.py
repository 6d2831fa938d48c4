"""What the tests of the desk's screens share: a date with people, a filled form, the addresses."""

import re

from django.urls import reverse

from events import registering
from events.models import Occurrence, Registration
from events.wanted import Wanted
from tests.events.factories import dated_event, paris
from tests.venues.hours_screens import said

__all__ = ["NOW", "TUESDAY", "address", "at", "filled", "one", "people", "said", "tuesday"]

NOW = paris(2026, 11, 21, 10)
TUESDAY = paris(2026, 11, 24, 14)


def tuesday(venue, *more, capacity=8, **values) -> Occurrence:
    """A workshop of this venue next Tuesday, and on ``more`` days."""
    event = dated_event(venue, TUESDAY, *more, capacity=capacity, **values)
    return event.occurrences.select_related("event__venue").first()


def people(occurrence, number: int, **values) -> list[Registration]:
    usual = {"phone": "+33261919001"}
    return [
        registering.register(occurrence, Wanted(f"Personne {n}", **(usual | values)), NOW)
        for n in range(1, number + 1)
    ]


def address(occurrence) -> str:
    return reverse("event_registrations", args=[occurrence.event_id, occurrence.pk])


def at(name: str, occurrence, *more) -> str:
    return reverse(name, args=[occurrence.event_id, occurrence.pk, *more])


def one(occurrence, **values) -> Registration:
    return Registration.objects.get(occurrence=occurrence, **values)


def filled(**changed) -> dict:
    """The desk form as the browser posts it."""
    usual = {"name": "Camille Martin", "phone": "02 61 91 90 01", "email": "", "places": "1"}
    return usual | {"key": "a" * 32} | changed


def key_shown(response) -> str:
    return re.search(r'name="key" value="([0-9a-f]{32})"', response.content.decode())[1]
