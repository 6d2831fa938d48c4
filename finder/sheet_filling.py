"""Which venues a sheet holds and in how many words: one level of detail for the page. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from finder.sheet_paper import HEADING, WIDTH, Block, cut, height_of

LONGEST_NAME = 2  # lines, when room is short
MOST_KEPT = 20  # permanences of a venue: no page holds more
#: How many of the levels leave out nothing but details.
GENTLE = 3
#: Places to choose from, where the commune has none, or one.
FEWEST = {0: 3, 1: 2}


@dataclass(frozen=True)
class Filled:
    """The venues that fit, and how many permanences are at those that do not."""

    blocks: tuple[Block, ...]
    left_out: int


def levels(blocks: Sequence[Block], more: str) -> Iterator[tuple[Block, ...]]:
    """All the venues, in fewer and fewer words; the dates of the exceptions go last of all.

    Whole; without notes, functions nor entrances; a paragraph for each permanence; exceptions
    without their reasons; without their dates where that is shorter; then fewer permanences at
    each venue. ``more`` holds "{}": how many permanences of the venue are not said.
    """
    told = tuple(blocks)
    yield told
    for shorter in (_plain, _compact, _without_reasons, _without_dates):
        told = tuple(map(shorter, told))
        yield told
    most = max((len(block.entries) for block in told), default=0)
    for kept in range(min(most - 1, MOST_KEPT), 0, -1):
        yield tuple(_fewer(block, kept, more) for block in told)


def _plain(block: Block) -> Block:
    entries = tuple(replace(e, note="", how=e.how_short or e.how) for e in block.entries)
    return replace(block, access="", entries=entries)


def _compact(block: Block) -> Block:
    entries = tuple(replace(e, in_one=True) for e in block.entries)
    place = {} if block.distance else {"address": "", "beside": block.street}
    return replace(block, entries=entries, **place)


def _without_reasons(block: Block) -> Block:
    return replace(block, entries=tuple(replace(e, but=e.but_dates) for e in block.entries))


def _without_dates(block: Block) -> Block:
    entries = tuple(
        replace(e, when=e.short or e.when, but=min(e.but, e.but_short, key=len))
        for e in block.entries
    )
    return replace(block, entries=entries)


def _fewer(block: Block, kept: int, more: str) -> Block:
    left = len(block.entries) - kept
    return (
        replace(block, entries=block.entries[:kept], more=more.format(left)) if left > 0 else block
    )


def shortest(block: Block) -> Block:
    """At most fifteen lines, whatever people wrote."""
    entries = tuple(
        replace(
            e, when=cut(e.when, 3, bold=True), but="", how=cut(e.how, LONGEST_NAME), note="",
            in_one=False,
        )
        for e in block.entries[:1]
    )  # fmt: skip
    return replace(
        block,
        title=cut(block.title, LONGEST_NAME, width=WIDTH / HEADING * 0.75, bold=True),
        address=cut(block.address or block.beside, LONGEST_NAME),
        beside="",
        access="",
        entries=entries,
        contacts=tuple(replace(c, whose=cut(c.whose, 1)) for c in block.contacts[:1]),
    )


def fill(blocks: Sequence[Block], room: float, *, others: int, rest: float, more: str) -> Filled:
    """What ``room`` (lines of the smallest letters) holds, in the order given: the commune first.

    All venues are told at one level, the first where most of the commune's own fit; those from
    elsewhere take what is left. Where the commune has one or none, ``FEWEST`` are worth a
    ``GENTLE`` level. ``others`` permanences were left out before; ``rest`` is the height of the
    line that says how many are. The first venue is always there: ``room`` must hold the
    ``shortest`` of any.
    """
    own = sum(not block.distance for block in blocks)
    told = list(levels(blocks, more))
    fitting = [_fitting(level, room, rest, whole=not others) for level in told]

    def worth(number: int) -> tuple[int, int]:
        many = len(fitting[number])
        places = min(many, FEWEST.get(own, own)) if number < GENTLE else 0
        return min(many, max(own, 1)), places

    shown = fitting[max(range(len(told)), key=worth)] or tuple(map(shortest, told[-1][:1]))
    absent = sum(len(block.entries) for block in blocks[len(shown) :])
    return Filled(shown, others + absent)


def _fitting(
    blocks: tuple[Block, ...], room: float, rest: float, *, whole: bool
) -> tuple[Block, ...]:
    """As many as there is room for; below them a ``rest``, unless all are there and ``whole``."""
    used, kept = 0.0, 0
    for number, block in enumerate(blocks, 1):
        used += height_of(block)
        if used > room:
            break
        if used + rest <= room or (whole and number == len(blocks)):
            kept = number
    return blocks[:kept]
