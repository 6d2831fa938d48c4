"""The form of a rule: days and times as people type them, what is refused and where it is said."""

from datetime import date, time

import pytest

from schedules.calendar import Calendar
from schedules.enums import Frequency, SchoolPolicy
from schedules.forms import RecurrenceForm
from schedules.typed_days import UnreadableDay, typed_day, typed_days
from tests.schedules.rules import during, monthly, on_dates, once, outside, rule
from tests.schedules.zone_b import ZONE_B

TODAY = date(2026, 11, 21)
WEEKLY = {
    "frequency": "semaine",
    "weekdays": ["ma"],
    "interval": "1",
    "first_day": "2026-11-24",
    "last_day": "2027-06-29",
    "start_time": "14h",
    "end_time": "17 h",
    "school_policy": "hors",
    "skips_public_holidays": "on",
}
MONTHLY = {**WEEKLY, "frequency": "mois", "nths": ["1", "-1"]}
ONCE = {"frequency": "une-fois", "first_day": "2026-11-24", "start_time": "14h", "end_time": "17h"}
DATES = {"frequency": "dates", "dates": "24/11/2026", "start_time": "14h", "end_time": "17h"}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def form(data=None, a_rule=None, calendar=ZONE_B) -> RecurrenceForm:
    return RecurrenceForm(data, rule=a_rule, today=TODAY, calendar=calendar)


def errors(data) -> dict[str, str]:
    bound = form(data)
    assert not bound.is_valid()
    assert bound.recurrence is None
    return {name: plain(" ".join(found)) for name, found in bound.errors.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-01-12", "2027-01-12"),
        ("12/01/2027", "2027-01-12"),
        ("12-01-27", "2027-01-12"),
        ("12.1.27", "2027-01-12"),
        (" 12 / 01 / 2027 ", "2027-01-12"),
        ("12 janvier 2027", "2027-01-12"),
        ("mardi 12 janvier 2027", "2027-01-12"),
        ("Mardi 12 Janv. 2027", "2027-01-12"),
        ("mar. 12 janv. 27", "2027-01-12"),
        ("le 12 janvier 2027", "2027-01-12"),
        ("1er mars 2027", "2027-03-01"),
        ("1ᵉʳ FÉVR. 2027", "2027-02-01"),
        ("3 aout 2027", "2027-08-03"),
        ("12\u00a0décembre\u202f2026", "2026-12-12"),
        ("29/02/2028", "2028-02-29"),
    ],
)
def test_a_day(text, expected):
    assert typed_day(text) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    [
        "", "demain", "12", "12 janvier", "janvier 2027", "31/02/2027", "29/02/2027", "32/01/2027",
        "12/13/2027", "12/01/027", "12/01/20270", "12 jui 2027", "12 ja 2027", "12 janvierr 2027",
        "0/1/2027", "12/01/0000", "-12/01/2027x", "1/2/3/4", "١٢/٠١/٢٠٢٧", "le", "lundi", "\x00",
        "12 janvier 2027 14 h", "1er 2027", "9" * 5000,
    ],
)  # fmt: skip
def test_no_day(text):
    with pytest.raises(UnreadableDay) as caught:
        typed_day(text)
    assert "par exemple 12/01/2027" in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_weekday_that_does_not_go_with_the_date():
    with pytest.raises(UnreadableDay) as caught:
        typed_day("lundi 12 janvier 2027")
    assert plain(str(caught.value)) == (
        "Le 12 janvier 2027 est un mardi, pas un lundi : corrigez l’un des deux."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" ; ,\n\n", []),
        ("12/01/2027", ["2027-01-12"]),
        ("19/01/2027\r\n12/01/2027", ["2027-01-12", "2027-01-19"]),
        ("12/01/2027, 19/01/2027 ; 26/01/2027", ["2027-01-12", "2027-01-19", "2027-01-26"]),
        ("mardi 12 janvier 2027 et 2027-01-19", ["2027-01-12", "2027-01-19"]),
        ("12/01/2027\n12-01-27", ["2027-01-12"]),
    ],
)
def test_a_list_of_days(text, expected):
    assert [day.isoformat() for day in typed_days(text)] == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (WEEKLY, outside(first_day="2026-11-24")),
        ({**WEEKLY, "weekdays": ["je", "ma"], "interval": "2"},
         outside(first_day="2026-11-24", weekdays=(1, 3), interval=2)),
        ({**WEEKLY, "interval": ""}, outside(first_day="2026-11-24")),
        ({**WEEKLY, "school_policy": "pendant"}, during(first_day="2026-11-24")),
        ({**WEEKLY, "school_policy": "toujours", "skips_public_holidays": ""},
         rule(first_day="2026-11-24", skips_public_holidays=False)),
        ({**WEEKLY, "first_day": "mardi 24 novembre 2026", "start_time": "14:00"}, outside(first_day="2026-11-24")),
        (MONTHLY, monthly(1, -1, first_day="2026-11-24", school_policy=SchoolPolicy.OUTSIDE)),
        (ONCE, once("2026-11-24", skips_public_holidays=False)),
        (DATES, on_dates("2026-11-24", skips_public_holidays=False)),
        ({**DATES, "dates": "1/12/26, 24/11/26, 1/12/26"},
         on_dates("2026-11-24", "2026-12-01", skips_public_holidays=False)),
        # what the frequency does not read is neither an error nor a part of the rule
        ({**WEEKLY, "nths": ["9"], "dates": "n’importe quoi"}, outside(first_day="2026-11-24")),
        ({**MONTHLY, "interval": "99"}, monthly(1, -1, first_day="2026-11-24", school_policy=SchoolPolicy.OUTSIDE)),
        ({**WEEKLY, **ONCE, "weekdays": ["xx"], "last_day": "x", "interval": "x", "school_policy": "x"},
         once("2026-11-24", skips_public_holidays=False)),
        ({**WEEKLY, **DATES, "first_day": "x", "last_day": ""}, on_dates("2026-11-24", skips_public_holidays=False)),
    ],
)  # fmt: skip
def test_what_was_typed_becomes_a_rule(data, expected):
    bound = form(data)
    assert bound.is_valid(), bound.errors
    assert bound.recurrence == expected


