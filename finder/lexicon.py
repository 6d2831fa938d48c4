"""What somebody needs, from the words they type: "refair ma carte grise" → a démarche.

Pure and read-only once made, so threads may share it. A wording is known by its *key*: its words
in the singular, without the small ones between them, written together; so "e-mail" is "email" and
"la carte d’identité" is "cartes identité". A typed sentence is searched for the longest keys.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from core.text import fold
from finder.lexicon_words import ASKING, LINKS, NEIGHBOURS
from venues.places.word_index import Spellings
from venues.vocabulary import Service

#: What is read of a text; the rest says nothing more.
MAX_TEXT = 600
MAX_WORDS = 80
#: A slip in a shorter word makes any other word.
LEAST_CORRECTED = 5
#: Words that say nothing, inside what cannot wait: "perdu hier matin ma carte".
MOST_SKIPPED = 3

_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_]\b)+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A need and the ways to say it. ``services``: best first; ``label``: as the finder says it.

    ``is_general``: counts only when nothing more precise is said ("mon téléphone").
    ``pk`` is the editable term's, None for the national services themselves.
    """

    words: tuple[str, ...]
    label: str
    services: tuple[str, ...] = ()
    procedure: str = ""
    posture: str = ""
    programme: str = ""
    advice: str = ""
    is_general: bool = False
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a text means. ``unknown`` words are as typed.

    Entries with an advice come first, since they cannot wait; then the order of the sentence.
    """

    entries: tuple[Entry, ...] = ()
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    @property
    def services(self) -> tuple[str, ...]:
        """Without doubles: the best service of each need, then the others that suit."""
        best = [entry.services[0] for entry in self.entries if entry.services]
        others = [service for entry in self.entries for service in entry.services[1:]]
        return tuple(dict.fromkeys(best + others))

    @property
    def labels(self) -> tuple[str, ...]:
        return self._each("label")

    @property
    def procedures(self) -> tuple[str, ...]:
        return self._each("procedure")

    @property
    def posture(self) -> str:
        return next(iter(self._each("posture")), "")

    @property
    def programmes(self) -> tuple[str, ...]:
        return self._each("programme")

    @property
    def advice(self) -> tuple[str, ...]:
        """Sentences for the visitor, each once."""
        return self._each("advice")

    def _each(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (getattr(entry, name) for entry in self.entries))))


@dataclass(frozen=True, slots=True)
class _Word:
    """A typed word, its place in the sentence and what it may stand for, the likeliest first."""

    typed: str
    place: int
    folded: str
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """The words from ``first`` to ``last`` say ``entry``; ``slips``: how far they were corrected."""

    first: int
    last: int
    length: int
    slips: int
    entry: Entry

    @property
    def places(self) -> range:
        return range(self.first, self.last + 1)


@dataclass(slots=True)
class _Phrases:
    """Keys and what they mean, walked word after word.

    ``skipped``: words that a sentence may put inside a key ("perdu hier ma carte").
    """

    skipped: frozenset[str] = frozenset()
    entries: dict[str, Entry] = field(default_factory=dict)
    beginnings: set[str] = field(default_factory=set)

    def add(self, key: str, entry: Entry) -> None:
        """The first to say a key has it."""
        self.entries.setdefault(key, entry)
        self.beginnings.update(key[:end] for end in range(1, len(key) + 1))

    def said_by(self, words: Sequence[_Word]) -> Iterator[_Match]:
        """Every key that some words in a row make."""
        for start in range(len(words)):
            made, gap = {"": 0}, 0
            for end in range(start, len(words)):
                longer = self._longer(made, words[end].readings)
                for key in longer.keys() & self.entries.keys():
                    first, last, length = words[start].place, words[end].place, end - start + 1
                    yield _Match(first, last, length - gap, longer[key] + gap, self.entries[key])
                if longer:
                    made = longer
                elif end > start and words[end].folded in self.skipped and gap < MOST_SKIPPED:
                    gap += 1
                else:
                    break

    def _longer(self, made: dict[str, int], readings: Sequence[str]) -> dict[str, int]:
        longer: dict[str, int] = {}
        for beginning, slips in made.items():
            for more, reading in enumerate(readings):
                key = beginning + reading
                if key in self.beginnings and slips + more < longer.get(key, 1_000):
                    longer[key] = slips + more
        return longer


class Lexicon:
    """All the needs that are understood. Where two entries share words, the first has them."""

    def __init__(self, entries: Iterable[Entry]):
        self.entries = tuple(entries)
        self._phrases, self._sayings, self._urgent = _Phrases(), _Phrases(), _Phrases(ASKING)
        self._known = LINKS | ASKING | NEIGHBOURS
        correct: dict[str, str] = {}
        for entry in self.entries:
            for wording in entry.words:
                words = split_words(wording)
                key = wording_key(wording)
                if not key:
                    continue
                (self._sayings if _is_saying(words) else self._phrases).add(key, entry)
                if entry.advice and not _is_saying(words):
                    self._urgent.add(key, entry)
                correct[key] = key
                for word in words:
                    correct[word] = correct[singular(word)] = singular(word)
        self._known |= correct.keys()
        self._correct = {
            word: reading for word, reading in correct.items() if len(word) >= LEAST_CORRECTED
        }
        self._spellings = Spellings(self._correct)

    def understand(self, text: str) -> Understanding:
        """What any text means; empty when it means nothing. Never raises, in bounded time."""
        words = [
            _Word(typed, place, folded, self._readings(folded))
            for place, (typed, folded) in enumerate(_typed_words(text))
        ]
        telling = [word for word in words if word.folded not in LINKS]
        matches = [
            *self._phrases.said_by(telling),
            *self._urgent.said_by(telling),
            *self._sayings.said_by(words),
        ]
        matches.sort(key=lambda match: (-match.length, match.slips, match.first))
        chosen: list[_Match] = []
        taken: set[int] = set()
        for match in matches:
            if taken.isdisjoint(match.places):
                chosen.append(match)
                taken.update(match.places)
        chosen.sort(key=lambda match: match.first)
        unknown = (w.typed for w in words if w.place not in taken and not _is_silent(w.folded))
        return Understanding(
            _ordered(dict.fromkeys(match.entry for match in chosen)), tuple(dict.fromkeys(unknown))
        )

    def _readings(self, word: str) -> tuple[str, ...]:
        """The word in the singular, and where nobody knows it, known words one slip away."""
        if not word:
            return ()
        itself = singular(word)
        if len(word) < LEAST_CORRECTED or word in self._known or itself in self._known:
            return (itself,)
        near = self._spellings.near(word) | self._spellings.near(itself)
        likely = sorted(near, key=lambda known: (known[0] != word[0], known))
        return tuple(dict.fromkeys([itself, *(self._correct[known] for known in likely)]))


def wording_key(wording: str) -> str:
    """What makes two wordings the same one; empty when nothing in it can be typed."""
    words = split_words(wording)
    if _is_saying(words):
        return "".join(map(singular, words))
    return "".join(singular(word) for word in words if word not in LINKS)


def is_too_common(wording: str) -> bool:
    """One or two words that any sentence may contain: "aide", "pour moi"."""
    words = split_words(wording)
    return len(words) < 3 and _is_saying(words)


def split_words(text: str) -> list[str]:
    return [folded for _, folded in _typed_words(text) if folded]


def singular(word: str) -> str:
    """ "impots" → "impot", "locaux" → "local", "reseaux" → "reseau"."""
    if len(word) < 4:
        return word
    if word.endswith("aux") and not word.endswith("eaux") and len(word) > 4:
        return f"{word[:-3]}al"
    return word[:-1] if word[-1] in "sx" and not word.endswith("ss") else word


def service_entries() -> list[Entry]:
    """The nine national services, by their labels; their slugs have the same words."""
    return [Entry((service.label,), service.label, (service.value,)) for service in Service]


def _typed_words(text: str) -> list[tuple[str, str]]:
    """(as typed, folded) for the words that are read; what no key has folds to nothing."""
    plain = unicodedata.normalize("NFKC", text[:MAX_TEXT])[:MAX_TEXT]
    plain = _INITIALS.sub(lambda initials: initials[0].replace(".", ""), plain)  # "C.V."
    typed = _WORD.findall(plain)[:MAX_WORDS]
    return [(word, fold(word).replace(" ", "")) for word in typed]


def _is_saying(words: Sequence[str]) -> bool:
    """Only small words, which then all count: "faire à ma place"."""
    return all(word in LINKS or word in ASKING for word in words)


def _is_silent(word: str) -> bool:
    return len(word) == 1 or word.isdigit() or word in LINKS or word in ASKING


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What cannot wait first; without the general ones when a precise one says what for."""
    entries = sorted(entries, key=lambda entry: not entry.advice)
    if any(entry.services and not entry.is_general for entry in entries):
        entries = [entry for entry in entries if not entry.is_general]
    return tuple(entries)
