"""What somebody who takes a place needs to know: on the page, in an e-mail, on paper."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from core.models import SiteSettings
from core.text import french_date, typographic
from events.bringing import items_for
from events.date_words import when
from events.enums import Status
from events.models import EventPage, Occurrence
from events.place import Place, place_of
from mediators.bring import all_items
from mediators.contact import Contact, venue_contact
from mediators.models import BringItem


def items_for_event(event: EventPage) -> list[BringItem]:
    return items_for(event, all_items())


def contact_for(event: EventPage, agency: SiteSettings) -> Contact | None:
    """Who answers the telephone: the number of the event, of its venue, of the agency."""
    if event.registration_phone:
        return Contact(event.registration_phone, "pour s’inscrire", is_there=True)
    return venue_contact(event.venue, agency)


@dataclass(frozen=True)
class Briefing:
    """One date of an event, in words. Needs ``event__venue``."""

    occurrence: Occurrence
    agency: SiteSettings

    @property
    def title(self) -> str:
        return typographic(self.occurrence.event.title)

    @property
    def when(self) -> str:
        return capfirst(when(self.occurrence))

    @property
    def before(self) -> str:
        """When it had been, "" when it was not moved."""
        start = self.occurrence.original_start
        if start is None:
            return ""
        return french_date(timezone.localtime(start).date(), weekday=True, year=True)

    @property
    def place(self) -> Place | None:
        return place_of(self.occurrence.event)

    @property
    def is_online(self) -> bool:
        """Nobody comes to the place, even before the address to join is known."""
        return self.occurrence.status == Status.ONLINE or bool(self.occurrence.online_url)

    @property
    def room(self) -> str:
        return self.occurrence.room or self.occurrence.event.room

    @property
    def bring(self) -> list[BringItem]:
        return items_for_event(self.occurrence.event)

    @property
    def contact(self) -> Contact | None:
        return contact_for(self.occurrence.event, self.agency)

    @property
    def url(self) -> str:
        return f"{settings.SITE_URL}{self.occurrence.event.path_on_site}"

    @property
    def cancel_url(self) -> str:
        return f"{settings.SITE_URL}{reverse('registration_cancel')}"
