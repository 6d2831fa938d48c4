"""The days of a permanence as a fridge needs them: written out, exceptions too. Pure.

Whoever reads the sheet in five weeks cannot ask it what "une semaine sur deux" meant: a rule is put
in words only when every week is alike; all others become the list of their dates.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from core.text import NBSP, WEEKDAYS, french_date, joined
from mediators.presence import Cut, Gap, timetable
from mediators.wording import parts_in_words
from schedules.calendar import Calendar
from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import PARIS, Recurrence
from schedules.wording import describe, hours, rhythm
from venues.opening.wording import capitalised, period, uncapitalised

MONTHS_SHOWN = 3
#: Under this many dates left, they are said one by one.
FEWEST_OF_A_RULE = 4
#: What a line or two holds, and what is left of it when room is short.
MOST_DATES = 10
FEW_DATES = 4
WEEK = timedelta(days=7)
_LONG_HOLIDAY = timedelta(days=40)
_PUBLIC = "(jour férié)"
_OTHERS = f", puis d’autres dates{NBSP}: téléphonez"
_SOME_OUT = f"sauf certaines dates{NBSP}: téléphonez"


@dataclass(frozen=True)
class Days:
    """One permanence from now to the last day of the sheet, in sentences without full stop.

    ``short`` says less of ``when``; ``but_dates`` is ``but`` without the reasons, ``but_short``
    only that there are some (both "" when each date is written: a list says what it leaves out).
    ``until`` is the last day of a rule put in words; None when each date is written, for dates
    say by themselves when they are over. ``known_until`` is the end of the school calendar, when
    it cut the dates short.
    """

    first: date
    when: str
    short: str
    but: str = ""
    but_dates: str = ""
    but_short: str = ""
    until: date | None = None
    known_until: date | None = None


def last_day_shown(today: date, calendar: Calendar) -> date:
    """The end of the third month, this one included: at least two months, at most three.

    A month more when that day falls in the summer holidays, so that the sheet of June says when
    people are back.
    """
    last = month_end(today, MONTHS_SHOWN - 1)
    for holiday in calendar.periods:
        is_long = holiday.last_day - holiday.first_day >= _LONG_HOLIDAY
        if is_long and holiday.first_day <= last <= holiday.last_day:
            return month_end(holiday.last_day + timedelta(days=1), 0)
    return last


def month_end(day: date, months_later: int) -> date:
    """The last day of the month that comes so many months after."""
    years, month = divmod(day.month - 1 + months_later, 12)
    year = day.year + years
    return date(year, month + 1, monthrange(year, month + 1)[1])


def days_in_words(permanence, now: datetime, last: date, calendar: Calendar) -> Days | None:
    """What to write of a permanence of ``for_display()``; None when nothing is left by ``last``."""
    rule, today = permanence.recurrence, now.astimezone(PARIS).date()
    if rule.depends_on_school and not calendar.knows(max(today, rule.first_day)):
        return _unexpanded(rule, today, last)
    table = timetable([permanence], today, last, calendar)
    days = sorted({presence.day for presence in table.presences if presence.end > now})
    if not days:
        return None
    gaps = [(gap.day, _reason(gap)) for gap in table.gaps]
    cuts = {cut.day: cut for cut in table.cuts if cut.day in days}
    alike = (
        rule.frequency == Frequency.WEEKLY
        and rule.interval == 1
        and rule.school_policy != SchoolPolicy.DURING
    )
    if alike and len(days) >= FEWEST_OF_A_RULE:
        gaps += [(day, f"seulement {parts_in_words(cut)}") for day, cut in cuts.items()]
        return _weekly(rule, days, sorted(gaps), (today, last), table.known_until)
    return Days(
        first=days[0],
        when=_dates(days, cuts, rule, MOST_DATES),
        short=_dates(days, cuts, rule, FEW_DATES),
        but=_but("pas de permanence", gaps, days),
        known_until=table.known_until,
    )


def _dates(days: list[date], cuts: dict[date, Cut], rule: Recurrence, most: int) -> str:
    """The days with the usual hours, then those on which a workshop leaves only some."""
    shown = days[:most]
    by_hours: dict[str, list[date]] = {hours(rule): [day for day in shown if day not in cuts]}
    for day in shown:
        if day in cuts:
            by_hours.setdefault(parts_in_words(cuts[day]), []).append(day)
    told = [dates_in_words(same, words) for words, same in by_hours.items() if same]
    text = f"{NBSP}; ".join([told[0], *map(uncapitalised, told[1:])])
    return f"{text}{_OTHERS}" if len(days) > most else text


def _unexpanded(rule: Recurrence, today: date, last: date) -> Days | None:
    """The rule itself, when the school calendar says nothing of its days."""
    if rule.first_day > last or rule.last_day < today:
        return None
    words = capitalised(describe(rule, today))
    return Days(max(today, rule.first_day), words, words, until=min(rule.last_day, last))


def _weekly(
    rule: Recurrence,
    days: list[date],
    gaps: list[tuple[date, str]],
    shown: tuple[date, date],
    known_until: date | None,
) -> Days:
    """ "Tous les mardis de 14 h à 17 h, à partir du mardi 5 janvier", and all that is left out."""
    parts = [f"{rhythm(rule)} {hours(rule)}"]
    early = [day for day, _ in gaps if day < days[0]]
    if len(early) > 1 or rule.first_day - shown[0] >= WEEK:
        parts.append(f"à partir du {french_date(days[0], weekday=True)}")
        gaps = [gap for gap in gaps if gap[0] >= days[0]]
    if shown[1] - rule.last_day >= WEEK:
        parts.append(f"jusqu’au {french_date(days[-1], weekday=True)}")
        gaps = [gap for gap in gaps if gap[0] <= days[-1]]
    when = capitalised(", ".join(parts))
    return Days(
        first=days[0],
        when=when,
        short=when,
        but=_but("sauf", gaps, days),
        but_dates=_but("sauf", gaps, days, reasons=False),
        but_short=_SOME_OUT if gaps else "",
        until=min(rule.last_day, shown[1]),
        known_until=known_until,
    )


def dates_in_words(shown: list[date], hours_said: str) -> str:
    """ "Les mardis 1er et 15 décembre et 12 janvier, de 14 h à 17 h"."""
    alike = len({day.weekday() for day in shown}) == 1
    months = [
        f"{joined([_number(day, weekday=not alike) for day in month])}{NBSP}{_month(key)}"
        for key, month in ((key, list(run)) for key, run in groupby(shown, _month_key))
    ]
    start = f"{WEEKDAYS[shown[0].weekday()]}{'s' if len(shown) > 1 else ''} " if alike else ""
    article = "le " if len(shown) == 1 else "les " if alike else ""
    return capitalised(f"{article}{start}{_months(months)}, {hours_said}")


def _months(months: list[str]) -> str:
    """One "et" is enough, and the last month may have its own: "2 novembre, 1er et 8 décembre"."""
    return ", ".join(months) if " et " in months[-1] else joined(months)


def _but(word: str, gaps: list[tuple[date, str]], days: list[date], *, reasons: bool = True) -> str:
    """ "sauf le 22 et le 29 décembre (vacances de Noël)"; "" when nothing is left out.

    Three days or more with no presence in between are said from the first to the last.
    """
    left_out = gaps if reasons else [(day, word) for day, _ in gaps]
    named = {day for day, _ in gaps}
    events = sorted([*left_out, *((day, "") for day in days if day not in named)])
    by_reason: dict[str, list[list[date]]] = {}
    for reason, run in groupby(events, key=lambda event: event[1]):
        if reason:
            by_reason.setdefault(reason, []).append([day for day, _ in run])
    last = "et" if word == "sauf" else "ni"
    texts = [
        _listed(runs, last) + (f" ({_reason_of(reason, sum(map(len, runs)))})" if reasons else "")
        for reason, runs in by_reason.items()
    ]
    return f"{word} {joined(texts, last)}" if texts else ""


def _listed(runs: list[list[date]], last: str) -> str:
    """ "le 22, le 29 décembre et du 5 au 19 janvier"; "ni" instead of "et" after a negation."""
    items = []
    for run in runs:
        items += [(run[0], run[-1])] if len(run) > 2 else [(day, day) for day in run]
    texts = []
    for (start, end), following in zip(items, [*items[1:], None], strict=True):
        next_is_day = following is not None and following[0] == following[1]
        if start == end and next_is_day and _month_key(following[0]) == _month_key(start):
            texts.append(f"le {_number(start)}")
        else:
            texts.append(period(start, end))
    return joined(texts, last)


def _reason(gap: Gap) -> str:
    """As it stands between brackets: "vacances de Noël", "lieu fermé : travaux", "atelier"."""
    if gap.short:
        return uncapitalised(gap.short)
    reason = gap.reason
    if reason.endswith(_PUBLIC):
        return "jour férié"
    start, _, rest = reason.partition(" (")
    inside = f"{NBSP}: {rest.removesuffix(')')}" if rest else ""
    return uncapitalised(start) + inside


def _reason_of(reason: str, many: int) -> str:
    return "jours fériés" if reason == "jour férié" and many > 1 else reason


def _number(day: date, *, weekday: bool = False) -> str:
    """ "1er", "mardi 15"."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]}{NBSP}{number}" if weekday else number


def _month_key(day: date) -> tuple[int, int]:
    return day.year, day.month


def _month(key: tuple[int, int]) -> str:
    return french_date(date(*key, 2)).partition(NBSP)[2]
