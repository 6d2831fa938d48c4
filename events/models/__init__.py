from events.models.event import EventPage
from events.models.imports import EventImport, ImportUpload, PendingEvent
from events.models.index import AgendaPage
from events.models.occurrence import Occurrence
from events.models.registration import Registration

__all__ = [
    "AgendaPage",
    "EventImport",
    "EventPage",
    "ImportUpload",
    "Occurrence",
    "PendingEvent",
    "Registration",
]
