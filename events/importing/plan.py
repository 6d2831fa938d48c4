"""What one event of a file would do to the site: decided before anything is written."""

from dataclasses import dataclass, field

from events.importing.date_plan import DatePlan
from events.importing.field_plan import FieldPlan, label
from events.importing.incoming import Incoming
from events.importing.report import Result
from events.models import EventImport, EventPage
from venues.models import VenuePage
from venues.national.report import Entry

#: What the writer does with it.
CREATE, UPDATE, QUEUE, NOTHING = "create", "update", "queue", "nothing"


@dataclass
class Plan:
    """``venue``: under which the event is made. ``page``: the text that an update writes on.

    ``entries`` are what the report says, first what becomes of the event.
    """

    incoming: Incoming
    action: str = NOTHING
    entries: list[Entry] = field(default_factory=list)
    venue: VenuePage | None = None
    record: EventImport | None = None
    page: EventPage | None = None
    fields: FieldPlan = field(default_factory=FieldPlan)
    dates: DatePlan = field(default_factory=DatePlan)
    place: dict = field(default_factory=dict)
    why_queued: str = ""

    def say(self, result: Result, message: str = "", name: str = "") -> None:
        incoming = self.incoming
        self.entries.append(
            Entry(incoming.line, incoming.uid, incoming.title, result, name, message)
        )

    def say_update(self) -> None:
        """What changes, what was kept, what must be decided."""
        words = [label(name) for name in self.fields.taken] + self.dates.in_words()
        changes = bool(self.fields.taken or self.dates.changes)
        self.say(Result.CHANGED if changes else Result.SAME, ", ".join(words))
        for name, ours, theirs in self.fields.kept:
            self.say(
                Result.KEPT,
                f"« {ours} » reste, car modifié ici. Le fichier dit « {theirs} ».",
                name,
            )
        for occurrence in self.dates.kept:
            self.say(Result.KEPT, f"la date du {occurrence.day:%d/%m/%Y} reste, décidée ici.")
        for occurrence, question in self.dates.asked:
            self.say(Result.TO_DECIDE, f"date du {occurrence.day:%d/%m/%Y}, {question}.")

    def say_remarks(self) -> None:
        for remark in dict.fromkeys(self.incoming.remarks):
            self.say(Result.NOTED, remark)

    def content(self) -> dict:
        """What to remember of the file."""
        return {
            "fields": self.incoming.fields,
            "place": self.incoming.place.text,
            "dates": self.dates.said,
            "sequence": self.incoming.sequence,
        }
