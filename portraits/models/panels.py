"""The portrait's form: the person, the interview, its answers."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

ANSWER_PANELS = [
    FieldPanel("question"),
    FieldPanel("wording"),
    FieldPanel("body"),
    FieldRowPanel([FieldPanel("choice"), FieldPanel("state")]),
    FieldPanel("pull_quote"),
    FieldPanel("theme"),
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
            FieldPanel("venues"),
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
