"""A rule in one French sentence, and the sentences about what is wrong with one."""

from datetime import date, time, timedelta

import pytest

from schedules.validation import problems
from schedules.wording import describe
from tests.schedules.rules import during, monthly, on_dates, once, outside, rule

TODAY = date(2026, 11, 21)
UNTIL = "jusqu’au 29 juin 2027"
ALL_DAYS = tuple(range(7))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("a_rule", "expected"),
    [
        (rule(), f"tous les mardis de 14 h à 17 h, {UNTIL}"),
        (outside(), f"tous les mardis de 14 h à 17 h, hors vacances scolaires, {UNTIL}"),
        (during(), f"tous les mardis de 14 h à 17 h, pendant les vacances scolaires, {UNTIL}"),
        (rule(skips_public_holidays=False), f"tous les mardis de 14 h à 17 h, {UNTIL}"),
        # days
        (rule(weekdays=(1, 3)), f"tous les mardis et jeudis de 14 h à 17 h, {UNTIL}"),
        (rule(weekdays=(4, 0, 2)), f"tous les lundis, mercredis et vendredis de 14 h à 17 h, {UNTIL}"),
        (rule(weekdays=(0, 1)), f"tous les lundis et mardis de 14 h à 17 h, {UNTIL}"),
        (rule(weekdays=(2, 1, 3)), f"du mardi au jeudi de 14 h à 17 h, {UNTIL}"),
        (rule(weekdays=(0, 1, 2, 3, 4)), f"du lundi au vendredi de 14 h à 17 h, {UNTIL}"),
        (rule(weekdays=(0, 1, 5, 6)), f"tous les lundis, mardis, samedis et dimanches de 14 h à 17 h, {UNTIL}"),
        (rule(weekdays=ALL_DAYS), f"tous les jours de 14 h à 17 h, {UNTIL}"),
        # weeks
        (rule(interval=2), f"une semaine sur deux, le mardi de 14 h à 17 h, {UNTIL}"),
        (rule(interval=3), f"toutes les 3 semaines, le mardi de 14 h à 17 h, {UNTIL}"),
        (rule(interval=2, weekdays=(1, 3)), f"une semaine sur deux, le mardi et le jeudi de 14 h à 17 h, {UNTIL}"),
        # months
        (monthly(1), f"le 1er mardi de chaque mois de 14 h à 17 h, {UNTIL}"),
        (monthly(2, 4), f"les 2e et 4e mardis de chaque mois de 14 h à 17 h, {UNTIL}"),
        (monthly(-1, weekdays=(4,)), f"le dernier vendredi de chaque mois de 14 h à 17 h, {UNTIL}"),
        (monthly(-1, 1), f"les 1er et dernier mardis de chaque mois de 14 h à 17 h, {UNTIL}"),
        # hours
        (rule(start_time=time(9, 30), end_time=time(12)), f"tous les mardis de 9 h 30 à 12 h, {UNTIL}"),
        (rule(start_time=time(9, 5), end_time=time(23, 59)), f"tous les mardis de 9 h 05 à 23 h 59, {UNTIL}"),
        # when it starts is said while it is to come
        (rule(first_day="2027-01-05"), "tous les mardis de 14 h à 17 h, du 5 janvier au 29 juin 2027"),
        (rule(first_day="2026-12-01"), "tous les mardis de 14 h à 17 h, du 1er décembre 2026 au 29 juin 2027"),
        (rule(first_day="2026-11-21"), f"tous les mardis de 14 h à 17 h, {UNTIL}"),
        # a day, some days
        (once("2027-01-12"), "le mardi 12 janvier 2027 de 14 h à 17 h"),
        (on_dates("2026-12-01"), "le mardi 1er décembre 2026 de 14 h à 17 h"),
        (on_dates("2027-01-19", "2027-01-12"), "le mardi 12 janvier et le mardi 19 janvier 2027 de 14 h à 17 h"),
        (on_dates("2026-12-15", "2027-01-12", "2027-01-19"),
         "le mardi 15 décembre 2026, le mardi 12 janvier et le mardi 19 janvier 2027 de 14 h à 17 h"),
        (on_dates(*[f"2027-03-{n:02d}" for n in range(1, 8)]),
         "le lundi 1er mars, le mardi 2 mars, le mercredi 3 mars, le jeudi 4 mars, le vendredi 5 mars, "
         "le samedi 6 mars 2027 et 1 autre date de 14 h à 17 h"),
    ],
)  # fmt: skip
def test_describe(a_rule, expected):
    assert plain(describe(a_rule, TODAY)) == expected


