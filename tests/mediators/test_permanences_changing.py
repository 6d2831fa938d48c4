"""A permanence that is changed, ended or deleted, by one or by two at a time."""

from datetime import date

import pytest
from django.urls import reverse

from mediators.models import Permanence
from schedules.enums import Frequency
from tests.mediators.factories import BringItemFactory, PermanenceFactory
from tests.mediators.screens import address, filled, logged, said, sent, version_shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november", "calendar")]


def test_a_permanence_is_changed_and_the_history_tells_what_was_there(editor, venue, camille):
    kept = PermanenceFactory(venue=venue, mediator=camille)
    edit = address("venue_permanence", venue.pk, kept.pk)
    assert 'value="14 h"' in editor.get(edit).content.decode()
    for _ in range(2):
        sent(editor, edit, filled(camille, weekdays=["me"], note="au fond"))
    kept.refresh_from_db()
    assert (kept.weekdays, kept.note) == (["me"], "au fond")
    (entry,) = logged(venue, "mediators.permanence_saved")
    assert "tous les mardis" in entry["before"]
    assert "tous les mercredis" in entry["after"]
    history = editor.get(reverse("wagtailadmin_pages:history", args=[venue.pk])).content.decode()
    assert "Permanence enregistrée" in history


def test_an_old_form_does_not_bring_an_ended_permanence_back(editor, venue, camille):
    kept = PermanenceFactory(venue=venue, mediator=camille)
    edit = address("venue_permanence", venue.pk, kept.pk)
    old = filled(camille, note="au fond", version=version_shown(editor.get(edit)))
    editor.post(address("venue_permanence_end", venue.pk, kept.pk), {"last_day": "2026-11-24"})
    # Neither a mistake, nor a look at the dates, makes the old form a new one.
    for data in (old, old | {"weekdays": []}, old | {"apercu": "1"}, old | {"version": ""}):
        response = editor.post(edit, data)
        assert response.status_code == 200
        kept.refresh_from_db()
        assert (kept.last_day, kept.note) == (date(2026, 11, 24), "")
    page = response.content.decode()
    assert "Quelqu’un a changé cette permanence" in page
    assert "24\u00a0novembre 2026" in page
    assert response.context["form"]["note"].value() == "au fond"
    # Who has read it and asks again decides.
    editor.post(edit, old | {"version": version_shown(response)})
    kept.refresh_from_db()
    assert (kept.last_day, kept.note) == (date(2027, 6, 29), "au fond")


def test_what_to_bring_changed_meanwhile_is_not_lost(editor, venue, camille):
    item = BringItemFactory()
    kept = PermanenceFactory(venue=venue, mediator=camille)
    edit = address("venue_permanence", venue.pk, kept.pk)
    old = filled(camille, note="au fond", version=version_shown(editor.get(edit)))
    kept.bring.add(item)
    assert "Quelqu’un a changé" in editor.post(edit, old).content.decode()
    assert list(kept.bring.all()) == [item]


def test_nothing_changes_while_the_form_is_refused(editor, venue, camille):
    kept = PermanenceFactory(venue=venue, mediator=camille, note="avant")
    edit = address("venue_permanence", venue.pk, kept.pk)
    response = editor.post(edit, filled(weekdays=[], note="après"))
    assert response.status_code == 200
    assert "Rien n’est encore enregistré" in response.content.decode()
    assert response.context["form"]["note"].value() == "après"
    kept.refresh_from_db()
    assert kept.note == "avant"


def test_a_permanence_ends_once_and_everything_stays(editor, venue, camille):
    kept = PermanenceFactory(venue=venue, mediator=camille)
    end = address("venue_permanence_end", venue.pk, kept.pk)
    assert 'value="2026-11-21"' in editor.get(end).content.decode()
    for _ in range(2):
        assert editor.post(end, {"last_day": "2026-11-24"}).status_code == 302
    kept.refresh_from_db()
    assert kept.last_day == date(2026, 11, 24)
    (entry,) = logged(venue, "mediators.permanence_ended")
    assert "jusqu’au" in entry["after"] or "au 24" in entry["after"]
    editor.post(end, {"last_day": "2026-11-20"})
    context = editor.get(address("venue_permanences", venue.pk)).context
    assert [line["permanence"] for line in context["over"]] == [kept]
    assert not context["current"]


@pytest.mark.parametrize(
    ("last_day", "sentence"),
    [
        ("2027-06-30", "finit avant, le 29\u00a0juin 2027"),
        ("2026-08-31", "La première date est le 1er\u00a0septembre 2026"),
        ("", "Champ requis"),
        ("hier", "Écrivez une date"),
        ("9999-12-31", "finit avant"),
        ("0001-01-01", "La première date"),
    ],
)
def test_last_days_that_make_no_sense(editor, venue, last_day, sentence):
    kept = PermanenceFactory(venue=venue)
    response = editor.post(
        address("venue_permanence_end", venue.pk, kept.pk), {"last_day": last_day}
    )
    assert response.status_code == 200
    assert sentence in str(response.context["form"].errors)
    kept.refresh_from_db()
    assert kept.last_day == date(2027, 6, 29)


def test_a_list_of_dates_loses_those_after_its_end(editor, venue):
    days = ["2026-11-10", "2026-11-24", "2026-12-08"]
    kept = PermanenceFactory(venue=venue, frequency=Frequency.DATES, dates=days)
    editor.post(address("venue_permanence_end", venue.pk, kept.pk), {"last_day": "2026-12-01"})
    kept.refresh_from_db()
    assert kept.dates == days[:2]
    assert kept.last_day == date(2026, 11, 24)


def test_what_has_begun_is_ended_rather_than_deleted(editor, client, agency, venue):
    begun = PermanenceFactory(venue=venue)
    coming = PermanenceFactory(venue=venue, first_day=date(2026, 11, 22))
    delete = address("venue_permanence_delete", venue.pk, begun.pk)
    assert editor.get(delete)["Location"] == address("venue_permanence_end", venue.pk, begun.pk)
    assert "a déjà commencé" in said(editor.post(delete))[-1]
    assert Permanence.objects.count() == 2
    page = editor.get(address("venue_permanences", venue.pk)).content.decode()
    assert delete not in page
    soon = address("venue_permanence_delete", venue.pk, coming.pk)
    assert soon in page
    assert "Oui, supprimer" in editor.get(soon).content.decode()
    assert editor.post(soon).status_code == 302
    assert editor.post(soon).status_code == 404
    assert Permanence.objects.get() == begun
    client.force_login(agency)
    client.post(delete)
    assert not Permanence.objects.exists()
    assert len(logged(venue, "mediators.permanence_deleted")) == 2
