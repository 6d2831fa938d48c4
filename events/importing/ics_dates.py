"""The dates of one UID: its rule, what is added and left out, and the dates that were changed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.text import NBSP
from events.enums import Status
from events.importing.ics_rules import Budget, expand
from events.importing.ics_times import Moment, Zones, duration, moment, moments
from events.importing.incoming import IncomingDate, Unreadable
from events.importing.limits import MOST_DATES_OF_ONE, MOST_LISTED
from events.importing.window import Window
from schedules.recurrence import PARIS

if TYPE_CHECKING:
    from events.importing.reading_ics import Vevent

#: Of a workshop that does not say when it ends.
USUAL_LENGTH = timedelta(hours=1)
MOST_RULES = 3
TO_CONFIRM = "Date à confirmer"


def dates_of(
    master: Vevent | None,
    overrides: list[Vevent],
    zones: Zones,
    window: Window,
    budget: Budget,
    remarks: list[str],
) -> list[IncomingDate]:
    """Within the window, in order. Raises ``Unreadable``."""
    found: dict[datetime, IncomingDate] = {}
    if master:
        found = _of_master(master, zones, window, budget, remarks)
    kept_keys = {day.key for day in found.values()}
    for override in sorted(overrides, key=lambda event: event.sequence or 0):
        line = override.first("RECURRENCE-ID")
        if "RANGE=" in line.partition(":")[0].upper():
            raise Unreadable(
                "une date changée vaut pour toutes les suivantes, ce qui est incompris."
            )
        which = moment(line, zones)
        changed = _date(override, zones, _key(override.uid, which), remarks, which)
        found.pop(which.utc, None)
        if window.holds(changed) or changed.key in kept_keys:
            found[which.utc] = changed
    dates = sorted(found.values(), key=lambda day: (day.start, day.key))
    if len(dates) > MOST_DATES_OF_ONE:
        raise Unreadable(f"il a {len(dates)} dates en un an, {MOST_DATES_OF_ONE} au plus.")
    return dates


def _of_master(master: Vevent, zones, window: Window, budget: Budget, remarks: list[str]):
    """Moment in UTC → date."""
    if "DTSTART" not in master.lines:
        raise Unreadable("il n’a pas de date de début.")
    if "EXRULE" in master.lines:
        raise Unreadable("la règle de répétition est incomprise (EXRULE).")
    start = moment(master.first("DTSTART"), zones)
    first = _date(master, zones, master.uid, remarks)
    if not (master.lines["RRULE"] or master.lines["RDATE"]):
        return {start.utc: first} if window.holds(first) else {}
    return _repeated(master, start, first, zones, window, budget)


def _repeated(master: Vevent, start: Moment, first: IncomingDate, zones, window: Window, budget):
    length = _wall(first.end, start) - start.local
    window.holds(first)  # a length that cannot be
    left_out = _listed(master, "EXDATE", zones)
    out_days = {m.local.date() for m in left_out if m.is_day}
    out_moments = {m.utc for m in left_out}
    wanted = {start.local: start} | {m.local: m for m in _listed(master, "RDATE", zones)}
    if len(master.lines["RRULE"]) > MOST_RULES:
        raise Unreadable("il a trop de règles de répétition.")
    last = window.last.astimezone(start.zone).replace(tzinfo=None)
    oldest = window.first.astimezone(start.zone).replace(tzinfo=None) - length
    for line in master.lines["RRULE"]:
        for local in expand(line.partition(":")[2], start.local, last, start.zone, budget):
            if local < oldest:
                continue
            wanted[local] = start.at(local)
            if len(wanted) > MOST_DATES_OF_ONE + MOST_LISTED:
                raise Unreadable(f"il a plus de {MOST_DATES_OF_ONE} dates en un an.")
    found = {}
    for when in wanted.values():
        if when.utc in out_moments or when.local.date() in out_days:
            continue
        day = _like(first, when, length, _key(master.uid, when))
        if day.start <= window.last and window.holds(day):
            found[when.utc] = day
    return found


def _listed(master: Vevent, name: str, zones: Zones) -> list[Moment]:
    lines = master.lines[name]
    if sum(line.count(",") + 1 for line in lines) > MOST_LISTED:
        what = "ajoutées" if name == "RDATE" else "supprimées"
        raise Unreadable(f"il a plus de {MOST_LISTED} dates {what} une par une.")
    return [found for line in lines for found in moments(line, zones)]


def _date(event: Vevent, zones: Zones, key: str, remarks, which: Moment | None = None):
    """The date that a VEVENT states itself. A cancelled one may say no more than which it is."""
    if "DTSTART" in event.lines:
        start = moment(event.first("DTSTART"), zones)
    elif which and event.is_cancelled:
        start = which
    else:
        raise Unreadable("il n’a pas de date de début.")
    end = _end(event, start, zones, remarks)
    tentative = event.raw("STATUS").upper() == "TENTATIVE"
    return IncomingDate(
        key=key,
        start=start.utc,
        end=end.utc,
        is_all_day=start.is_day,
        status=int(event.status),
        note=TO_CONFIRM if tentative and event.status == Status.SCHEDULED else "",
        online_url=event.conference,
        sequence=event.sequence,
    )


def _end(event: Vevent, start: Moment, zones: Zones, remarks: list[str]) -> Moment:
    usual = timedelta(days=1) if start.is_day else USUAL_LENGTH
    if "DTEND" in event.lines:
        end = moment(event.first("DTEND"), zones)
        if end.utc < start.utc:
            raise Unreadable("il finit avant de commencer.")
        if end.utc > start.utc:
            return end
    elif "DURATION" in event.lines:
        length = duration(event.first("DURATION"))
        if length < timedelta():
            raise Unreadable("sa durée est négative.")
        if length:
            return start.at(start.local + length)
    if not start.is_day:
        remarks.append(f"pas d’heure de fin{NBSP}: une heure est comptée.")
    return start.at(start.local + usual)


def _like(first: IncomingDate, when: Moment, length: timedelta, key: str) -> IncomingDate:
    """The same on another day, at the same hours on the wall clock."""
    return IncomingDate(
        key=key,
        start=when.utc,
        end=when.at(when.local + length).utc,
        is_all_day=first.is_all_day,
        status=first.status,
        note=first.note,
        online_url=first.online_url,
        sequence=first.sequence,
    )


def _wall(moment_utc: datetime, like: Moment) -> datetime:
    zone = PARIS if like.is_day else like.zone
    return moment_utc.astimezone(zone).replace(tzinfo=None)


def _key(uid: str, which: Moment) -> str:
    """Finds a repeated date again wherever it was moved: its original moment, in UTC."""
    return f"{uid}|{which.utc:%Y%m%dT%H%M%SZ}"
