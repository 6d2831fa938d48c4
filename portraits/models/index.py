from django.db import models
from django.shortcuts import get_object_or_404
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core.models import BasePage
from portraits.models.allowed import DeletedWholeMixin
from portraits.models.gone import WithdrawnAddressesMixin
from portraits.models.portrait import INDEX_SLUG
from portraits.models.series import InterviewTheme

THEMES_PATH = f"/{INDEX_SLUG}/themes/"


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

    @path("", name="portraits")
    def portraits(self, request):
        from portraits import listing, theme

        found = {"themes": theme.answered_themes(), "findings": self.findings()}
        return self.render(
            request, context_overrides={**listing.portrait_list(request.GET), **found}
        )

    @path("themes/", name="themes")
    def themes(self, request):
        from portraits.theme import answered_themes

        return self.render(
            request,
            template="portraits/themes.html",
            context_overrides={"themes": answered_themes()},
        )

    @path("themes/<slug:slug>/", name="theme")
    def theme(self, request, slug):
        from portraits.theme import theme_page

        theme = get_object_or_404(InterviewTheme, slug=slug)
        return self.render(
            request,
            template="portraits/theme.html",
            context_overrides=theme_page(theme, request.GET),
        )

    def findings(self):
        """The page of the findings below, if visitors may read it."""
        from portraits.models import FindingIndexPage

        return FindingIndexPage.objects.child_of(self).live().public().first()

    def get_sitemap_urls(self, request=None):
        """This page, then the themes that somebody answers."""
        from portraits.theme import answered_themes

        above = self.get_full_url(request).removesuffix(f"/{INDEX_SLUG}/")
        themes = answered_themes()
        paths = [THEMES_PATH, *(theme.path_on_site for theme in themes)] if themes else []
        return [
            *super().get_sitemap_urls(request),
            *({"location": f"{above}{path}"} for path in paths),
        ]
