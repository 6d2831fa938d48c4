"""The agency's screens of what visitors say."""

from django.urls import path, reverse
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from core.one_at_a_time import OneAtATime
from core.text import clean_line, fold
from finder.known_lexicon import known_lexicon
from finder.models import LexiconTerm
from venues.vocabulary import Procedure, Service


def first_words(term: LexiconTerm) -> str:
    """What fits a row: the wordings that come first, and how many there are besides."""
    shown = ", ".join(term.words[:4])
    more = len(term.words) - 4
    return f"{shown} (+ {more})" if more > 0 else shown


class LexiconIndexView(generic.IndexView):
    add_item_label = "Ajouter un besoin"
    list_display = [
        "label",
        Column("words", label="Ce que disent les gens", accessor=first_words),
        Column("get_service_display", label="Service", sort_key="service"),
        Column("get_procedure_display", label="Démarche", sort_key="procedure"),
    ]

    def search_queryset(self, queryset):
        """In the wordings and the labels, accents or not."""
        if not (wanted := fold(self.search_query or "")):
            return queryset
        found = (
            term.pk for term in queryset if wanted in fold("\n".join([term.label, *term.words]))
        )
        return queryset.filter(pk__in=list(found))

    @cached_property
    def header_buttons(self):
        try_it = HeaderButton(
            "Essayer", url=reverse("lexiconterm:try"), icon_name="search", priority=20
        )
        return [*super().header_buttons, try_it]


class LexiconCreateView(OneAtATime, generic.CreateView):
    pass


class LexiconEditView(OneAtATime, generic.EditView):
    pass


class TryScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Type what a visitor would; see what the site understands of it. Writes nothing."""

    http_method_names = ["get", "head", "options"]
    permission_policy = ModelPermissionPolicy(LexiconTerm)
    any_permission_required = ["add", "change", "delete"]
    page_title = "Essayer les mots des visiteurs"
    header_icon = "search"
    template_name = "finder/admin/lexicon_try.html"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("lexiconterm:index"), "label": "Mots des visiteurs"},
            {"url": "", "label": "Essayer"},
        ]

    def get_context_data(self, **kwargs):
        words = clean_line(self.request.GET.get("mots", ""))
        understood = known_lexicon().understand(words)
        return super().get_context_data(
            words=words,
            entries=understood.entries,
            services=[Service(service).label for service in understood.services],
            procedures=[Procedure(procedure).label for procedure in understood.procedures],
            is_on_behalf=bool(understood.posture or understood.programmes),
            unknown=understood.unknown,
            **kwargs,
        )


class LexiconViewSet(ModelViewSet):
    model = LexiconTerm
    icon = "comment"
    menu_label = "Mots des visiteurs"
    menu_order = 330
    add_to_admin_menu = True
    url_prefix = "mots-des-visiteurs"
    index_view_class = LexiconIndexView
    add_view_class = LexiconCreateView
    edit_view_class = LexiconEditView
    # The copy's words would all be taken.
    copy_view_enabled = False
    add_to_reference_index = False
    list_filter = ["service", "procedure", "is_general"]
    list_per_page = 50
    ordering = ["label"]
    search_fields = ["label"]
    panels = [
        MultiFieldPanel([FieldPanel("words"), FieldPanel("label")], heading="Les mots"),
        MultiFieldPanel(
            [
                FieldPanel("service"),
                FieldPanel("other_services"),
                FieldPanel("procedure"),
                FieldPanel("is_general"),
            ],
            heading="Ce qu’ils veulent dire",
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("posture"), FieldPanel("programme")])],
            heading="Quand la personne veut qu’on le fasse à sa place",
            classname="collapsed",
        ),
        FieldPanel("advice"),
    ]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("essayer/", TryScreen.as_view(), name="try")]
