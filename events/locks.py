"""Events held for the time of a change of their dates: after their venue, before their dates.

``mediators.locks`` gives the whole order: venues, events, people, what to bring. SQLite needs no
lock: its write transactions queue.
"""

from events.models import EventPage


def lock_event(number: int) -> EventPage | None:
    """The event as it is stored."""
    rows = EventPage.objects.select_for_update(of=("self",)).select_related("venue")
    return rows.filter(pk=number).first()


def lock_events(events) -> None:
    """Whatever there is of a queryset of events, in the order of their numbers: two changes of
    several events wait for each other instead of each holding what the other needs."""
    list(events.select_for_update(of=("self",)).order_by("pk").only("pk"))
