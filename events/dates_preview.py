"""What a rule would come to, for whoever is writing an event; nothing is kept."""

from datetime import datetime

from django.utils import timezone

from events.conflicts import busy, closed
from events.dates import HORIZON
from schedules.known import current_calendar
from schedules.preview import preview_of
from schedules.recurrence import Recurrence


def preview_context(event, rule_form, venue, user, now: datetime, people=None) -> dict:
    """``preview`` is None while the rule is not whole; ``notices`` are sentences that warn.

    ``people`` are those who would lead; the event's own unless told.
    """
    if rule_form.is_bound:
        rule = rule_form.recurrence
    else:
        rule = event.recurrence if event.has_rule else None
    if rule is None:
        return {"preview": None, "notices": []}
    leading = event.led_by.all() if people is None else people
    return {
        "preview": preview_of(rule, current_calendar(), timezone.localdate(now)),
        "notices": notices(rule, event, venue, leading, user, now),
    }


def notices(rule: Recurrence, event, venue, people, user, now: datetime) -> list[str]:
    calendar, today = current_calendar(), timezone.localdate(now)
    slots = rule.expand(today, today + HORIZON, calendar).slots
    held_here = None if event.is_elsewhere else venue
    return [*closed(held_here, slots), *busy(people, rule, slots, event, user, now, calendar)]
