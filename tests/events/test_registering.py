"""Who gets a place, who waits, who is told."""

from datetime import timedelta

import pytest
from django.core import mail

from events import codes, registering
from events.enums import CallReason, Means, Origin, RegistrationState, Status
from events.models import EventPage, Occurrence, Registration
from events.registering import Wanted
from mediators.refusals import Refused
from tests.events.factories import RegistrationFactory, dated_event, paris

pytestmark = pytest.mark.django_db

NOW = paris(2026, 11, 20, 10)
START = paris(2026, 12, 1, 14)
NEXT = paris(2026, 12, 8, 14)
IN, WAITS, OUT = (
    RegistrationState.CONFIRMED,
    RegistrationState.WAITING,
    RegistrationState.CANCELLED,
)
PHONE = "+33233000001"


@pytest.fixture
def event():
    """A workshop of three places, on two dates."""
    return dated_event(None, START, NEXT, capacity=3)


@pytest.fixture
def date(event):
    return event.occurrences.earliest("start")


def take(date, name="Jeanne", *, now=NOW, **values):
    return registering.register(date, Wanted(name, **({"phone": PHONE} | values)), now)


def states(date) -> dict[str, str]:
    return {r.name: r.state for r in date.registrations.order_by("pk")}


def taken(date) -> int:
    stored = Occurrence.objects.get(pk=date.pk)
    rows = Registration.objects.confirmed().filter(occurrence=date)
    assert stored.places_taken == sum(row.places for row in rows)
    return stored.places_taken


def test_first_come_first_served_then_one_waits(date):
    made = [take(date, name, places=n).state for name, n in [("A", 2), ("B", 1), ("C", 1)]]
    assert made == [IN, IN, WAITS]
    assert taken(date) == 3


def test_a_party_that_does_not_fit_waits_and_a_smaller_one_passes(date):
    take(date, "A", places=2)
    large = take(date, "B", places=2)
    assert large.state == WAITS
    assert take(date, "C").state == IN
    assert registering.waiting_rank(large) == 1


def test_nobody_passes_somebody_who_waits_and_would_fit(event, date):
    """More places than when they came, and nobody promoted yet: they come first all the same."""
    for name in ("A", "B", "C", "D"):
        take(date, name)
    EventPage.objects.filter(pk=event.pk).update(capacity=4)
    assert take(date, "E").state == WAITS
    assert states(date) == {"A": IN, "B": IN, "C": IN, "D": IN, "E": WAITS}
    assert taken(date) == 4


def test_without_a_number_of_places_everybody_comes(event, date):
    EventPage.objects.filter(pk=event.pk).update(capacity=None)
    assert {take(date, str(n), places=30).state for n in range(4)} == {IN}
    assert taken(date) == 120


def test_what_was_said_to_be_full_is_full(date):
    Occurrence.objects.filter(pk=date.pk).update(status=Status.FULL)
    assert take(date).state == WAITS
    assert registering.promote(date, NOW) == []


def test_cancelling_promotes_in_order_and_skips_who_does_not_fit(date):
    first = take(date, "A", places=2)
    second = take(date, "B")
    for name, places in [("C", 3), ("D", 1), ("E", 1), ("F", 1)]:
        assert take(date, name, places=places).state == WAITS
    assert [r.name for r in registering.cancel(first, NOW)] == ["D", "E"]
    assert states(date) == {"A": OUT, "B": IN, "C": WAITS, "D": IN, "E": IN, "F": WAITS}
    assert registering.cancel(first, NOW) == []
    assert [r.name for r in registering.cancel(second, NOW)] == ["F"]
    assert taken(date) == 3
    for name in ("D", "E"):
        registering.cancel(date.registrations.get(name=name), NOW)
    assert states(date)["C"] == WAITS
    registering.cancel(date.registrations.get(name="F"), NOW)
    assert states(date)["C"] == IN


def test_whoever_waits_may_give_up_and_the_ranks_follow(date):
    take(date, "A", places=3)
    waiting = [take(date, name) for name in ("B", "C", "D")]
    assert [registering.waiting_rank(r) for r in waiting] == [1, 2, 3]
    assert registering.cancel(waiting[0], NOW) == []
    assert [registering.waiting_rank(r) for r in waiting[1:]] == [1, 2]
    assert taken(date) == 3


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_nobody_is_promoted_on_a_date_that_is_not_held(date, status):
    first = take(date, "A", places=3)
    take(date, "B")
    Occurrence.objects.filter(pk=date.pk).update(status=status)
    assert registering.cancel(first, NOW) == []
    assert taken(date) == 0


