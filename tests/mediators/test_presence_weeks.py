"""Two weeks day by day, and the days ahead that do not take place, in words."""

from datetime import date, datetime, timedelta

import pytest

from mediators.models import Permanence
from mediators.weeks import exceptions, sentence, two_weeks
from mediators.wording import unknown_after
from schedules.calendar import Calendar
from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import PARIS
from tests.mediators.factories import (
    KNOWN_UNTIL,
    AbsenceFactory,
    PermanenceFactory,
    school_calendar,
)

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


NOEL = "pas le mardi 22 décembre ni le mardi 29 décembre : vacances de Noël"
WINTER = "pas le mardi 23 février ni le mardi 2 mars : vacances d’hiver"


@pytest.mark.parametrize(
    ("fields", "today", "sentences"),
    [
        ({}, day(11, 20), [NOEL]),
        # On the day itself, and once it is over.
        ({}, day(12, 29), ["pas le mardi 29 décembre : vacances de Noël", "pas le mardi 23 février : vacances d’hiver"]),
        ({}, day(1, 20), [WINTER]),
        (
            {"weekdays": ["lu", "ma", "je"], "last_day": day(5, 20)},
            day(12, 1),
            [
                "pas du lundi 21 décembre au jeudi 31 décembre : vacances de Noël",
                # Easter and Whitsun, which no "hors vacances scolaires" tells.
                "pas le lundi 29 mars ni le lundi 17 mai : jours fériés",
            ],
        ),
        # Two absences with a presence between them are one line.
        (
            {
                "absences": [(day(12, 1), day(12, 1)), (day(12, 15), day(12, 15))],
                "last_day": day(12, 15),
            },
            day(11, 20),
            ["pas le mardi 1er décembre ni le mardi 15 décembre : congés"],
        ),
        # The summer is told before it comes, not the year after it.
        ({"absences": [(day(6, 1), day(6, 29))]}, day(5, 3), ["pas du mardi 1er juin au mardi 29 juin : congés"]),
        ({"absences": [(day(6, 1), day(6, 29))]}, day(11, 20), [NOEL, "pas du mardi 1er juin au mardi 29 juin : congés"]),
        (
            {"absences": [(date(2027, 9, 1), date(2027, 9, 14))], "last_day": date(2028, 6, 27), "school_policy": SchoolPolicy.ALWAYS},
            day(6, 20),
            [],
        ),
        # Dates that were chosen, however far.
        (
            {"frequency": Frequency.DATES, "weekdays": [], "dates": ["2026-12-01", "2027-01-26", "2027-02-23"]},
            day(11, 20),
            ["pas le mardi 23 février : vacances d’hiver"],
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
)  # fmt: skip
def test_the_days_that_do_not_take_place(fields, today, sentences):
    found = exceptions(shown(**fields), today, school_calendar())
    assert [sentence.replace("\u00a0", " ") for sentence in found] == sentences


THREE = {
    "frequency": Frequency.DATES,
    "weekdays": [],
    "dates": ["2026-12-01", "2027-01-26", "2027-02-23"],
}


@pytest.mark.parametrize(
    ("fields", "today", "known_until", "words"),
    [
        # Neither the holidays, nor what is over, nor an absence.
        (THREE, day(11, 20), KNOWN_UNTIL, "le mardi 1er décembre 2026 et le mardi 26 janvier 2027 de 14 h à 17 h"),
        (THREE, day(12, 2), KNOWN_UNTIL, "le mardi 26 janvier 2027 de 14 h à 17 h"),
        ({**THREE, "absences": [(day(1, 20), day(1, 30))]}, day(11, 20), KNOWN_UNTIL, "le mardi 1er décembre 2026 de 14 h à 17 h"),
        (THREE, day(1, 27), KNOWN_UNTIL, ""),
        (
            {**THREE, "school_policy": SchoolPolicy.DURING},
            day(11, 20),
            KNOWN_UNTIL,
            "le mardi 23 février 2027 de 14 h à 17 h",
        ),
        # Past the calendar a date depends on the holidays.
        (
            THREE,
            day(11, 20),
            day(12, 31),
            "le mardi 1er décembre 2026, le mardi 26 janvier et le mardi 23 février 2027 de 14 h à 17 h, "
            "hors vacances scolaires",
        ),
        ({"frequency": Frequency.ONCE, "weekdays": [], "first_day": day(5, 6)}, day(11, 20), KNOWN_UNTIL, ""),
        (
            {"frequency": Frequency.ONCE, "weekdays": [], "first_day": day(12, 1)},
            day(11, 20),
            KNOWN_UNTIL,
            "le mardi 1er décembre 2026 de 14 h à 17 h",
        ),
        ({}, day(11, 20), KNOWN_UNTIL, "tous les mardis de 14 h à 17 h, hors vacances scolaires, jusqu’au 29 juin 2027"),
    ],
)  # fmt: skip
def test_no_date_is_announced_that_will_not_happen(fields, today, known_until, words):
    calendar = Calendar(school_calendar().periods, known_until=known_until)
    assert sentence(shown(**fields), today, calendar).replace("\u00a0", " ") == words


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
