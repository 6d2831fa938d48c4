"""What a card of the list says of a venue, ready for the template: the answer first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.utils.text import capfirst

from core.models import SiteSettings
from core.text import WEEKDAYS, joined, typographic
from finder.needs import need_label
from finder.search import Found
from finder.undated import Undated
from finder.who import Here, Moment, elsewhere
from finder.wish import ACCESS_WORDS, Wish, weekdays_open
from mediators.bring import all_items, items_for
from mediators.contact import Contact, venue_contact, whom_to_call
from mediators.enums import Mode
from mediators.models import BringItem, Permanence
from mediators.presence import Presence
from mediators.sending import mail_link, sms_link, text_for
from mediators.wording import dated, when
from schedules.enums import weekday_number
from schedules.recurrence import DAY
from venues.models import VenuePage
from venues.opening.wording import bracketed, period

#: Other people that a card names; the venue's page has them all.
MOST_OTHERS = 4
MOST_CLOSURES = 2
DESK_HELP = "aide à l’accueil, sans rendez-vous"
#: How far ahead a closure is told when no date is.
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Lead:
    """The answer, in large: never anything else than what was asked.

    ``on_paper`` says it where ``text`` would be wrong tomorrow ("demain"), else "".
    """

    text: str = ""
    on_paper: str = ""


@dataclass(frozen=True)
class Card:
    """``presence`` is the one that ``lead`` speaks of; None when the place itself answers.

    ``also`` is the next one when it is no answer, ``others`` come too. ``nothing`` says that there
    is no date for what was asked; ``undated`` are people, by what is said of them. ``how`` and ``offers`` are why the place itself answers.
    """

    venue: VenuePage
    lead: Lead
    presence: Presence | None
    also: tuple[str, Presence] | None
    others: tuple[tuple[str, Presence], ...]
    undated: dict[str, list[Undated]]
    nothing: str
    how: str
    offers: str
    desk_help: str
    closed: tuple[str, ...]
    also_at: str
    bring: tuple[BringItem, ...]
    contact: Contact | None
    sms: str
    mail: str
    does_it_for_them: bool
    has_date: bool

    @property
    def distance(self) -> float | None:
        return self.venue.distance_km

    @property
    def help_with(self) -> str:
        """What is done at this permanence, in short words."""
        services = self.permanence.services if self.permanence else ()
        return ", ".join(need_label(service) for service in services)

    @property
    def permanence(self) -> Permanence | None:
        return self.presence and self.presence.permanence


def cards(found: Found, moment: Moment, agency: SiteSettings) -> list[Card]:
    """One for each venue found, in the same order. Constant queries."""
    heres = (found.people[venue.pk] for venue in found.venues)
    first = [here.first for here in heres if here.first and not found.wish.person]
    places = elsewhere(first, moment.today) if first else {}
    items = all_items()
    return [_card(venue, found, moment, agency, places, items) for venue in found.venues]


def bring_of(cards: Iterable[Card]) -> str:
    """What to bring to the people of a list, once for the sheet of paper: "a ; b ; c"."""
    labels = dict.fromkeys(item.label for card in cards for item in card.bring)
    return "\u00a0; ".join(labels)


def _card(
    venue: VenuePage,
    found: Found,
    moment: Moment,
    agency: SiteSettings,
    places: dict[int, str],
    items: Iterable[BringItem],
) -> Card:
    here, wish = found.people[venue.pk], found.wish
    presence = here.first
    permanence = presence and presence.permanence
    contact = whom_to_call(permanence, agency) if permanence else venue_contact(venue, agency)
    bring = tuple(items_for(permanence, items)) if permanence else ()
    text = text_for(
        venue,
        presence,
        phone=contact.phone if contact else "",
        url=f"{settings.SITE_URL}{venue.path_on_site}",
        bring=bring,
    )
    rest = [(when(p, moment.now), p) for p in here.presences[1 if presence else 0 :]]
    also = rest.pop(0) if rest and not presence else None
    return Card(
        venue=venue,
        lead=lead(venue, here, wish, moment),
        presence=presence,
        also=also,
        others=tuple(rest[:MOST_OTHERS]),
        undated={} if here.presences else _by_sentence(here.undated[:MOST_OTHERS]),
        nothing="" if here.answers or here.place_answers or not also else _nothing(wish),
        how=_how(venue, wish) if here.place_answers else "",
        offers=_offers(venue, wish) if here.place_answers and (wish.days or wish.access) else "",
        desk_help=_desk_help(venue, here, wish, moment),
        closed=_closed(venue, here, moment),
        also_at=places.get(permanence.pk, "") if permanence else "",
        bring=bring,
        contact=contact,
        sms=sms_link(text),
        mail=mail_link(venue.title, text),
        does_it_for_them=venue.pk in found.helping,
        has_date=here.start is not None,
    )


def lead(venue: VenuePage, here: Here, wish: Wish, moment: Moment) -> Lead:
    """Somebody's next time, else when the place is open, else how or for what one may come."""
    if here.first:
        return _dated(here, "", when(here.first, moment.now), dated(here.first), moment)
    if here.opening:
        return _dated(here, "Ouvert ", here.opening.when(moment.now), here.opening.dated, moment)
    if not here.place_answers:
        return Lead()
    if wish.days:
        open_on = [code for code in wish.days if code in weekdays_open(venue)]
        return Lead(f"Ouvert {joined([f'le {WEEKDAYS[weekday_number(c)]}' for c in open_on])}")
    return Lead(capfirst(ACCESS_WORDS[wish.access]) if wish.access else _offers(venue, wish))


