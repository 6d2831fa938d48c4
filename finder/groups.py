"""The list in titled groups: a title says how those below it are sorted, and it is true."""

from dataclasses import dataclass
from itertools import groupby

from finder.cards import Card
from finder.search import SOON_KM, Found, Order, is_far

NEAREST_FIRST = "du plus près au plus loin"


@dataclass(frozen=True)
class Group:
    """``rank`` is that of its first card in the whole list."""

    title: str
    rank: int
    cards: list[Card]


def groups(cards: list[Card], found: Found, order: str) -> list[Group]:
    """Cards of one page, in their order."""
    made, rank = [], found.first_rank
    for kind, run in groupby(cards, lambda card: _kind(card, found, order)):
        members = list(run)
        made.append(Group(_title(kind, is_first=rank == 1), rank, members))
        rank += len(members)
    return made


def _kind(card: Card, found: Found, order: str) -> str:
    if found.helping:
        return "helping" if card.does_it_for_them else "not helping"
    if order == Order.NEAREST:
        return "nearest"
    if not card.has_date:
        return "undated" if card.distance is None else "undated, nearest"
    if not found.is_near_first:
        return "soonest"
    return "soonest, far" if is_far(card.venue) else "soonest, near"


def _title(kind: str, *, is_first: bool) -> str:
    places = "Les lieux" if is_first else "Les autres lieux"
    return {
        "helping": "D’abord les lieux qui font pour vous",
        "not helping": places,
        "nearest": f"Les lieux, {NEAREST_FIRST}",
        "undated": places,
        "undated, nearest": f"{places}, {NEAREST_FIRST}",
        "soonest": "Les lieux, du plus tôt au plus tard",
        "soonest, near": f"À moins de {SOON_KM}\u00a0km, du plus tôt au plus tard",
        "soonest, far": "Plus loin, du plus tôt au plus tard",
    }[kind]
