import pytest
import time_machine

from tests.events.factories import paris
from tests.events.importing.importing import NOW
from tests.mediators.factories import school_calendar
from tests.venues.factories import VenuePageFactory


@pytest.fixture(autouse=True)
def sunday():
    with time_machine.travel(paris(*NOW), tick=False):
        yield


@pytest.fixture
def venue(db):
    school_calendar()
    return VenuePageFactory(title="Médiathèque de Saint-Lô", slug="mediatheque-de-saint-lo")
