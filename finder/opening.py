"""When a place answers by itself: the next day on which its door is open."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from core.text import french_date
from mediators.wording import day_named
from schedules.calendar import Calendar
from schedules.recurrence import PARIS
from venues.models import VenuePage
from venues.opening import present_hours


@dataclass(frozen=True)
class Opening:
    """``start`` is aware; ``times`` are those of that day: "9 h – 12 h et 14 h – 17 h"."""

    start: datetime
    times: str

    def when(self, now: datetime) -> str:
        """ "demain, 9 h – 12 h"."""
        return f"{day_named(self.start.date(), now.astimezone(PARIS).date())}, {self.times}"

    @property
    def dated(self) -> str:
        """The same for paper, which is read on another day."""
        return f"{french_date(self.start, weekday=True, year=True)}, {self.times}"


def next_opening(
    venue: VenuePage, now: datetime, calendar: Calendar, weekdays: Collection[int] = ()
) -> Opening | None:
    """Of a venue of ``VenueQuerySet.for_listing``; None when no day is certain."""
    hours = present_hours(getattr(venue, "hours", None), venue.known_closures, now, calendar)
    spans = hours.next_open_day(weekdays)
    return Opening(spans[0].start.replace(tzinfo=PARIS), hours.times(spans)) if spans else None
