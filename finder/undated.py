"""Why no date is known of a permanence: absent people, a closed venue, a rule that is over."""

from dataclasses import dataclass
from datetime import datetime

from core.text import french_date
from mediators.models import Permanence
from mediators.presence import obstacle
from schedules.calendar import Calendar
from schedules.recurrence import DAY, PARIS


@dataclass(frozen=True)
class Undated:
    """``sentence`` goes on from the name of one or several people and a colon."""

    permanence: Permanence
    sentence: str


def undated(permanence: Permanence, now: datetime, calendar: Calendar) -> Undated:
    """For one of which ``next_presence`` is None."""
    return Undated(permanence, _sentence(permanence, now, calendar))


def _sentence(permanence: Permanence, now: datetime, calendar: Calendar) -> str:
    rule, today = permanence.recurrence, now.astimezone(PARIS).date()
    if rule.depends_on_school:
        unknown = calendar.known_until + DAY if calendar.known_until else today
        if next(rule.days(max(today, unknown), rule.last_day), None):
            return "la prochaine date ici n’est pas encore connue."
    lost = [slot.day for slot in rule.expand(today, rule.last_day, calendar) if slot.end > now]
    if not lost:
        return "plus aucune date n’est prévue ici."
    for absence in permanence.mediator.known_absences:
        if absence.first_day <= lost[-1] <= absence.last_day:
            until = french_date(absence.last_day, year=True)
            return f"absence jusqu’au {until}. Aucune date n’est prévue ici."
    # Of a day that is not over, the hours that a workshop left may be.
    why = obstacle(permanence, lost[-1])
    return f"aucune date n’est prévue ici. {why}." if why else "plus aucune date n’est prévue ici."
