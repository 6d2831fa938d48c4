"""Calendars as they travel: bytes that any reader takes, sent once, never held whole in memory."""

import gzip
import tracemalloc
from datetime import date, timedelta

import icalendar
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import SiteSettings
from events.enums import Audience, Status
from events.feeds import ics, reading
from events.models import EventPage, Occurrence
from mediators.bring import all_items
from schedules import ical
from schedules.recurrence import PARIS
from tests.events.factories import dated_event
from tests.events.feeds import NOW, SOON, content_of, fetch
from tests.mediators.factories import (
    BringItemFactory,
    MediatorFactory,
    PermanenceFactory,
    school_calendar,
)
from tests.venues.factories import VenuePageFactory
from venues.models import Closure

pytestmark = pytest.mark.django_db
AGENDA = "/agenda/agenda.ics"
HOSTILE = [
    "BEGIN:VEVENT\r\nSUMMARY:faux\r\nEND:VEVENT",
    'une; deux, trois\\, \\n quatre \\; "cinq" : six',
    "\x00\x07\x0b\x0c\x1b\x1e\x7f\x85\u2028\u2029fin",
    "tab\tici",
    "\u202eà l’envers \U0001f3b2 é\u0301",
    "^n^^'",
    "é" * 10_240,
]


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def venue():
    return VenuePageFactory(slug="ile")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_read_back_as_they_were(text):
    made = icalendar.Event()
    made.add("summary", ical.clean(text))
    made.add("description", ical.clean(f"avant\n{text}\naprès"))
    made.add("categories", [ical.clean(text), "autre"])
    content = made.to_ical()
    read = icalendar.Event.from_ical(content)
    assert read["SUMMARY"] == ical.clean(text)
    assert read["DESCRIPTION"] == ical.clean(f"avant\n{text}\naprès")
    assert len(content.decode().split("\r\nBEGIN:")) == 1
    assert_lines(content)


def assert_lines(content: bytes):
    """CRLF only, 75 octets at most, no control character that RFC 5545 forbids."""
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    for line in lines:
        assert len(line) <= 75
        line.decode()  # no character is cut in two
        assert not {byte for byte in line if byte < 32 and byte != 9} | {
            b for b in line if b == 127
        }


def test_what_is_read_again_is_the_same(client, venue):
    for number, text in enumerate(HOSTILE):
        text = text.replace("\0", "")  # which no database accepts
        page = dated_event(venue, SOON + timedelta(days=number))
        EventPage.objects.filter(pk=page.pk).update(title=text[:255], summary=text[:200])
    content = content_of(fetch(client, AGENDA))
    assert_lines(content)
    read = icalendar.Calendar.from_ical(content)
    assert read.to_ical() == content
    assert len(read.walk("VEVENT")) == len(HOSTILE)
    known = ics.Known(SiteSettings.load(), all_items())
    rows = reading.read(reading.in_feed(Occurrence.objects.all(), timezone.now()))
    for found, row in zip(read.walk("VEVENT"), rows, strict=True):
        (made,) = ics.date_events([row], known)
        assert set(found) == set(made)
        for name in made:
            assert found[name].to_ical() == made[name].to_ical(), name
        assert found["UID"] == str(row.uid)
        assert found["DTSTART"].dt.replace(tzinfo=PARIS) == row.start
        assert found["DTEND"].dt.replace(tzinfo=PARIS) == row.end
        assert found["DTSTAMP"].dt == found["LAST-MODIFIED"].dt
        assert found["SUMMARY"] == ical.clean(row.event.title.replace("'", "’"))


def test_the_same_rows_give_the_same_bytes(client, venue, now):
    dated_event(venue, SOON)
    first = fetch(client, AGENDA)
    now.move_to("2026-11-21 18:00+01:00")
    again = fetch(client, AGENDA)
    assert content_of(first) == content_of(again)
    assert first["ETag"] == again["ETag"]


def change_date(page, **values):
    Occurrence.objects.filter(event=page).update(changed_at=timezone.now(), sequence=1, **values)


def rename(page, title):
    page = type(page).objects.get(pk=page.pk)
    page.title = title
    page.save_revision().publish()


