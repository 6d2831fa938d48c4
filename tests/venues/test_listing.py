"""`/lieux/`: addresses of cards, totals, and what a list costs."""

import pytest
from django.core.cache import cache

from tests.venues.factories import VenuePageFactory
from venues.listing import overview
from venues.models import VenuePage

pytestmark = pytest.mark.django_db


def test_the_address_of_a_card_is_the_page_s():
    venue = VenuePageFactory(title="Médiathèque de l’Île")
    assert venue.path_on_site == venue.get_url()


def test_the_overview_counts_visible_venues_by_department_and_kind():
    VenuePageFactory(venue_types=["BIB", "MUNI"])
    VenuePageFactory(venue_types=["BIB"], postal_code="14000")
    VenuePageFactory(venue_types=["CCAS"], postal_code="14000", live=False)
    found = overview()
    assert found["total"] == 2
    assert [(d["code"], d["total"]) for d in found["departments"]] == [("14", 1), ("50", 1)]
    assert {code for code, _ in found["kinds"]} == {"BIB", "MUNI"}


def test_a_card_needs_no_query_of_its_own(django_assert_num_queries):
    for _ in range(3):
        VenuePageFactory(phone="+33261910001")
    with django_assert_num_queries(3):  # closed pages, venues with hours, closures
        venues = list(VenuePage.objects.visible().for_listing())
    with django_assert_num_queries(0):
        assert all(v.path_on_site and v.address_line and v.phone_shown for v in venues)


def test_the_list_costs_the_same_for_few_and_for_many(client, django_assert_max_num_queries):
    for size in (2, 12):
        while VenuePage.objects.count() < size:
            VenuePageFactory()
        cache.clear()
        client.get("/lieux/")
        with django_assert_max_num_queries(9):
            html = client.get("/lieux/").content.decode()
        assert html.count("<article") == size
