"""The work of a night, one item after the other: one that fails holds up none of the next."""

import logging
from collections.abc import Callable, Iterable

logger = logging.getLogger(__name__)


class SomeFailed(Exception):
    """How many items could not be done; the others are."""


def each(name: str, numbers: Iterable[int], do: Callable[[int], int]) -> int:
    """Do each item (key), which answers how much; the sum.

    Raises ``SomeFailed`` once all the others are done. Logs hold keys and the kind of the error:
    its text may quote a row, and whoever it is about.
    """
    total, failed = 0, 0
    for number in numbers:
        try:
            total += do(number)
        except Exception as error:
            logger.error("%s: %d failed (%s)", name, number, type(error).__name__)
            failed += 1
    if failed:
        raise SomeFailed(f"{name}: {failed} failed, {total} done")
    return total
