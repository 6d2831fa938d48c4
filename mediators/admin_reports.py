"""What visitors say is wrong, for whoever may correct it."""

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from core.pagination import paginate
from mediators.models import Mediator, Report
from venues.permissions import is_agency

PER_PAGE = 20
MOST_HANDLED = 20


def handle_report(report: Report, user, now: datetime) -> bool:
    """Somebody dealt with it; False when it was done already.

    The history says that it was, never what the visitor wrote: that is kept a month, no more.
    """
    with transaction.atomic():
        still_open = Report.objects.open().filter(pk=report.pk)
        if not still_open.update(handled_at=now, handled_by=user):
            return False
        log(
            instance=report.venue or report.mediator or report,
            action="mediators.report_handled",
            user=user,
            data={"before": "à regarder", "after": "réglée"},
        )
    return True


class ReportsScreen(WagtailAdminTemplateMixin, View):
    """Those to look at, then the last ones that were dealt with."""

    http_method_names = ["get", "head", "options"]
    page_title = "Erreurs signalées"
    header_icon = "warning"
    template_name = "mediators/admin/reports.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        visible = Report.objects.visible_to(request.user, timezone.localdate())
        visible = visible.select_related("venue", "mediator", "handled_by")
        waiting = visible.open()
        reports = paginate(
            waiting, request.GET.get("page", ""), per_page=PER_PAGE, total=waiting.count()
        )
        handled = visible.exclude(handled_at=None).order_by("-handled_at")[:MOST_HANDLED]
        return self.render_to_response(
            self.get_context_data(
                reports=reports, handled=handled, edits_people=is_agency(request.user)
            )
        )


class HandleReportScreen(View):
    http_method_names = ["post", "options"]

    def post(self, request, *args, report, **kwargs):
        visible = Report.objects.visible_to(request.user, timezone.localdate())
        found = get_object_or_404(visible.select_related("venue", "mediator"), pk=report)
        if handle_report(found, request.user, timezone.now()):
            messages.success(request, "Merci, c’est noté comme réglé.")
        else:
            messages.info(request, "C’était déjà réglé.")
        return redirect("visitor_reports")


class ReportsMenuItem(MenuItem):
    """Carries how many wait for this user."""

    def render_component(self, request):
        count = open_reports(request.user)
        label = f"{self.label} ({count})" if count else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )


class WaitingPanel(Component):
    """On the home page of the admin: what visitors reported, whom a library added."""

    name = "waiting"
    template_name = "mediators/admin/waiting_panel.html"
    order = 60

    def __init__(self, reports: int, people: int):
        self.reports, self.people = reports, people

    def get_context_data(self, parent_context):
        return {"reports": self.reports, "people": self.people}


def open_reports(user) -> int:
    return Report.objects.visible_to(user, timezone.localdate()).open().count()


def people_to_complete(user) -> int:
    """For the agency; nobody else may open their entries."""
    return Mediator.objects.filter(to_review=True).count() if is_agency(user) else 0
