"""The event's form: what every workshop needs first, the rest folded."""

from django import forms
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from core.panels import ChoiceListPanel
from events.models.rule_panel import RulePanel

FOLDED = "collapsed"

EVENT_PANELS = [
    *Page.content_panels,
    MultiFieldPanel(
        [
            FieldPanel("dates_kind", widget=forms.RadioSelect),
            FieldPanel("expected"),
            RulePanel(),
        ],
        heading="Quand",
        classname="event-when",
    ),
    MultiFieldPanel(
        [
            ChoiceListPanel("registration_means"),
            FieldPanel("registration_phone"),
            FieldPanel("registration_url"),
            FieldPanel("registration_email"),
            FieldPanel("capacity"),
        ],
        heading="S’inscrire",
        classname="event-registration",
    ),
    MultiFieldPanel(
        [
            FieldPanel("format"),
            FieldPanel("summary"),
            FieldPanel("body"),
            FieldPanel("picture"),
            ChoiceListPanel("themes"),
        ],
        heading="Ce qu’on y fait",
        classname=FOLDED,
    ),
    MultiFieldPanel(
        [FieldPanel("led_by"), FieldPanel("posture")],
        heading="Qui anime",
        classname=FOLDED,
    ),
    MultiFieldPanel(
        [
            FieldPanel("audience"),
            ChoiceListPanel("publics"),
            FieldPanel("level"),
            FieldRowPanel([FieldPanel("age_min"), FieldPanel("age_max")]),
            FieldRowPanel([FieldPanel("fee"), FieldPanel("fee_note")]),
            FieldPanel("bring"),
            ChoiceListPanel("accessibility"),
        ],
        heading="Pour qui, à quel prix",
        classname=FOLDED,
    ),
    MultiFieldPanel(
        [
            FieldPanel("room"),
            FieldPanel("access_note"),
            FieldPanel("place_name"),
            FieldPanel("place_address"),
            FieldRowPanel([FieldPanel("place_postal_code"), FieldPanel("place_commune")]),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ],
        heading="Où",
        classname=FOLDED,
    ),
]
