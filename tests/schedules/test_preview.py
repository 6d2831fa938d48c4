"""What a rule comes to, as the screens show it before it is kept."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from schedules.calendar import Calendar
from schedules.forms import RecurrenceForm
from schedules.preview import preview_of
from tests.schedules.rules import during, on_dates, once, outside, rule
from tests.schedules.zone_b import PERIODS, ZONE_B

TODAY = date(2026, 11, 21)
SHORT = Calendar(PERIODS, date(2026, 12, 31))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_tuesdays():
    preview = preview_of(outside(), ZONE_B, TODAY)
    assert plain(preview.sentence) == (
        "Tous les mardis de 14 h à 17 h, hors vacances scolaires, jusqu’au 29 juin 2027."
    )
    assert preview.count == 26
    assert len(preview.next_slots) == 12
    assert preview.more == 14
    assert plain(preview.next_days[0]) == "mardi 24 novembre 2026"
    assert [plain(day) for day in preview.removed_days] == [
        "mardi 22 décembre 2026 : Vacances de Noël",
        "mardi 29 décembre 2026 : Vacances de Noël",
        "mardi 23 février 2027 : Vacances d’hiver",
        "mardi 2 mars 2027 : Vacances d’hiver",
        "mardi 20 avril 2027 : Vacances de printemps",
        "mardi 27 avril 2027 : Vacances de printemps",
    ]
    assert preview.warnings == ()


def test_during_the_holidays_ordinary_days_are_not_told():
    preview = preview_of(during(weekdays=(4,)), ZONE_B, TODAY)
    assert [plain(day) for day in preview.removed_days] == [
        "vendredi 25 décembre 2026 : Noël (jour férié)",
        "vendredi 1er janvier 2027 : Jour de l’an (jour férié)",
    ]


@pytest.mark.parametrize(
    ("a_rule", "calendar", "expected"),
    [
        (rule(), Calendar(), []),
        (outside(), SHORT,
         ["Le calendrier scolaire est connu jusqu’au 31 décembre 2026. "
          "Les dates d’après s’afficheront quand l’agence l’aura complété."]),
        (outside(last_day="2026-12-31"), SHORT, []),
        (outside(), Calendar(),
         ["Le calendrier scolaire n’est pas rempli : le site ne peut annoncer aucune date. "
          "Choisissez « Toute l’année », ou demandez à l’agence de le remplir."]),
        (outside(last_day="2026-11-20"), ZONE_B, ["Toutes ces dates sont passées."]),
        (once("2026-11-20"), ZONE_B, ["Toutes ces dates sont passées."]),
        (outside(first_day="2026-12-20", last_day="2027-01-02"), ZONE_B,
         ["Aucune date n’a lieu. Regardez les vacances et les jours fériés."]),
        (once("2026-12-25", skips_public_holidays=False), ZONE_B,
         ["Le vendredi 25 décembre 2026 est férié (Noël)."]),
        (on_dates("2026-11-24", "2027-05-06", "2027-05-08", skips_public_holidays=False), ZONE_B,
         ["Le jeudi 6 mai 2027 est férié (Ascension).", "Le samedi 8 mai 2027 est férié (Fête de la Victoire)."]),
    ],
)  # fmt: skip
def test_warnings(a_rule, calendar, expected):
    assert [plain(text) for text in preview_of(a_rule, calendar, TODAY).warnings] == expected


@pytest.mark.parametrize(
    "a_rule",
    [outside(), outside(last_day="2026-11-20"), once("2026-11-24"), once("2026-12-25")],
)
def test_it_is_shown(a_rule):
    preview = preview_of(a_rule, ZONE_B, TODAY)
    html = render_to_string("schedules/admin/_rule_preview.html", {"preview": preview})
    assert preview.sentence in html
    assert all(day in html for day in preview.next_days)
    assert all(sentence in html for sentence in preview.warnings)


def test_the_fields_are_shown_with_their_errors():
    bound = RecurrenceForm({"frequency": "semaine"}, today=TODAY, calendar=ZONE_B)
    assert not bound.is_valid()
    html = render_to_string("schedules/admin/_recurrence_fields.html", {"rule_form": bound})
    for name, field in bound.fields.items():
        assert f'name="{name}"' in html
        assert field.label in html
    for found in bound.errors.values():
        assert found[0] in html
    assert 'id="id_weekdays_error"' in html
    assert 'aria-describedby="id_weekdays_error"' in html
