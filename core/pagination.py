"""Pages of a list. A wrong page number answers the nearest page and says so."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.cache import cache

#: Totals may be a minute old: counting is the only part of a list that grows with it.
TOTAL_SECONDS = 60


@dataclass(frozen=True)
class ListPage:
    """One page of a list: what is on it, where it stands, and a sentence when it was corrected."""

    items: list[Any]
    number: int
    last: int
    total: int
    notice: str = ""

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.last else None


def page_number(raw: str, last: int) -> tuple[int, str]:
    """The page asked for, brought within 1…``last``, and what to tell the person about it."""
    text = (raw or "").strip()
    if not text:
        return 1, ""
    if not (text.isascii() and text.isdigit() and len(text) < 10) or int(text) < 1:
        return 1, "Cette page de la liste n’existe pas. Voici la première."
    if int(text) > last:
        return last, "Cette page de la liste n’existe pas. Voici la dernière."
    return int(text), ""


def cached_total(key: str, count) -> int:
    """``count()``, at most once a minute for each ``key`` (any text)."""
    cache_key = f"total:{sha256(key.encode()).hexdigest()}"
    total = cache.get(cache_key)
    if total is None:
        total = count()
        cache.set(cache_key, total, TOTAL_SECONDS)
    return total


def paginate(queryset, raw_page: str, *, per_page: int, total: int) -> ListPage:
    """Cut ``queryset`` (ordered) to the page that ``raw_page`` asks for. One query."""
    last = max(1, -(-total // per_page))
    number, notice = page_number(raw_page, last)
    items = list(queryset[(number - 1) * per_page : number * per_page])
    return ListPage(items, number, last, total, notice)
