"""Two entries for one person become one, and nothing of either is lost."""

from datetime import date

from django.db import transaction
from django.db.models import ManyToManyField
from wagtail.log_actions import log

from core.text import NBSP, joined
from mediators.editing import refuse_clash
from mediators.history import log_permanence
from mediators.locks import lock_people, lock_venues
from mediators.models import Absence, Engagement, FormerSlug, Mediator, Permanence, ServedArea
from mediators.refusals import Refused
from mediators.signals import people_merged, people_merging

#: What is taken from the other entry where the kept one says nothing; what is shown goes with it.
COMPLETED = {
    "job_title": (),
    "employer": (),
    "team": (),
    "presentation": (),
    "phone": ("phone_is_public",),
    "email": ("email_is_public",),
    "photo": (),
    "added_by": (),
}


def merge_mediators(kept: Mediator, other: Mediator, user, today: date) -> bool:
    """Everything of ``other`` goes to ``kept``, whose empty fields are completed; ``other`` goes.

    Its address leads to ``kept`` from then on. False when it is done already. Raises ``Refused``
    when ``kept`` would be in two places at once: one of the two permanences has to end before; or
    when one of the two entries does not exist any more.
    """
    if kept.pk == other.pk:
        raise Refused("Choisissez une autre personne.")
    both = [kept.pk, other.pk]
    with transaction.atomic():
        venues = Permanence.objects.filter(mediator__in=both).values_list("venue", flat=True)
        lock_venues(venues)
        people_merging.send(Mediator, kept=kept, other=other)
        try:
            lock_people(both)
        except Refused:
            if FormerSlug.objects.filter(slug=other.slug, mediator=kept.pk).exists():
                return False
            raise
        people = Mediator.objects.in_bulk(both)
        kept, other = people[kept.pk], people[other.pk]
        moved = list(other.permanences.select_related("venue"))
        _refuse_clashes(kept, moved, user, today)
        texts = {"before": f"{_said(kept)} ⟵ {_said(other)}"}
        texts["after"] = f"{_said(kept)}{_completed(_complete(kept, other))}"
        _drop_doubles(kept, other)
        _move_rows(kept, other)
        people_merged.send(Mediator, kept=kept, other=other)
        FormerSlug.objects.create(slug=other.slug, mediator=kept)
        before = other.name
        other.delete()
        kept.save()
        log(instance=kept, action="mediators.merged", user=user, data=texts)
        for permanence in moved:
            _log_move(permanence, before, kept.name, user)
    return True


def _refuse_clashes(kept: Mediator, moved: list[Permanence], user, today: date) -> None:
    for permanence in moved:
        try:
            refuse_clash(permanence, user, today, kept.permanences.all())
        except Refused as error:
            advice = "Terminez ou supprimez d’abord une de ces deux permanences."
            raise Refused(f"{error} {_where(permanence)} {advice}") from None


def _where(permanence: Permanence) -> str:
    return (
        f"Autre permanence{NBSP}: «{NBSP}{permanence.venue.title}{NBSP}», {permanence.sentence()}."
    )


def _complete(kept: Mediator, other: Mediator) -> list[str]:
    """Gives back what was taken from ``other``, in words."""
    taken = []
    for name, along in COMPLETED.items():
        if not getattr(kept, name) and getattr(other, name):
            taken.append(Mediator._meta.get_field(name).verbose_name)
            for field in (name, *along):
                setattr(kept, field, getattr(other, field))
    kept.languages = list(dict.fromkeys([*kept.languages, *other.languages]))
    kept.is_active = kept.is_active or other.is_active
    kept.to_review = kept.to_review and other.to_review
    kept.created_on = min(kept.created_on, other.created_on)
    return taken


def _drop_doubles(kept: Mediator, other: Mediator) -> None:
    """Areas and absences that both have."""
    for area in kept.areas.all():
        ServedArea.objects.filter(mediator=other, kind=area.kind, code=area.code).delete()
    for absence in kept.absences.all():
        days = {"first_day": absence.first_day, "last_day": absence.last_day}
        Absence.objects.filter(mediator=other, reason=absence.reason, **days).delete()
    for taken in kept.engagements.all():
        when = {"day": taken.day, "start_time": taken.start_time}
        Engagement.objects.filter(mediator=other, page=taken.page_id, **when).delete()


def _move_rows(kept: Mediator, other: Mediator) -> None:
    """Every row that names ``other``, in the rooms above too."""
    for relation in Mediator._meta.related_objects:
        if relation.one_to_many:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: other})
            rows.update(**{relation.field.name: kept})
        elif relation.many_to_many:
            _move_links(relation.field, kept, other)


def _move_links(field: ManyToManyField, kept: Mediator, other: Mediator) -> None:
    """What named both names ``kept`` once."""
    links = field.remote_field.through._base_manager
    source, person = field.m2m_field_name(), field.m2m_reverse_field_name()
    of_other = links.filter(**{person: other})
    named_both = links.filter(**{person: kept}).values_list(source, flat=True)
    of_other.filter(**{f"{source}__in": list(named_both)}).delete()
    of_other.update(**{person: kept})


def _said(person: Mediator) -> str:
    """Never how to reach somebody, nor what they wrote: the history is kept for ever."""
    employer = person.employer and person.employer.name
    parts = [person.name, person.get_role_display(), employer, person.path_on_site]
    return f"{NBSP}; ".join(part for part in parts if part)


def _completed(taken: list[str]) -> str:
    return f"{NBSP}; repris{NBSP}: {joined(taken)}" if taken else ""


def _log_move(permanence: Permanence, before: str, after: str, user) -> None:
    texts = (f"{name}, {permanence.sentence()}" for name in (before, after))
    log_permanence(permanence.venue, "permanence_saved", user, *texts)
