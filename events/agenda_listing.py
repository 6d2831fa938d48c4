"""The agenda as a list: the series to come, day by day; those that are over; those without date."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.core.cache import cache
from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone

from core.pagination import TOTAL_SECONDS, ListPage, cached_total, page_number, paginate
from core.text import MONTHS, french_date
from events.agenda_form import Asked
from events.cards import (
    Card,
    at_distances,
    next_cards,
    undated_cards,
    with_card_columns,
)
from events.date_words import first_day
from events.enums import DatesKind
from events.models import EventPage, Occurrence

PER_PAGE = 20
#: Shown below the list; the others come when they have a date.
MOST_UNDATED = 6
#: What is proposed when nothing answers.
INSTEAD = 4


@dataclass(frozen=True)
class Group:
    """Cards under one heading: "Demain, mercredi 25 novembre". ``relative`` is true on a screen
    only."""

    relative: str
    title: str
    cards: list[Card]


def coming(asked: Asked, raw_page: str, now: datetime) -> dict:
    """The series to come, each at its next date, under the name of its day."""
    events = EventPage.objects.visible()
    since, until = asked.since(now), asked.days.until
    chosen, theirs, far = asked.among(events.upcoming(since))
    dates = Occurrence.objects.visible().filter(theirs)
    if until:
        dates = dates.filter(start__lt=until)
    total = cached_total(
        f"agenda:{asked.key}:{timezone.localdate(now)}",
        lambda: _total(events.filter(chosen), dates, since, until),
    )
    last = max(1, -(-total // PER_PAGE))
    number, notice = page_number(raw_page, last)
    cards = next_cards(dates, now, PER_PAGE, (number - 1) * PER_PAGE, since=since)
    groups = by_day(at_distances(cards, far), since, now)
    return {
        "found": ListPage(groups, number, last, total, notice),
        "instead": [] if cards else _instead(asked, now),
    }


def over(asked: Asked, raw_page: str, now: datetime) -> dict:
    """The events that are over, the most recent first, each at its last date, month by month."""
    events = EventPage.objects.visible().past(now)
    if asked.days.since:
        events = events.filter(last_end__gte=asked.days.since)
    if asked.days.until:
        events = events.filter(first_start__lt=asked.days.until)
    chosen, _, far = asked.among(events)
    events = events.filter(chosen)
    last_dates = Occurrence.objects.filter(event=OuterRef("pk")).order_by("-start", "-pk")
    page = paginate(
        events.order_by("-last_end", "-pk").values_list(
            "pk", Subquery(last_dates.values("pk")[:1])
        ),
        raw_page,
        per_page=PER_PAGE,
        total=cached_total(f"agenda:over:{asked.key}", events.count),
    )
    cards = at_distances(_cards_of(dict(page.items), now), far)
    groups = [
        Group("", f"{MONTHS[month - 1].capitalize()} {year}", list(found))
        for (year, month), found in groupby(
            cards, lambda c: (first_day(c.occurrence).year, first_day(c.occurrence).month)
        )
    ]
    return {
        "found": ListPage(groups, page.number, page.last, page.total, page.notice),
        "instead": [],
    }


def undated(asked: Asked, now: datetime) -> dict:
    """Events of which only a month or a season is known, the soonest first."""
    events = EventPage.objects.visible().filter(dates_kind=DatesKind.TO_CONFIRM)
    key = f"events:undated:{asked.key}"
    if (kept := cache.get(key)) is None:
        chosen, _, far = asked.among(events)
        rows = events.filter(chosen).only("pk", "expected")
        today = timezone.localdate(now)
        kept = [event.pk for event in sorted(rows, key=lambda event: _soonest(event, today))], far
        cache.set(key, kept, TOTAL_SECONDS)
    keys, far = kept
    found = undated_cards(events.filter(pk__in=keys[:MOST_UNDATED]), now) if keys else []
    cards = sorted(found, key=lambda card: keys.index(card.event.pk))
    return {
        "undated": at_distances(cards, far),
        "more_undated": max(0, len(keys) - MOST_UNDATED),
    }


def by_day(cards: list[Card], since: datetime, now: datetime) -> list[Group]:
    """Under the day on which each begins, or the first of the list when it had begun before."""
    today, first = timezone.localdate(now), timezone.localdate(since)
    days = groupby(cards, lambda card: max(first, first_day(card.occurrence)))
    return [Group(*_day_title(day, today), list(found)) for day, found in days]


def _day_title(day: date, today: date) -> tuple[str, str]:
    relative = {today: "Aujourd’hui", today + timedelta(days=1): "Demain"}.get(day, "")
    said = french_date(day, weekday=True, year=day.year != today.year)
    return relative, said if relative else said.capitalize()


def _total(events, dates, since: datetime, until: datetime | None) -> int:
    """How many series: their last end tells it, unless the list has an end."""
    if until is None:
        return events.upcoming(since).count()
    return dates.upcoming(since).order_by().values("event").distinct().count()


def _instead(asked: Asked, now: datetime) -> list[Card]:
    """When nothing answers: the next ones of the same place and kind, else of the region."""
    dates = Occurrence.objects.visible()
    if asked.days.first or asked.days.last:
        _, theirs, far = asked.among(EventPage.objects.visible().upcoming(now))
        if cards := next_cards(dates.filter(theirs), now, INSTEAD):
            return at_distances(cards, far)
    return next_cards(dates, now, INSTEAD)


def _cards_of(last_dates: dict[int, int], now: datetime) -> list[Card]:
    """Event → its last date, as cards in the same order."""
    dates = Occurrence.objects.filter(pk__in=last_dates.values())
    found = {date.pk: date for date in with_card_columns(dates)}
    totals = dict(
        Occurrence.objects.filter(event__in=last_dates).values_list("event").annotate(Count("pk"))
    )
    return [
        Card(found[key].event, found[key], totals.get(event, 1) - 1, now)
        for event, key in last_dates.items()
        if key in found
    ]


def _soonest(event: EventPage, today: date) -> tuple[date, int]:
    """A month that is over says nothing any more: it comes last."""
    day = event.expected_day()
    return (day if day and day + timedelta(days=92) >= today else date.max), event.pk
