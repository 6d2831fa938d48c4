"""A presence in words: "aujourd’hui, 14 h – 17 h (en ce moment)", "mardi 24 novembre, 14 h – 17 h".

Pure: ``now`` is passed in.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from core.text import NBSP, french_date, french_time, joined
from mediators.presence import Cut, Presence, hindrance, next_presence
from schedules.calendar import Calendar
from schedules.recurrence import PARIS

#: How the reason of a public holiday ends ("Armistice (jour férié)").
PUBLIC = "(jour férié)"
#: Days that a sentence says one by one.
MOST_TAKEN = 3
NOT_KNOWN = "La prochaine date n’est pas encore connue."


def when(presence: Presence, now: datetime) -> str:
    """The day and the hours as one says them at ``now`` (aware), without a capital letter."""
    now = now.astimezone(PARIS)
    current = " (en ce moment)" if presence.start <= now < presence.end else ""
    return f"{day_named(presence.day, now.date())}, {hours(presence)}{current}"


def dated(presence: Presence) -> str:
    """The same for paper and messages, which are read on another day: never "aujourd’hui"."""
    return f"{french_date(presence.day, weekday=True, year=True)}, {hours(presence)}"


def on_paper(presence: Presence, now: datetime) -> str:
    """``dated`` when ``when`` will be wrong tomorrow ("demain"), else ""."""
    tomorrow = now.astimezone(PARIS).date() + timedelta(days=1)
    return dated(presence) if presence.day <= tomorrow else ""


def hours(presence: Presence) -> str:
    """ "14 h – 17 h"."""
    start, end = french_time(presence.start.time()), french_time(presence.end.time())
    return f"{start}{NBSP}–{NBSP}{end}"


def parts_in_words(cut: Cut) -> str:
    """ "9 h – 10 h et 11 h – 12 h"."""
    return joined([hours(part) for part in cut.parts])


def day_named(day: date, today: date) -> str:
    """ "aujourd’hui", "demain", "mardi 24 novembre"; the year only when it is another one."""
    if day == today:
        return "aujourd’hui"
    if day == today + timedelta(days=1):
        return "demain"
    return french_date(day, weekday=True, year=day.year != today.year)


def reason_in_sentence(reason: str) -> str:
    """ "vacances de Noël", "lieu fermé : travaux"; the names of public holidays keep their capital."""
    return reason if reason.endswith(PUBLIC) else uncapitalised(reason)


def uncapitalised(text: str) -> str:
    """ "conseiller numérique", but "agent France Services"."""
    return text[:1].lower() + text[1:]


def unknown_after(permanences: Iterable, calendar: Calendar, today: date) -> str:
    """What to say when these rules go on past the school calendar that is known; "" otherwise."""
    known = calendar.known_until
    if not any(
        p.recurrence.depends_on_school and (known is None or p.last_day > known)
        for p in permanences
    ):
        return ""
    if known is None or known < today:
        return "Les prochaines dates ne sont pas encore connues\u00a0: appelez avant de venir."
    return f"Les dates après le {french_date(known, year=True)} ne sont pas encore connues."


def taken_sentence(name: str, days: list[date]) -> str:
    """For whoever writes a rule: the days on which a workshop takes its person; "" without any."""
    if not days:
        return ""
    said = [f"le {french_date(day, weekday=True)}" for day in days[:MOST_TAKEN]]
    if more := len(days) - len(said):
        said.append(f"{more}{NBSP}autre{'s' if more > 1 else ''} jour{'s' if more > 1 else ''}")
    return (
        f"{name} a un atelier ou une réunion à ces heures{NBSP}: {joined(said)}. "
        "La permanence n’aura pas lieu pendant ce temps."
    )


def why_no_date(permanence, now: datetime, calendar: Calendar) -> str:
    """One or two sentences about a permanence without any date to come; "" when it has one.

    Away or closed until a day, dates that the school calendar does not tell yet, or all over.
    """
    if next_presence(permanence, now, calendar):
        return ""
    rule = permanence.recurrence
    ahead = rule.days(now.astimezone(PARIS).date(), rule.last_day)
    days = [day for day in ahead if rule.slot(day).end > now]
    untold = {day for day in days if rule.depends_on_school and not calendar.knows(day)}
    if any(not hindrance(permanence, day) for day in untold):
        return NOT_KNOWN
    usual = (day for day in days if day in untold or not rule.reason_against(day, calendar))
    hindrances = [found for day in usual if (found := hindrance(permanence, day))]
    if not hindrances:
        return "Plus aucune permanence n’est prévue pour l’instant."
    until = french_date(max(found.last_day for found in hindrances), year=True)
    reasons = {reason_in_sentence(found.reason) for found in hindrances}
    why = f"{NBSP}: {reasons.pop()}" if len(reasons) == 1 else ""
    return f"Pas de permanence jusqu’au {until}{why}. La suite n’est pas encore annoncée."


def why_nobody(permanences: Iterable, now: datetime, calendar: Calendar) -> str:
    """``why_no_date`` of several permanences together; "" when one of them has a date."""
    found = {why_no_date(permanence, now, calendar) for permanence in permanences}
    if not found or "" in found:
        return ""
    if NOT_KNOWN in found:
        return NOT_KNOWN
    return found.pop() if len(found) == 1 else "Aucune date n’est prévue pour l’instant."
