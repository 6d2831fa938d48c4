"""A venue and its commune, as an editor's form leaves them."""

import pytest
from django.core.exceptions import ValidationError

from tests.venues.factories import CommuneFactory, VenuePageFactory, venue_index
from venues.gazetteer import CommuneIndex
from venues.linking import link_commune
from venues.models import Commune, VenuePage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def communes():
    CommuneFactory(
        insee_code="50502", name="Saint-Lô", postal_codes=["50000"], latitude=49.1, longitude=-1.1
    )
    CommuneFactory(
        insee_code="14762",
        name="Vire Normandie",
        former_names=["Vire"],
        postal_codes=["14500"],
        department="14",
        latitude=48.8,
        longitude=-0.9,
    )


def new_venue(**changes):
    return VenuePageFactory(**{"latitude": None, "longitude": None} | changes)


def typed(venue, **changes):
    """The page as an editor opens it, changes it and saves it."""
    page = VenuePage.objects.get(pk=venue.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.full_clean()
    page.save()  # cleans once more, as Wagtail does
    return VenuePage.objects.get(pk=venue.pk)


def test_without_coordinates_the_centre_of_the_commune():
    venue = new_venue()
    assert (venue.latitude, venue.longitude, venue.location_approximate) == (49.1, -1.1, True)
    assert (venue.commune_id, venue.insee_code) == ("50502", "50502")


def test_coordinates_are_kept_and_the_commune_is_linked():
    venue = new_venue(latitude=49.12, longitude=-1.09)
    assert (venue.latitude, venue.location_approximate) == (49.12, False)
    assert (venue.commune_id, venue.insee_code) == ("50502", "50502")


def test_saving_again_changes_nothing():
    venue = new_venue()
    again = typed(venue, title="Autre nom")
    assert (again.latitude, again.location_approximate) == (49.1, True)


def test_coordinates_typed_over_a_centre_are_true_ones():
    venue = typed(new_venue(), latitude=49.13, longitude=-1.08)
    assert (venue.latitude, venue.longitude, venue.location_approximate) == (49.13, -1.08, False)


def test_coordinates_erased_give_the_centre_again():
    venue = typed(new_venue(latitude=49.12, longitude=-1.09), latitude=None, longitude=None)
    assert (venue.latitude, venue.location_approximate) == (49.1, True)


def test_a_centre_follows_its_venue_to_another_commune():
    venue = typed(new_venue(), commune_name="Vire", postal_code="14500")
    assert (venue.commune_id, venue.insee_code) == ("14762", "14762")
    assert (venue.latitude, venue.longitude, venue.location_approximate) == (48.8, -0.9, True)
    assert (venue.commune_name, venue.department) == ("Vire", "14")


def test_true_coordinates_do_not_follow():
    venue = typed(
        new_venue(latitude=49.12, longitude=-1.09), commune_name="Vire", postal_code="14500"
    )
    assert (venue.latitude, venue.location_approximate, venue.commune_id) == (49.12, False, "14762")


def test_another_spelling_is_no_other_commune():
    venue = typed(new_venue(), commune_name="St Lo")
    assert (venue.commune_id, venue.commune_name, venue.latitude) == ("50502", "St Lo", 49.1)


def test_a_centre_is_lost_with_its_commune_and_publication_says_so():
    page = VenuePage.objects.get(pk=new_venue().pk)
    page.commune_name, page.postal_code = "Rennes", "35000"
    page.full_clean()
    assert (page.commune, page.insee_code, page.latitude) == (None, "", None)
    assert not page.location_approximate
    assert page.publication_blockers()


def test_an_insee_code_that_somebody_typed_decides():
    venue = typed(new_venue(), insee_code="14762")
    assert (venue.commune_id, venue.latitude) == ("14762", 48.8)


def test_a_name_that_the_gazetteer_does_not_know_keeps_the_link_of_its_code():
    venue = new_venue(commune_name="Saint-Lô (Manche)", insee_code="50502")
    again = typed(venue, title="Autre nom")
    assert (again.commune_id, again.insee_code, again.latitude) == ("50502", "50502", 49.1)


def test_an_unknown_commune_needs_coordinates():
    page = VenuePage(title="Loin", commune_name="Rennes", postal_code="35000")
    link_commune(page)
    assert (page.commune, page.latitude, page.location_approximate) == (None, None, False)


def test_half_a_point_is_refused():
    page = VenuePage(
        title="x", slug="x", commune_name="Saint-Lô", postal_code="50000", latitude=49.0
    )
    with pytest.raises(ValidationError, match="latitude et la longitude"):
        venue_index().add_child(instance=page)


def test_a_centre_moved_by_a_new_gazetteer_is_still_a_centre():
    venue = new_venue()
    Commune.objects.filter(pk="50502").update(latitude=49.2)
    again = typed(venue, title="Autre nom")
    assert again.location_approximate


def test_an_index_in_memory_asks_no_query(django_assert_num_queries):
    index = CommuneIndex(Commune.objects.all())
    page = VenuePage(title="x", commune_name="ST LO", postal_code="50000")
    with django_assert_num_queries(0):
        link_commune(page, index)
    assert page.commune_id == "50502"
