"""When a workshop of the demonstration may be: the place is open, whoever leads is not elsewhere."""

from datetime import date, datetime, time, timedelta

from home.demo.workshops import Subject
from mediators.clash import first_common_day
from mediators.models import Mediator
from schedules.enums import Frequency, SchoolPolicy, weekday_number
from schedules.known import current_calendar
from schedules.recurrence import Recurrence
from venues.models import VenuePage
from venues.opening import WeekGrid, grid_from_osm

#: Usual times, tried in this order from one that depends on the workshop.
_SLOTS = [
    ("ma", time(10)), ("je", time(14)), ("me", time(14)), ("ve", time(10)), ("sa", time(10)),
    ("je", time(10)), ("ma", time(14)), ("ve", time(14)), ("me", time(10)), ("lu", time(14)),
    ("sa", time(14)), ("me", time(16)), ("ve", time(16)), ("ma", time(16)), ("je", time(16)),
]  # fmt: skip


def free_slot(
    venue: VenuePage,
    led_by: list[Mediator],
    subject: Subject,
    number: int,
    first: date,
    last: date,
) -> tuple[str, time] | None:
    """A weekday ("ma") and the hour at which it begins; None when these people are never free."""
    turn = number % len(_SLOTS)
    slots = [*_SLOTS[turn:], *_SLOTS[:turn]]
    hours = getattr(venue, "hours", None)
    week = grid_from_osm(hours.osm) if hours and hours.osm else None
    others = [
        permanence.recurrence for person in led_by for permanence in person.permanences.all()
    ] + [
        event.recurrence for person in led_by for event in person.events_led.all() if event.has_rule
    ]
    for day, start in slots:
        rule = _weekly(day, start, subject.hours, first, last)
        if week and not _is_open(week, rule):
            continue
        if not any(first_common_day(rule, other, first, current_calendar()) for other in others):
            return day, start
    return None


def _is_open(week: WeekGrid, rule: Recurrence) -> bool:
    return any(
        slot.start <= rule.start_time and rule.end_time <= slot.end
        for slot in week.days[rule.weekdays[0]]
    )


def _weekly(day: str, start: time, hours: float, first: date, last: date) -> Recurrence:
    return Recurrence(
        frequency=Frequency.WEEKLY,
        first_day=first,
        last_day=last,
        start_time=start,
        end_time=(datetime.combine(first, start) + timedelta(hours=hours)).time(),
        weekdays=(weekday_number(day),),
        school_policy=SchoolPolicy.OUTSIDE,
    )
