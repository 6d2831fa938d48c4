"""How one takes a place, for a calendar and for other sites: the typed list of OpenAgenda."""

from typing import NamedTuple

from django.conf import settings

from core.models import SiteSettings
from events.enums import Means
from mediators.contact import venue_contact


class WayIn(NamedTuple):
    """``kind`` is "link", "phone" or "email"; ``value`` an address or a number as it is stored."""

    kind: str
    value: str


def ways_in(event, agency: SiteSettings) -> list[WayIn]:
    """In the order of ``Means``; none for an event that one comes to without registering."""
    phone = event.registration_phone
    if not phone and (contact := venue_contact(event.venue, agency)):
        phone = contact.phone
    known = {
        Means.SITE: WayIn("link", f"{settings.SITE_URL}{event.path_on_site}"),
        Means.PHONE: WayIn("phone", phone),
        Means.LINK: WayIn("link", event.registration_url),
        Means.EMAIL: WayIn("email", event.registration_email),
    }
    return [way for means, way in known.items() if event.takes_places_on(means) and way.value]
