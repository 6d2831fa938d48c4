"""The hours that a venue's own hours suggest for a workshop. Pure but for ``proposed_hours``."""

from datetime import datetime, time, timedelta
from functools import lru_cache

from core.text import NBSP, french_time
from schedules.enums import weekday_code
from venues.opening import is_readable
from venues.opening.evaluate import DAY, midnight, spans
from venues.opening.week import ORDINARY_MONDAY

LENGTH = timedelta(hours=2)
_SHORTEST = timedelta(hours=1)
_NOON, _AFTERNOON = time(12, 30), time(14)


def proposed_hours(venue) -> dict[str, tuple[str, str]]:
    """ "ma" → ("14 h", "16 h"), for the weekdays on which the venue is open for an hour or more."""
    stored = getattr(venue, "hours", None)
    osm = stored.osm if stored else ""
    found = {weekday_code(day): usual_hours(osm, day) for day in range(7)}
    return {
        code: tuple(french_time(moment).replace(NBSP, " ") for moment in hours)
        for code, hours in found.items()
        if hours
    }


@lru_cache(maxsize=1024)
def usual_hours(osm: str, weekday: int) -> tuple[time, time] | None:
    """Two hours in the afternoon if the place is open then, else from its opening; None when shut."""
    if not osm.strip() or not is_readable(osm):
        return None
    day = midnight(ORDINARY_MONDAY + weekday * DAY)
    open_spans = [(span.start, span.end) for span in spans(osm, day, day + DAY) if span.certain]
    choices = [part for span in open_spans if (part := _afternoon(*span, day))] + open_spans
    for start, end in choices:
        last = min(end, start + LENGTH, day + DAY - timedelta(minutes=1))
        if last - start >= _SHORTEST:
            return start.time(), last.time()
    return None


def _afternoon(start: datetime, end: datetime, day: datetime):
    if start.time() < _NOON:
        start = datetime.combine(day, _AFTERNOON)
    return (start, end) if start < end else None
