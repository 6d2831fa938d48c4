"""The agency's screens: inquiries, their themes, their questionnaires, the codes."""

from django.core.exceptions import ValidationError
from django.db.models import Count
from django.urls import path, reverse
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from core.text import NBSP, fold, joined
from mediators.viewsets import AddView, CarefulDeleteView, ChangeView
from portraits.admin_questionnaires import (
    NewVersionScreen,
    QuestionnaireEditView,
    SubjectsScreen,
)
from portraits.models import Code, InterviewSeries, InterviewTheme, Questionnaire
from portraits.questionnaire_forms import QuestionnaireForm, QuestionsPanel
from portraits.questionnaires import is_used
from venues.permissions import is_agency


def users_of(row, **relations: tuple[str, str]) -> str:
    """What depends on a row, counted in words: "2 portraits et 1 constat"; "" when nothing does.

    ``relations``: the singular and plural of each reverse relation.
    """
    found = []
    for name, (one, many) in relations.items():
        if count := getattr(row, name).order_by().values("pk").distinct().count():
            found.append(f"{count}{NBSP}{many if count > 1 else one}")
    return joined(found)


PORTRAITS = ("portrait", "portraits")
FINDINGS = ("constat", "constats")


class SeriesDeleteView(CarefulDeleteView):
    def obstacle(self):
        users = users_of(
            self.object,
            portraits=PORTRAITS,
            questionnaires=("questionnaire", "questionnaires"),
            findings=FINDINGS,
        )
        if not users:
            return ""
        return (
            f"La série «{NBSP}{self.object.title}{NBSP}» sert à {users}. "
            "Donnez-leur d’abord une autre série, ou aucune."
        )


class ThemeDeleteView(CarefulDeleteView):
    def obstacle(self):
        users = users_of(
            self.object,
            questions=("question", "questions"),
            answers=("réponse", "réponses"),
            findings=FINDINGS,
        )
        if not users:
            return ""
        return (
            f"Le thème «{NBSP}{self.object.title}{NBSP}» sert à {users}. Donnez-leur d’abord un "
            "autre thème. Pour le dire autrement, changez son titre."
        )


class QuestionnaireDeleteView(CarefulDeleteView):
    def obstacle(self):
        if not is_used(self.object):
            return ""
        return (
            f"«{NBSP}{self.object}{NBSP}» sert à des portraits{NBSP}: il reste. "
            f"Pour changer ses questions, choisissez «{NBSP}Nouvelle version{NBSP}»."
        )


class CodeDeleteView(CarefulDeleteView):
    def obstacle(self):
        users = users_of(
            self.object,
            passages=("passage", "passages"),
            finding_counts=("ligne d’un constat", "lignes de constats"),
        )
        if not users:
            return ""
        return (
            f"Le code «{NBSP}{self.object.label}{NBSP}» sert à {users}. Retirez-le d’abord de là. "
            "Pour le dire autrement, changez son libellé."
        )


class CodeForm(WagtailAdminModelForm):
    def clean(self):
        cleaned = super().clean()
        others = Code.objects.filter(family=cleaned.get("family", "")).exclude(pk=self.instance.pk)
        label = fold(cleaned.get("label", ""))
        if label and any(fold(other.label) == label for other in others):
            raise ValidationError({"label": "Cette famille a déjà ce code."})
        return cleaned


class SeriesViewSet(ModelViewSet):
    model = InterviewSeries
    icon = "folder-open-inverse"
    menu_label = "Séries"
    url_prefix = "entretiens/series"
    name = "interview_series"
    add_view_class = AddView
    edit_view_class = ChangeView
    delete_view_class = SeriesDeleteView
    copy_view_enabled = False
    list_display = ["title", Column("period", label="Période"), "commissioner"]
    search_fields = ["title"]
    search_backend_name = None
    panels = [
        FieldPanel("title"),
        FieldPanel("prefix"),
        FieldPanel("commissioner"),
        FieldPanel("purpose"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("starts_precision")]),
        FieldRowPanel([FieldPanel("ends_on"), FieldPanel("ends_precision")]),
        FieldPanel("territory"),
    ]


