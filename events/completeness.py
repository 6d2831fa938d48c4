"""What an event still lacks to be published: field → one French sentence. Reads nothing else."""

from core.text import NBSP
from events.enums import DatesKind, Means
from events.expected import first_day_of
from schedules.enums import Frequency
from schedules.validation import problems

#: The field that stands for the whole rule.
RULE = "rule"


def lacks(event) -> dict[str, str]:
    return {**_dates(event), **_registration(event), **_place(event), **_ages(event)}


def rule_problem(event) -> str:
    """What the columns of the rule lack to make one; "" when they do."""
    if not (event.start_time and event.end_time):
        return "Écrivez à quelle heure l’atelier commence et finit."
    if event.frequency == Frequency.DATES:
        if not event.dates:
            return "Écrivez au moins une date."
    elif not event.first_day:
        return "Écrivez le jour de l’atelier, ou son premier jour."
    elif event.frequency != Frequency.ONCE and not event.last_day:
        return "Écrivez le dernier jour. On pourra le repousser plus tard."
    return " ".join(problems(event.recurrence).values())


def _dates(event) -> dict[str, str]:
    if event.dates_kind == DatesKind.TO_CONFIRM:
        known = first_day_of(event.expected)
        return {} if known else {"expected": "Choisissez le mois ou la saison."}
    if event.dates_kind == DatesKind.RULE and (sentence := rule_problem(event)):
        return {RULE: sentence}
    return {}


def _registration(event) -> dict[str, str]:
    means = set(event.registration_means)
    found = {}
    if not means:
        found["registration_means"] = (
            f"Dites comment on s’inscrit, ou cochez «{NBSP}Sans inscription{NBSP}»."
        )
    elif Means.NONE in means and len(means) > 1:
        found["registration_means"] = (
            f"«{NBSP}Sans inscription{NBSP}» ne va pas avec les autres réponses. "
            "Gardez l’un ou l’autre."
        )
    if Means.LINK in means and not event.registration_url:
        found["registration_url"] = "Écrivez l’adresse de la page où l’on s’inscrit."
    if Means.EMAIL in means and not event.registration_email:
        found["registration_email"] = "Écrivez l’adresse électronique où l’on s’inscrit."
    return found


def _place(event) -> dict[str, str]:
    if not event.place_name:
        return {}
    found = {}
    if not event.place_postal_code:
        found["place_postal_code"] = "Écrivez le code postal de cet autre lieu."
    if not event.place_commune:
        found["place_commune"] = "Écrivez la commune de cet autre lieu."
    return found


def _ages(event) -> dict[str, str]:
    if None in (event.age_min, event.age_max) or event.age_min <= event.age_max:
        return {}
    return {"age_max": "Cet âge vient avant le premier. Échangez les deux."}
