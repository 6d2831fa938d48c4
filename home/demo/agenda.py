"""The workshops of the demonstration and their dates, from ``home.demo.workshops``."""

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.utils.text import slugify

from events import dates as event_dates
from events.enums import DatesKind
from events.models import EventPage
from home.demo.changes import change_next_dates
from home.demo.free_time import free_slot
from home.demo.pictures import Pictures
from home.demo.presences import season
from home.demo.registered import fill_past, fill_places
from home.demo.workshops import SUBJECTS, Subject
from home.demo.workshops.plan import Planned, plan
from mediators.models import Mediator
from schedules.calendar import Calendar
from schedules.enums import Frequency, SchoolPolicy
from schedules.known import current_calendar
from schedules.recurrence import PARIS
from venues.models import VenuePage

#: Of what is over.
_LASTED = timedelta(days=120)
#: Of one-off workshops: weeks from now when nobody chose, spread over the year.
_SPREAD = 41


def load_events(
    seed: int, venues: dict[str, VenuePage], now: datetime, say: Callable[[str], None]
) -> None:
    """Make the workshops when there are none, with what is already behind them, a year back and a
    year ahead. The caller opens the transaction. A second call changes nothing."""
    if EventPage.objects.exists():
        return
    rows = [row for row in plan() if row.place in venues]
    say(f"Ateliers : {len(rows)} à créer…")
    people = {person.name: person for person in Mediator.objects.active()}
    pictures, chance = Pictures(), random.Random(seed)  # noqa: S311 (nothing secret)
    calendar = current_calendar()
    for number, row in enumerate(rows):
        subject = SUBJECTS[row.subject]
        event = _add(row, subject, venues[row.place], people, pictures, number, now, calendar)
        if number % 30 == 29:
            say(f"  {number + 1}…")
        event.save_revision().publish()
        _write_past_dates(event, now, calendar)
        if row.expected is None:
            fill_past(event, chance, now)
            fill_places(event, row.registered, chance, now)
        if row.next_dates:
            change_next_dates(event, row.next_dates, now)
            event_dates.write_span(event)


def _add(row, subject, venue, people, pictures, number, now, calendar) -> EventPage:
    today = now.astimezone(PARIS).date()
    led_by = [people[name] for name in row.led_by if name in people]
    if subject.posture and not (row.led_by or row.days or row.dates):
        led_by = list(
            Mediator.objects.active().filter(permanences__venue=venue).order_by("pk").distinct()
        )[:1]
    event = EventPage(
        title=subject.title,
        slug=slugify(subject.title)[:60],
        live=False,
        format=subject.format,
        summary=subject.summary,
        body=subject.body,
        themes=[theme.value for theme in subject.themes],
        level=subject.level,
        posture=subject.posture,
        audience=subject.audience,
        publics=[public.value for public in subject.publics],
        age_min=subject.ages[0],
        age_max=subject.ages[1],
        fee=subject.fee,
        fee_note=subject.fee_note,
        accessibility=list(subject.accessibility),
        registration_means=[means.value for means in subject.means],
        registration_email="inscription@example.org" if "courriel" in subject.means else "",
        capacity=subject.capacity,
        picture=pictures.get(subject.picture) if subject.picture else None,
        room="Salle d’animation" if number % 3 == 0 else "",
        **_rule(row, subject, venue, led_by, number, today, calendar),
    )
    if row.elsewhere:
        event.place_name, event.place_address = row.elsewhere[:2]
        event.place_postal_code, event.place_commune = row.elsewhere[2:]
    venue.refresh_from_db()
    event = venue.add_child(instance=event)
    event.led_by = led_by
    return event


def _rule(
    row: Planned,
    subject: Subject,
    venue: VenuePage,
    led_by: list[Mediator],
    number: int,
    today: date,
    calendar: Calendar,
) -> dict:
    """The columns of the rule."""
    if row.expected is not None:
        month = today.year * 12 + today.month - 1 + row.expected
        return {
            "dates_kind": DatesKind.TO_CONFIRM,
            "expected": f"{month // 12}-{month % 12 + 1:02d}",
        }
    first, last = season(today)
    if row.over:
        last = today - timedelta(days=row.over)
        first = last - _LASTED
    rule = {
        "first_day": first,
        "last_day": last,
        "school_policy": SchoolPolicy.DURING if subject.holidays else SchoolPolicy.OUTSIDE,
    }
    if row.dates or not subject.every:
        days = row.dates or (7 * (number * 5 % _SPREAD) + 10 - (280 if row.over else 0),)
        start = time.fromisoformat(row.start or "18:00")
        chosen = [_working_day(today + timedelta(days=day), calendar) for day in days]
        rule |= {"frequency": Frequency.DATES, "school_policy": SchoolPolicy.ALWAYS}
        rule["dates"] = [day.isoformat() for day in chosen]
        return rule | _hours(start, subject.hours)
    if row.days:
        rule |= {"weekdays": row.days.split(",")} | _hours(
            time.fromisoformat(row.start), subject.hours
        )
    else:
        found = free_slot(venue, led_by, subject, number, first, last)
        if found is None:
            led_by.clear()
            found = free_slot(venue, [], subject, number, first, last)
        day, start = found or ("me", time(14))
        rule |= {"weekdays": [day]} | _hours(start, subject.hours)
    if row.nths or subject.every == 4:
        return rule | {"frequency": Frequency.MONTHLY, "nths": [row.nths or str(number % 4 + 1)]}
    return rule | {"frequency": Frequency.WEEKLY, "interval": max(1, subject.every)}


def _hours(start: time, hours: float) -> dict:
    end = datetime.combine(date.min, start) + timedelta(hours=hours)
    return {"start_time": start, "end_time": end.time()}


def _working_day(day: date, calendar: Calendar) -> date:
    """That day, or the next that is neither a week-end nor in any holiday."""
    while day.weekday() > 4 or calendar.public_holiday(day) or calendar.school_holiday(day):
        day += timedelta(days=1)
    return day


def _write_past_dates(event: EventPage, now: datetime, calendar: Calendar) -> None:
    """As if the workshop had been published when it began."""
    if event.has_rule:
        begun = datetime.combine(event.recurrence.first_day, time(), PARIS)
        if begun < now:
            event_dates.follow_rule(event, begun, calendar)
