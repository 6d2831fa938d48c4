"""What somebody decides about one date of an event: live at once, and told to whoever is expected.

Only the date's row changes: the page, its drafts and its moderation stay as they are. Each change
is written in the page's history with what was there before. The event's row is locked, then the
date's, as when the dates follow the rule: a form sent twice changes, logs and tells once.

``seen`` is the ``date_words.version`` that the form showed, None when there was no form.
"""

from datetime import datetime, timedelta

from django.db import transaction
from wagtail.log_actions import log

from events import registering
from events.date_words import said, version
from events.dates import lock_event, write_span
from events.enums import CallReason, Status
from events.models import EventPage, Occurrence
from mediators.refusals import Outdated, Refused

FARTHEST = timedelta(days=3 * 366)
LONGEST = timedelta(days=31)
#: Somebody who is expected must know of a change of these.
_TELLING = ("status", "start", "end", "online_url")
#: Said of a full date, people who have their place need not know.
_QUIET = (Status.SCHEDULED, Status.FULL)
GONE = "Cette date vient d’être supprimée."
FULL = (
    "Cette date est notée complète. Enlevez d’abord «\u00a0complet\u00a0» de cette date, "
    "puis mettez-la en ligne."
)
OVER = "Cette date est passée\u00a0: on ne peut plus la changer."


def cancel_date(occurrence, reason: str, user, now: datetime, seen: str | None = None) -> bool:
    """The date stays, cancelled, for calendars and for whoever looks it up.

    False when it is cancelled for this reason already, as with every change below. All raise
    ``Refused`` for a date that is over or gone, ``Outdated`` when it is not what ``seen`` showed.
    """
    values = _stopped(Status.CANCELLED, reason)
    return _change(occurrence, values, "cancelled", user, now, seen)


def postpone_date(occurrence, reason: str, user, now: datetime, seen: str | None = None) -> bool:
    """Nobody comes then, and the new date is not known yet: moving it later gives it one."""
    values = _stopped(Status.POSTPONED, reason)
    return _change(occurrence, values, "postponed", user, now, seen)


def move_date(
    occurrence, start: datetime, end: datetime, user, now: datetime, seen: str | None = None
) -> bool:
    """Another day, other hours; registrations follow. Moved back, it is as if nothing happened.

    Raises ``Refused`` when it would begin in the past, or where the event has another date.
    """

    def values(stored):
        first = stored.original_start or stored.start
        back = start == first and end == _usual_end(stored, end)
        return {
            "start": start,
            "end": end,
            "is_all_day": False,
            "original_start": None if back else first,
            "status": _moved_status(stored, back),
            "was_full": False,
            "reason": "",
            "question": "",
        }

    def check(stored):
        _refuse_times(stored.event, start, end, now, stored)

    return _change(occurrence, values, "moved", user, now, seen, check)


def move_online(occurrence, url: str, user, now: datetime, seen: str | None = None) -> bool:
    """Raises ``Refused`` for a date that was said to be full: nobody reopens it by the way."""

    def check(stored):
        if stored.status == Status.FULL:
            raise Refused(FULL)

    values = {"status": Status.ONLINE, "online_url": url, "reason": "", "question": ""}
    return _change(occurrence, values, "online", user, now, seen, check)


def annotate_date(
    occurrence,
    user,
    now: datetime,
    *,
    note: str = "",
    room: str = "",
    capacity: int | None = None,
    is_full: bool = False,
    seen: str | None = None,
) -> bool:
    """What is true of this date only. More places are given at once to whoever waits for one;
    fewer take none away from anybody."""

    def values(stored):
        kept = {"note": note, "room": room, "capacity": capacity, "status": stored.status}
        if is_full and stored.is_held:
            kept["status"] = Status.FULL
        elif not is_full and stored.status == Status.FULL:
            kept["status"] = _usual_status(stored, stored.online_url)
        return kept

    return _change(occurrence, values, "annotated", user, now, seen)


def restore_date(occurrence, user, now: datetime, seen: str | None = None) -> bool:
    """A date that was cancelled, postponed or put online takes place again, where it was.

    Full, where somebody had said that it was: only they say that it is not any more.
    """

    def values(stored):
        online = "" if stored.status == Status.ONLINE else stored.online_url
        status = Status.FULL if stored.was_full else _usual_status(stored, online)
        return {"status": status, "was_full": False, "reason": "", "online_url": online}

    return _change(occurrence, values, "restored", user, now, seen)


def keep_date(occurrence, user, now: datetime, seen: str | None = None) -> bool:
    """The answer "keep" to the question about a date: it is not asked again."""

    def values(stored):
        return {"settled": stored.question, "question": ""} if stored.question else {}

    return _change(occurrence, values, "kept", user, now, seen)


