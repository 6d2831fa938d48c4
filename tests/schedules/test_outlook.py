"""What those who keep the calendar are told before it ends, or when a part is missing."""

from datetime import date

import pytest

from schedules.calendar import Calendar
from schedules.outlook import warnings_about
from tests.schedules.zone_b import KNOWN_UNTIL, PERIODS, ZONE_B

ENDS = (
    "Zone B : le calendrier scolaire s’arrête le 31 août 2028. "
    "Après ce jour, le site n’annonce plus les dates qui dépendent des vacances. "
    "Ajoutez les vacances de l’année suivante, publiées sur education.gouv.fr. "
    "Changez ensuite la date « connu jusqu’au »."
)
EMPTY = (
    "Zone B : le calendrier scolaire n’est pas rempli. "
    "Le site n’annonce aucune date qui dépend des vacances. "
    "Ajoutez les vacances, puis la date jusqu’à laquelle elles sont toutes là."
)


def missing(after: str, before: str) -> str:
    return (
        f"Zone B : pas de vacances entre le {after} et le {before}. "
        "Il en manque sans doute. Ajoutez-les, ou reculez la date « connu jusqu’au »."
    )


def without(name: str, year: int) -> Calendar:
    kept = [p for p in PERIODS if not (p.name == name and p.first_day.year == year)]
    return Calendar(tuple(kept), KNOWN_UNTIL)


@pytest.mark.parametrize(
    ("today", "calendar", "expected"),
    [
        ("2026-11-21", ZONE_B, []),
        ("2027-11-30", ZONE_B, []),  # nine months before, to the day
        ("2027-12-02", ZONE_B, [ENDS]),
        ("2028-08-31", ZONE_B, [ENDS]),
        ("2028-09-01", ZONE_B, [ENDS.replace("s’arrête", "s’est arrêté")]),
        ("2026-11-21", Calendar(), [EMPTY]),
        ("2026-11-21", Calendar(PERIODS, None), [EMPTY]),
        ("2026-11-21", without("Vacances de Noël", 2026), [missing("1er novembre 2026", "20 février 2027")]),
        ("2026-11-21", without("Vacances d’été", 2028), [missing("27 mai 2028", "31 août 2028")]),
        ("2026-11-21", Calendar((), KNOWN_UNTIL), [EMPTY]),
        # what lies past the last known day does not count
        ("2026-01-01", Calendar(PERIODS, date(2026, 12, 1)), []),
    ],
)  # fmt: skip
def test_warnings(today, calendar, expected):
    found = warnings_about(calendar, "Zone B", date.fromisoformat(today))
    assert [sentence.replace("\u00a0", " ") for sentence in found] == expected
