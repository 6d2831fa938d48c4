"""A presence in words, whatever the hour at which it is read."""

from datetime import UTC, date, datetime, time

import pytest

from mediators.models import Permanence
from mediators.presence import Presence
from mediators.wording import dated, hours, when
from schedules.recurrence import PARIS


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
