"""What two people may change at the same moment, really stored."""

from datetime import date, time

import pytest
from wagtail.models import Page

from mediators.editing import save_permanence
from mediators.models import Permanence
from tests.at_once import at_once, db
from tests.core.factories import UserFactory
from tests.mediators.factories import MediatorFactory
from tests.mediators.screens import TODAY
from tests.venues.factories import VenuePageFactory

__all__ = ["at_once", "db", "permanence", "saved", "world"]


def permanence(venue, mediator, **changed) -> Permanence:
    """One that is not stored yet."""
    usual = {"weekdays": ["ma"], "start_time": time(14), "end_time": time(17)}
    days = {"first_day": date(2026, 9, 1), "last_day": date(2027, 6, 29)}
    return Permanence(venue=venue, mediator=mediator, **{**usual, **days, **changed})


def saved(entry: Permanence, person=None, bring=()):
    user = UserFactory()
    return lambda: save_permanence(entry, bring, user, TODAY, person)


@pytest.fixture
def world(db):
    """Two venues and somebody, really stored: other connections must see them."""
    root = Page.get_first_root_node()
    venues = [VenuePageFactory(title=title, parent=root) for title in ("Ici", "Là")]
    return *venues, MediatorFactory()
