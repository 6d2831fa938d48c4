"""The agency makes one entry of two that are the same person's."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from core.text import NBSP, french_phone
from mediators.merging import merge_mediators
from mediators.models import Mediator
from mediators.people_forms import MergeForm
from mediators.refusals import Refused


class MergeScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Two entries side by side, then one of them."""

    http_method_names = ["get", "head", "post", "options"]
    permission_policy = ModelPermissionPolicy(Mediator)
    permission_required = "delete"
    page_title = "Réunir deux fiches"
    header_icon = "link"
    template_name = "mediators/admin/merge.html"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("mediator:index"), "label": "Conseillers et médiateurs"},
            {"url": reverse("mediator:edit", args=[self.kept.pk]), "label": self.kept.name},
            {"url": "", "label": self.page_title},
        ]

    def dispatch(self, request, *args, pk, **kwargs):
        if self.user_has_permission(self.permission_required):
            self.kept = get_object_or_404(Mediator, pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        form = MergeForm(request.GET if "autre" in request.GET else None, kept=self.kept)
        other = form.cleaned_data["autre"] if form.is_valid() else None
        return self.show(form, other)

    def post(self, request, *args, **kwargs):
        form = MergeForm(request.POST, kept=self.kept)
        if not form.is_valid():
            return self.show(form)
        other = form.cleaned_data["autre"]
        try:
            merge_mediators(self.kept, other, request.user, timezone.localdate())
        except Refused as error:
            form.add_error(None, str(error))
            return self.show(form, other)
        messages.success(
            request,
            f"Les deux fiches sont réunies. L’ancienne adresse de {other.name} mène à celle-ci.",
        )
        return redirect("mediator:edit", self.kept.pk)

    def show(self, form, other=None):
        people = [self.kept, other] if other else []
        return self.render_to_response(
            self.get_context_data(
                form=form, kept=self.kept, other=other, rows=_side_by_side(people)
            )
        )


def _side_by_side(people: list[Mediator]) -> list[tuple[str, list[str]]]:
    """(label, what each person has there), for the table of the merge."""
    read = {
        "Nom": lambda p: p.name,
        "Fonction": lambda p: p.get_role_display(),
        "Employeur": lambda p: p.employer.name if p.employer else "",
        "Équipe": lambda p: p.team,
        "En une phrase": lambda p: p.presentation,
        "Téléphone": lambda p: french_phone(p.phone),
        "Adresse électronique": lambda p: p.email,
        "Permanences": lambda p: "\n".join(
            f"{permanence.venue.title}{NBSP}: {permanence.sentence()}"
            for permanence in p.permanences.select_related("venue")
        ),
    }
    return [(label, [value(p) for p in people]) for label, value in read.items() if people]
