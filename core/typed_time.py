"""Times as people type them."""

import re
from datetime import time

from core.text import fold

_HOURS = re.compile(r"([0-9]{1,2}) ?(?:h|heures?)? ?([0-9]{2})?")
_FIGURES = re.compile(r"([0-9]{1,2})([0-9]{2})")
_WORDS = {"midi": time(12), "minuit": time()}
_NOTHING = {"", "ferme", "fermee"}


def typed_time(text: str, *, closing: bool = False) -> time | None:
    """ "9h", "9 h 30", "09:30", "14h00", "1430", "midi" → a time; "" and "fermé" → None.

    Midnight is ``time(0, 0)``; "24 h" is one only for a ``closing`` hour. Anything else raises
    ``ValueError``.
    """
    words = fold(text)
    if words in _NOTHING:
        return None
    if words in _WORDS:
        return _WORDS[words]
    match = _FIGURES.fullmatch(words) or _HOURS.fullmatch(words)
    if not match:
        raise ValueError(text)
    hours, minutes = int(match[1]), int(match[2] or 0)
    if closing and (hours, minutes) == (24, 0):
        return time()
    if hours > 23 or minutes > 59:
        raise ValueError(text)
    return time(hours, minutes)
