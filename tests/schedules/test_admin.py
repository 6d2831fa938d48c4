"""The agency's screens of the school calendar: who may, what is refused, what is told."""

from datetime import date

import pytest
from django.urls import reverse

from mediators.models import Permanence
from schedules.known import current_calendar
from schedules.models import SchoolCalendar, SchoolHoliday
from tests.core.factories import UserFactory
from tests.mediators.factories import PermanenceFactory, school_calendar
from tests.venues.factories import VenuePageFactory
from venues.permissions import ensure_agency_group, provision_library

pytestmark = pytest.mark.django_db

HOLIDAY = {
    "zone": "B",
    "name": "Vacances de la Toussaint",
    "first_day": "2028-10-21",
    "last_day": "2028-11-05",
    "source": "https://www.education.gouv.fr/calendrier-scolaire",
}
KNOWN = {"zone": "A", "known_until": "2028-11-30", "source": "arrêté"}


@pytest.fixture
def agent():
    VenuePageFactory()
    user = UserFactory()
    user.groups.add(ensure_agency_group())
    return user


@pytest.fixture
def agency(client, agent):
    client.force_login(agent)
    return client


def add(model="schoolholiday") -> str:
    return reverse(f"{model}:add")


def edit(row) -> str:
    return reverse(f"{row._meta.model_name}:edit", args=[row.pk])


def holiday(first: str, last: str, zone="B") -> SchoolHoliday:
    return SchoolHoliday.objects.create(
        zone=zone, name="Vacances", first_day=first, last_day=last, source="arrêté"
    )


def typed(**changes) -> dict:
    return {**HOLIDAY, **changes}


def test_a_period_is_added_and_known_at_once(agency):
    calendar = school_calendar()
    assert calendar.school_holiday(date(2028, 10, 25)) == ""
    assert agency.post(add(), HOLIDAY).status_code == 302
    row = SchoolHoliday.objects.get(first_day="2028-10-21")
    assert (row.name, row.source) == (HOLIDAY["name"], HOLIDAY["source"])
    assert current_calendar().school_holiday(date(2028, 10, 25)) == "Vacances de la Toussaint"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"last_day": "2028-10-20"}, "Le dernier jour vient avant le premier."),
        ({"last_day": "2029-10-20"}, "C’est trop long : cent jours au plus."),
        ({"first_day": "2028-10-05", "last_day": "2028-10-10"}, "Ces dates en chevauchent d’autres"),
        ({"first_day": "2028-10-01", "last_day": "2028-10-05"}, "Ces dates en chevauchent d’autres"),
        ({"first_day": "2028-10-10", "last_day": "2028-10-30"}, "Ces dates en chevauchent d’autres"),
        ({"first_day": "2028-10-06", "last_day": "2028-10-07"}, "Ces dates en chevauchent d’autres"),
        ({"first_day": "2028-09-01", "last_day": "2028-11-07"}, "Ces dates en chevauchent d’autres"),
        ({"first_day": "2028-13-01"}, "Saisissez une date valide."),
        ({"zone": "D"}, "Sélectionnez un choix valide."),
        ({"source": ""}, "Champ requis."),
        ({"name": ""}, "Champ requis."),
    ],
)  # fmt: skip
def test_what_is_refused_beside_the_field(agency, changes, sentence):
    holiday("2028-10-05", "2028-10-10")
    response = agency.post(add(), typed(**changes))
    html = response.content.decode().replace("\u00a0", " ")
    assert response.status_code == 200
    assert sentence in html
    assert SchoolHoliday.objects.count() == 1


def test_another_zone_does_not_overlap(agency):
    holiday("2028-10-21", "2028-11-05", zone="A")
    assert agency.post(add(), HOLIDAY).status_code == 302


def test_a_period_is_corrected(agency):
    row = holiday("2028-10-21", "2028-11-05")
    other = holiday("2028-12-20", "2029-01-04")
    assert agency.post(edit(row), typed(last_day="2028-11-06")).status_code == 302
    row.refresh_from_db()
    assert row.last_day == date(2028, 11, 6)
    assert agency.post(edit(row), typed(last_day="2028-12-20")).status_code == 200
    row.refresh_from_db()
    assert row.last_day == date(2028, 11, 6)
    assert SchoolHoliday.objects.filter(pk=other.pk).exists()


