"""The week, the usual week in few lines, notes, and what a template is given."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from venues.opening import ClosedDays, grouped, present_hours, week_of

PARIS = ZoneInfo("Europe/Paris")
LIBRARY = "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; PH off"
MONDAY = date(2026, 3, 2)


@dataclass
class Row:
    osm: str


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def week(osm: str, monday: date = MONDAY, *closures: ClosedDays) -> list[str]:
    return [plain(day.text) for day in week_of(osm, closures, monday, monday)]


def view(osm: str | None, now: datetime = datetime(2026, 3, 4, 10), *closures: ClosedDays):
    row = Row(osm) if osm is not None else None
    return present_hours(row, list(closures), now.replace(tzinfo=PARIS))


def lines(hours) -> list[str]:
    return [plain(str(group)) for group in hours.grouped]


FULL = "9 h – 12 h et 14 h – 18 h 30"


@pytest.mark.parametrize(
    ("osm", "monday", "expected"),
    [
        (LIBRARY, MONDAY, [FULL] * 5 + ["8 h 30 – 12 h", "Fermé"]),
        # both clock changes leave the week as it is
        (LIBRARY, date(2026, 3, 23), [FULL] * 5 + ["8 h 30 – 12 h", "Fermé"]),
        (LIBRARY, date(2026, 10, 19), [FULL] * 5 + ["8 h 30 – 12 h", "Fermé"]),
        # 1 May 2026 is a Friday; a holiday on a closed day is one all the same
        (LIBRARY, date(2026, 4, 27), [FULL] * 4 + ["Fermé (jour férié)", "8 h 30 – 12 h", "Fermé"]),
        ("We 10:00-12:00", date(2026, 4, 27), ["Fermé"] * 2 + ["10 h – 12 h", "Fermé", "Fermé (jour férié)", "Fermé", "Fermé"]),
        # a string that says nothing of holidays: open, with a warning
        ("Mo-Fr 09:00-12:00", date(2026, 4, 27), ["9 h – 12 h"] * 4 + ["9 h – 12 h (jour férié)", "Fermé", "Fermé"]),
        # nights and whole days
        ("Mo-Su 20:00-02:00", MONDAY, ["20 h – 2 h"] * 7),
        ("Sa 20:00-24:00", MONDAY, ["Fermé"] * 5 + ["20 h – minuit", "Fermé"]),
        ("Su 20:00-02:00", MONDAY, ["Fermé"] * 6 + ["20 h – 2 h"]),
        ("24/7", MONDAY, ["24 h/24"] * 7),
        ("Mo 10:00-48:00", MONDAY, ["10 h – minuit", "24 h/24"] + ["Fermé"] * 5),
        # comments, doubts, open ends
        ('Mo 14:00-17:00 unknown "sur rendez-vous"; Tu "appeler"; We unknown', MONDAY,
         ["14 h – 17 h (sur rendez-vous)", "Appeler", "À confirmer"] + ["Fermé"] * 4),
        ("Mo 10:00+", MONDAY, ["À partir de 10 h"] + ["Fermé"] * 6),
        ("Mo 08:00-09:00,10:00-11:00,12:00-13:00", MONDAY, ["8 h – 9 h, 10 h – 11 h et 12 h – 13 h"] + ["Fermé"] * 6),
        # months, ranks, weeks
        ("We[1] 10:00-12:00", MONDAY, ["Fermé"] * 2 + ["10 h – 12 h"] + ["Fermé"] * 4),
        ("We[1] 10:00-12:00", date(2026, 3, 9), ["Fermé"] * 7),
        ("Mo-Fr 09:00-12:00; Jul-Aug off", date(2026, 7, 6), ["Fermé"] * 7),
        # school holidays are another week, even written before the days
        ("Mo-Fr 09:00-12:00; SH off", MONDAY, ["9 h – 12 h"] * 5 + ["Fermé"] * 2),
        ("Mo-Fr 09:00-12:00; SH Mo-Fr 14:00-17:00", MONDAY, ["9 h – 12 h"] * 5 + ["Fermé"] * 2),
        ("Mo-Fr 09:00-12:00; Mo-Fr SH off", MONDAY, ["9 h – 12 h"] * 5 + ["Fermé"] * 2),
        ("Mo-Fr 09:00-12:00; PH,SH off", date(2026, 4, 27), ["9 h – 12 h"] * 4 + ["Fermé (jour férié)", "Fermé", "Fermé"]),
        ("Mo-Fr 09:00-12:00; SH,PH off", date(2026, 4, 27), ["9 h – 12 h"] * 4 + ["Fermé (jour férié)", "Fermé", "Fermé"]),
        ("Mo-Fr 09:00-12:00; PH Mo-Fr 14:00-17:00", MONDAY, ["9 h – 12 h"] * 5 + ["Fermé"] * 2),
    ],
)  # fmt: skip
def test_week(osm, monday, expected):
    assert week(osm, monday) == expected


def test_week_with_a_closure_that_starts_before_and_one_without_reason():
    closures = [
        ClosedDays(date(2026, 2, 20), date(2026, 3, 3), "inventaire"),
        ClosedDays(date(2026, 3, 5), date(2026, 3, 5)),
    ]
    assert week(LIBRARY, MONDAY, *closures) == [
        "Fermé (inventaire)",
        "Fermé (inventaire)",
        FULL,
        "Fermé exceptionnellement",
        FULL,
        "8 h 30 – 12 h",
        "Fermé",
    ]


def test_the_night_before_a_closure_is_whole_and_the_night_of_one_is_not():
    closure = ClosedDays(date(2026, 3, 3), date(2026, 3, 3))
    found = week("Mo-Su 20:00-02:00", MONDAY, closure)
    assert found[:3] == ["20 h – 2 h", "Fermé exceptionnellement", "20 h – 2 h"]


def test_today_is_marked_and_days_have_their_date():
    days = week_of(LIBRARY, [], date(2026, 3, 30), date(2026, 4, 1))
    assert [day.name for day in days if day.is_today] == ["mercredi"]
    assert [plain(day.label) for day in days][:3] == ["Lundi 30", "Mardi 31", "Mercredi 1er"]


@pytest.mark.parametrize(
    ("osm", "expected"),
    [
        (LIBRARY, [f"Du lundi au vendredi : {FULL}", "Samedi : 8 h 30 – 12 h", "Dimanche : fermé"]),
        ("24/7", ["Tous les jours : 24 h/24"]),
        ("Mo,Tu 10:00-12:00", ["Lundi et mardi : 10 h – 12 h", "Du mercredi au dimanche : fermé"]),
        ("We 10:00-12:00", ["Lundi et mardi : fermé", "Mercredi : 10 h – 12 h", "Du jeudi au dimanche : fermé"]),
    ],
)  # fmt: skip
def test_alike_days_that_follow_each_other_make_one_line(osm, expected):
    found = grouped(week_of(osm, [], MONDAY, MONDAY))
    assert [plain(str(group)) for group in found] == expected


def test_the_usual_week_forgets_this_week_closures_and_holidays():
    hours = view(
        LIBRARY, datetime(2026, 4, 29, 10), ClosedDays(date(2026, 4, 28), date(2026, 4, 29))
    )
    assert hours.grouped_title == "Horaires habituels"
    assert lines(hours)[0] == f"Du lundi au vendredi : {FULL}"
    assert plain(hours.week[4].text) == "Fermé (jour férié)"


def test_without_a_usual_week_this_one_is_grouped_and_says_so():
    hours = view("Mo-Fr 09:00-12:00; Jul-Aug off", datetime(2026, 7, 8, 10))
    assert plain(hours.grouped_title) == "Semaine du 6 au 12 juillet"
    assert lines(hours) == ["Tous les jours : fermé"]


@pytest.mark.parametrize(
    ("osm", "expected"),
    [
        ("Mo 10:00-12:00", []),
        (LIBRARY, ["Fermé les jours fériés."]),
        ("Mo-Fr 09:00-12:00; Sa,Su,PH off", ["Fermé les jours fériés."]),
        ("Mo-Fr 09:00-12:00; PH 10:00-11:00", ["Les jours fériés : 10 h – 11 h."]),
        # overridden by what comes after, so different from one holiday to the next
        ("PH off; Mo-Fr 09:00-12:00", []),
        ("Mo-Fr 09:00-12:00; SH off", ["Horaires différents pendant les vacances scolaires : fermé."]),
        ("Mo-Fr 09:00-12:00; PH,SH off",
         ["Fermé les jours fériés.", "Horaires différents pendant les vacances scolaires : fermé."]),
        ("Mo-Fr 09:00-12:00; SH Mo-Fr 14:00-17:00",
         ["Horaires différents pendant les vacances scolaires : du lundi au vendredi, 14 h – 17 h."]),
        ("Mo-Fr 09:00-12:00; SH 14:00-17:00",
         ["Horaires différents pendant les vacances scolaires : tous les jours, 14 h – 17 h."]),
        ("Mo-Fr 09:00-12:00; SH Tu 10:00-12:00; SH Th 14:00-16:00",
         ["Horaires différents pendant les vacances scolaires : mardi, 10 h – 12 h ; jeudi, 14 h – 16 h."]),
        ("Mo-Fr 09:00-12:00; Jul SH off", ["Horaires différents pendant les vacances scolaires."]),
        ("SH Mo[1] 10:00-12:00", ["Horaires différents pendant les vacances scolaires."]),
        ('Mo 10:00-12:00 "sur rendez-vous"; Tu 10:00-12:00 "sur rendez-vous"', ["Sur rendez-vous."]),
        ('Mo 10:00-12:00 "SH et PH ne comptent pas ici !"', ["SH et PH ne comptent pas ici !"]),
        ("Mo 10:00+", ["L’heure de fermeture n’est pas précisée."]),
        ("sunrise-sunset", ["Les horaires suivent le lever et le coucher du soleil."]),
    ],
)  # fmt: skip
def test_notes(osm, expected):
    assert [plain(note) for note in view(osm).notes] == expected


@pytest.mark.parametrize(
    ("osm", "kind", "has_state", "has_week", "shows_raw"),
    [
        (None, "none", False, False, False),
        ("", "none", False, False, False),
        (" \n ", "none", False, False, False),
        ("9h-12h", "unreadable", False, False, True),
        ("<script>alert(1)</script>", "unreadable", False, False, True),
        (LIBRARY, "ok", True, True, False),
        ('Mo 10:00-12:00 "SH"', "ok", True, True, False),
        ("Mo 10:00-12:00; SH off", "partial", False, True, False),
        ("SH Mo 10:00-12:00", "partial", False, False, True),
        ("SH off", "partial", False, False, True),
        ("Mo 10:00-12:00; Jul SH off", "partial", False, True, True),
        ("Mo-Fr sunrise-18:00", "partial", False, True, True),
        ("Mo-Fr 09:00-12:00; PH Mo-Fr 14:00-17:00", "partial", False, True, True),
    ],
)
def test_what_a_template_is_given(osm, kind, has_state, has_week, shows_raw):
    hours = view(osm)
    assert hours.kind == kind
    assert (hours.state is not None) is has_state
    assert bool(hours.week) is has_week
    assert bool(hours.grouped) is has_week
    assert bool(hours.sentence) is has_week
    assert hours.shows_raw is shows_raw
    assert hours.raw == (osm or "").strip()


@pytest.mark.parametrize("osm", [None, "9h-12h", "Mo-Fr 09:00-12:00; SH off"])
def test_a_closure_is_certain_even_when_the_hours_are_not(osm):
    closure = ClosedDays(date(2026, 3, 2), date(2026, 3, 6), "travaux")
    hours = view(osm, datetime(2026, 3, 4, 10), closure)
    assert plain(hours.state.text) == "Fermé jusqu’au 6 mars (travaux)"
    assert hours.state.is_open is False
    assert view(osm, datetime(2026, 3, 9, 10), closure).state is None


def test_closures_of_the_next_two_months():
    closures = [
        ClosedDays(date(2026, 12, 22), date(2027, 1, 3), "inventaire"),
        ClosedDays(date(2026, 11, 3), date(2026, 11, 7)),
        ClosedDays(date(2026, 11, 2), date(2026, 11, 2), "travaux"),
        ClosedDays(date(2026, 11, 1), date(2026, 11, 1), "en cours"),
        ClosedDays(date(2026, 10, 1), date(2026, 10, 2), "passée"),
        ClosedDays(date(2026, 12, 31), date(2026, 12, 31), "dans soixante jours"),
        ClosedDays(date(2027, 1, 1), date(2027, 1, 1), "trop loin"),
    ]
    found = view(LIBRARY, datetime(2026, 11, 1, 10), *closures).next_closures
    assert [plain(sentence) for sentence in found] == [
        "Fermé le 2 novembre (travaux)",
        "Fermé du 3 au 7 novembre",
        "Fermé du 22 décembre au 3 janvier (inventaire)",
        "Fermé le 31 décembre (dans soixante jours)",
    ]


def test_sentence_for_the_editors():
    assert plain(view(LIBRARY).sentence) == (
        f"Du lundi au vendredi : {FULL} ; samedi : 8 h 30 – 12 h ; dimanche : fermé. "
        "Fermé les jours fériés."
    )
