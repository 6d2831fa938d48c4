"""The names of communes, present and former: whole, begun, mistyped, or cited in a longer text."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

from core.text import normalise
from venues.places.candidates import (
    Candidate,
    CommunePlace,
    Rank,
    Reason,
    commune_label,
    commune_query,
    is_beginning_of,
)
from venues.places.query import significant
from venues.places.similar import SimilarNames
from venues.places.word_index import BEGINNING, EXACT, TYPO, Spellings, WordIndex

ARTICLES = frozenset({"le", "la", "les", "l"})
#: Matches kept of each kind: a commune may come by several of its names.
MOST_OF_A_KIND = 40
LEAST_BEGUN_LETTERS = 2
MAX_CITED_TOKENS = 40
MAX_NAME_TOKENS = 9
#: By the worst match among the words of a name.
OF_WORDS = {
    EXACT: (Rank.WORDS, Reason.WORDS),
    BEGINNING: (Rank.BEGUN_WORDS, Reason.WORDS),
    TYPO: (Rank.SPELLING, Reason.SPELLING),
}
#: "rue de l’eu" does not cite Eu.
LEAST_CITED_LETTERS = 4


class Match(NamedTuple):
    """A name that answers a text. Sorts best first: numbers of communes go by population."""

    rank: Rank
    order: float
    commune: int
    name: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a commune; ``commune`` is its number, ``former`` the old name as written."""

    commune: int
    key: str
    former: str = ""


