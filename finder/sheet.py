"""The fridge sheet of a commune: who is where, which days this quarter, on one A4.

``finder.sheet_days`` puts days in words, ``finder.sheet_venues`` chooses the venues,
``finder.sheet_paper`` measures, ``finder.sheet_filling`` makes them fit and ``finder.sheet_foot``
says the rest.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from core.models import SiteSettings
from core.text import NBSP, french_date, near, typographic
from finder.sheet_days import Days, last_day_shown
from finder.sheet_filling import Filled, fill
from finder.sheet_foot import BRING_LINES, Foot, bring_text, foot_of, valid_sentence
from finder.sheet_paper import (
    LARGER,
    SMALLEST,
    TITLE,
    TITLE_LINES,
    Block,
    Letters,
    height_of,
    lines_of,
)
from finder.sheet_venues import (
    FAR_KM,
    MOST_COUNTED,
    REACH_KM,
    Source,
    presences_around,
    venues_around,
)
from mediators.bring import all_items, items_for_venue
from mediators.models import Permanence
from schedules.calendar import Calendar
from schedules.recurrence import PARIS
from venues.models import Commune

SUBJECT = "Pour l’ordinateur, le téléphone et les démarches sur internet."
MORE_HERE = "Autres permanences ici\u00a0: {}. Téléphonez."
NO_PRESENCE = (
    f"Pas de permanence à moins de {REACH_KM}{NBSP}km pour l’instant. "
    "Voici les lieux les plus proches. Appelez avant de venir."
)
NO_VENUE = f"Nous ne connaissons pas de lieu à moins de {FAR_KM}{NBSP}km."
CALL_US = "Appelez-nous\u00a0: nous cherchons avec vous."
#: In lines, the spaces and rules around the head and above what to bring.
HEAD_SPACE, BRING_SPACE = 0.5, 0.8


@dataclass(frozen=True)
class Head:
    """What stands above the venues."""

    title: str
    dates: str
    notice: str
    subject: str = SUBJECT

    def height(self, letters: Letters) -> float:
        """In lines, rules and spaces included."""
        rows = lines_of(self.subject, width=letters.width)
        rows += lines_of(self.dates, width=letters.width)
        rows += lines_of(self.notice, width=letters.width, bold=True)
        title = lines_of(self.title, width=letters.width, bold=True, scale=TITLE)
        return title * TITLE_LINES + rows + HEAD_SPACE


@dataclass(frozen=True)
class Sheet:
    """All that stands on the paper, from top to bottom, in letters of one size."""

    head: Head
    blocks: tuple[Block, ...]
    others: str
    bring: str
    foot: Foot
    letters: Letters = SMALLEST

    @property
    def height(self) -> float:
        """In lines of its letters."""
        width = self.letters.width
        body = sum(height_of(block, width) for block in self.blocks)
        bring = BRING_SPACE + lines_of(self.bring, width=width) + 1
        return (
            self.head.height(self.letters)
            + body
            + lines_of(self.others, width=width)
            + bring
            + self.foot.height(self.letters)
        )

    @property
    def is_one_page(self) -> bool:
        return self.height <= self.letters.lines


def sheet_of(
    commune: Commune, now: datetime, *, calendar: Calendar, agency: SiteSettings, site_url: str
) -> Sheet:
    """The sheet as one prints it at ``now`` (aware). A constant number of queries.

    Where all there is to say fits, it is said in the largest letters that hold it.
    """
    today = now.astimezone(PARIS).date()
    last = last_day_shown(today, calendar)
    around = presences_around(commune, now, last, calendar, agency)
    sources = around.sources or venues_around(commune, now, last, agency)
    head = Head(
        title=f"De l’aide {near(commune.name)}",
        dates=dates_sentence(today, last),
        notice=notice(sources, bool(agency.phone)),
    )
    foot = foot_of(commune, today=today, valid_until=last, agency=agency, site_url=site_url)
    whole = Filled(tuple(source.block for source in sources), around.others)
    bring = BRING_SPACE + (BRING_LINES if around.sources else 0) + 1
    filled = on_paper(whole, foot, head.height(SMALLEST) + bring)
    sheet = _sheet(head, foot, sources, filled, (today, last))
    sizes = LARGER if filled == whole else ()
    larger = (replace(sheet, letters=letters) for letters in sizes)
    return next((found for found in larger if found.is_one_page), sheet)


def _sheet(
    head: Head, foot: Foot, sources: list[Source], filled: Filled, dates: tuple[date, date]
) -> Sheet:
    today, last = dates
    shown = shown_of(sources, filled)
    items = items_for_venue([permanence for permanence, _ in shown], all_items())
    valid = valid_until(shown, last)
    return Sheet(
        head=replace(head, dates=dates_sentence(today, valid)),
        blocks=filled.blocks,
        others=others_sentence(filled.left_out, foot) if shown and filled.left_out else "",
        bring=bring_text([typographic(item.label) for item in items]),
        foot=replace(foot, valid=valid_sentence(valid)),
    )


def on_paper(whole: Filled, foot: Foot, taken: float) -> Filled:
    """What the page holds above its foot, when ``taken`` lines are for the rest."""
    return fill(
        whole.blocks,
        SMALLEST.lines - taken - foot.height(SMALLEST),
        others=whole.left_out,
        rest=lines_of(others_sentence(MOST_COUNTED, foot)),
        more=MORE_HERE,
    )


def notice(sources: list[Source], has_phone: bool) -> str:
    """What to know before the venues; "" when all is well."""
    if not sources:
        return f"{NO_VENUE} {CALL_US}" if has_phone else NO_VENUE
    days = [days for source in sources for days in source.days]
    if not days:
        return NO_PRESENCE
    if cut_at := [told.known_until for told in days if told.known_until]:
        day = french_date(min(cut_at), year=True)
        return f"Après le {day}, les vacances ne sont pas encore connues{NBSP}: téléphonez."
    return ""


def dates_sentence(first: date, last: date) -> str:
    return f"Du {french_date(first, year=True)} au {french_date(last, year=True)}"


def others_sentence(left_out: int, foot: Foot) -> str:
    """The number to call and the address are at the foot of the same page."""
    many = "s" if left_out > 1 else ""
    where = "appelez le numéro du bas" if foot.contact else "voyez l’adresse du bas"
    return f"Et {left_out}{NBSP}autre{many} permanence{many} près d’ici{NBSP}: {where}."


def shown_of(sources: list[Source], filled: Filled) -> list[tuple[Permanence, Days]]:
    """The permanences that are on the paper, each with its days."""
    return [
        pair
        for source, block in zip(sources, filled.blocks, strict=False)
        for pair in list(zip(source.permanences, source.days, strict=True))[: len(block.entries)]
    ]


def valid_until(shown: list[tuple[Permanence, Days]], last: date) -> date:
    """Until when all that is written is true: the end of the sheet, of the school calendar, or of
    the first rule to end. Dates written one by one say it themselves, unless nothing else does."""
    ends = [days.known_until for _, days in shown if days.known_until]
    rules = [days.until for _, days in shown if days.until]
    written = [permanence.last_day for permanence, _ in shown]
    return min([last, *ends, *rules] if rules or not written else [last, *ends, max(written)])
