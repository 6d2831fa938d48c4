"""« À décider », on the home page of the admin: what waits for an answer of this user."""

from datetime import datetime

from wagtail.admin.ui.components import Component

from events.date_lines import DateLine, with_people
from events.expected import said
from events.models import EventPage, Occurrence
from events.nightly import long_to_confirm

MOST_SHOWN = 5


class DecisionsPanel(Component):
    """Dates with a question, and events that have waited for their date for three months."""

    name = "decisions"
    template_name = "events/admin/dates_panel.html"
    order = 40

    def __init__(self, questions: list, total: int, unconfirmed: list):
        self.questions, self.total, self.unconfirmed = questions, total, unconfirmed

    @classmethod
    def of(cls, user, now: datetime):
        mine = EventPage.objects.editable_by(user).values("pk")
        asked = Occurrence.objects.upcoming(now).to_decide().filter(event__in=mine)
        first = with_people(asked).with_event().order_by("start", "pk")[:MOST_SHOWN]
        late = long_to_confirm(now).filter(pk__in=mine).select_related("venue")[:MOST_SHOWN]
        return cls([DateLine(row) for row in first], asked.count(), list(late))

    @property
    def waits(self) -> bool:
        return bool(self.questions or self.unconfirmed)

    def get_context_data(self, parent_context):
        return {
            "questions": self.questions,
            "more": self.total - len(self.questions),
            "unconfirmed": [(event, said(event.expected)) for event in self.unconfirmed],
        }
