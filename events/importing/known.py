"""What the site already knows of a file's events, read once; and why a page must be left alone."""

from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, WorkflowState

from events.importing.incoming import Incoming
from events.models import EventImport, EventPage, Occurrence, PendingEvent, Registration
from venues.models import VenuePage

#: Entry of the page's history; its data holds ``id``, ``file``, ``day`` (ISO) and ``venue``.
IMPORTED = "events.import"


class Known:
    """Everything that was imported for one venue before."""

    def __init__(self, venue: VenuePage):
        self.venue = venue
        records = EventImport.objects.filter(venue=venue).select_related("event__venue")
        self._records = {record.external_id: record for record in records}
        by_event = {record.event_id: record for record in self._records.values()}
        dates = Occurrence.objects.filter(event__import_record__venue=venue)
        # A series that comes date by date is known by any of its dates.
        self._by_date = {
            key.partition("|")[0]: by_event[event]
            for key, event in dates.exclude(external_id="").values_list("external_id", "event")
            if event in by_event
        }
        self.pending = {row.external_id: row for row in PendingEvent.objects.filter(venue=venue)}
        self.deleted = _deleted(venue)
        of_pages = {"base_content_type": ContentType.objects.get_for_model(Page)}
        keys = [str(record.event_id) for record in self._records.values()]
        self._moderated = set(
            WorkflowState.objects.active()
            .filter(object_id__in=keys, **of_pages)
            .values_list("object_id", flat=True)
        )
        self._scheduled = set(
            Revision.objects.filter(
                approved_go_live_at__isnull=False, object_id__in=keys, **of_pages
            ).values_list("object_id", flat=True)
        )

    def record_of(self, incoming: Incoming) -> EventImport | None:
        for found in (self._records, self._by_date):
            for uid in incoming.uids:
                if record := found.get(uid):
                    return record
        return None

    def deleted_on(self, incoming: Incoming) -> date | None:
        """The day on which somebody deleted this event, which had been imported."""
        days = [self.deleted[uid] for uid in incoming.uids if uid in self.deleted]
        return max(days, default=None)

    def obstacle(self, record: EventImport) -> str:
        """Why the page must not be touched now; "" when it is free."""
        event = record.event
        if str(event.pk) in self._moderated:
            return "une modification de cette page attend une relecture, rien n’a été touché."
        if str(event.pk) in self._scheduled:
            return "la publication de cette page est programmée, rien n’a été touché."
        if event.locked:
            return "cette page est verrouillée, rien n’a été touché."
        ours = record.content.get("revision") == event.latest_revision_id
        if event.has_unpublished_changes and not ours:
            return "cette page a un brouillon en cours, rien n’a été touché."
        return ""


def stored_dates(event: EventPage, *, lock: bool) -> list[Occurrence]:
    """The event's dates with ``active``, how many are registered; locked until the end."""
    rows = event.occurrences.order_by("start", "pk")
    dates = list(rows.select_for_update(of=("self",)) if lock else rows)
    active = Registration.objects.active().filter(occurrence__event=event)
    booked = dict(active.values_list("occurrence").annotate(total=Count("pk")))
    for occurrence in dates:
        occurrence.active = booked.get(occurrence.pk, 0)
        occurrence.event = event
    return dates


def _deleted(venue: VenuePage) -> dict[str, date]:
    """Ids of imported events that somebody deleted → the day of it."""
    kind = ContentType.objects.get_for_model(EventPage)
    gone = PageLogEntry.objects.filter(action="wagtail.delete", content_type=kind)
    days = {
        page: timezone.localdate(when)
        for page, when in gone.order_by("timestamp").values_list("page_id", "timestamp")
    }
    imported = PageLogEntry.objects.filter(action=IMPORTED, page_id__in=days)
    return {
        data["id"]: days[page]
        for page, data in imported.values_list("page_id", "data")
        if data.get("venue") == venue.pk
    }
