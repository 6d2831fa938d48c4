from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import ContentBlocks
from core.models import BasePage, PictureMixin
from home.front import home_context


class HomePage(PictureMixin, BasePage):
    """`/`: one question, one field, one button."""

    question = models.CharField("question", max_length=120, default="Où avez-vous besoin d’aide ?")
    introduction = models.TextField(
        "introduction",
        blank=True,
        max_length=400,
        default="Un conseiller près de chez vous répond à vos questions d’ordinateur et de "
        "téléphone. C’est gratuit, et vous n’avez pas besoin de mail.",
    )
    steps_title = models.CharField(
        "titre des étapes", max_length=120, default="Comment ça se passe ?"
    )

    fixed_slug = ""
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("question"), FieldPanel("introduction"), FieldPanel("picture")],
            heading="Ce qu’on voit d’abord",
        ),
        FieldPanel("steps_title"),
    ]

    class Meta:
        verbose_name = "accueil"
        verbose_name_plural = "accueils"

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **home_context()}


class ContentPage(PictureMixin, BasePage):
    """An ordinary page: who we are, legal notices, a page of explanations."""

    introduction = models.TextField("introduction", blank=True, max_length=600)
    body = StreamField(ContentBlocks(), verbose_name="contenu", blank=True)

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "page de contenu"
        verbose_name_plural = "pages de contenu"
