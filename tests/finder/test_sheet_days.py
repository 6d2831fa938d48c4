"""Days put in words for paper: a rule where every week is alike, dates everywhere else."""

from datetime import date, datetime, time
from types import SimpleNamespace

import pytest

from finder.sheet_days import days_in_words, last_day_shown
from mediators.enums import AbsenceReason
from mediators.models import Absence, Engagement
from schedules.calendar import Calendar, Period
from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import PARIS, Recurrence
from tests.mediators.factories import KNOWN_UNTIL, ZONE_B

D = date.fromisoformat
CALENDAR = Calendar(tuple(Period(D(a), D(b), name) for a, b, name in ZONE_B), KNOWN_UNTIL)
NOW = datetime(2026, 11, 21, 9, tzinfo=PARIS)
LABEL = "Atelier «\u00a0Scratch (dès 8 ans)\u00a0»"
END = D("2027-01-31")


def permanence(*, closures=(), absences=(), engaged=(), **rule):
    values = {
        "frequency": Frequency.WEEKLY,
        "first_day": D("2026-09-01"),
        "last_day": D("2027-06-29"),
        "start_time": time(14),
        "end_time": time(17),
        "weekdays": (1,),
        "school_policy": SchoolPolicy.OUTSIDE,
        **rule,
    }
    return SimpleNamespace(
        pk=1,
        venue_id=1,
        recurrence=Recurrence(**values),
        venue=SimpleNamespace(known_closures=closures),
        mediator=SimpleNamespace(known_absences=absences, known_engagements=engaged),
    )


def closed(first, last, reason=""):
    return SimpleNamespace(first_day=D(first), last_day=D(last), reason=reason)


def absent(first, last, reason):
    return Absence(first_day=D(first), last_day=D(last), reason=reason)


def taken(day, start, end, label="") -> Engagement:
    return Engagement(day=D(day), start_time=time(start), end_time=time(end), label=label)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def said(*, now=NOW, end=END, calendar=CALENDAR, **values) -> str:
    days = days_in_words(permanence(**values), now, end, calendar)
    return plain(f"{days.when}, {days.but}" if days.but else days.when)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-21", "2027-01-31"),
        ("2026-11-30", "2027-01-31"),
        ("2026-12-01", "2027-02-28"),
        ("2026-12-31", "2027-02-28"),
        ("2027-12-31", "2028-02-29"),
        ("2028-02-29", "2028-04-30"),
        ("2027-01-01", "2027-03-31"),
        ("2027-05-02", "2027-09-30"),  # the 31st of July has nothing to say of September
        ("2027-06-20", "2027-09-30"),
        ("2027-07-04", "2027-09-30"),
        ("2027-09-01", "2027-11-30"),
    ],
)
def test_the_quarter(today, expected):
    assert last_day_shown(D(today), CALENDAR) == D(expected)


def test_the_quarter_of_an_unknown_calendar():
    assert last_day_shown(D("2027-06-20"), Calendar()) == D("2027-08-31")


