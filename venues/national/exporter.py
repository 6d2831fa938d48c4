"""The public venues in the national format: CSV, 32 columns, sorted by ``id``, written as it goes.

What is written is read back by ``venues.national.importer`` as the same venues, and those are
written as the same bytes.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from django.db import connection
from django.db.models.functions import Collate

from venues.models import VenuePage
from venues.national.mapping import FILLERS, NAMES
from venues.national.normalise import Row
from venues.national.rows import row_of
from venues.querysets import VenueQuerySet

_CHUNK = 500
#: The order of code points, whatever the language of the database.
_PLAIN_ORDER = {"postgresql": "C", "sqlite": "BINARY"}


def csv_lines(venues: VenueQuerySet | None = None) -> Iterator[str]:
    """Lines of the file, header first, each with its "\\n"; by default every public venue.

    Reads a few hundred venues at a time: a web view may stream it.
    """
    yield _line(NAMES)
    for row in rows(venues):
        yield _line(_written(row))


def rows(venues: VenueQuerySet | None = None) -> Iterator[Row]:
    venues = VenuePage.objects.live().public() if venues is None else venues
    ordered = venues.select_related("hours", "last_check", "commune").order_by(
        Collate("national_id", _PLAIN_ORDER[connection.vendor])
    )
    return map(row_of, ordered.iterator(chunk_size=_CHUNK))


def _written(row: Row) -> list[str]:
    """The values in order; required fields that we do not know hold their usual filler."""
    row = {name: row[name] or FILLERS.get(name, "") for name in NAMES}
    row["adresse"] = row["adresse"] or row["commune"]
    return list(row.values())


def _line(values) -> str:
    buffer = StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(values)
    return buffer.getvalue()
