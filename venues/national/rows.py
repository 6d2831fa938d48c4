"""From a venue to its row of the national format, and back."""

from collections.abc import Iterable
from datetime import date

from venues.models import VenueHours, VenuePage
from venues.national.mapping import BY_NAME, FIELDS, NAMES, Kind
from venues.national.normalise.doubts import Cell
from venues.national.normalise.lists import codes_of, free_values
from venues.national.normalise.places import plain
from venues.national.normalise.rows import Row, completed, understand, values

#: Fields that an export does not copy from a column as they are.
_BESIDE = ("horaires", "latitude", "longitude", "date_maj")


def row_of(venue: VenuePage) -> Row:
    """The 32 fields of a venue as an import would read them back.

    Asks ``hours``, ``last_check`` and ``commune``: select them when there are many venues.
    """
    understood = understand(_cells(venue), date.max)
    row = completed(understood.row, venue.commune)
    return row | {"date_maj": _last_change(venue).isoformat()}


def apply(row: Row, venue: VenuePage, names: Iterable[str] = NAMES) -> None:
    """Write these fields of a row into the page's columns, in memory.

    Hours are beside the page, and a place on the map may come from the commune: see the caller.
    """
    for field in (BY_NAME[name] for name in names):
        if field.kind is Kind.CODES:
            setattr(venue, field.column, codes_of(field.name, row[field.name]))
        elif field.name == "autres_formations_labels":
            venue.other_labels = free_values(row[field.name])
        elif field.kind is Kind.LINES:
            setattr(venue, field.column, values(field.name, row))
        elif field.kind is Kind.NUMBER:
            setattr(venue, field.column, float(row[field.name]) if row[field.name] else None)
            venue.location_approximate = False
        elif field.kind is Kind.DATE:
            venue.updated_on = date.fromisoformat(row[field.name])
        elif field.column:
            setattr(venue, field.column, row[field.name])


def hours_of(venue: VenuePage) -> VenueHours | None:
    return getattr(venue, "hours", None)


def _cells(venue: VenuePage) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for field in FIELDS:
        if field.kind is Kind.CODES:
            labels = field.labels
            codes = getattr(venue, field.column)
            cells[field.name] = [labels[code] for code in codes if code in labels]
        elif field.name not in _BESIDE:
            cells[field.name] = getattr(venue, field.column)
    if venue.latitude is not None and not venue.location_approximate:
        cells |= {"latitude": plain(venue.latitude), "longitude": plain(venue.longitude)}
    if hours := hours_of(venue):
        cells["horaires"] = hours.osm
    return cells


def _last_change(venue: VenuePage) -> date:
    check = getattr(venue, "last_check", None)
    hours = hours_of(venue)
    return max(
        venue.updated_on,
        hours.updated_on if hours else date.min,
        check.checked_on if check else date.min,
    )
