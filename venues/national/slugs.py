"""Addresses of imported venues: from the name, then the commune, then a number."""

from itertools import chain, count

from core.text import fold
from venues.models import VenueIndexPage

_LONGEST = 100


class Slugs:
    """Every address taken under the index; ``take`` never gives the same one twice."""

    def __init__(self, index_page: VenueIndexPage):
        self._taken = set(index_page.get_children().values_list("slug", flat=True))

    def take(self, name: str, commune: str) -> str:
        base = _slug(name) or "lieu"
        town = _slug(f"{name} {commune}") or base
        numbered = (f"{town}-{number}" for number in count(2))
        slug = next(slug for slug in chain((base, town), numbered) if slug not in self._taken)
        self._taken.add(slug)
        return slug


def _slug(text: str) -> str:
    return fold(text).replace(" ", "-")[:_LONGEST].strip("-")
