"""The names of venues: their words in any order, beside those of their town."""

from collections.abc import Iterable, Mapping

from core.text import normalise
from venues.models.communes import department_of
from venues.places.candidates import Candidate, Rank, Reason, VenuePlace, venue_query
from venues.places.commune_names import grouped
from venues.places.query import significant
from venues.places.word_index import EXACT, Hit, WordIndex

#: More than anyone reads.
WANTED = 30


class VenueNames:
    """Venues are numbered by the size of their town: ``populations`` by normalised name."""

    def __init__(self, venues: Iterable[VenuePlace], populations: Mapping[str, int]):
        rows = [(v, normalise(v.title), normalise(v.commune_name)) for v in venues]
        rows.sort(key=lambda row: (-populations.get(row[2], 0), row[1], row[0].pk))
        self._venues = [venue for venue, _, _ in rows]
        self._populations = [populations.get(town, 0) for _, _, town in rows]
        self._by_postal = grouped((venue.postal_code, n) for n, venue in enumerate(self._venues))
        self._by_title = grouped((title, number) for number, (_, title, _) in enumerate(rows))
        self._by_whole = grouped((f"{t} {town}", n) for n, (_, t, town) in enumerate(rows))
        self._words = WordIndex(
            [significant(title.split()) for _, title, _ in rows],
            [significant(town.split()) for _, _, town in rows],
        )

    def named(
        self, text: tuple[str, ...], words: tuple[str, ...], postal: str = ""
    ) -> list[Candidate]:
        """``text`` with its figures ("Espace 1901"), ``words`` without.

        ``postal``: only where the postal code begins like this, or in this department.
        """
        among = self._in_area(postal) if postal else None
        key = " ".join(text)
        whole = [*self._by_whole.get(key, ()), *self._by_title.get(key, ())]
        found = [
            self._candidate(number, Rank.VENUE, 0)
            for number in whole[:WANTED]
            if among is None or number in among
        ]
        for tokens in dict.fromkeys((text, words)):
            if hits := self._words.search(significant(tokens), wanted=WANTED, among=among):
                return found + [self._of_hit(hit) for hit in hits]
        return found

    def _in_area(self, postal: str) -> set[int]:
        codes = (
            numbers
            for code, numbers in self._by_postal.items()
            if code.startswith(postal) or department_of(code) == postal
        )
        return set().union(*codes)

    def _of_hit(self, hit: Hit) -> Candidate:
        rank = Rank.VENUE_WORDS if hit.worst == EXACT else Rank.VENUE_ROUGH
        return self._candidate(hit.document, rank, hit.left + 10 * hit.worst)

    def _candidate(self, number: int, rank: Rank, order: float) -> Candidate:
        venue = self._venues[number]
        return Candidate(
            kind="venue",
            label=f"{venue.title}, {venue.commune_name}",
            latitude=venue.latitude,
            longitude=venue.longitude,
            reason=Reason.VENUE,
            query=venue_query(venue),
            rank=rank,
            venue_id=venue.pk,
            population=self._populations[number],
            order=order,
        )
