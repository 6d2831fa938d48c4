"""Is a question one that is known already? The same words, nearly, or new.

Two questions are near when they share most of their content words: "Quel est votre parcours ?" and
"Pouvez-vous nous parler de votre parcours ?". Words that any question has do not count, endings
neither. The measure is Dice's: twice the shared words over the sum of both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.text import fold

#: Two of three content words on one side, the same two on the other: 0.8. One of two: 0.5.
THRESHOLD = 0.6
#: Enough of a word to tell it from others: "formation", "formations", "formé".
ROOT = 5

#: Grammar, manners, and the verbs that ask somebody to speak.
_ANY_QUESTION = """
    a actuel ai au aux avant avec avez avoir bref c ce cela ces cette comment d dans de des dire du
    elle en es est et ete etes etre expliquer faire fait faites il ils j je l la le les leur
    lesquelles lesquels lui mais me moi mots n ne nous on ou oui par parler parlez pas peu plus pour
    pourquoi pourriez pouvez presenter qu quand que quel quelle quelles quelques quels qui quoi
    raconter racontez s sa se selon ses si son sont sous sur t te toi ton tu un une vos votre vous y
"""
_EMPTY = frozenset(_ANY_QUESTION.split())


class Closeness(StrEnum):
    EXACT = "exact"  # the same words; accents, case, punctuation and spaces apart
    NEAR = "near"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """``key`` is the caller's: whatever names the question on its side."""

    key: object
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """``known`` is None when ``closeness`` is NEW. ``score`` is between 0 and 1."""

    asked: str
    closeness: Closeness
    known: KnownQuestion | None
    score: float


def match_questions(asked: list[str], known: Sequence[KnownQuestion]) -> list[Match]:
    """One match for each question asked, in their order; a known question is given once.

    Exact ones are served first, then the nearest; between equals, the first asked and the first
    known. Two known questions in the same words answer to the first and second time it is asked.
    """
    matches: dict[int, Match] = {}
    free = dict(enumerate(known))
    keys = {i: fold(question.text) for i, question in free.items()}
    for i, question in enumerate(asked):
        words = fold(question)
        same = next((j for j in free if keys[j] == words and words), None)
        if same is not None:
            matches[i] = Match(question, Closeness.EXACT, free.pop(same), 1.0)
    roots = {j: _roots(question.text) for j, question in free.items()}
    pairs = [
        (-score, i, j)
        for i, question in enumerate(asked)
        if i not in matches and (own := _roots(question))
        for j in free
        if (score := _dice(own, roots[j])) >= THRESHOLD
    ]
    for score, i, j in sorted(pairs):
        if i not in matches and j in free:
            matches[i] = Match(asked[i], Closeness.NEAR, free.pop(j), -score)
    return [matches.get(i) or Match(q, Closeness.NEW, None, 0.0) for i, q in enumerate(asked)]


def _roots(text: str) -> frozenset[str]:
    return frozenset(word[:ROOT] for word in fold(text).split() if word not in _EMPTY)


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
