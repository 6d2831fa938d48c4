"""The grid and the string: what fits, what does not, and nothing lost between the two."""

import re
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.typed_time import typed_time
from venues.opening import Slot, WeekGrid, grid_from_osm, is_readable, osm_from_grid, week_of

MORNING, AFTERNOON = Slot(time(9), time(12)), Slot(time(14), time(18, 30))
SATURDAY = Slot(time(8, 30), time(12))


def days(*slots) -> tuple:
    return tuple(slots) + ((),) * (7 - len(slots))


USUAL = ((MORNING, AFTERNOON),) * 5 + ((SATURDAY,), ())


@pytest.mark.parametrize(
    ("osm", "grid", "canonical"),
    [
        ("", WeekGrid(), ""),
        ("  ", WeekGrid(), ""),
        ("Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off", WeekGrid(USUAL, True), None),
        ("Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00", WeekGrid(USUAL), None),
        ("Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off; SH off", WeekGrid(USUAL, True, True), None),
        # said otherwise, or in disorder
        ("Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; Su,PH closed", WeekGrid(USUAL, True),
         "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off"),
        ("Sa 08:30-12:00; Mo-Fr 14:00-18:30,09:00-12:00; PH,SH off", WeekGrid(USUAL, True, True),
         "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off; SH off"),
        ("Mo-Fr 09:00-12:00, Mo-Fr 14:00-18:30, Sa 08:30-12:00", WeekGrid(USUAL),
         "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00"),
        ("Mo-Su 09:00-12:00; We off", WeekGrid(((MORNING,), (MORNING,), (), *((MORNING,),) * 4)),
         "Mo-Tu,Th-Su 09:00-12:00"),
        # what comes after wins: holidays are like other days
        ("PH off; Mo 09:00-12:00", WeekGrid(days((MORNING,))), "Mo 09:00-12:00"),
        ("Fr 20:00-24:00", WeekGrid(days((), (), (), (), (Slot(time(20), time()),))), None),
        ("09:00-12:00", WeekGrid(((MORNING,),) * 7), "Mo-Su 09:00-12:00"),
    ],
)  # fmt: skip
def test_grid_from_string(osm, grid, canonical):
    assert grid_from_osm(osm) == grid
    assert osm_from_grid(grid) == (osm if canonical is None else canonical)


@pytest.mark.parametrize(
    "osm",
    [
        "9h-12h",
        "off",
        "24/7",
        "We[1] 10:00-12:00",
        "week 1-53/2 Th 14:00-17:00",
        "Jul-Aug off; Mo 10:00-12:00",
        "Mo 09:00-12:00; Jul off",
        "2026 Sep 15-2027 Jun 30 We 14:00-17:00",
        '"sur rendez-vous"',
        'Mo 10:00-12:00 "sonner"',
        "Mo 10:00-12:00 unknown",
        "Mo 10:00+",
        "Mo sunrise-sunset",
        "Mo 20:00-02:00",
        "Mo 08:00-09:00,10:00-11:00,12:00-13:00",
        "Mo 10:00-12:00; PH 10:00-11:00",
        "Mo 10:00-12:00; PH Mo-Fr off",
        "Mo 10:00-12:00; SH 14:00-16:00",
        "Mo 10:00-12:00; Jul SH off",
        "Mo 09:00-12:00; Su,SH off",
        "SH off",
        "easter off; Mo 10:00-12:00",
    ],
)
def test_what_says_more_than_a_grid_stays_a_text(osm):
    assert grid_from_osm(osm) is None


@st.composite
def slots(draw):
    """None, one or two slots a day, to the minute, that do not touch each other nor midnight."""
    count = draw(st.integers(0, 2))
    edges = draw(
        st.lists(st.integers(1, 24 * 60 - 1), min_size=2 * count, max_size=2 * count, unique=True)
    )
    clock = [time(*divmod(minute, 60)) for minute in sorted(edges)]
    return tuple(Slot(clock[i], clock[i + 1]) for i in range(0, 2 * count, 2))


grids = st.builds(WeekGrid, st.tuples(*[slots()] * 7), st.booleans(), st.booleans())


@given(grid=grids.filter(lambda grid: not grid.is_empty))
def test_any_grid_comes_back_from_its_string(grid):
    osm = osm_from_grid(grid)
    assert is_readable(osm)
    assert grid_from_osm(osm) == grid
    assert osm_from_grid(grid_from_osm(osm)) == osm


@given(grid=grids.filter(lambda grid: not grid.is_empty))
def test_the_string_says_the_same_week_as_the_grid(grid):
    monday = date(2026, 3, 2)
    week = week_of(osm_from_grid(grid), [], monday, monday - timedelta(days=1))
    assert [day.text == "Fermé" for day in week] == [not slots for slots in grid.days]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("9h", time(9)),
        ("9 h 30", time(9, 30)),
        ("9\u00a0h\u00a030", time(9, 30)),
        ("09:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("14h00", time(14)),
        ("14H", time(14)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("9", time(9)),
        ("9 heures", time(9)),
        ("Midi", time(12)),
        ("minuit", time()),
        ("0h", time()),
        ("", None),
        ("   ", None),
        ("fermé", None),
        ("FERMEE", None),
        ("-", None),
    ],
)
def test_times_as_people_type_them(typed, expected):
    assert typed_time(typed) == expected


@pytest.mark.parametrize(
    "typed",
    ["25h", "9h60", "9h5", "12345", "neuf heures", "9h-12h", "09:30:00", "99999999", "24h", "٩h", "9h30m", "\x00x"],
)  # fmt: skip
def test_times_that_mean_nothing(typed):
    with pytest.raises(ValueError, match=re.escape(typed)):
        typed_time(typed)


def test_twenty_four_hours_closes_a_day():
    assert typed_time("24h", closing=True) == typed_time("24:00", closing=True) == time()
    with pytest.raises(ValueError, match="24h01"):
        typed_time("24h01", closing=True)
