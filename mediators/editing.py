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

from django.db import transaction
from wagtail.log_actions import log

from core.text import NBSP, french_date, normalise
from mediators.clash import Clash, first_clash
from mediators.history import log_absence, log_permanence, said, said_days
from mediators.locks import lock_items, lock_people, lock_venues
from mediators.models import Absence, BringItem, Mediator, Permanence
from mediators.refusals import Outdated, Refused
from schedules.known import current_calendar
from schedules.wording import hours
from venues.models import Library, VenuePage
from venues.permissions import is_agency


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
    seen: str | None = None,
) -> bool:
    """Add or change a permanence; False when the venue has the same one already.

    With ``person``, of somebody who is added to the list. ``seen`` is the ``version`` that the form
    showed, None when there was no form: raises ``Outdated`` when it is not what is stored. Raises
    ``Refused`` when this person would be in two places at once, or when something was deleted
    meanwhile.
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
        lock_items(items)
        if _is_there(permanence, items):
            return False
        if before and seen is not None:
            _refuse_outdated(before, seen)
        said_before = said(before)
        refuse_clash(permanence, user, today)
        permanence.updated_on = today
        permanence.save()
        permanence.bring.set(items)
        log_permanence(permanence.venue, "permanence_saved", user, said_before, said(permanence))
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
        said_before = said(stored)
        stored.recurrence, stored.updated_on = shorter, today
        stored.save()
        log_permanence(stored.venue, "permanence_ended", user, said_before, said(stored))
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
        said_before = said(stored)
        stored.delete()
        log_permanence(stored.venue, "permanence_deleted", user, said_before, "")
    return True


def save_absence(absence: Absence, user, today: date) -> bool:
    """Add or change an absence; False when the person has the same one already."""
    stored = Absence.objects.filter(pk=absence.pk)
    with transaction.atomic():
        people = {absence.mediator_id, *stored.values_list("mediator", flat=True)}
        lock_people(people)
        days = {"first_day": absence.first_day, "last_day": absence.last_day}
        same = Absence.objects.filter(mediator=absence.mediator_id, reason=absence.reason, **days)
        if same.exists():
            return False
        before = stored.first()
        if absence.pk and before is None:
            raise Refused("Cette absence vient d’être supprimée par quelqu’un d’autre.")
        absence.save()
        texts = said_days(before), said_days(absence)
        log_absence(people, "absence_saved", user, today, *texts)
    return True


def delete_absence(absence: Absence, user, today: date) -> None:
    with transaction.atomic():
        lock_people([absence.mediator_id])
        deleted, _ = Absence.objects.filter(pk=absence.pk).delete()
        if deleted:
            people, before = [absence.mediator_id], said_days(absence)
            log_absence(people, "absence_deleted", user, today, before, "")


def add_person(person: NewPerson, venue: VenuePage, user) -> Mediator:
    """Somebody new, seen by visitors at once; the agency completes the entry, or merges it.

    The same name from the same library is the same person: a form sent twice adds one.
    """
    library = library_of(venue, user)
    if found := added_before(person.name, library):
        return found
    added = Mediator(name=person.name, role=person.role, to_review=True, added_by=library)
    added.save()
    log(instance=added, action="wagtail.create", user=user)
    return added


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


def _stored(permanence: Permanence) -> Permanence:
    stored = Permanence.objects.filter(pk=permanence.pk).select_related("mediator").first()
    if stored is None:
        raise Refused("Cette permanence vient d’être supprimée par quelqu’un d’autre.")
    return stored


def _refuse_outdated(stored: Permanence, seen: str) -> None:
    if seen != stored.version:
        raise Outdated(
            "Quelqu’un a changé cette permanence pendant que vous la modifiiez. Voici ce qui est "
            f"enregistré maintenant{NBSP}: {said(stored)}. Relisez vos changements ci-dessous "
            "avant d’enregistrer de nouveau.",
            stored.version,
        )


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
