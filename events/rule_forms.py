"""The form of an event's rule, beside the form of its page: a draft may lack hours or days."""

from datetime import date

from core.text import NBSP, french_date, french_time
from schedules.forms import RecurrenceForm

#: Columns of the page that this form reads and writes, in the order of the screen.
COLUMNS = (
    "frequency",
    "weekdays",
    "interval",
    "nths",
    "dates",
    "first_day",
    "last_day",
    "start_time",
    "end_time",
    "school_policy",
    "skips_public_holidays",
)
_TIMES = ("start_time", "end_time")
#: What a draft may have no value of.
_EMPTIED = {*_TIMES, "first_day", "last_day"}


class EventRuleForm(RecurrenceForm):
    """``readable`` is what could be read, ``unreadable`` the fields whose text could not."""

    def __init__(self, data=None, *, event, today):
        super().__init__(data, today=today)
        if event.pk:
            self.initial = _typed(event)
        self.readable: dict = {}
        self.unreadable: set[str] = set()

    def clean(self):
        self.readable = dict(self.cleaned_data)
        wrong = {name for name in self.errors if self._was_typed(name)}
        cleaned = super().clean()
        self.unreadable = wrong & set(self.errors)
        return cleaned

    def forgive_what_is_missing(self) -> None:
        """For a draft: what is not there yet, or does not agree yet, is no mistake."""
        for name in set(self.errors) - self.unreadable:
            del self.errors[name]

    def write(self, event) -> None:
        """What was typed, in the columns of the event; what could not be read stays as it was."""
        if self.recurrence:
            event.recurrence = self.recurrence
            return
        for name in set(COLUMNS) - self.unreadable:
            if name in self.readable:
                _set(event, name, self.readable[name])
            elif name in _EMPTIED:
                setattr(event, name, None)

    def _was_typed(self, name: str) -> bool:
        field = self.fields[name]
        value = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        return value not in field.empty_values and str(value).strip() != ""


def _set(event, name: str, value) -> None:
    if name == "dates":
        value = [day.isoformat() for day in value]
    if name != "school_policy" or value:
        setattr(event, name, value)


def _typed(event) -> dict:
    """The columns as somebody would have typed them, incomplete as they may be."""
    found = {name: getattr(event, name) for name in COLUMNS}
    for name in _TIMES:
        found[name] = french_time(found[name]).replace(NBSP, " ") if found[name] else ""
    days = [french_date(date.fromisoformat(day), weekday=True, year=True) for day in event.dates]
    found["dates"] = "\n".join(days).replace(NBSP, " ")
    return found
