"""Zone B typed by hand, both days included: an answer to compare with, never read by the code."""

from datetime import date

from schedules.calendar import Calendar, Period

YEARS = {
    "2025-26": (
        ("Vacances de la Toussaint", "2025-10-18", "2025-11-02"),
        ("Vacances de Noël", "2025-12-20", "2026-01-04"),
        ("Vacances d’hiver", "2026-02-14", "2026-03-01"),
        ("Vacances de printemps", "2026-04-11", "2026-04-26"),
        ("Vacances d’été", "2026-07-04", "2026-08-31"),
    ),
    "2026-27": (
        ("Vacances de la Toussaint", "2026-10-17", "2026-11-01"),
        ("Vacances de Noël", "2026-12-19", "2027-01-03"),
        ("Vacances d’hiver", "2027-02-20", "2027-03-07"),
        ("Vacances de printemps", "2027-04-17", "2027-05-02"),
        ("Pont de l’Ascension", "2027-05-06", "2027-05-08"),
        ("Vacances d’été", "2027-07-03", "2027-08-31"),
    ),
    "2027-28": (
        ("Vacances de la Toussaint", "2027-10-23", "2027-11-07"),
        ("Vacances de Noël", "2027-12-18", "2028-01-02"),
        ("Vacances d’hiver", "2028-02-05", "2028-02-20"),
        ("Vacances de printemps", "2028-04-08", "2028-04-23"),
        ("Pont de l’Ascension", "2028-05-26", "2028-05-27"),
        ("Vacances d’été", "2028-07-04", "2028-08-31"),
    ),
}
PERIODS = tuple(
    Period(date.fromisoformat(first), date.fromisoformat(last), name)
    for periods in YEARS.values()
    for name, first, last in periods
)
KNOWN_UNTIL = date(2028, 8, 31)
ZONE_B = Calendar(PERIODS, KNOWN_UNTIL)

#: Public holidays, typed by hand too (code du travail, L3133-1).
PUBLIC = {
    date.fromisoformat(day): name
    for day, name in (
        ("2025-11-01", "Toussaint"), ("2025-11-11", "Armistice"), ("2025-12-25", "Noël"),
        ("2026-01-01", "Jour de l’an"), ("2026-04-06", "Lundi de Pâques"), ("2026-05-01", "Fête du Travail"),
        ("2026-05-08", "Fête de la Victoire"), ("2026-05-14", "Ascension"), ("2026-05-25", "Lundi de Pentecôte"),
        ("2026-07-14", "Fête nationale"), ("2026-08-15", "Assomption"), ("2026-11-01", "Toussaint"),
        ("2026-11-11", "Armistice"), ("2026-12-25", "Noël"), ("2027-01-01", "Jour de l’an"),
        ("2027-03-29", "Lundi de Pâques"), ("2027-05-01", "Fête du Travail"), ("2027-05-06", "Ascension"),
        ("2027-05-08", "Fête de la Victoire"), ("2027-05-17", "Lundi de Pentecôte"), ("2027-07-14", "Fête nationale"),
        ("2027-08-15", "Assomption"), ("2027-11-01", "Toussaint"), ("2027-11-11", "Armistice"),
        ("2027-12-25", "Noël"), ("2028-01-01", "Jour de l’an"), ("2028-04-17", "Lundi de Pâques"),
        ("2028-05-01", "Fête du Travail"), ("2028-05-08", "Fête de la Victoire"), ("2028-05-25", "Ascension"),
        ("2028-06-05", "Lundi de Pentecôte"), ("2028-07-14", "Fête nationale"), ("2028-08-15", "Assomption"),
    )
}  # fmt: skip
