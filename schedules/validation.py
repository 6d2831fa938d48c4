"""What is wrong with a rule, as sentences beside the fields they speak of."""

from datetime import date, timedelta

from schedules.enums import Frequency
from schedules.recurrence import Recurrence

#: A rule is looked at again every school year: three years is already long.
LONGEST = timedelta(days=3 * 366)
LONGEST_WEEKS = 12
MOST_DATES = 200
EARLIEST, LATEST = date(2015, 1, 1), date(2099, 12, 31)


def problems(rule: Recurrence) -> dict[str, str]:
    """Field of the rule → one French sentence; empty when it can be kept."""
    found = {}
    if rule.end_time <= rule.start_time:
        found["end_time"] = (
            "L’heure de fin doit venir après l’heure de début, le même jour (avant minuit)."
        )
    if rule.frequency == Frequency.DATES:
        return found | _dates(rule.dates)
    if not EARLIEST <= rule.first_day <= LATEST:
        found["first_day"] = "Cette date est trop lointaine."
    elif rule.last_day < rule.first_day:
        found["last_day"] = "Le dernier jour vient avant le premier."
    elif rule.last_day - rule.first_day > LONGEST:
        found["last_day"] = (
            "C’est trop long\u00a0: trois ans au plus, puis on vérifie et on prolonge."
        )
    if rule.frequency == Frequency.ONCE:
        return found
    if not rule.weekdays:
        found["weekdays"] = "Choisissez au moins un jour de la semaine."
    if rule.frequency == Frequency.MONTHLY and not rule.nths:
        found["nths"] = "Dites lequel du mois\u00a0: le premier, le deuxième…, le dernier."
    if not 1 <= rule.interval <= LONGEST_WEEKS:
        found["interval"] = f"Écrivez un nombre de semaines entre 1 et {LONGEST_WEEKS}."
    if not found and next(rule.days(rule.first_day, rule.last_day), None) is None:
        found["last_day"] = "Il n’y a aucune date entre ces deux jours."
    return found


def _dates(dates: tuple[date, ...]) -> dict[str, str]:
    if not dates:
        return {"dates": "Écrivez au moins une date."}
    if len(set(dates)) > MOST_DATES:
        return {"dates": f"Il y a trop de dates\u00a0: {MOST_DATES} au plus."}
    if not all(EARLIEST <= day <= LATEST for day in dates):
        return {"dates": "Une de ces dates est trop lointaine."}
    if max(dates) - min(dates) > LONGEST:
        return {"dates": "Ces dates s’étendent sur plus de trois ans."}
    return {}
