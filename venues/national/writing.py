"""Plans written in batches, leaving what publishing each page by hand would have left.

``add_child``, ``save_revision`` and ``publish`` cost some forty queries a page. Here a batch costs a
few, and every trace is there all the same: path in the tree, revision that is live and latest,
history, search index, reference index. Signals are for the caller, once the import is committed.
"""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from venues.gazetteer import CommuneIndex
from venues.linking import place
from venues.models import ImportRecord, VenueHours, VenueIndexPage, VenuePage
from venues.national.compare import DATE
from venues.national.hooks import IMPORTED
from venues.national.mapping import NAMES
from venues.national.plan import Plan
from venues.national.rows import apply, hours_of
from venues.national.slugs import Slugs

_PAGE_COLUMNS = [field.attname for field in Page._meta.concrete_fields]
_PLACE = {"commune", "code_postal", "code_insee", "latitude", "longitude"}


def index_references(venues: list[VenuePage]) -> None:
    """``ReferenceIndex.create_or_update_for_object`` for new pages: one query, not two a page."""
    kind = ContentType.objects.get_for_model(VenuePage)
    base = ContentType.objects.get_for_model(Page)
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            content_type=kind,
            base_content_type=base,
            object_id=venue.pk,
            to_content_type_id=to_kind,
            to_object_id=to_key,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for venue in venues
        for to_kind, to_key, model_path, content_path in set(
            ReferenceIndex._extract_references_from_object(venue)
        )
    )


