"""The places this process knows, ready to be asked: what any page that asks "where?" calls.

The index is built once and kept in memory. It is built again when a venue or a commune changes: a
version in Django's cache says so at once to every process that shares the cache, and a small stamp
read from the database, at most every half minute, says so to the others. A warm request asks the
database nothing else.
"""

import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from core.text import normalise
from venues.models import Commune, VenuePage
from venues.models.communes import DEPARTMENTS
from venues.places.candidates import Candidate, CommunePlace, VenuePlace
from venues.places.commune_names import CommuneNames
from venues.places.locate import PlaceIndex, rivals
from venues.places.stamps import commune_stamp, venue_stamp
from venues.places.venue_names import VenueNames

#: Communes and venues are checked in turn, so each of them once a minute.
CHECK_EVERY_S = 30


def read_communes() -> CommuneNames:
    rows = Commune.objects.order_by().values_list(
        "insee_code", "name", "department", "latitude", "longitude",
        "postal_codes", "population", "former_names",
    )  # fmt: skip
    return CommuneNames(CommunePlace(*row) for row in rows)


def read_venues(communes: CommuneNames) -> VenueNames:
    rows = (
        VenuePage.objects.visible()
        .filter(latitude__isnull=False, longitude__isnull=False)
        .order_by()
        .values_list("pk", "title", "commune_name", "postal_code", "latitude", "longitude")
    )
    populations = {normalise(c.name): c.population for c in reversed(communes.communes)}
    return VenueNames((VenuePlace(*row) for row in rows), populations)


@dataclass(frozen=True, slots=True)
class Known:
    """One half of the index, with what it was at the time: version in the cache, stamp."""

    value: Any
    version: str
    stamp: tuple


class Keeper:
    """Keeps the index of this process. Threads share it: what they hold never changes."""

    def __init__(self):
        self._lock = threading.Lock()
        self._communes: Known | None = None
        self._venues: Known | None = None
        self._index: PlaceIndex | None = None
        self._check_at = 0.0
        self._venues_turn = True

    def index(self) -> PlaceIndex:
        """The index, up to date. While one thread builds it anew, the others use the last one."""
        versions = _versions()
        if self._is_fresh(versions):
            return self._index
        if not self._lock.acquire(blocking=self._index is None):
            return self._index
        try:
            if not self._is_fresh(versions):
                self._refresh(*versions)
            return self._index
        finally:
            self._lock.release()

    def _is_fresh(self, versions: tuple[str, str]) -> bool:
        return (
            self._index is not None
            and (self._communes.version, self._venues.version) == versions
            and time.monotonic() < self._check_at
        )

    def _refresh(self, communes_version: str, venues_version: str) -> None:
        check_venues = check_communes = False
        if time.monotonic() >= self._check_at:
            check_venues, check_communes = self._venues_turn, not self._venues_turn
            self._venues_turn = not self._venues_turn
        communes = _renewed(
            self._communes, communes_version, commune_stamp, read_communes, check=check_communes
        )
        venues = _renewed(
            None if communes is not self._communes else self._venues,
            venues_version,
            venue_stamp,
            lambda: read_venues(communes.value),
            check=check_venues,
        )
        if communes is not self._communes or venues is not self._venues:
            self._index = PlaceIndex(communes.value, venues.value, DEPARTMENTS)
        self._communes, self._venues = communes, venues
        self._check_at = time.monotonic() + CHECK_EVERY_S


def _renewed(
    known: Known | None,
    version: str,
    stamp: Callable[[], tuple],
    read: Callable[[], Any],
    *,
    check: bool,
) -> Known:
    """``known`` itself when nothing changed, else what ``read`` gives now."""
    if known and known.version == version and not (check and stamp() != known.stamp):
        return known
    # The stamp first: what changes in between is then seen at the next check.
    now = stamp()
    return Known(read(), version, now)


_KEYS = ("places:communes", "places:venues")
_keeper = Keeper()


def _versions() -> tuple[str, str]:
    """The cache's versions of the communes and of the venues, made when the cache has none."""
    found = cache.get_many(_KEYS)
    for key in _KEYS:
        if key not in found:
            cache.add(key, uuid.uuid4().hex, None)
            found[key] = cache.get(key, "")  # "" always where nothing is ever kept
    return found[_KEYS[0]], found[_KEYS[1]]


def communes_changed() -> None:
    cache.set(_KEYS[0], uuid.uuid4().hex, None)


def venues_changed() -> None:
    cache.set(_KEYS[1], uuid.uuid4().hex, None)


def place_index() -> PlaceIndex:
    """Whatever a page asks that the functions below do not answer."""
    return _keeper.index()


def find_known(text: str) -> list[Candidate]:
    """The place the text means, and those it may mean just as well, without a network. Empty when
    it means none."""
    return rivals(place_index().locate(text))


def near_spellings(text: str, limit: int = 6) -> list[Candidate]:
    """For a text that means nothing: the names that look most like it."""
    return place_index().suggest(text, limit)
