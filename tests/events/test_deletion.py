"""What people are registered for is neither deleted nor hidden under them."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from events.changing import cancel_date
from events.enums import RegistrationState
from events.models import EventPage, Registration
from tests.events.factories import RegistrationFactory, event, paris
from tests.mediators.factories import school_calendar
from tests.venues.conftest import agency, venue
from tests.venues.hours_screens import said
from venues.models import VenueIndexPage, VenuePage

__all__ = ["agency", "venue"]

pytestmark = pytest.mark.django_db
NOW = paris(2026, 11, 22, 10)


@pytest.fixture(autouse=True)
def zone_b():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def boss(client, agency):
    client.force_login(agency)
    return client


@pytest.fixture
def page(venue):
    return event(venue, last_day=date(2026, 12, 15), title="Les photos")


def bulk(action, page) -> str:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{url}?id={page.pk}"


def deletions(page) -> list[str]:
    above = (page, page.venue, VenueIndexPage.objects.get())
    return [reverse("wagtailadmin_pages:delete", args=[one.pk]) for one in above] + [
        bulk("delete", one) for one in above
    ]


@pytest.mark.parametrize("way", range(6))
@pytest.mark.parametrize("state", [RegistrationState.CONFIRMED, RegistrationState.WAITING])
@pytest.mark.parametrize("is_past", [False, True])
def test_with_registrations_nothing_is_deleted(way, state, is_past, boss, page):
    RegistrationFactory(occurrence=page.occurrences.first(), state=state)
    if is_past:
        page.occurrences.filter(registrations__isnull=False).update(
            start=paris(2026, 11, 1, 9), end=paris(2026, 11, 1, 10)
        )
    url = deletions(page)[way]
    for response in (boss.get(url), boss.post(url, {"wagtail_verify_site_name": "Accueil"})):
        assert response.status_code in {200, 302}
    (sentence,) = {text for text in said(response) if "Les photos" in text}
    assert "la page n’est pas supprimée" in sentence
    assert ("30 jours" in sentence) is is_past
    assert EventPage.objects.filter(pk=page.pk).exists()
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("way", [0, 1, 3, 4])
def test_what_people_cancelled_themselves_goes_with_it(way, boss, page):
    RegistrationFactory(occurrence=page.occurrences.first(), state=RegistrationState.CANCELLED)
    boss.post(deletions(page)[way])
    assert not EventPage.objects.filter(pk=page.pk).exists()
    assert Registration.objects.count() == 0


def test_of_two_pages_the_first_keeps_its_rows_when_the_second_refuses(boss, page):
    other = event(page.venue, last_day=date(2026, 12, 15), title="Les courriels")
    cancelled = RegistrationFactory(
        occurrence=page.occurrences.first(), state=RegistrationState.CANCELLED
    )
    RegistrationFactory(occurrence=other.occurrences.first())
    boss.post(f"{bulk('delete', page)}&id={other.pk}")
    assert EventPage.objects.count() == 2
    assert Registration.objects.filter(pk=cancelled.pk).exists()


def test_without_registrations_it_is_deleted(boss, page):
    boss.post(deletions(page)[0])
    assert not EventPage.objects.exists()


def unpublications(page) -> list[tuple[str, dict]]:
    index = VenueIndexPage.objects.get()
    below = {"include_descendants": "on"}
    single = [
        (reverse("wagtailadmin_pages:unpublish", args=[one.pk]), data)
        for one, data in ((page, {}), (page.venue, {}), (index, below))
    ]
    many = [(bulk("unpublish", one), data) for one, data in ((page, {}), (page.venue, below))]
    return single + many


@pytest.mark.parametrize("way", range(5))
def test_an_event_with_people_to_come_stays_published(way, boss, page, agency):
    date_of = page.occurrences.order_by("start").first()
    RegistrationFactory(occurrence=date_of)
    url, data = unpublications(page)[way]
    response = boss.post(url, data)
    assert any("la page reste publiée" in text for text in said(response))
    assert EventPage.objects.get().live
    assert VenuePage.objects.get().live
    cancel_date(date_of, "", agency, NOW)
    boss.post(url, data)
    assert not (EventPage.objects.get().live and VenuePage.objects.get().live)
