"""« Importer des ateliers »: a file, what would come of it, then the import; and what waits."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.pagination import paginate
from events.admin_import_forms import PlaceForm, UploadForm
from events.admin_list import venues_for
from events.importing.incoming import FileProblem, Incoming
from events.importing.pending import GONE, Decision, dismiss, same_place, settle, waiting
from events.importing.reading_csv import template
from events.importing.report import Report, Result
from events.importing.uploads import Changed, confirm, keep, preview
from events.models import ImportUpload
from mediators.refusals import Refused
from schedules.recurrence import PARIS

PER_PAGE = 30
MOST_LINES = 400
#: What somebody must read before saying yes.
_TO_READ = {Result.REFUSED, Result.QUEUED, Result.KEPT, Result.TO_DECIDE, Result.LEFT}


class ImportScreenBase(WagtailAdminTemplateMixin, View):
    """For whoever may add events somewhere."""

    http_method_names = ["get", "head", "post", "options"]
    header_icon = "upload"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.now = timezone.now()
        self.venues = venues_for(request.user, "add")
        if not self.venues:
            raise PermissionDenied

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self):
        crumbs = [
            *self.breadcrumbs_items,
            {"url": reverse("event_list"), "label": "Ateliers"},
        ]
        if type(self) is not ImportScreen:
            crumbs.append({"url": reverse("event_import"), "label": ImportScreen.page_title})
        return [*crumbs, {"url": "", "label": self.page_title}]


class ImportScreen(ImportScreenBase):
    """The file and its venue. Nothing is written but the file itself, for a day."""

    page_title = "Importer des ateliers"
    template_name = "events/admin/import.html"

    def get_context_data(self, **kwargs):
        wanted = self.request.GET.get("lieu", "")
        initial = {"venue": int(wanted)} if wanted.isascii() and wanted.isdigit() else {}
        form = UploadForm(venues=self.venues, initial=initial)
        return super().get_context_data(
            **{"form": form, "waiting": waiting(self.venues).count(), **kwargs}
        )

    def post(self, request, *args, **kwargs):
        form = UploadForm(request.POST, request.FILES, venues=self.venues)
        if form.is_valid():
            try:
                upload = keep(
                    form.cleaned_data["file"], form.cleaned_data["venue"], request.user, self.now
                )
            except FileProblem as problem:
                form.add_error("file", str(problem))
            else:
                return redirect("event_import_preview", upload.pk)
        return self.render_to_response(self.get_context_data(form=form))


class PreviewScreen(ImportScreenBase):
    """What would come of the file of this user, and the button that does it."""

    page_title = "Vérifier avant d’importer"
    template_name = "events/admin/import_preview.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        rows = ImportUpload.objects.select_related("venue", "user").filter(user=request.user)
        self.upload = rows.filter(venue__in=self.venues, pk=kwargs["upload"]).first()

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.upload else self.gone()

    def gone(self):
        text = "Ce fichier a déjà été importé, ou il attendait depuis trop longtemps."
        messages.info(self.request, text)
        return redirect("event_import")

    def get_context_data(self, **kwargs):
        done = preview(self.upload, self.now)
        entries = done.report.entries[:MOST_LINES]
        publishes = self.upload.venue.permissions_for_user(self.request.user).can_publish_subpage()
        return super().get_context_data(
            **{
                "upload": self.upload,
                "kind": done.kind,
                "mark": done.mark,
                "window": done.window.said(),
                "summary": done.report.summary(),
                "to_read": [entry for entry in entries if entry.result in _TO_READ],
                "others": [entry for entry in entries if entry.result not in _TO_READ],
                "hidden": len(done.report.entries) - len(entries),
                "does_something": _does_something(done.report),
                "makes_drafts": done.report.counts[Result.CREATED] and not publishes,
                "unit": "objet" if done.kind.startswith("OpenAgenda") else "ligne",
                **kwargs,
            }
        )

    def post(self, request, *args, **kwargs):
        if not self.upload:
            return self.gone()
        if "renoncer" in request.POST:
            self.upload.delete()
            messages.info(request, "Rien n’a été importé.")
            return redirect("event_import")
        try:
            report = confirm(self.upload, request.POST.get("mark", ""), self.now)
        except Changed:
            messages.warning(
                request,
                "Quelque chose a changé sur le site depuis cet aperçu. Rien n’est encore importé. "
                "Relisez, puis confirmez.",
            )
            return redirect("event_import_preview", self.upload.pk)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("event_import")
        messages.success(request, f"C’est fait\u00a0: {report.summary()}")
        return redirect("event_import_pending" if report.counts[Result.QUEUED] else "event_list")


class TemplateScreen(ImportScreenBase):
    """The table to fill."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        response = HttpResponse(template(), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="modele-ateliers.csv"'
        return response


class PendingListScreen(ImportScreenBase):
    page_title = "Ateliers en attente d’un lieu"
    template_name = "events/admin/pending.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        rows = waiting(self.venues)
        page = self.request.GET.get("page", "")
        return super().get_context_data(
            rows=paginate(rows, page, per_page=PER_PAGE, total=rows.count()),
            many_venues=len(self.venues) > 1,
            **kwargs,
        )


class PendingEventScreen(ImportScreenBase):
    """One that waits: say where it is, or put it aside."""

    page_title = "Où a lieu cet atelier\u00a0?"
    template_name = "events/admin/pending_event.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.pending = get_object_or_404(waiting(self.venues), pk=kwargs["pending"])
        self.incoming = Incoming.from_json(self.pending.content)
        self.others = same_place(self.pending).count()

    def form(self, data=None) -> PlaceForm:
        place = self.incoming.place
        initial = {
            "where": "ailleurs" if place.postal_code and place.town else "lieu",
            "venue": self.pending.venue_id,
            "place_name": place.name,
            "place_address": place.address,
            "place_postal_code": place.postal_code,
            "place_commune": place.town,
            "with_others": True,
        }
        return PlaceForm(data, venues=self.venues, others=self.others, initial=initial)

    def get_context_data(self, **kwargs):
        dates = [date.start.astimezone(PARIS) for date in self.incoming.dates]
        return super().get_context_data(
            **{
                "pending": self.pending,
                "dates": dates[:5],
                "more_dates": max(0, len(dates) - 5),
                "form": self.form(),
                **kwargs,
            }
        )

    def post(self, request, *args, **kwargs):
        if "ecarter" in request.POST:
            done = dismiss(self.pending, self.now)
            messages.success(
                request, "Écarté. Le même fichier ne le ramènera pas." if done else GONE
            )
            return redirect("event_import_pending")
        form = self.form(request.POST)
        if form.is_valid():
            data = form.cleaned_data
            decision = Decision(data["venue"], form.elsewhere)
            try:
                report = settle(
                    self.pending,
                    decision,
                    request.user,
                    self.now,
                    with_others=data.get("with_others", False),
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _settled(report))
                return redirect("event_import_pending")
        return self.render_to_response(self.get_context_data(form=form))


def _does_something(report: Report) -> bool:
    """Whether confirming would change anything: the queue counts too."""
    wanted = (Result.CREATED, Result.CHANGED, Result.QUEUED, Result.TO_DECIDE)
    return any(report.counts[result] for result in wanted)


def _settled(report: Report) -> str:
    made, over = report.counts[Result.CREATED], report.counts[Result.LEFT]
    if not made:
        return "Toutes ses dates sont passées\u00a0: il a quitté la liste."
    said = "1 atelier créé." if made == 1 else f"{made} ateliers créés."
    return (
        f"{said} {over} n’avai{'en' if over > 1 else ''}t plus de date à venir." if over else said
    )
