"""Where an event takes place: its venue, or elsewhere for once."""

from dataclasses import dataclass

from core.text import typographic
from venues.models import VenuePage


@dataclass(frozen=True)
class Place:
    """``url`` is that of the venue's page, "" elsewhere; the point is None when nobody knows it."""

    name: str
    street: str
    postal_code: str
    town: str
    access: str = ""
    latitude: float | None = None
    longitude: float | None = None
    is_approximate: bool = False
    url: str = ""

    @property
    def address_line(self) -> str:
        town = f"{self.postal_code} {self.town}".strip()
        return typographic(", ".join(part for part in (self.street, town) if part))


def place_of(event) -> Place | None:
    """None for an event whose venue is gone. Needs ``venue``."""
    venue: VenuePage | None = event.venue
    if event.is_elsewhere:
        return Place(
            name=event.place_name,
            street=event.place_address,
            postal_code=event.place_postal_code,
            town=event.place_commune,
            access=event.access_note,
            latitude=event.latitude,
            longitude=event.longitude,
        )
    if venue is None:
        return None
    return Place(
        name=venue.title,
        street=venue.street_address,
        postal_code=venue.postal_code,
        town=venue.commune_name,
        access=event.access_note or venue.access_notes,
        latitude=venue.latitude,
        longitude=venue.longitude,
        is_approximate=venue.location_approximate,
        url=venue.path_on_site,
    )
