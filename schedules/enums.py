"""The choices of a rule that repeats."""

from django.db.models import TextChoices


class Zone(TextChoices):
    A = "A", "Zone A"
    B = "B", "Zone B"
    C = "C", "Zone C"
    CORSICA = "Corse", "Corse"


class Frequency(TextChoices):
    WEEKLY = "semaine", "Toutes les semaines, ou une semaine sur deux, sur trois…"
    MONTHLY = "mois", "Tous les mois (le premier mardi, le dernier vendredi…)"
    ONCE = "une-fois", "Une seule fois"
    DATES = "dates", "À des dates précises"


class SchoolPolicy(TextChoices):
    ALWAYS = "toujours", "Toute l’année"
    OUTSIDE = "hors", "Hors vacances scolaires"
    DURING = "pendant", "Pendant les vacances scolaires seulement"


class Weekday(TextChoices):
    """Codes as addresses write them (``jour=ma``), in the order of the week."""

    MONDAY = "lu", "Lundi"
    TUESDAY = "ma", "Mardi"
    WEDNESDAY = "me", "Mercredi"
    THURSDAY = "je", "Jeudi"
    FRIDAY = "ve", "Vendredi"
    SATURDAY = "sa", "Samedi"
    SUNDAY = "di", "Dimanche"


class Nth(TextChoices):
    """Which one of the month."""

    FIRST = "1", "Premier"
    SECOND = "2", "Deuxième"
    THIRD = "3", "Troisième"
    FOURTH = "4", "Quatrième"
    LAST = "-1", "Dernier"


def weekday_code(number: int) -> str:
    """0 (Monday) → "lu"."""
    return Weekday.values[number]


def weekday_number(code: str) -> int:
    """ "lu" → 0. Raises ``ValueError`` on anything else."""
    return Weekday.values.index(code)
