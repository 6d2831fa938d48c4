"""A portrait in a list, and on the home page: who, where, and one sentence of theirs."""

from dataclasses import dataclass

from portraits.models import PortraitPage
from portraits.plain import is_in


@dataclass(frozen=True)
class PortraitCard:
    """``places`` are names; ``quote`` is "" when no sentence was put forward."""

    portrait: PortraitPage
    places: list[str]
    quote: str


def cards(portraits: list[PortraitPage]) -> list[PortraitCard]:
    """Of portraits ``for_listing``: no query."""
    return [
        PortraitCard(
            portrait,
            [venue.title for venue in portrait.visible_venues] or [portrait.employer],
            _quote(portrait),
        )
        for portrait in portraits
    ]


def credits(portraits: list[PortraitPage]) -> list[str]:
    """Who made the pictures of a list, each once."""
    named = (portrait.picture.credit for portrait in portraits if portrait.picture)
    return sorted({credit.strip() for credit in named} - {""})


def newest_card() -> PortraitCard | None:
    """The newest interview with a sentence put forward, else the newest."""
    newest = PortraitPage.objects.visible().recent_first().for_listing()
    found = cards(list(newest[:NEWEST]))
    return next((card for card in found if card.quote), found[0] if found else None)


#: Among how many one looks for a sentence.
NEWEST = 5


def _quote(portrait: PortraitPage) -> str:
    quoted = portrait.quoted_answers
    return next((a.pull_quote for a in quoted if is_in(a.pull_quote, a.plain)), "")
