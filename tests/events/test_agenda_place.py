"""The place that somebody types in the agenda, and how far from it events are."""

import pytest

from events.agenda_place import distances, is_outside, likely, located
from events.models import EventPage
from tests.events.factories import dated_event, paris
from tests.venues.factories import CommuneFactory, VenuePageFactory
from venues.nearby import Point

pytestmark = pytest.mark.django_db
SOON = paris(2026, 12, 1, 14)


@pytest.fixture(autouse=True)
def communes():
    for name, code, postal, population, point, former in (
        ("Saint-Lô", "50502", "50000", 19_000, (49.1157, -1.0906), []),
        ("Agneaux", "50002", "50180", 4_000, (49.118, -1.116), []),
        ("Vire Normandie", "14762", "14500", 17_000, (48.838, -0.889), ["Vire", "Roullours"]),
        ("Le Havre", "76351", "76600", 165_000, (49.494, 0.108), []),
        ("Saint-Aubin-sur-Mer", "14562", "14750", 2_400, (49.33, -0.39), []),
        ("Saint-Aubin-sur-Mer", "76564", "76740", 250, (49.88, 0.87), []),
        ("Baudre", "50034", "50000", 500, (49.09, -1.07), []),
    ):
        CommuneFactory(
            insee_code=code,
            name=name,
            postal_codes=[postal],
            department=code[:2],
            population=population,
            latitude=point[0],
            longitude=point[1],
            former_names=former,
        )


@pytest.mark.parametrize(
    ("typed", "label", "others"),
    [
        ("Saint-Lô", "Saint-Lô", 0),
        ("st lo", "Saint-Lô", 0),
        ("  ST-LÔ ", "Saint-Lô", 0),
        ("50000", "Saint-Lô", 1),
        ("50000 Saint-Lô", "Saint-Lô", 0),
        ("saint lo (50)", "Saint-Lô", 0),
        ("50000 Baudre", "Baudre", 0),
        ("50502", "Saint-Lô", 0),
        ("le havre", "Le Havre", 0),
        ("Havre", "Le Havre", 0),
        ("vire", "Vire Normandie", 0),
        ("Roullours", "Roullours, à Vire Normandie", 0),
        ("saint aubin sur mer", "Saint-Aubin-sur-Mer (14)", 1),
        ("Saint-Aubin-sur-Mer (76)", "Saint-Aubin-sur-Mer (76)", 0),
        ("St Aubin sur mer 76740", "Saint-Aubin-sur-Mer (76)", 0),
    ],
)
def test_a_commune_is_understood_as_people_type_it(typed, label, others):
    found = located(typed)
    assert found.place.label == label
    assert len(found.others) == others
    for choice in (found.place, *found.others):
        assert located(choice.query).place == choice


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Saint-Loo", "Saint-Lô"),
        ("Hâvre le", "Le Havre"),
        ("Agneau", "Agneaux"),
        ("Roulours", "Roullours, à Vire Normandie"),
        ("12 rue de la Gare, Agneaux", "Agneaux"),
    ],
)
def test_one_slip_leads_to_the_right_town_with_a_word_of_caution(typed, label):
    found = located(typed)
    assert found.place.label == label
    assert not found.is_certain


def test_a_name_that_is_only_begun_offers_those_that_begin_so():
    found = located("Saint-Aubin")
    assert not found.is_certain
    assert {found.place.label, *(choice.label for choice in found.others)} == {
        "Saint-Aubin-sur-Mer (14)",
        "Saint-Aubin-sur-Mer (76)",
    }


@pytest.mark.parametrize(
    "typed", ["Paris", "75001", "Lyon 69001", "ille et vilaine", "Saint-Aubin 33000", "97400"]
)
def test_what_is_elsewhere_in_france_is_said_to_be(typed):
    assert located(typed) is None
    assert is_outside(typed)


@pytest.mark.parametrize("typed", ["Saint-Lô", "50999", "Manche", "14", "xyzzy", "2026", ""])
def test_what_is_here_or_nowhere_is_not_elsewhere(typed):
    assert not is_outside(typed)


def test_what_nobody_knows_leads_to_names_like_it():
    assert located("agnxaxux") is None
    assert "Agneaux" in [choice.label for choice in likely("agnxaxux")]


@pytest.mark.parametrize("typed", ["xyzzy", "99999", "é" * 500, "%", "_", "...", "' OR 1"])
def test_what_is_no_place_is_none(typed):
    assert located(typed) is None


def test_a_venue_is_found_by_its_address_its_title_and_its_label():
    venue = VenuePageFactory(title="Médiathèque La Source", commune_name="Saint-Lô")
    for typed in (
        venue.slug,
        "médiathèque la source",
        "Mediatheque la sou",
        "Médiathèque La Source, Saint-Lô",
    ):
        assert located(typed).place.venue == venue.pk, typed


def test_homonymous_venues_are_offered_and_hidden_ones_are_not():
    for town in ("Vire", "Caen"):
        VenuePageFactory(title="Médiathèque", commune_name=town, slug=f"lecture-{town}".lower())
    VenuePageFactory(title="Médiathèque", commune_name="Bayeux", slug="x", live=False)
    found = located("médiathèque")
    labels = [found.place.label, *(choice.label for choice in found.others)]
    assert labels == ["Médiathèque, Caen", "Médiathèque, Vire"]
    assert located("Médiathèque, Caen").place.label == "Médiathèque, Caen"


def test_an_event_is_found_where_it_takes_place():
    venue = VenuePageFactory(latitude=49.1157, longitude=-1.0906)
    far = VenuePageFactory(latitude=48.838, longitude=-0.889)
    elsewhere = {"place_name": "Salle des fêtes", "place_commune": "Vire"}
    elsewhere["place_postal_code"] = "14500"
    here = dated_event(venue, SOON)
    moved_away = dated_event(venue, SOON, **elsewhere, latitude=48.84, longitude=-0.89)
    without_point = dated_event(venue, SOON, **elsewhere)
    there = dated_event(far, SOON)
    at_lo, at_vire = (
        distances(EventPage.objects.visible(), Point(*point), 10)
        for point in ((49.1157, -1.0906), (48.838, -0.889))
    )
    assert set(at_lo) == {here.pk}
    assert set(at_vire) == {moved_away.pk, without_point.pk, there.pk}
    assert at_lo[here.pk] == pytest.approx(0, abs=0.01)
    assert at_vire[moved_away.pk] == pytest.approx(0.23, abs=0.05)


def test_the_circle_is_round():
    """A box holds more than the circle in it."""
    corner = VenuePageFactory(latitude=49.1157 + 0.085, longitude=-1.0906 + 0.13)
    page = dated_event(corner, SOON)
    events = EventPage.objects.visible()
    centre = Point(49.1157, -1.0906)
    assert distances(events, centre, 10) == {}
    assert set(distances(events, centre, 14)) == {page.pk}