class Writer:
    """Writes batches of plans under one index page. The caller holds the transaction."""

    def __init__(
        self, index_page: VenueIndexPage, communes: CommuneIndex, file_name: str, now: datetime
    ):
        # Locked, so that nobody adds a page at the path we are about to take.
        self.index_page = VenueIndexPage.objects.select_for_update().get(pk=index_page.pk)
        self.communes = communes
        self.file_name = file_name
        self.now = now
        self.slugs = Slugs(index_page)
        last = self.index_page.get_last_child()
        self._step = Page._str2int(last.path[-Page.steplen :]) if last else 0

    def write(self, plans: list[Plan]) -> list[int]:
        """Write a batch; returns the keys of the pages that were published."""
        new = [plan for plan in plans if plan.venue is None]
        changed = [plan for plan in plans if plan.venue and plan.changes_page]
        beside = [plan for plan in plans if plan.venue and plan.taken and not plan.changes_page]
        self._create(new)
        for plan in changed:
            self._change(plan)
        for plan in beside:
            self._write_hours(plan)
        self._remember([plan for plan in plans if plan.must_be_recorded])
        written = [plan.venue for plan in new + changed]
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(VenuePage, written)
        index_references([plan.venue for plan in new])
        for plan in changed:
            ReferenceIndex.create_or_update_for_object(plan.venue)
        self._log(new, changed, beside)
        return [venue.pk for venue in written if venue.live]

    # --- pages ---------------------------------------------------------------------------

    def _create(self, plans: list[Plan]) -> None:
        for plan in plans:
            plan.venue = self._new_venue(plan)
        pages = Page.objects.bulk_create(
            Page(**{name: getattr(plan.venue, name) for name in _PAGE_COLUMNS}) for plan in plans
        )
        for plan, page in zip(plans, pages, strict=True):
            plan.venue.pk = plan.venue.id = page.pk
            plan.venue._write_list_columns()
            # raw: the columns of VenuePage alone, since those of Page are written.
            plan.venue.save_base(raw=True, force_insert=True)
        Page.objects.filter(pk=self.index_page.pk).update(numchild=F("numchild") + len(plans))
        Revision.objects.bulk_create(self._revision(plan.venue) for plan in plans)
        self._point_at_revisions([plan.venue for plan in plans])
        VenueHours.objects.bulk_create(
            VenueHours(venue=plan.venue, osm=plan.row["horaires"], updated_on=plan.venue.updated_on)
            for plan in plans
        )

    def _new_venue(self, plan: Plan) -> VenuePage:
        row, parent = plan.row, self.index_page
        self._step += 1
        # The empty relations spare the revision a query each.
        venue = VenuePage(locale_id=parent.locale_id, equipment=[], wagtail_admin_comments=[])
        apply(row, venue)
        place(venue, plan.incoming.commune)
        venue.other_values = "\n".join(plan.notes)
        venue.draft_title = venue.title
        venue.slug = self.slugs.take(row["nom"], row["commune"])
        venue.depth = parent.depth + 1
        venue.path = Page._get_path(parent.path, venue.depth, self._step)
        venue.set_url_path(parent)
        venue.first_published_at = venue.last_published_at = self.now
        venue.latest_revision_created_at = self.now
        return venue

    def _change(self, plan: Plan) -> None:
        venue = plan.venue
        apply(plan.row, venue, plan.taken & set(NAMES))
        if plan.taken & _PLACE:
            place(
                venue,
                self.communes.find(venue.commune_name, venue.postal_code, venue.insee_code),
            )
        venue.other_values = "\n".join(filter(None, [venue.other_values.strip(), *plan.notes]))
        venue.draft_title = venue.title
        venue.latest_revision_created_at = self.now
        if venue.live:
            venue.last_published_at = self.now
        revision = self._revision(venue)
        revision.save()
        venue.latest_revision = revision
        if venue.live:
            venue.live_revision = revision
        venue._write_list_columns()
        Page.objects.filter(pk=venue.pk).update(
            **{name: getattr(venue, name) for name in _PAGE_COLUMNS if name != "id"}
        )
        venue.save_base(raw=True, force_update=True)
        venue.update_aliases(revision=revision, _content=revision.content)
        self._write_hours(plan)

    def _revision(self, venue: VenuePage) -> Revision:
        return Revision(
            content_object=venue,
            base_content_type=ContentType.objects.get_for_model(Page),
            content=venue.serializable_data(),
            object_str=str(venue),
            created_at=self.now,
        )

    def _point_at_revisions(self, venues: list[VenuePage]) -> None:
        revision = Revision.page_revisions.filter(
            object_id=Cast(OuterRef("pk"), CharField())
        ).values("pk")[:1]
        pages = Page.objects.filter(pk__in=[venue.pk for venue in venues])
        pages.update(latest_revision_id=Subquery(revision), live_revision_id=Subquery(revision))

    # --- beside them ---------------------------------------------------------------------

    def _write_hours(self, plan: Plan) -> None:
        """Hours follow the row, and carry its date when the page itself does not change."""
        hours = hours_of(plan.venue) or VenueHours(venue=plan.venue)
        if "horaires" in plan.taken:
            hours.osm = plan.row["horaires"]
        if DATE in plan.taken:
            hours.updated_on = plan.row[DATE]
        hours.save()

    def _remember(self, plans: list[Plan]) -> None:
        ImportRecord.objects.bulk_create(
            [
                ImportRecord(
                    venue=plan.venue,
                    row=plan.record,
                    file_name=self.file_name,
                    imported_at=self.now,
                )
                for plan in plans
            ],
            update_conflicts=True,
            unique_fields=["venue"],
            update_fields=["row", "file_name", "imported_at"],
        )

    def _log(self, new: list[Plan], changed: list[Plan], beside: list[Plan]) -> None:
        entries = []
        for plan in new:
            entries += [
                self._entry(plan, action) for action in ("wagtail.create", "wagtail.publish")
            ]
        for plan in changed:
            action = "wagtail.publish" if plan.venue.live else "wagtail.edit"
            entries.append(self._entry(plan, action))
        entries += [self._entry(plan, IMPORTED) for plan in new + changed + beside]
        PageLogEntry.objects.bulk_create(entries)

    def _entry(self, plan: Plan, action: str) -> PageLogEntry:
        venue, data = plan.venue, {}
        if action == IMPORTED:
            day = timezone.localdate(self.now).isoformat()
            data = {"id": venue.national_id, "file": self.file_name, "day": day}
        return PageLogEntry(
            content_type=ContentType.objects.get_for_model(VenuePage),
            page_id=venue.pk,
            label=venue.get_admin_display_title(),
            action=action,
            timestamp=self.now,
            data=data,
            revision_id=venue.latest_revision_id,
            content_changed=True,
        )
