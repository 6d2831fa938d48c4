"""Hours that depend on school holidays: said with a calendar, never guessed without one."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from schedules.calendar import Calendar, Period
from venues.opening import present_hours, today_state, week_of
from venues.opening.holidays import dated

PARIS = ZoneInfo("Europe/Paris")
TOUSSAINT = Period(date(2026, 10, 17), date(2026, 11, 1), "Vacances de la Toussaint")
NOEL = Period(date(2026, 12, 19), date(2027, 1, 3), "Vacances de Noël")
SUMMER = Period(date(2027, 7, 3), date(2027, 8, 31), "Vacances d’été")
CALENDAR = Calendar((TOUSSAINT, NOEL, SUMMER), known_until=date(2027, 8, 31))
TWO = "2026 Oct 17-2026 Nov 01,2026 Dec 19-2027 Jan 03"
SHUT = "Mo-Fr 09:00-12:00; SH off"
OTHER = "Mo-Fr 09:00-12:00; SH Mo-Tu 14:00-17:00; PH off"


@dataclass
class Row:
    osm: str


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def view(osm: str, when: str, *closures, calendar: Calendar | None = CALENDAR):
    now = datetime.fromisoformat(when).replace(tzinfo=PARIS)
    return present_hours(Row(osm), list(closures), now, calendar)


@pytest.mark.parametrize(
    ("osm", "expected"),
    [
        (SHUT, f"Mo-Fr 09:00-12:00; {TWO} off"),
        ("Mo-Fr 09:00-12:00; PH,SH off", f"Mo-Fr 09:00-12:00; PH off; {TWO} off"),
        ("Mo-Fr 09:00-12:00; SH , PH closed", f"Mo-Fr 09:00-12:00; PH closed; {TWO} closed"),
        ("Mo-Fr 09:00-12:00; SH 14:00-17:00; PH off", f"Mo-Fr 09:00-12:00; {TWO} 14:00-17:00; PH off"),
        ("Mo 10:00-12:00; SH Tu 10:00-11:00; SH Th 14:00-15:00",
         f"Mo 10:00-12:00; {TWO} Tu 10:00-11:00; {TWO} Th 14:00-15:00"),
        ('Mo 10:00-12:00; SH off "congés; PH"', f'Mo 10:00-12:00; {TWO} off "congés; PH"'),
        ("SH off; mo-fr 09:00-12:00", f"mo-fr 09:00-12:00; {TWO} off"),
        # before or inside the week, such a rule would have no effect: it goes behind it
        ("SH off; PH off; Mo-Fr 09:00-12:00", f"PH off; Mo-Fr 09:00-12:00; {TWO} off"),
        ("Mo 09:00-12:00; SH off; Tu 09:00-12:00; PH off",
         f"Mo 09:00-12:00; Tu 09:00-12:00; {TWO} off; PH off"),
        # open in the holidays only
        ("SH Mo 10:00-12:00", f"{TWO} Mo 10:00-12:00"),
        # what cannot be said with dates stays as it is
        ("SH off", None),
        ('SH off "congés"', None),
        ("Mo 10:00-12:00; Jul SH off", None),
        ("Mo 10:00-12:00; Mo-Fr SH off", None),
        ("Mo 10:00-12:00; SH Mo[1] 10:00-12:00", None),
        ("Mo 10:00-12:00; SH,PH Mo 10:00-11:00", None),
        ("Mo 10:00-12:00; SH Mo,PH 10:00-11:00", None),
        ("Mo 10:00-12:00, SH 14:00-16:00", None),
        ("fermé SH", None),
        ("", None),
        ('Mo 10:00-12:00 "SH"', None),
    ],
)  # fmt: skip
def test_rules_with_dates(osm, expected):
    assert dated(osm, (TOUSSAINT, NOEL)) == (osm if expected is None else expected)


def test_without_any_holiday_the_rule_goes():
    assert dated("Mo-Fr 09:00-12:00; PH,SH off", ()) == "Mo-Fr 09:00-12:00; PH off"


@pytest.mark.parametrize(
    ("osm", "when", "expected"),
    [
        # Monday of the holidays, an ordinary Tuesday, the last Friday before, a Sunday between
        (SHUT, "2026-10-19 10:00", "Fermé, ouvre le 2 novembre à 9 h"),
        (SHUT, "2026-11-10 10:00", "Ouvert jusqu’à 12 h"),
        (SHUT, "2026-12-18 11:59", "Ouvert jusqu’à 12 h"),
        (SHUT, "2026-12-18 12:00", "Fermé, ouvre le 4 janvier à 9 h"),
        (SHUT, "2027-01-03 23:59", "Fermé, ouvre demain à 9 h"),
        (SHUT, "2027-01-04 09:00", "Ouvert jusqu’à 12 h"),
        # other hours in the holidays; on Wednesday as usual; a public holiday has the last word
        (OTHER, "2026-10-19 10:00", "Fermé, ouvre à 14 h"),
        (OTHER, "2026-10-19 15:00", "Ouvert jusqu’à 17 h"),
        (OTHER, "2026-10-21 10:00", "Ouvert jusqu’à 12 h"),
        (OTHER, "2027-07-14 10:00", "Fermé, ouvre demain à 9 h"),
        ("SH Mo 10:00-12:00", "2026-11-23 10:00", "Fermé, ouvre le 21 décembre à 10 h"),
        ("SH off; Mo-Fr 09:00-12:00", "2026-10-19 10:00", "Fermé, ouvre le 2 novembre à 9 h"),
        ('Mo 09:00-12:00; SH off "congés"', "2026-10-19 10:00", "Fermé (congés), ouvre le 2 novembre à 9 h"),
        ("24/7; SH off", "2026-11-10 10:00", "Ouvert jusqu’au 18 décembre à minuit"),
        # nothing is said of September 2027: neither an opening nor "always"
        (SHUT, "2027-08-27 10:00", "Fermé"),
        ("24/7; SH 00:00-24:00", "2027-07-09 10:00", "Ouvert"),
    ],
)  # fmt: skip
def test_state(osm, when, expected):
    hours = view(osm, when)
    assert hours.kind == "ok"
    assert plain(hours.state.text) == expected
    assert not hours.shows_raw


def test_the_week_names_its_holidays():
    week = [plain(day.text) for day in view(SHUT, "2026-10-28 10:00").week]
    assert week == ["Fermé (vacances de la Toussaint)"] * 6 + ["Fermé (Toussaint, jour férié)"]
    week = [plain(day.text) for day in view(OTHER, "2026-11-10 10:00").week]
    assert (
        week
        == ["9 h – 12 h"] * 2
        + ["Fermé (Armistice, jour férié)"]
        + ["9 h – 12 h"] * 2
        + ["Fermé"] * 2
    )


def test_hours_that_do_not_depend_on_school_do_not_speak_of_it():
    week = [day.text for day in view("Mo 09:00-12:00; PH off", "2026-12-23 10:00").week]
    assert week[4] == "Fermé (Noël, jour férié)"
    assert week[1:4] == ["Fermé"] * 3


@pytest.mark.parametrize("osm", [SHUT, OTHER])
def test_what_is_said_of_every_week_stays(osm):
    """The usual week and its notes go on paper: holidays do not change them."""
    with_calendar, without = (
        view(osm, "2026-10-28 10:00", calendar=calendar) for calendar in (CALENDAR, None)
    )
    assert with_calendar.notes == without.notes
    assert with_calendar.usual == without.usual
    assert with_calendar.sentence == without.sentence


@pytest.mark.parametrize(
    ("when", "calendar"),
    [
        ("2026-11-10 10:00", None),
        ("2026-11-10 10:00", Calendar()),
        ("2026-11-10 10:00", Calendar((TOUSSAINT,), known_until=date(2026, 11, 1))),
        # the week that the calendar ends in: Tuesday is known, Sunday is not
        ("2027-08-31 10:00", CALENDAR),
        ("2030-01-01 10:00", CALENDAR),
    ],
)
def test_nothing_is_guessed(when, calendar):
    hours = view(SHUT, when, calendar=calendar)
    assert hours.kind == "partial"
    assert hours.state is None
    assert hours.notice.startswith("Horaires différents pendant les vacances scolaires")
    assert all("vacances" not in day.text for day in hours.week)


@pytest.mark.parametrize(
    "osm", ["SH off", "Mo 10:00-12:00; Jul SH off", "Mo sunrise-12:00; SH off"]
)
def test_what_cannot_be_evaluated_stays_partial(osm):
    assert view(osm, "2026-11-10 10:00").kind == "partial"


def test_public_holidays_of_alsace_and_moselle(settings):
    """3 April 2026 is Good Friday; 26 December 2025 a Friday."""
    library, sundays = "Mo-Fr 09:00-12:00; PH off", "Mo-Fr 09:00-12:00; Su,PH 10:00-11:00"
    good_friday = datetime(2026, 4, 3, 9, 30)
    assert today_state(library, (), good_friday).is_open
    assert week_of(library, (), date(2026, 3, 30), date(2026, 3, 30))[4].text.endswith("h")
    settings.ALSACE_MOSELLE = True
    assert plain(today_state(library, (), good_friday).text) == "Fermé, ouvre mardi à 9 h"
    assert not today_state(library, (), datetime(2025, 12, 26, 10)).is_open
    assert not today_state(sundays, (), good_friday).is_open
    assert plain(today_state(sundays, (), good_friday).text) == "Fermé, ouvre à 10 h"
    assert (
        week_of(library, (), date(2026, 3, 30), date(2026, 3, 30))[4].text == "Fermé (jour férié)"
    )


def test_both_tables_of_public_holidays_agree():
    """The evaluator's own and that of the calendar: a week and a permanence say the same."""
    calendar = Calendar()
    for year in range(2024, 2031):
        for month in range(1, 13):
            monday = date(year, month, 1)
            for day in week_of("24/7", (), monday, monday):
                assert ("jour férié" in day.text) == bool(calendar.public_holiday(day.date))
