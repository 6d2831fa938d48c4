"""Today's state in one sentence: every shape of it, midnight, both clock changes, closures."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from venues.opening import ClosedDays, is_readable, present_hours, today_state

PARIS = ZoneInfo("Europe/Paris")
LIBRARY = "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off"
INVENTORY = ClosedDays(date(2026, 12, 22), date(2027, 1, 3), "inventaire")


@dataclass
class Row:
    osm: str


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def state(osm: str, when: str, *closures: ClosedDays) -> str:
    return plain(today_state(osm, closures, datetime.fromisoformat(when)).text)


# 2 March 2026 is a Monday.
@pytest.mark.parametrize(
    ("osm", "when", "expected"),
    [
        # an ordinary day
        (LIBRARY, "2026-03-02 08:59", "Fermé, ouvre à 9 h"),
        (LIBRARY, "2026-03-02 09:00", "Ouvert jusqu’à 12 h"),
        (LIBRARY, "2026-03-02 11:59:59", "Ouvert jusqu’à 12 h"),
        (LIBRARY, "2026-03-02 12:00", "Fermé, ouvre à 14 h"),
        (LIBRARY, "2026-03-02 18:29", "Ouvert jusqu’à 18 h 30"),
        (LIBRARY, "2026-03-02 18:30", "Fermé, ouvre demain à 9 h"),
        (LIBRARY, "2026-03-06 18:30", "Fermé, ouvre demain à 8 h 30"),
        (LIBRARY, "2026-03-07 12:00", "Fermé, ouvre lundi à 9 h"),
        (LIBRARY, "2026-03-08 23:59", "Fermé, ouvre demain à 9 h"),
        # six days ahead has a name, seven has a date
        ("Tu 14:00-16:00", "2026-03-04 10:00", "Fermé, ouvre mardi à 14 h"),
        ("Tu 14:00-16:00", "2026-03-03 16:00", "Fermé, ouvre le 10 mars à 14 h"),
        ("Apr 01 09:00-12:00", "2026-03-04 10:00", "Fermé, ouvre le 1er avril à 9 h"),
        ("2027 Jan 02 09:00-12:00", "2026-12-04 10:00", "Fermé, ouvre le 2 janvier à 9 h"),
        # public holidays: 6 April 2026 is Easter Monday, 14 July a Tuesday
        (LIBRARY, "2026-04-06 10:00", "Fermé, ouvre demain à 9 h"),
        (LIBRARY, "2026-07-13 18:30", "Fermé, ouvre mercredi à 9 h"),
        ("Mo-Fr 09:00-12:00; PH 10:00-11:00", "2026-07-14 10:30", "Ouvert jusqu’à 11 h"),
        # never, for long, always
        ("off", "2026-03-02 10:00", "Fermé"),
        ('closed "travaux"', "2026-03-02 10:00", "Fermé (travaux)"),
        ("2030 Mo 10:00-12:00", "2026-03-02 10:00", "Fermé"),
        ("2020 Mo 10:00-12:00", "2026-03-02 10:00", "Fermé"),
        ("9999 Mo 10:00-12:00", "2026-03-02 10:00", "Fermé"),
        ("24/7", "2026-03-02 10:00", "Ouvert 24 h/24"),
        ("Mo-Su 00:00-24:00", "2026-03-02 10:00", "Ouvert 24 h/24"),
        ("24/7; PH off", "2026-03-02 10:00", "Ouvert jusqu’au 5 avril à minuit"),
        # midnight
        ("Mo-Su 20:00-24:00", "2026-03-02 21:00", "Ouvert jusqu’à minuit"),
        ("Mo-Su 20:00-02:00", "2026-03-02 23:00", "Ouvert jusqu’à 2 h"),
        ("Mo-Su 20:00-02:00", "2026-03-03 01:59", "Ouvert jusqu’à 2 h"),
        ("Mo-Su 20:00-02:00", "2026-03-03 02:00", "Fermé, ouvre à 20 h"),
        ("Mo-Su 18:00-12:00", "2026-03-03 20:00", "Ouvert jusqu’à demain à 12 h"),
        ("Mo", "2026-03-02 10:00", "Ouvert jusqu’à minuit"),
        ("Mo-We", "2026-03-02 10:00", "Ouvert jusqu’à mercredi à minuit"),
        ("Mo-Tu", "2026-03-02 10:00", "Ouvert jusqu’à demain à minuit"),
        ("Mo 00:00-10:00", "2026-03-01 10:00", "Fermé, ouvre demain à 0 h"),
        # comments and doubts
        ('"sur rendez-vous"', "2026-03-02 10:00", "Sur rendez-vous"),
        ('24/7 "sur rendez-vous"', "2026-03-02 10:00", "Sur rendez-vous"),
        ('Mo 14:00-17:00 unknown "sur rendez-vous"', "2026-03-02 15:00", "Sur rendez-vous jusqu’à 17 h"),
        ("Mo 14:00-17:00 unknown", "2026-03-02 15:00", "À confirmer jusqu’à 17 h"),
        ("Mo 14:00-17:00 unknown", "2026-03-02 10:00", "Fermé, ouvre à 14 h (à confirmer)"),
        ('Mo 09:00-12:00 "sonner"', "2026-03-02 10:00", "Ouvert jusqu’à 12 h (sonner)"),
        ('Mo 09:00-12:00 "sonner"', "2026-03-02 08:00", "Fermé, ouvre à 9 h (sonner)"),
        ('Mo 09:00-12:00; Tu "sur rendez-vous"', "2026-03-02 13:00", "Fermé, ouvre demain (sur rendez-vous)"),
        ('Mo 09:00-12:00 "a", Mo 12:00-14:00 "b"', "2026-03-02 10:00", "Ouvert jusqu’à 14 h (a)"),
        ("Mo-Fr 10:00+", "2026-03-02 11:00", "Ouvert"),
        ("Mo-Fr 10:00+", "2026-03-02 09:00", "Fermé, ouvre à 10 h"),
        # what a grid does not hold
        ("We[1] 10:00-12:00", "2026-03-04 11:00", "Ouvert jusqu’à 12 h"),
        ("We[1] 10:00-12:00", "2026-03-04 13:00", "Fermé, ouvre le 1er avril à 10 h"),
        ("Mo-Fr 09:00-12:00; Jul-Aug off", "2026-07-31 10:00", "Fermé, ouvre le 1er septembre à 9 h"),
        ("2026 Sep 15-2027 Jun 30 We 14:00-17:00", "2026-09-14 10:00", "Fermé, ouvre mercredi à 14 h"),
        # as files write it
        ("  Mo-Fr 09:00-12:00 ; PH off ;", "2026-03-02 10:00", "Ouvert jusqu’à 12 h"),
        ("mo-fr 09:00-12:00", "2026-03-02 10:00", "Ouvert jusqu’à 12 h"),
    ],
)  # fmt: skip
def test_state(osm, when, expected):
    assert state(osm, when) == expected


@pytest.mark.parametrize(
    ("when", "closures", "expected"),
    [
        ("2026-12-22 10:00", [INVENTORY], "Fermé jusqu’au 3 janvier (inventaire), ouvre le 4 janvier à 9 h"),
        ("2026-12-31 23:59", [INVENTORY], "Fermé jusqu’au 3 janvier (inventaire), ouvre lundi à 9 h"),
        ("2027-01-03 10:00", [INVENTORY], "Fermé aujourd’hui (inventaire), ouvre demain à 9 h"),
        ("2027-01-04 10:00", [INVENTORY], "Ouvert jusqu’à 12 h"),
        ("2026-12-21 18:30", [INVENTORY], "Fermé, ouvre le 4 janvier à 9 h"),
        ("2026-12-21 10:00", [INVENTORY], "Ouvert jusqu’à 12 h"),
        # no reason, one day
        ("2026-03-02 10:00", [ClosedDays(date(2026, 3, 2), date(2026, 3, 2))], "Fermé aujourd’hui, ouvre demain à 9 h"),
        # one after the other, in any order, make one; a gap does not
        ("2026-03-02 10:00",
         [ClosedDays(date(2026, 3, 4), date(2026, 3, 5), "b"), ClosedDays(date(2026, 3, 2), date(2026, 3, 3), "a")],
         "Fermé jusqu’au 5 mars (a), ouvre vendredi à 9 h"),
        ("2026-03-02 10:00",
         [ClosedDays(date(2026, 3, 2), date(2026, 3, 2), "a"), ClosedDays(date(2026, 3, 4), date(2026, 3, 5), "b")],
         "Fermé aujourd’hui (a), ouvre demain à 9 h"),
        # overlapping
        ("2026-03-03 10:00",
         [ClosedDays(date(2026, 3, 2), date(2026, 3, 9), "a"), ClosedDays(date(2026, 3, 3), date(2026, 3, 4), "b")],
         "Fermé jusqu’au 9 mars (a), ouvre le 10 mars à 9 h"),
        # longer than one looks ahead
        ("2026-03-03 10:00", [ClosedDays(date(2026, 3, 2), date(2028, 3, 1), "travaux")],
         "Fermé jusqu’au 1er mars (travaux)"),
    ],
)  # fmt: skip
def test_state_with_closures(when, closures, expected):
    assert state(LIBRARY, when, *closures) == expected


def test_a_night_belongs_to_the_day_it_starts_on():
    shut_on_tuesday = ClosedDays(date(2026, 3, 3), date(2026, 3, 3))
    late = "Mo-Su 20:00-02:00"
    assert state(late, "2026-03-02 23:00", shut_on_tuesday) == "Ouvert jusqu’à 2 h"
    assert state(late, "2026-03-04 01:00", shut_on_tuesday) == "Fermé, ouvre à 20 h"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        # 29 March 2026: at 2 o'clock it is 3
        ("2026-03-29T01:30+01:00", "Ouvert jusqu’à 4 h"),
        ("2026-03-29T03:00+02:00", "Ouvert jusqu’à 4 h"),
        ("2026-03-29T04:00+02:00", "Fermé, ouvre à 20 h"),
        # 25 October 2026: at 3 o'clock it is 2 again
        ("2026-10-25T02:30+02:00", "Ouvert jusqu’à 4 h"),
        ("2026-10-25T02:30+01:00", "Ouvert jusqu’à 4 h"),
        ("2026-10-25T03:59+01:00", "Ouvert jusqu’à 4 h"),
        ("2026-10-25T04:00+01:00", "Fermé, ouvre à 20 h"),
        # the same moment told in another zone
        ("2026-10-25T00:30+00:00", "Ouvert jusqu’à 4 h"),
    ],
)
def test_clock_changes(now, expected):
    view = present_hours(Row("Mo-Su 20:00-04:00"), [], datetime.fromisoformat(now))
    assert plain(view.state.text) == expected


@pytest.mark.parametrize("day", ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"])
def test_the_day_before_and_the_day_of_a_clock_change_open_at_the_usual_hour(day):
    now = datetime.fromisoformat(f"{day} 08:00").replace(tzinfo=PARIS)
    view = present_hours(Row("Mo-Su 09:00-18:00"), [], now)
    assert plain(view.state.text) == "Fermé, ouvre à 9 h"


@pytest.mark.parametrize(
    ("osm", "is_open", "modifier"),
    [("24/7", True, "open"), ("off", False, "closed"), ('"appeler"', None, "unknown")],
)
def test_a_state_is_open_closed_or_to_be_asked(osm, is_open, modifier):
    found = today_state(osm, [], datetime(2026, 3, 2, 10))
    assert (found.is_open, found.modifier) == (is_open, modifier)


def test_a_long_comment_is_shortened_in_the_sentence_only():
    notice = "prendre rendez-vous " * 20
    row = Row(f'Mo 09:00-12:00 "{notice}"')
    view = present_hours(row, [], datetime(2026, 3, 2, 10, tzinfo=PARIS))
    assert len(view.state.text) < 130
    assert view.notes == [f"P{notice.strip()[1:]}."]


@pytest.mark.parametrize(
    ("osm", "readable"),
    [
        (LIBRARY, True),
        ("", True),
        ("   ", True),
        (" Mo 10:00-12:00 ", True),
        ("Mo-Fr 9h-12h", False),
        ("Tu 30-19", False),
        ("Fr 12:00", False),
        ("\x00", False),
        ("Mo 10:00-12:00\x00", False),
        ("(" * 5000, False),
        ("é" * 100_000, False),
        ('"', False),
    ],
)
def test_readable(osm, readable):
    assert is_readable(osm) is readable
