"""Changes to who is where, when: permanences, absences, people whom a library adds.

Live at once, and only these rows: the venue's page, its drafts and its moderation stay as they
are. Each change is written in the page's history with what was there before.

The venue's row, then the people's, are locked for the time of a change: a form sent twice changes
and logs once, and of two changes that would put somebody in two places at once, one is refused.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from core.text import NBSP, french_date, joined, normalise
from mediators.clash import Clash, first_clash
from mediators.models import Absence, BringItem, Mediator, Permanence
from schedules.known import current_calendar
from schedules.wording import hours
from venues.models import Library, VenuePage
from venues.permissions import is_agency

_TRIES = 5


class Refused(Exception):
    """A change that cannot be; the message is a French sentence for whoever asked."""


class NewPerson(NamedTuple):
    """What a library knows of somebody who is not in the list yet."""

    name: str
    role: str


def save_permanence(
    permanence: Permanence,
    bring: Iterable[BringItem],
    user,
    today: date,
    person: NewPerson | None = None,
) -> bool:
    """Add or change a permanence; False when the venue has the same one already.

    With ``person``, of somebody who is added to the list. Raises ``Refused`` when this person would
    be in two places at once, or when the permanence was deleted meanwhile.
    """
    items = list(bring)
    with transaction.atomic():
        lock_venues([permanence.venue_id])
        if person:
            permanence.mediator = add_person(person, permanence.venue, user)
        before = Permanence.objects.filter(pk=permanence.pk).first() if permanence.pk else None
        if permanence.pk and before is None:
            raise Refused("Cette permanence vient d’être supprimée par quelqu’un d’autre.")
        lock_people({permanence.mediator_id, before.mediator_id if before else None})
        if _is_there(permanence, items):
            return False
        said_before = _said(before)
        refuse_clash(permanence, user, today)
        permanence.updated_on = today
        permanence.save()
        permanence.bring.set(items)
        _log(permanence.venue, "permanence_saved", user, said_before, _said(permanence))
    return True


def end_permanence(permanence: Permanence, last_day: date, user, today: date) -> bool:
    """Make ``last_day`` the last one; False when it is already.

    Raises ``Refused`` when the permanence is over before, or would be left without a date.
    """
    with transaction.atomic():
        lock_venues([permanence.venue_id])
        stored = _stored(permanence)
        rule = stored.recurrence
        if last_day == rule.last_day:
            return False
        if last_day > rule.last_day:
            over = french_date(rule.last_day, year=True)
            raise Refused(
                f"Cette permanence finit avant, le {over}. "
                f"Pour la prolonger, utilisez «{NBSP}Modifier{NBSP}»."
            )
        shorter = replace(
            rule, last_day=last_day, dates=tuple(day for day in rule.dates if day <= last_day)
        )
        if next(shorter.days(rule.first_day, last_day), None) is None:
            first = french_date(stored.first_date, year=True)
            raise Refused(
                f"La première date est le {first}. Choisissez ce jour ou un jour qui vient après."
            )
        said_before = _said(stored)
        stored.recurrence, stored.updated_on = shorter, today
        stored.save()
        _log(stored.venue, "permanence_ended", user, said_before, _said(stored))
    return True


def may_delete(permanence: Permanence, user, today: date) -> bool:
    """A library removes what has not begun; past that, only the agency, what was a mistake.

    What has taken place is ended: the people who came must still find where they had been.
    """
    return is_agency(user) or not permanence.has_begun(today)


def delete_permanence(permanence: Permanence, user, today: date) -> bool:
    """False when it is gone already. Raises ``Refused`` where ``may_delete`` says no."""
    with transaction.atomic():
        lock_venues([permanence.venue_id])
        stored = Permanence.objects.filter(pk=permanence.pk).first()
        if stored is None:
            return False
        if not may_delete(stored, user, today):
            raise Refused(
                f"Cette permanence a déjà commencé{NBSP}: terminez-la. "
                "L’agence peut la supprimer si c’était une erreur."
            )
        said_before = _said(stored)
        stored.delete()
        _log(stored.venue, "permanence_deleted", user, said_before, "")
    return True


def save_absence(absence: Absence, user, today: date) -> bool:
    """Add or change an absence; False when the person has the same one already."""
    with transaction.atomic():
        lock_people([absence.mediator_id])
        days = {"first_day": absence.first_day, "last_day": absence.last_day}
        same = Absence.objects.filter(mediator=absence.mediator_id, reason=absence.reason, **days)
        if same.exists():
            return False
        before = Absence.objects.filter(pk=absence.pk).first() if absence.pk else None
        if absence.pk and before is None:
            raise Refused("Cette absence vient d’être supprimée par quelqu’un d’autre.")
        absence.save()
        _log_absence(absence, "absence_saved", user, today, _said_days(before), _said_days(absence))
    return True


def delete_absence(absence: Absence, user, today: date) -> None:
    with transaction.atomic():
        lock_people([absence.mediator_id])
        deleted, _ = Absence.objects.filter(pk=absence.pk).delete()
        if deleted:
            _log_absence(absence, "absence_deleted", user, today, _said_days(absence), "")


def add_person(person: NewPerson, venue: VenuePage, user) -> Mediator:
    """Somebody new, seen by visitors at once; the agency completes the entry, or merges it.

    The same name from the same library is the same person: a form sent twice adds one.
    """
    library = library_of(venue, user)
    if found := added_before(person.name, library):
        return found
    for _ in range(_TRIES):
        added = Mediator(name=person.name, role=person.role, to_review=True, added_by=library)
        try:
            with transaction.atomic():
                added.save()
        except IntegrityError:  # somebody took the same address of page meanwhile
            continue
        log(instance=added, action="wagtail.create", user=user)
        return added
    raise Refused("Ce nom vient d’être ajouté ailleurs. Réessayez dans un instant.")


def library_of(venue: VenuePage, user) -> Library | None:
    """The library in whose name somebody changes this venue; None for the agency."""
    return Library.objects.filter(venues=venue, group__user=user).first()


def added_before(name: str, library: Library | None) -> Mediator | None:
    """Whom this library added under this name, and nobody has completed yet."""
    same = Mediator.objects.active().filter(name_key=normalise(name)[:120], to_review=True)
    return same.filter(added_by=library).first()


def refuse_clash(permanence: Permanence, user, today: date, others=None) -> None:
    """Raises ``Refused`` when somebody would be in two places at once, from today on.

    ``others`` are the permanences to compare with: those of the same person unless told.
    """
    if others is None:
        others = Permanence.objects.filter(mediator=permanence.mediator_id)
    others = others.exclude(pk=permanence.pk).filter(last_day__gte=today).select_related("venue")
    clash = first_clash(permanence.recurrence, others, today, current_calendar())
    if clash:
        raise Refused(_clash_said(clash, permanence, user, today))


def lock_venues(numbers: Iterable[int]) -> None:
    # SQLite needs no lock: its write transactions queue.
    venues = VenuePage.objects.select_for_update(of=("self",)).order_by("pk")
    list(venues.filter(pk__in=set(numbers)).only("pk"))


def lock_people(numbers: Iterable[int | None]) -> None:
    people = Mediator.objects.select_for_update().order_by("pk")
    list(people.filter(pk__in=set(numbers) - {None}).only("pk"))


def _stored(permanence: Permanence) -> Permanence:
    stored = Permanence.objects.filter(pk=permanence.pk).select_related("mediator").first()
    if stored is None:
        raise Refused("Cette permanence vient d’être supprimée par quelqu’un d’autre.")
    return stored


def _is_there(permanence: Permanence, items: list[BringItem]) -> bool:
    """Whether the venue has a permanence that says all this already."""
    candidates = Permanence.objects.filter(
        venue=permanence.venue_id, mediator=permanence.mediator_id
    ).prefetch_related("bring")
    if permanence.pk:
        candidates = candidates.filter(pk=permanence.pk)
    wanted = permanence.content(), {item.pk for item in items}
    return any(wanted == (c.content(), {item.pk for item in c.bring.all()}) for c in candidates)


def _clash_said(clash: Clash, permanence: Permanence, user, today: date) -> str:
    """Where this person is then. A venue that this user may not see is not named."""
    venue, day = clash.permanence.venue, clash.slot.day
    if venue.pk == permanence.venue_id:
        where = "ici"
    elif _may_see(venue, user):
        where = f"à «{NBSP}{venue.title}{NBSP}»"
    else:
        where = "dans un autre lieu"
    when = french_date(day, weekday=True, year=day.year != today.year)
    return (
        f"{permanence.mediator.name} est déjà {where} le {when} "
        f"{hours(clash.permanence.recurrence)}."
    )


def _may_see(venue: VenuePage, user) -> bool:
    visible = VenuePage.objects.visible().filter(pk=venue.pk)
    return visible.exists() or venue.permissions_for_user(user).can_edit()


def _said(permanence: Permanence | None) -> str:
    if permanence is None:
        return ""
    lists = ("services", "devices_brought", "devices_accepted", "postures")
    labels = [permanence.labels(name) for name in lists]
    parts = [
        permanence.mediator.name,
        permanence.sentence(),
        permanence.get_mode_display().lower(),
        permanence.booking_phone,
        permanence.booking_url,
        *(joined(found) for found in labels),
        joined([item.label for item in permanence.bring.all()]),
        permanence.note,
    ]
    return f"{NBSP}; ".join(part for part in parts if part)


def _said_days(absence: Absence | None) -> str:
    if absence is None:
        return ""
    days = f"{absence.first_day.isoformat()} – {absence.last_day.isoformat()}"
    return f"{absence.mediator.name}, {days} ({absence.get_reason_display()})"


def _log(venue: VenuePage, action: str, user, before: str, after: str) -> None:
    data = {"before": before, "after": after}
    log(instance=venue, action=f"mediators.{action}", user=user, data=data)


def _log_absence(absence: Absence, action: str, user, today: date, before: str, after: str):
    """In the history of every venue where this person is expected."""
    venues = VenuePage.objects.filter(
        permanences__mediator=absence.mediator_id, permanences__last_day__gte=today
    )
    for venue in venues.distinct():
        _log(venue, action, user, before, after)
