"""Screens of one event, and of one of its dates, for whoever may change this event."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events.models import EventPage, Occurrence
from events.querysets import may_edit

# Eighteen figures at most: what every database takes for a number.
EVENT = r"^ateliers/(?P<pk>\d{1,18})/"
DATES = EVENT + r"dates/"
DATE = DATES + r"(?P<occurrence>\d{1,18})/"


class EventScreen(WagtailAdminTemplateMixin, View):
    """A screen of one event. Writes on POST only."""

    http_method_names = ["get", "head", "post", "options"]
    header_icon = "calendar"
    #: Address of the screen that one comes back to, and of its tab.
    url_name = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.event = get_object_or_404(EventPage.objects.select_related("venue"), pk=kwargs["pk"])
        if not may_edit(request.user, self.event):
            raise PermissionDenied
        self.now = timezone.now()
        self.today = timezone.localdate(self.now)

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_page_subtitle(self):
        return self.event.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.event.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.event.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(event=self.event, url_name=self.url_name, **kwargs)

    def back(self):
        return redirect(self.url_name, pk=self.event.pk)


class DateScreen(EventScreen):
    """One date of this event; that of another event does not exist here."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        rows = Occurrence.objects.select_related("event__venue").filter(event=self.event)
        self.occurrence = get_object_or_404(rows, pk=kwargs["occurrence"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(occurrence=self.occurrence, **kwargs)
