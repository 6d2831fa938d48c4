"""The embedded list, and which commune a venue is in."""

import pytest

from tests.venues.factories import CommuneFactory, VenuePageFactory
from venues.commune_sources import CommuneListError, embedded_communes
from venues.gazetteer import CommuneIndex, find_commune, link_venues
from venues.models import Commune
from venues.nearby import Point, distance_km

# Centres known from maps, to two decimals.
TOWNS = [
    ("14118", "Caen", 49.18, -0.37),
    ("76540", "Rouen", 49.44, 1.10),
    ("76351", "Le Havre", 49.49, 0.11),
    ("50129", "Cherbourg-en-Cotentin", 49.64, -1.62),
    ("50502", "Saint-Lô", 49.12, -1.09),
    ("61001", "Alençon", 48.43, 0.09),
    ("27229", "Évreux", 49.02, 1.15),
    ("14762", "Vire Normandie", 48.84, -0.89),
    ("14366", "Lisieux", 49.15, 0.23),
    ("76217", "Dieppe", 49.92, 1.08),
    ("50025", "Avranches", 48.68, -1.36),
    ("50218", "Granville", 48.84, -1.60),
    ("61169", "Flers", 48.75, -0.57),
    ("61006", "Argentan", 48.74, -0.02),
    ("27681", "Vernon", 49.09, 1.48),
    ("14047", "Bayeux", 49.28, -0.70),
    ("50147", "Coutances", 49.05, -1.44),
    ("76259", "Fécamp", 49.76, 0.37),
    ("27375", "Louviers", 49.21, 1.17),
    ("14333", "Honfleur", 49.42, 0.23),
]


@pytest.fixture(scope="module")
def normandie():
    return {entry.insee_code: entry for entry in embedded_communes("28").entries}


@pytest.mark.parametrize(("code", "name", "latitude", "longitude"), TOWNS)
def test_towns_are_where_they_are(normandie, code, name, latitude, longitude):
    entry = normandie[code]
    assert entry.name == name
    assert not entry.approximate
    assert distance_km(Point(*entry.point), Point(latitude, longitude)) < 3


def test_the_list_is_the_whole_region(normandie):
    assert len(normandie) == 2644
    departments = [entry.department for entry in normandie.values()]
    assert {d: departments.count(d) for d in set(departments)} == {
        "14": 526, "27": 585, "50": 445, "61": 381, "76": 707,
    }  # fmt: skip
    assert sum(entry.approximate for entry in normandie.values()) == 1662
    assert all(entry.postal_codes for entry in normandie.values())
    assert all(48.1 < e.point[0] < 50.1 and -2 < e.point[1] < 1.9 for e in normandie.values())


def test_homonyms_stay_in_their_department(normandie):
    by_the_sea = normandie["14562"], normandie["76564"]
    assert {entry.name for entry in by_the_sea} == {"Saint-Aubin-sur-Mer"}
    assert by_the_sea[0].point[1] < 0 < by_the_sea[1].point[1]


def test_no_list_for_another_region():
    for region in ("53", "", "../28", "9" * 1000):
        with pytest.raises(CommuneListError, match="--api"):
            embedded_communes(region)


def commune(code, name, postal_codes, former=()):
    return Commune(
        insee_code=code, name=name, postal_codes=list(postal_codes), former_names=list(former),
        department=code[:2], latitude=49, longitude=0,
    )  # fmt: skip


INDEX = CommuneIndex(
    [
        commune("50502", "Saint-Lô", ["50000"]),
        commune("14762", "Vire Normandie", ["14500"], ["Vire", "Vaudry"]),
        commune(
            "50129", "Cherbourg-en-Cotentin", ["50100", "50120"], ["Équeurdreville-Hainneville"]
        ),
        commune("14562", "Saint-Aubin-sur-Mer", ["14750"]),
        commune("76564", "Saint-Aubin-sur-Mer", ["76740"]),
        commune("61145", "Domfront", ["61700"], ["Rouellé"]),
        commune("76351", "Le Havre", ["76600", "76610"], ["Rouelles"]),
        commune("50001", "Vaudry", ["50999"]),
    ]
)


@pytest.mark.parametrize(
    ("name", "postal_code", "insee_code", "expected"),
    [
        ("n’importe quoi", "", "50502", "50502"),
        ("", "", " 50502 ", "50502"),
        ("SAINT LO", "50000", "", "50502"),
        ("St-Lô", "50000", "", "50502"),
        ("ST LO CEDEX", "50000", "", "50502"),
        ("Saint-Lô CEDEX 2", "50008", "", "50502"),
        ("Saint-Lô", "", "", "50502"),
        ("Vire", "14500", "", "14762"),
        ("Équeurdreville Hainneville", "50120", "", "50129"),
        ("Saint-Aubin-sur-Mer", "76740", "", "76564"),
        ("Saint-Aubin-sur-Mer", "76000", "", "76564"),
        ("Saint-Aubin-sur-Mer", "", "", None),
        ("Saint-Lô", "14000", "", None),
        ("Vaudry", "14500", "", "14762"),
        ("Vaudry", "50999", "", "50001"),
        ("LE HAVRE", "76610", "76999", "76351"),
        ("", "50000", "", None),
        ("", "", "", None),
        ("Paris", "75001", "75056", None),
        ("\0" * 50, "\0", "\0", None),
        ("x" * 10_000, "9" * 10_000, "é" * 10_000, None),
    ],
)
def test_find(name, postal_code, insee_code, expected):
    found = INDEX.find(name, postal_code, insee_code)
    assert (found and found.insee_code) == expected


@pytest.mark.django_db
def test_find_commune_asks_the_table():
    CommuneFactory(insee_code="50502", name="Saint-Lô")
    assert find_commune("saint lo", "50000").insee_code == "50502"
    assert find_commune("Nulle-Part", "50000") is None


@pytest.mark.django_db
def test_venues_find_their_commune_once():
    venue = VenuePageFactory(commune_name="ST LO", postal_code="50000", commune=None)
    CommuneFactory(insee_code="50502", name="Saint-Lô")
    assert link_venues() == 1
    venue.refresh_from_db()
    assert venue.commune_id == "50502"
    assert link_venues() == 0