def test_figures_hold_to_their_unit():
    assert "14\u00a0h à 17\u00a0h" in describe(rule())
    assert "29\u00a0juin" in describe(rule())
    assert "3\u00a0semaines" in describe(rule(interval=3))


def test_without_today_the_first_day_is_said():
    assert plain(describe(rule())).endswith("du 1er septembre 2026 au 29 juin 2027")


SAME = "L’heure de fin doit venir après l’heure de début, le même jour (avant minuit)."
FAR = "Cette date est trop lointaine."
NONE = "Il n’y a aucune date entre ces deux jours."


@pytest.mark.parametrize(
    ("a_rule", "expected"),
    [
        (rule(), {}),
        (once("2026-11-24"), {}),
        (on_dates("2026-11-24"), {}),
        (monthly(-1), {}),
        # hours
        (rule(end_time=time(14)), {"end_time": SAME}),
        (rule(start_time=time(22), end_time=time(2)), {"end_time": SAME}),
        (rule(start_time=time(22), end_time=time()), {"end_time": SAME}),
        (once("2026-11-24", end_time=time(9)), {"end_time": SAME}),
        (on_dates("2026-11-24", end_time=time(9)), {"end_time": SAME}),
        # days
        (rule(last_day="2026-08-31"), {"last_day": "Le dernier jour vient avant le premier."}),
        (rule(last_day="2066-06-30"),
         {"last_day": "C’est trop long : trois ans au plus, puis on vérifie et on prolonge."}),
        (rule(first_day="1926-09-01"), {"first_day": FAR}),
        (rule(first_day="2100-01-01", last_day="2100-02-01"), {"first_day": FAR}),
        (once("0001-01-01"), {"first_day": FAR}),
        (once("9999-12-31"), {"first_day": FAR}),
        (rule(first_day="2026-11-25", last_day="2026-11-30"), {"last_day": NONE}),
        (monthly(1, first_day="2026-11-20", last_day="2026-11-30"), {"last_day": NONE}),
        # what is missing
        (rule(weekdays=()), {"weekdays": "Choisissez au moins un jour de la semaine."}),
        (monthly(), {"nths": "Dites lequel du mois : le premier, le deuxième…, le dernier."}),
        (monthly(weekdays=()),
         {"weekdays": "Choisissez au moins un jour de la semaine.",
          "nths": "Dites lequel du mois : le premier, le deuxième…, le dernier."}),
        (rule(interval=0), {"interval": "Écrivez un nombre de semaines entre 1 et 12."}),
        (rule(interval=13), {"interval": "Écrivez un nombre de semaines entre 1 et 12."}),
        # dates
        (on_dates(), {"dates": "Écrivez au moins une date."}),
        (on_dates("1926-11-24"), {"dates": "Une de ces dates est trop lointaine."}),
        (on_dates("2026-11-24", "2036-11-24"), {"dates": "Ces dates s’étendent sur plus de trois ans."}),
        (on_dates(*[(TODAY + timedelta(days=n)).isoformat() for n in range(201)]),
         {"dates": "Il y a trop de dates : 200 au plus."}),
        # both at once
        (rule(end_time=time(9), weekdays=()),
         {"end_time": SAME, "weekdays": "Choisissez au moins un jour de la semaine."}),
    ],
)  # fmt: skip
def test_problems(a_rule, expected):
    assert {name: plain(text) for name, text in problems(a_rule).items()} == expected


def test_two_hundred_dates_and_three_years_are_allowed():
    dates = [(TODAY + timedelta(days=n)).isoformat() for n in range(200)]
    assert problems(on_dates(*dates)) == {}
    assert problems(rule(first_day="2026-09-01", last_day="2029-08-31")) == {}
