"""The weekdays on which a venue is usually open: read from its hours, filtered in SQL."""

import pytest

from home.setup import setup_site
from tests.venues.factories import VenuePageFactory
from venues.models import VenueHours, VenuePage
from venues.opening import open_weekdays

pytestmark = pytest.mark.django_db

ALL = (0, 1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("osm", "days"),
    [
        ("Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off", (0, 1, 2, 3, 4, 5)),
        ("24/7", ALL),
        ("Fr 22:00-02:00", (4,)),
        ("Mo-Sa 10:00-18:00; Jul-Aug off", (0, 1, 2, 3, 4, 5)),
        ("Jul-Aug Mo-Su 10:00-18:00", ()),
        ("week 2-53/2 Sa 10:00-12:00", (5,)),
        ("Sa[1] 10:00-12:00", ()),
        ("Tu 14:00-18:00; SH Mo-Fr 10:00-12:00; SH,PH off", (1,)),
        ("SH Mo-Fr 10:00-12:00", ()),
        ('"sur rendez-vous"', ()),
        ('Mo 09:00-12:00 unknown "à confirmer"', ()),
        ("off", ()),
        ("", ()),
        ("   ", ()),
        ("lundi de 9 h à 12 h", ()),
        ("x" * 2000, ()),
        ("\x00", ()),
    ],
)
def test_the_days_of_an_ordinary_week(osm, days):
    assert open_weekdays(osm) == days


def test_every_way_of_writing_hours_writes_the_days():
    first, second = VenuePageFactory(), VenuePageFactory()
    hours = VenueHours.objects.create(venue=first, osm="Sa 10:00-12:00")
    VenueHours.objects.bulk_create([VenueHours(venue=second, osm="Mo,Su 10:00-12:00")])
    days = dict(VenueHours.objects.values_list("venue", "open_weekdays"))
    assert days == {first.pk: ["sa"], second.pk: ["lu", "di"]}
    hours.osm = ""
    hours.save()
    assert VenueHours.objects.get(pk=hours.pk).open_weekdays == []


def test_venues_open_on_some_days():
    saturday, week = VenuePageFactory(), VenuePageFactory()
    VenuePageFactory()
    VenueHours.objects.create(venue=saturday, osm="Sa 10:00-12:00")
    VenueHours.objects.create(venue=week, osm="Mo-Fr 10:00-12:00")
    found = VenuePage.objects.open_on
    assert set(found(["sa"])) == {saturday}
    assert set(found(["sa", "me"])) == {saturday, week}
    assert set(found(["di"])) == set()
    assert found([]).count() == 3


def test_setup_reads_the_hours_written_before_the_column():
    rows = [(VenuePageFactory(), osm) for osm in ("Sa 10:00-12:00", "n’importe quoi", "")]
    VenueHours.objects.bulk_create([VenueHours(venue=venue, osm=osm) for venue, osm in rows])
    VenueHours.objects.update(open_weekdays=[])
    assert any("1 lieu(x)" in sentence for sentence in setup_site())
    assert set(VenuePage.objects.open_on(["sa"])) == {rows[0][0]}
    assert not any("relus" in sentence for sentence in setup_site())
