"""Who came: the sheet to print before, the list to tick after."""

from django.contrib import messages
from django.shortcuts import redirect

from events import desk
from events.admin_base import DateScreen
from events.date_words import dated
from events.desk_words import attendance_sentence
from events.enums import Attendance
from events.place import place_of
from mediators.refusals import Refused

#: Lines that fill one A4 at a size that is read at arm's length; some stay empty in any case.
LINES_A_SHEET = 20
FEWEST_EMPTY = 4
_CAME, _ABSENT = Attendance.CAME.value, Attendance.ABSENT.value


class AttendanceScreen(DateScreen):
    """One line for each person who is expected: came, did not come, not noted yet."""

    page_title = "Qui est venu\u00a0?"
    header_icon = "tasks"
    template_name = "events/admin/attendance.html"
    url_name = "event_attendance"

    def dispatch(self, request, *args, **kwargs):
        if not desk.may_note_attendance(self.occurrence, self.now):
            messages.info(request, "On note qui est venu à partir du début de l’atelier.")
            return redirect("event_registrations", self.event.pk, self.occurrence.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        expected = list(self.occurrence.registrations.confirmed())
        counts = desk.attendance_counts(expected)
        return super().get_context_data(
            expected=expected,
            when=dated(self.occurrence, self.today),
            attendance_sentence=attendance_sentence(**counts) if expected else "",
            some_absent=counts["absent"] > 0,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        noted = self.noted(request.POST)
        try:
            gone = desk.note_attendance(self.occurrence, noted, request.user)
        except Refused as error:
            messages.warning(request, str(error))
            return redirect("event_list")
        if gone:
            messages.warning(request, "La liste a changé entre-temps\u00a0: relisez-la.")
        messages.success(request, "C’est noté.")
        return redirect(self.url_name, self.event.pk, self.occurrence.pk)

    def noted(self, data) -> dict[int, Attendance]:
        """What was ticked, by registration; with one press, everybody but those marked absent."""
        everybody = "tous" in data
        found = {}
        for number in self.occurrence.registrations.confirmed().values_list("pk", flat=True):
            value = data.get(f"venu_{number}", "")
            if everybody and value != _ABSENT:
                value = _CAME
            if value in (_CAME, _ABSENT):
                found[number] = Attendance(value)
        return found


class AttendanceSheetScreen(DateScreen):
    """For the person who leads: names to tick, and empty lines. No telephone number: it lies on a
    table."""

    page_title = "Feuille de présence"
    template_name = "events/admin/attendance_sheet.html"
    url_name = "event_registrations"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        expected = list(self.occurrence.registrations.confirmed())
        empty = max(FEWEST_EMPTY, LINES_A_SHEET - len(expected))
        return super().get_context_data(
            expected=expected,
            empty=range(empty),
            when=dated(self.occurrence, None),
            place=place_of(self.event),
            led_by=list(self.event.led_by.all()),
            total=sum(person.places for person in expected),
            **kwargs,
        )
