"""Names that look alike, for a text that means nothing: groups of three letters in common."""

from collections import Counter, defaultdict
from collections.abc import Iterable

MAX_LETTERS = 40
LEAST_SCORE = 0.25


def trigrams(key: str) -> set[str]:
    padded = f"  {key[:MAX_LETTERS]} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


class SimilarNames:
    """Made once from names in the order of their numbers."""

    def __init__(self, keys: Iterable[str]):
        self._postings = defaultdict(list)
        self._sizes = []
        for number, key in enumerate(keys):
            groups = trigrams(key)
            self._sizes.append(len(groups))
            for group in groups:
                self._postings[group].append(number)

    def to(self, key: str, limit: int) -> list[tuple[int, float]]:
        """(number, likeness from 0 to 1), the most alike first. Dice's coefficient."""
        groups = trigrams(key)
        if len(groups) < 3:
            return []
        common = Counter()
        for group in groups & self._postings.keys():
            common.update(self._postings[group])
        scores = (
            (number, 2 * count / (len(groups) + self._sizes[number]))
            for number, count in common.items()
        )
        likely = [(number, score) for number, score in scores if score >= LEAST_SCORE]
        return sorted(likely, key=lambda pair: (-pair[1], pair[0]))[:limit]
