"""People and things to bring that events name, in their drafts too.

A draft keeps numbers: Wagtail leaves out, without a word, those that lead nowhere any more. So
nobody is deleted whom a draft names, and the drafts follow when two entries become one.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Revision

from core.text import NBSP
from events.locks import lock_event, lock_events
from events.models import EventPage
from mediators.models import BringItem, FormerSlug, Mediator

#: Which column of an event names them.
COLUMNS = {Mediator: "led_by", BringItem: "bring"}


def how_many_events(sender, instance, **kwargs) -> str:
    """ "3 ateliers, passés et brouillons compris"; "" when none names it."""
    if not (count := len(events_naming(COLUMNS[sender], instance.pk))):
        return ""
    return f"{count}{NBSP}atelier{'s' if count > 1 else ''}, passés et brouillons compris"


def events_naming(column: str, number: int) -> set[int]:
    """Events whose page, draft or planned version names this person or thing."""
    found = set(EventPage.objects.filter(**{column: number}).values_list("pk", flat=True))
    kept = Q(pk__in=EventPage.objects.order_by().values("latest_revision"))
    current = _revisions().filter(kept | Q(approved_go_live_at__isnull=False))
    named = current.values_list("object_id", f"content__{column}")
    return found | {int(event) for event, numbers in named if number in (numbers or [])}


def hold_events_of(sender, kept: Mediator, other: Mediator, **kwargs) -> None:
    """Whoever changes a date of an event that ``other`` leads writes the time that it takes."""
    lock_events(EventPage.objects.filter(pk__in=events_naming("led_by", other.pk)))


def rename_in_drafts(sender, kept: Mediator, other: Mediator, **kwargs) -> None:
    """Every version kept of every event names ``kept`` where it named ``other``: an old one may be
    opened again."""
    named = _revisions().values_list("pk", "content__led_by")
    wanted = [pk for pk, numbers in named.iterator() if other.pk in (numbers or [])]
    # Read again under a lock: somebody may be saving this very draft.
    rows = Revision.objects.filter(pk__in=wanted).select_for_update(of=("self",)).order_by("pk")
    for revision in rows.iterator(chunk_size=100):
        numbers = [kept.pk if n == other.pk else n for n in revision.content["led_by"]]
        revision.content["led_by"] = list(dict.fromkeys(numbers))
        revision.save(update_fields=["content"])


def hold_to_save(event: EventPage, columns: Iterable[str] | None) -> None:
    """As ``hold_named``, after the event's own row, when these columns (None: all) are written."""
    if columns is None or set(columns) & set(COLUMNS.values()):
        if event.pk:
            lock_event(event.pk)
        hold_named(event)


def hold_named(event: EventPage) -> None:
    """Whoever and whatever this event names, about to be written: held until the transaction ends,
    so that nobody who is written goes before it does.

    Whoever became another entry meanwhile is named by it; what is gone is named no more.
    """
    for model, column in COLUMNS.items():
        named = list(getattr(event, column).all())
        if not named:
            continue
        rows = model.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
        stored = {row.pk: row for row in rows.filter(pk__in=[row.pk for row in named])}
        if len(stored) < len(named):
            setattr(event, column, _who_is_left(model, named, stored))


def _who_is_left(model, named, stored: dict) -> list:
    merged = {}
    if model is Mediator:
        slugs = [row.slug for row in named if row.pk not in stored]
        former = FormerSlug.objects.filter(slug__in=slugs).select_related("mediator")
        merged = {row.slug: row.mediator for row in former}
    found = [stored.get(row.pk) or merged.get(getattr(row, "slug", "")) for row in named]
    return list({row.pk: row for row in found if row}.values())


def _revisions():
    return Revision.objects.filter(content_type=ContentType.objects.get_for_model(EventPage))
