"""The school calendar in Wagtail's admin: its screens, and a warning before it ends."""

from wagtail import hooks
from wagtail.admin.ui.components import Component

from schedules.viewsets import CalendarGroup, calendar_warnings


class CalendarPanel(Component):
    """On the admin's home page of those who may do something about it."""

    name = "school_calendar"
    template_name = "schedules/admin/calendar_panel.html"
    order = 50

    def __init__(self, warnings: list[str]):
        self.warnings = warnings

    def get_context_data(self, parent_context):
        return {"calendar_warnings": self.warnings}


@hooks.register("register_admin_viewset")
def calendar_screens():
    return CalendarGroup()


@hooks.register("construct_homepage_panels")
def warn_before_the_end(request, panels):
    may_change = request.user.has_perm("schedules.change_schoolcalendar")
    if may_change and (warnings := calendar_warnings()):
        panels.append(CalendarPanel(warnings))
