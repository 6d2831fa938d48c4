"""A questionnaire that people have answered: its subjects may change, its words are copied first."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from core.one_at_a_time import OneAtATime
from core.text import NBSP
from mediators.viewsets import ChangeView
from portraits.models import Questionnaire
from portraits.questionnaire_forms import MappingForm
from portraits.questionnaires import is_used, new_version, next_version

LOCKED = (
    f"Des portraits utilisent ce questionnaire{NBSP}: ses questions ne changent plus. "
    f"Pour les changer, choisissez «{NBSP}Nouvelle version{NBSP}»."
)


class QuestionnaireEditView(ChangeView):
    def get(self, request, *args, **kwargs):
        if is_used(self.get_object()):
            return redirect("interview_questionnaire:subjects", self.object_pk)
        return super().get(request, *args, **kwargs)

    def get_form(self, form_class=None):
        """Asked for again under the lock: a portrait may have begun to use it meanwhile."""
        form = super().get_form(form_class)
        if form.is_bound and is_used(form.instance):
            form.add_error(None, f"{LOCKED} Rien n’a été enregistré.")
        return form

    @cached_property
    def header_more_buttons(self):
        url = reverse("interview_questionnaire:version", args=[self.object.pk])
        copy = Button("Nouvelle version", url=url, icon_name="copy", priority=5)
        return [*super().header_more_buttons, copy]


class QuestionnaireScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A screen of one questionnaire. Writes on POST only."""

    model = Questionnaire
    permission_policy = ModelPermissionPolicy(Questionnaire)
    http_method_names = ["get", "head", "post", "options"]

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, pk=pk, **kwargs)
        self.questionnaire = get_object_or_404(Questionnaire.objects.all(), pk=pk)

    def get_page_subtitle(self):
        return str(self.questionnaire)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("interview_questionnaire:index"), "label": "Questionnaires"},
            {"url": "", "label": str(self.questionnaire)},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(questionnaire=self.questionnaire, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())


class NewVersion(QuestionnaireScreen):
    permission_required = "add"
    page_title = "Nouvelle version"
    header_icon = "copy"
    template_name = "portraits/admin/questionnaire_version.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(version=next_version(self.questionnaire), **kwargs)

    def post(self, request, *args, **kwargs):
        """Copies what the form announced; pressed twice, it has been copied already."""
        if request.POST.get("version") != str(next_version(self.questionnaire)):
            messages.info(
                request, "Cette version existe déjà. Vérifiez avant d’en faire une autre."
            )
            return redirect("interview_questionnaire:index")
        made = new_version(self.questionnaire)
        log(instance=made, action="wagtail.create")
        messages.success(request, f"La version {made.version} est prête à être changée.")
        return redirect("interview_questionnaire:edit", made.pk)


class NewVersionScreen(OneAtATime, NewVersion):
    """Two who ask at once come one after the other."""


class SubjectsScreen(QuestionnaireScreen):
    permission_required = "change"
    page_title = "Thèmes des questions"
    header_icon = "form"
    template_name = "portraits/admin/questionnaire_subjects.html"

    @cached_property
    def header_buttons(self):
        url = reverse("interview_questionnaire:version", args=[self.questionnaire.pk])
        return [HeaderButton("Nouvelle version", url=url, icon_name="copy")]

    def get_context_data(self, *, form=None, **kwargs):
        form = form or MappingForm(questionnaire=self.questionnaire)
        return super().get_context_data(form=form, locked=LOCKED, **kwargs)

    def post(self, request, *args, **kwargs):
        form = MappingForm(request.POST, questionnaire=self.questionnaire)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if form.save():
            log(instance=self.questionnaire, action="wagtail.edit", content_changed=True)
        messages.success(request, "Les thèmes sont enregistrés.")
        return redirect("interview_questionnaire:index")
