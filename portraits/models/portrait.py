"""An interview: who, where, when, and each answer as an object of its own."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import Truncator, slugify
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from core.models import BasePage, NoAliasMixin, PictureMixin
from mediators.enums import Role
from portraits import dating
from portraits.enums import AnswerState, Context, Precision
from portraits.models.allowed import AllowedMixin
from portraits.models.panels import ANSWER_PANELS, PORTRAIT_PANELS
from portraits.plain import is_in, plain_text
from portraits.querysets import AnswerQuerySet, PortraitQuerySet
from venues.models.communes import DEPARTMENTS

INDEX_SLUG = "portraits"
RICH_TEXT = ["h3", "h4", "bold", "italic", "ol", "ul", "link"]
#: Words of the addresses below the index.
RESERVED_SLUGS = {"themes", "constats", "relecture"}


class PortraitPage(AllowedMixin, NoAliasMixin, PictureMixin, BasePage):
    """One person's interview. Without a consent that holds today it is not published."""

    person_name = models.CharField("prénom et nom", max_length=120)
    mediator = models.ForeignKey(
        "mediators.Mediator",
        verbose_name="fiche de la personne",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="portraits",
        help_text="Vide quand la personne n’est pas, ou plus, dans l’annuaire.",
    )
    role = models.CharField(
        "fonction au moment de l’entretien",
        max_length=20,
        choices=Role.choices,
        default=Role.CONSEILLER,
    )
    job_title = models.CharField("intitulé exact du poste", max_length=120, blank=True)
    employer = models.CharField("employeur au moment de l’entretien", max_length=160, blank=True)
    venues = ParentalManyToManyField(
        "venues.VenuePage", verbose_name="lieux", blank=True, related_name="portraits"
    )
    context = models.CharField(
        "travaille", max_length=20, choices=Context.choices, default=Context.LIBRARY
    )
    department = models.CharField(
        "département", max_length=3, blank=True, choices=sorted(DEPARTMENTS.items())
    )
    interviewed_on = models.DateField("date de l’entretien", null=True, blank=True)
    interviewed_precision = models.CharField(
        "précision de la date", max_length=8, choices=Precision.choices, default=Precision.MONTH
    )
    introduction = RichTextField("introduction", blank=True, features=RICH_TEXT, max_length=8000)
    series = models.ForeignKey(
        "portraits.InterviewSeries",
        verbose_name="série",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="portraits",
    )
    questionnaire = models.ForeignKey(
        "portraits.Questionnaire",
        verbose_name="questionnaire",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="portraits",
    )
    follows = models.ForeignKey(
        "self",
        verbose_name="suite du portrait",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followed_by",
        help_text="Quand la même personne a déjà été interrogée.",
    )

    objects = PageManager.from_queryset(PortraitQuerySet)()

    parent_page_types = ["portraits.PortraitIndexPage"]
    subpage_types = []
    content_panels = PORTRAIT_PANELS
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("person_name"),
        index.SearchField("job_title"),
        index.SearchField("employer"),
        index.SearchField("introduction"),
        index.RelatedFields("answers", [index.SearchField("wording"), index.SearchField("body")]),
    ]

    class Meta:
        verbose_name = "portrait"
        verbose_name_plural = "portraits"

    def clean(self):
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": "Ce mot sert déjà d’adresse : choisissez-en un autre."})

    def save(self, *args, **kwargs):
        self.empty_answers()
        self.name_anchors()
        super().save(*args, **kwargs)
        # Wagtail indexed the page before its answers reached the database.
        index.insert_or_update_object(self)

    def get_context(self, request, *args, **kwargs):
        from portraits.shown import reading
        from portraits.structured import structured

        return {
            **super().get_context(request, *args, **kwargs),
            "reading": reading(self),
            "structured": structured(self, settings.SITE_URL),
        }

    def get_meta_description(self) -> str:
        return self.search_description or self.summary

    def empty_answers(self) -> None:
        """Empty mark-up becomes no text: then the database knows that nothing was said."""
        answers = list(self.answers.all())
        for answer in answers:
            answer.body = answer.body if answer.plain else ""
        self.answers.set(answers)

    def name_anchors(self) -> None:
        """Give each answer its fragment, once: links to it hold when the wording changes."""
        answers = list(self.answers.all())
        taken = {answer.anchor for answer in answers if answer.anchor}
        for answer in answers:
            if not answer.anchor:
                answer.anchor = answer.free_anchor(taken)
                taken.add(answer.anchor)
        self.answers.set(answers)

    @property
    def interviewed(self) -> str:
        """When, in words, as precisely as it is known."""
        return dating.said(self.interviewed_on, self.interviewed_precision)

    @property
    def summary(self) -> str:
        """One or two lines for a list of results: how the introduction begins, else who speaks."""
        told = Truncator(" ".join(plain_text(self.introduction).split("\n"))).words(30)
        return told or ", ".join(filter(None, [self.person_name, self.said_role, self.employer]))

    @property
    def said_role(self) -> str:
        return self.job_title or self.get_role_display()

    @property
    def path_on_site(self) -> str:
        return f"/{INDEX_SLUG}/{self.slug}/"


