"""What a card of the list says of a venue's people, ready for the template."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from core.models import SiteSettings
from core.text import WEEKDAYS, joined
from finder.needs import need_label
from finder.search import Found
from finder.who import Here, Moment, elsewhere
from finder.wish import Wish
from mediators.bring import all_items, items_for
from mediators.contact import Contact, venue_contact, whom_to_call
from mediators.models import BringItem, Permanence
from mediators.presence import Presence
from mediators.sending import mail_link, sms_link, text_for
from mediators.wording import dated, when
from schedules.enums import weekday_number
from schedules.recurrence import DAY
from venues.models import VenuePage

#: Other people that a card names; the venue's page has them all.
MOST_OTHERS = 4


@dataclass(frozen=True)
class Card:
    """``presence`` is the answer: who comes next, ``when`` in words; ``others`` come too.

    ``on_paper`` is the date when ``when`` would be wrong tomorrow ("demain"), else "".
    ``open_days`` is why the venue is there when nobody is expected on the days asked for.
    """

    venue: VenuePage
    presence: Presence | None
    when: str
    on_paper: str
    others: tuple[tuple[str, Presence], ...]
    undated: tuple[Permanence, ...]
    also_at: str
    bring: tuple[BringItem, ...]
    contact: Contact | None
    sms: str
    mail: str
    open_days: str
    does_it_for_them: bool

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
    heres = (found.people.get(venue.pk, Here()) for venue in found.venues)
    first = [here.first for here in heres if here.first and not found.wish.person]
    places = elsewhere(first, moment.today) if first else {}
    items = all_items()
    return [_card(venue, found, moment, agency, places, items) for venue in found.venues]


def _card(
    venue: VenuePage,
    found: Found,
    moment: Moment,
    agency: SiteSettings,
    places: dict[int, str],
    items: Iterable[BringItem],
) -> Card:
    here = found.people.get(venue.pk, Here())
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
    return Card(
        venue=venue,
        presence=presence,
        when=when(presence, moment.now) if presence else "",
        on_paper=dated(presence) if presence and presence.day <= moment.today + DAY else "",
        others=tuple((when(p, moment.now), p) for p in here.presences[1 : 1 + MOST_OTHERS]),
        undated=here.undated[:MOST_OTHERS],
        also_at=places.get(permanence.pk, "") if permanence else "",
        bring=bring,
        contact=contact,
        sms=sms_link(text),
        mail=mail_link(venue.title, text),
        open_days=open_days(venue, here, found.wish),
        does_it_for_them=venue.pk in found.helping,
    )


def open_days(venue: VenuePage, here: Here, wish: Wish) -> str:
    """ "le samedi", when that is why the venue is there and nobody is expected that day."""
    if here.answers or not wish.days:
        return ""
    hours = getattr(venue, "hours", None)
    days = [code for code in wish.days if hours and code in hours.open_weekdays]
    return joined([f"le {WEEKDAYS[weekday_number(code)]}" for code in days])
