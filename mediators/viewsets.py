"""The agency's screens: people, their employers, what to bring."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.admin.widgets.button import Button

from core.one_at_a_time import OneAtATime
from core.text import NBSP, normalise
from mediators.admin_merging import MergeScreen
from mediators.locks import lock_people
from mediators.models import BringItem, Mediator, Organisation
from mediators.people_forms import MediatorForm, OrganisationForm, PhotoChooser
from mediators.refusals import Refused
from mediators.signals import named_elsewhere


class CarefulDeleteView(generic.DeleteView):
    """Refuses, with a sentence that says what to do, while something depends on the row.

    The row is locked from the look to the deletion, so that nothing comes to depend on it between.
    """

    def obstacle(self) -> str:
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        return self._refusal() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            # Deleted by a second press, it is not there any more.
            get_object_or_404(self.model.objects.select_for_update(), pk=self.object.pk)
            return self._refusal() or super().post(request, *args, **kwargs)

    def _refusal(self):
        if not (sentence := self.obstacle()):
            return None
        messages.error(self.request, sentence)
        return redirect(reverse(self.edit_url_name, args=[self.object.pk]))


def said_state(person: Mediator) -> str:
    """What the agency has to know first. ``double`` is the name of another entry, or None."""
    if person.to_review and person.is_active and person.double:
        return f"{person.state}, peut-être un double de «{NBSP}{person.double}{NBSP}»"
    return person.state


class AddView(OneAtATime, generic.CreateView):
    pass


class ChangeView(OneAtATime, generic.EditView):
    pass


class MediatorIndexView(generic.IndexView):
    add_item_label = "Ajouter une personne"
    list_display = [
        "name",
        "role",
        Column("employer", label="Employeur", sort_key="employer__name"),
        Column("current_count", label="Permanences", sort_key="current_count"),
        Column("state", label="État", accessor=said_state),
    ]

    def get_base_queryset(self):
        current = Count("permanences", filter=Q(permanences__last_day__gte=timezone.localdate()))
        same = Mediator.objects.filter(name_key=OuterRef("name_key")).exclude(pk=OuterRef("pk"))
        people = super().get_base_queryset().select_related("employer")
        return people.annotate(
            current_count=current, double=Subquery(same.order_by("pk").values("name")[:1])
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
    def post(self, request, *args, **kwargs):
        """What the form showed is compared with what is there, which cannot change meanwhile."""
        with transaction.atomic():
            try:
                lock_people([self.get_object().pk])
            except Refused as error:
                messages.error(request, str(error))
                return redirect(self.index_url_name)
            return super().post(request, *args, **kwargs)

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
        if count := self.object.permanences.count():
            has = f"a {count}{NBSP}permanence{'s' if count > 1 else ''}, passées comprises"
        elif named := named_elsewhere(self.object):
            has = f"anime {named}"
        else:
            return ""
        return (
            f"{self.object.name} {has}{NBSP}: la fiche reste. Si la personne est partie, décochez "
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


class BringItemDeleteView(CarefulDeleteView):
    def obstacle(self):
        if count := self.object.permanences.count():
            asked = f"{count}{NBSP}permanence{'s' if count > 1 else ''}, passées comprises"
            where = "dans ces permanences"
        elif asked := named_elsewhere(self.object):
            where = "dans ces ateliers"
        else:
            return ""
        return (
            f"«{NBSP}{self.object.label}{NBSP}» est demandé par {asked}{NBSP}: décochez-le d’abord "
            f"{where}. Pour le dire autrement, changez son texte."
        )


class MediatorViewSet(ModelViewSet):
    model = Mediator
    icon = "user"
    menu_label = "Conseillers et médiateurs"
    url_prefix = "conseillers"
    name = "mediator"
    index_view_class = MediatorIndexView
    add_view_class = AddView
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
            FieldPanel("photo", widget=PhotoChooser),
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
    add_view_class = AddView
    edit_view_class = ChangeView
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
    add_view_class = AddView
    edit_view_class = ChangeView
    delete_view_class = BringItemDeleteView
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
