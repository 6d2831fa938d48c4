"""Who has a place on a date, and who waits for one.

Each change is made under a lock of the occurrence's row, so that the places given never exceed the
places there are, whatever happens at once. Only the desk may exceed them, and says why.

The rule of the waiting list: a place never stays empty while somebody who fits could take it. Those
who wait come first, in the order they came; a party that is too large for what is free keeps its
rank and lets the next ones pass. A newcomer takes what then remains, or waits.

People are told by e-mail once the change is there for good. Until the e-mail has left, and for
whoever has none, they are on the library's list of people to call: nobody is forgotten when a mail
server fails (``events.outbox``).
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Sum

from core.text import NBSP, fold
from events import notices, outbox
from events.codes import new_code
from events.enums import CallReason, Means, Origin, RegistrationState, Status
from events.models import EventPage, Occurrence, Registration
from events.wanted import NotEnough, Wanted, checked
from mediators.refusals import Refused

#: From the weakest to the strongest: a weaker reason to call never hides a stronger one.
_REASONS = ["", CallReason.REMINDER, CallReason.CHANGED, CallReason.PROMOTED, CallReason.CANCELLED]
#: So many codes taken one after the other cannot be chance.
_MOST_TRIES = 100


def register(occurrence: Occurrence, wanted: Wanted, now: datetime) -> Registration:
    """Confirmed, or waiting when there is no place left.

    The same ``request_key`` gives the same registration; so do, from the web, the same name and
    telephone or e-mail on the same date. Raises ``Refused``; ``NotEnough`` where fewer places are
    left and ``wanted`` does not wait.
    """
    wanted = checked(wanted)
    with transaction.atomic():
        held = hold(occurrence)
        if known := _known(held, wanted):
            return known
        if reason := why_closed(held, now, wanted.origin, is_there=wanted.is_there):
            raise Refused(reason)
        _refuse_too_many(held, wanted)
        _promote(held, now)
        left = free_places(held)
        if left and wanted.places > left and not (wanted.waits or wanted.may_exceed):
            raise NotEnough(left, wanted.places)
        made = _add(held, wanted, now)
        _count(held)
        is_in = made.state == RegistrationState.CONFIRMED
        kind = notices.Notice.CONFIRMED if is_in else notices.Notice.WAITING
        transaction.on_commit(partial(notices.send, kind, made.pk))
    return made


def cancel(registration: Registration, now: datetime) -> list[Registration]:
    """Give the places back; those who were promoted by it. Already cancelled: nothing changes."""
    with transaction.atomic():
        held, stored = _hold_with(registration)
        if stored.state == RegistrationState.CANCELLED:
            return []
        stored.state, stored.cancelled_at = RegistrationState.CANCELLED, now
        stored.call_reason, stored.mail_due = "", None
        stored.save(update_fields=["state", "cancelled_at", "call_reason", "mail_due"])
        return _promote(held, now)


def admit(
    registration: Registration, now: datetime, *, places: int, reason: str, is_there: bool
) -> Registration:
    """Give so many places to somebody who waits, past whoever waits longer, because the desk says
    so; beyond the capacity with a ``reason`` only. Raises ``Refused``."""
    with transaction.atomic():
        held, stored = _hold_with(registration)
        if stored.state != RegistrationState.WAITING:
            raise Refused("Cette personne n’attend plus\u00a0: elle a une place, ou elle a annulé.")
        if closed := why_closed(held, now, Origin.DESK, is_there=is_there):
            raise Refused(closed)
        fits = fits_in(held, places)
        if not (fits or reason):
            raise Refused("Il n’y a plus assez de places. Écrivez pourquoi l’inscrire quand même.")
        stored.state, stored.promoted_at = RegistrationState.CONFIRMED, now
        stored.places, stored.override_reason = places, "" if fits else reason
        stored.save(update_fields=["state", "promoted_at", "places", "override_reason"])
        _count(held)
        _tell([stored], CallReason.PROMOTED)
    return Registration.objects.select_related("occurrence__event__venue").get(pk=stored.pk)


def promote(occurrence: Occurrence, now: datetime) -> list[Registration]:
    """Give what is free to those who wait; after places were freed or added."""
    with transaction.atomic():
        return _promote(hold(occurrence), now)


def move(registration: Registration, other: Occurrence, now: datetime) -> Registration:
    """To another date of the same event, with the same code. Raises ``Refused``, and changes
    nothing, where there is no room."""
    with transaction.atomic():
        # Always in this order: of two moves that cross, one waits for the other.
        if registration.occurrence_id > other.pk:
            after = hold(other)
            before, stored = _hold_with(registration)
        else:
            before, stored = _hold_with(registration)
            after = hold(other)
        if before.pk == after.pk:
            return stored
        _refuse_move(stored, before, after, now)
        stored.occurrence, stored.state = after, RegistrationState.CONFIRMED
        stored.override_reason, stored.reminded_at = "", None
        stored.save()
        _count(after)
        _promote(before, now)
        _tell([stored], CallReason.CHANGED)
    return Registration.objects.select_related("occurrence__event__venue").get(pk=stored.pk)


def tell(occurrence: Occurrence, reason: CallReason, now: datetime) -> None:
    """Every active registration of this date: by e-mail, else on the list of people to call."""
    with transaction.atomic():
        held = hold(occurrence)
        if held.end >= now:
            _tell(held.registrations.active(), reason)


def remind_again(occurrence: Occurrence) -> None:
    """It was moved: whoever was reminded of the former day is reminded of the new one."""
    with transaction.atomic():
        rows = hold(occurrence).registrations.active()
        rows.update(reminded_at=None)
        rows.filter(call_reason=CallReason.REMINDER).update(call_reason="", mail_due=None)


def called(registration: Registration) -> None:
    """Somebody told them: they leave the list, unless there is something newer to say."""
    rows = Registration.objects.filter(pk=registration.pk, call_reason=registration.call_reason)
    rows.update(call_reason="", mail_due=None)
    registration.call_reason = ""


def hold(occurrence: Occurrence) -> Occurrence:
    """This date as it is stored, its row locked until the transaction ends. Raises ``Refused``."""
    rows = Occurrence.objects.select_for_update(of=("self",)).filter(pk=occurrence.pk)
    if (held := rows.first()) is None:
        raise Refused("Cette date n’existe plus. Choisissez-en une autre.")
    # Read once the lock is there: another number of places may just have been published.
    held.event = EventPage.objects.select_related("venue").get(pk=held.event_id)
    return held


def why_closed(
    occurrence: Occurrence,
    now: datetime,
    origin: Origin = Origin.WEB,
    *,
    is_there: bool = False,
) -> str:
    """Why nobody may take a place nor wait for one on this date; "" when one may."""
    event = occurrence.event
    if not (event.live and event.venue and event.venue.live):
        return "Cet atelier n’est pas publié."
    if occurrence.status == Status.CANCELLED:
        return "Cette date est annulée."
    if occurrence.status == Status.POSTPONED:
        return "Cette date est reportée. La nouvelle n’est pas encore connue."
    if is_there:
        return ""
    if occurrence.end < now:
        return "Cette date est passée."
    if occurrence.start <= now:
        return "L’atelier a déjà commencé."
    if origin == Origin.WEB and not event.takes_places_on(Means.SITE):
        return "On ne s’inscrit pas à cet atelier sur ce site."
    return ""


def free_places(occurrence: Occurrence) -> int | None:
    """Places that may still be given; None without limit, 0 when the library said that it is full."""
    return 0 if occurrence.status == Status.FULL else occurrence.places_left


def fits_in(occurrence: Occurrence, places: int) -> bool:
    """Whether so many places are free."""
    free = free_places(occurrence)
    return free is None or places <= free


def waiting_rank(registration: Registration) -> int:
    """1 for the first who waits; 0 for whoever does not wait."""
    order = registration.occurrence.registrations.waiting().values_list("pk", flat=True)
    numbers = list(order)
    return numbers.index(registration.pk) + 1 if registration.pk in numbers else 0


def _known(held: Occurrence, wanted: Wanted) -> Registration | None:
    """What this form, or this person, registered before."""
    if wanted.request_key:
        sent = Registration.objects.filter(request_key=wanted.request_key).first()
        if sent:
            return sent
    return same_person(held, wanted) if wanted.origin == Origin.WEB else None


def same_person(occurrence: Occurrence, wanted: Wanted) -> Registration | None:
    """Whoever has this name *and* this telephone or e-mail on this date: one telephone may serve
    several people."""
    name = fold(wanted.name)
    for known in occurrence.registrations.active():
        same_phone = wanted.phone and known.phone == wanted.phone
        same_email = wanted.email and known.email.lower() == wanted.email.lower()
        if (same_phone or same_email) and fold(known.name) == name:
            return known
    return None


def _refuse_too_many(held: Occurrence, wanted: Wanted) -> None:
    if held.places is not None and wanted.places > held.places and not wanted.may_exceed:
        said = "une seule place" if held.places == 1 else f"{held.places} places"
        raise Refused(f"Il y a {said} en tout à cette date. Demandez-en moins, ou téléphonez.")


def _refuse_move(stored: Registration, before: Occurrence, after: Occurrence, now) -> None:
    if before.event_id != after.event_id:
        raise Refused("Cette date est celle d’un autre atelier.")
    if stored.state == RegistrationState.CANCELLED:
        raise Refused("Cette inscription est annulée. Faites-en une nouvelle.")
    if reason := why_closed(after, now, Origin.DESK):
        raise Refused(reason)
    if same_person(after, Wanted(stored.name, stored.phone, stored.email)):
        raise Refused("Cette personne est déjà inscrite à cette autre date.")
    if not fits_in(after, stored.places):
        left = free_places(after)
        raise Refused(f"Il n’y a pas assez de places à cette autre date{NBSP}: il en reste {left}.")


def _add(held: Occurrence, wanted: Wanted, now: datetime) -> Registration:
    fits = fits_in(held, wanted.places)
    is_in = fits or wanted.may_exceed
    values = {
        "occurrence": held,
        "request_key": wanted.request_key or None,
        "name": wanted.name,
        "phone": wanted.phone,
        "email": wanted.email,
        "places": wanted.places,
        "missing": list(wanted.missing),
        "origin": wanted.origin,
        "state": RegistrationState.CONFIRMED if is_in else RegistrationState.WAITING,
        "override_reason": "" if fits else wanted.override_reason,
        "registered_at": now,
    }
    for _ in range(_MOST_TRIES):
        code = new_code()
        if Registration.objects.filter(code=code).exists():
            continue
        try:
            with transaction.atomic():
                return Registration.objects.create(code=code, **values)
        except IntegrityError:  # the code was taken on another date at this very instant
            continue
    raise RuntimeError("No registration code is free.")


def _promote(held: Occurrence, now: datetime) -> list[Registration]:
    """Under the lock. Writes ``places_taken`` in any case."""
    _count(held)
    if not held.is_held or held.start <= now:
        return []
    promoted = []
    for waiting in held.registrations.waiting():
        if free_places(held) == 0:
            break
        if not fits_in(held, waiting.places):
            continue
        waiting.state, waiting.promoted_at = RegistrationState.CONFIRMED, now
        waiting.save(update_fields=["state", "promoted_at"])
        held.places_taken += waiting.places
        promoted.append(waiting)
    if promoted:
        _count(held)
        _tell(promoted, CallReason.PROMOTED)
    return promoted


def _count(held: Occurrence) -> None:
    """Counted again from the rows: what is derived never drifts."""
    taken = held.registrations.confirmed().aggregate(sum=Sum("places"))["sum"] or 0
    held.places_taken = taken
    Occurrence.objects.filter(pk=held.pk).exclude(places_taken=taken).update(places_taken=taken)


def _tell(registrations: Iterable[Registration], reason: CallReason) -> None:
    numbers = [registration.pk for registration in registrations]
    weaker = _REASONS[: _REASONS.index(reason) + 1]
    if reason == CallReason.CHANGED:  # the date is not cancelled any more
        weaker = [*weaker, CallReason.CANCELLED]
    rows = Registration.objects.filter(pk__in=numbers, call_reason__in=weaker)
    rows.update(call_reason=reason)
    outbox.put(numbers)


def _hold_with(registration: Registration) -> tuple[Occurrence, Registration]:
    """Its date, locked, and itself as it is stored. Raises ``Refused`` when it is gone, or was moved
    to another date meanwhile."""
    held = hold(registration.occurrence)
    stored = held.registrations.filter(pk=registration.pk).first()
    if stored is None:
        raise Refused("Cette inscription vient d’être déplacée ou effacée. Rechargez la page.")
    return held, stored
