"""Who is there, when: what a person's page and a venue's section show of permanences."""

from dataclasses import dataclass
from datetime import datetime

from mediators.bring import all_items, items_for, items_for_venue
from mediators.listing import soonest_first
from mediators.models import BringItem, Permanence
from mediators.presence import Presence
from mediators.weeks import Week, exceptions, sentence, two_weeks
from mediators.wording import unknown_after, why_no_date, why_nobody
from schedules.calendar import Calendar
from schedules.known import current_calendar
from schedules.recurrence import PARIS


@dataclass(frozen=True)
class Explained:
    """A permanence, its rule in words and what it leaves out in the months to come.

    ``sentence`` is "" when none of its chosen dates is left; ``no_date`` says why there is no next
    presence. ``later`` is the next presence when the two weeks do not show it.
    """

    permanence: Permanence
    sentence: str
    exceptions: list[str]
    next: Presence | None
    later: Presence | None
    no_date: str
    bring: list[BringItem]


@dataclass(frozen=True)
class WhoView:
    """What a person's page and a venue's section show of permanences.

    ``no_date`` says why no date at all is known, and ``unknown`` from when on.
    """

    now: datetime
    weeks: list[Week]
    permanences: list[Explained]
    bring: list[BringItem]
    unknown: str
    no_date: str

    @property
    def first(self) -> Explained | None:
        """Where somebody is next, when a date is known."""
        soonest = self.permanences[0] if self.permanences else None
        return soonest if soonest and soonest.next else None

    @property
    def has_days(self) -> bool:
        return any(week.lines for week in self.weeks)


def at_venue(venue, now: datetime) -> WhoView:
    """Who is at a venue, the soonest first. A venue that was never saved has nobody."""
    found = []
    if venue.pk:
        today = now.astimezone(PARIS).date()
        found = list(venue.permanences.current(today).for_display())
    return who_view(found, now, current_calendar())


def who_view(permanences: list[Permanence], now: datetime, calendar: Calendar) -> WhoView:
    """Of permanences read with ``for_display()``; no query but that of the things to bring."""
    today, items = now.astimezone(PARIS).date(), all_items()
    weeks = two_weeks(permanences, now, calendar)
    soon = {line.permanence for week in weeks for line in week.lines if not line.reason}
    return WhoView(
        now=now,
        weeks=weeks,
        permanences=[
            Explained(
                permanence,
                sentence(permanence, today, calendar),
                exceptions(permanence, today, calendar),
                following,
                None if permanence in soon else following,
                "" if following else why_no_date(permanence, now, calendar),
                items_for(permanence, items),
            )
            for permanence, following in soonest_first(permanences, now, calendar)
        ],
        bring=items_for_venue(permanences, items),
        unknown=unknown_after(permanences, calendar, today),
        no_date=why_nobody(permanences, now, calendar),
    )