class CommuneNames:
    """Communes are numbered from the most to the least populated."""

    def __init__(self, communes: Iterable[CommunePlace]):
        self.communes = sorted(communes, key=lambda c: (-c.population, c.insee_code))
        self.by_postal = grouped(
            (p, i) for i, c in enumerate(self.communes) for p in c.postal_codes
        )
        #: Departments, and postal codes' first two to four figures.
        self.by_prefix = grouped(_prefixes(self.communes))
        self.by_insee = {c.insee_code.lower(): i for i, c in enumerate(self.communes)}
        self._names = [name for i, c in enumerate(self.communes) for name in _names_of(i, c)]
        self._names_of_commune = defaultdict(list)
        for number, name in enumerate(self._names):
            self._names_of_commune[name.commune].append(number)
        keys = [(name.key, number) for number, name in enumerate(self._names)]
        self._sorted = sorted(keys)
        self._by_key = grouped(keys)
        self._by_short_key = grouped((_without_article(key), number) for key, number in keys)
        self._by_joined = grouped((key.replace(" ", ""), number) for key, number in keys)
        present = grouped((name.key, name.commune) for name in self._names if not name.former)
        self._homonyms = {key for key, bearers in present.items() if len(bearers) > 1}
        self._words = WordIndex(
            [significant(name.key.split()) for name in self._names],
            [
                normalise(self.communes[n.commune].name).split() if n.former else ()
                for n in self._names
            ],
        )
        self._joined = Spellings(self._by_joined)
        self._similar = SimilarNames(name.key for name in self._names)

    @cached_property
    def centre(self) -> tuple[float, float] | None:
        """The mean of the communes, weighted by their people."""
        people = sum(commune.population for commune in self.communes)
        if not people:
            return None
        return (
            sum(c.latitude * c.population for c in self.communes) / people,
            sum(c.longitude * c.population for c in self.communes) / people,
        )

    def candidates(self, matches: Iterable[Match], limit: int) -> list[Candidate]:
        """The best communes, each by its best name."""
        by_commune: dict[int, Match] = {}
        for match in matches:
            other = by_commune.get(match.commune)
            if other is None or match < other:
                by_commune[match.commune] = match
        return [
            self._candidate(match.commune, match.rank, match.reason, match.order, match.name)
            for match in nsmallest(limit, by_commune.values())
        ]

    def in_area(self, numbers: Iterable[int], reason: Reason, limit: int) -> list[Candidate]:
        """The most populated communes of a postal code or of a department."""
        return [self._candidate(number, Rank.CODE, reason) for number in nsmallest(limit, numbers)]

    def _candidate(
        self, number: int, rank: Rank, reason: Reason, order: float = 0, name: int | None = None
    ) -> Candidate:
        commune = self.communes[number]
        former = "" if name is None else self._names[name].former
        return Candidate(
            kind="commune",
            label=commune_label(
                commune, former=former, has_homonyms=normalise(commune.name) in self._homonyms
            ),
            latitude=commune.latitude,
            longitude=commune.longitude,
            reason=reason,
            query=commune_query(commune, former),
            rank=rank,
            insee_code=commune.insee_code,
            population=commune.population,
            order=order,
        )

    def named(
        self, key: str, words: tuple[str, ...], among: Set[int] | None = None
    ) -> Iterator[Match]:
        """Communes that bear this name, or nearly: the same one may come several times.

        ``among``: only these communes.
        """
        names = None if among is None else {n for c in among for n in self._names_of_commune[c]}
        for rank, reason, number, order in self._readings(key, words, names):
            if names is None or number in names:
                yield self._match(number, rank, reason, order)

    def _readings(
        self, key: str, words: tuple[str, ...], names: Set[int] | None
    ) -> Iterator[tuple[Rank, Reason, int, float]]:
        for number in self._whole(key):
            yield Rank.WHOLE_NAME, Reason.NAME, number, 0
        for rank, number in self._begun(key, names):
            yield rank, Reason.BEGINNING, number, 0
        for hit in self._words.search(significant(words), wanted=MOST_OF_A_KIND, among=names):
            rank, reason = OF_WORDS[hit.worst]
            yield rank, reason, hit.document, min(hit.left, 1)
        for joined in self._joined.near(key.replace(" ", "")):
            for number in self._by_joined[joined]:
                yield Rank.SPELLING, Reason.SPELLING, number, 0

    def _begun(self, key: str, names: Set[int] | None) -> list[tuple[Rank, int]]:
        """The names that begin with this text; whole words first, most populated first."""
        if len(key) < LEAST_BEGUN_LETTERS:
            return []
        first_words = f"{key} "
        begun = [
            (Rank.FIRST_WORDS if known.startswith(first_words) else Rank.BEGINNING, number)
            for known, number in self._sorted[self._place(key) : self._place(f"{key}~")]
            if names is None or number in names
        ]
        return sorted(begun)[:MOST_OF_A_KIND]

    def _whole(self, key: str) -> list[int]:
        joined = key.replace(" ", "")
        return [
            *self._by_key.get(key, ()),
            *self._by_short_key.get(key, ()),
            *self._by_joined.get(joined, ()),
        ]

    def _place(self, key: str) -> int:
        """Where a key would stand among the names; "~" stands after every letter."""
        return bisect_left(self._sorted, (key,))

    def _match(self, number: int, rank: Rank, reason: Reason, order: float = 0) -> Match:
        name = self._names[number]
        if name.former:
            # At equal closeness the present name speaks before the old one.
            order += 0.5
            rank = Rank.FORMER_NAME if rank == Rank.WHOLE_NAME else rank
            reason = reason if reason == Reason.SPELLING else Reason.FORMER_NAME
        return Match(rank, order, name.commune, number, reason)

    def cited(self, tokens: tuple[str, ...]) -> Iterator[Match]:
        """Communes whose whole name stands somewhere in a longer text, as in an address.

        The one at the end is the town; else the longest, else the last.
        """
        tokens = tokens[:MAX_CITED_TOKENS]
        for start in range(len(tokens)):
            for end in range(start + 1, min(start + MAX_NAME_TOKENS, len(tokens)) + 1):
                key = " ".join(tokens[start:end])
                if len(key) < LEAST_CITED_LETTERS:
                    continue
                order = -((end == len(tokens)) * 1000 + (end - start) * 50 + start)
                for number in self._by_key.get(key, ()):
                    commune = self._names[number].commune
                    yield Match(Rank.CITED, order, commune, number, Reason.CITED)

    def town(self, name: str, postal_code: str) -> CommunePlace | None:
        """The commune of an address, whose name and code are whole; the name counts most."""
        named = {self._names[number].commune for number in self._whole(normalise(name))}
        coded = set(self.by_postal.get(postal_code, ()))
        among = named & coded or named or coded
        return self.communes[min(among)] if among else None

    def similar(self, key: str, limit: int) -> list[Match]:
        return [
            self._match(number, Rank.DOUBTFUL, Reason.SPELLING, -likeness)
            for number, likeness in self._similar.to(key, limit)
        ]


def grouped(pairs: Iterable[tuple[str, Hashable]]) -> dict[str, list]:
    groups = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)


def _prefixes(communes: list[CommunePlace]) -> Iterator[tuple[str, int]]:
    for number, commune in enumerate(communes):
        lengths = (2, 3, 4)
        begun = {postal[:length] for postal in commune.postal_codes for length in lengths}
        for prefix in {commune.department, *begun}:
            yield prefix, number


def _names_of(number: int, commune: CommunePlace) -> Iterator[Name]:
    yield Name(number, normalise(commune.name))
    for former in commune.former_names:
        # "Vire" says no more than "Vire Normandie": it stands for the commune without its old name.
        shown = "" if is_beginning_of(former, commune.name) else former
        yield Name(number, normalise(former), shown)


def _without_article(key: str) -> str:
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key
