from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel

from core.models import BasePage

INDEX_SLUG = "agenda"


class AgendaPage(BasePage):
    """`/agenda/`: every workshop of the region to come, by day or as a month."""

    introduction = models.TextField("introduction", blank=True, max_length=600)

    fixed_slug = INDEX_SLUG
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    promote_panels = [FieldPanel("search_description"), FieldPanel("show_in_menus")]

    class Meta:
        verbose_name = "agenda"
        verbose_name_plural = "agendas"

    def get_context(self, request, *args, **kwargs):
        from events.agenda import agenda

        here = agenda(request.GET, timezone.now())
        return {**super().get_context(request, *args, **kwargs), **here}
