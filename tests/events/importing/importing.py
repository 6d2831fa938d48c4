"""A file imported in a test as the command does it, and what one looks at afterwards."""

from pathlib import Path

from django.utils import timezone

from events.importing.importer import EventsImport
from events.importing.report import Report
from events.importing.source import read
from events.importing.window import Window
from events.models import EventPage

FILES = Path(__file__).parent / "files"
#: What every test runs at: before the dates of the files.
NOW = (2026, 11, 22, 10)


def run(venue, data: bytes | str, **options) -> Report:
    report, now = Report(), timezone.now()
    data = data.encode() if isinstance(data, str) else data
    task = EventsImport(venue, "essai.ics", report, now, **options)
    task.run(read(data, Window.around(now)).events)
    return report


def said(report: Report) -> list[tuple[str, str]]:
    """(what became of it, id) of every event, without the remarks."""
    notes = {"signalé", "gardé", "à décider"}
    return [(str(e.result), e.identifier) for e in report.entries if str(e.result) not in notes]


def notes(report: Report, result: str) -> list[str]:
    return [entry.message for entry in report.entries if str(entry.result) == result]


def starts(page: EventPage) -> list[str]:
    """ "11-24 14:00" of every date, at Paris."""
    rows = page.occurrences.order_by("start", "pk")
    return [f"{timezone.localtime(row.start):%m-%d %H:%M}" for row in rows]


def calendar(*vevents: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", *vevents, "END:VCALENDAR"])


def vevent(uid="a@exemple.test", title="Premiers pas", start="20261201T140000", **lines) -> str:
    """One VEVENT of two hours; ``lines``: other properties, ``_`` for ``-``; None takes one out."""
    values = {
        "UID": uid,
        "SUMMARY": title,
        "DTSTART": start,
        "DURATION": "PT2H",
        **{name.replace("_", "-"): value for name, value in lines.items()},
    }
    said = [f"{name}:{value}" for name, value in values.items() if value is not None]
    return "\n".join(["BEGIN:VEVENT", *said, "END:VEVENT"])
