"""Dates and hours in the cells of a table, as people type them. Pure."""

import re
from datetime import date, datetime, time, timedelta

from core.text import MONTHS, NBSP, fold
from core.typed_time import typed_time
from events.importing.incoming import Unreadable
from schedules.recurrence import PARIS
from schedules.typed_days import UnreadableDay, typed_days

_ISO = re.compile(r"\s*(\d{4}-\d\d-\d\d)[T ](\d\d[:h]\d\d)(?::\d\d)?\s*")
_HOUR = r"(?:\d{1,2}\s*(?:h|:|heures?)\s*(?:[0-5]\d)?|midi|minuit)"
#: "… de 14h à 16h", "… 14 h 30 - 16 h", "… à 14h" at the end of a day.
_HOURS_AFTER = re.compile(
    rf"(?i)[\s,]*(?:\bde\s+|\bà\s+)?({_HOUR})(?:\s*(?:-|–|à|a)\s*({_HOUR}))?\s*$"
)
_RANGE = re.compile(rf"(?i)\s*(?:de\s+)?({_HOUR}|\d{{1,2}})\s*(?:-|–|à|a)\s*({_HOUR}|\d{{1,2}})\s*")
_DAY = r"(?:\d{1,2}|1er)"
_AND = r"(?:\s*,\s*|\s+et\s+)"
_SHORT_LIST = re.compile(rf"(?i)^\s*(?:les?\s+)?({_DAY}(?:{_AND}{_DAY})*){_AND}({_DAY}\s.+)$")
_MONTH_YEAR = re.compile(r"(?i)^\s*(?:les?\s+)?(?:\d{1,2}|1er)\s+(\S+\s+\d{4})\s*$")
_LONGEST_CELL = 2_000


def days_and_hours(text: str) -> tuple[tuple[date, ...], str]:
    """The days of a cell, and the hours that it holds too ("" when it has none)."""
    if len(text) > _LONGEST_CELL:
        raise Unreadable("la case de la date est démesurée.")
    if match := _ISO.fullmatch(text):
        return _days(match[1]), match[2]
    hours = ""
    if match := _HOURS_AFTER.search(text):
        hours = f"{match[1]} - {match[2]}" if match[2] else match[1]
        text = text[: match.start()]
    return _days(_completed(text)), hours


def hours(start: str, end: str) -> tuple[time | None, time | None]:
    """From two cells, or from one that says both ("14 h 30 - 16h")."""
    if match := _RANGE.fullmatch(start):
        start, end = match[1], end or match[2]
    if match := _RANGE.fullmatch(end):
        end = match[2]
    return _time(start), _time(end, closing=True)


def span(day: date, start: time | None, end: time | None) -> tuple[datetime, datetime, bool]:
    """(beginning, end, whether it lasts the whole day). Without an end: one hour."""
    if start is None:
        if end is not None:
            raise Unreadable("il y a une heure de fin, mais pas de début.")
        midnight = datetime.combine(day, time(), PARIS)
        return midnight, datetime.combine(day + timedelta(days=1), time(), PARIS), True
    begins = datetime.combine(day, start)
    ends = datetime.combine(day, end) if end is not None else begins + timedelta(hours=1)
    if end == time():
        ends += timedelta(days=1)
    if ends <= begins:
        raise Unreadable("il finit avant de commencer.")
    return begins.replace(tzinfo=PARIS), ends.replace(tzinfo=PARIS), False


def _days(text: str) -> tuple[date, ...]:
    try:
        days = typed_days(text)
    except UnreadableDay as problem:
        raise Unreadable(str(problem)) from problem
    if not days:
        raise Unreadable("il n’y a pas de date.")
    return days


def _completed(text: str) -> str:
    """ "12, 19 et 26 janvier 2027" → each with its month and year."""
    match = _SHORT_LIST.match(text)
    if not match or not (last := _MONTH_YEAR.match(match[2].strip())):
        return text
    if fold(last[1]).split()[0] not in {fold(month) for month in MONTHS}:
        return text
    days = [f"{day} {last[1]}" for day in re.split(_AND, match[1])]
    return ", ".join([*days, match[2]])


def _time(text: str, *, closing: bool = False) -> time | None:
    try:
        return typed_time(text, closing=closing)
    except ValueError:
        raise Unreadable(f"heure illisible{NBSP}: «{NBSP}{text.strip()[:30]}{NBSP}».") from None
