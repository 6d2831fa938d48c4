"""Why an import leaves a venue alone: somebody is at work on its page, or has deleted it."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState

from venues.models import VenuePage
from venues.national.hooks import IMPORTED
from venues.national.rows import row_of


class Obstacles:
    """Asked for one batch of venues; reads what it needs in a few queries."""

    def __init__(self, venues: list[VenuePage]):
        keys = [str(venue.pk) for venue in venues]
        of_pages = {
            "base_content_type": ContentType.objects.get_for_model(Page),
            "object_id__in": keys,
        }
        self._moderated = set(
            WorkflowState.objects.active().filter(**of_pages).values_list("object_id", flat=True)
        )
        self._scheduled = set(
            Revision.objects.filter(approved_go_live_at__isnull=False, **of_pages).values_list(
                "object_id", flat=True
            )
        )

    def reason(self, venue: VenuePage) -> str:
        """One sentence in French, or "" when the page is free."""
        if str(venue.pk) in self._moderated:
            return "Une modification de cette page attend une relecture : rien n’a été touché."
        if str(venue.pk) in self._scheduled:
            return "La publication de cette page est programmée : rien n’a été touché."
        if venue.locked:
            return "Cette page est verrouillée : rien n’a été touché."
        if _has_draft(venue):
            return "Cette page a un brouillon non publié : rien n’a été touché."
        return " ".join(venue.publication_blockers()) if venue.live else ""


def _has_draft(venue: VenuePage) -> bool:
    """A live page says so. One that was unpublished always does: then its latest text decides."""
    if venue.live:
        return venue.has_unpublished_changes
    if venue.first_published_at is None:
        return True
    return row_of(venue.get_latest_revision_as_object()) != row_of(venue)


def deleted_venues() -> dict[str, date]:
    """National identifiers of imported venues that somebody deleted → the day of it."""
    kind = ContentType.objects.get_for_model(VenuePage)
    days = {
        page: timezone.localdate(when)
        for page, when in PageLogEntry.objects.filter(action="wagtail.delete", content_type=kind)
        .order_by("timestamp")
        .values_list("page_id", "timestamp")
    }
    if not days:
        return {}
    imported = PageLogEntry.objects.filter(
        action=IMPORTED,
        page_id__in=PageLogEntry.objects.filter(action="wagtail.delete", content_type=kind).values(
            "page_id"
        ),
    )
    return {
        data.get("id", ""): days[page] for page, data in imported.values_list("page_id", "data")
    }
