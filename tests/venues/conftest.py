"""A venue and the people around it, lighter than the whole network of ``personas``."""

import pytest

from tests.core.factories import UserFactory
from tests.venues.factories import VenuePageFactory
from venues.permissions import ensure_agency_group, provision_library


@pytest.fixture
def venue():
    return VenuePageFactory(title="Médiathèque de Saint-Lô")


@pytest.fixture
def librarian(venue):
    """Somebody who works at the library: may change this venue, and no other."""
    user = UserFactory()
    user.groups.add(provision_library("Médiathèque de Saint-Lô", [venue]).group)
    return user


@pytest.fixture
def editor(client, librarian):
    client.force_login(librarian)
    return client


@pytest.fixture
def agency(venue):
    user = UserFactory()
    user.groups.add(ensure_agency_group())
    return user
