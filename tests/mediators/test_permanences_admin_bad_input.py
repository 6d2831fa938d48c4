"""What cannot be a permanence or an absence: a sentence beside the field, nothing kept, no 500."""

import pytest

from mediators.models import Absence, Mediator, Permanence
from tests.mediators.factories import PermanenceFactory
from tests.mediators.screens import address, filled, logged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november", "calendar")]

MANY_DAYS = "\n".join(
    f"{1 + n % 28:02}/{1 + n // 28 % 12:02}/{2027 + n // 336}" for n in range(10_000)
)
DATES = {"frequency": "dates", "first_day": "", "last_day": "", "weekdays": []}


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        pytest.param({"frequency": ""}, {"frequency"}, id="no frequency"),
        pytest.param({"frequency": "siècle"}, {"frequency"}, id="unknown frequency"),
        pytest.param({"weekdays": []}, {"weekdays"}, id="no weekday"),
        pytest.param({"weekdays": ["xx"]}, {"weekdays"}, id="unknown weekday"),
        pytest.param({"interval": "0"}, {"interval"}, id="every no weeks"),
        pytest.param({"interval": "9" * 50}, {"interval"}, id="every so many weeks"),
        pytest.param({"frequency": "mois"}, {"nths"}, id="monthly, which one?"),
        pytest.param({"start_time": ""}, {"start_time"}, id="no start"),
        pytest.param({"end_time": ""}, {"end_time"}, id="no end"),
        pytest.param({"end_time": "14h"}, {"end_time"}, id="ends as it starts"),
        pytest.param({"end_time": "9h"}, {"end_time"}, id="ends before it starts"),
        pytest.param({"start_time": "22h", "end_time": "1h"}, {"end_time"}, id="across midnight"),
        pytest.param({"end_time": "24h"}, {"end_time"}, id="until midnight"),
        pytest.param({"start_time": "25h"}, {"start_time"}, id="no such hour"),
        pytest.param({"start_time": "x" * 10_000}, {"start_time"}, id="an hour too long"),
        pytest.param({"first_day": ""}, {"first_day"}, id="no first day"),
        pytest.param({"last_day": ""}, {"last_day"}, id="no last day"),
        pytest.param({"first_day": "2027-06-30"}, {"last_day"}, id="until before from"),
        pytest.param({"last_day": "2066-09-01"}, {"last_day"}, id="forty years"),
        pytest.param({"first_day": "0001-01-01"}, {"first_day"}, id="before the calendar"),
        pytest.param({"last_day": "9999-12-31"}, {"last_day"}, id="the end of time"),
        pytest.param({"first_day": "2026-02-30"}, {"first_day"}, id="no such day"),
        pytest.param({"last_day": "2026-11-20"}, {"last_day"}, id="over yesterday"),
        pytest.param(
            {"frequency": "une-fois", "first_day": "2026-11-20"}, {"first_day"}, id="once, yesterday"
        ),
        pytest.param(
            {"first_day": "2027-01-04", "last_day": "2027-01-04"}, {"last_day"}, id="no Tuesday"
        ),
        pytest.param(DATES, {"dates"}, id="no dates"),
        pytest.param(DATES | {"dates": "bientôt"}, {"dates"}, id="a date that is none"),
        pytest.param(DATES | {"dates": "20/11/2026"}, {"dates"}, id="a past date"),
        pytest.param(DATES | {"dates": MANY_DAYS}, {"dates"}, id="ten thousand dates"),
        pytest.param({"school_policy": "parfois"}, {"school_policy"}, id="unknown policy"),
        pytest.param({"mode": ""}, {"mode"}, id="how to come?"),
        pytest.param({"mode": "pigeon"}, {"mode"}, id="unknown mode"),
        pytest.param({"booking_phone": "02 33 12 34 56"}, {"mode"}, id="a number without booking"),
        pytest.param({"mode": "rdv", "booking_phone": "appelez"}, {"booking_phone"}, id="no phone"),
        pytest.param(
            {"mode": "rdv", "booking_phone": "1" * 5000}, {"booking_phone"}, id="a phone too long"
        ),
        pytest.param(
            {"mode": "rdv", "booking_phone": "02\x0033"}, {"booking_phone"}, id="NUL in a phone"
        ),
        pytest.param(
            {"mode": "rdv", "booking_url": "javascript:alert(1)"}, {"booking_url"}, id="a script"
        ),
        pytest.param(
            {"mode": "rdv", "booking_url": "https://a.fr/" + "x" * 600}, {"booking_url"}, id="long link"
        ),
        pytest.param({"services": ["x"]}, {"services"}, id="unknown service"),
        pytest.param({"postures": ["x"]}, {"postures"}, id="unknown posture"),
        pytest.param({"devices_brought": ["x"]}, {"devices_brought"}, id="unknown device"),
        pytest.param({"bring": ["9" * 30]}, {"bring"}, id="unknown thing to bring"),
        pytest.param({"bring": ["x\x00"]}, {"bring"}, id="NUL for a number"),
        pytest.param({"note": "x" * 281}, {"note"}, id="a note too long"),
        pytest.param({"note": "a\x00b"}, {"note"}, id="NUL in a note"),
        pytest.param({"mediator": ""}, {"mediator"}, id="nobody"),
        pytest.param({"mediator": "999999"}, {"mediator"}, id="unknown person"),
        pytest.param({"mediator": "9" * 40}, {"mediator"}, id="a number too long"),
        pytest.param({"mediator": "<script>"}, {"mediator"}, id="not a number"),
        pytest.param({"new_name": "Zoé Petit", "new_role": "autre"}, {"new_name"}, id="two people"),
        pytest.param({"mediator": "", "new_name": "Zoé Petit"}, {"new_role"}, id="no role"),
        pytest.param(
            {"mediator": "", "new_name": "Zoé", "new_role": "roi"}, {"new_role"}, id="unknown role"
        ),
        pytest.param(
            {"mediator": "", "new_name": "🙂 !", "new_role": "autre"}, {"new_name"}, id="no letters"
        ),
        pytest.param(
            {"mediator": "", "new_name": "x" * 121, "new_role": "autre"}, {"new_name"}, id="long name"
        ),
        pytest.param(
            {"mediator": "", "new_name": "a\x00b", "new_role": "autre"}, {"new_name"}, id="NUL name"
        ),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told_beside_its_field(editor, venue, camille, changed, where):
    url = address("venue_permanence_add", venue.pk)
    response = editor.post(url, {**filled(camille), "note": "typée", **changed})
    assert response.status_code == 200
    context = response.context
    errors = {**context["form"].errors, **context["rule_form"].errors}
    assert set(errors) == where
    assert all(len(sentences) == 1 for sentences in errors.values())
    assert "Rien n’est encore enregistré" in response.content.decode()
    if "note" not in changed:
        assert context["form"]["note"].value() == "typée"
    assert "<script>" not in str(context["form"]["mediator"])
    assert editor.post(url, {**filled(camille), **changed, "apercu": "1"}).status_code == 200
    assert not Permanence.objects.exists()
    assert list(Mediator.objects.all()) == [camille]
    assert logged(venue, "mediators.permanence_saved") == []


