"""Screens of the agency alone: a library, however trusted, has no business in an interview."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portraits.models import PortraitPage
from venues.permissions import is_agency

# Eighteen figures at most: what every database takes for a number.
PORTRAIT = r"^portraits/(?P<pk>\d{1,18})/"


class AgencyScreen(WagtailAdminTemplateMixin, View):
    """Writes on POST only."""

    http_method_names = ["get", "head", "post", "options"]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not is_agency(request.user):
            raise PermissionDenied
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class PortraitScreen(AgencyScreen):
    """A screen of one portrait, published or not."""

    header_icon = "user"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.portrait = get_object_or_404(PortraitPage, pk=kwargs["pk"])

    def get_page_subtitle(self):
        return self.portrait.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.portrait.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.portrait.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(portrait=self.portrait, **kwargs)
