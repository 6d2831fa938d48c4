"""A file of events becomes pages and dates: upsert by id, one transaction.

- An event is known by its id among those that were imported for the same venue.
- A new one is published when the user may, else kept as a draft.
- An editor's change stays and is reported; a decided or booked date becomes a question.
- A page somebody is working on is refused; one that somebody deleted is not made again.
- A place that nobody knows sends the event to the queue.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from core.text import NBSP, french_date
from events.enums import DatesKind
from events.importing.date_plan import plan_dates
from events.importing.field_plan import cleaned, plan_fields
from events.importing.incoming import Incoming
from events.importing.known import Known, stored_dates
from events.importing.places import Places
from events.importing.plan import CREATE, QUEUE, UPDATE, Plan
from events.importing.report import Report, Result
from events.importing.writing import Writer
from events.locks import lock_events
from events.models import EventImport, EventPage
from events.querysets import may_edit
from mediators.locks import lock_venues
from venues.models import VenuePage


@dataclass
class EventsImport:
    """One import of one file's events. ``user`` is None from the command line: it may do anything.

    ``progress`` is called with the number of events done so far.
    """

    venue: VenuePage
    file_name: str
    report: Report
    now: datetime
    user: object | None = None
    overwrite: bool = False
    dry_run: bool = False
    progress: Callable[[int], None] = lambda count: None
    _taken: set[int] = field(default_factory=set)
    _seen: dict[str, int] = field(default_factory=dict)

    def run(self, events: list[Incoming]) -> None:
        """Plan and write every event, all or nothing. A dry run plans the same and writes nothing.

        Raises ``mediators.refusals.Refused`` when the venue is gone.
        """
        refused = frozenset(incoming.uid for incoming in events if incoming.problem)
        with transaction.atomic():
            self.begin()
            writer = Writer(self)
            for count, incoming in enumerate(events, 1):
                plan = self.plan(incoming, refused)
                if not self.dry_run:
                    writer.write(plan)
                for entry in plan.entries:
                    self.report.add(entry)
                self.progress(count)

    def begin(self) -> None:
        """Hold the venue, so that two imports at once make nothing twice, and what it imported,
        before any of their dates; read what is known."""
        if not self.dry_run:
            lock_venues([self.venue.pk])
            lock_events(EventPage.objects.filter(import_record__venue=self.venue))
        self.known = Known(self.venue)
        self.places = Places(self.venue, self._may_edit)

    def plan(self, incoming: Incoming, refused: frozenset[str] = frozenset()) -> Plan:
        plan = Plan(incoming)
        record = self.known.record_of(incoming)
        if reason := self._refusal(incoming):
            plan.say(Result.REFUSED, reason)
        elif incoming.aside:
            plan.say(Result.LEFT, incoming.aside)
        elif record:
            self._plan_known(plan, record, refused)
        else:
            self._plan_new(plan)
        return plan

    def _refusal(self, incoming: Incoming) -> str:
        if incoming.problem:
            return incoming.problem
        if first := self._seen.get(incoming.uid):
            return f"cet identifiant est déjà celui de la ligne {first}."
        self._seen[incoming.uid] = incoming.line
        return ""

    # --- an event that the site has -------------------------------------------------------

    def _plan_known(self, plan: Plan, record: EventImport, refused: frozenset[str]) -> None:
        incoming, event, content = plan.incoming, record.event, record.content
        if record.pk in self._taken:
            plan.say(Result.REFUSED, "un autre atelier du fichier est déjà celui-là.")
        elif self.user and not may_edit(self.user, event):
            plan.say(Result.REFUSED, "vous ne pouvez pas modifier cette page.")
        elif _is_older(incoming, content):
            plan.say(Result.LEFT, "il est plus ancien que ce qui est enregistré.")
        elif reason := self.known.obstacle(record):
            plan.say(Result.REFUSED, reason)
        else:
            self._taken.add(record.pk)
            plan.action, plan.record = UPDATE, record
            plan.page = event.get_latest_revision_as_object()
            incoming.fields = cleaned(incoming.fields, incoming.remarks)
            base = content.get("fields", {})
            if not incoming.cancelled:
                plan.fields = plan_fields(
                    plan.page, base, incoming.fields, overwrite=self.overwrite
                )
            self._plan_dates(plan, refused)
            plan.say_update()
            self._say_place(plan, content.get("place", ""))
            plan.say_remarks()

    def _plan_dates(self, plan: Plan, refused: frozenset[str]) -> None:
        event, content = plan.record.event, plan.record.content
        if event.dates_kind != DatesKind.IMPORTED:
            plan.dates.said = content.get("dates", {})
            plan.incoming.remarks.append("ses dates ont été décidées ici, elles restent.")
            return
        plan.dates = plan_dates(
            plan.incoming,
            stored_dates(event, lock=not self.dry_run),
            content.get("dates", {}),
            self.now,
            refused=refused,
            overwrite=self.overwrite,
        )

    def _say_place(self, plan: Plan, before: str) -> None:
        """A page is not moved by a file: its address is printed on posters."""
        text = plan.incoming.place.text
        if text == before:
            return
        if self.places.find(plan.incoming.place).venue != plan.record.event.venue_id:
            plan.say(
                Result.TO_DECIDE,
                f"le lieu reste, le fichier dit maintenant{NBSP}: {text or 'rien'}.",
                "lieu",
            )

    # --- an event that the site does not have ---------------------------------------------

    def _plan_new(self, plan: Plan) -> None:
        incoming = plan.incoming
        day = None if self.overwrite else self.known.deleted_on(incoming)
        if day:
            said = french_date(day, year=True)
            plan.say(Result.LEFT, f"il a été supprimé du site le {said}, il n’est pas recréé.")
            return
        if incoming.cancelled:
            plan.say(Result.LEFT, "il est annulé, et n’a jamais été sur le site.")
            return
        found = self.places.find(incoming.place)
        if found.venue is None:
            self._plan_queue(plan, found.why)
            return
        self.plan_at(plan, self.venue if found.venue == self.venue.pk else _venue(found.venue))

    def plan_at(self, plan: Plan, venue: VenuePage, place: dict | None = None) -> None:
        """A new event under this venue; ``place``: the columns of a place elsewhere, for once."""
        if self.user and not venue.permissions_for_user(self.user).can_add_subpage():
            plan.say(Result.REFUSED, "vous ne pouvez pas ajouter d’atelier à ce lieu.")
            return
        incoming = plan.incoming
        incoming.fields = cleaned(incoming.fields, incoming.remarks)
        plan.action, plan.venue, plan.place = CREATE, venue, place or {}
        plan.dates.added = incoming.dates
        number = len(incoming.dates)
        where = "" if venue.pk == self.venue.pk else f", à {venue.title}"
        draft = "" if self.may_publish(venue) else ", en brouillon"
        plan.say(Result.CREATED, f"{number} date{'s' if number > 1 else ''}{where}{draft}")
        plan.say_remarks()

    def _plan_queue(self, plan: Plan, why: str) -> None:
        pending = self.known.pending.get(plan.incoming.uid)
        if pending and pending.dismissed_at and not self.overwrite:
            plan.say(Result.LEFT, "quelqu’un l’a écarté de la liste d’attente.")
            return
        plan.action, plan.why_queued = QUEUE, why
        plan.say(Result.QUEUED, why)
        plan.say_remarks()

    # --- rights ---------------------------------------------------------------------------

    def _may_edit(self, number: int) -> bool:
        return self.user is None or may_edit(self.user, _venue(number))

    def may_publish(self, venue: VenuePage) -> bool:
        if self.user is None:
            return True
        return venue.permissions_for_user(self.user).can_publish_subpage()

    def may_publish_page(self, event: EventPage) -> bool:
        return self.user is None or event.permissions_for_user(self.user).can_publish()


def _venue(number: int) -> VenuePage:
    return VenuePage.objects.get(pk=number)


def _is_older(incoming: Incoming, content: dict) -> bool:
    before = content.get("sequence")
    return incoming.sequence is not None and before is not None and incoming.sequence < before
