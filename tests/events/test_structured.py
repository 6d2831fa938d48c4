"""What search engines read of an event (schema.org in JSON-LD)."""

import json
import re
from datetime import date

import pytest
import time_machine

from events.enums import Means, Status
from events.models import Occurrence
from tests.core.factories import CreditedImageFactory
from tests.events.factories import dated_event, event, paris
from tests.mediators.factories import school_calendar
from tests.venues.factories import VenuePageFactory
from venues.vocabulary import Fee

pytestmark = pytest.mark.django_db

SCHEMA = "https://schema.org/"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(paris(2026, 11, 22, 10), tick=False):
        school_calendar()
        yield


@pytest.fixture
def source():
    return VenuePageFactory(title="La Source", slug="la-source")


def data(client, page) -> list[dict]:
    found = BLOCK.findall(client.get(page.path_on_site).content.decode())
    assert len(found) == 1
    return json.loads(found[0])


def first(client, page, **values) -> dict:
    row = page.occurrences.order_by("start").first()
    Occurrence.objects.filter(pk=row.pk).update(**values)
    return data(client, page)[0]


def test_one_object_for_each_of_the_next_ten_dates(client, source, settings):
    settings.SITE_URL = "https://exemple.fr"
    page = event(
        source, title="Prendre en main", slug="ordinateur", summary="Pas à pas.", age_min=60,
        picture=CreditedImageFactory(), registration_means=[Means.SITE.value],
    )  # fmt: skip
    found = data(client, page)
    assert len(found) == 10
    row = page.occurrences.order_by("start").first()
    image = found[0].pop("image")
    assert len(image) == 1
    assert image[0].startswith("https://exemple.fr/")
    assert found[0] == {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": "Prendre en main",
        "description": "Pas à pas.",
        "url": "https://exemple.fr/lieux/la-source/ordinateur/",
        "inLanguage": "fr",
        "organizer": {
            "@type": "Organization",
            "name": "La Source",
            "url": "https://exemple.fr/lieux/la-source/",
        },
        "typicalAgeRange": "60-",
        "isAccessibleForFree": True,
        "startDate": "2026-11-24T14:00:00+01:00",
        "endDate": "2026-11-24T16:00:00+01:00",
        "eventStatus": f"{SCHEMA}EventScheduled",
        "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "La Source",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "1 rue de la Paix",
                "postalCode": "50000",
                "addressLocality": "Saint-Lô",
                "addressCountry": "FR",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 49.1157, "longitude": -1.0906},
        },
        "offers": {
            "@type": "Offer",
            "availability": f"{SCHEMA}InStock",
            "url": f"https://exemple.fr/lieux/la-source/ordinateur/inscription/?seance={row.pk}",
            "price": "0",
            "priceCurrency": "EUR",
        },
        "maximumAttendeeCapacity": 8,
        "remainingAttendeeCapacity": 8,
    }


def test_the_offset_follows_the_clocks(client, source):
    page = dated_event(source, paris(2027, 3, 27, 14), paris(2027, 3, 28, 14))
    assert [found["startDate"][-6:] for found in data(client, page)] == ["+01:00", "+02:00"]


STATUSES = [
    ({"status": Status.CANCELLED}, "EventCancelled", "SoldOut"),
    ({"status": Status.POSTPONED}, "EventPostponed", "SoldOut"),
    ({"status": Status.ONLINE}, "EventMovedOnline", "InStock"),
    ({"status": Status.FULL}, "EventScheduled", "SoldOut"),
    ({"places_taken": 8}, "EventScheduled", "SoldOut"),
    ({"original_start": paris(2026, 11, 23, 9)}, "EventRescheduled", "InStock"),
]


@pytest.mark.parametrize(("values", "status", "availability"), STATUSES)
def test_states(client, source, values, status, availability):
    found = first(client, event(source), **values)
    assert found["eventStatus"] == f"{SCHEMA}{status}"
    assert found["offers"]["availability"] == f"{SCHEMA}{availability}"
    assert found["startDate"] == "2026-11-24T14:00:00+01:00"
    assert ("previousStartDate" in found) == ("original_start" in values)
    if availability == "SoldOut" and status == "EventScheduled":
        assert found["remainingAttendeeCapacity"] == 0


def test_what_was_moved_says_from_when(client, source):
    moved = {"status": Status.RESCHEDULED, "original_start": paris(2026, 11, 23, 9)}
    assert first(client, event(source), **moved)["previousStartDate"] == "2026-11-23T09:00:00+01:00"


def test_online_has_an_address_of_its_own_kind(client, source):
    values = {"status": Status.ONLINE, "online_url": "https://visio.exemple.fr/a"}
    free = event(source, registration_means=[Means.NONE.value])
    found = first(client, free, **values)
    assert found["eventAttendanceMode"] == f"{SCHEMA}OnlineEventAttendanceMode"
    assert found["location"] == {"@type": "VirtualLocation", "url": "https://visio.exemple.fr/a"}
    registered = event(source)
    found = first(client, registered, **values)["location"]["url"]
    assert found.endswith(registered.path_on_site)


def test_a_whole_day_has_no_hour(client, source):
    page = dated_event(source, paris(2026, 12, 4), hours=48)
    found = first(client, page, is_all_day=True)
    assert (found["startDate"], found["endDate"]) == ("2026-12-04", "2026-12-05")


@pytest.mark.parametrize(
    ("fee", "free", "price"),
    [(Fee.FREE, True, "0"), (Fee.PAID, False, None), (Fee.CONDITIONAL, None, None)],
)
def test_price(client, source, fee, free, price):
    found = data(client, event(source, fee=fee))[0]
    assert found.get("isAccessibleForFree") is free
    assert found["offers"].get("price") == price


def test_a_point_that_is_only_the_towns_is_not_given(client):
    venue = VenuePageFactory(location_approximate=True)
    venue.location_approximate = True
    venue.save()
    assert "geo" not in data(client, event(venue))[0]["location"]


def test_hostile_words_do_not_end_the_block(client, source):
    hostile = "</script><script>alert(1)</script><!-- & \u2028 \"'"
    page = event(source, title=hostile, slug="hostile", room=hostile, last_day=date(2026, 12, 1))
    found = data(client, page)
    assert {item["name"] for item in found} == {hostile}
    assert hostile in found[0]["location"]["name"]
