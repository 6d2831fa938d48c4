"""How one comes to one date of an event: on the spot or online, freely or not. Pure.

Needs the date's ``event``.
"""

from events.enums import Means, Status


def is_online(occurrence) -> bool:
    """Nobody is on the spot that day; a date that is full is online all the same."""
    return occurrence.status == Status.ONLINE


def is_free_entry(event) -> bool:
    """One comes without registering."""
    return event.takes_places_on(Means.NONE)


def public_link(occurrence) -> str:
    """Where everybody may follow it online; "" where only those who registered are told."""
    return occurrence.online_url if is_free_entry(occurrence.event) else ""


def room(occurrence) -> str:
    """That of the date, else that of the event; "" online."""
    return "" if is_online(occurrence) else occurrence.room or occurrence.event.room


def must_call(occurrence) -> bool:
    """Full, where nobody registers: whoever comes might be sent away."""
    return is_free_entry(occurrence.event) and occurrence.shown_status == Status.FULL
