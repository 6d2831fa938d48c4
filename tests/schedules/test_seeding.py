"""The calendar that a new site starts with, against a table typed by hand."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from schedules.enums import Zone
from schedules.known import current_calendar
from schedules.models import SchoolCalendar, SchoolHoliday
from schedules.seeding import seed_calendar
from tests.schedules.zone_b import KNOWN_UNTIL, YEARS

pytestmark = pytest.mark.django_db


def rows(zone: str, first: str, last: str) -> list[tuple[str, str, str]]:
    found = SchoolHoliday.objects.filter(zone=zone, first_day__gte=first, last_day__lte=last)
    return [(row.name, str(row.first_day), str(row.last_day)) for row in found]


def run(*args) -> str:
    out = StringIO()
    call_command("load_school_calendar", *args, stdout=out)
    return out.getvalue().replace("\u00a0", " ")


@pytest.mark.parametrize("year", YEARS)
def test_zone_b_is_what_was_typed_by_hand(year):
    """The bridge of Ascension runs from its Thursday to Saturday in 2027, from its Friday in 2028:
    the Thursday is a public holiday anyway."""
    seed_calendar()
    autumn, summer = year.split("-")
    assert rows("B", f"{autumn}-09-01", f"20{summer}-08-31") == list(YEARS[year])


def test_the_other_zones():
    seed_calendar()
    winters = {
        zone: [row[1:] for row in rows(zone, "2027-01-10", "2027-03-31")] for zone in ("A", "C")
    }
    assert winters == {
        "A": [("2027-02-13", "2027-02-28")],
        "C": [("2027-02-06", "2027-02-21")],
    }


def test_each_zone_is_known_until_its_last_summer_ends():
    seed_calendar()
    known = dict(SchoolCalendar.objects.values_list("zone", "known_until"))
    assert known == {"A": KNOWN_UNTIL, "B": KNOWN_UNTIL, "C": KNOWN_UNTIL}
    calendar = current_calendar("B")
    assert calendar.school_holiday(KNOWN_UNTIL) == "Vacances d’été"
    assert not calendar.knows(date(2028, 9, 1))


def test_corsica_is_not_guessed():
    seed_calendar()
    assert not SchoolHoliday.objects.filter(zone=Zone.CORSICA).exists()
    assert current_calendar(Zone.CORSICA).known_until is None
    with pytest.raises(CommandError) as caught:
        run("--zone", "Corse")
    assert caught.value.returncode == 2


def test_rows_carry_their_source_and_french_apostrophes():
    seed_calendar()
    for row in [*SchoolHoliday.objects.all(), *SchoolCalendar.objects.all()]:
        assert row.source.startswith("Paquet vacances-scolaires-france 0.")
    assert not SchoolHoliday.objects.filter(name__contains="'").exists()
    assert SchoolHoliday.objects.order_by("first_day").first().first_day >= date(2024, 9, 1)


def test_rows_pass_the_checks_of_the_screens():
    seed_calendar()
    for row in [*SchoolHoliday.objects.all(), *SchoolCalendar.objects.all()]:
        row.full_clean()


def test_a_second_time_changes_nothing():
    assert len(seed_calendar()) == 3
    SchoolHoliday.objects.filter(zone="B", name__contains="Noël").delete()
    SchoolHoliday.objects.filter(zone="A").update(name="Corrigé")
    before = list(SchoolHoliday.objects.values())
    assert seed_calendar() == []
    assert list(SchoolHoliday.objects.values()) == before


@pytest.mark.parametrize("is_calendar", [True, False])
def test_a_zone_that_has_any_row_is_left_alone(is_calendar):
    if is_calendar:
        SchoolCalendar.objects.create(zone="B", known_until=date(2026, 12, 31), source="arrêté")
    else:
        day = date(2026, 12, 19)
        SchoolHoliday.objects.create(zone="B", first_day=day, last_day=day, name="N", source="s")
    assert len(seed_calendar()) == 2
    assert SchoolHoliday.objects.filter(zone="B").count() == (0 if is_calendar else 1)


def test_the_command():
    assert (
        run("--zone", "B")
        == "Calendrier scolaire de la zone B rempli, connu jusqu’au 31 août 2028.\n"
    )
    assert SchoolCalendar.objects.count() == 1
    assert run().count("rempli, connu") == 2
    assert run() == "Rien à faire : ce calendrier est déjà rempli.\n"
    assert run("--zone", "C", "-v", "0") == ""
    with pytest.raises(CommandError):
        run("--zone", "Z")


def test_what_is_kept_in_the_cache_is_forgotten(django_capture_on_commit_callbacks):
    assert current_calendar("B").known_until is None
    with django_capture_on_commit_callbacks(execute=True):
        seed_calendar()
    assert current_calendar("B").known_until == KNOWN_UNTIL


def test_the_calendar_costs_no_query_once_read(django_assert_num_queries):
    seed_calendar()
    with django_assert_num_queries(2):
        calendar = current_calendar("B")
    with django_assert_num_queries(0):
        assert current_calendar("B") == calendar
    SchoolHoliday.objects.filter(zone="B").last().delete()
    with django_assert_num_queries(2):
        assert current_calendar("B") != calendar


@pytest.mark.parametrize("alsace_moselle", [True, False])
def test_the_calendar_follows_the_settings(settings, alsace_moselle):
    seed_calendar()
    settings.ALSACE_MOSELLE, settings.SCHOOL_ZONE = alsace_moselle, "A"
    calendar = current_calendar()
    assert bool(calendar.public_holiday(date(2026, 12, 26))) == alsace_moselle
    assert calendar.school_holiday(date(2027, 2, 13)) == "Vacances d’hiver"
