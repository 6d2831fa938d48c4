"""Two weeks day by day, and the days ahead that do not take place, in words."""

from datetime import date, datetime, timedelta

import pytest

from mediators.models import Permanence
from mediators.weeks import exceptions, two_weeks
from mediators.wording import unknown_after
from schedules.calendar import Calendar
from schedules.enums import SchoolPolicy
from schedules.recurrence import PARIS
from tests.mediators.factories import AbsenceFactory, PermanenceFactory, school_calendar

pytestmark = pytest.mark.django_db


def shown(**fields) -> Permanence:
    """A permanence as pages read it."""
    absences = fields.pop("absences", [])
    made = PermanenceFactory(**fields)
    for first, last in absences:
        AbsenceFactory(mediator=made.mediator, first_day=first, last_day=last, reason="conge")
    return Permanence.objects.for_display().get(pk=made.pk)


def day(month: int, number: int) -> date:
    return date(2027 if month < 9 else 2026, month, number)


@pytest.mark.parametrize(
    ("fields", "today", "sentences"),
    [
        ({}, day(11, 20), ["pas le mardi 22 décembre ni le mardi 29 décembre : vacances de Noël"]),
        # On the day itself, and once it is over.
        ({}, day(12, 29), ["pas le mardi 29 décembre : vacances de Noël", "X"]),
        ({}, day(12, 30), ["X"]),
        (
            {"weekdays": ["lu", "ma", "je"]},
            day(12, 1),
            ["pas du lundi 21 décembre au jeudi 31 décembre : vacances de Noël"],
        ),
        # Two absences with a presence between them are not one.
        (
            {
                "absences": [(day(12, 1), day(12, 1)), (day(12, 15), day(12, 15))],
                "last_day": day(12, 15),
            },
            day(11, 20),
            ["pas le mardi 1er décembre : congés", "pas le mardi 15 décembre : congés"],
        ),
        (
            {"weekdays": ["me"], "first_day": day(11, 4), "last_day": day(11, 18)},
            date(2026, 11, 4),
            ["pas le mercredi 11 novembre : Armistice (jour férié)"],
        ),
        # Who only comes in the holidays is not "not there" on school days.
        ({"school_policy": SchoolPolicy.DURING, "last_day": day(1, 2)}, day(11, 20), []),
        ({"school_policy": SchoolPolicy.ALWAYS, "last_day": day(1, 2)}, day(11, 20), []),
    ],
)
def test_the_days_that_do_not_take_place(fields, today, sentences):
    found = exceptions(shown(**fields), today, school_calendar())
    winter = "pas le mardi 23 février : vacances d’hiver"
    expected = [winter if sentence == "X" else sentence for sentence in sentences]
    assert [sentence.replace("\u00a0", " ") for sentence in found] == expected


def test_nothing_is_said_past_the_known_calendar():
    calendar = Calendar(school_calendar().periods, known_until=day(12, 22))
    found = exceptions(shown(), day(11, 20), calendar)
    assert [sentence.replace("\u00a0", " ") for sentence in found] == [
        "pas le mardi 22 décembre : vacances de Noël"
    ]


@pytest.mark.parametrize(
    ("now", "titles"),
    [
        ((2026, 11, 23, 0), ("dimanche 29 novembre", "du 30 novembre au 6 décembre")),
        ((2026, 11, 29, 23), ("dimanche 29 novembre", "du 30 novembre au 6 décembre")),
        ((2026, 12, 28, 9), ("dimanche 3 janvier", "du 4 janvier au 10 janvier")),
    ],
)
def test_two_weeks_go_to_the_sunday_of_the_next_one(now, titles):
    weeks = two_weeks([], datetime(*now, tzinfo=PARIS), school_calendar())
    read = [week.title.replace("\u00a0", " ") for week in weeks]
    assert read == [f"Cette semaine, jusqu’au {titles[0]}", f"La semaine prochaine, {titles[1]}"]
    assert not any(week.lines for week in weeks)


def test_what_is_over_today_is_left_out():
    permanences = [shown()]
    calendar = school_calendar()
    start = datetime(2026, 11, 24, 14, tzinfo=PARIS)
    for minutes, is_there, is_current in ((0, True, True), (179, True, True), (180, False, False)):
        now = start + timedelta(minutes=minutes)
        lines = two_weeks(permanences, now, calendar)[0].lines
        assert bool(lines) == is_there
        assert any(line.is_current for line in lines) == is_current


@pytest.mark.parametrize(
    ("known_until", "fields", "sentence"),
    [
        (date(2028, 8, 31), {}, ""),
        (date(2027, 6, 29), {}, ""),
        (day(12, 31), {}, "Les dates après le 31 décembre 2026 ne sont pas encore connues."),
        (
            date(2026, 8, 31),
            {},
            "Les prochaines dates ne sont pas encore connues : appelez avant de venir.",
        ),
        (None, {}, "Les prochaines dates ne sont pas encore connues : appelez avant de venir."),
        (None, {"school_policy": SchoolPolicy.ALWAYS}, ""),
    ],
)
def test_what_to_say_of_dates_that_are_not_known(known_until, fields, sentence):
    found = unknown_after([shown(**fields)], Calendar((), known_until), day(11, 20))
    assert found.replace("\u00a0", " ") == sentence
