"""What the answers say together: a question the inquiry asked, counted live or frozen."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from core.models import BasePage, NoAliasMixin
from portraits import dating
from portraits.enums import FindingState, Precision, Split


class FindingIndexPage(BasePage):
    """`/portraits/constats/`."""

    introduction = models.TextField("introduction", blank=True, max_length=600)

    fixed_slug = "constats"
    max_count = 1
    parent_page_types = ["portraits.PortraitIndexPage"]
    subpage_types = ["portraits.FindingPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    promote_panels = [FieldPanel("search_description"), FieldPanel("show_in_menus")]

    class Meta:
        verbose_name = "liste des constats"
        verbose_name_plural = "listes des constats"

    def get_context(self, request, *args, **kwargs):
        """Those that have figures, the newest first; then those to come, the next first."""
        found = FindingPage.objects.child_of(self).live().public()
        ready = found.filter(state=FindingState.READY).order_by("-first_published_at", "title")
        coming = found.filter(state=FindingState.FORTHCOMING)
        return {
            **super().get_context(request, *args, **kwargs),
            "ready": list(ready),
            "coming": list(coming.order_by(models.F("due_on").asc(nulls_last=True), "title")),
        }


class FindingPage(NoAliasMixin, BasePage):
    """One question, and in how many portraits its codes appear, group by group."""

    #: Written when the figures are frozen, never by a draft (``with_content_json``).
    LIVE_COLUMNS = ("frozen", "frozen_on")

    introduction = models.TextField("en quelques phrases", blank=True, max_length=600)
    body = RichTextField("ce que nous en lisons", blank=True, max_length=20_000)
    split = models.CharField(
        "comparer", max_length=12, choices=Split.choices, default=Split.CONTEXT
    )
    series = ParentalManyToManyField(
        "portraits.InterviewSeries",
        verbose_name="séries",
        blank=True,
        related_name="findings",
        help_text="Aucune\u00a0: tous les portraits publiés.",
    )
    theme = models.ForeignKey(
        "portraits.InterviewTheme",
        verbose_name="parmi les portraits interrogés sur",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="findings",
        help_text="Vide\u00a0: tous les portraits des séries choisies.",
    )
    state = models.CharField(
        "état", max_length=10, choices=FindingState.choices, default=FindingState.READY
    )
    due_on = models.DateField("à paraître", null=True, blank=True)
    due_precision = models.CharField(
        "précision", max_length=8, choices=Precision.choices, default=Precision.MONTH
    )
    is_frozen = models.BooleanField(
        "arrêter les chiffres à la publication",
        default=False,
        help_text=(
            "Décoché\u00a0: les chiffres suivent les portraits publiés. Pour arrêter de nouveaux "
            "chiffres, décochez, publiez, puis cochez et publiez encore."
        ),
    )
    frozen = models.JSONField(null=True, editable=False)
    frozen_on = models.DateField(null=True, editable=False)

    parent_page_types = ["portraits.FindingIndexPage"]
    subpage_types = []
    exclude_fields_in_copy = [*LIVE_COLUMNS]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("split"),
                FieldPanel("series"),
                FieldPanel("theme"),
                FieldPanel("is_frozen"),
            ],
            heading="Ce qui est compté",
        ),
        InlinePanel("counts", heading="Ce que l’on compte", label="Code"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("state"),
                FieldRowPanel([FieldPanel("due_on"), FieldPanel("due_precision")]),
            ],
            heading="Parution",
        ),
    ]

    class Meta:
        verbose_name = "constat"
        verbose_name_plural = "constats"

    def serializable_data(self):
        data = super().serializable_data()
        return {name: value for name, value in data.items() if name not in self.LIVE_COLUMNS}

    def with_content_json(self, content):
        page = super().with_content_json(content)
        for name in self.LIVE_COLUMNS:
            setattr(page, name, getattr(self, name))
        return page

    def publication_blockers(self):
        blockers = super().publication_blockers()
        codes = [row.code_id for row in self.counts.all()]
        if self.is_ready and not (codes and all(codes)):
            blockers.append(
                "Ce constat ne compte encore rien\u00a0: sous «\u00a0Ce que l’on compte\u00a0», "
                "choisissez au moins un code, et un code pour chaque ligne. Sinon, dites qu’il est "
                "«\u00a0à paraître\u00a0»."
            )
        return blockers

    def publish(self, revision, user=None, **kwargs):
        """Every path of publication ends here: what is to be frozen is frozen then."""
        from portraits.freezing import settle

        super().publish(revision, user=user, **kwargs)
        settle(FindingPage.objects.get(pk=self.pk), timezone.localdate())

    def get_context(self, request, *args, **kwargs):
        from portraits.finding_view import view_of

        context = super().get_context(request, *args, **kwargs)
        if self.is_ready:
            asked = request.GET.get("code", ""), request.GET.get("groupe", "")
            context["finding"] = view_of(self, timezone.localdate(), *asked)
        return context

    def get_meta_description(self) -> str:
        return self.search_description or self.introduction

    @property
    def is_ready(self) -> bool:
        return self.state == FindingState.READY

    @property
    def due(self) -> str:
        return dating.said(self.due_on, self.due_precision)


class FindingCount(Orderable):
    page = ParentalKey(FindingPage, on_delete=models.CASCADE, related_name="counts")
    code = models.ForeignKey(
        "portraits.Code",
        verbose_name="code",
        null=True,
        on_delete=models.SET_NULL,
        related_name="finding_counts",
    )
    label = models.CharField(
        "en mots",
        max_length=160,
        blank=True,
        help_text="Ce que disent ces portraits. Vide\u00a0: le libellé du code.",
    )

    class Meta(Orderable.Meta):
        verbose_name = "code compté"
        verbose_name_plural = "codes comptés"

    def __str__(self):
        return self.said

    @property
    def said(self) -> str:
        return self.label or (self.code.label if self.code else "")