class ThemeViewSet(ModelViewSet):
    model = InterviewTheme
    icon = "tag"
    menu_label = "Thèmes"
    url_prefix = "entretiens/themes"
    name = "interview_theme"
    add_view_class = AddView
    edit_view_class = ChangeView
    delete_view_class = ThemeDeleteView
    copy_view_enabled = False
    list_display = ["title", "question", "sort_order"]
    search_fields = ["title"]
    search_backend_name = None
    panels = [FieldPanel("title"), FieldPanel("question"), FieldPanel("sort_order")]


class CodeIndexView(generic.IndexView):
    list_display = [
        "label",
        Column("get_family_display", label="Famille", sort_key="family"),
        Column("passage_count", label="Passages", sort_key="passage_count"),
    ]

    def get_base_queryset(self):
        return super().get_base_queryset().annotate(passage_count=Count("passages"))


class CodeViewSet(ModelViewSet):
    model = Code
    icon = "list-ul"
    menu_label = "Codes"
    url_prefix = "entretiens/codes"
    name = "interview_code"
    index_view_class = CodeIndexView
    add_view_class = AddView
    edit_view_class = ChangeView
    delete_view_class = CodeDeleteView
    copy_view_enabled = False
    list_filter = ["family"]
    list_per_page = 100
    search_fields = ["label"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("family"),
            FieldPanel("label"),
            FieldPanel("definition"),
            FieldPanel("sort_order"),
        ],
        base_form_class=CodeForm,
    )


class QuestionnaireIndexView(generic.IndexView):
    list_display = [
        "title",
        Column("version", label="Version", sort_key="version"),
        Column("series", label="Série"),
        Column("question_count", label="Questions"),
        Column("portrait_count", label="Portraits"),
    ]

    def get_base_queryset(self):
        found = super().get_base_queryset().select_related("series")
        return found.annotate(
            question_count=Count("questions", distinct=True),
            portrait_count=Count("portraits", distinct=True),
        )


class QuestionnaireViewSet(ModelViewSet):
    model = Questionnaire
    icon = "form"
    menu_label = "Questionnaires"
    url_prefix = "entretiens/questionnaires"
    name = "interview_questionnaire"
    index_view_class = QuestionnaireIndexView
    add_view_class = AddView
    edit_view_class = QuestionnaireEditView
    delete_view_class = QuestionnaireDeleteView
    copy_view_enabled = False
    search_fields = ["title"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("series"),
            FieldPanel("note"),
            QuestionsPanel(
                "questions",
                [
                    FieldPanel("text"),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("theme")]),
                    FieldPanel("choices"),
                    FieldRowPanel([FieldPanel("depends_on"), FieldPanel("depends_value")]),
                ],
                heading="Questions, dans l’ordre",
                label="Question",
            ),
        ],
        base_form_class=QuestionnaireForm,
    )

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("version/<int:pk>/", NewVersionScreen.as_view(), name="version"),
            path("sujets/<int:pk>/", SubjectsScreen.as_view(), name="subjects"),
        ]


class InterviewsGroup(ModelViewSetGroup):
    menu_label = "Entretiens"
    menu_icon = "openquote"
    items = (QuestionnaireViewSet, SeriesViewSet, ThemeViewSet, CodeViewSet)

    def get_submenu_items(self):
        coding = AgencyMenuItem(
            "Coder les réponses", reverse("coding"), name="coding", icon_name="tag", order=0
        )
        importing = AgencyMenuItem(
            "Importer un entretien",
            reverse("interview_import"),
            name="interview_import",
            icon_name="upload",
            order=1,
        )
        return [coding, importing, *super().get_submenu_items()]


class AgencyMenuItem(MenuItem):
    def is_shown(self, request):
        return is_agency(request.user)
