"""Workshops take the time of whoever leads them, as long as they are held and published."""

from datetime import date, time

import pytest
import time_machine
from wagtail.models import Page, PageViewRestriction

from core.models import User
from events.changing import add_date, cancel_date, move_date, postpone_date, restore_date
from events.engagements import hours_by_day, purge_engagements, write_engagements
from events.enums import Audience, Format
from events.models import EventPage
from mediators.models import Engagement, Permanence
from mediators.presence import timetable
from tests.events.factories import agenda_page, dated_event, event, paris
from tests.mediators.factories import (
    MediatorFactory,
    PermanenceFactory,
    mediator_index,
    school_calendar,
)
from tests.venues.factories import VenuePageFactory

pytestmark = pytest.mark.django_db
NOW = paris(2026, 11, 22, 10)
TODAY = NOW.date()
SHORT = {"last_day": date(2026, 12, 8)}


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def camille():
    return MediatorFactory(name="Camille Lenoir")


@pytest.fixture
def admin():
    return User.objects.create_superuser("administration", password="x" * 12)


def taken(person=None) -> list[str]:
    rows = Engagement.objects.all() if person is None else person.engagements.all()
    return [
        f"{row.day:%m-%d} {row.start_time:%H:%M}-{row.end_time:%H:%M}"
        for row in rows.order_by("day", "start_time")
    ]


TUESDAYS = ["11-24 14:00-16:00", "12-01 14:00-16:00", "12-08 14:00-16:00"]


def republish(page, **values) -> EventPage:
    page = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


# --- what is written, and when -----------------------------------------------------------


def test_publishing_takes_the_time_of_all_who_lead(camille):
    other = MediatorFactory()
    page = event(led_by=[camille, other], **SHORT)
    assert taken(camille) == taken(other) == TUESDAYS
    row = camille.engagements.first()
    assert row.label == f"Atelier «\u00a0{page.title}\u00a0»"
    assert row.path == page.path_on_site
    assert row.venue_id == page.venue_id


def test_a_draft_takes_nothing(camille):
    page = event(led_by=[camille], publish=False, **SHORT)
    assert taken() == []
    page.get_latest_revision().publish()
    draft = EventPage.objects.get().get_latest_revision_as_object()
    draft.led_by = []
    draft.save_revision()
    assert taken() == TUESDAYS


def test_it_follows_what_is_published(camille):
    other = MediatorFactory()
    page = event(led_by=[camille], **SHORT)
    page = republish(page, led_by=[other], start_time=time(9), end_time=time(10, 30))
    assert taken(camille) == []
    assert taken(other) == ["11-24 09:00-10:30", "12-01 09:00-10:30", "12-08 09:00-10:30"]
    page = republish(page, title="Autre titre", format=Format.TALK)
    assert {row.label for row in other.engagements.all()} == {
        "Conférence «\u00a0Autre titre\u00a0»"
    }
    page.unpublish()
    assert taken() == []
    page.get_latest_revision().publish()
    assert len(taken(other)) == 3
    page.delete()
    assert taken() == []


@pytest.mark.parametrize("end", [cancel_date, postpone_date])
def test_a_date_that_is_not_held_gives_the_time_back(camille, admin, end):
    page = event(led_by=[camille], **SHORT)
    second = page.occurrences.order_by("start")[1]
    end(second, "Grève", admin, NOW)
    assert taken() == [TUESDAYS[0], TUESDAYS[2]]
    second.refresh_from_db()
    restore_date(second, admin, NOW)
    assert taken() == TUESDAYS


def test_moved_and_added_dates(camille, admin):
    page = event(led_by=[camille], **SHORT)
    first = page.occurrences.order_by("start").first()
    move_date(first, paris(2026, 11, 25, 9), paris(2026, 11, 25, 11), admin, NOW)
    add_date(page, paris(2026, 12, 12, 10), paris(2026, 12, 12, 12), admin, NOW)
    assert taken() == ["11-25 09:00-11:00", *TUESDAYS[1:], "12-12 10:00-12:00"]


def test_a_new_holiday_gives_the_time_back(camille):
    from events.dates import follow_rule
    from schedules.models import SchoolHoliday

    page = event(led_by=[camille], **SHORT)
    SchoolHoliday.objects.create(
        zone="B", first_day=date(2026, 11, 28), last_day=date(2026, 12, 2), name="Pont"
    )
    follow_rule(page, NOW)
    assert taken() == [TUESDAYS[0], TUESDAYS[2]]


@pytest.mark.parametrize("audience", [Audience.OFFICIALS, Audience.PROFESSIONALS])
def test_what_is_internal_takes_time_and_says_nothing(camille, audience):
    event(led_by=[camille], audience=audience, **SHORT)
    assert taken() == TUESDAYS
    assert set(Engagement.objects.values_list("label", "path", "venue")) == {("", "", None)}


def told() -> bool:
    (labels,) = {bool(row.label) for row in Engagement.objects.all()}
    return labels


def test_only_what_visitors_may_see_is_told(camille):
    page = event(led_by=[camille], **SHORT)
    assert told()
    closed = PageViewRestriction.objects.create(
        page=page.venue.page_ptr, restriction_type=PageViewRestriction.LOGIN
    )
    assert not told()
    closed.delete()
    assert told()
    page.venue.unpublish()
    assert not told()
    page.venue.get_latest_revision()
    page.venue.save_revision().publish()
    assert told()
    republish(page, audience=Audience.PROFESSIONALS)
    assert not told()


