"""Somebody's calendar: read again by another program, it says the same."""

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
import time_machine

from mediators.enums import Mode
from mediators.models import Mediator
from schedules.enums import Frequency, SchoolPolicy
from schedules.recurrence import PARIS
from tests.mediators.factories import (
    AbsenceFactory,
    MediatorFactory,
    PermanenceFactory,
    school_calendar,
)
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/conseillers/camille-lenoir/agenda.ics"


@pytest.fixture(autouse=True)
def _calendar():
    school_calendar()


@pytest.fixture
def camille():
    return MediatorFactory(name="Camille Lenoir")


def feed(client) -> icalendar.Calendar:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def days(found: icalendar.Calendar) -> list[date]:
    return [event.decoded("dtstart").date() for event in found.walk("VEVENT")]


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_one_event_for_each_presence_of_six_months(client, camille):
    PermanenceFactory(mediator=camille)
    AbsenceFactory(mediator=camille, first_day=date(2026, 12, 1), last_day=date(2026, 12, 4))
    found = days(feed(client))
    tuesdays = [date(2026, 11, 24) + timedelta(days=7 * n) for n in range(26)]
    away = {date(2026, 12, 1)}
    holidays = {date(2026, 12, 22), date(2026, 12, 29), date(2027, 2, 23), date(2027, 3, 2)}
    holidays |= {date(2027, 4, 20), date(2027, 4, 27)}
    assert found == [day for day in tuesdays if day not in away | holidays]


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_an_event_says_where_when_and_how(client, camille):
    venue = VenuePageFactory(title="Médiathèque; l'Île, « été »", phone="+33261910001")
    PermanenceFactory(
        mediator=camille,
        venue=venue,
        frequency=Frequency.ONCE,
        first_day=date(2026, 12, 1),
        mode=Mode.APPOINTMENT,
        note="Premier étage",
        updated_on=date(2026, 11, 2),
    )
    calendar = feed(client)
    assert calendar["X-WR-CALNAME"] == "Permanences et ateliers\u00a0: Camille Lenoir"
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    (event,) = calendar.walk("VEVENT")
    assert event["SUMMARY"] == "Camille Lenoir, Médiathèque; l’Île, « été »"
    assert event["LOCATION"].startswith("Médiathèque; l’Île, « été », 1 rue de la Paix, 50000")
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"
    assert event["DTSTART"].dt.replace(tzinfo=PARIS) == datetime(2026, 12, 1, 14, tzinfo=PARIS)
    assert event["DTEND"].dt.hour == 17
    assert event["GEO"].to_ical() == "49.1157;-1.0906"
    assert event["URL"].endswith(venue.path_on_site)
    assert "02\u00a061\u00a091\u00a000\u00a001" in event["DESCRIPTION"]
    assert "Premier étage" in event["DESCRIPTION"]
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == datetime(2026, 11, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("mode", "phone", "words"),
    [
        (Mode.WALK_IN, "+33261910001", "Sans rendez-vous. Renseignements : 02 61 91 00 01 (accueil : "),
        (Mode.APPOINTMENT, "+33261910001", "Sur rendez-vous : 02 61 91 00 01 (accueil : "),
        (Mode.WALK_IN, "", "Sans rendez-vous"),
    ],
)  # fmt: skip
def test_without_an_appointment_nobody_has_to_call(client, camille, mode, phone, words):
    PermanenceFactory(
        mediator=camille,
        venue=VenuePageFactory(phone=phone),
        frequency=Frequency.ONCE,
        first_day=date(2026, 12, 1),
        mode=mode,
    )
    with time_machine.travel("2026-11-20 10:00+01:00", tick=False):
        (event,) = feed(client).walk("VEVENT")
    assert event["DESCRIPTION"].replace("\u00a0", " ").startswith(words)


@pytest.mark.parametrize(
    ("first", "last", "now"),
    [
        (date(2027, 3, 27), date(2027, 3, 29), "2027-03-26 10:00+01:00"),
        (date(2026, 10, 24), date(2026, 10, 26), "2026-10-23 10:00+02:00"),
    ],
)
def test_both_clock_changes_keep_the_clock_of_the_wall(client, camille, first, last, now):
    PermanenceFactory(
        mediator=camille,
        weekdays=["sa", "di", "lu"],
        first_day=first,
        last_day=last,
        school_policy=SchoolPolicy.ALWAYS,
        skips_public_holidays=False,
        start_time=time(9),
        end_time=time(10),
    )
    with time_machine.travel(now, tick=False):
        calendar = feed(client)
    starts = [event["DTSTART"].dt for event in calendar.walk("VEVENT")]
    assert [(start.hour, start.minute) for start in starts] == [(9, 0)] * 3
    # What the file itself says of the zone, not what this machine knows.
    (zone,) = calendar.walk("VTIMEZONE")
    offsets = [start.replace(tzinfo=zone.to_tz()).utcoffset() for start in starts]
    assert offsets == [start.replace(tzinfo=PARIS).utcoffset() for start in starts]
    assert len(set(offsets)) == 2


@time_machine.travel("2026-11-20 10:00+01:00", tick=False)
def test_identifiers_are_unique_and_stay(client, camille):
    permanence = PermanenceFactory(mediator=camille)
    PermanenceFactory(mediator=camille, start_time=time(9), end_time=time(11))

    def identifiers():
        return {str(event["UID"]): int(event["SEQUENCE"]) for event in feed(client).walk("VEVENT")}

    before = identifiers()
    assert len(before) == len(feed(client).walk("VEVENT"))
    assert all("@" in uid for uid in before)
    permanence.start_time, permanence.updated_on = time(15), date(2026, 11, 25)
    permanence.save()
    after = identifiers()
    assert set(after) == set(before)
    changed = {uid for uid in after if after[uid] > before[uid]}
    assert changed == {uid for uid in after if uid.startswith(f"permanence-{permanence.pk}-")}


def test_what_did_not_change_is_not_sent_again(client, camille):
    PermanenceFactory(mediator=camille)
    with time_machine.travel("2026-11-20 10:00+01:00", tick=False):
        first = client.get(ADDRESS)
    with time_machine.travel("2026-11-20 18:00+01:00", tick=False):
        again = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_what_is_read_again_is_the_same(client, camille):
    PermanenceFactory(mediator=camille, note="Sonner ; puis\\, attendre")
    content = client.get(ADDRESS).content
    assert icalendar.Calendar.from_ical(content).to_ical() == content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_person_without_permanence_has_an_empty_calendar(client, camille):
    assert not feed(client).walk("VEVENT")
    Mediator.objects.update(is_active=False)
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_read(client, camille, method):
    assert getattr(client, method)(ADDRESS).status_code == 405
