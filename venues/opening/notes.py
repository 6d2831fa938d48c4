"""What a string says beside the week: public holidays, school holidays, comments."""

from datetime import date, timedelta
from functools import lru_cache

from core.text import NBSP

from . import rules
from .evaluate import DAY, is_public_holiday, midnight, spans
from .week import CLOSED, grouped, ordinary_week
from .wording import bracketed, capitalised, period, spans_text, uncapitalised

#: Long enough for each fixed holiday to fall on each day of the week.
_YEARS = range(2026, 2034)
CLOSURES_AHEAD = timedelta(days=60)
SCHOOL_NOTICE = "Horaires différents pendant les vacances scolaires"


@lru_cache(maxsize=4096)
def notes_of(osm: str) -> tuple[str, ...]:
    """Sentences in French, in the order in which they matter."""
    found = [public_holidays(osm), school_holidays(osm)]
    if rules.follows_the_sun(osm):
        found.append("Les horaires suivent le lever et le coucher du soleil.")
    if rules.has_open_end(osm):
        found.append("L’heure de fermeture n’est pas précisée.")
    found += [ended(capitalised(comment)) for comment in rules.comments(osm)]
    return tuple(filter(None, found))


def public_holidays(osm: str) -> str:
    """ "Fermé les jours fériés.", when the string speaks of them and means the same for all."""
    if not rules.mentions_public_holidays(osm):
        return ""
    texts = {spans_text(list(spans(osm, midnight(day), midnight(day + DAY)))) for day in holidays()}
    if texts == {""}:
        return "Fermé les jours fériés."
    return f"Les jours fériés{NBSP}: {texts.pop()}." if len(texts) == 1 else ""


def school_holidays(osm: str) -> str:
    """The rule of the school holidays in words, or at least that there is one."""
    if not rules.mentions_school_holidays(osm):
        return ""
    described = [_school_rule(rule) for rule in rules.school_rules(osm) or []]
    return f"{SCHOOL_NOTICE}{f'{NBSP}: ' if described else ''}{f'{NBSP}; '.join(described)}."


def _school_rule(rule: str) -> str:
    """ "off" → "fermé"; "Mo-Fr 10:00-12:00" → "du lundi au vendredi, 10 h – 12 h"."""
    groups = [group for group in grouped(ordinary_week(rule)) if group.text != CLOSED]
    if not groups:
        return "fermé"
    return ", ".join(
        f"{uncapitalised(group.label)}, {uncapitalised(group.text)}" for group in groups
    )


@lru_cache(maxsize=1)
def holidays() -> tuple[date, ...]:
    """The public holidays of a few years, from the evaluator's own calendar."""
    first, last = date(_YEARS[0], 1, 1), date(_YEARS[-1], 12, 31)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in days if is_public_holiday(day))


def closures_ahead(closures, today: date) -> list[str]:
    """ "Fermé du 22 décembre au 3 janvier (inventaire)", for those of the next two months."""
    coming = [c for c in closures if today < c.first_day <= today + CLOSURES_AHEAD]
    return [
        f"Fermé {period(c.first_day, c.last_day)}{bracketed(c.reason)}"
        for c in sorted(coming, key=lambda c: (c.first_day, c.last_day))
    ]


def ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def week_title(monday: date) -> str:
    """ "Semaine du 23 au 29 mars"."""
    return f"Semaine {period(monday, monday + timedelta(days=6))}"
