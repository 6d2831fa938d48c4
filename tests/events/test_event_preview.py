"""An event is previewed however little it says, with the dates that publishing would write."""

from datetime import date, time

import pytest
from django.urls import reverse

from events.enums import DatesKind
from events.models import EventPage
from schedules.enums import Frequency
from tests.core.factories import UserFactory
from tests.events.event_pages import change, now, source
from tests.events.factories import event
from tests.venues.factories import VenuePageFactory, venue_index

__all__ = ["now", "source"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "values",
    [
        {}, {"start_time": None}, {"weekdays": []}, {"first_day": None, "last_day": None},
        {"dates_kind": DatesKind.TO_CONFIRM}, {"frequency": Frequency.ONCE},
        {"frequency": Frequency.MONTHLY, "nths": []}, {"frequency": Frequency.DATES, "dates": []},
        {"start_time": time(16), "end_time": time(14)}, {"expected": "2027-99"},
        {"age_min": 90, "age_max": 3},
    ],
)  # fmt: skip
def test_a_draft_is_previewed_however_little_it_says(client, source, values):
    client.force_login(UserFactory(is_superuser=True))
    page = event(source, publish=False, **values)
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    assert page.title in response.content.decode()


def test_a_preview_shows_the_dates_that_publishing_would_write(source):
    page = event(source, last_day=date(2026, 12, 8))
    kept = change(page, 0, note="Apportez vos photos")
    draft = EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.weekdays = ["me"]
    html = draft.make_preview_request().content.decode().replace("\xa0", " ")
    assert "Mercredi 25 novembre" in html
    assert "Mercredi 2 décembre" in html
    assert "Apportez vos photos" in html  # somebody decided about it: it stays
    assert "Mardi 1er décembre" not in html
    assert "seance=" not in html.replace(f"seance={kept.pk}", "")
    assert "ld+json" not in html


def test_a_page_that_was_never_saved_is_previewed():
    venue = VenuePageFactory(title="La Source")
    page = EventPage(
        title="Nouveau", slug="nouveau", frequency=Frequency.WEEKLY, weekdays=["ma"],
        start_time=time(14), end_time=time(16), first_day=date(2026, 9, 1),
        last_day=date(2027, 6, 29),
    )  # fmt: skip
    page.depth, page.path = venue.depth + 1, f"{venue.path}0001"
    page.set_url_path(venue)
    html = page.make_preview_request().content.decode().replace("\xa0", " ")
    assert "Mardi 24 novembre" in html
    assert "La Source" in html


def test_a_venue_that_was_never_saved_is_previewed():
    from venues.models import VenuePage

    index = venue_index()
    venue = VenuePage(
        title="Nouveau lieu", slug="nouveau", commune_name="Caen", postal_code="14000"
    )
    venue.depth, venue.path = index.depth + 1, f"{index.path}0009"
    venue.set_url_path(index)
    assert venue.make_preview_request().status_code == 200
