"""The agency, a library and a visitor, each with a browser of their own."""

import pytest
from django.test import Client

from tests.core.factories import UserFactory
from tests.portraits.factories import portrait_index
from tests.venues.factories import VenuePageFactory
from venues.permissions import ensure_agency_group, provision_library


@pytest.fixture
def agency(db):
    """Somebody of the agency, signed in."""
    portrait_index()
    user = UserFactory(username="agence")
    user.groups.add(ensure_agency_group())
    browser = Client()
    browser.force_login(user)
    browser.user = user
    return browser


@pytest.fixture
def library(db):
    """A trusted contributor, signed in."""
    portrait_index()
    venue = VenuePageFactory(title="Médiathèque de Saint-Lô")
    user = UserFactory(username="saint-lo")
    user.groups.add(provision_library("Saint-Lô", [venue], trusted=True).group)
    browser = Client()
    browser.force_login(user)
    return browser
