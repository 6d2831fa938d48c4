"""The desk registers somebody, and changes what was registered: through the screens, as staff do."""

import pytest
from wagtail.models import PageLogEntry

from events.enums import CallReason, Origin, RegistrationState
from events.models import Occurrence, Registration
from tests.events.desk import TUESDAY, address, at, filled, key_shown, one, people, said, tuesday
from tests.events.factories import paris
from tests.mediators.conftest import editor, in_november, librarian, venue

__all__ = ["editor", "in_november", "librarian", "venue"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]

LATER = paris(2026, 12, 1, 14)


@pytest.fixture
def date(venue):
    return tuesday(venue, LATER)


@pytest.fixture
def full(venue):
    occurrence = tuesday(venue, LATER, capacity=2)
    people(occurrence, 2)
    return Occurrence.objects.get(pk=occurrence.pk)


def log(occurrence) -> list[tuple[str, dict]]:
    rows = PageLogEntry.objects.filter(page=occurrence.event_id, action__startswith="events.desk")
    return [(row.action, row.data) for row in rows.order_by("pk")]


def test_somebody_is_registered_and_the_code_is_shown(editor, date):
    page = editor.get(address(date))
    response = editor.post(address(date), filled(key=key_shown(page)), follow=True)
    made = one(date)
    assert (made.name, made.phone, made.state) == ("Camille Martin", "+33261919001", "inscrit")
    assert made.origin == Origin.DESK
    assert Occurrence.objects.get(pk=date.pk).places_taken == 1
    text = response.content.decode()
    assert f'desk-code__letters">{made.code[:3]} {made.code[3:]}</p>' in text
    assert 'href="tel:+33261919001"' in text
    assert "1\u00a0place prise sur 8. Il en reste 7." in text
    assert response.redirect_chain[0][0].endswith(f"?inscrit={made.pk}")


def test_the_history_says_what_was_done_and_not_for_whom(editor, date):
    editor.post(address(date), filled())
    editor.post(at("event_registration", date, one(date).pk), filled(name="Camille Petit"))
    editor.post(at("event_registration_cancel", date, one(date).pk))
    when = {"date": "mardi 24\u00a0novembre 2026 de 14\u00a0h à 16\u00a0h"}
    assert log(date) == [
        ("events.desk_registered", when),
        ("events.desk_corrected", when),
        ("events.desk_cancelled", when),
    ]
    history = f"/admin/pages/{date.event_id}/history/"
    assert "Inscription à l’accueil" in editor.get(history).content.decode()


