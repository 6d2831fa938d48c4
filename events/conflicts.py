"""What an editor may not know about the dates of an event: a closed venue, a person who is already
somewhere else. Sentences that warn; nothing here refuses."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from core.text import NBSP, french_date, french_time, joined
from events.models import Occurrence
from events.querysets import may_edit
from events.visibility import readable_by
from mediators.clash import first_clash
from mediators.models import Absence, Permanence
from schedules.calendar import Calendar
from schedules.enums import Frequency
from schedules.known import current_calendar
from schedules.recurrence import Recurrence, Slot
from venues.models import VenuePage
from venues.opening import is_readable
from venues.opening.evaluate import DAY, midnight, spans

MOST_DAYS = 4


def closed(venue: VenuePage | None, slots: Sequence[Slot]) -> list[str]:
    """Sentences about the slots when the venue is shut: days of closure first, then its hours."""
    if venue is None or not slots:
        return []
    closures = list(venue.closures.all())
    shut = [slot for slot in slots if any(c.first_day <= slot.day <= c.last_day for c in closures)]
    found = []
    if shut:
        found.append(f"Le lieu annonce une fermeture{NBSP}: {_days(shut)}.")
    if outside := [slot for slot in slots if slot not in shut and not _is_open(venue, slot)]:
        if len(outside) + len(shut) == len(slots):
            found.append(
                "D’après ses horaires, le lieu n’est pas ouvert à ce moment-là. "
                "Vérifiez que l’on pourra entrer."
            )
        else:
            found.append(f"D’après ses horaires, le lieu est fermé{NBSP}: {_days(outside)}.")
    return found


def busy(
    people: Iterable, rule: Recurrence, slots: Sequence[Slot], event, user, now, calendar: Calendar
) -> list[str]:
    """Sentences about the people who would lead and cannot be there.

    A venue that this user may not see, an event that they may not read, is not named.
    """
    people = list(people)
    if not people or not slots:
        return []
    today = timezone.localdate(now)
    found = []
    for person in people:
        found += _away(person, slots)
        found += _on_duty(person, rule, today, event, user, calendar)
    return found + _leading(people, slots, event, user, now)


def slot_notices(event, start: datetime, end: datetime, user, now: datetime) -> list[str]:
    """The same about a single moment (aware)."""
    slot = Slot(timezone.localtime(start), timezone.localtime(end))
    rule = Recurrence(Frequency.ONCE, slot.day, slot.day, slot.start.time(), slot.end.time())
    calendar, people = current_calendar(), event.led_by.all()
    here = None if event.is_elsewhere else event.venue
    return [
        *closed(here, [slot]),
        *busy(people, rule, [slot], event, user, now, calendar),
    ]


def _is_open(venue, slot: Slot) -> bool:
    """True when nobody knows."""
    stored = getattr(venue, "hours", None)
    osm = stored.osm.strip() if stored else ""
    if not osm or not is_readable(osm):
        return True
    start, end = slot.start.replace(tzinfo=None), slot.end.replace(tzinfo=None)
    reached = start
    for span in spans(osm, midnight(start.date()), midnight(start.date()) + DAY):
        if span.start <= reached < span.end:
            reached = span.end
    return reached >= end


def _away(person, slots) -> list[str]:
    absences = Absence.objects.filter(mediator=person, last_day__gte=slots[0].day)
    for absence in absences.order_by("first_day"):
        missed = [s for s in slots if absence.first_day <= s.day <= absence.last_day]
        if missed:
            reason = absence.get_reason_display().lower()
            return [f"{person.name} n’est pas là ({reason})\u00a0: {_days(missed)}."]
    return []


def _on_duty(person, rule, today, event, user, calendar) -> list[str]:
    others = Permanence.objects.filter(mediator=person, last_day__gte=today)
    clash = first_clash(rule, others.select_related("venue"), today, calendar)
    if clash is None:
        return []
    where = _where(clash.permanence.venue, event.venue_id, user)
    return [f"{person.name} est déjà {where} le {_when(clash.slot)}."]


def _leading(people, slots, event, user, now) -> list[str]:
    """One sentence for each person who leads another event then."""
    last = slots[-1].end + timedelta(seconds=1)
    others = (
        Occurrence.objects.held()
        .upcoming(now)
        .filter(event__led_by__in=people, event__live=True, start__lt=last)
        .exclude(event=event.pk)
        .select_related("event__venue")
        .prefetch_related("event__led_by")
        .order_by("start", "pk")
        .distinct()
    )
    found, wanted = {}, {person.pk: person for person in people}
    ahead = sorted(slots)
    for other in others:
        if not any(slot.start < other.end and other.start < slot.end for slot in ahead):
            continue
        for person in other.event.led_by.all():
            if person.pk in wanted and person.pk not in found:
                found[person.pk] = _leads(person, other, event, user)
    return list(found.values())


def _leads(person, other: Occurrence, event, user) -> str:
    known = readable_by(user).filter(pk=other.event_id).exists()
    what = f"«{NBSP}{other.event.title}{NBSP}»" if known else "un autre atelier"
    venue = other.event.venue
    where = f", {_where(venue, event.venue_id, user)}" if venue and known else ""
    return f"{person.name} anime déjà {what}{where} le {_when(other)}."


def _where(venue, here: int | None, user) -> str:
    if venue.pk == here:
        return "ici"
    visible = VenuePage.objects.visible().filter(pk=venue.pk).exists()
    if visible or may_edit(user, venue):
        return f"à «{NBSP}{venue.title}{NBSP}»"
    return "dans un autre lieu"


def _when(moment) -> str:
    start, end = timezone.localtime(moment.start), timezone.localtime(moment.end)
    day = french_date(start.date(), weekday=True, year=True)
    return f"{day} de {french_time(start.time())} à {french_time(end.time())}"


def _days(slots: Sequence[Slot]) -> str:
    names = [french_date(slot.day, weekday=True, year=True) for slot in slots[:MOST_DAYS]]
    if more := len(slots) - len(names):
        names.append(f"{more} autre{'s' if more > 1 else ''} date{'s' if more > 1 else ''}")
    return joined(names)