def test_changing_or_deleting_a_period_deletes_nothing_else(agency):
    school_calendar()
    permanence = PermanenceFactory()
    before = Permanence.objects.values().get(pk=permanence.pk)
    row = SchoolHoliday.objects.get(first_day="2026-12-19")
    agency.post(edit(row), typed(first_day="2026-12-20", last_day="2027-01-02"))
    assert Permanence.objects.values().get(pk=permanence.pk) == before
    agency.post(reverse("schoolholiday:delete", args=[row.pk]))
    assert not SchoolHoliday.objects.filter(pk=row.pk).exists()
    assert SchoolHoliday.objects.count() == 17
    assert SchoolCalendar.objects.count() == 1
    assert Permanence.objects.values().get(pk=permanence.pk) == before


@pytest.mark.parametrize(
    ("known_until", "is_kept"),
    [("2028-11-30", True), ("2029-01-28", True), ("2029-01-29", False), ("2099-12-31", False)],
)
def test_the_last_known_day_stays_near_the_last_period(agency, known_until, is_kept):
    """Twelve weeks after the last holiday at most: past that, some are surely missing."""
    holiday("2028-10-21", "2028-11-05", zone="A")
    response = agency.post(add("schoolcalendar"), {**KNOWN, "known_until": known_until})
    assert (response.status_code == 302) == is_kept
    assert SchoolCalendar.objects.exists() == is_kept
    if not is_kept:
        html = response.content.decode().replace("\u00a0", " ")
        assert "Aucune période de vacances n’est saisie après le 5 novembre 2028." in html


def test_a_zone_without_period_cannot_be_known(agency):
    html = agency.post(add("schoolcalendar"), KNOWN).content.decode()
    assert (
        "Aucune période de vacances n’est saisie. Ajoutez d’abord les vacances qui manquent."
        in html
    )
    assert not SchoolCalendar.objects.exists()


@pytest.mark.parametrize(
    "name", ["schoolholiday:index", "schoolcalendar:index", "wagtailadmin_home"]
)
def test_the_agency_is_told_before_the_calendar_ends(client, agent, name, time_machine):
    school_calendar()
    for today, is_told in (("2026-11-21 10:00", False), ("2028-01-15 10:00", True)):
        time_machine.move_to(today)
        client.force_login(agent)
        html = client.get(reverse(name)).content.decode().replace("\u00a0", " ")
        told = "Zone B : le calendrier scolaire s’arrête le 31 août 2028."
        assert (told in html) == is_told
        assert reverse("schoolholiday:index") in html


def test_the_list_of_one_zone_with_its_sources(agency):
    holiday("2028-10-21", "2028-11-05")
    SchoolHoliday.objects.create(
        zone="A", name="Ailleurs", first_day="2028-10-21", last_day="2028-10-22", source="x"
    )
    html = agency.get(reverse("schoolholiday:index"), {"zone": "B"}).content.decode()
    assert "arrêté" in html
    assert "Ailleurs" not in html


@pytest.mark.parametrize("ordering", ["first_day", "-last_day", "zone", "zz"])
def test_the_list_in_every_order(agency, ordering):
    school_calendar()
    url = reverse("schoolholiday:index")
    assert agency.get(url, {"ordering": ordering, "zone": "zz"}).status_code == 200


def test_a_library_is_told_nothing(client):
    """Nothing is filled: the agency would be warned."""
    client.force_login(librarian())
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "alendrier scolaire" not in html


def librarian():
    user = UserFactory()
    user.groups.add(provision_library("Médiathèque de Vire", [VenuePageFactory()]).group)
    return user


@pytest.mark.parametrize("model", ["schoolholiday", "schoolcalendar"])
def test_a_library_and_a_visitor_may_not(client, model):
    school_calendar()
    row = {"schoolholiday": SchoolHoliday, "schoolcalendar": SchoolCalendar}[model].objects.first()
    before = list(type(row).objects.values())
    urls = [
        reverse(f"{model}:index"),
        add(model),
        edit(row),
        reverse(f"{model}:delete", args=[row.pk]),
    ]
    for login in (None, librarian()):
        if login:
            client.force_login(login)
        for url in urls:
            assert client.get(url).status_code == 302
            assert client.post(url, {**HOLIDAY, **KNOWN}).status_code in {302, 405}
    assert list(type(row).objects.values()) == before