HOUR = "Écrivez une heure, par exemple 9 h 30 ou 14h."
BAD_HOUR = "Cette heure n’est pas lisible. Exemples : 14h, 9 h 30, midi."
DAY = "Écrivez le jour, par exemple 24/11/2026."
LAST = "Écrivez le dernier jour. On pourra le repousser plus tard."
NO_DAY = "« x » n’est pas une date. Écrivez le jour, le mois et l’année, par exemple 12/01/2027."
WEEKDAYS = "Choisissez au moins un jour de la semaine."
NTHS = "Dites lequel du mois : le premier, le deuxième…, le dernier."
SAME = "L’heure de fin doit venir après l’heure de début, le même jour (avant minuit)."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, {"frequency": "Choisissez une réponse.", "start_time": HOUR, "end_time": HOUR}),
        ({"frequency": "semaine"},
         {"weekdays": WEEKDAYS, "first_day": DAY, "last_day": LAST, "start_time": HOUR, "end_time": HOUR}),
        ({"frequency": "mois"},
         {"weekdays": WEEKDAYS, "nths": NTHS, "first_day": DAY, "last_day": LAST, "start_time": HOUR, "end_time": HOUR}),
        ({"frequency": "une-fois"}, {"first_day": DAY, "start_time": HOUR, "end_time": HOUR}),
        ({"frequency": "dates"}, {"dates": "Écrivez au moins une date.", "start_time": HOUR, "end_time": HOUR}),
        ({**WEEKLY, "last_day": ""}, {"last_day": LAST}),
        ({**WEEKLY, "first_day": "x"}, {"first_day": NO_DAY}),
        ({**WEEKLY, "last_day": "x", "weekdays": []}, {"last_day": NO_DAY, "weekdays": WEEKDAYS}),
        ({**WEEKLY, "last_day": "2026-11-01"}, {"last_day": "Le dernier jour vient avant le premier."}),
        ({**WEEKLY, "last_day": "2066-11-01"},
         {"last_day": "C’est trop long : trois ans au plus, puis on vérifie et on prolonge."}),
        ({**WEEKLY, "first_day": "01/01/1900"}, {"first_day": "Cette date est trop lointaine."}),
        ({**WEEKLY, "interval": "13"}, {"interval": "Choisissez un nombre de semaines entre 1 et 12."}),
        ({**WEEKLY, "interval": "-1"}, {"interval": "Choisissez un nombre de semaines entre 1 et 12."}),
        ({**WEEKLY, "start_time": "quatorze"}, {"start_time": BAD_HOUR}),
        ({**WEEKLY, "start_time": "fermé", "end_time": "25h"}, {"start_time": BAD_HOUR, "end_time": BAD_HOUR}),
        ({**WEEKLY, "end_time": "14h"}, {"end_time": SAME}),
        ({**WEEKLY, "start_time": "22h", "end_time": "2h"}, {"end_time": SAME}),
        ({**WEEKLY, "end_time": "24h"}, {"end_time": SAME}),
        ({**WEEKLY, "end_time": "minuit"}, {"end_time": SAME}),
        ({**DATES, "dates": "24/11/2026\nx"}, {"dates": NO_DAY}),
        ({**DATES, "dates": "24/11/1926"}, {"dates": "Une de ces dates est trop lointaine."}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_the_field(data, expected):
    assert errors(data) == expected


@pytest.mark.parametrize("name", ["frequency", "weekdays", "school_policy"])
def test_an_answer_that_does_not_exist(name):
    value = ["zz"] if name == "weekdays" else "zz"
    assert name in errors({**WEEKLY, name: value})


@pytest.mark.parametrize("name", list(RecurrenceForm.base_fields))
@pytest.mark.parametrize("value", ["\x00", "x" * 20_000, "<script>", "99999999999999999999", "²"])
def test_hostile_values(name, value):
    for data in (WEEKLY, MONTHLY, ONCE, DATES):
        bound = form({**data, name: [value] if name in {"weekdays", "nths"} else value})
        assert bound.is_valid() == (bound.recurrence is not None)


def test_nothing_typed_is_lost():
    bound = form(
        {**WEEKLY, "start_time": "quatorze heures", "first_day": "hier", "dates": "un jour"}
    )
    assert not bound.is_valid()
    assert bound["start_time"].value() == "quatorze heures"
    assert bound["first_day"].value() == "hier"
    assert bound["dates"].value() == "un jour"


@pytest.mark.parametrize(
    "a_rule",
    [
        rule(skips_public_holidays=False),
        outside(weekdays=(0, 6), interval=12, start_time=time(0), end_time=time(23, 59)),
        during(),
        monthly(1, 2, 3, 4, -1),
        once("2026-11-24", skips_public_holidays=False),
        on_dates("2026-11-24", "2026-12-01", "2027-02-01", skips_public_holidays=False),
    ],
)
def test_a_rule_comes_back_as_it_was(a_rule):
    shown = form(a_rule=a_rule)
    data = {name: shown[name].value() for name in shown.fields}
    data["skips_public_holidays"] = "on" if data["skips_public_holidays"] else ""
    data = {name: "" if value is None else value for name, value in data.items()}
    bound = form(data)
    assert bound.is_valid(), bound.errors
    assert bound.recurrence == a_rule


@pytest.mark.parametrize(
    ("today", "calendar", "expected"),
    [
        ("2026-11-21", ZONE_B, "2027-07-02"),
        ("2027-07-02", ZONE_B, "2027-07-02"),
        ("2027-07-03", ZONE_B, "2028-07-03"),
        ("2027-08-31", ZONE_B, "2028-07-03"),
        ("2028-07-10", ZONE_B, "2029-06-30"),
        ("2026-11-21", Calendar(), "2027-06-30"),
        ("2026-06-30", Calendar(), "2026-06-30"),
        ("2026-07-01", Calendar(), "2027-06-30"),
    ],
)
def test_a_new_rule_ends_with_the_school_year(today, calendar, expected):
    new = RecurrenceForm(today=date.fromisoformat(today), calendar=calendar)
    assert new["last_day"].value() == date.fromisoformat(expected)
    assert new["first_day"].value() == date.fromisoformat(today)
    assert new["frequency"].value() == Frequency.WEEKLY
    assert new["school_policy"].value() == SchoolPolicy.OUTSIDE


@pytest.mark.django_db
def test_the_calendar_of_the_site_is_used_unless_told():
    assert RecurrenceForm(today=TODAY)["last_day"].value() == date(2027, 6, 30)