CHANGES = {
    "annulée": lambda page: change_date(page, status=Status.CANCELLED),
    "titre": lambda page: rename(page, "Autre"),
    "lieu renommé": lambda page: rename(page.venue, "Autre"),
    "dépublié": lambda page: page.unpublish(),
    "interne": lambda page: EventPage.objects.update(audience=Audience.OFFICIALS),
    "supprimée": lambda page: page.occurrences.all().delete(),
    "ajoutée": lambda page: Occurrence.objects.create(
        event=page, start=SOON, end=SOON + timedelta(hours=1)
    ),
    "à apporter": lambda page: BringItemFactory(modes=["sans-rdv"]),
    "agence": lambda page: SiteSettings.objects.update_or_create(
        defaults={"phone": "+33231000000"}
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_is_sent_again_and_nothing_else(client, venue, now, change):
    page = dated_event(venue, SOON)
    addresses = [AGENDA, "/lieux/ile/agenda.ics", f"/lieux/ile/{page.slug}/agenda.ics"]
    before = {address: fetch(client, address)["ETag"] for address in addresses}
    now.move_to("2026-11-20 11:00+01:00")
    for address, etag in before.items():
        again = fetch(client, address, 304, if_none_match=etag)
        assert (again["ETag"], again.content) == (etag, b"")
        assert "max-age=60" in again["Cache-Control"]
    CHANGES[change](EventPage.objects.get(pk=page.pk))
    for address, etag in before.items():
        answer = client.get(address, headers={"if-none-match": etag})
        gone = change in ("dépublié", "interne") and page.slug in address
        assert answer.status_code == (404 if gone else 200), address


def test_a_registration_sends_no_calendar_again(client, venue):
    dated_event(venue, SOON)
    etag = fetch(client, AGENDA)["ETag"]
    Occurrence.objects.update(places_taken=3)
    fetch(client, AGENDA, 304, if_none_match=etag)


def test_a_closure_changes_the_calendar_of_whoever_is_there(client, venue):
    school_calendar()
    MediatorFactory(name="Camille Lenoir")
    permanence = PermanenceFactory(mediator__name="Camille Lenoir B", venue=venue)
    address = f"/conseillers/{permanence.mediator.slug}/agenda.ics"
    etag = fetch(client, address)["ETag"]
    fetch(client, address, 304, if_none_match=etag)
    Closure.objects.create(
        venue=venue, first_day=date(2026, 12, 1), last_day=date(2026, 12, 1), reason="travaux"
    )
    fetch(client, address, 200, if_none_match=etag)


def test_compressed_or_only_asked_about(client, venue):
    dated_event(venue, *(SOON + timedelta(days=n) for n in range(60)))
    plain = content_of(fetch(client, AGENDA))
    packed = fetch(client, AGENDA, accept_encoding="gzip")
    sent = content_of(packed)
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent) == plain
    assert len(sent) < len(plain) / 5
    fetch(client, AGENDA, 304, accept_encoding="gzip", if_none_match=packed["ETag"])
    for address in (AGENDA, "/lieux/ile/agenda.ics", "/donnees/evenements.json"):
        head = client.head(address)
        assert (head.status_code, content_of(head)) == (200, b"")
        assert head["ETag"] == fetch(client, address)["ETag"]


def test_anybody_may_read_it_without_a_cookie(client, venue):
    page = dated_event(venue, SOON)
    person = MediatorFactory(name="Camille Lenoir")
    for address in (
        AGENDA,
        "/lieux/ile/agenda.ics",
        f"/lieux/ile/{page.slug}/agenda.ics",
        f"/conseillers/{person.slug}/agenda.ics",
        "/agenda/flux.xml",
        "/donnees/evenements.json",
    ):
        response = fetch(client, address)
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=60"}
        assert response["X-Frame-Options"] == "DENY"
        assert not response.cookies
        assert not response.wsgi_request.session.accessed


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        content_of(fetch(client, address))
    return len(found)


@pytest.mark.parametrize("address", [AGENDA, "/agenda/flux.xml", "/donnees/evenements.json"])
def test_twelve_events_cost_what_two_do(client, address):
    item = BringItemFactory()

    def add(number):
        for _ in range(number):
            dated_event(VenuePageFactory(), SOON, SOON + timedelta(days=7), bring=[item])

    add(2)
    queries(client, address)
    few = queries(client, address)
    add(10)
    assert queries(client, address) == few <= 10


def peak_bytes(client) -> int:
    """The most that sending the agenda holds at once."""
    response = fetch(client, AGENDA)
    tracemalloc.start()
    try:
        assert sum(len(piece) for piece in response.streaming_content) > 300_000
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_dates(client, venue):
    page = dated_event(venue)

    def add(first, last):
        Occurrence.objects.bulk_create(
            Occurrence(event=page, start=start, end=start + timedelta(minutes=30))
            for start in (SOON + timedelta(hours=n) for n in range(first, last))
        )

    add(0, 1000)
    few = peak_bytes(client)
    add(1000, 4000)
    assert peak_bytes(client) < few * 1.3
