from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable


@register_setting(icon="list-ul")
class Navigation(BaseGenericSetting, ClusterableModel):
    """The links at the top and at the bottom of every page."""

    footer_text = models.TextField(
        "texte du bas de page",
        blank=True,
        max_length=400,
        help_text="Une phrase ou deux sur le réseau.",
    )

    panels = [
        InlinePanel("links", heading="Liens", label="lien"),
        FieldPanel("footer_text"),
    ]

    class Meta:
        verbose_name = "navigation"


class NavigationLink(Orderable):
    class Position(models.TextChoices):
        HEADER = "haut", "En haut"
        FOOTER = "bas", "En bas"

    navigation = ParentalKey(Navigation, on_delete=models.CASCADE, related_name="links")
    position = models.CharField(
        "place", max_length=4, choices=Position.choices, default=Position.HEADER
    )
    label = models.CharField("texte du lien", max_length=40)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="page du site",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    address = models.CharField(
        "ou adresse", max_length=300, blank=True, help_text="Par exemple /recherche/ ou https://…"
    )

    panels = [
        FieldPanel("position"),
        FieldPanel("label"),
        FieldPanel("page"),
        FieldPanel("address"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "lien"
        verbose_name_plural = "liens"

    def __str__(self):
        return self.label

    def clean(self):
        if bool(self.page_id) == bool(self.address):
            raise ValidationError("Choisissez une page du site, ou écrivez une adresse.")
        if self.address and not self.address.startswith(("/", "https://", "http://", "tel:")):
            raise ValidationError({"address": "Une adresse commence par / ou https://."})
