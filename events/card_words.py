"""A date of a workshop in the words of a card: when, in which state, for whom. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.text import NBSP, french_date, french_time
from events.attending import must_call
from events.date_words import day_said, first_day, hours, last_day, lasts_days
from events.enums import Status
from events.expected import first_day_of, said
from mediators.wording import day_named, uncapitalised
from schedules.recurrence import PARIS
from venues.vocabulary import Fee, Public

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class State:
    """``kind`` chooses the icon: "off", "moved", "online", "full"."""

    kind: str
    text: str

    @property
    def short(self) -> str:
        """ "Annulé", "Complet": where there is no room for the reason."""
        return self.text.partition(f"{NBSP}:")[0].partition(",")[0]


def when(occurrence, now: datetime) -> str:
    """ "demain, 14 h – 16 h", "du mardi 24 novembre au jeudi 26 novembre"; without a capital."""
    today = now.astimezone(PARIS).date()
    if lasts_days(occurrence):
        first, last = first_day(occurrence), last_day(occurrence)
        return f"du {day_said(first, today)} au {day_said(last, today)}"
    return f"{day_named(first_day(occurrence), today)}, {hours(occurrence)}"


def on_paper(occurrence, now: datetime) -> str:
    """The same with its full date; "" when ``when`` stays true on another day."""
    today = now.astimezone(PARIS).date()
    if lasts_days(occurrence) or not today <= first_day(occurrence) <= today + _DAY:
        return ""
    return f"{french_date(first_day(occurrence), weekday=True, year=True)}, {hours(occurrence)}"


def times(occurrence, now: datetime) -> str:
    """ "14 h – 16 h"; "14 h, jusqu’au jeudi 26 novembre" over several days."""
    if not lasts_days(occurrence):
        return hours(occurrence)
    today = now.astimezone(PARIS).date()
    until = f"jusqu’au {day_said(last_day(occurrence), today)}"
    if occurrence.is_all_day or occurrence.start <= now:
        return until
    return f"{french_time(occurrence.start.astimezone(PARIS).time())}, {until}"


def starting(start: datetime, now: datetime) -> str:
    """ "mardi 8 décembre, 14 h"."""
    start = start.astimezone(PARIS)
    day = day_named(start.date(), now.astimezone(PARIS).date())
    return f"{day}, {french_time(start.time())}"


def expected(event, now: datetime) -> str:
    """ "date à confirmer : printemps 2027"; a month that is over is not said any more."""
    first = first_day_of(event.expected)
    # A season lasts three months; a month that has begun may still hold its date.
    lasts = timedelta(days=31 if event.expected[5:].isdigit() else 92)
    if first is None or first + lasts < now.astimezone(PARIS).date():
        return "date à confirmer"
    return f"date à confirmer{NBSP}: {said(event.expected)}"


def others(more: int) -> str:
    """ "et 12 autres dates"; "" when there are none."""
    if not more:
        return ""
    return f"et {more}{NBSP}autre{'s' if more > 1 else ''}{NBSP}date{'s' if more > 1 else ''}"


def states(occurrence, takes_places: bool) -> list[State]:
    """Nothing for a date that is held as announced, with places left."""
    found = []
    if occurrence.status == Status.CANCELLED:
        found.append(State("off", _because("Annulé", occurrence.reason)))
    elif occurrence.status == Status.POSTPONED:
        found.append(State("off", _because("Reporté", occurrence.reason)))
    elif occurrence.status == Status.RESCHEDULED:
        found.append(State("moved", _because(_rescheduled(occurrence), occurrence.reason)))
    elif occurrence.status == Status.ONLINE:
        found.append(State("online", _because("Déplacé en ligne", occurrence.reason)))
    if occurrence.shown_status == Status.FULL:
        found.append(State("full", _full(occurrence, takes_places)))
    return found


def _full(occurrence, takes_places: bool) -> str:
    if takes_places:
        return "Complet, liste d’attente possible"
    return "Complet, appelez avant de venir" if must_call(occurrence) else "Complet"


def places(occurrence, takes_places: bool) -> str:
    """ "Il reste 3 places sur 8"; only how many there are, when they are taken elsewhere."""
    total, left = occurrence.places, occurrence.places_left
    if not total or not left or occurrence.status == Status.FULL:
        return ""
    if not takes_places and not occurrence.places_taken:
        return _counted(total) if total > 1 else ""
    if total == 1:
        return "La place est libre"
    return f"Il reste {_counted(left)} sur{NBSP}{total}"


def price(event) -> str:
    """ "Payant : 5 € la séance"; "" when it is free without more to say."""
    if event.fee == Fee.FREE:
        return ""
    return _because(event.get_fee_display(), event.fee_note)


def publics(event) -> str:
    """ "Seniors, familles, enfants, à partir de 12 ans"; "" for everybody."""
    parts = [Public(code).said for code in event.publics]
    if ages := _ages(event.age_min, event.age_max):
        parts.append(ages)
    return ", ".join([*parts[:1], *map(uncapitalised, parts[1:])])


def _ages(youngest: int | None, oldest: int | None) -> str:
    if youngest and oldest:
        return f"De {youngest} à {oldest}{NBSP}ans"
    if youngest:
        return f"À partir de {youngest}{NBSP}ans"
    return f"Jusqu’à {oldest}{NBSP}ans" if oldest else ""


def _rescheduled(occurrence) -> str:
    if occurrence.original_start is None:
        return "Reprogrammé"
    before = occurrence.original_start.astimezone(PARIS).date()
    if before == first_day(occurrence):
        return "Nouveaux horaires"
    return f"Nouvelle date, au lieu du {french_date(before, weekday=True)}"


def _because(state: str, reason: str) -> str:
    """A reason that begins with an abbreviation ("CAF fermée") keeps it."""
    if reason[1:2].islower():
        reason = uncapitalised(reason)
    return f"{state}{NBSP}: {reason}" if reason else state


def _counted(places: int) -> str:
    return f"{places}{NBSP}place{'s' if places > 1 else ''}"
