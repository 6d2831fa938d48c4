from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="home")
class SiteSettings(BaseGenericSetting):
    """The agency: its name, how to reach it, its logo. Shown on every page."""

    site_name = models.CharField(
        "nom du site",
        max_length=80,
        default="La Main numérique",
        help_text="En haut de chaque page et dans le titre de l’onglet.",
    )
    tagline = models.CharField(
        "sous-titre", max_length=120, blank=True, default="De l’aide près de chez vous"
    )
    agency_name = models.CharField("nom de l’agence", max_length=120, default="L’agence")
    phone = models.CharField(
        "téléphone",
        max_length=20,
        blank=True,
        help_text="Le numéro donné quand il n’y en a pas de plus proche, au format +33261919000.",
    )
    phone_hours = models.CharField(
        "horaires du téléphone",
        max_length=120,
        blank=True,
        help_text="Par exemple « du lundi au vendredi, de 9 h à 17 h ».",
    )
    email = models.EmailField("adresse électronique", blank=True)
    address = models.CharField("adresse postale", max_length=200, blank=True)
    logo = models.ForeignKey(
        "core.CreditedImage",
        verbose_name="logo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    accessibility_level = models.CharField(
        "état de conformité RGAA",
        max_length=12,
        choices=[
            ("non", "non conforme"),
            ("partiel", "partiellement conforme"),
            ("total", "totalement conforme"),
        ],
        default="non",
        help_text="« Non conforme » tant qu’aucun audit n’a été fait : c’est la règle.",
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("site_name"), FieldPanel("tagline"), FieldPanel("logo")], heading="Le site"
        ),
        MultiFieldPanel(
            [
                FieldPanel("agency_name"),
                FieldPanel("phone"),
                FieldPanel("phone_hours"),
                FieldPanel("email"),
                FieldPanel("address"),
            ],
            heading="L’agence",
        ),
        FieldPanel("accessibility_level"),
    ]
    select_related = ["logo"]

    class Meta:
        verbose_name = "réglages du site"