def add_date(event: EventPage, start: datetime, end: datetime, user, now: datetime):
    """A date that the rule does not give; None when the event has it already.

    Raises ``Refused`` when it would be over already, or where a cancelled date stands.
    """
    with transaction.atomic():
        lock_event(event.pk)
        same = event.occurrences.filter(start=start, end=end).first()
        if same and same.is_held:
            return None
        _refuse_times(event, start, end, now)
        added = Occurrence.objects.create(event=event, start=start, end=end, changed_at=now)
        _log(added, "added", user, "")
        write_span(event)
    return added


def _change(
    occurrence, values, action: str, user, now: datetime, seen: str | None, check=None
) -> bool:
    """``values`` are those to write, or make them of the row as it is stored."""
    with transaction.atomic():
        stored = _locked(occurrence)
        before, shown = said(stored), version(stored)
        old = {name: getattr(stored, name) for name in ("capacity", *_TELLING)}
        wanted = values(stored) if callable(values) else values
        if stored.end < now:
            raise Refused(OVER)
        if all(getattr(stored, name) == value for name, value in wanted.items()):
            return False
        if check:
            check(stored)
        if seen is not None and seen != shown:
            raise Outdated(_outdated(before), shown)
        for name, value in wanted.items():
            setattr(stored, name, value)
        stored.sequence += 1
        stored.changed_at = now
        stored.save()
        _log(stored, action, user, before)
        write_span(stored.event)
        _tell(stored, old, now)
    return True


def _stopped(status: Status, reason: str):
    """Whatever was said of its being full is said again when it takes place after all."""

    def values(stored):
        was_full = stored.was_full or stored.status == Status.FULL
        return {"status": status, "was_full": was_full, "reason": reason, "question": ""}

    return values


def _tell(stored: Occurrence, old: dict, now: datetime) -> None:
    changed = {name for name in _TELLING if getattr(stored, name) != old[name]}
    if changed == {"status"} and {old["status"], stored.status} <= set(_QUIET):
        changed = set()
    if "start" in changed:
        registering.remind_again(stored)
    if changed:
        cancelled = stored.status == Status.CANCELLED
        reason = CallReason.CANCELLED if cancelled else CallReason.CHANGED
        registering.tell(stored, reason, now)
    if stored.is_held and any(
        getattr(stored, name) != old[name] for name in ("capacity", "status")
    ):
        registering.promote(stored, now)


def _locked(occurrence) -> Occurrence:
    lock_event(occurrence.event_id)
    rows = Occurrence.objects.select_for_update(of=("self",)).select_related("event__venue")
    stored = rows.filter(pk=occurrence.pk).first()
    if stored is None:
        raise Refused(GONE)
    return stored


def _moved_status(stored: Occurrence, back: bool) -> Status:
    """Full stays full: that it was moved, ``original_start`` says."""
    if stored.status == Status.FULL or stored.was_full:
        return Status.FULL
    return Status.SCHEDULED if back else Status.RESCHEDULED


def _usual_status(stored: Occurrence, online_url: str) -> Status:
    """Of a date that takes place and is not full."""
    if online_url:
        return Status.ONLINE
    return Status.RESCHEDULED if stored.original_start else Status.SCHEDULED


def _usual_end(stored: Occurrence, otherwise: datetime) -> datetime:
    """When the rule says that this date ends."""
    if stored.rule_day is None or not stored.event.has_rule:
        return otherwise
    return stored.event.recurrence.slot(stored.rule_day).end


def _refuse_times(event, start, end, now, moved: Occurrence | None = None) -> None:
    if end <= start:
        raise Refused("L’heure de fin doit venir après l’heure de début.")
    if start <= now:
        raise Refused("Ce moment est déjà passé. Choisissez un jour à venir.")
    if start > now + FARTHEST:
        raise Refused("Cette date est trop lointaine\u00a0: trois ans au plus.")
    if end - start > LONGEST:
        raise Refused("C’est trop long\u00a0: un mois au plus.")
    others = event.occurrences.filter(start=start).exclude(pk=moved and moved.pk)
    other = others.first()
    if other and other.is_held:
        raise Refused("Il y a déjà une date ce jour-là à cette heure.")
    if other:
        raise Refused(
            "Il y a déjà une date à ce moment, annulée ou reportée. "
            "Rétablissez-la, ou choisissez une autre heure."
        )


def _outdated(stored: str) -> str:
    return (
        "Quelqu’un a changé cette date pendant que vous la modifiiez. Voici ce qui est enregistré "
        f"maintenant\u00a0: {stored}. Relisez, puis enregistrez de nouveau."
    )


def _log(occurrence: Occurrence, action: str, user, before: str) -> None:
    data = {"before": before, "after": said(occurrence)}
    log(instance=occurrence.event, action=f"events.date_{action}", user=user, data=data)
