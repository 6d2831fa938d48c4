"""What is asked: inquiries, their questionnaires, and the themes that make answers comparable."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from core.fields import LinesField
from core.text import fold
from portraits import dating
from portraits.enums import Precision, QuestionKind
from portraits.slugs import SluggedMixin


class InterviewSeries(SluggedMixin, models.Model):
    """An inquiry: interviews made for one purpose, at one time, shown together."""

    title = models.CharField("titre", max_length=160, unique=True)
    slug = models.SlugField("adresse", max_length=80, unique=True)
    prefix = models.CharField(
        "devant le titre",
        max_length=60,
        blank=True,
        help_text="Par exemple «\u00a0[Questions à…]\u00a0».",
    )
    commissioner = models.CharField("commanditaire", max_length=160, blank=True)
    purpose = models.TextField("but de l’enquête", blank=True, max_length=1000)
    starts_on = models.DateField("début", null=True, blank=True)
    starts_precision = models.CharField(
        "précision du début", max_length=8, choices=Precision.choices, default=Precision.YEAR
    )
    ends_on = models.DateField("fin", null=True, blank=True)
    ends_precision = models.CharField(
        "précision de la fin", max_length=8, choices=Precision.choices, default=Precision.YEAR
    )
    territory = models.CharField("territoire", max_length=160, blank=True)

    class Meta:
        verbose_name = "série d’entretiens"
        verbose_name_plural = "séries d’entretiens"
        ordering = ["-starts_on", "title"]

    def __str__(self):
        return self.title

    def clean(self):
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": "La fin vient avant le début."})

    @property
    def period(self) -> str:
        """ "début 2022 – fin 2023", "mars 2024", or ""."""
        ends = (
            dating.said(self.starts_on, self.starts_precision),
            dating.said(self.ends_on, self.ends_precision),
        )
        return " – ".join(dict.fromkeys(filter(None, ends)))


class InterviewTheme(SluggedMixin, models.Model):
    """A canonical subject. Questions of different questionnaires are mapped to it, so that
    differently worded ones are read side by side. Not one of the public's themes."""

    title = models.CharField("titre", max_length=80, unique=True)
    slug = models.SlugField("adresse", max_length=80, unique=True)
    question = models.CharField(
        "la question, en une phrase",
        max_length=200,
        blank=True,
        help_text="En tête de la page qui réunit toutes les réponses.",
    )
    sort_order = models.PositiveSmallIntegerField("ordre", default=0)

    class Meta:
        verbose_name = "thème d’entretien"
        verbose_name_plural = "thèmes d’entretien"
        ordering = ["sort_order", "title"]

    def __str__(self):
        return self.title

    @property
    def path_on_site(self) -> str:
        return f"/portraits/themes/{self.slug}/"


class Questionnaire(ClusterableModel):
    """An ordered list of questions. Once a portrait uses it, another wording is another version."""

    title = models.CharField("titre", max_length=160)
    version = models.PositiveSmallIntegerField("version", default=1)
    series = models.ForeignKey(
        InterviewSeries,
        verbose_name="série",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questionnaires",
    )
    note = models.TextField("note pour l’agence", blank=True, max_length=1000)

    class Meta:
        verbose_name = "questionnaire"
        verbose_name_plural = "questionnaires"
        ordering = ["title", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["title", "version"], name="questionnaire_version_once")
        ]

    def __str__(self):
        return f"{self.title} (version {self.version})"


class Question(models.Model):
    questionnaire = ParentalKey(
        Questionnaire,
        verbose_name="questionnaire",
        on_delete=models.CASCADE,
        related_name="questions",
    )
    sort_order = models.PositiveSmallIntegerField("ordre", default=0)
    text = models.CharField("question", max_length=500)
    kind = models.CharField(
        "sorte", max_length=8, choices=QuestionKind.choices, default=QuestionKind.OPEN
    )
    choices = LinesField("réponses possibles", help_text="Une par ligne.")
    theme = models.ForeignKey(
        InterviewTheme,
        verbose_name="thème",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions",
    )
    depends_on = models.ForeignKey(
        "self",
        verbose_name="posée selon la réponse à",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="dependents",
    )
    depends_value = models.CharField(
        "quand la réponse est",
        max_length=120,
        blank=True,
        help_text="Par exemple «\u00a0Oui\u00a0».",
    )

    #: Questions are put in order in the editor.
    sort_order_field = "sort_order"

    class Meta:
        verbose_name = "question"
        verbose_name_plural = "questions"
        ordering = ["questionnaire", "sort_order", "pk"]

    def __str__(self):
        return self.text

    @property
    def offered(self) -> list[str]:
        """The answers one may choose from; none for an open question."""
        if self.kind == QuestionKind.YES_NO:
            return ["Oui", "Non"]
        return self.choices if self.kind == QuestionKind.CHOICE else []

    def clean(self):
        if self.kind == QuestionKind.CHOICE and len(self.choices) < 2:
            raise ValidationError(
                {"choices": "Écrivez au moins deux réponses possibles, une par ligne."}
            )
        if above := self.depends_on:
            self._check_dependency(above)
        elif self.depends_value:
            raise ValidationError({"depends_on": "Choisissez de quelle question elle dépend."})

    def _check_dependency(self, above):
        if above.questionnaire_id != self.questionnaire_id or above.pk == self.pk:
            raise ValidationError(
                {"depends_on": "Choisissez une autre question du même questionnaire."}
            )
        if not self.depends_value:
            raise ValidationError(
                {"depends_value": "Écrivez la réponse qui fait poser cette question."}
            )
        if above.offered and fold(self.depends_value) not in map(fold, above.offered):
            offered = ", ".join(f"«\u00a0{choice}\u00a0»" for choice in above.offered)
            raise ValidationError(
                {"depends_value": f"Ce n’est pas une réponse à cette question\u00a0: {offered}."}
            )