class Answer(Orderable):
    """What somebody said to one question.

    ``key`` is stored in the page's revisions: publishing an older one makes other rows of the same
    answers, and what was coded in them (``Passage``) is found again by it.
    """

    page = ParentalKey(PortraitPage, on_delete=models.CASCADE, related_name="answers")
    key = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    question = models.ForeignKey(
        "portraits.Question",
        verbose_name="question du questionnaire",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="answers",
    )
    wording = models.CharField(
        "question telle qu’elle a été posée",
        max_length=500,
        blank=True,
        help_text="Vide\u00a0: le texte du questionnaire.",
    )
    theme = models.ForeignKey(
        "portraits.InterviewTheme",
        verbose_name="thème",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="answers",
        help_text="Vide\u00a0: celui de la question du questionnaire.",
    )
    anchor = models.SlugField("ancre", max_length=80, blank=True, editable=False)
    choice = models.CharField(
        "réponse choisie",
        max_length=120,
        blank=True,
        help_text="Pour une question fermée\u00a0: «\u00a0Oui\u00a0», «\u00a0Non\u00a0», ou le choix.",
    )
    body = RichTextField("réponse", blank=True, features=RICH_TEXT)
    state = models.CharField(
        "état", max_length=10, choices=AnswerState.choices, default=AnswerState.COMPLETE
    )
    pull_quote = models.CharField(
        "phrase mise en avant",
        max_length=280,
        blank=True,
        help_text="Recopiée mot pour mot de la réponse.",
    )

    objects = AnswerQuerySet.as_manager()

    panels = ANSWER_PANELS

    class Meta(Orderable.Meta):
        verbose_name = "réponse"
        verbose_name_plural = "réponses"

    def __str__(self):
        return self.heading

    def clean(self):
        super().clean()
        if not self.wording and not self.question:
            raise ValidationError({"wording": "Écrivez la question, ou choisissez-la au-dessus."})
        if self.pull_quote and not is_in(self.pull_quote, self.plain):
            raise ValidationError(
                {
                    "pull_quote": "Cette phrase n’est pas dans la réponse\u00a0: "
                    "recopiez-la mot pour mot."
                }
            )

    @property
    def heading(self) -> str:
        """The question, never empty: a heading of the page."""
        if self.wording or self.question:
            return self.wording or self.question.text
        return self.theme.title if self.theme else "Question"

    @property
    def subject_theme(self):
        """The ``InterviewTheme`` it is read under, or None: chosen by hand, else the question's."""
        return self.theme or (self.question.theme if self.question else None)

    @property
    def is_asked(self) -> bool:
        return self.state != AnswerState.NOT_ASKED

    @property
    def plain(self) -> str:
        """The answer without its mark-up, one line a paragraph."""
        return plain_text(self.body)

    @property
    def is_empty(self) -> bool:
        return not self.choice and not self.plain

    def free_anchor(self, taken: set[str]) -> str:
        """A fragment for this answer that no other answer of its page has."""
        base = f"q-{slugify(self.heading)[:60].strip('-') or 'reponse'}"
        anchor, number = base, 2
        while anchor in taken:
            anchor, number = f"{base}-{number}", number + 1
        return anchor
