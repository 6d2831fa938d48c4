"""Words to documents, forgiving: beginnings of words and one slip of the finger.

Pure and read-only once made, so threads may share it. Sizes are bounded everywhere a typed word
decides how much work is done: that is what keeps any text under a few milliseconds.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import nsmallest

EXACT, BEGINNING, TYPO = 0, 1, 2
#: A slip in a word of two letters makes any other word; a longer word than this is noise.
TYPO_LENGTHS = range(3, 31)
MAX_BEGINNINGS = 100


def one_edit_apart(a: str, b: str) -> bool:
    """True when one letter is wrong, missing, extra, or two neighbours are swapped (or none is)."""
    if len(a) < len(b):
        a, b = b, a
    if len(a) - len(b) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(b))
    if len(a) > len(b):
        return a[same + 1 :] == b[same:]
    swapped = a[same : same + 2] == b[same : same + 2][::-1] and a[same + 2 :] == b[same + 2 :]
    return swapped or a[same + 1 :] == b[same + 1 :]


def without_one_letter(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


class Spellings:
    """Finds known words one edit away from a typed one.

    Two words one edit apart become equal when a letter is taken out of one or of both; so every
    known word is filed under itself and under each of its shortened forms (the idea of SymSpell).
    """

    def __init__(self, words: Iterable[str]):
        filed = defaultdict(list)
        for word in words:
            if len(word) in TYPO_LENGTHS:
                for form in set(without_one_letter(word)):
                    filed[form].append(word)
        self._filed = {form: tuple(known) for form, known in filed.items()}

    def near(self, word: str) -> set[str]:
        if len(word) not in TYPO_LENGTHS:
            return set()
        return {
            known
            for form in set(without_one_letter(word))
            for known in self._filed.get(form, ())
            if one_edit_apart(word, known)
        }


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that has all the words: its number, the worst match, its words left unmatched."""

    document: int
    worst: int
    left: int


class WordIndex:
    """Documents are sequences of words, numbered in order of importance.

    ``helpers`` are words that may be typed beside those of a document (a venue's town) but do not
    find it alone.
    """

    def __init__(self, documents: Sequence[Sequence[str]], helpers: Sequence[Sequence[str]]):
        self._documents = [frozenset(words) for words in documents]
        self._helpers = [frozenset(words) for words in helpers]
        self._own = _postings(self._documents)
        self._all = _postings(a | b for a, b in zip(self._documents, self._helpers, strict=True))
        self._vocabulary = sorted(self._all)
        self._spellings = Spellings(word for word in self._vocabulary if not word.isdigit())

    def search(
        self, words: Sequence[str], *, wanted: int, among: Set[int] | None = None
    ) -> list[Hit]:
        """Documents that have every word, in any order: the ``wanted`` most important ones.

        ``among``: only these. A word known as it is typed is not corrected, unless that finds
        nothing.
        """
        for correct_all in (False, True):
            meanings = self._all_meanings(words, correct_all=correct_all)
            if meanings and (found := self._documents_with(meanings, among)):
                return [self._hit(number, meanings) for number in nsmallest(wanted, found)]
        return []

    def _all_meanings(self, words: Sequence[str], *, correct_all: bool) -> list[dict[str, int]]:
        """What each word may stand for; empty as soon as one stands for nothing."""
        meanings = []
        for word in words:
            meanings.append(self._meanings(word, correct_all=correct_all))
            if not meanings[-1]:
                return []
        return meanings

    def _meanings(self, word: str, *, correct_all: bool) -> dict[str, int]:
        """Known words that the typed one may stand for, each with how it matches."""
        found = {}
        position = bisect_left(self._vocabulary, word)
        is_known = position < len(self._vocabulary) and self._vocabulary[position] == word
        if correct_all or not is_known:
            found = dict.fromkeys(self._spellings.near(word), TYPO)
        if len(word) > 1:
            for known in self._vocabulary[position : position + MAX_BEGINNINGS]:
                if not known.startswith(word):
                    break
                found[known] = BEGINNING
        if is_known:
            found[word] = EXACT
        return found

    def _documents_with(self, meanings: list[dict[str, int]], among: Set[int] | None) -> Set[int]:
        """Documents that have a meaning of every typed word, and of one among their own words."""
        choices = [[self._all[known] for known in meaning] for meaning in meanings]
        choices.sort(key=lambda sets: sum(map(len, sets)))
        found = among
        for sets in choices:
            # The smallest sets go first: what is left stays small, whatever is typed.
            found = set().union(*(sets if found is None else (found & s for s in sets)))
            if not found:
                return found
        own = (self._own[known] for meaning in meanings for known in meaning if known in self._own)
        return set().union(*(found & numbers for numbers in own))

    def _hit(self, number: int, meanings: list[dict[str, int]]) -> Hit:
        words, helpers = self._documents[number], self._helpers[number]
        worst, matched = EXACT, set()
        for meaning in meanings:
            cost, word = min(((meaning[w], w) for w in words if w in meaning), default=(-1, ""))
            if word:
                matched.add(word)
            else:
                cost = min(meaning[w] for w in helpers if w in meaning)
            worst = max(worst, cost)
        return Hit(number, worst, len(words) - len(matched))


def _postings(documents: Iterable[Iterable[str]]) -> dict[str, set[int]]:
    """Word → numbers of the documents that have it."""
    postings = defaultdict(set)
    for number, words in enumerate(documents):
        for word in words:
            postings[word].add(number)
    return dict(postings)
