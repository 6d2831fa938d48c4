"""What a library does with the registrations of its events, beside taking them.

Each deed is written in the page's history: what was done and for which date, never for whom.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.db import transaction
from wagtail.log_actions import log

from events import registering
from events.date_words import when
from events.enums import Attendance, RegistrationState
from events.models import Occurrence, Registration
from events.wanted import Wanted
from mediators.refusals import Refused

GONE = (
    "Cette inscription a changé entre-temps\u00a0: elle est annulée, ou mise à une autre date. "
    "Voici la liste à jour."
)
NEWER = (
    "Il y a du nouveau depuis votre appel. Lisez ce qu’il faut dire maintenant, puis rappelez "
    "cette personne."
)
#: People come a little early, and somebody notes them at the door.
EARLY = timedelta(hours=1)


class Full(Exception):
    """There is no room, and nobody said yet what to do then."""


def register(
    occurrence: Occurrence, wanted: Wanted, user, now: datetime, *, may_wait: bool
) -> Registration:
    """Take places for somebody who is at the desk or on the telephone; sent twice, once.

    Whoever waits already gets the places. Raises ``Full`` when this person would have to wait,
    ``may_wait`` is False and no reason is given to go beyond the capacity; ``Refused`` as
    ``registering.register``.
    """
    with transaction.atomic():
        held = registering.hold(occurrence)
        if known := _sent_before(held, wanted):
            return known
        known = registering.same_person(held, wanted)
        if known and known.state != RegistrationState.WAITING:
            raise Refused("Cette personne est déjà dans la liste, avec ce nom et ce contact.")
        if wanted.is_there and held.registered_total is not None:
            raise Refused("Les noms de cette date sont effacés\u00a0: on ne peut plus en ajouter.")
        has_room = registering.fits_in(held, wanted.places)
        if not (has_room or may_wait or wanted.override_reason):
            raise Full
        if known and not (has_room or wanted.override_reason):
            raise Refused("Cette personne est déjà sur la liste d’attente.")
        if known:
            reason = wanted.override_reason
            return admit(known, user, now, places=wanted.places, reason=reason, knows=True)
        made = registering.register(held, wanted, now)
        if wanted.is_there:
            _came(made)
        waits = made.state == RegistrationState.WAITING
        _log(held, "waiting" if waits else "registered", user)
    return made


def admit(
    registration: Registration,
    user,
    now: datetime,
    *,
    knows: bool,
    places: int = 0,
    reason: str = "",
) -> Registration:
    """A place for somebody who waits: those asked for before unless ``places`` says another number.

    Whoever gets it once the workshop has begun is there. Nobody has to call whoever ``knows``. Raises ``Refused`` where there is no room
    and no ``reason``.
    """
    is_there = registration.occurrence.start <= now
    with transaction.atomic():
        admitted = registering.admit(
            registration,
            now,
            places=places or registration.places,
            reason=reason,
            is_there=is_there,
        )
        if is_there:
            _came(admitted)
        if is_there or knows:
            registering.called(admitted)
        _log(admitted.occurrence, "admitted", user)
    return admitted


def cancel(registration: Registration, user, now: datetime) -> list[Registration]:
    """Those who take the places that this frees. Raises ``Refused`` when it was cancelled."""
    with transaction.atomic():
        stored = _active(registration)
        promoted = registering.cancel(stored, now)
        _log(stored.occurrence, "cancelled", user)
    return promoted


def move(
    registration: Registration, other: Occurrence, user, now: datetime, *, knows: bool
) -> Registration:
    """To another date of the same event; nobody has to call whoever ``knows``. Raises ``Refused``."""
    with transaction.atomic():
        moved = registering.move(registration, other, now)
        if knows:
            registering.called(moved)
        _log(moved.occurrence, "moved", user)
    return moved


def correct(registration: Registration, values: Mapping, user) -> bool:
    """Another name or number; False when nothing changed. Raises ``Refused`` when it is gone."""
    with transaction.atomic():
        stored = _active(registration)
        if all(getattr(stored, name) == value for name, value in values.items()):
            return False
        Registration.objects.filter(pk=stored.pk).update(**values)
        _log(stored.occurrence, "corrected", user)
    return True


def to_tell(registration: Registration) -> str:
    """What a button of « À rappeler » carries: why one calls, and the state of the date then."""
    date = registration.occurrence
    return f"{registration.call_reason}-{date.pk}-{date.sequence}"


def called(registration: Registration, user, told: str) -> bool:
    """Somebody phoned and said ``told``; False when that was noted already.

    Raises ``Refused`` when there is something newer to say.
    """
    with transaction.atomic():
        stored = _stored(registration)
        if stored is None or not stored.call_reason:
            return False
        _refuse_older(stored, told)
        registering.called(stored)
        _log(stored.occurrence, "called", user)
    return True


def declined(registration: Registration, user, now: datetime, told: str) -> list[Registration]:
    """They answered that they will not come; as ``cancel``, and refused as ``called``."""
    with transaction.atomic():
        stored = _active(registration)
        _refuse_older(stored, told)
        return cancel(stored, user, now)


def may_note_attendance(occurrence: Occurrence, now: datetime) -> bool:
    return occurrence.is_held and occurrence.start - EARLY <= now


def note_attendance(occurrence: Occurrence, noted: Mapping[int, Attendance], user) -> int:
    """Who came and who did not, by registration; how many of them are not there any more."""
    with transaction.atomic():
        held = registering.hold(occurrence)
        rows = {r.pk: r for r in held.registrations.confirmed().filter(pk__in=noted)}
        changed = [row for pk, row in rows.items() if row.attendance != noted[pk]]
        for row in changed:
            row.attendance = noted[row.pk]
        Registration.objects.bulk_update(changed, ["attendance"])
        if changed:
            _log(held, "attendance", user)
    return len(noted) - len(rows)


def attendance_counts(registrations: Iterable[Registration]) -> dict[str, int]:
    """People, not lines: a family of three that came counts for three."""
    counts = dict.fromkeys(("came", "absent", "unknown"), 0)
    names = {Attendance.CAME: "came", Attendance.ABSENT: "absent"}
    for registration in registrations:
        counts[names.get(registration.attendance, "unknown")] += registration.places
    return counts


def _sent_before(held: Occurrence, wanted: Wanted) -> Registration | None:
    if not wanted.request_key:
        return None
    return held.registrations.filter(request_key=wanted.request_key).first()


def _stored(registration: Registration) -> Registration | None:
    """As it is now, under the lock of its date, which comes first everywhere."""
    held = registering.hold(registration.occurrence)
    stored = held.registrations.filter(pk=registration.pk).first()
    if stored is not None:
        stored.occurrence = held
    return stored


def _active(registration: Registration) -> Registration:
    stored = _stored(registration)
    if stored is None or stored.state == RegistrationState.CANCELLED:
        raise Refused(GONE)
    return stored


def _refuse_older(stored: Registration, told: str) -> None:
    if stored.call_reason and to_tell(stored) != told:
        raise Refused(NEWER)


def _log(occurrence: Occurrence, action: str, user) -> None:
    data = {"date": when(occurrence)}
    log(instance=occurrence.event, action=f"events.desk_{action}", user=user, data=data)


def _came(registration: Registration) -> None:
    registration.attendance = Attendance.CAME
    registration.save(update_fields=["attendance"])
