"""Times, days and spans as one says them in French."""

from datetime import date, datetime, time, timedelta

from core.text import NBSP, WEEKDAYS, french_date, french_time, joined

from .evaluate import Span

#: A comment belongs to its sentence; a longer one is a notice, shown whole in the notes.
LONGEST_COMMENT = 80
#: A place that closes at two in the morning closes tonight.
NIGHT_ENDS = time(6)
ALL_DAY = f"24{NBSP}h/24"
TO_CONFIRM = "à confirmer"


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]


def shortened(comment: str) -> str:
    if len(comment) <= LONGEST_COMMENT:
        return comment
    return f"{comment[: LONGEST_COMMENT - 1].rstrip()}…"


def bracketed(text: str) -> str:
    return f" ({shortened(text)})" if text else ""


def opening_hour(clock: time) -> str:
    """Midnight, the day's first minute, is "0 h": "demain à minuit" would be misread."""
    return french_time(clock) if clock != time() else f"0{NBSP}h"


def day_named(day: date, today: date) -> str:
    """ "aujourd’hui", "demain", "mardi", then "le 2 janvier" beyond six days."""
    ahead = (day - today).days
    if ahead < 2:
        return "demain" if ahead else "aujourd’hui"
    return WEEKDAYS[day.weekday()] if ahead <= 6 else f"le {french_date(day)}"


def until(end: datetime, now: datetime) -> str:
    """ "jusqu’à 18 h", "jusqu’à minuit", "jusqu’à mardi à 18 h", "jusqu’au 2 janvier à minuit"."""
    clock = french_time(end.time())
    tonight = end.date() == now.date() + timedelta(days=1) and end.time() <= NIGHT_ENDS
    if end.date() == now.date() or tonight:
        return f"jusqu’à {clock}"
    day = day_named(last_day_of(end), now.date())
    return f"jusqu’à {day} à {clock}".replace("jusqu’à le ", "jusqu’au ")


def last_day_of(end: datetime) -> date:
    """The day that ends at this moment: midnight belongs to the day before."""
    return (end - timedelta(microseconds=1)).date()


def span_text(span: Span, *, open_end: bool = False) -> str:
    """ "9 h – 12 h", "20 h – minuit", "à partir de 10 h", "24 h/24", "sur rendez-vous"."""
    if span.whole_day:
        return shortened(span.comment) or (ALL_DAY if span.certain else TO_CONFIRM)
    start = opening_hour(span.start.time())
    if open_end and span.end.time() == time():
        text = f"à partir de {start}"
    else:
        text = f"{start}{NBSP}–{NBSP}{french_time(span.end.time())}"
    return text + bracketed(span.comment or ("" if span.certain else TO_CONFIRM))


def spans_text(spans: list[Span], *, open_end: bool = False) -> str:
    return joined([span_text(span, open_end=open_end) for span in spans])


def period(first: date, last: date) -> str:
    """ "le 24 décembre", "du 3 au 7 mai", "du 22 décembre au 3 janvier"."""
    if first == last:
        return f"le {french_date(first)}"
    start = french_date(first)
    if (first.year, first.month) == (last.year, last.month):
        start = start.partition(NBSP)[0]
    return f"du {start} au {french_date(last)}"
