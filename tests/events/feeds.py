"""What tests of feeds share: events of every visibility, and a calendar read by another program."""

import icalendar
from wagtail.models import PageViewRestriction

from events.enums import Audience
from events.models import EventPage, Occurrence
from tests.events.factories import dated_event, event, paris
from tests.venues.factories import VenuePageFactory

NOW = "2026-11-20 10:00+01:00"
SOON = paris(2026, 12, 1, 14)


def fetch(client, address: str, status: int = 200, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == status, address
    return response


def content_of(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def calendar(client, address: str) -> icalendar.Calendar:
    response = fetch(client, address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(content_of(response))


def vevents(client, address: str) -> list[icalendar.Event]:
    return calendar(client, address).walk("VEVENT")


def only_date(page: EventPage) -> Occurrence:
    return Occurrence.objects.get(event=page)


def hidden_events(venue) -> dict[str, EventPage]:
    """Everything that no visitor may know of, each with a date to come."""
    made = {
        "agents": dated_event(venue, SOON, title="Pour agents", audience=Audience.OFFICIALS),
        "pros": dated_event(venue, SOON, title="Pour pros", audience=Audience.PROFESSIONALS),
        "brouillon": dated_event(venue, SOON, title="Brouillon", publish=False),
        "restreint": dated_event(venue, SOON, title="Restreint"),
        "depublie": dated_event(venue, SOON, title="Dépublié"),
        "lieu-ferme": dated_event(VenuePageFactory(), SOON, title="Lieu dépublié"),
    }
    PageViewRestriction.objects.create(
        page=made["restreint"], restriction_type=PageViewRestriction.LOGIN
    )
    made["depublie"].unpublish()
    # Alone: its events stay published below it.
    type(venue).objects.filter(pk=made["lieu-ferme"].venue_id).update(live=False)
    return made


def hidden_titles() -> list[str]:
    return ["Pour agents", "Pour pros", "Brouillon", "Restreint", "Dépublié", "Lieu dépublié"]


def waits_for_a_date(venue) -> EventPage:
    return event(venue, title="Date à venir", dates_kind="a-confirmer", expected="2027-03")