@pytest.mark.parametrize("data", [{}, {"x": "y"}, {"frequency": ["semaine"] * 2000}])
def test_a_form_that_is_nothing(editor, venue, data):
    assert editor.post(address("venue_permanence_add", venue.pk), data).status_code == 200
    assert not Permanence.objects.exists()


def test_hostile_words_are_shown_as_words(editor, venue, camille):
    note = "<script>alert(1)</script> 🙂 « L’été »"
    data = filled(new_name="<b>Zoé</b> d’Œuf 🙂", new_role="autre", note=note)
    editor.post(address("venue_permanence_add", venue.pk), data)
    assert Permanence.objects.get().note == note
    for url in (
        address("venue_permanences", venue.pk),
        address("venue_permanence", venue.pk, Permanence.objects.get().pk),
        f"/admin/pages/{venue.pk}/history/",
    ):
        page = editor.get(url).content.decode()
        assert "<script>alert(1)" not in page
        assert "<b>Zoé" not in page
        assert "Zoé" in page


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"mediator": ""}, "mediator"),
        ({"mediator": "9" * 30}, "mediator"),
        ({"first_day": ""}, "first_day"),
        ({"first_day": "demain"}, "first_day"),
        ({"first_day": "2026-02-30"}, "first_day"),
        ({"last_day": "2026-12-09"}, "last_day"),
        ({"first_day": "2026-11-01", "last_day": "2026-11-20"}, "last_day"),
        ({"last_day": "2029-01-01"}, "last_day"),
        ({"first_day": "9999-12-31", "last_day": ""}, "first_day"),
        ({"last_day": "\x00"}, "last_day"),
        ({"last_day": "x" * 10_000}, "last_day"),
        ({"reason": "maladie"}, "reason"),
        ({"reason": ""}, "reason"),
    ],
)
def test_absences_that_make_no_sense(editor, venue, changed, where):
    person = PermanenceFactory(venue=venue).mediator
    kept = Absence.objects.create(mediator=person, first_day="2026-12-01", last_day="2026-12-02")
    data = {"mediator": person.pk, "first_day": "2026-12-10", "last_day": "", "reason": "conge"}
    for url in (
        address("venue_absence_add", venue.pk),
        address("venue_absence", venue.pk, kept.pk),
    ):
        response = editor.post(url, data | changed)
        assert response.status_code == 200
        assert list(response.context["form"].errors) == [where]
    assert str(Absence.objects.get().first_day) == "2026-12-01"


def test_an_absence_of_one_day_is_announced_changed_and_taken_back(editor, venue):
    person = PermanenceFactory(venue=venue, mediator__name="Camille Martin").mediator
    data = {"mediator": person.pk, "first_day": "24/11/2026", "last_day": "", "reason": "conge"}
    for _ in range(2):
        page = editor.post(address("venue_absence_add", venue.pk), data, follow=True)
    page = page.content.decode()
    kept = Absence.objects.get()
    assert kept.first_day == kept.last_day
    assert "Le mardi 24 novembre 2026" in page
    assert "Mardi 1er\u00a0décembre" in page  # the next date is the one after
    edit = address("venue_absence", venue.pk, kept.pk)
    assert 'value="2026-11-24"' in editor.get(edit).content.decode()
    editor.post(edit, data | {"reason": "formation"})
    kept.refresh_from_db()
    assert kept.reason == "formation"
    delete = address("venue_absence_delete", venue.pk, kept.pk)
    assert "Camille Martin" in editor.get(delete).content.decode()
    assert editor.post(delete).status_code == 302
    assert not Absence.objects.exists()
    assert len(logged(venue, "mediators.absence_saved")) == 2
