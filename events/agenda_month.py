"""A month of the agenda as a table: a row a week, a cell a day, and a few workshops in it."""

import re
from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.core.cache import cache
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from core.pagination import TOTAL_SECONDS
from core.text import MONTHS, WEEKDAYS
from events.agenda_form import YEARS, Asked
from events.agenda_period import midnight
from events.cards import Card, running, with_card_columns
from events.models import EventPage, Occurrence

#: Workshops of one day in the table; a link leads to the others.
PER_DAY = 3
#: Of what had begun before the month and still goes on.
MOST_BEGUN = 5
#: Months from this one that links lead to: dates are written a year ahead.
BACK, AHEAD = 24, 14
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True)
class Month:
    year: int
    month: int

    @property
    def title(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year}"

    @property
    def code(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    def moved(self, months: int) -> "Month":
        number = self.year * 12 + self.month - 1 + months
        return Month(number // 12, number % 12 + 1)


@dataclass(frozen=True)
class Week:
    """``words``: "du 30 au 6"."""

    words: str
    cells: list["Cell"]


@dataclass(frozen=True)
class Cell:
    """One day. ``more``: how many dates it has that are not among ``cards``."""

    day: date
    in_month: bool
    is_today: bool
    weekday: str
    cards: list[Card]
    more: int = 0

    @property
    def iso(self) -> str:
        return self.day.isoformat()


def month_asked(text: str, now: datetime) -> tuple[Month, str]:
    """The month that "2026-12" names, or this one and a sentence that says why."""
    today = timezone.localdate(now)
    match = _MONTH.fullmatch(text.strip())
    if match and int(match[1]) in YEARS:
        return Month(int(match[1]), int(match[2])), ""
    return Month(today.year, today.month), "Ce mois n’existe pas dans l’agenda. Voici ce mois-ci."


def month_table(asked: Asked, text: str, now: datetime) -> dict:
    """The context of the table of a month: what is over is left out of the present one."""
    month, notice = month_asked(text, now)
    today = timezone.localdate(now)
    this = Month(today.year, today.month)
    is_past = (month.year, month.month) < (this.year, this.month)
    begins, ends = midnight(month.first), midnight(month.moved(1).first)
    since = begins if is_past else max(begins, now)
    events = EventPage.objects.visible()
    _, theirs, far = asked.among(events.upcoming(since))
    dates = Occurrence.objects.visible().filter(theirs, end__gte=since)
    heads, totals, begun = _heads(f"agenda:{month.code}:{asked.key}", dates, begins, ends)
    keys = [key for keys in heads.values() for key in keys] + begun
    rows = with_card_columns(dates.filter(pk__in=keys)) if keys else []
    cards = {
        row.pk: Card(row.event, row, now=now, distance_km=far.get(row.event_id)) for row in rows
    }

    def cell(day: date) -> Cell:
        shown = [cards[key] for key in heads.get(day, ()) if key in cards]
        more = max(0, totals.get(day, 0) - len(heads.get(day, ())))
        in_month = day.month == month.month
        return Cell(day, in_month, day == today, WEEKDAYS[day.weekday()], shown, more)

    before, after = month.moved(-1), month.moved(1)
    return {
        "month": month,
        "month_notice": notice,
        "weeks": [
            Week(f"du {week[0].day} au {week[-1].day}", [cell(day) for day in week])
            for week in _weeks(month)
        ],
        "begun": [cards[key] for key in begun if key in cards],
        "is_empty": not cards,
        "is_past_month": is_past,
        "previous_month": before if _reached(before, this) else None,
        "next_month": after if _reached(after, this) else None,
    }


def _heads(key: str, dates, begins: datetime, ends: datetime) -> tuple[dict, dict, list[int]]:
    """Day → the first dates of that day, day → how many it has; and the first of those, several
    days long, that began before the month. Read once a minute: the rows are not."""
    if (kept := cache.get(key)) is None:
        heads, totals = defaultdict(list), defaultdict(int)
        for pk, start, rank, same in _first_of_each_hour(dates, begins, ends):
            day = timezone.localdate(start)
            totals[day] += same if rank == 1 else 0
            if len(heads[day]) < PER_DAY:
                heads[day].append(pk)
        _, going_on = running(begins.isoformat(), begins)
        earlier = dates.filter(pk__in=going_on, start__lt=begins).order_by("start", "pk")
        spans = earlier.values_list("pk", "start", "end") if going_on else ()
        begun = [pk for pk, start, end in spans if (end - start).days]
        kept = dict(heads), dict(totals), begun[:MOST_BEGUN]
        cache.set(key, kept, TOTAL_SECONDS)
    return kept


def _first_of_each_hour(dates, begins: datetime, ends: datetime):
    """(key, start, rank, how many begin then) of the first few dates that begin at one moment.

    Days are in Paris, which SQL tells slowly; many dates of one day begin at the same moment.
    """
    together = {"partition_by": F("start")}
    ranked = dates.filter(start__gte=begins, start__lt=ends).annotate(
        rank=Window(RowNumber(), order_by="pk", **together),
        same=Window(Count("pk"), **together),
    )
    few = ranked.filter(rank__lte=PER_DAY).order_by("start", "rank")
    return few.values_list("pk", "start", "rank", "same")


def _weeks(month: Month) -> list[list[date]]:
    return Calendar().monthdatescalendar(month.year, month.month)


def _reached(month: Month, this: Month) -> bool:
    """Whether a link may lead there: a robot that follows them must come to an end."""
    away = (month.year - this.year) * 12 + month.month - this.month
    return -BACK <= away <= AHEAD and month.year in YEARS
