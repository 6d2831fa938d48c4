from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from core.models import BasePage
from mediators.models.people import INDEX_SLUG, Mediator
from schedules.known import current_calendar


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

    @path("", name="everybody")
    def everybody(self, request):
        from mediators import listing

        found = listing.person_list(request.GET, timezone.now())
        return self.render(request, context_overrides=found)

    @path("<slug:slug>/", name="person")
    def person(self, request, slug):
        from mediators import person
        from mediators.who import who_view

        if (mediator := person.find(slug)) is None:
            if address := person.address_after_merge(slug):
                return redirect(address, permanent=True)
            raise Http404
        now = timezone.now()
        found = person.permanences_of(mediator, timezone.localdate(now))
        return self.render(
            request,
            template="mediators/person_page.html",
            context_overrides={
                "mediator": mediator,
                "who": who_view(found, now, current_calendar()),
            },
        )

    def get_sitemap_urls(self, request=None):
        """This page, then everybody's."""
        above = self.get_full_url(request).removesuffix(f"/{INDEX_SLUG}/")
        people = Mediator.objects.active().order_by("pk").only("slug")
        return [
            *super().get_sitemap_urls(request),
            *({"location": f"{above}{person.path_on_site}"} for person in people),
        ]