def test_nobody_is_promoted_once_it_has_begun(date):
    first = take(date, "A", places=3)
    take(date, "B")
    assert registering.cancel(first, START) == []


def test_the_desk_may_exceed_and_says_why(date):
    take(date, "A", places=3)
    assert take(date, "B", origin=Origin.DESK).state == WAITS
    extra = take(date, "C", origin=Origin.DESK, override_reason="Sa fille l’accompagne")
    assert (extra.state, extra.override_reason) == (IN, "Sa fille l’accompagne")
    assert taken(date) == 4
    assert take(date, "D", override_reason="Moi aussi").state == WAITS
    with pytest.raises(Refused, match="3 places en tout"):
        take(date, "E", places=4, origin=Origin.DESK)
    assert take(date, "E", places=4, origin=Origin.DESK, override_reason="Classe").state == IN
    # Beyond the capacity, one that leaves frees nothing.
    assert registering.cancel(extra, NOW) == []
    assert taken(date) == 7


def test_a_reason_that_was_not_needed_is_not_kept(date):
    assert take(date, origin=Origin.DESK, override_reason="Au cas où").override_reason == ""


def test_the_same_key_registers_once(date):
    made = [take(date, name, request_key="clef") for name in ("A", "A", "B")]
    assert len({r.pk for r in made}) == 1
    registering.cancel(made[0], NOW)
    assert take(date, request_key="clef").state == OUT


def test_the_same_key_sent_when_it_has_begun_gives_what_was_registered(date):
    made = take(date, request_key="clef")
    assert take(date, request_key="clef", now=START).pk == made.pk


SAME = [
    ({"name": "jeanne "}, True),
    ({"name": "JEANNE"}, True),
    ({"phone": "", "email": "Jeanne@Exemple.fr"}, True),
    ({"name": "Jean"}, False),
    ({"phone": "+33233000002"}, False),
    ({"phone": "", "email": "autre@exemple.fr"}, False),
    ({"origin": Origin.DESK}, False),
]


@pytest.mark.parametrize(("asked", "is_same"), SAME)
def test_the_same_person_registers_once_and_a_telephone_serves_several(date, asked, is_same):
    first = take(date, email="jeanne@exemple.fr")
    second = take(date, **({"name": "Jeanne", "phone": PHONE} | asked))
    assert (second.pk == first.pk) is is_same
    assert date.registrations.count() == (1 if is_same else 2)


def test_who_cancelled_may_come_back_and_comes_on_another_date_too(event, date):
    registering.cancel(take(date), NOW)
    assert take(date).state == IN
    assert take(event.occurrences.latest("start")).state == IN


