"""A presence in words, whatever the hour at which it is read."""

from datetime import UTC, date, datetime, time

import pytest

from mediators.models import Permanence
from mediators.presence import Presence
from mediators.wording import dated, hours, when, why_no_date
from schedules.calendar import Calendar
from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import PARIS
from tests.mediators.factories import AbsenceFactory, PermanenceFactory, school_calendar


def presence(day=date(2026, 11, 24), start=time(14), end=time(17)):
    return Presence(
        Permanence(), datetime.combine(day, start, PARIS), datetime.combine(day, end, PARIS)
    )


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ((2026, 11, 20, 9, 0), "mardi 24 novembre, 14 h – 17 h"),
        ((2026, 11, 23, 0, 0), "demain, 14 h – 17 h"),
        ((2026, 11, 23, 23, 59), "demain, 14 h – 17 h"),
        ((2026, 11, 24, 0, 0), "aujourd’hui, 14 h – 17 h"),
        ((2026, 11, 24, 13, 59), "aujourd’hui, 14 h – 17 h"),
        ((2026, 11, 24, 14, 0), "aujourd’hui, 14 h – 17 h (en ce moment)"),
        ((2026, 11, 24, 16, 59), "aujourd’hui, 14 h – 17 h (en ce moment)"),
        ((2026, 11, 24, 17, 0), "aujourd’hui, 14 h – 17 h"),
    ],
)
def test_when(now, words):
    text = when(presence(), datetime(*now, tzinfo=PARIS))
    assert text.replace("\u00a0", " ") == words


def test_now_may_come_from_another_clock():
    # 23 h 30 UTC is already the next day in Paris.
    now = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert when(presence(), now).startswith("aujourd’hui")


def test_the_year_is_said_when_it_is_another_one():
    spoken = presence(date(2027, 1, 5))
    assert when(spoken, datetime(2026, 12, 20, tzinfo=PARIS)).startswith(
        "mardi 5\u00a0janvier 2027"
    )
    assert when(spoken, datetime(2027, 1, 1, tzinfo=PARIS)).startswith("mardi 5\u00a0janvier, ")


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_both_clock_changes_keep_the_clock_of_the_wall(day):
    assert hours(presence(day, time(1), time(4))) == "1\u00a0h\u00a0–\u00a04\u00a0h"


def test_on_paper_the_day_is_a_date():
    assert dated(presence()) == "mardi 24\u00a0novembre 2026, 14\u00a0h\u00a0–\u00a017\u00a0h"


ALL_OVER = "Plus aucune permanence n’est prévue pour l’instant."
NOT_KNOWN = "La prochaine date n’est pas encore connue."
REST = "La suite n’est pas encore annoncée."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "away", "closed", "now", "sentence"),
    [
        ({}, (), (), (2026, 11, 24, 16), ""),
        # over: the last slot is, or only holidays are left
        ({"last_day": date(2026, 11, 24)}, (), (), (2026, 11, 24, 17), ALL_OVER),
        ({"last_day": date(2026, 12, 29)}, (), (), (2026, 12, 16, 9), ALL_OVER),
        (
            {"frequency": Frequency.DATES, "dates": ["2026-11-21"], "weekdays": []},
            (),
            (),
            (2026, 11, 22, 9),
            ALL_OVER,
        ),
        # away, closed, both
        (
            {},
            [(date(2026, 11, 1), date(2027, 8, 31), "conge")],
            (),
            (2026, 11, 22, 9),
            f"Pas de permanence jusqu’au 31 août 2027 : congés. {REST}",
        ),
        (
            {"last_day": date(2027, 1, 26)},
            (),
            [(date(2026, 11, 23), date(2027, 1, 31), "travaux")],
            (2026, 11, 22, 9),
            f"Pas de permanence jusqu’au 31 janvier 2027 : lieu fermé (travaux). {REST}",
        ),
        (
            {"last_day": date(2026, 12, 8)},
            [(date(2026, 12, 1), date(2026, 12, 31), "conge")],
            [(date(2026, 11, 23), date(2026, 11, 30), "")],
            (2026, 11, 22, 9),
            f"Pas de permanence jusqu’au 31 décembre 2026. {REST}",
        ),
        ({}, [(date(2026, 11, 1), date(2026, 11, 30), "conge")], (), (2026, 11, 22, 9), ""),
        # past the school calendar
        ({"last_day": date(2029, 6, 26)}, (), (), (2028, 9, 1, 9), NOT_KNOWN),
        (
            {"last_day": date(2029, 6, 26)},
            [(date(2028, 9, 1), date(2029, 7, 31), "absent")],
            (),
            (2028, 9, 1, 9),
            f"Pas de permanence jusqu’au 31 juillet 2029 : absence. {REST}",
        ),
        (
            {"last_day": date(2029, 6, 26), "school_policy": SchoolPolicy.ALWAYS},
            (),
            (),
            (2028, 9, 1, 9),
            "",
        ),
    ],
)
def test_why_there_is_no_date(fields, away, closed, now, sentence):
    made = PermanenceFactory(**fields)
    for first, last, reason in away:
        AbsenceFactory(mediator=made.mediator, first_day=first, last_day=last, reason=reason)
    for first, last, reason in closed:
        made.venue.closures.create(first_day=first, last_day=last, reason=reason)
    read = Permanence.objects.for_display().get(pk=made.pk)
    found = why_no_date(read, datetime(*now, tzinfo=PARIS), school_calendar())
    assert found.replace("\u00a0", " ") == sentence


@pytest.mark.django_db
def test_without_any_school_calendar_no_date_is_known():
    made = Permanence.objects.for_display().get(pk=PermanenceFactory().pk)
    assert why_no_date(made, datetime(2026, 11, 22, tzinfo=PARIS), Calendar()) == NOT_KNOWN
