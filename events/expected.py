"""A month or a season that stands for a date nobody knows yet: "2027-03", "2027-printemps". Pure."""

import re
from datetime import date

from core.text import MONTHS
from events.enums import Season

#: Seasons begin with the month, as the weather office counts them.
_FIRST_MONTHS = {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}
_CODE = re.compile(r"(20\d\d)-(0[1-9]|1[0-2]|printemps|ete|automne|hiver)")


def first_day_of(code: str) -> date | None:
    """The first day of the month or of the season; None for anything else."""
    if not (match := _CODE.fullmatch(code)):
        return None
    year, when = match.groups()
    return date(int(year), int(when) if when.isdigit() else _FIRST_MONTHS[Season(when)], 1)


def said(code: str) -> str:
    """ "mars 2027", "printemps 2027", "hiver 2026-2027"; "" for anything else."""
    if not (first := first_day_of(code)):
        return ""
    when = code[5:]
    if when.isdigit():
        return f"{MONTHS[first.month - 1]} {first.year}"
    years = f"{first.year}-{first.year + 1}" if when == Season.WINTER else str(first.year)
    return f"{Season(when).label.lower()} {years}"


def choices(today: date, months: int = 14) -> list[tuple[str, str]]:
    """The months to come, then the seasons to come, for a form."""
    numbers = range(today.year * 12 + today.month - 1, today.year * 12 + today.month - 1 + months)
    codes = [f"{number // 12}-{number % 12 + 1:02d}" for number in numbers]
    seasons = sorted(
        (date(year, month, 1), f"{year}-{season.value}")
        for year in (today.year, today.year + 1)
        for season, month in _FIRST_MONTHS.items()
        if (year, month + 2) >= (today.year, today.month)
    )
    codes += [code for _, code in seasons[:5]]
    return [(code, said(code)) for code in codes]
