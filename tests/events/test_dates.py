"""The dates of an event follow its rule, and nothing that was decided or booked is lost."""

from datetime import date, time

import pytest
import time_machine
from django.db import connection

from events import signals
from events.dates import follow_rule
from events.each import SomeFailed
from events.enums import DatesKind, RegistrationState, Status
from events.models import EventPage, Occurrence, Registration
from events.nightly import extend_dates
from schedules.models import SchoolCalendar, SchoolHoliday
from tests.events.factories import RegistrationFactory, event, paris
from tests.mediators.factories import school_calendar
from tests.venues.factories import VenuePageFactory
from venues.models import Closure

pytestmark = pytest.mark.django_db
NOW = paris(2026, 11, 22, 10)
TOWN = {"place_postal_code": "50000", "place_commune": "Saint-Lô"}


@pytest.fixture(autouse=True)
def zone_b():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


def days(page) -> list[str]:
    return [f"{occurrence.day:%m-%d}" for occurrence in page.occurrences.order_by("start")]


def republish(page, **values) -> EventPage:
    page = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def test_publishing_writes_the_dates_outside_the_holidays():
    page = event(last_day=date(2027, 1, 15))
    assert days(page) == ["11-24", "12-01", "12-08", "12-15", "01-05", "01-12"]
    assert page.first_start == paris(2026, 11, 24, 14)
    assert page.last_end == paris(2027, 1, 12, 16)


def test_a_draft_changes_no_date():
    page = event(last_day=date(2026, 12, 15))
    draft = page.get_latest_revision_as_object()
    draft.start_time, draft.end_time = time(9), time(11)
    draft.save_revision()
    assert {o.start.hour for o in Occurrence.objects.all()} == {13}  # UTC
    assert EventPage.objects.get(pk=page.pk).first_start == page.first_start


def test_an_old_draft_brings_back_no_derived_column():
    page = event(last_day=date(2026, 12, 15))
    first = page.get_latest_revision()
    page = republish(page, last_day=date(2027, 1, 15))
    assert first.as_object().last_end == page.last_end
    assert "last_end" not in first.content


def test_a_copy_has_the_rule_and_no_date():
    page = event(last_day=date(2026, 12, 15))
    RegistrationFactory(occurrence=page.occurrences.first())
    copy = page.copy(update_attrs={"slug": "copie", "title": "Copie"}, keep_live=False)
    assert copy.occurrences.count() == 0
    assert copy.weekdays == ["ma"]
    assert copy.first_start is None


def test_other_hours_move_the_dates_that_nobody_booked():
    page = event(last_day=date(2026, 12, 8))
    booked = page.occurrences.order_by("start")[1]
    RegistrationFactory(occurrence=booked)
    page = republish(page, start_time=time(9), end_time=time(11))
    free, kept, last = page.occurrences.order_by("start")
    assert free.start == paris(2026, 11, 24, 9)
    assert free.sequence == 1
    assert kept.start == paris(2026, 12, 1, 14)
    assert "9\u00a0h" in kept.question
    assert last.start == paris(2026, 12, 8, 9)


def test_a_new_holiday_asks_about_what_was_booked():
    page = event(last_day=date(2026, 12, 8))
    booked = page.occurrences.order_by("start")[1]
    RegistrationFactory(occurrence=booked)
    SchoolHoliday.objects.create(
        zone="B", first_day=date(2026, 11, 28), last_day=date(2026, 12, 12), name="Pont"
    )
    follow_rule(page, NOW)
    assert days(page) == ["11-24", "12-01"]
    booked.refresh_from_db()
    assert booked.question == "désormais\u00a0: Pont"
    SchoolHoliday.objects.filter(name="Pont").delete()
    follow_rule(page, NOW)
    booked.refresh_from_db()
    assert booked.question == ""
    assert days(page) == ["11-24", "12-01", "12-08"]


def test_what_somebody_decided_stays():
    page = event(last_day=date(2026, 12, 8))
    cancelled, noted, moved = page.occurrences.order_by("start")
    Occurrence.objects.filter(pk=cancelled.pk).update(status=Status.CANCELLED, reason="Grève")
    Occurrence.objects.filter(pk=noted.pk).update(note="Venez avec vos photos")
    Occurrence.objects.filter(pk=moved.pk).update(
        start=paris(2026, 12, 10, 14), end=paris(2026, 12, 10, 16), original_start=moved.start
    )
    page = republish(page, dates_kind=DatesKind.TO_CONFIRM, expected="2027-03")
    assert page.occurrences.count() == 3
    assert page.to_confirm_since == date(2026, 11, 22)
    assert [bool(o.question) for o in page.occurrences.order_by("pk")] == [False, True, True]


