"""What somebody decides about one date is live at once, told once, and written in the history."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from events import changing
from events.date_words import version
from events.dates import follow_rule
from events.enums import CallReason, RegistrationState, Status
from events.models import EventPage, Occurrence
from mediators.refusals import Outdated, Refused
from tests.core.factories import UserFactory
from tests.events.factories import RegistrationFactory, event, paris
from tests.mediators.factories import school_calendar
from tests.venues.hours_screens import logged

pytestmark = pytest.mark.django_db
NOW = paris(2026, 11, 22, 10)


@pytest.fixture(autouse=True)
def zone_b():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def page():
    return event(last_day=paris(2026, 12, 15).date())


@pytest.fixture
def first(page):
    return page.occurrences.order_by("start").first()


def stored(occurrence) -> Occurrence:
    return Occurrence.objects.get(pk=occurrence.pk)


CHANGES = {
    "cancelled": lambda o, u, **k: changing.cancel_date(o, "Grève", u, NOW, **k),
    "postponed": lambda o, u, **k: changing.postpone_date(o, "Panne", u, NOW, **k),
    "moved": lambda o, u, **k: changing.move_date(
        o, paris(2026, 11, 26, 9), paris(2026, 11, 26, 11), u, NOW, **k
    ),
    "online": lambda o, u, **k: changing.move_online(o, "https://visio.fr/a", u, NOW, **k),
    "annotated": lambda o, u, **k: changing.annotate_date(o, u, NOW, note="Prenez un cahier", **k),
}
STATUSES = {
    "cancelled": Status.CANCELLED,
    "postponed": Status.POSTPONED,
    "moved": Status.RESCHEDULED,
    "online": Status.ONLINE,
    "annotated": Status.SCHEDULED,
}


@pytest.mark.parametrize("name", CHANGES)
def test_done_twice_it_changes_logs_and_tells_once(
    name, page, first, user, django_capture_on_commit_callbacks
):
    RegistrationFactory(occurrence=first, email="zoe@exemple.fr")
    by_phone = RegistrationFactory(occurrence=first)
    seen = version(first)
    with django_capture_on_commit_callbacks(execute=True):
        assert CHANGES[name](first, user, seen=seen) is True
    with django_capture_on_commit_callbacks(execute=True):
        assert CHANGES[name](first, user, seen=seen) is False
    now = stored(first)
    assert (now.status, now.sequence, now.changed_at) == (STATUSES[name], 1, NOW)
    assert len(logged(page, f"events.date_{name}")) == 1
    told = name != "annotated"
    assert len(mail.outbox) == int(told)
    by_phone.refresh_from_db()
    expected = CallReason.CANCELLED if name == "cancelled" else CallReason.CHANGED
    assert by_phone.call_reason == (expected if told else "")


@pytest.mark.parametrize("name", CHANGES)
def test_what_somebody_else_changed_meanwhile_is_not_overwritten(name, first, user):
    seen = version(first)
    changing.annotate_date(first, user, NOW, room="Salle 2")
    with pytest.raises(Outdated) as refusal:
        CHANGES[name](first, user, seen=seen)
    assert "Salle 2" in str(refusal.value)
    assert CHANGES[name](first, user, seen=refusal.value.version)


@pytest.mark.parametrize("name", CHANGES)
def test_a_date_that_is_over_or_gone_is_not_changed(name, first, user):
    Occurrence.objects.filter(pk=first.pk).update(
        start=NOW - timedelta(hours=3), end=NOW - timedelta(hours=1)
    )
    with pytest.raises(Refused, match="passée"):
        CHANGES[name](first, user)
    Occurrence.objects.filter(pk=first.pk).delete()
    with pytest.raises(Refused, match="supprimée"):
        CHANGES[name](first, user)


def test_a_cancelled_date_comes_back(page, first, user):
    changing.cancel_date(first, "Grève", user, NOW)
    follow_rule(page, NOW)
    assert stored(first).status == Status.CANCELLED
    assert changing.restore_date(first, user, NOW)
    now = stored(first)
    assert (now.status, now.reason, now.sequence) == (Status.SCHEDULED, "", 2)
    assert changing.restore_date(first, user, NOW) is False


def test_moving_keeps_where_it_was_first_and_moving_back_forgets_it(page, first, user):
    start, end = first.start, first.end
    CHANGES["moved"](first, user)
    changing.move_date(first, paris(2026, 11, 27, 9), paris(2026, 11, 27, 11), user, NOW)
    assert stored(first).original_start == start
    page = EventPage.objects.get(pk=page.pk)
    assert page.first_start == paris(2026, 11, 27, 9)
    changing.move_date(first, start, end, user, NOW)
    now = stored(first)
    assert (now.original_start, now.status, now.is_touched) == (None, Status.SCHEDULED, False)


def test_another_end_only_is_a_move_that_the_rule_respects(page, first, user):
    changing.move_date(first, first.start, first.end + timedelta(hours=1), user, NOW)
    follow_rule(page, NOW)
    now = stored(first)
    assert (now.end, now.status) == (first.end + timedelta(hours=1), Status.RESCHEDULED)


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        (paris(2026, 11, 26, 11), paris(2026, 11, 26, 9), "après l’heure de début"),
        (paris(2026, 11, 26, 11), paris(2026, 11, 26, 11), "après l’heure de début"),
        (paris(2026, 11, 20, 9), paris(2026, 11, 20, 11), "déjà passé"),
        (paris(2036, 11, 20, 9), paris(2036, 11, 20, 11), "trop lointaine"),
        (paris(2026, 12, 1, 14), paris(2026, 12, 1, 15), "déjà une date"),
        (paris(2026, 12, 1, 9), paris(2027, 12, 1, 9), "trop long"),
    ],
)
def test_where_a_date_may_not_go(start, end, sentence, page, first, user):
    with pytest.raises(Refused, match=sentence):
        changing.move_date(first, start, end, user, NOW)
    assert stored(first).start == first.start
    if "déjà une date" not in sentence:
        with pytest.raises(Refused, match=sentence):
            changing.add_date(page, start, end, user, NOW)


def test_a_date_added_twice_is_there_once(page, user):
    times = paris(2026, 12, 24, 9), paris(2026, 12, 24, 11)
    added = changing.add_date(page, *times, user, NOW)
    assert changing.add_date(page, *times, user, NOW) is None
    assert added.rule_day is None
    follow_rule(page, NOW)
    assert page.occurrences.filter(start=times[0]).count() == 1
    assert EventPage.objects.get(pk=page.pk).last_end == times[1]
    changing.cancel_date(added, "", user, NOW)
    with pytest.raises(Refused, match="Rétablissez-la"):
        changing.add_date(page, *times, user, NOW)


def test_more_places_go_to_whoever_waits_and_fewer_take_none_away(page, first, user):
    changing.annotate_date(first, user, NOW, capacity=1)
    inside = RegistrationFactory(occurrence=first, places=1)
    waiting = RegistrationFactory(occurrence=first, places=1, state=RegistrationState.WAITING)
    changing.annotate_date(first, user, NOW, capacity=2)
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.CONFIRMED
    changing.annotate_date(first, user, NOW, capacity=1)
    inside.refresh_from_db()
    waiting.refresh_from_db()
    assert {inside.state, waiting.state} == {RegistrationState.CONFIRMED}
    assert stored(first).places_taken == 2


def test_full_is_said_and_taken_back_without_a_word_to_anybody(first, user):
    known = RegistrationFactory(occurrence=first)
    changing.annotate_date(first, user, NOW, is_full=True)
    assert stored(first).status == Status.FULL
    changing.annotate_date(first, user, NOW, note="Il reste de la place")
    assert stored(first).status == Status.SCHEDULED
    known.refresh_from_db()
    assert known.call_reason == ""


def test_kept_is_not_asked_again_until_the_rule_says_something_else(page, first, user):
    RegistrationFactory(occurrence=first)
    draft = page.get_latest_revision_as_object()
    draft.weekdays = ["je"]
    draft.save_revision().publish()
    assert stored(first).question
    assert changing.keep_date(first, user, NOW)
    assert changing.keep_date(first, user, NOW) is False
    page = EventPage.objects.get(pk=page.pk)
    assert follow_rule(page, NOW).to_decide == []
    first.registrations.all().delete()
    follow_rule(page, NOW)
    assert stored(first).question == ""
    assert page.occurrences.filter(pk=first.pk).exists()


def test_a_question_is_answered_by_cancelling_or_moving(page, user):
    for change in ("cancelled", "moved"):
        date = page.occurrences.filter(status=Status.SCHEDULED).order_by("start")[1]
        RegistrationFactory(occurrence=date)
        Occurrence.objects.filter(pk=date.pk).update(question="ne fait plus partie des dates")
        CHANGES[change](date, user)
        assert stored(date).question == ""
        follow_rule(page, NOW)
        assert stored(date).question == ""


def test_the_history_says_what_was_there(page, first, user):
    changing.cancel_date(first, "Grève", user, NOW)
    (entry,) = logged(page, "events.date_cancelled")
    assert entry["before"] == "mardi 24\u00a0novembre 2026 de 14\u00a0h à 16\u00a0h"
    assert entry["after"].endswith("annulé\u00a0; Grève")
