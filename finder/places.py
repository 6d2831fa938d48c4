"""The place a visitor means, street addresses included, and what to propose while they type."""

from django.conf import settings

from core.text import normalise
from finder.geocoder import find_address
from venues.places.candidates import Candidate, Rank
from venues.places.known import find_known, place_index
from venues.places.query import reads_like_address


def locate_place(text: str) -> list[Candidate]:
    """The place the text means, and those it may mean just as well. Empty when it means none.

    Communes, former communes, postal codes and venues are found without a network; a street
    address only where ``GEOCODER_URL`` is set, and without it the commune it cites.
    """
    found = find_known(text)
    if settings.GEOCODER_URL and needs_geocoder(text, found):
        near = (found[0].latitude, found[0].longitude) if found else place_index().centre
        if address := find_address(text, near):
            return [address, *found]
    return found


def needs_geocoder(text: str, found: list[Candidate]) -> bool:
    """A street address, or words that no name has; a name we know needs nobody else."""
    if reads_like_address(text):
        return not found or found[0].rank >= Rank.SPELLING or found[0].rank == Rank.CODE
    return not found and bool(normalise(text))


def suggestions(text: str, limit: int = 8) -> list[dict]:
    """While somebody types: ``label`` and ``reason`` to show, ``value`` to put in the field."""
    return [
        {
            "label": found.label,
            "value": found.query,
            "kind": found.kind,
            "reason": found.reason.value,
        }
        for found in place_index().locate(text, limit)
    ]
