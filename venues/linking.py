"""A venue and its commune: the link, the INSEE code, and a place on the map when none was given."""

from core.text import normalise
from venues.gazetteer import CommuneIndex, find_commune
from venues.models import Commune, VenuePage


def link_commune(venue: VenuePage, index: CommuneIndex | None = None) -> None:
    """Find the venue's commune and complete the venue by it, in memory.

    Without ``index`` the whole gazetteer is read, unless the venue is still in the commune that it
    is linked to. An INSEE code that we filled in ourselves goes when somebody types another town.
    """
    linked = venue.commune
    if linked and venue.insee_code == linked.insee_code:
        if not venue.town_was_typed() or _is_called(linked, venue):
            place(venue, linked)
            return
        venue.insee_code = ""
    find = index.find if index else find_commune
    place(venue, find(venue.commune_name, venue.postal_code, venue.insee_code))


def place(venue: VenuePage, commune: Commune | None) -> None:
    """Link the venue to this commune; without coordinates it gets the commune's centre, flagged.

    Coordinates typed over a centre are true ones; a centre follows its venue to another commune.
    """
    if venue.location_approximate and venue.point_was_typed():
        venue.location_approximate = False
    code = commune.insee_code if commune else None
    follows = venue.location_approximate and code != venue.commune_id
    if venue.latitude is None or follows:
        venue.latitude = commune.latitude if commune else None
        venue.longitude = commune.longitude if commune else None
        venue.location_approximate = commune is not None
    venue.commune = commune
    if commune and not venue.insee_code:
        venue.insee_code = commune.insee_code
    venue.remember_place()


def _is_called(commune: Commune, venue: VenuePage) -> bool:
    """The venue names this commune, present or former, with one of its postal codes if any."""
    names = map(normalise, [commune.name, *commune.former_names])
    return normalise(venue.commune_name) in names and (
        not venue.postal_code or venue.postal_code in commune.postal_codes
    )
