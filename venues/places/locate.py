"""From what somebody typed to the places it may mean, best first. Pure, no database.

``PlaceIndex`` is made once from the communes and the venues, never changes, and answers any text of
up to 200 characters in a few milliseconds. Whatever is typed gives a list, perhaps empty, never an
error.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from heapq import nsmallest

from core.text import clean_line, normalise
from venues.models.communes import DEPARTMENTS, department_of
from venues.places.candidates import Candidate, CommunePlace, Rank, Reason
from venues.places.commune_names import CommuneNames
from venues.places.query import MAX_TEXT, Query, parse, significant, without_department
from venues.places.venue_names import VenueNames

__all__ = ["Candidate", "PlaceIndex", "Reason", "rivals"]

MAX_WORDS = 16
#: More candidates than a page shows.
MOST = 12
_OF_FRANCE = {normalise(name): code for code, name in DEPARTMENTS.items()}


@dataclass(frozen=True, slots=True)
class Area:
    """What a postal code or a department leaves: communes by number, and how postal codes begin."""

    communes: frozenset[int]
    postal: str
    reason: Reason


class PlaceIndex:
    """``departments``: code → name ("14" → "Calvados"); those without a commune are ignored."""

    def __init__(self, communes: CommuneNames, venues: VenueNames, departments: Mapping[str, str]):
        self._communes, self._venues = communes, venues
        here = {commune.department for commune in communes.communes}
        self._departments = {normalise(n): code for code, n in departments.items() if code in here}

    def locate(self, text: str, limit: int = MOST) -> list[Candidate]:
        """What the text may mean, best first; one place is never there twice."""
        query = parse(text, self._communes.by_insee, self._departments)
        found = self._read(query)
        if all(candidate.rank > Rank.BEGUN_WORDS for candidate in found) and (
            second := without_department(query, self._departments)
        ):
            found = [*self._read(second), *_ranked(found, Rank.DOUBTFUL)]
        return best(found, limit)

    @property
    def centre(self) -> tuple[float, float] | None:
        """Where people live, on the whole: (latitude, longitude)."""
        return self._communes.centre

    def town(self, name: str, postal_code: str) -> CommunePlace | None:
        """The commune that an address gives, in microseconds: nothing is forgiven."""
        return self._communes.town(name, postal_code)

    def is_outside(self, text: str) -> bool:
        """Whether it cites a postal code, or is a department, that none of the communes has:
        "75001", "Paris". Other places of France are not known by their names."""
        query = parse(text, self._communes.by_insee, self._departments)
        if not self._departments or query.code in self._communes.by_postal:
            return False
        there = department_of(query.code) if query.code else _OF_FRANCE.get(query.key, "")
        return bool(there) and there not in self._departments.values()

    def suggest(self, text: str, limit: int = 6) -> list[Candidate]:
        """For a text that means nothing: the communes whose name looks most like it."""
        key = normalise(clean_line(text, MAX_TEXT))
        return self._communes.candidates(self._communes.similar(key, 4 * limit), limit)

    def _read(self, query: Query) -> list[Candidate]:
        area = self._area(query)
        if area is None:
            return self._named(query)
        if inside := self._named(query, area):
            return inside
        everywhere = self._named(query)
        of_area = self._communes.in_area(area.communes, area.reason, MOST)
        if any(candidate.rank <= Rank.FIRST_WORDS for candidate in everywhere):
            return [*everywhere, *_ranked(of_area, Rank.AREA)]
        return [*of_area, *_ranked(everywhere, Rank.DOUBTFUL)]

    def _named(self, query: Query, area: Area | None = None) -> list[Candidate]:
        """Venues and communes that bear the name; else the communes that the text cites."""
        venues, matches = [], []
        among = area.communes if area else None
        if len(significant(query.text)) <= MAX_WORDS:
            venues = self._venues.named(query.text, query.words, area.postal if area else "")
        if len(significant(query.words)) <= MAX_WORDS:
            matches = list(self._communes.named(query.key, query.words, among))
        if not venues and not matches:
            matches = [
                match
                for match in self._communes.cited(query.words)
                if among is None or match.commune in among
            ]
        return [*venues, *self._communes.candidates(matches, MOST)]

    def _area(self, query: Query) -> Area | None:
        """What the figures of the text speak of, or the department it names."""
        communes, code = self._communes, query.code
        if code in communes.by_postal:
            return Area(frozenset(communes.by_postal[code]), code, Reason.POSTAL_CODE)
        if code in communes.by_insee and not query.words:
            return Area(frozenset({communes.by_insee[code]}), code, Reason.INSEE_CODE)
        # A code of the post alone (CEDEX) begins like that of its town.
        prefix = code[:3] or query.prefix or query.department
        if prefix not in communes.by_prefix:
            return None
        is_department = prefix in self._departments.values()
        reason = Reason.DEPARTMENT if is_department else Reason.POSTAL_CODE
        return Area(frozenset(communes.by_prefix[prefix]), prefix, reason)


def _ranked(candidates: Iterable[Candidate], rank: Rank) -> list[Candidate]:
    return [replace(candidate, rank=rank) for candidate in candidates]


def best(candidates: Iterable[Candidate], limit: int) -> list[Candidate]:
    """The ``limit`` best places, each by its best name."""
    by_place: dict[tuple, Candidate] = {}
    for candidate in candidates:
        other = by_place.get(candidate.place)
        if other is None or candidate.sort_key < other.sort_key:
            by_place[candidate.place] = candidate
    return nsmallest(limit, by_place.values(), key=lambda candidate: candidate.sort_key)


def rivals(candidates: list[Candidate]) -> list[Candidate]:
    """The best candidate and those that match as well as it does: what to offer as a choice."""
    return [candidate for candidate in candidates if candidate.is_rival_of(candidates[0])]
