"""`/lieux/<venue>/<event>/affiche/`: one A4 for the wall, black on white, that always holds on one
sheet: the letters shrink first, then what is least needed gives way.
"""

from dataclasses import dataclass, replace
from math import ceil

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import Truncator, capfirst
from django.views.decorators.http import require_safe

from core.context_processors import site_settings
from core.qr import code_svg
from core.templatetags.core_tags import short_address
from core.text import NBSP, typographic
from events.enums import Means
from events.event_view import DateView, EventView, event_view, stored
from events.visibility import find_event
from mediators.contact import Contact

#: Points: of the body, from the best to the smallest that may be printed.
LETTERS = (20, 18, 16, 14)
#: Of the page within its margins, in points; of the code in its foot, and of what stands beside it.
WIDTH, HEIGHT, CODE, BESIDE_CODE = 516, 745, 110, 400
#: The width of a small letter in ems, in the widest system font, and the height of a line in letters.
PLAIN, BOLD, LINE = 0.57, 0.66, 1.25
#: How many small letters a capital is wide, and the widest of them.
CAPITAL, WIDEST = 1.3, 1.75
#: Sizes of the parts, in letters of the body. The long title of a long text is a sentence.
TITLE, LONG_TITLE, WHEN, PLACE, PHONE = 2.6, 1.6, 1.4, 1.2, 2.2
SHORT_TITLE = 60
#: Space between parts, in lines.
GAP = 0.7
#: Around what to bring, as the template says it.
BRING, NOTHING = "À apporter, si vous l’avez :", "Rien à apporter ? Venez quand même."
LONGEST_LINE, LONGEST_NAME, LONGEST_ADDRESS = 130, 110, 90
ELSEWHERE = f"Attention{NBSP}: autre lieu que d’habitude."
ONLINE = f"En ligne{NBSP}: pas sur place."


@dataclass(frozen=True)
class Poster:
    """``notices``: what is not as usual on the next date, the first one matters most. ``lines``
    under the place: its address, room, how to enter. ``facts``: price, public.
    ``typed``: the address of the page, when it is short enough to be typed."""

    kind: str
    title: str
    summary: str
    when: str
    then: str
    notices: tuple[str, ...]
    warning: str
    place: str
    lines: tuple[str, ...]
    facts: tuple[str, ...]
    bring: tuple[str, ...]
    contact: Contact | None
    register: str
    typed: str
    letters: int = LETTERS[0]

    @property
    def is_long(self) -> bool:
        return len(self.title) > SHORT_TITLE

    def height(self) -> float:
        """In points, as tall as it can come out."""
        long = LONG_TITLE if self.is_long else TITLE
        blocks = [
            [(self.kind, BOLD, 1), (self.title, BOLD, long), (self.summary, PLAIN, 1)],
            [(self.when, BOLD, WHEN), (self.then, PLAIN, 1)]
            + [(notice, BOLD, 1) for notice in self.notices],
            [(self.warning, BOLD, 1), (self.place, BOLD, PLACE)]
            + [(line, PLAIN, 1) for line in self.lines],
            [(" · ".join(self.facts), PLAIN, 1)],
            [(f"{BRING} {' ; '.join(self.bring)}. {NOTHING}" if self.bring else "", PLAIN, 1)],
        ]
        foot = [(self.register, BOLD, 1), (self.typed, PLAIN, 1)]
        if self.contact:
            foot.append(("0" * 14, BOLD, PHONE))
        spaces = GAP * self.letters * (len(blocks) + 1)
        words = sum(self._of(block, WIDTH) for block in blocks)
        return words + spaces + max(CODE, self._of(foot, BESIDE_CODE))

    def _of(self, block, width: int) -> float:
        return sum(
            ceil(_width(text) * letter * size * self.letters / width) * LINE * size * self.letters
            for text, letter, size in block
        )

    @property
    def fits(self) -> bool:
        return self.height() <= HEIGHT


@require_safe
def poster(request, venue: str, event: str):
    """Of a public event with something to come to; of another one, its page says why not."""
    found = find_event(venue, event, AnonymousUser())
    now = timezone.now()
    view = event_view(found, stored(found, now), now, site_settings(request))
    if not view.can_come:
        return redirect(found.path_on_site)
    address = f"{settings.SITE_URL}{found.path_on_site}"
    context = {
        "event": found,
        "poster": fitted(poster_of(view, address)),
        "code": code_svg(address, f"La page de l’atelier {found.title}, à jour"),
    }
    return render(request, "events/poster.html", context)