def test_whoever_cancelled_keeps_no_date_alive():
    page = event(last_day=date(2026, 12, 8))
    RegistrationFactory(
        occurrence=page.occurrences.order_by("start")[1], state=RegistrationState.CANCELLED
    )
    page = republish(page, weekdays=["me"])
    assert days(page) == ["11-25", "12-02"]
    assert Registration.objects.count() == 0


def test_what_is_over_is_left_alone():
    page = event(last_day=date(2026, 12, 15))
    with time_machine.travel(paris(2026, 12, 1, 15), tick=False):
        page = republish(page, weekdays=["je"])
    assert days(page) == ["11-24", "12-01", "12-03", "12-10"]


def test_following_twice_changes_nothing():
    page = event(last_day=date(2027, 3, 30))
    before = list(page.occurrences.values())
    done = follow_rule(page, NOW)
    assert (done.added, done.changed, done.removed, done.to_decide) == (0, 0, 0, [])
    assert list(page.occurrences.values()) == before


def test_a_date_moved_past_its_own_day_is_no_question():
    page = event(last_day=date(2026, 12, 15))
    first = page.occurrences.order_by("start").first()
    change = {"start": paris(2026, 12, 10, 14), "end": paris(2026, 12, 10, 16)}
    Occurrence.objects.filter(pk=first.pk).update(original_start=first.start, **change)
    for now in (paris(2026, 11, 24, 15), paris(2026, 11, 25, 3), paris(2026, 12, 2, 3)):
        assert follow_rule(page, now).to_decide == []
    assert days(page).count("11-24") == 0
    assert page.occurrences.filter(rule_day=first.rule_day).count() == 1


def test_when_the_school_calendar_is_not_known_nothing_goes():
    page = event(last_day=date(2026, 12, 15))
    before = days(page)
    SchoolCalendar.objects.all().delete()
    done = follow_rule(page, NOW)
    assert (done.added, done.removed) == (0, 0)
    assert days(page) == before


def test_a_cancelled_date_with_people_is_no_question():
    page = event(last_day=date(2026, 12, 8))
    cancelled = page.occurrences.order_by("start")[1]
    RegistrationFactory(occurrence=cancelled)
    Occurrence.objects.filter(pk=cancelled.pk).update(status=Status.CANCELLED)
    page = republish(page, start_time=time(9), end_time=time(11))
    assert not page.occurrences.to_decide().exists()
    page = republish(page, weekdays=["je"])
    cancelled.refresh_from_db()
    assert (cancelled.question, cancelled.start) == ("", paris(2026, 12, 1, 14))


def test_a_date_added_by_hand_becomes_the_rules_own():
    page = event(last_day=date(2026, 12, 8))
    by_hand = Occurrence.objects.create(
        event=page, start=paris(2026, 12, 15, 14), end=paris(2026, 12, 15, 16)
    )
    page = republish(page, last_day=date(2026, 12, 15))
    assert days(page) == ["11-24", "12-01", "12-08", "12-15"]
    by_hand.refresh_from_db()
    assert by_hand.rule_day == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("day", "start", "end", "minutes"),
    [
        (date(2027, 3, 28), time(2), time(3), 60),
        (date(2027, 3, 28), time(2, 30), time(3), 30),
        (date(2027, 3, 28), time(1), time(4), 120),
        (date(2027, 10, 31), time(1), time(4), 240),
        (date(2027, 10, 31), time(2, 30), time(2, 45), 15),
    ],
)
def test_the_hours_of_a_clock_change(day, start, end, minutes):
    rule = {"frequency": "une-fois", "first_day": day, "last_day": day, "school_policy": "toujours"}
    page = event(start_time=start, end_time=end, **rule)
    one = page.occurrences.get()
    assert (one.end - one.start).total_seconds() == minutes * 60
    assert follow_rule(page, NOW).changed == 0


def test_an_event_that_is_not_published_keeps_its_dates_and_gets_no_other():
    page = event(last_day=date(2026, 12, 8))
    page.unpublish()
    page = EventPage.objects.get(pk=page.pk)
    with time_machine.travel(paris(2026, 11, 25, 10), tick=False):
        assert follow_rule(page, paris(2026, 11, 25, 10)).added == 0
        assert extend_dates(paris(2026, 11, 25, 10)) == 0
    assert days(page) == ["11-24", "12-01", "12-08"]


def test_the_horizon_goes_one_day_further_every_night():
    page = event(
        first_day=date(2026, 11, 22),
        last_day=date(2028, 11, 22),
        weekdays=["lu", "ma", "me", "je", "ve", "sa", "di"],
        school_policy="toujours",
        skips_public_holidays=False,
    )
    assert page.occurrences.count() == 367
    assert page.dates_until == date(2027, 11, 23)
    later = paris(2026, 11, 23, 3)
    assert extend_dates(later) == 1
    assert extend_dates(later) == 0


