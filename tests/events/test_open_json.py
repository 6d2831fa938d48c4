"""The workshops as open data, with OpenAgenda's names."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from events.enums import Means, Status
from events.feeds.open_data import status_of
from events.models import EventPage, Occurrence
from tests.core.factories import CreditedImageFactory
from tests.events import feeds
from tests.events.factories import dated_event, paris
from tests.events.feeds import NOW, SOON, content_of, fetch, hidden_titles
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/donnees/evenements.json"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def venue():
    return VenuePageFactory(
        title="Médiathèque", slug="ile", phone="+33261910001", insee_code="50502",
        access_notes="Par la cour",
    )  # fmt: skip


def read(client) -> dict:
    response = fetch(client, ADDRESS)
    assert response["Content-Type"] == "application/json"
    assert 'rel="license"' in response["Link"]
    found = json.loads(content_of(response))
    assert found["total"] == len(found["events"])
    assert found["licence"]["name"] == "Licence Ouverte 2.0"
    return found


def one(client) -> dict:
    (found,) = read(client)["events"]
    return found


def test_an_event_in_the_words_of_openagenda(client, venue):
    page = dated_event(
        venue,
        SOON,
        title="L'ordinateur",
        summary="Allumer.",
        body="<h2>Avant</h2><p>On <b>parle</b> &amp; on boit.</p>",
        fee="payant",
        fee_note="5 €",
        themes=["ia", "premiers-pas"],
        accessibility=["hi", "mi"],
        age_min=12,
        registration_means=[Means.SITE, Means.PHONE, Means.LINK, Means.EMAIL],
        registration_url="https://ailleurs.example/",
        registration_email="ateliers@exemple.fr",
    )
    found = one(client)
    address = f"http://testserver/lieux/ile/{page.slug}/"
    row = page.occurrences.get()
    assert found["longDescription"]["fr"].split() == ["Avant", "On", "parle", "&", "on", "boit."]
    del found["longDescription"]
    assert found == {
        "uid": page.pk,
        "slug": page.slug,
        "canonicalUrl": address,
        "title": {"fr": "L'ordinateur"},
        "description": {"fr": "Allumer."},
        "conditions": {"fr": "Payant (5 €)"},
        "keywords": {"fr": ["Premiers pas", "Intelligence artificielle"]},
        "image": None,
        "imageCredits": None,
        "registration": [
            {"type": "link", "value": address},
            {"type": "phone", "value": "+33261910001"},
            {"type": "link", "value": "https://ailleurs.example/"},
            {"type": "email", "value": "ateliers@exemple.fr"},
        ],
        "accessibility": {"hi": True, "vi": False, "pi": False, "mi": True, "ii": False},
        "timings": [
            {
                "begin": "2026-12-01T14:00:00+01:00",
                "end": "2026-12-01T16:00:00+01:00",
                "status": 1,
                "uid": str(row.uid),
                "allDay": False,
            }
        ],
        "age": {"min": 12, "max": None},
        "attendanceMode": 1,
        "onlineAccessLink": None,
        "location": {
            "uid": venue.pk,
            "extId": venue.national_id,
            "name": "Médiathèque",
            "address": "1 rue de la Paix, 50000 Saint-Lô",
            "access": {"fr": "Par la cour"},
            "adminLevel2": "Manche",
            "adminLevel4": "Saint-Lô",
            "postalCode": "50000",
            "insee": "50502",
            "countryCode": "FR",
            "latitude": 49.1157,
            "longitude": -1.0906,
            "phone": "+33261910001",
            "website": "http://testserver/lieux/ile/",
            "timezone": "Europe/Paris",
        },
        "timezone": "Europe/Paris",
        "status": 1,
        "createdAt": "2026-11-20T10:00:00+01:00",
        "updatedAt": "2026-11-20T10:00:00+01:00",
    }


def test_a_place_for_once_is_not_the_venue(client, venue):
    dated_event(
        venue, SOON, place_name="Salle des fêtes", place_address="Le Bourg",
        place_postal_code="14000", place_commune="Caen",
    )  # fmt: skip
    found = one(client)["location"]
    assert (found["uid"], found["name"], found["insee"], found["phone"]) == (
        None, "Salle des fêtes", None, None,
    )  # fmt: skip
    assert (found["adminLevel2"], found["adminLevel4"]) == ("Calvados", "Caen")
    assert "extId" not in found


def test_the_picture_and_its_credit(client, venue):
    image = CreditedImageFactory(credit="© Camille", description="Un écran")
    dated_event(venue, SOON, picture=image)
    found = one(client)
    assert found["imageCredits"] == "© Camille"
    assert found["image"]["base"].startswith("http://testserver/media/")
    assert "width-800" in found["image"]["filename"]
    assert [variant["type"] for variant in found["image"]["variants"]] == ["thumbnail", "full"]
    type(image).objects.update(credit=" ")
    assert one(client)["image"] is None


@pytest.mark.parametrize(
    ("statuses", "whole"),
    [
        ([1, 1], 1), ([2], 2), ([3, 3], 3), ([4], 4), ([5, 5], 5), ([6, 6], 6),
        ([1, 6], 1), ([5, 6], 5), ([3, 4], 3), ([1, 5], 1), ([2, 3], 1), ([4, 6], 4),
    ],
)  # fmt: skip
def test_the_status_of_the_whole(statuses, whole):
    assert status_of([Status(value) for value in statuses]) == whole


def test_each_date_has_its_own_status(client, venue):
    page = dated_event(
        venue, *(SOON + timedelta(days=n) for n in range(4)), capacity=2,
        registration_means=[Means.NONE],
    )  # fmt: skip
    for row, values in zip(
        page.occurrences.order_by("start"),
        [
            {"status": Status.CANCELLED},
            {"places_taken": 2},
            {"status": Status.ONLINE, "online_url": "https://visio.example/"},
            {"is_all_day": True},
        ],
        strict=True,
    ):
        Occurrence.objects.filter(pk=row.pk).update(**values)
    found = one(client)
    assert [timing["status"] for timing in found["timings"]] == [6, 5, 3, 1]
    assert [timing["allDay"] for timing in found["timings"]] == [False, False, False, True]
    assert (found["status"], found["attendanceMode"]) == (1, 3)
    assert found["onlineAccessLink"] == "https://visio.example/"
    EventPage.objects.update(registration_means=[Means.PHONE])
    assert one(client)["onlineAccessLink"] is None


def test_the_centre_of_a_commune_is_no_point(client, venue):
    dated_event(venue, SOON)
    type(venue).objects.update(location_approximate=True)
    found = one(client)["location"]
    assert (found["latitude"], found["longitude"]) == (None, None)


def test_both_sides_of_the_clock_change(client, venue):
    dated_event(venue, paris(2027, 3, 27, 9), paris(2027, 3, 28, 9))
    begins = [timing["begin"] for timing in one(client)["timings"]]
    assert begins == ["2027-03-27T09:00:00+01:00", "2027-03-28T09:00:00+02:00"]


def test_only_what_is_public_and_to_come(client, venue):
    feeds.hidden_events(venue)
    feeds.waits_for_a_date(venue)
    dated_event(venue, paris(2026, 11, 1, 14), title="Passé")
    dated_event(venue, paris(2026, 11, 1, 14), SOON, title="Public")
    found = read(client)
    assert [event["title"]["fr"] for event in found["events"]] == ["Public"]
    assert len(found["events"][0]["timings"]) == 1
    content = content_of(fetch(client, ADDRESS)).decode()
    assert not [title for title in hidden_titles() if title in content]


def test_nothing_announced_is_an_empty_list(client, venue):
    assert read(client)["events"] == []


def test_hostile_texts_are_json(client, venue):
    text = '"\\\u2028</script>\x07 é'
    page = dated_event(venue, SOON)
    EventPage.objects.filter(pk=page.pk).update(title=text)
    assert one(client)["title"]["fr"] == text


@pytest.mark.parametrize(
    "values",
    [
        {"status": Status.CANCELLED, "changed_at": "later"},
        {"places_taken": 8},
        {"places_taken": 1},
    ],
)
def test_what_changed_is_sent_again(client, venue, now, values):
    dated_event(venue, SOON)
    etag = fetch(client, ADDRESS)["ETag"]
    fetch(client, ADDRESS, 304, if_none_match=etag)
    now.move_to("2026-11-20 11:00+01:00")
    fetch(client, ADDRESS, 304, if_none_match=etag)
    Occurrence.objects.update(
        **{k: timezone.now() if v == "later" else v for k, v in values.items()}
    )
    fetch(client, ADDRESS, 200, if_none_match=etag)


def test_a_date_that_is_over_leaves(client, venue, now):
    dated_event(venue, SOON, SOON + timedelta(days=7))
    etag = fetch(client, ADDRESS)["ETag"]
    now.move_to(SOON + timedelta(hours=3))
    again = fetch(client, ADDRESS, 200, if_none_match=etag)
    assert len(json.loads(content_of(again))["events"][0]["timings"]) == 1
