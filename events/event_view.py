"""What the page of an event says, answer first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from core.context_processors import site_settings
from core.models import SiteSettings
from events import attending, date_words, sentences
from events import card_words as words
from events.bringing import items_for
from events.dates import HORIZON
from events.enums import NOT_HELD, DatesKind, Means, Status
from events.models import EventPage, Occurrence
from events.place import Place, place_of
from events.registering import why_closed
from events.serving import calendar_address, poster_address, registration_address
from events.structured import structured
from mediators.bring import all_items
from mediators.contact import Contact, venue_contact
from mediators.models import Mediator
from schedules.calendar import Calendar
from schedules.known import current_calendar
from venues.models import VenuePage

#: More of them open on request.
SHOWN_DATES = 8


@dataclass(frozen=True)
class DateView:
    """One date in words. ``dated`` is for what is read on another day, with its year; ``register``
    is the address where one takes a place, "" when one may not."""

    occurrence: Occurrence
    when: str
    relative: str
    dated: str
    states: list[words.State]
    places: str
    is_now: bool
    register: str

    @property
    def is_held(self) -> bool:
        return self.occurrence.is_held

    @property
    def is_full(self) -> bool:
        return self.occurrence.shown_status == Status.FULL

    @property
    def is_online(self) -> bool:
        return attending.is_online(self.occurrence)

    @property
    def link(self) -> str:
        return attending.public_link(self.occurrence)

    @property
    def room(self) -> str:
        return attending.room(self.occurrence)


@dataclass(frozen=True)
class EventView:
    """``next`` is the first date that is held, else the first of all; ``before`` those that are not
    held before it. ``exceptions`` are about the dates that one does not see at first. ``was`` says
    when the last one was held, of an event that is over."""

    event: EventPage
    place: Place | None
    contact: Contact | None
    sentence: str
    exceptions: list[str]
    dates: list[DateView]
    next: DateView | None
    before: list[DateView]
    expected: str
    is_over: bool
    leaders: list[Mediator]
    bring: list
    means: list[Means]
    publics: str
    price: str
    was: str

    @property
    def first_dates(self) -> list[DateView]:
        return self.dates[:SHOWN_DATES]

    @property
    def other_dates(self) -> list[DateView]:
        return self.dates[SHOWN_DATES:]

    @property
    def is_off(self) -> bool:
        """There were dates, and none of them is held."""
        return bool(self.dates) and not self.next.is_held

    @property
    def comes_in(self) -> bool:
        """On one of its dates at least one comes to the place."""
        return not self.dates or any(date.is_held and not date.is_online for date in self.dates)

    @property
    def takes_registrations(self) -> bool:
        return any(means != Means.NONE for means in self.means)

    @property
    def can_come(self) -> bool:
        """There is a date to come to, or there will be one."""
        return not (self.is_over or self.is_off)

    @property
    def is_to_confirm(self) -> bool:
        return self.event.dates_kind == DatesKind.TO_CONFIRM


def page_context(event: EventPage, request) -> dict:
    """The context of the page; a preview shows the dates that publishing would write."""
    now = timezone.now()
    agency = site_settings(request)
    if event.venue is None:  # a page that was never saved
        event.venue = VenuePage.objects.filter(path=event.path[: -event.steplen]).first()
    is_preview = getattr(request, "is_preview", False)
    rows = expected_dates(event, now, current_calendar()) if is_preview else stored(event, now)
    view = event_view(event, rows, now, agency)
    is_public = not (event.is_internal or is_preview)
    return {
        "view": view,
        "structured": structured(view, settings.SITE_URL) if is_public else [],
        "calendar_address": calendar_address(event) if is_public and view.dates else "",
        "poster_address": poster_address(event) if is_public and view.can_come else "",
    }


def stored(event: EventPage, now: datetime) -> list[Occurrence]:
    """The dates that are not over."""
    return list(event.occurrences.upcoming(now).order_by("start", "pk")) if event.pk else []


def expected_dates(event: EventPage, now: datetime, calendar: Calendar) -> list[Occurrence]:
    """The dates as publishing this version would leave them, where nobody booked any."""
    rows = stored(event, now)
    if not event.has_rule:
        return rows
    known = {row.rule_day: row for row in rows if row.rule_day}
    today = timezone.localdate(now)
    slots = event.recurrence.expand(today, today + HORIZON, calendar)
    made = [
        known.pop(slot.day, None)
        or Occurrence(event=event, rule_day=slot.day, start=slot.start, end=slot.end)
        for slot in slots
        if slot.end >= now
    ]
    kept = [
        row for row in rows if row.rule_day is None or (row.rule_day in known and row.is_touched)
    ]
    return sorted([*made, *kept], key=lambda row: row.start)


def event_view(
    event: EventPage, rows: Sequence[Occurrence], now: datetime, agency: SiteSettings
) -> EventView:
    """``rows`` are the dates that are not over at ``now`` (aware), in order."""
    today = timezone.localdate(now)
    dates = [date_view(event, row, now) for row in rows]
    next_held = next((d for d in dates if d.is_held), None)
    is_over = not dates and _is_over(event, now, today)
    return EventView(
        event=event,
        place=place_of(event),
        contact=contact_of(event, agency),
        sentence=sentences.date_sentence(event, rows, today),
        exceptions=sentences.exceptions(event, rows[SHOWN_DATES:], today),
        dates=dates,
        next=next_held or (dates[0] if dates else None),
        before=dates[: dates.index(next_held)] if next_held else dates[1:],
        expected=sentences.expected_said(event),
        is_over=is_over,
        leaders=[leader for leader in event.led_by.all() if leader.is_active],
        bring=items_for(event, all_items()),
        means=[Means(value) for value in event.registration_means],
        publics=words.publics(event),
        price=words.price(event),
        was=_was(event) if is_over else "",
    )


def date_view(event: EventPage, row: Occurrence, now: datetime) -> DateView:
    takes_places = event.takes_places_on(Means.SITE)
    when = date_words.dated(row, timezone.localdate(now))
    is_open = row.pk and takes_places and not why_closed(row, now)
    return DateView(
        occurrence=row,
        when=when,
        relative=when if date_words.lasts_days(row) else words.when(row, now),
        dated=date_words.dated(row, None),
        states=words.states(row, takes_places),
        places=words.places(row, takes_places) if row.is_held else "",
        is_now=row.is_held and row.start <= now < row.end,
        register=registration_address(event, row) if is_open else "",
    )


def contact_of(event: EventPage, agency: SiteSettings) -> Contact | None:
    """Whom to call about it: its own number, else the venue's, else the agency's."""
    if event.registration_phone:
        return Contact(event.registration_phone, "pour s’inscrire", is_there=True)
    return venue_contact(event.venue, agency)


def _was(event: EventPage) -> str:
    """ "C’était le mardi 8 décembre 2026, 14 h – 16 h"; "" where nothing was held."""
    held = event.occurrences.exclude(status__in=NOT_HELD) if event.pk else event.occurrences.none()
    last = held.order_by("-start", "-pk").first()
    if last is None:
        return ""
    return f"C’était {'' if date_words.lasts_days(last) else 'le '}{date_words.dated(last, None)}"


def _is_over(event: EventPage, now: datetime, today: date) -> bool:
    """Nothing is to come, and nobody said that something will."""
    if event.dates_kind == DatesKind.TO_CONFIRM:
        return False
    if event.last_end is not None:
        return event.is_over(now)
    return event.has_rule and event.last_day < today - timedelta(days=1)
