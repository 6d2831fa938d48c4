"""What workshops and meetings leave of a permanence. Pure.

Engagements are those of ``permanence.mediator.known_engagements``, in order.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from core.text import NBSP
from schedules.recurrence import PARIS, Slot

#: Nobody comes for less.
SHORTEST = timedelta(minutes=15)
#: All that is said of what visitors may not know.
NOT_FREE = "Indisponible"


class Left(NamedTuple):
    """The ``parts`` of a slot where somebody is there, and why it is not the whole.

    ``reason`` is "" when nothing was taken; ``short`` says it in a word, ``path`` says more.
    """

    parts: list[Slot]
    reason: str = ""
    short: str = ""
    path: str = ""


def free_parts(start: datetime, end: datetime, busy: Iterable[tuple]) -> list[Slot]:
    """What is left between ``start`` and ``end`` without the ``busy`` (start, end), in order.

    Parts under ``SHORTEST`` are none, unless nothing was taken at all.
    """
    taken = sorted((first, last) for first, last in busy if first < end and last > start)
    if not taken:
        return [Slot(start, end)]
    parts, free_from = [], start
    for first, last in taken:
        if first - free_from >= SHORTEST:
            parts.append(Slot(free_from, first))
        free_from = max(free_from, last)
    if end - free_from >= SHORTEST:
        parts.append(Slot(free_from, end))
    return parts


def left_of(permanence, slot: Slot) -> Left:
    """What is left of one slot of a permanence of ``for_display()``."""
    known = permanence.mediator.known_engagements
    met = [found for found in known if found.day == slot.day and _meets(found, slot)]
    if not met:
        return Left([slot])
    busy = [
        (
            datetime.combine(found.day, found.start_time, PARIS),
            datetime.combine(found.day, found.end_time, PARIS),
        )
        for found in met
    ]
    told = next((found for found in met if found.label), None)
    if told is None:
        return Left(free_parts(*slot, busy), NOT_FREE, NOT_FREE)
    here = " à la place" if told.venue_id == permanence.venue_id else ""
    short = told.label.partition(f" «{NBSP}")[0]
    return Left(free_parts(*slot, busy), f"{told.label}{here}", short, told.path)


def _meets(engagement, slot: Slot) -> bool:
    return engagement.start_time < slot.end.time() and engagement.end_time > slot.start.time()
