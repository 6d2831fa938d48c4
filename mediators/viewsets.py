"""The agency's screens: people, their employers, what to bring."""

from django.contrib import messages
from django.db.models import Count, ProtectedError, Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from core.text import NBSP, french_phone, normalise
from mediators.editing import Refused
from mediators.merging import merge_mediators
from mediators.models import BringItem, Mediator, Organisation
from mediators.people_forms import MediatorForm, MergeForm, OrganisationForm


class CarefulDeleteView(generic.DeleteView):
    """Refuses, with a sentence that says what to do, while something depends on the row."""

    def obstacle(self) -> str:
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        return self._refusal() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            return self._refusal() or super().post(request, *args, **kwargs)
        except ProtectedError:  # something was added since we looked
            return self._refusal()

    def _refusal(self):
        if not (sentence := self.obstacle()):
            return None
        messages.error(self.request, sentence)
        return redirect(reverse(self.edit_url_name, args=[self.object.pk]))


class MediatorIndexView(generic.IndexView):
    add_item_label = "Ajouter une personne"
    list_display = [
        "name",
        "role",
        Column("employer", label="Employeur", sort_key="employer__name"),
        Column("current_count", label="Permanences", sort_key="current_count"),
        Column("state", label="État"),
    ]

    def get_base_queryset(self):
        current = Count("permanences", filter=Q(permanences__last_day__gte=timezone.localdate()))
        return (
            super().get_base_queryset().select_related("employer").annotate(current_count=current)
        )

    def search_queryset(self, queryset):
        """Names without their accents, employers."""
        for word in normalise(self.search_query or "").split()[:6]:
            queryset = queryset.filter(
                Q(name_key__contains=word) | Q(employer__name__icontains=word)
            )
        return queryset

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if self.user_has_permission("delete"):
            url = reverse("mediator:merge", args=[instance.pk])
            buttons.append(Button("Réunir avec…", url=url, icon_name="link", priority=25))
        return buttons


class MediatorEditView(generic.EditView):
    @cached_property
    def header_more_buttons(self):
        url = reverse("mediator:merge", args=[self.object.pk])
        buttons = [Button("Réunir avec…", url=url, icon_name="link", priority=25)]
        if self.object.is_active:
            here = self.object.path_on_site
            buttons.append(Button("Voir sur le site", url=here, icon_name="view", priority=5))
        return [*super().header_more_buttons, *buttons]


class MediatorDeleteView(CarefulDeleteView):
    def obstacle(self):
        if not (count := self.object.permanences.count()):
            return ""
        return (
            f"{self.object.name} a {count}{NBSP}permanence{'s' if count > 1 else ''}, passées "
            f"comprises{NBSP}: la fiche reste. Si la personne est partie, décochez "
            f"«{NBSP}travaille dans le réseau{NBSP}»{NBSP}: elle disparaît du site. Si la fiche est "
            f"en double, choisissez «{NBSP}Réunir avec…{NBSP}»."
        )


class OrganisationDeleteView(CarefulDeleteView):
    def obstacle(self):
        if not (count := self.object.mediators.count()):
            return ""
        people = "personnes travaillent" if count > 1 else "personne travaille"
        return (
            f"{count}{NBSP}{people} pour {self.object.name}. "
            "Donnez-leur d’abord un autre employeur, ou aucun."
        )


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


class MediatorViewSet(ModelViewSet):
    model = Mediator
    icon = "user"
    menu_label = "Conseillers et médiateurs"
    url_prefix = "conseillers"
    name = "mediator"
    index_view_class = MediatorIndexView
    edit_view_class = MediatorEditView
    delete_view_class = MediatorDeleteView
    copy_view_enabled = False
    ordering = ["name_key", "pk"]
    list_filter = ["to_review", "is_active", "role", "employer"]
    search_fields = ["name_key"]
    search_backend_name = None
    list_per_page = 50
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("role"), FieldPanel("job_title")]),
            FieldPanel("employer"),
            FieldPanel("team"),
            FieldPanel("presentation"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("phone_is_public")]),
                    FieldRowPanel([FieldPanel("email"), FieldPanel("email_is_public")]),
                ],
                heading="Pour la joindre",
            ),
            FieldPanel("photo"),
            FieldPanel("languages"),
            FieldPanel("territories"),
            MultiFieldPanel(
                [FieldPanel("is_active"), FieldPanel("to_review")], heading="Dans le réseau"
            ),
        ],
        base_form_class=MediatorForm,
    )

    def get_urlpatterns(self):
        merge = path("reunir/<int:pk>/", MergeScreen.as_view(), name="merge")
        return [*super().get_urlpatterns(), merge]


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    icon = "group"
    menu_label = "Organisations"
    url_prefix = "organisations"
    name = "organisation"
    delete_view_class = OrganisationDeleteView
    copy_view_enabled = False
    list_display = ["name", "phone", "website"]
    search_fields = ["name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("phone"), FieldPanel("website")],
        base_form_class=OrganisationForm,
    )


class BringItemViewSet(ModelViewSet):
    model = BringItem
    icon = "clipboard-list"
    menu_label = "À apporter"
    url_prefix = "a-apporter"
    name = "bring_item"
    copy_view_enabled = False
    list_display = ["label", "without", "sort_order"]
    search_fields = ["label"]
    search_backend_name = None
    panels = [
        FieldPanel("label"),
        MultiFieldPanel(
            [FieldPanel("without"), FieldPanel("without_link")], heading="Je n’en ai pas"
        ),
        MultiFieldPanel(
            [FieldPanel("modes"), FieldPanel("services")], heading="Quand le proposer d’office"
        ),
        FieldPanel("sort_order"),
    ]


class PeopleGroup(ModelViewSetGroup):
    menu_label = "Conseillers"
    menu_icon = "group"
    items = (MediatorViewSet, OrganisationViewSet, BringItemViewSet)


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