def test_an_event_that_fails_holds_up_no_other(caplog):
    broken, page = event(title="Chez Anne"), event(last_day=date(2026, 12, 8))
    EventPage.objects.filter(pk=broken.pk).update(frequency="jamais")
    Occurrence.objects.filter(event=page).delete()
    with pytest.raises(SomeFailed, match="1 failed, 3 done"):
        extend_dates(NOW)
    assert days(page) == ["11-24", "12-01", "12-08"]
    assert f"extend_dates: {broken.pk} failed" in caplog.text
    assert "Anne" not in caplog.text


def test_the_venue_shuts_and_opens_again(django_capture_on_commit_callbacks):
    page = event(last_day=date(2026, 12, 8))
    booked, free = page.occurrences.order_by("start")[:2]
    RegistrationFactory(occurrence=booked)
    with django_capture_on_commit_callbacks(execute=True):
        shut = Closure.objects.create(
            venue=page.venue,
            first_day=date(2026, 11, 23),
            last_day=date(2026, 12, 2),
            reason="l'inventaire",
        )
    assert list(page.occurrences.to_decide()) == [booked]
    booked.refresh_from_db()
    assert booked.question == "le lieu est fermé ce jour-là (l’inventaire)"
    assert page.occurrences.filter(pk=free.pk).exists()
    with django_capture_on_commit_callbacks(execute=True):
        shut.delete()
    assert not page.occurrences.to_decide().exists()


def test_an_event_elsewhere_does_not_mind_that_its_venue_is_shut():
    page = event(last_day=date(2026, 12, 8), place_name="Salle des fêtes", **TOWN)
    RegistrationFactory(occurrence=page.occurrences.first())
    Closure.objects.create(
        venue=page.venue, first_day=date(2026, 11, 23), last_day=date(2026, 12, 20)
    )
    assert follow_rule(page, NOW).to_decide == []


def test_a_change_of_the_calendar_is_followed_at_once(django_capture_on_commit_callbacks):
    page = event(last_day=date(2026, 12, 8))
    connection.run_on_commit.clear()  # what the test's own calendar asked for
    with django_capture_on_commit_callbacks(execute=True):
        SchoolHoliday.objects.create(
            zone="B", first_day=date(2026, 11, 28), last_day=date(2026, 12, 5), name="Pont"
        )
    assert days(page) == ["11-24", "12-08"]


def test_a_holiday_is_followed_by_the_soonest_at_once_and_by_all_the_next_night(
    django_capture_on_commit_callbacks, monkeypatch
):
    far = event(first_day=date(2026, 11, 26), last_day=date(2026, 12, 8))
    near = event(last_day=date(2026, 12, 8))
    connection.run_on_commit.clear()  # what the test's own calendar asked for
    monkeypatch.setattr(signals, "MOST_AT_ONCE", 1)
    with django_capture_on_commit_callbacks(execute=True):
        SchoolHoliday.objects.create(
            zone="B", first_day=date(2026, 11, 28), last_day=date(2026, 12, 5), name="Pont"
        )
    assert days(near) == ["11-24", "12-08"]
    assert days(far) == ["12-01", "12-08"]
    extend_dates(NOW)
    assert days(far) == ["12-08"]


def test_a_holiday_is_stored_whatever_the_dates_do(django_capture_on_commit_callbacks, caplog):
    page = event(last_day=date(2026, 12, 8))
    EventPage.objects.filter(pk=page.pk).update(frequency="jamais")
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        SchoolHoliday.objects.create(
            zone="B", first_day=date(2026, 11, 28), last_day=date(2026, 12, 5), name="Pont"
        )
    assert SchoolHoliday.objects.filter(name="Pont").exists()
    assert f"extend_dates: {page.pk} failed" in caplog.text


def test_more_places_for_all_dates_go_to_whoever_waits():
    page = event(last_day=date(2026, 12, 8), capacity=1)
    date_of = page.occurrences.first()
    RegistrationFactory(occurrence=date_of)
    waiting = RegistrationFactory(occurrence=date_of, state=RegistrationState.WAITING)
    republish(page, capacity=2)
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.CONFIRMED


def test_moved_in_the_tree_an_event_is_held_at_its_new_venue():
    page, other = event(last_day=date(2026, 12, 8)), VenuePageFactory()
    page.move(other, pos="last-child")
    assert EventPage.objects.get(pk=page.pk).venue_id == other.pk
    assert EventPage.objects.get(pk=page.pk).path_on_site == f"/lieux/{other.slug}/{page.slug}/"
