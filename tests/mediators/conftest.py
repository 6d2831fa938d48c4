"""A venue, a librarian who may change it, and the school calendar on a day of term."""

import pytest
import time_machine

from tests.mediators.factories import MediatorFactory, school_calendar
from tests.venues.conftest import agency, editor, librarian, venue

__all__ = [
    "agency",
    "calendar",
    "camille",
    "desk",
    "editor",
    "in_november",
    "librarian",
    "venue",
]


@pytest.fixture
def in_november():
    with time_machine.travel("2026-11-21 10:00+01:00", tick=False):
        yield


@pytest.fixture
def calendar(db):
    return school_calendar()


@pytest.fixture
def camille(db):
    return MediatorFactory(name="Camille Martin")


@pytest.fixture
def desk(client, agency):
    """The agency at its desk."""
    client.force_login(agency)
    return client
