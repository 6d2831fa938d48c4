"""The dates of an event follow its rule, and never take away what somebody decided or booked.

Called when a page is published, every night, and when the school calendar changes. Whatever is over
or has begun is left as it is.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from core.text import NBSP, typographic
from events.engagements import write_engagements
from events.enums import DatesKind, RegistrationState
from events.importing.date_plan import ASKED
from events.locks import lock_event
from events.models import EventPage, Occurrence, Registration
from schedules.calendar import Calendar
from schedules.known import current_calendar
from schedules.recurrence import PARIS, Slot
from schedules.wording import hours
from venues.models import Closure

#: How far ahead dates are written. Every night pushes it one day further.
HORIZON = timedelta(days=366)
#: What lists read of the dates, written with them.
SPAN = ("first_start", "last_end", "dates_until", "to_confirm_since")
NOT_IN_RULE = "ne fait plus partie des dates"


@dataclass
class Followed:
    """What became of the dates: how many were added, moved to the rule's hours, taken away; and
    those about which somebody must decide."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    to_decide: list[Occurrence] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """What the rule gives: day → slot, of the days from ``first`` to ``last``. It says nothing
    about any other day: gone by, too far ahead, or not in the school calendar yet."""

    slots: dict[date, Slot]
    first: date
    last: date


def follow_rule(event: EventPage, now: datetime, calendar: Calendar | None = None) -> Followed:
    """Write the dates that the event's rule gives from ``now`` (aware) to the horizon.

    A date with registrations, or that somebody touched, stays where it is and becomes a question.
    """
    calendar = calendar or current_calendar()
    done = Followed()
    with transaction.atomic():
        # Two publications at once would write the same dates twice; and the rule may just have
        # been published anew.
        stored = lock_event(event.pk)
        if stored is None or not stored.live:
            return done
        wanted = _wanted(stored, now, calendar)
        missing = {day: slot for day, slot in wanted.slots.items() if slot.start > now}
        closures = _closures(stored, now)
        for occurrence in _stored(stored, now):
            missing.pop(occurrence.rule_day, None)
            if occurrence.start > now and occurrence.is_held:
                _follow(occurrence, wanted, closures, calendar, now, done)
        done.added = _add(stored, missing, now)
        write_span(stored, until=(now.astimezone(PARIS) + HORIZON).date())
    for name in SPAN:
        setattr(event, name, getattr(stored, name))
    return done


def write_span(event: EventPage, until=None) -> None:
    """The first and the last date of an event, for lists, and whose time it takes: to be called
    after any change of its dates."""
    span = event.occurrences.aggregate(first_start=Min("start"), last_end=Max("end"))
    waits = event.dates_kind == DatesKind.TO_CONFIRM
    since = (event.to_confirm_since or timezone.localdate()) if waits else None
    written = {**span, "to_confirm_since": since}
    if until:
        written["dates_until"] = until
    EventPage.objects.filter(pk=event.pk).update(**written)
    for name, value in written.items():
        setattr(event, name, value)
    write_engagements([event.pk], timezone.now())


def _wanted(event: EventPage, now: datetime, calendar: Calendar) -> Wanted:
    today = now.astimezone(PARIS).date()
    last = today + HORIZON
    if not event.has_rule:
        return Wanted({}, today, last)
    expansion = event.recurrence.expand(today, last, calendar)
    if expansion.is_cut:
        last = expansion.known_until or date.min
    return Wanted({slot.day: _on_one_clock(slot) for slot in expansion}, today, last)


def _on_one_clock(slot: Slot) -> Slot:
    """In UTC, where two moments compare in the hours of both clock changes too.

    In the hour that the clock jumps over in March, a slot keeps its length.
    """
    start, end = slot.start.astimezone(UTC), slot.end.astimezone(UTC)
    if end <= start:
        end = start + (slot.end.replace(tzinfo=None) - slot.start.replace(tzinfo=None))
    return Slot(start, end)


def _add(event: EventPage, missing: dict[date, Slot], now: datetime) -> int:
    """The dates that are not there yet; one that was added by hand at this moment becomes it."""
    if not missing:
        return 0
    by_hand = event.occurrences.filter(rule_day=None, start__gt=now)
    same = {row.start: row for row in by_hand.select_for_update(of=("self",)).order_by("pk")}
    made = []
    for day, slot in missing.items():
        if row := same.get(slot.start):
            row.rule_day = day
            row.save(update_fields=["rule_day"])
        else:
            made.append(
                Occurrence(
                    event=event, rule_day=day, start=slot.start, end=slot.end, changed_at=now
                )
            )
    Occurrence.objects.bulk_create(made)
    return len(made)


def _stored(event: EventPage, now: datetime) -> list[Occurrence]:
    """The dates that are to come, or stand for a day to come, locked."""
    today = now.astimezone(PARIS).date()
    rows = event.occurrences.filter(Q(start__gt=now) | Q(rule_day__gte=today))
    found = {row.pk: row for row in rows.select_for_update(of=("self",)).order_by("pk")}
    active = (
        Registration.objects.active()
        .filter(occurrence__event=event, occurrence__end__gte=now)
        .values_list("occurrence")
        .annotate(total=Count("pk"))
    )
    booked = dict(active)
    for pk, row in found.items():
        row.event, row.active_registrations = event, booked.get(pk, 0)
    return list(found.values())


def _closures(event: EventPage, now: datetime) -> list:
    """Days when the event cannot be held because its venue is shut."""
    if event.is_elsewhere:
        return []
    today = now.astimezone(PARIS).date()
    return list(Closure.objects.filter(venue=event.venue_id, last_day__gte=today))


def _follow(
    occurrence: Occurrence, wanted: Wanted, closures, calendar: Calendar, now, done: Followed
):
    """One date: gone or changed where nobody minds, else a question where there is one."""
    day, reason = occurrence.rule_day, ""
    slot = wanted.slots.get(day)
    if slot:
        reason = _keep(occurrence, slot, now, done)
    elif day and wanted.first <= day <= wanted.last:
        if not (occurrence.active_registrations or occurrence.is_touched):
            _remove(occurrence, done)
            return
        reason = _reason(occurrence, calendar)
    elif day and wanted.first <= day:
        return  # past what the school calendar says
    _ask(occurrence, reason or _closed(occurrence, closures), done)


def _keep(occurrence: Occurrence, slot: Slot, now: datetime, done: Followed) -> str:
    """The rule still has this day: its hours follow, unless somebody is expected at the others."""
    was_moved = occurrence.original_start is not None
    if was_moved or (occurrence.start, occurrence.end) == (slot.start, slot.end):
        return ""
    if occurrence.active_registrations or occurrence.settled:
        return f"les dates se tiennent maintenant {hours(occurrence.event.recurrence)}"
    occurrence.start, occurrence.end = slot
    occurrence.sequence += 1
    occurrence.changed_at = now
    occurrence.save()
    done.changed += 1
    return ""


def _remove(occurrence: Occurrence, done: Followed):
    """What was cancelled by the people themselves keeps no date alive."""
    occurrence.registrations.filter(state=RegistrationState.CANCELLED).delete()
    occurrence.delete()
    done.removed += 1


def _closed(occurrence: Occurrence, closures) -> str:
    """Only a question where somebody is expected: the others see it in the editor."""
    if occurrence.active_registrations or occurrence.settled:
        for closure in closures:
            if closure.first_day <= occurrence.day <= closure.last_day:
                why = typographic(closure.reason)
                return f"le lieu est fermé ce jour-là{f' ({why})' if why else ''}"
    return ""


def _reason(occurrence: Occurrence, calendar: Calendar) -> str:
    event = occurrence.event
    if event.has_rule:
        rule, day = event.recurrence, occurrence.rule_day
        if next(rule.days(day, day), None) and (why := rule.reason_against(day, calendar)):
            return f"désormais{NBSP}: {why}"
    return NOT_IN_RULE


def _ask(occurrence: Occurrence, reason: str, done: Followed):
    """Unless somebody answered this very question already; "" when there is none (any more).

    What an import asked waits for its answer: neither the rule nor a closure takes it away.
    """
    if occurrence.question.startswith(ASKED):
        done.to_decide.append(occurrence)
        return
    reason, settled = reason[:200], occurrence.settled
    if settled != reason and not settled.startswith(ASKED):
        settled = ""
    question = "" if settled == reason else reason
    if (occurrence.question, occurrence.settled) != (question, settled):
        occurrence.question, occurrence.settled = question, settled
        occurrence.save(update_fields=["question", "settled"])
    if question:
        done.to_decide.append(occurrence)
