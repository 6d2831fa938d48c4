"""Plans written: pages, dates, what is remembered of the file, the queue.

The caller holds the transaction. The dates are live at once, as when somebody changes them by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from events.dates import write_span
from events.enums import DatesKind, Means, RegistrationState
from events.importing.date_plan import DatePlan
from events.importing.incoming import IncomingDate
from events.importing.known import IMPORTED
from events.importing.plan import CREATE, QUEUE, UPDATE, Plan
from events.models import EventImport, EventPage, Occurrence, PendingEvent
from venues.models import VenuePage
from venues.national.slugs import Slugs

if TYPE_CHECKING:
    from events.importing.importer import EventsImport


class Writer:
    def __init__(self, task: EventsImport):
        self.task = task
        self._venues: dict[int, tuple[VenuePage, Slugs]] = {}

    def write(self, plan: Plan) -> None:
        if plan.action == CREATE:
            self._create(plan)
        elif plan.action == UPDATE:
            self._update(plan)
        elif plan.action == QUEUE:
            self._queue(plan)

    # --- pages ---------------------------------------------------------------------------

    def _create(self, plan: Plan) -> None:
        venue, slugs = self._parent(plan.venue)
        page = EventPage(
            slug=slugs.take(plan.incoming.title, venue.commune_name),
            dates_kind=DatesKind.IMPORTED,
            live=False,
            **plan.incoming.fields | plan.place,
        )
        if "registration_means" not in plan.incoming.fields:
            page.registration_means = [str(Means.SITE), str(Means.PHONE)]
        with disable_reference_index_auto_update():
            revision = self._write_page(plan, venue, page)
        # Once, not at each of the three times that Wagtail saves a page that is published.
        ReferenceIndex.create_or_update_for_object(page)
        write_span(page)
        self._remember(plan, page, revision.pk)
        PendingEvent.objects.filter(
            venue=self.task.venue, external_id__in=plan.incoming.uids
        ).delete()

    def _write_page(self, plan: Plan, venue: VenuePage, page: EventPage) -> Revision:
        venue.add_child(instance=page)
        for date in plan.dates.added:
            plan.dates.said[date.key] = date.remembered()
        self._write_dates(page, plan.dates)
        user = self.task.user
        revision = page.save_revision(user=user, changed=True)
        log(instance=page, action="wagtail.create", user=user, content_changed=True)
        if self.task.may_publish(plan.venue):
            revision.publish(user=user)
        return revision

    def _update(self, plan: Plan) -> None:
        event, page = plan.record.event, plan.page
        revision_id = plan.record.content.get("revision")
        if plan.dates.changes or plan.dates.adopted or plan.dates.answered:
            self._write_dates(event, plan.dates)
            write_span(event)
        if plan.fields.taken:
            for name, value in plan.fields.taken.items():
                setattr(page, name, value)
            revision = page.save_revision(user=self.task.user, log_action=True)
            revision_id = revision.pk
            if event.live and self.task.may_publish_page(event):
                revision.publish(user=self.task.user)
        changed = bool(plan.fields.taken or plan.dates.changes)
        self._remember(plan, event, revision_id, logged=changed)

    def _parent(self, venue: VenuePage) -> tuple[VenuePage, Slugs]:
        if venue.pk not in self._venues:
            self._venues[venue.pk] = VenuePage.objects.get(pk=venue.pk), Slugs(venue)
        return self._venues[venue.pk]

    # --- beside them ---------------------------------------------------------------------

    def _write_dates(self, page: EventPage, plan: DatePlan) -> None:
        now = self.task.now
        for occurrence, key in plan.adopted:
            occurrence.external_id = key
            occurrence.save(update_fields=["external_id"])
        for occurrence in plan.removed:
            # What was cancelled by the people themselves keeps no date alive.
            occurrence.registrations.filter(state=RegistrationState.CANCELLED).delete()
            occurrence.delete()
        for occurrence, date in plan.changed:
            _fill(occurrence, date)
            occurrence.question = ""
            occurrence.sequence += 1
            occurrence.changed_at = now
            occurrence.save()
        for occurrence, question in [*plan.asked, *((row, "") for row in plan.answered)]:
            occurrence.question = question
            occurrence.save(update_fields=["question"])
        Occurrence.objects.bulk_create(
            _fill(Occurrence(event=page, external_id=date.key, changed_at=now), date)
            for date in plan.added
        )

    def _remember(self, plan: Plan, page: EventPage, revision: int | None, *, logged=True) -> None:
        """Nothing is written when the file says what it said before."""
        content = plan.content() | {"revision": revision}
        record = plan.record or EventImport(event=page, venue=self.task.venue)
        if plan.record:
            # Where the file is silent now, what it said before still tells an editor's change.
            content["fields"] = record.content.get("fields", {}) | content["fields"]
            if content["sequence"] is None:
                content["sequence"] = record.content.get("sequence")
        if record.content != content:
            record.external_id = record.external_id or plan.incoming.uid
            record.content, record.file_name = content, self.task.file_name
            record.imported_at = self.task.now
            record.save()
        if logged:
            self._log(page, record)

    def _log(self, page: EventPage, record: EventImport) -> None:
        log(
            instance=page,
            action=IMPORTED,
            user=self.task.user,
            data={
                "id": record.external_id,
                "file": self.task.file_name,
                "day": timezone.localdate(self.task.now).isoformat(),
                "venue": self.task.venue.pk,
            },
        )

    def _queue(self, plan: Plan) -> None:
        incoming, task = plan.incoming, self.task
        said = {
            "title": incoming.title,
            "place": incoming.place.text[:500],
            "content": incoming.as_json(),
            "file_name": task.file_name,
        }
        PendingEvent.objects.update_or_create(
            venue=task.venue,
            external_id=incoming.uid,
            defaults=said | {"dismissed_at": None},
            create_defaults=said | {"arrived_at": task.now},
        )


def _fill(occurrence: Occurrence, date: IncomingDate) -> Occurrence:
    for name in ("start", "end", "is_all_day", "status", "note", "online_url"):
        setattr(occurrence, name, getattr(date, name))
    return occurrence
