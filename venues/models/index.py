from django.db import models
from wagtail.admin.panels import FieldPanel

from core.models import BasePage
from venues import listing
from venues.models.venue import INDEX_SLUG


class VenueIndexPage(BasePage):
    """`/lieux/`: every venue, by department, then by commune."""

    introduction = models.TextField("introduction", blank=True, max_length=600)

    fixed_slug = INDEX_SLUG
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["venues.VenuePage"]
    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    promote_panels = [FieldPanel("search_description"), FieldPanel("show_in_menus")]

    class Meta:
        verbose_name = "liste des lieux"
        verbose_name_plural = "listes des lieux"

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **listing.venue_list(request.GET)}
