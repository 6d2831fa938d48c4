"""The text of an ``opening_hours`` string: what it mentions, and what the evaluator gets wrong.

Two defects of opening-hours-py 2.1.4 are worked round here. It ignores school holidays (SH), and
it reads "SH Mo-Fr 14:00-17:00" as "SH,Mo-Fr": the rule of the holidays would replace that of every
other week. The same happens to "PH Mo-Fr". Such rules are taken out before evaluating.
"""

import re
from functools import lru_cache

_QUOTED = re.compile(r'"[^"]*"')
_RULE = re.compile(r'(?:[^;"]|"[^"]*")+')
_SCHOOL = re.compile(r"\bSH\b", re.IGNORECASE)
_PUBLIC = re.compile(r"\bPH\b", re.IGNORECASE)
_SUN = re.compile(r"\b(?:sunrise|sunset|dawn|dusk)\b", re.IGNORECASE)
_OPEN_END = re.compile(r"\d:\d\d\s*\+")
_WEEKDAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)\b"
_LISTED_SCHOOL = re.compile(r"\bSH\s*,\s*(?=PH\b|[A-Z][a-z]\b)|(?<=\w),\s*SH\b", re.IGNORECASE)
_ONLY_HOLIDAYS = re.compile(r"^(?:PH|SH)(?:\s*,\s*(?:PH|SH))*(?=\s|$)", re.IGNORECASE)
_HOLIDAY_ON_WEEKDAYS = re.compile(
    rf"\b(?:PH|SH)\s+{_WEEKDAY}|\b{_WEEKDAY}\s+(?:PH|SH)\b", re.IGNORECASE
)
_DAYS = r"[A-Z][a-z](?:-[A-Z][a-z])?"
_LISTED_PUBLIC = re.compile(rf"^(?:{_DAYS}\s*,\s*)*PH(?:\s*,\s*{_DAYS})*(?=\s|$)", re.IGNORECASE)
#: Good Friday and 26 December, in the words of the format.
_LOCAL_HOLIDAYS = "easter -2 days,Dec 26"
_WEEKLY = re.compile(
    rf"(?:{_WEEKDAY}|PH\b|off\b|closed\b|open\b|unknown\b|24/7|\d{{1,2}}:\d\d\+?|[-,;\s])*",
    re.IGNORECASE,
)


def unquoted(osm: str) -> str:
    """The string without its comments, so that their words are not taken for rules."""
    return _QUOTED.sub("", osm)


def comments(osm: str) -> list[str]:
    """What stands between quotes, in order, without doubles."""
    found = (quoted.strip('"').strip() for quoted in _QUOTED.findall(osm))
    return list(dict.fromkeys(filter(None, found)))


def split_rules(osm: str) -> list[str]:
    return [rule for part in _RULE.findall(osm) if (rule := part.strip())]


def mentions_school_holidays(osm: str) -> bool:
    return bool(_SCHOOL.search(unquoted(osm)))


def mentions_public_holidays(osm: str) -> bool:
    return bool(_PUBLIC.search(unquoted(osm)))


def follows_the_sun(osm: str) -> bool:
    return bool(_SUN.search(unquoted(osm)))


def has_open_end(osm: str) -> bool:
    """ "Mo 10:00+": opens at ten, and nobody says until when."""
    return bool(_OPEN_END.search(unquoted(osm)))


def holidays_on_weekdays_only(osm: str) -> bool:
    """ "PH Mo-Fr 10:00-12:00": more than the evaluator understands of public holidays."""
    return any(
        _HOLIDAY_ON_WEEKDAYS.search(unquoted(rule)) and not _SCHOOL.search(unquoted(rule))
        for rule in split_rules(osm)
    )


def is_weekly(osm: str) -> bool:
    """True when every week is like the others, holidays apart: no month, date or rank."""
    return bool(_WEEKLY.fullmatch(unquoted(ordinary(osm))))


@lru_cache(maxsize=4096)
def ordinary(osm: str) -> str:
    """The string as the evaluator may read it: what holds outside school holidays."""
    kept = []
    for rule in split_rules(osm.strip()):
        bare = unquoted(rule)
        if _HOLIDAY_ON_WEEKDAYS.search(bare):
            continue
        if _SCHOOL.search(bare):
            rule = _LISTED_SCHOOL.sub("", rule)
            if _SCHOOL.search(unquoted(rule)):
                continue
        kept.append(rule)
    return "; ".join(kept)


def with_local_holidays(osm: str) -> str:
    """What holds on public holidays also holds on the two that only Alsace and Moselle have."""
    parts = []
    for rule in split_rules(osm):
        parts.append(rule)
        if match := _LISTED_PUBLIC.match(rule):
            parts.append(f"{_LOCAL_HOLIDAYS}{rule[match.end() :]}")
    return "; ".join(parts)


def school_rules(osm: str) -> list[str] | None:
    """What the string says of school holidays: ``["off"]``, ``["Mo-Fr 10:00-12:00"]``…

    None when it says it in a way that cannot be put into words here.
    """
    found = []
    for rule in split_rules(osm):
        if not mentions_school_holidays(rule):
            continue
        rest, matched = _ONLY_HOLIDAYS.subn("", rule)
        if not matched or mentions_school_holidays(rest) or not is_weekly(rest):
            return None
        found.append(rest.strip())
    return found
