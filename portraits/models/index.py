from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin

from core.models import BasePage
from portraits.models.allowed import DeletedWholeMixin
from portraits.models.gone import WithdrawnAddressesMixin
from portraits.models.portrait import INDEX_SLUG


class PortraitIndexPage(WithdrawnAddressesMixin, DeletedWholeMixin, RoutablePageMixin, BasePage):
    """`/portraits/`: the interviews; a theme's answers side by side are routes below."""

    introduction = models.TextField("introduction", blank=True, max_length=600)

    fixed_slug = INDEX_SLUG
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["portraits.PortraitPage", "portraits.FindingIndexPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    promote_panels = [FieldPanel("search_description"), FieldPanel("show_in_menus")]

    class Meta:
        verbose_name = "liste des portraits"
        verbose_name_plural = "listes des portraits"