REFUSED = {
    "over": ({"now": START + timedelta(hours=3)}, "passée"),
    "begun": ({"now": START}, "commencé"),
    "nobody": ({"name": " \u200b\n"}, "prénom"),
    "unreachable": ({"phone": ""}, "téléphone"),
    "bad e-mail": ({"email": "a@b.fr\nBcc: c@d.fr"}, "adresse"),
    "long e-mail": ({"email": "a" * 260 + "@b.fr"}, "longue"),
    "no place": ({"places": 0}, "entre 1"),
    "less": ({"places": -1}, "entre 1"),
    "a crowd": ({"places": 10**9}, "entre 1"),
    "too many": ({"places": 4}, "3 places en tout"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_says_why(date, case):
    asked, words = REFUSED[case]
    with pytest.raises(Refused, match=words):
        take(date, **asked)
    assert not Registration.objects.exists()


STATES = [
    (Occurrence, {"status": Status.CANCELLED}, "annulée"),
    (Occurrence, {"status": Status.POSTPONED}, "reportée"),
    (EventPage, {"live": False}, "publié"),
    (EventPage, {"venue": None}, "publié"),
]


@pytest.mark.parametrize(("model", "values", "words"), STATES)
@pytest.mark.parametrize("origin", Origin)
def test_a_date_that_takes_nobody(event, date, model, values, words, origin):
    rows = model.objects.filter(pk=date.pk if model is Occurrence else event.pk)
    rows.update(**values)
    with pytest.raises(Refused, match=words):
        take(date, origin=origin)


def test_where_the_site_takes_no_registration_the_desk_does(event, date):
    EventPage.objects.filter(pk=event.pk).update(registration_means=[Means.PHONE])
    with pytest.raises(Refused, match="sur ce site"):
        take(date)
    assert take(date, origin=Origin.PHONE).state == IN


def test_a_date_or_a_registration_that_is_gone(event, date):
    made = take(date)
    Registration.objects.all().delete()
    with pytest.raises(Refused, match="effacée"):
        registering.cancel(made, NOW)
    date.delete()
    with pytest.raises(Refused, match="n’existe plus"):
        take(Occurrence(pk=made.occurrence_id))


def test_moved_to_another_date_one_keeps_the_code_and_frees_the_place(event, date):
    other = event.occurrences.latest("start")
    first = take(date, "A", places=3)
    take(date, "B")
    moved = registering.move(first, other, NOW)
    assert (moved.occurrence_id, moved.code, moved.state) == (other.pk, first.code, IN)
    assert (taken(date), taken(other)) == (1, 3)
    assert states(date) == {"B": IN}
    assert registering.move(moved, other, NOW).pk == moved.pk


def test_a_move_that_cannot_be_changes_nothing(event, date):
    other = event.occurrences.latest("start")
    take(other, "A", places=3)
    made = take(date, "B")
    elsewhere = dated_event(None, START).occurrences.get()
    for target, words in [(other, "assez de places"), (elsewhere, "autre atelier")]:
        with pytest.raises(Refused, match=words):
            registering.move(made, target, NOW)
    with pytest.raises(Refused, match="passée"):
        registering.move(made, other, NEXT + timedelta(days=1))
    assert (taken(date), taken(other)) == (1, 3)
    registering.cancel(made, NOW)
    with pytest.raises(Refused, match="annulée"):
        registering.move(made, other, NOW)


def test_a_stale_row_is_never_trusted(event, date):
    """What a screen holds was read before: somebody moved the person meanwhile."""
    other = event.occurrences.latest("start")
    made = take(date)
    stale = Registration.objects.select_related("occurrence").get(pk=made.pk)
    registering.move(made, other, NOW)
    with pytest.raises(Refused, match="Rechargez"):
        registering.cancel(stale, NOW)
    assert taken(other) == 1


def test_who_was_called_leaves_the_list_unless_there_is_news(date):
    made = take(date)
    registering.tell(date, CallReason.CHANGED, NOW)
    seen = Registration.objects.get(pk=made.pk)
    registering.tell(date, CallReason.CANCELLED, NOW)
    registering.called(seen)
    made.refresh_from_db()
    assert made.call_reason == CallReason.CANCELLED
    registering.called(made)
    made.refresh_from_db()
    assert made.call_reason == ""


def test_a_weaker_reason_never_hides_a_stronger_one(date):
    first = take(date, "A", places=3)
    waiting = take(date, "B")
    registering.cancel(first, NOW)
    registering.tell(date, CallReason.CHANGED, NOW)
    waiting.refresh_from_db()
    assert waiting.call_reason == CallReason.PROMOTED
    registering.tell(date, CallReason.CANCELLED, NOW)
    waiting.refresh_from_db()
    assert waiting.call_reason == CallReason.CANCELLED
    registering.cancel(waiting, NOW)
    waiting.refresh_from_db()
    assert waiting.call_reason == ""


def test_nobody_is_told_about_what_is_over(date):
    made = take(date)
    registering.tell(date, CallReason.CHANGED, START + timedelta(hours=3))
    made.refresh_from_db()
    assert made.call_reason == ""
    assert mail.outbox == []


def test_codes_are_free_and_unlike_each_other(date, monkeypatch):
    monkeypatch.setattr(codes, "ALPHABET", "AC")
    monkeypatch.setattr(codes, "LENGTH", 3)
    made = [take(date, str(n), origin=Origin.DESK).code for n in range(8)]
    assert len(set(made)) == 8
    with pytest.raises(RuntimeError):
        take(date, "un de trop")


def test_a_stored_row_of_the_factory_counts_like_any_other(date):
    RegistrationFactory(occurrence=date, places=3)
    assert take(date).state == WAITS
    assert taken(date) == 3
