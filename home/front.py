"""What the home page shows besides its own text."""

from django.utils import timezone

from events.cards import next_cards
from events.models import Occurrence
from finder.needs import NEEDS
from portraits.cards import newest_card
from venues.listing import departments

#: Workshops on the home page.
MOST_EVENTS = 3


def home_context() -> dict:
    dates = Occurrence.objects.visible().held()
    return {
        "events": next_cards(dates, timezone.now(), MOST_EVENTS),
        "portrait": newest_card(),
        "needs": [
            {"value": code, "words": words, "more": more} for code, (words, more) in NEEDS.items()
        ],
        "departments": departments(),
    }
