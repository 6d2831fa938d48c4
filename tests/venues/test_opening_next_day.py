"""The next day on which a door is open: weekdays, closures, holidays, nights."""

from datetime import date, datetime

import pytest

from venues.opening import ClosedDays, next_open_day

SUNDAY = "2026-11-22 12:00"


@pytest.mark.parametrize(
    ("osm", "now", "weekdays", "expected"),
    [
        ("Mo-Fr 09:00-12:00", SUNDAY, (), ["11-23 09", "11-23 12"]),
        ("Mo-Fr 09:00-12:00", SUNDAY, (2, 4), ["11-25 09", "11-25 12"]),
        ("Mo-Fr 09:00-12:00", SUNDAY, (5,), []),
        (
            "Mo 09:00-12:00,14:00-17:00",
            SUNDAY,
            (),
            ["11-23 09", "11-23 12", "11-23 14", "11-23 17"],
        ),
        ("Mo 09:00-12:00,14:00-17:00", "2026-11-23 12:00", (), ["11-23 14", "11-23 17"]),
        ("Mo 09:00-12:00", "2026-11-23 11:59", (), ["11-23 09", "11-23 12"]),
        ("Mo 09:00-12:00", "2026-11-23 12:00", (), ["11-30 09", "11-30 12"]),
        ("24/7", SUNDAY, (1,), ["11-24 00", "11-25 00"]),
        # A night belongs to the day it began.
        ("Sa 22:00-02:00", "2026-11-22 01:00", (), ["11-28 22", "11-29 02"]),
        # Nobody said what happens on the 25th; where they did, it is told.
        ("Fr 09:00-12:00", "2026-12-23 12:00", (), ["01-08 09", "01-08 12"]),
        ("Fr,PH 09:00-12:00", "2026-12-23 12:00", (), ["12-25 09", "12-25 12"]),
        ("Mo-Fr 09:00-12:00; PH off", "2026-12-25 08:00", (4,), ["01-08 09", "01-08 12"]),
        ('Mo 09:00-12:00 "sur rendez-vous"', SUNDAY, (), ["11-23 09", "11-23 12"]),
        ('"sur rendez-vous"', SUNDAY, (), []),
        ("", SUNDAY, (), []),
    ],
)
def test_the_next_day(osm, now, weekdays, expected):
    assert shown(next_open_day(osm, (), datetime.fromisoformat(now), weekdays)) == expected


def test_closed_days_and_what_nobody_knows_are_left_out():
    now = datetime.fromisoformat(SUNDAY)
    closed = [ClosedDays(date(2026, 11, 23), date(2026, 12, 20))]
    osm = "Mo 09:00-12:00"
    assert shown(next_open_day(osm, closed, now)) == ["12-21 09", "12-21 12"]
    assert shown(next_open_day(osm, closed, now, last_day=date(2026, 12, 21)))
    assert next_open_day(osm, closed, now, last_day=date(2026, 12, 20)) == []


def shown(spans) -> list[str]:
    return [f"{moment:%m-%d %H}" for span in spans for moment in (span.start, span.end)]
