"""What to bring to an event: its own list, or what is proposed for its format and its themes."""

from collections.abc import Iterable

from events.enums import Format
from mediators.enums import Mode
from mediators.models import BringItem
from venues.vocabulary import THEMES, Theme

#: Papers that one needs whatever the format is; computers and the like are lent in a workshop.
_WITH_PAPERS = (Theme.PROCEDURES, Theme.HEALTH, Theme.WORK)
_FOR_ONESELF = (Format.OPEN_SESSION, Format.APPOINTMENT)


def items_for(event, items: Iterable[BringItem]) -> list[BringItem]:
    """``items`` are ``mediators.bring.all_items()``, ``bring`` is best prefetched."""
    if own := list(event.bring.all()):
        return own
    mode = Mode.APPOINTMENT if event.format == Format.APPOINTMENT else Mode.WALK_IN
    is_for_oneself = event.format in _FOR_ONESELF
    themes = [theme for theme in event.themes if is_for_oneself or theme in _WITH_PAPERS]
    services = list({THEMES[Theme(theme)].service for theme in themes})
    return [
        item for item in items
        if item.suits(services, mode) and (is_for_oneself or item.services)
    ]  # fmt: skip
