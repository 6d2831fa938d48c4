"""The agency's screens of the school calendar."""

from django.conf import settings
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from core.one_at_a_time import OneAtATime
from schedules.enums import Zone
from schedules.known import current_calendar
from schedules.models import SchoolCalendar, SchoolHoliday
from schedules.outlook import warnings_about


def calendar_warnings() -> list[str]:
    """What the agency must know today of the calendar that this site follows."""
    zone = Zone(settings.SCHOOL_ZONE)
    return warnings_about(current_calendar(zone), zone.label, timezone.localdate())


class CalendarIndexView(generic.IndexView):
    template_name = "schedules/admin/index.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(calendar_warnings=calendar_warnings(), **kwargs)


class HolidaysIndexView(CalendarIndexView):
    add_item_label = "Ajouter des vacances"


class KnownIndexView(CalendarIndexView):
    add_item_label = "Ajouter une zone"


class CalendarCreateView(OneAtATime, generic.CreateView):
    locked_model = SchoolHoliday


class CalendarEditView(OneAtATime, generic.EditView):
    locked_model = SchoolHoliday


class CalendarViewSet(ModelViewSet):
    index_template_name = CalendarIndexView.template_name
    add_view_class = CalendarCreateView
    edit_view_class = CalendarEditView
    copy_view_enabled = False
    list_filter = ["zone"]


class SchoolHolidayViewSet(CalendarViewSet):
    model = SchoolHoliday
    index_view_class = HolidaysIndexView
    icon = "calendar-alt"
    menu_label = "Vacances scolaires"
    url_prefix = "vacances-scolaires"
    list_display = ["name", "zone", "first_day", "last_day", "source"]
    ordering = ["-first_day", "zone"]
    list_per_page = 50
    panels = [
        FieldPanel("zone"),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldPanel("source"),
    ]


class SchoolCalendarViewSet(CalendarViewSet):
    model = SchoolCalendar
    index_view_class = KnownIndexView
    icon = "calendar-check"
    menu_label = "Connu jusqu’au"
    url_prefix = "calendrier-scolaire"
    list_display = ["zone", "known_until", "source"]
    ordering = ["zone"]
    panels = [FieldPanel("zone"), FieldPanel("known_until"), FieldPanel("source")]


class CalendarGroup(ModelViewSetGroup):
    menu_label = "Calendrier"
    menu_icon = "calendar-alt"
    items = (SchoolHolidayViewSet, SchoolCalendarViewSet)