def test_the_address_follows_the_venue_and_the_move(camille):
    page = event(led_by=[camille], **SHORT)
    venue = page.venue
    venue.slug = "nouvelle-adresse"
    venue.save_revision().publish()
    assert Engagement.objects.first().path == f"/lieux/nouvelle-adresse/{page.slug}/"
    other = VenuePageFactory(slug="ailleurs")
    page.move(other, pos="last-child")
    row = Engagement.objects.first()
    assert (row.path, row.venue_id) == (f"/lieux/ailleurs/{page.slug}/", other.pk)


def test_elsewhere_is_not_at_the_venue(camille):
    place = {"place_name": "Salle des fêtes", "place_address": "1 rue de la Mairie"}
    place |= {"place_postal_code": "50000", "place_commune": "Saint-Lô"}
    event(led_by=[camille], **place, **SHORT)
    assert set(Engagement.objects.values_list("venue", flat=True)) == {None}


def test_rows_go_with_the_venue(camille):
    page = event(led_by=[camille], **SHORT)
    Page.objects.get(pk=page.venue_id).delete()
    assert taken() == []


def test_what_is_over_is_not_written_and_then_purged(camille):
    dated_event(None, paris(2026, 11, 3, 9), paris(2026, 11, 24, 9), led_by=[camille])
    assert taken() == ["11-24 09:00-11:00"]
    assert purge_engagements(paris(2026, 11, 25, 1)) == 0
    assert purge_engagements(paris(2026, 11, 26, 1)) == 1


def test_writing_again_changes_nothing(camille, django_assert_num_queries):
    page = event(led_by=[camille], **SHORT)
    before = list(Engagement.objects.order_by("pk").values())
    with django_assert_num_queries(6):
        write_engagements([page.pk], NOW)
    assert list(Engagement.objects.order_by("pk").values()) == before


def test_as_many_queries_for_many_events_as_for_two(camille, django_assert_num_queries):
    venue = VenuePageFactory()
    for size in (2, 6):
        while EventPage.objects.count() < size:
            event(venue, led_by=[camille], **SHORT)
        Engagement.objects.all().delete()
        events = list(EventPage.objects.values_list("pk", flat=True))
        with django_assert_num_queries(7):
            write_engagements(events, NOW)
        assert Engagement.objects.count() == 3 * size


def test_two_dates_that_begin_together_take_the_longest(camille):
    page = dated_event(None, paris(2026, 11, 24, 9), led_by=[camille])
    for hours in (4, 1):
        page.occurrences.create(start=paris(2026, 11, 24, 9), end=paris(2026, 11, 24, 9 + hours))
    write_engagements([page.pk], NOW)
    assert taken() == ["11-24 09:00-13:00"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (paris(2026, 11, 24, 9), paris(2026, 11, 24, 11), ["24 09:00-11:00"]),
        (paris(2026, 11, 24, 22), paris(2026, 11, 25, 1), ["24 22:00-23:59", "25 00:00-01:00"]),
        (paris(2026, 11, 24, 22), paris(2026, 11, 25), ["24 22:00-23:59"]),
        (
            paris(2026, 11, 21),
            paris(2026, 11, 25),
            ["22 00:00-23:59", "23 00:00-23:59", "24 00:00-23:59"],
        ),
        (paris(2026, 11, 1), paris(2026, 11, 10), []),
        # The clock of the wall, on both sides of its changes.
        (paris(2027, 3, 28, 1), paris(2027, 3, 28, 9), ["28 01:00-09:00"]),
        (paris(2027, 10, 31, 1), paris(2027, 10, 31, 9), ["31 01:00-09:00"]),
    ],
)
def test_day_by_day(start, end, expected):
    found = hours_by_day(start, end, TODAY)
    assert [f"{h.day:%d} {h.start:%H:%M}-{h.end:%H:%M}" for h in found] == expected


def test_years_of_an_exhibition_stop_at_the_horizon():
    assert len(list(hours_by_day(paris(2000, 1, 1), paris(2100, 1, 1), TODAY))) == 367


# --- what permanences and visitors see of it ------------------------------------------------


def test_the_permanence_is_cut(camille):
    PermanenceFactory(mediator=camille, start_time=time(14), end_time=time(17))
    event(led_by=[camille], **SHORT)
    found = timetable(
        Permanence.objects.for_display(), date(2026, 11, 24), date(2026, 12, 1), school_calendar()
    )
    assert [(p.day.day, p.start.hour, p.end.hour) for p in found.presences] == [
        (24, 16, 17),
        (1, 16, 17),
    ]


def test_no_visitor_learns_what_is_internal(client, camille):
    mediator_index()
    agenda_page()
    here = VenuePageFactory(title="La Source", slug="la-source")
    there = VenuePageFactory(title="Mairie secrète", slug="secrete")
    PermanenceFactory(mediator=camille, venue=here)
    event(
        there,
        led_by=[camille],
        title="Réunion confidentielle",
        slug="reunion-cachee",
        audience=Audience.OFFICIALS,
        start_time=time(13),
        end_time=time(18),
        **SHORT,
    )
    for url in (
        "/lieux/la-source/",
        "/conseillers/camille-lenoir/",
        "/conseillers/",
        "/conseillers/camille-lenoir/agenda.ics",
        "/trouver/?lieu=La+Source",
    ):
        text = client.get(url).content.decode()
        for secret in ("confidentielle", "reunion-cachee", "secrète", "secrete"):
            assert secret not in text, url
    assert "indisponible" in client.get("/lieux/la-source/").content.decode()
