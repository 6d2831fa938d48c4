"""« Importer un entretien »: a text, what was understood of it, then the draft and its doubts."""

from itertools import groupby

from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from core.text import NBSP
from portraits.admin_base import AgencyScreen, PortraitScreen
from portraits.import_forms import FILE_AGAIN, ImportForm
from portraits.importing import KEPT, ImportRefused, import_interview, imported_before
from portraits.models import ImportedInterview


class ImportScreen(AgencyScreen):
    """The form, then the preview: the text travels with it, nothing is written before the draft."""

    page_title = "Importer un entretien"
    header_icon = "upload"
    template_name = "portraits/admin/import.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"form": ImportForm(), **kwargs})

    def post(self, request, *args, **kwargs):
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._asked_again(form)
        if "revenir" in request.POST:
            return self.render_to_response(self.get_context_data(form=form.as_text()))
        if "creer" in request.POST:
            return self._create(form)
        return self._preview(form)

    def _asked_again(self, form):
        again = FILE_AGAIN if form.files else ""
        return self.render_to_response(self.get_context_data(form=form, file_again=again))

    def _preview(self, form):
        self.template_name = "portraits/admin/import_preview.html"
        done = form.done
        rows = [(answer, match and done.closeness(match)) for answer, match in done.answers]
        return self.render_to_response(
            self.get_context_data(
                form=form.as_text(),
                done=done,
                rows=rows,
                groups=_by_question(list(enumerate(done.noted)), lambda row: row[1].where),
                before=imported_before(done.interview.text),
            )
        )

    def _create(self, form):
        data = form.cleaned_data
        try:
            row, is_new = import_interview(
                form.done, user=self.request.user, now=self.now, file_name=data["file_name"]
            )
        except ImportRefused as refusal:
            form.add_error(None, str(refusal))
            return self._asked_again(form)
        title = f"«{NBSP}{row.page.get_admin_display_title()}{NBSP}»"
        buttons = [
            messages.button(reverse("import_doubts", args=[row.page_id]), "Doutes de l’import")
        ]
        if is_new:
            messages.success(self.request, f"Le brouillon {title} est créé.", buttons=buttons)
        else:
            messages.warning(
                self.request, f"Ce texte est déjà importé{NBSP}: {title}.", buttons=buttons
            )
        return redirect("wagtailadmin_pages:edit", row.page_id)


class DoubtsScreen(PortraitScreen):
    """What the import left to look at, to be ticked off."""

    page_title = "Doutes de l’import"
    header_icon = "help"
    template_name = "portraits/admin/import_doubts.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.row = self.portrait.imports.first()
        if self.row is None:
            raise Http404

    def get_context_data(self, **kwargs):
        numbered = list(enumerate(self.row.doubts))
        return super().get_context_data(
            row=self.row,
            groups=_by_question(numbered, lambda row: row[1]["where"]),
            kept_until=self.row.imported_at + KEPT,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        ticked = set(request.POST.getlist("vu"))
        with transaction.atomic():
            row = ImportedInterview.objects.select_for_update().filter(pk=self.row.pk).first()
            if row is None:
                raise Http404
            for number, doubt in enumerate(row.doubts):
                doubt["seen"] = str(number) in ticked
            row.save(update_fields=["doubts"])
        messages.success(request, _left(row.unseen))
        return redirect("import_doubts", self.portrait.pk)


def _left(number: int) -> str:
    if not number:
        return "C’est noté\u00a0: tout est vu."
    return f"C’est noté. Il reste {number}{NBSP}doute{'s' if number > 1 else ''} à voir."


def _by_question(rows: list, where) -> list[tuple[str, list]]:
    """Together by question, in the order in which each first stands; what is about none, first."""
    order = list(dict.fromkeys(["", *map(where, rows)]))
    placed = sorted(rows, key=lambda row: order.index(where(row)))
    return [(key, list(group)) for key, group in groupby(placed, key=where)]
