"""A file in the national format becomes venues: upsert by ``id``, one transaction.

- A new row is a published page; a row that says what the site says changes nothing.
- An editor's change is kept and reported (``compare``), unless ``overwrite``.
- Columns that the file does not have are left alone.
- A page somebody is working on is not touched: refused, with the reason (``obstacles``).
- An unpublished page is brought up to date and stays unpublished, which the report says.
- A venue that was imported and then deleted is refused, unless ``overwrite`` brings it back.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import reset_queries, transaction
from django.utils import timezone
from wagtail.signals import page_published, published

from core.text import french_date
from venues.gazetteer import CommuneIndex
from venues.models import Commune, VenueIndexPage, VenuePage
from venues.national.mapping import NAMES
from venues.national.normalise import completed, refusal, understand
from venues.national.obstacles import Obstacles, deleted_venues
from venues.national.plan import Incoming, Plan, plan_known, plan_new
from venues.national.reading import SourceRow
from venues.national.report import Report, Result
from venues.national.writing import Writer

BATCH = 250


@dataclass
class VenueImport:
    """One import of one file. ``fields`` are those that the file speaks of, by default all.

    ``progress`` is called with the number of rows read so far.
    """

    index_page: VenueIndexPage
    file_name: str
    report: Report
    now: datetime
    overwrite: bool = False
    dry_run: bool = False
    fields: Collection[str] = NAMES
    progress: Callable[[int], None] = lambda count: None
    published_pages: list[int] = field(default_factory=list)

    def run(self, rows: Iterator[SourceRow]) -> None:
        """Plan and write every row, all or nothing. A dry run plans the same and writes nothing."""
        self.today = timezone.localdate(self.now)
        self.communes = CommuneIndex(Commune.objects.all())
        self.seen: dict[str, int] = {}
        with transaction.atomic():
            self.deleted = {} if self.overwrite else deleted_venues()
            writer = None if self.dry_run else self._writer()
            count = 0
            while batch := list(islice(rows, BATCH)):
                plans = self._plan(batch)
                if writer:
                    self.published_pages += writer.write(plans)
                count += len(batch)
                self.progress(count)
                reset_queries()  # DEBUG keeps every statement: megabytes a batch

    def announce(self) -> None:
        """Send the signals of publication. To be called once the import is committed."""
        signals = [s for s in (page_published, published) if s.has_listeners(VenuePage)]
        for first in range(0, len(self.published_pages) if signals else 0, BATCH):
            keys = self.published_pages[first : first + BATCH]
            pages = VenuePage.objects.filter(pk__in=keys).select_related("live_revision")
            for venue in pages:
                for signal in signals:
                    signal.send_robust(
                        sender=VenuePage, instance=venue, revision=venue.live_revision
                    )
            reset_queries()

    def _writer(self) -> Writer:
        return Writer(self.index_page, self.communes, self.file_name, self.now)

    def _plan(self, batch: list[SourceRow]) -> list[Plan]:
        """Plans of a batch; what becomes of every row is reported, in the file's order."""
        rows = [self._understand(source) for source in batch]
        known = {
            venue.national_id: venue
            for venue in VenuePage.objects.filter(national_id__in=[i.row["id"] for i in rows])
            .select_related("hours", "last_check", "import_record", "commune")
            .prefetch_related("equipment")
        }
        busy = Obstacles(list(known.values())).reason
        plans = []
        for incoming in rows:
            venue = known.get(incoming.row["id"])
            if reason := self._refusal(incoming, venue):
                self.report.add(incoming.entry(Result.REFUSED, message=reason))
                continue
            self.seen[incoming.row["id"]] = incoming.line
            if venue:
                plan = plan_known(incoming, venue, busy, overwrite=self.overwrite)
            else:
                plan = plan_new(incoming, self.today.isoformat())
            for entry in plan.entries:
                self.report.add(entry)
            plans.append(plan)
        return plans

    def _understand(self, source: SourceRow) -> Incoming:
        understood = understand(source.cells, self.today)
        row = understood.row
        commune = self.communes.find(row["commune"], row["code_postal"], row["code_insee"])
        row = completed(row, commune)
        silent = {name for name in NAMES if name not in self.fields and not row[name]}
        return Incoming(source.line, understood, row, commune, silent, source.problem)

    def _refusal(self, incoming: Incoming, venue: VenuePage | None) -> str:
        """Why the row does not go in, whatever its page looks like; "" when it does."""
        identifier = incoming.row["id"]
        if reason := incoming.problem or refusal(incoming.row, incoming.commune):
            return reason
        if first := self.seen.get(identifier):
            return f"Cet identifiant est déjà celui de la ligne {first}."
        if venue is None and (day := self.deleted.get(identifier)):
            return (
                f"Ce lieu a été supprimé du site le {french_date(day, year=True)} : il n’est pas "
                "recréé (l’option --overwrite le recrée)."
            )
        return ""
