"""What the page of an event says of its dates, in sentences. Pure: ``today`` is passed in."""

from collections.abc import Sequence
from datetime import date

from core.text import NBSP, french_date, french_time
from events import date_words as words
from events.enums import DatesKind, Status
from events.expected import said
from events.models import EventPage, Occurrence
from schedules.enums import Frequency
from schedules.recurrence import PARIS, Recurrence
from schedules.wording import MOST_DATES, describe

#: Past this many, what differs from the rule is read in the list of dates.
MOST_EXCEPTIONS = 5


def date_sentence(event: EventPage, upcoming: Sequence[Occurrence], today: date) -> str:
    """When it takes place, in one sentence without capital nor full stop; "" when nobody knows."""
    if event.dates_kind == DatesKind.TO_CONFIRM:
        return ""
    if event.has_rule:
        return describe(event.recurrence, today)
    return _listed([occurrence for occurrence in upcoming if occurrence.is_held], today)


def _listed(held: Sequence[Occurrence], today: date) -> str:
    """Dates without a rule: said one by one when they are few and at the same hours."""
    if len(held) < 2:
        return words.dated(held[0], today) if held else ""
    spans = {(_wall(o.start).time(), _wall(o.end).time()) for o in held}
    is_plain = not any(o.is_all_day or words.lasts_days(o) for o in held)
    days = tuple(words.first_day(occurrence) for occurrence in held)
    if len(spans) == 1 and is_plain and len(held) <= MOST_DATES:
        start, end = spans.pop()
        rule = Recurrence(Frequency.DATES, days[0], days[-1], start, end, dates=days)
        tail = " le lendemain" if words.ends_next_day(held[0]) else ""
        return f"{describe(rule, today)}{tail}"
    last = words.last_day(held[-1])
    since = french_date(days[0], year=days[0].year != last.year)
    return f"{len(held)}{NBSP}dates, du {since} au {french_date(last, year=True)}"


def exceptions(event: EventPage, upcoming: Sequence[Occurrence], today: date) -> list[str]:
    """What the sentence of the rule does not say: dates that moved, that are added, that are not
    held. One sentence each; when there are many, one that leads to the list."""
    if not event.has_rule:
        return []
    found = [differs for row in upcoming if (differs := _exception(row, today))]
    if len(found) > MOST_EXCEPTIONS:
        return ["Plusieurs dates ont changé\u00a0: lisez la liste."]
    return found


def _exception(row: Occurrence, today: date) -> str:
    if row.status == Status.CANCELLED:
        return f"Annulé\u00a0: {words.dated(row, today)}."
    if row.status == Status.POSTPONED:
        return f"Reporté à une autre date\u00a0: {words.dated(row, today)}."
    if row.original_start and row.original_start != row.start:
        before = _wall(row.original_start)
        was = f"{words.day_said(before.date(), today)}, {french_time(before.time())}"
        return f"Déplacé\u00a0: {words.dated(row, today)}, au lieu du {was}."
    if row.rule_day is None:
        return f"En plus\u00a0: {words.dated(row, today)}."
    return ""


def expected_said(event: EventPage) -> str:
    """ "en mars 2027", "au printemps 2027"; "" when nobody said."""
    when = said(event.expected)
    if not when:
        return ""
    return f"au {when}" if when.startswith("printemps") else f"en {when}"


def _wall(moment):
    return moment.astimezone(PARIS)
