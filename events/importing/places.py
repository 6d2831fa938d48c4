"""Where an event of a file takes place: the venue of the import, another one, or nobody knows.

- No place, or one that is online: the venue of the import.
- A venue of the network, by its name (and town, when the file has it) or by its street and postal
  code: that venue, when the user may work on it.
- Anything else waits in the queue, a full address too: only the library knows whether it organises
  there, and under which of its venues.
"""

from collections import defaultdict
from dataclasses import dataclass

from core.text import NBSP, normalise
from events.importing.incoming import IncomingPlace
from events.importing.typed_place import is_online
from venues.models import VenuePage


@dataclass(frozen=True)
class Found:
    """``venue``: its key, None when the event has to wait, for the reason ``why``."""

    venue: int | None
    why: str = ""


@dataclass(frozen=True)
class _Known:
    pk: int
    name: str
    street: str
    postal_code: str
    town: str

    def agrees_with(self, place: IncomingPlace) -> bool:
        """Nothing that the file says of the town is against it."""
        if place.postal_code and place.postal_code != self.postal_code:
            return bool(place.town) and normalise(place.town) == self.town
        return not place.town or normalise(place.town) == self.town


class Places:
    """Every venue in memory: made once, then asked as often as a file has events.

    ``may_edit`` says whether the user may work on a venue.
    """

    def __init__(self, given: VenuePage, may_edit):
        self.given, self._may_edit = given.pk, may_edit
        self._by_name: dict[str, list[_Known]] = defaultdict(list)
        self._by_street: dict[tuple[str, str], list[_Known]] = defaultdict(list)
        rows = VenuePage.objects.order_by("pk").values_list(
            "pk", "title", "street_address", "postal_code", "commune_name"
        )
        for pk, title, street, postal_code, town in rows:
            known = _Known(pk, normalise(title), normalise(street), postal_code, normalise(town))
            self._by_name[known.name].append(known)
            if known.street:
                self._by_street[known.street, postal_code].append(known)

    def find(self, place: IncomingPlace) -> Found:
        if not place.text or is_online(place.text) or is_online(place.name):
            return Found(self.given)
        known = self._known(place)
        if any(venue.pk == self.given for venue in known):
            return Found(self.given)
        if len(known) > 1:
            return Found(None, f"plusieurs lieux portent ce nom{NBSP}: {place.text}.")
        if not known:
            return Found(None, f"lieu inconnu{NBSP}: {place.text}.")
        if not self._may_edit(known[0].pk):
            return Found(None, f"c’est le lieu d’une autre bibliothèque{NBSP}: {place.text}.")
        return Found(known[0].pk)

    def _known(self, place: IncomingPlace) -> list[_Known]:
        names = dict.fromkeys(normalise(name) for name in (place.name, place.text))
        for name in names:
            if found := [v for v in self._by_name.get(name, []) if v.agrees_with(place)]:
                return found
        if place.address and place.postal_code:
            key = normalise(place.address), place.postal_code
            return self._by_street.get(key, [])
        return []