def poster_of(view: EventView, address: str) -> Poster:
    """Everything that there is to say, in the largest letters; ``address`` is the page's, whole."""
    event, place = view.event, view.place
    typed = short_address(address)
    is_away = not view.comes_in
    lines = [place.address_line, _room(view), place.access] if place and not is_away else []
    return Poster(
        kind=event.get_format_display(),
        title=typographic(event.title),
        summary=event.summary,
        when=_when(view),
        then=_then(view),
        notices=tuple(_cut(typographic(notice), LONGEST_LINE) for notice in _notices(view)),
        warning=ELSEWHERE if event.is_elsewhere and not is_away else "",
        place=ONLINE if is_away else _cut(typographic(place.name), LONGEST_NAME) if place else "",
        lines=tuple(_cut(typographic(line), LONGEST_LINE) for line in lines if line),
        facts=tuple(filter(None, [view.price or event.get_fee_display(), view.publics])),
        bring=tuple(item.label for item in view.bring),
        contact=view.contact,
        register=_register(view),
        typed=typed if len(typed) <= LONGEST_ADDRESS else "",
    )


def fitted(poster: Poster) -> Poster:
    """In the largest letters in which it holds on the sheet; else without what is least needed."""
    for letters in LETTERS:
        poster = replace(poster, letters=letters)
        if poster.fits:
            return poster
    while poster.bring and not poster.fits:
        poster = replace(poster, bring=poster.bring[:-1])
    for name in ("summary", "facts", "then"):
        # What is said of the next date needs the date.
        if not poster.fits and not (name == "then" and poster.notices):
            poster = replace(poster, **{name: type(getattr(poster, name))()})
    while len(poster.lines) > 1 and not poster.fits:
        poster = replace(poster, lines=poster.lines[:-1])
    while len(poster.notices) > 1 and not poster.fits:
        poster = replace(poster, notices=poster.notices[:-1])
    while len(poster.title) > SHORT_TITLE and not poster.fits:
        poster = replace(poster, title=_cut(poster.title, len(poster.title) - 10))
    return poster


def _when(view: EventView) -> str:
    if view.sentence:
        return capfirst(view.sentence)
    if view.is_to_confirm:
        when = f" {view.expected}" if view.expected else ""
        return f"Date à confirmer{when and NBSP + ':'}{when}"
    return "Les prochaines dates ne sont pas encore connues."


def _then(view: EventView) -> str:
    """The next date, where the sentence gives a rule, or where it is not as the others."""
    if view.next is None or len(view.dates) < 2:
        return ""
    if not (view.event.has_rule or _notices(view)):
        return ""
    return f"Prochaine date{NBSP}: {view.next.dated}"


def _notices(view: EventView) -> list[str]:
    """Of the next date: its state and why, its room, its note."""
    date = view.next
    if date is None:
        return []
    found = [f"{state.text}." for state in date.states]
    if date.is_online:
        found.append("Ce jour-là, ne venez pas sur place.")
    elif date.occurrence.room and len(view.dates) > 1:
        found.append(f"Ce jour-là, autre salle{NBSP}: {date.room}.")
    return [*found, date.occurrence.note] if date.occurrence.note else found


def _room(view: EventView) -> str:
    """The usual one; that of the date where there is only one."""
    return view.next.room if len(view.dates) == 1 else view.event.room


def _register(view: EventView) -> str:
    if view.is_to_confirm and view.next is None:
        return "Appelez pour connaître la date."
    if Means.NONE in view.means:
        return _free_entry(view.next)
    ways = {Means.PHONE: "par téléphone", Means.EMAIL: "par courriel"}
    said = " ou ".join(ways[means] for means in ways if means in view.means)
    if Means.SITE in view.means or Means.LINK in view.means:
        said = f"{said}{', ou ' if said else ''}sur internet{NBSP}: photographiez ce carré"
    return f"Inscription {said}." if said else "Appelez avant de venir."


def _free_entry(date: DateView | None) -> str:
    if date and date.is_full:
        return "Sans inscription. Appelez avant de venir."
    if date and date.is_online:
        return "Sans inscription. Pour suivre en ligne, photographiez ce carré."
    return f"Sans inscription{NBSP}: venez directement."


def _width(text: str) -> float:
    """In small letters."""
    return sum(WIDEST if c in "MW@%Œ" else CAPITAL if c.isupper() else 1 for c in text)


def _cut(text: str, longest: int) -> str:
    return Truncator(text).chars(longest, truncate="…")
