import pytest
from django.core.exceptions import ValidationError

from tests.venues.factories import VenuePageFactory
from venues.models import VenuePage
from venues.vocabulary import Service

pytestmark = pytest.mark.django_db


def test_a_list_of_codes_is_kept_in_the_order_of_its_choices():
    venue = VenuePageFactory(services=[Service.SAFETY, Service.ADMINISTRATIVE, Service.SAFETY])
    venue.refresh_from_db()
    again = VenuePage.objects.get(pk=venue.pk)
    assert again.services == [Service.ADMINISTRATIVE, Service.SAFETY]
    assert again.get_services_labels() == [
        "Aide aux démarches administratives",
        "Utilisation sécurisée du numérique",
    ]


def test_has_finds_a_whole_code_only():
    VenuePageFactory(venue_types=["CSC"])
    VenuePageFactory(venue_types=["CS", "ASSO"])
    assert VenuePage.objects.filter(venue_types__has="CS").count() == 1
    assert VenuePage.objects.filter(venue_types__has="ASSO").count() == 1
    assert VenuePage.objects.filter(venue_types__has="PIJ_BIJ").count() == 0


@pytest.mark.parametrize("hostile", ["%", "_", "|", "\\", "'", "a|b", "", "\u2028"])
def test_has_takes_any_text_literally(hostile):
    VenuePageFactory(venue_types=["BIB"])
    assert VenuePage.objects.filter(venue_types__has=hostile).count() == 0


def test_an_unknown_code_is_refused():
    venue = VenuePageFactory.build(venue_types=["INCONNU"])
    with pytest.raises(ValidationError, match="INCONNU"):
        venue._meta.get_field("venue_types").clean(["INCONNU"], venue)


def test_lists_survive_a_revision():
    venue = VenuePageFactory(services=[Service.SAFETY], websites=["https://a.fr", "https://b.fr"])
    draft = venue.save_revision().as_object()
    assert draft.services == [Service.SAFETY]
    assert draft.websites == ["https://a.fr", "https://b.fr"]
