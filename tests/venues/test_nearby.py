"""Distances against known ones, and the box search against brute force."""

import random

import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from tests.venues.factories import VenuePageFactory
from venues.models import VenuePage
from venues.nearby import CELL, Density, Point, box, distance_km, nearest

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        # One degree of a great circle is 2πR/360 on the sphere of radius 6371.0088 km.
        (Point(0, 0), Point(0, 1), 111.195),
        (Point(0, 0), Point(1, 0), 111.195),
        (Point(0, 179.5), Point(0, -179.5), 111.195),
        (Point(90, 0), Point(-90, 0), 20015.115),
        (Point(48.8566, 2.3522), Point(51.5074, -0.1278), 343.557),
        (Point(49.1157, -1.0906), Point(49.1157, -1.0906), 0),
    ],
)
def test_known_distances(a, b, km):
    assert distance_km(a, b) == pytest.approx(km, abs=0.005)
    assert distance_km(b, a) == pytest.approx(km, abs=0.005)


@given(latitudes, longitudes, latitudes, longitudes, st.floats(0.1, 20000))
def test_the_box_holds_everything_within_reach(lat, lon, lat2, lon2, km):
    here, there = Point(lat, lon), Point(lat2, lon2)
    south, north, west, east = box(here, km)
    if distance_km(here, there) <= km * 0.999999:
        assert south - 1e-9 <= lat2 <= north + 1e-9
        assert west - 1e-9 <= lon2 <= east + 1e-9


@given(
    st.dictionaries(
        st.tuples(st.integers(7680, 8000), st.integers(-320, 80)), st.integers(1, 900), max_size=40
    ),
    st.floats(47, 51),
    st.floats(-3, 2),
    st.integers(1, 30),
)
def test_the_radius_is_large_enough(cells, lat, lon, wanted):
    """Wherever in their cells the venues stand, the circle holds as many as were wanted."""
    here = Point(lat, lon)
    radius = Density.counted(cells).radius_for(here, wanted)
    sure = 0
    for (row, column), held in cells.items():
        corners = [Point((row + dy) * CELL, (column + dx) * CELL) for dy in (0, 1) for dx in (0, 1)]
        if all(distance_km(here, corner) <= radius for corner in corners):
            sure += held
    assert sure >= min(wanted, sum(cells.values()))


@pytest.mark.django_db
@pytest.mark.parametrize("within_km", [None, 12.5])
def test_nearest_equals_brute_force(within_km):
    random.seed(7)
    for n in range(60):
        VenuePageFactory(
            title=f"Lieu {n:02}",
            latitude=49.1 + random.gauss(0, 0.3),
            longitude=-1.0 + random.gauss(0, 0.5),
        )
    VenuePageFactory(title="Sans adresse", latitude=None, longitude=None)
    points = VenuePage.objects.filter(latitude__isnull=False)
    for here in (Point(49.1157, -1.0906), Point(48.2, 2.0), Point(-33.9, 151.2)):
        cache.clear()
        found = nearest(
            VenuePage.objects.visible(), here, key="all", wanted=20, within_km=within_km
        )
        expected = sorted(
            (distance_km(here, Point(v.latitude, v.longitude)), v.name_key, v.pk) for v in points
        )
        expected = [row for row in expected if within_km is None or row[0] <= within_km][:20]
        assert [item.pk for item in found] == [pk for _, _, pk in expected]
        assert [item.km for item in found] == [km for km, _, _ in expected]


@pytest.mark.django_db
def test_venues_at_the_same_place_come_by_name():
    for title in ("Zéphyr", "Éole", "Alizé"):
        VenuePageFactory(title=title)
    found = nearest(VenuePage.objects.visible(), Point(49, -1), key="all", wanted=3)
    titles = [VenuePage.objects.get(pk=item.pk).title for item in found]
    assert titles == ["Alizé", "Éole", "Zéphyr"]


@pytest.mark.django_db
def test_venues_removed_within_the_minute_are_made_up_for():
    """The count of cells is a minute old: the list is complete all the same."""
    here = Point(49.1157, -1.0906)
    near = [VenuePageFactory() for _ in range(25)]
    far = [VenuePageFactory(latitude=48.0, longitude=0.5) for _ in range(5)]
    assert len(nearest(VenuePage.objects.visible(), here, key="all", wanted=20)) == 20
    for venue in near:
        venue.unpublish()
    found = nearest(VenuePage.objects.visible(), here, key="all", wanted=20)
    assert {item.pk for item in found} == {venue.pk for venue in far}


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    here = Point(49.1157, -1.0906)
    for size in (3, 30):
        while VenuePage.objects.count() < size:
            VenuePageFactory(latitude=49 + random.random(), longitude=-1 + random.random())
        cache.clear()
        nearest(VenuePage.objects.visible(), here, key="warm", wanted=20)
        with django_assert_num_queries(2):  # restrictions, box
            nearest(VenuePage.objects.visible(), here, key="warm", wanted=20)
