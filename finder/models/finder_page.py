from django.db import models
from wagtail.admin.panels import FieldPanel

from core.models import BasePage


class FinderPage(BasePage):
    """`/trouver/`: somebody needs help; who is near, when, at what number."""

    introduction = models.TextField("introduction", blank=True, max_length=600)

    fixed_slug = "trouver"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    promote_panels = [FieldPanel("search_description"), FieldPanel("show_in_menus")]

    class Meta:
        verbose_name = "page « Trouver »"
        verbose_name_plural = "pages « Trouver »"

    def get_context(self, request, *args, **kwargs):
        # Not at the top: what it needs reads the lexicon, a model of this package.
        from finder.results import finder_context

        return {**super().get_context(request, *args, **kwargs), **finder_context(request)}
