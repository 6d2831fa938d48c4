"""The periods of the agenda by their names, and where a day begins."""

from datetime import date, timedelta

import pytest

from events.agenda_period import Days, between, midnight, named, next_holidays, shortcuts
from schedules.calendar import Calendar, Period

CALENDAR = Calendar(
    (
        Period(date(2026, 10, 17), date(2026, 11, 1), "Vacances de la Toussaint"),
        Period(date(2026, 12, 19), date(2027, 1, 3), "Vacances de Noël"),
        Period(date(2027, 5, 6), date(2027, 5, 8), "Pont de l’Ascension"),
    ),
    date(2027, 8, 31),
)
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("code", "today", "first", "last"),
    [
        ("semaine", TUESDAY, "2026-11-24", "2026-11-29"),
        ("semaine", date(2026, 11, 29), "2026-11-29", "2026-11-29"),
        ("semaine", date(2026, 11, 30), "2026-11-30", "2026-12-06"),
        ("semaine", date(2026, 12, 31), "2026-12-31", "2027-01-03"),
        ("semaine-prochaine", TUESDAY, "2026-11-30", "2026-12-06"),
        ("semaine-prochaine", date(2026, 11, 29), "2026-11-30", "2026-12-06"),
        ("semaine-prochaine", date(2026, 12, 31), "2027-01-04", "2027-01-10"),
        ("week-end", TUESDAY, "2026-11-28", "2026-11-29"),
        ("week-end", date(2026, 11, 28), "2026-11-28", "2026-11-29"),
        ("week-end", date(2026, 11, 29), "2026-11-29", "2026-11-29"),
        ("vacances", TUESDAY, "2026-12-19", "2027-01-03"),
        ("vacances", date(2026, 12, 18), "2026-12-19", "2027-01-03"),
        ("vacances", date(2026, 12, 25), "2026-12-25", "2027-01-03"),
        ("vacances", date(2027, 1, 3), "2027-01-03", "2027-01-03"),
        ("vacances", date(2027, 1, 4), "2027-05-06", "2027-05-08"),
    ],
)
def test_a_period_is_what_is_left_of_it(code, today, first, last):
    days = named(code, today, CALENDAR)
    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("today", "calendar"), [(date(2027, 5, 9), CALENDAR), (TUESDAY, Calendar())]
)
def test_holidays_that_nobody_knows_are_not_proposed(today, calendar):
    assert next_holidays(today, calendar) is None
    assert named("vacances", today, calendar) == Days()
    assert [shortcut.code for shortcut in shortcuts(today, calendar)] == [
        "semaine",
        "week-end",
        "semaine-prochaine",
    ]


def test_shortcuts_say_their_dates_and_the_name_of_the_holidays():
    said = [(s.label, s.note.replace("\u00a0", " ")) for s in shortcuts(TUESDAY, CALENDAR)]
    assert said == [
        ("Cette semaine", "jusqu’au dimanche 29 novembre"),
        ("Ce week-end", "du samedi 28 novembre au dimanche 29 novembre"),
        ("La semaine prochaine", "du lundi 30 novembre au dimanche 6 décembre"),
        (
            "Pendant les vacances de Noël",
            "du samedi 19 décembre au dimanche 3 janvier 2027",
        ),
    ]
    ascension = shortcuts(date(2027, 2, 1), CALENDAR)[-1].label
    assert ascension == "Pendant les vacances (Pont de l’Ascension)"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (TUESDAY, None, "à partir du mardi 24 novembre"),
        (None, TUESDAY, "jusqu’au mardi 24 novembre"),
        (TUESDAY, TUESDAY, "le mardi 24 novembre"),
        (TUESDAY, date(2027, 1, 2), "du mardi 24 novembre au samedi 2 janvier 2027"),
    ],
)
def test_days_are_said_in_words(first, last, words):
    assert between(first, last, TUESDAY).words.replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2027, 3, 28), 23), (date(2026, 10, 25), 25), (date(2026, 12, 1), 24)],
)
def test_a_day_is_as_long_as_the_clock_makes_it(day, hours):
    days = Days(day, day)
    seconds = days.until.timestamp() - days.since.timestamp()
    assert seconds == hours * 3600
    assert midnight(day + timedelta(days=1)) == days.until
