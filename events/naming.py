"""People and things to bring that events name, in their drafts too.

A draft keeps numbers: Wagtail leaves out, without a word, those that lead nowhere any more. So
nobody is deleted whom a draft names, and the drafts follow when two entries become one.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Revision

from core.text import NBSP
from events.locks import lock_events
from events.models import EventPage
from mediators.models import BringItem, Mediator

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


def _revisions():
    return Revision.objects.filter(content_type=ContentType.objects.get_for_model(EventPage))
