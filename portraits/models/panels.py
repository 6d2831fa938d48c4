"""The portrait's form: the person, the interview, its answers."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

from core.fields import CheckboxColumns
from portraits.answer_panels import FoldedPanel, QuestionSelect, told_state, told_words

# Fifteen answers are a long form: the questions show, what was said unfolds.
ANSWER_PANELS = [
    FieldPanel("question", widget=QuestionSelect),
    FieldPanel("wording"),
    FoldedPanel(
        [FieldPanel("body"), FieldPanel("choice"), FieldPanel("pull_quote")],
        summary="Réponse",
        told=told_words,
    ),
    FoldedPanel(
        [FieldPanel("state"), FieldPanel("theme")], summary="État et thème", told=told_state
    ),
]

PORTRAIT_PANELS = [
    *Page.content_panels,
    MultiFieldPanel(
        [
            FieldPanel("person_name"),
            FieldPanel("mediator"),
            FieldPanel("role"),
            FieldPanel("job_title"),
            FieldPanel("employer"),
            FieldPanel("context"),
            FieldPanel("venues", widget=CheckboxColumns),
            FieldPanel("department"),
            FieldPanel("picture"),
        ],
        heading="La personne, au moment de l’entretien",
    ),
    MultiFieldPanel(
        [
            FieldPanel("series"),
            FieldPanel("questionnaire"),
            FieldRowPanel([FieldPanel("interviewed_on"), FieldPanel("interviewed_precision")]),
            FieldPanel("follows"),
        ],
        heading="L’entretien",
    ),
    FieldPanel("introduction"),
    InlinePanel("answers", heading="Questions et réponses", label="Réponse"),
]
