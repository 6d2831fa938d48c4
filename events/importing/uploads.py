"""A file sent in the admin: read, previewed, then imported exactly as it was previewed."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from events.importing.importer import EventsImport
from events.importing.incoming import FileProblem
from events.importing.limits import LARGEST_BYTES, MOST_IN_ADMIN
from events.importing.report import Report
from events.importing.source import read, too_big
from events.importing.window import Window
from events.models import ImportUpload
from venues.models import VenuePage
from venues.national.normalise.texts import one_line


class Changed(Exception):
    """What the import would do is not what the preview said; nothing was written."""


@dataclass(frozen=True)
class Preview:
    """``mark`` is the fingerprint of what the preview says, for the confirmation to give back."""

    kind: str
    report: Report
    window: Window

    @property
    def mark(self) -> str:
        lines = "\n".join(map(repr, self.report.entries))
        return sha256(lines.encode("utf-8", "replace")).hexdigest()


def keep(file, venue: VenuePage, user, now: datetime) -> ImportUpload:
    """Keep a file for its preview; another one of the same user for this venue makes place.

    Raises ``FileProblem`` for one that cannot be read at all: that is never kept.
    """
    if file.size > LARGEST_BYTES:
        raise FileProblem(too_big(file.size))
    data = file.read()
    read(data, Window.around(now), MOST_IN_ADMIN)
    ImportUpload.forget_old(now)
    with transaction.atomic():
        ImportUpload.objects.filter(user=user, venue=venue).delete()
        return ImportUpload.objects.create(
            user=user,
            venue=venue,
            file_name=one_line(file.name)[:200] or "fichier",
            content=data,
            uploaded_at=now,
        )


def preview(upload: ImportUpload, now: datetime) -> Preview:
    return _done(upload, now, dry_run=True)


def confirm(upload: ImportUpload, mark: str, now: datetime) -> Report:
    """Import what the preview showed, and forget the file.

    Raises ``Changed`` when the site changed meanwhile so that something else would come of it.
    """
    with transaction.atomic():
        done = _done(upload, now, dry_run=False)
        if done.mark != mark:
            raise Changed
        upload.delete()
    return done.report


def _done(upload: ImportUpload, now: datetime, *, dry_run: bool) -> Preview:
    window = Window.around(now)
    source = read(bytes(upload.content), window)
    report = Report()
    task = EventsImport(
        upload.venue, upload.file_name, report, now, user=upload.user, dry_run=dry_run
    )
    task.run(source.events)
    return Preview(source.kind, report, window)
