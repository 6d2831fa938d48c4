"""A venue's hours in its page's form: to read here, to change on their own screens."""

from django.utils import timezone
from wagtail.admin.panels import Panel

from schedules.known import current_calendar
from venues.opening import present_hours


class HoursPanel(Panel):
    """Says what visitors read of the hours, warns when they are unreadable, leads to the screens."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "venues/admin/hours_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["hours"] = None
            if venue := self._stored():
                hours = getattr(venue, "hours", None)
                context["hours"] = present_hours(
                    hours, venue.closures.all(), timezone.now(), current_calendar()
                )
            return context

        def _stored(self):
            """The row itself: the instance of the form comes from a draft."""
            return type(self.instance).objects.filter(pk=self.instance.pk).first()