def test_sent_twice_it_registers_and_logs_once(editor, date):
    first, second = (editor.post(address(date), filled()) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Registration.objects.count() == 1
    assert len(log(date)) == 1


def test_the_same_person_once_more_is_told(editor, date):
    editor.post(address(date), filled())
    response = editor.post(address(date), filled(key="b" * 32, name="camille  MARTIN"))
    assert "Cette personne est déjà dans la liste" in response.content.decode()
    assert Registration.objects.count() == 1
    # The same telephone serves several people.
    editor.post(address(date), filled(key="c" * 32, name="Zoé Martin"))
    assert Registration.objects.count() == 2


def test_on_the_telephone_with_several_places_and_without_a_computer(editor, venue):
    from tests.mediators.factories import BringItemFactory

    item = BringItemFactory(label="Votre ordinateur")
    date = tuesday(venue, bring=[item])
    data = filled(places="3", by_phone="on", missing=["Votre ordinateur"])
    text = editor.post(address(date), data, follow=True).content.decode()
    made = one(date)
    assert (made.places, made.origin, made.missing) == (3, Origin.PHONE, ["Votre ordinateur"])
    assert "N’a pas\u00a0: Votre ordinateur" in text
    assert "pour 3 places" in text


def test_when_it_is_full_one_chooses_the_waiting_list(editor, full):
    text = editor.get(address(full)).content.decode()
    assert "C’est complet." in text
    assert "La mettre sur la liste d’attente" in text
    text = editor.post(address(full), filled(choice="attente"), follow=True).content.decode()
    assert one(full, name="Camille Martin").state == RegistrationState.WAITING
    assert "sur la liste d’attente, en position 1" in text


def test_when_it_is_full_one_registers_all_the_same_and_says_why(editor, full):
    refused = editor.post(address(full), filled(choice="quand-meme"))
    assert list(refused.context["form"].errors) == ["override_reason"]
    assert refused.context["form"]["name"].value() == "Camille Martin"
    data = filled(choice="quand-meme", override_reason="Elle apporte son ordinateur")
    text = editor.post(address(full), data, follow=True).content.decode()
    made = one(full, name="Camille Martin")
    assert made.state == RegistrationState.CONFIRMED
    assert made.override_reason == "Elle apporte son ordinateur"
    assert "avec 1 de plus que prévu" in text
    assert "Elle apporte" not in str(log(full))


def test_more_places_than_are_left_asks_and_loses_nothing(editor, date):
    people(date, 6)
    data = filled(places="3", name="Zoé")
    response = editor.post(address(date), data)
    form = response.context["form"]
    assert [field.name for field in form.choice_fields] == ["choice", "override_reason"]
    assert [form[name].value() for name in ("name", "phone", "places", "key")] == [
        "Zoé", "02 61 91 90 01", "3", "a" * 32,
    ]  # fmt: skip
    assert not Registration.objects.filter(name="Zoé").exists()
    editor.post(address(date), data | {"choice": "attente"})
    assert one(date, name="Zoé").state == RegistrationState.WAITING


def test_a_reason_that_was_not_needed_is_not_kept(editor, date):
    editor.post(address(date), filled(choice="quand-meme", override_reason="Au cas où"))
    assert one(date).override_reason == ""


def test_cancelling_gives_the_place_to_the_first_who_waits(editor, full):
    people(full, 1, phone="+33261919077", places=1)  # "Personne 1" waits, by another telephone
    first = one(full, phone="+33261919001", name="Personne 1")
    response = editor.post(at("event_registration_cancel", full, first.pk))
    assert said(response) == [
        "L’inscription est annulée.",
        "Personne 1 passe de la liste d’attente\u00a0: à rappeler au "
        "02\u00a061\u00a091\u00a090\u00a077.",
    ]
    promoted = one(full, phone="+33261919077")
    assert (promoted.state, promoted.call_reason) == ("inscrit", CallReason.PROMOTED)


def test_moving_to_another_date(editor, date):
    person = people(date, 1)[0]
    other = Occurrence.objects.get(start=LATER)
    page = editor.get(at("event_registration", date, person.pk)).content.decode()
    assert "8\u00a0places libres" in page
    editor.post(at("event_registration_move", date, person.pk), {"date": other.pk, "knows": "on"})
    moved = one(other)
    assert (moved.code, moved.call_reason) == (person.code, "")
    assert Occurrence.objects.get(pk=date.pk).places_taken == 0


def test_who_was_moved_without_knowing_is_to_be_called(editor, date):
    person = people(date, 1)[0]
    other = Occurrence.objects.get(start=LATER)
    editor.post(at("event_registration_move", date, person.pk), {"date": other.pk})
    assert one(other).call_reason == CallReason.CHANGED


@pytest.mark.parametrize("chosen", ["", "x", "0", "-1", "9" * 40, "a\x00", "same", "elsewhere"])
def test_a_date_that_is_none_for_this_person(editor, date, venue, chosen):
    person = people(date, 1)[0]
    numbers = {"same": date.pk, "elsewhere": tuesday(venue).pk}
    data = {"date": numbers.get(chosen, chosen)}
    response = editor.post(at("event_registration_move", date, person.pk), data)
    assert list(response.context["move_form"].errors) == ["date"]
    assert one(date) == person


def test_a_move_to_a_date_without_room_is_told(editor, date):
    person = people(date, 1)[0]
    Occurrence.objects.filter(start=LATER).update(capacity=1, places_taken=0)
    other = Occurrence.objects.get(start=LATER)
    people(other, 1, phone="+33261919077")
    response = editor.post(at("event_registration_move", date, person.pk), {"date": other.pk})
    assert "pas assez de places" in response.content.decode()
    assert one(date) == person


@pytest.mark.parametrize("name", ["event_registration", "event_registration_move", "event_registration_cancel", "event_registration_slip"])  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_somebody_else_cancelled_meanwhile_is_a_sentence(editor, date, name, method):
    person = people(date, 1)[0]
    Registration.objects.update(state=RegistrationState.CANCELLED)
    if (name, method) == ("event_registration_slip", "post"):
        method = "get"
    response = getattr(editor, method)(at(name, date, person.pk), filled())
    assert response["Location"] == address(date)
    assert "a changé entre-temps" in said(response)[0]
    Registration.objects.all().delete()
    assert getattr(editor, method)(at(name, date, person.pk), filled()).status_code == 302


def test_correcting_changes_the_name_and_nothing_else(editor, date):
    person = people(date, 1, places=2)[0]
    url = at("event_registration", date, person.pk)
    response = editor.post(url, {"name": "", "phone": "12"})
    assert set(response.context["form"].errors) == {"name", "phone"}
    response = editor.post(url, {"name": " Zoé   Petit ", "phone": "0261919002", "places": "9"})
    assert said(response) == ["C’est corrigé."]
    kept = one(date)
    assert (kept.name, kept.phone, kept.places) == ("Zoé Petit", "+33261919002", 2)


def test_the_paper_to_give_says_the_code_and_how_to_cancel(editor, date):
    person = people(date, 1)[0]
    text = editor.get(at("event_registration_slip", date, person.pk)).content.decode()
    assert f"{person.code[:3]} {person.code[3:]}" in text
    assert "/inscriptions/annuler" in text
    assert "02\u00a061\u00a091" not in text.split("Votre code")[0]


@pytest.mark.parametrize(
    ("status", "said_so"), [(6, "Cette date est annulée."), (4, "Cette date est reportée.")]
)
def test_nobody_is_added_to_a_date_that_is_not_held(editor, date, status, said_so):
    Occurrence.objects.filter(pk=date.pk).update(status=status)
    assert said_so in editor.get(address(date)).content.decode()
    response = editor.post(address(date), filled())
    assert said_so in response.content.decode()
    assert response.context["form"]["name"].value() == "Camille Martin"
    assert not Registration.objects.exists()


def test_an_event_that_is_not_published_takes_nobody(editor, venue):
    date = tuesday(venue)
    date.event.unpublish()
    assert "n’est pas publié" in editor.get(address(date)).content.decode()


def test_the_screens_lead_to_the_dates_before_and_after(editor, date):
    other = Occurrence.objects.get(start=LATER)
    assert address(other) in editor.get(address(date)).content.decode()
    assert address(date) in editor.get(address(other)).content.decode()


def test_the_list_costs_as_much_for_twelve_as_for_two(editor, venue):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    few, many = tuesday(venue, capacity=1), tuesday(venue, TUESDAY, capacity=9)
    people(few, 2), people(many, 12)
    costs = []
    for date in (few, few, many):
        with CaptureQueriesContext(connection) as queries:
            editor.get(address(date))
        costs.append(len(queries))
    assert costs[1] == costs[2] <= 40