TABLE = {
    "holidays": (
        {},
        "Tous les mardis de 14 h à 17 h, sauf le 22 et le 29 décembre (vacances de Noël)",
    ),
    "public holidays": (
        {"weekdays": (4,), "school_policy": SchoolPolicy.ALWAYS},
        "Tous les vendredis de 14 h à 17 h, sauf le 25 décembre et le 1er janvier (jours fériés)",
    ),
    "one public holiday": (
        {"weekdays": (4,), "school_policy": SchoolPolicy.ALWAYS, "last_day": D("2026-12-31")},
        "Tous les vendredis de 14 h à 17 h, jusqu’au vendredi 18 décembre",
    ),
    "closed venue": (
        {"closures": [closed("2027-01-11", "2027-01-15", "travaux d'hiver")]},
        "Tous les mardis de 14 h à 17 h, sauf le 22 et le 29 décembre (vacances de Noël)"
        " et le 12 janvier (lieu fermé : travaux d’hiver)",
    ),
    "closed without a reason": (
        {"closures": [closed("2027-01-12", "2027-01-12")], "school_policy": SchoolPolicy.ALWAYS},
        "Tous les mardis de 14 h à 17 h, sauf le 12 janvier (lieu fermé)",
    ),
    "away": (
        {
            "absences": [absent("2026-12-01", "2026-12-09", AbsenceReason.LEAVE)],
            "school_policy": SchoolPolicy.ALWAYS,
        },
        "Tous les mardis de 14 h à 17 h, sauf le 1er et le 8 décembre (congés)",
    ),
    "a long run": (
        {"weekdays": (0, 1, 2, 3, 4)},
        "Du lundi au vendredi de 14 h à 17 h, sauf du 21 décembre au 1er janvier (vacances de Noël)",
    ),
    "away at first": (
        {
            "absences": [absent("2026-11-01", "2026-12-02", AbsenceReason.TRAINING)],
            "school_policy": SchoolPolicy.ALWAYS,
        },
        "Tous les mardis de 14 h à 17 h, à partir du mardi 8 décembre",
    ),
    "begins later": (
        {"first_day": D("2027-01-01")},
        "Tous les mardis de 14 h à 17 h, à partir du mardi 5 janvier",
    ),
    "ends": (
        {"last_day": D("2026-12-22")},
        "Tous les mardis de 14 h à 17 h, jusqu’au mardi 15 décembre",
    ),
    "few are left": (
        {"last_day": D("2026-12-08")},
        "Les mardis 24 novembre, 1er et 8 décembre, de 14 h à 17 h",
    ),
    "every other week": (
        {"interval": 2},
        "Les mardis 24 novembre, 8 décembre, 5 et 19 janvier, de 14 h à 17 h, "
        "pas de permanence le 22 décembre (vacances de Noël)",
    ),
    "months": (
        {"frequency": Frequency.MONTHLY, "nths": (1, 3)},
        "Les mardis 1er et 15 décembre, 5 et 19 janvier, de 14 h à 17 h",
    ),
    "one a month": (
        {"frequency": Frequency.MONTHLY, "nths": (2,), "weekdays": (4,)},
        "Les vendredis 11 décembre et 8 janvier, de 14 h à 17 h",
    ),
    "left out of a list": (
        {"frequency": Frequency.MONTHLY, "nths": (-1,), "weekdays": (1, 4)},
        "Mardi 24 et vendredi 27 novembre, mardi 26 et vendredi 29 janvier, de 14 h à 17 h, "
        "pas de permanence le 25 ni le 29 décembre (vacances de Noël)",
    ),
    "in the holidays only": (
        {"school_policy": SchoolPolicy.DURING},
        "Les mardis 22 et 29 décembre, de 14 h à 17 h",
    ),
    "once": (
        {
            "frequency": Frequency.ONCE,
            "first_day": D("2026-12-01"),
            "last_day": D("2026-12-01"),
        },
        "Le mardi 1er décembre, de 14 h à 17 h",
    ),
    "a workshop takes a day": (
        {
            "school_policy": SchoolPolicy.ALWAYS,
            "engaged": [taken("2026-12-01", 13, 18, LABEL), taken("2026-12-08", 14, 17)],
        },
        "Tous les mardis de 14 h à 17 h, sauf le 1er décembre (atelier) et "
        "le 8 décembre (indisponible)",
    ),
    "a workshop leaves an hour": (
        {
            "school_policy": SchoolPolicy.ALWAYS,
            "engaged": [taken(f"2026-12-{day:02}", 14, 16, LABEL) for day in (1, 8, 15)],
        },
        "Tous les mardis de 14 h à 17 h, sauf du 1er au 15 décembre (seulement 16 h – 17 h)",
    ),
    "a workshop on the first and the last day": (
        {
            "first_day": D("2026-12-01"),
            "last_day": D("2027-01-05"),
            "school_policy": SchoolPolicy.ALWAYS,
            "engaged": [taken("2026-12-01", 15, 16), taken("2027-01-05", 14, 16)],
        },
        "Tous les mardis de 14 h à 17 h, à partir du mardi 1er décembre, jusqu’au mardi 5 janvier, "
        "sauf le 1er décembre (seulement 14 h – 15 h et 16 h – 17 h) et le 5 janvier "
        "(seulement 16 h – 17 h)",
    ),
    "a workshop in a list": (
        {"interval": 2, "engaged": [taken("2026-12-08", 15, 16, LABEL)]},
        "Les mardis 24 novembre, 5 et 19 janvier, de 14 h à 17 h ; "
        "le mardi 8 décembre, 14 h – 15 h et 16 h – 17 h, "
        "pas de permanence le 22 décembre (vacances de Noël)",
    ),
    "a workshop on the only day": (
        {
            "frequency": Frequency.ONCE,
            "first_day": D("2026-12-01"),
            "last_day": D("2026-12-01"),
            "engaged": [taken("2026-12-01", 15, 18, LABEL)],
        },
        "Le mardi 1er décembre, 14 h – 15 h",
    ),
    "several weekdays": (
        {"interval": 2, "weekdays": (1, 3), "last_day": D("2026-12-11")},
        "Mardi 24 et jeudi 26 novembre, mardi 8 et jeudi 10 décembre, de 14 h à 17 h",
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_days_in_words(name):
    values, expected = TABLE[name]
    assert said(**values) == expected


def test_summer_is_one_exception_and_september_a_beginning():
    june = datetime(2027, 6, 20, 9, tzinfo=PARIS)
    july = datetime(2027, 7, 6, 9, tzinfo=PARIS)
    rule = {"last_day": D("2028-06-30"), "end": D("2027-09-30")}
    assert said(now=june, **rule).endswith("sauf du 6 juillet au 31 août (vacances d’été)")
    assert said(now=july, **rule).endswith("à partir du mardi 7 septembre")


def test_what_is_over_is_not_said():
    tuesday = datetime(2026, 11, 24, 17, tzinfo=PARIS)
    assert said(now=tuesday, last_day=D("2026-12-08")).startswith("Les mardis 1er et 8 décembre")
    assert days_in_words(permanence(last_day=D("2026-11-24")), tuesday, END, CALENDAR) is None


def test_many_dates_are_cut_and_say_so():
    dates = tuple(date(2026, 12, day) for day in range(1, 25))
    days = days_in_words(
        permanence(frequency=Frequency.DATES, dates=dates, school_policy=SchoolPolicy.ALWAYS),
        NOW, END, CALENDAR,
    )  # fmt: skip
    assert plain(days.when).endswith("puis d’autres dates : téléphonez")
    assert "jeudi\u00a010" in days.when
    assert "vendredi\u00a011" not in days.when
    assert len(days.short) < len(days.when)


def test_short_of_room_exceptions_lose_their_reasons_then_their_dates():
    days = days_in_words(
        permanence(closures=[closed("2027-01-11", "2027-01-15")]), NOW, END, CALENDAR
    )
    assert plain(days.but_dates) == "sauf le 22, le 29 décembre et le 12 janvier"
    assert plain(days.but_short) == "sauf certaines dates : téléphonez"


def test_a_list_of_dates_need_not_say_what_it_leaves_out():
    days = days_in_words(permanence(interval=2), NOW, END, CALENDAR)
    assert plain(days.but) == "pas de permanence le 22 décembre (vacances de Noël)"
    assert (days.but_dates, days.but_short) == ("", "")


def test_nothing_left_out_is_nothing_said():
    days = days_in_words(permanence(school_policy=SchoolPolicy.ALWAYS), NOW, END, CALENDAR)
    assert (days.but, days.but_dates, days.but_short) == ("", "", "")


@pytest.mark.parametrize("calendar", [Calendar(), Calendar((), D("2026-08-31"))])
def test_a_silent_school_calendar_leaves_the_rule_in_words(calendar):
    assert said(calendar=calendar) == (
        "Tous les mardis de 14 h à 17 h, hors vacances scolaires, jusqu’au 29 juin 2027"
    )


def test_a_calendar_that_stops_is_told():
    calendar = Calendar(CALENDAR.periods[:8], D("2026-12-31"))
    days = days_in_words(permanence(), NOW, END, calendar)
    assert days.known_until == D("2026-12-31")
    assert days_in_words(permanence(), NOW, END, CALENDAR).known_until is None
