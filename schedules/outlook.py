"""What is wrong with a school calendar, told to those who keep it before visitors notice."""

from datetime import date, timedelta

from core.text import NBSP, french_date
from schedules.calendar import Calendar

#: Next year's permanences are prepared in spring.
NOTICE = timedelta(days=274)
#: Pupils never go to school for longer without a holiday (eleven weeks, before some summers).
LONGEST_WITHOUT = timedelta(days=12 * 7)


def warnings_about(calendar: Calendar, zone: str, today: date) -> list[str]:
    """French sentences that say what is missing and what to do; empty when all is well.

    ``zone`` is the name of the zone: "Zone B".
    """
    if calendar.known_until is None or not calendar.periods:
        return [
            f"{zone}{NBSP}: le calendrier scolaire n’est pas rempli. "
            "Le site n’annonce aucune date qui dépend des vacances. "
            "Ajoutez les vacances, puis la date jusqu’à laquelle elles sont toutes là."
        ]
    found = []
    if calendar.known_until < today + NOTICE:
        stops = "s’est arrêté" if calendar.known_until < today else "s’arrête"
        found.append(
            f"{zone}{NBSP}: le calendrier scolaire {stops} le {_said(calendar.known_until)}. "
            "Après ce jour, le site n’annonce plus les dates qui dépendent des vacances. "
            "Ajoutez les vacances de l’année suivante, publiées sur education.gouv.fr. "
            f"Changez ensuite la date «{NBSP}connu jusqu’au{NBSP}»."
        )
    for after, before in gaps(calendar):
        found.append(
            f"{zone}{NBSP}: pas de vacances entre le {_said(after)} et le {_said(before)}. "
            "Il en manque sans doute. Ajoutez-les, "
            f"ou reculez la date «{NBSP}connu jusqu’au{NBSP}»."
        )
    return found


def gaps(calendar: Calendar) -> list[tuple[date, date]]:
    """Where too long goes by without a holiday, up to the last known day: (after, before).

    The calendar has periods and a last known day.
    """
    ends = [period.last_day for period in calendar.periods]
    starts = [period.first_day for period in calendar.periods[1:]]
    until = calendar.known_until
    limits = zip(ends, [*starts, until], strict=True)
    return [
        (end, min(start, until))
        for end, start in limits
        if min(start, until) - end > LONGEST_WITHOUT
    ]


def _said(day: date) -> str:
    return french_date(day, year=True)
