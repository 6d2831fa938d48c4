"""The venue's form, in the order of a visit: where, how to reach it, what one finds there."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

from core.panels import ChoiceListPanel
from venues.models.hours_panel import HoursPanel

VENUE_PANELS = [
    *Page.content_panels,
    HoursPanel(heading="Horaires"),
    ChoiceListPanel("venue_types"),
    FieldPanel("summary"),
    FieldPanel("picture"),
    MultiFieldPanel(
        [
            FieldPanel("street_address"),
            FieldPanel("address_complement"),
            FieldRowPanel([FieldPanel("postal_code"), FieldPanel("commune_name")]),
            FieldPanel("access_notes"),
            FieldPanel("wheelchair"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("insee_code"),
        ],
        heading="Où",
    ),
    MultiFieldPanel(
        [
            FieldPanel("phone"),
            ChoiceListPanel("access_modes"),
            FieldPanel("booking_url"),
            FieldPanel("emails"),
            FieldPanel("websites"),
        ],
        heading="Comment joindre le lieu",
    ),
    MultiFieldPanel(
        [
            ChoiceListPanel("services"),
            ChoiceListPanel("support_modes"),
            FieldPanel("desk_help"),
            FieldPanel("public_wifi"),
            ChoiceListPanel("fees"),
        ],
        heading="L’aide qu’on y trouve",
    ),
    InlinePanel("equipment", label="matériel", heading="Matériel en libre accès"),
    MultiFieldPanel(
        [
            ChoiceListPanel("publics"),
            ChoiceListPanel("special_support"),
            FieldPanel("acces_libre_url"),
        ],
        heading="Pour qui",
    ),
    FieldPanel("description"),
    MultiFieldPanel(
        [
            ChoiceListPanel("national_programmes"),
            ChoiceListPanel("labels"),
            FieldPanel("other_labels"),
            ChoiceListPanel("mobility"),
            FieldPanel("parent_structure"),
            FieldPanel("pivot"),
            FieldPanel("source"),
            FieldPanel("other_values"),
        ],
        heading="Pour la carte nationale",
        classname="collapsed",
    ),
]