def _dated(here: Here, before: str, text: str, on_paper: str, moment: Moment) -> Lead:
    is_near = here.start.date() <= moment.today + DAY
    return Lead(capfirst(f"{before}{text}"), capfirst(f"{before}{on_paper}") if is_near else "")


def _offers(venue: VenuePage, wish: Wish) -> str:
    """ "Ce lieu propose : Créer", of what was asked; "" when nothing was."""
    asked = [need_label(service) for service in wish.services if service in venue.services]
    return f"Ce lieu propose\u00a0: {joined(asked)}" if asked else ""


def _nothing(wish: Wish) -> str:
    if wish.days or wish.access:
        return f"Pas de date annoncée {wish.coming_words}."
    return "Pas de date annoncée pour ce que vous cherchez."


def _how(venue: VenuePage, wish: Wish) -> str:
    """How one comes to a place that answers by itself."""
    if venue.desk_help and wish.access != Mode.APPOINTMENT:
        return capfirst(DESK_HELP)
    return capfirst(ACCESS_WORDS.get(wish.access, ""))


def _desk_help(venue: VenuePage, here: Here, wish: Wish, moment: Moment) -> str:
    """Help at the desk, worded so that two ways of coming to one place are both understood."""
    tomorrow = moment.today + DAY
    shut = any(c.first_day <= tomorrow <= c.last_day for c in venue.known_closures)
    if not venue.desk_help or shut:
        return ""
    if here.place_answers:
        return f"Aussi\u00a0: {DESK_HELP}" if wish.access == Mode.APPOINTMENT else ""
    return f"Le reste du temps\u00a0: {DESK_HELP}" if here.first else capfirst(DESK_HELP)


def _closed(venue: VenuePage, here: Here, moment: Moment) -> tuple[str, ...]:
    """The closures until the answer: they are why it is so far.

    Without anybody, the hours of the card tell that of today.
    """
    until = here.start.date() if here.start else moment.today + SOON
    told = (
        c
        for c in venue.known_closures
        if c.first_day <= until and c.last_day >= moment.today
        if here.first or c.first_day > moment.today
    )
    return tuple(
        f"Fermé {period(c.first_day, c.last_day)}{bracketed(typographic(c.reason))}"
        for c in islice(told, MOST_CLOSURES)
    )


def _by_sentence(undated: Iterable[Undated]) -> dict[str, list[Undated]]:
    said = defaultdict(list)
    for item in undated:
        said[item.sentence].append(item)
    return dict(said)
