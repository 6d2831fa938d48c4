"""A rule in one French sentence: "tous les mardis de 14 h à 16 h, hors vacances scolaires"."""

from datetime import date

from core.text import NBSP, WEEKDAYS, french_date, french_time, joined
from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import Recurrence

_NTHS = {1: "1er", 2: "2e", 3: "3e", 4: "4e", -1: "dernier"}
_POLICIES = {
    SchoolPolicy.ALWAYS: "",
    SchoolPolicy.OUTSIDE: "hors vacances scolaires",
    SchoolPolicy.DURING: "pendant les vacances scolaires",
}
#: Past this many, a list of dates is a table, not a sentence.
MOST_DATES = 6


def describe(rule: Recurrence, today: date | None = None) -> str:
    """The rule in one sentence without capital nor full stop.

    With ``today``, the day it starts is said only when it is still to come.
    """
    parts = [f"{rhythm(rule)} {hours(rule)}", _POLICIES[SchoolPolicy(rule.school_policy)]]
    if rule.frequency not in {Frequency.ONCE, Frequency.DATES}:
        parts.append(_period(rule, today))
    return ", ".join(filter(None, parts))


def hours(rule: Recurrence) -> str:
    """ "de 14 h à 16 h 30"."""
    return f"de {french_time(rule.start_time)} à {french_time(rule.end_time)}"


def rhythm(rule: Recurrence) -> str:
    """The days without hours, holidays nor end: "tous les mardis", "du lundi au vendredi"."""
    if rule.frequency == Frequency.ONCE:
        return _dates((rule.first_day,))
    if rule.frequency == Frequency.DATES:
        return _dates(rule.dates)
    names = [WEEKDAYS[number] for number in sorted(rule.weekdays)]
    if rule.frequency == Frequency.MONTHLY:
        return _monthly(names, rule.nths)
    if rule.interval == 1:
        if len(names) == 7:
            return "tous les jours"
        if len(names) > 2 and _follow_each_other(rule.weekdays):
            return f"du {names[0]} au {names[-1]}"
        return f"tous les {joined([f'{name}s' for name in names])}"
    weeks = (
        "une semaine sur deux"
        if rule.interval == 2
        else f"toutes les {rule.interval}{NBSP}semaines"
    )
    return f"{weeks}, {joined([f'le {name}' for name in names])}"


def _monthly(names: list[str], nths: tuple[int, ...]) -> str:
    order = sorted(nths, key=lambda n: (n < 0, n))
    ranks = joined([_NTHS[n] for n in order])
    many = len(order) > 1
    days = joined([f"{name}s" if many else name for name in names])
    return f"{'les' if many else 'le'} {ranks} {days} de chaque mois"


def _dates(dates: tuple[date, ...]) -> str:
    known = sorted(set(dates))
    shown = known[:MOST_DATES]
    texts = []
    for day, following in zip(shown, [*shown[1:], None], strict=True):
        same_year = following is not None and following.year == day.year
        texts.append(f"le {french_date(day, weekday=True, year=not same_year)}")
    if more := len(known) - len(shown):
        texts.append(f"{more}{NBSP}autre{'s' if more > 1 else ''} date{'s' if more > 1 else ''}")
    return joined(texts)


def _period(rule: Recurrence, today: date | None) -> str:
    until = f"jusqu’au {french_date(rule.last_day, year=True)}"
    if today is not None and rule.first_day <= today:
        return until
    same_year = rule.first_day.year == rule.last_day.year
    since = french_date(rule.first_day, year=not same_year)
    return f"du {since} au {french_date(rule.last_day, year=True)}"


def _follow_each_other(weekdays: tuple[int, ...]) -> bool:
    ordered = sorted(weekdays)
    return ordered == list(range(ordered[0], ordered[0] + len(ordered)))
