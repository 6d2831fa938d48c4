from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from core.models import BasePage
from mediators.models.people import INDEX_SLUG


class MediatorIndexPage(RoutablePageMixin, BasePage):
    """`/conseillers/`: everybody, and where they are this week; a person's page is a route below."""

    introduction = models.TextField("introduction", blank=True, max_length=600)

    fixed_slug = INDEX_SLUG
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    promote_panels = [FieldPanel("search_description"), FieldPanel("show_in_menus")]

    class Meta:
        verbose_name = "liste des conseillers"
        verbose_name_plural = "listes des conseillers"
