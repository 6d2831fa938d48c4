"""What the editor sees of the dates while one types: the sentence, the list, what gets in the way."""

from datetime import date, time

import pytest
from django.urls import reverse
from wagtail.models import Page

from tests.events.editor_screens import MISSING, NB, UNREADABLE, boss, typed, zone_b
from tests.events.factories import event
from tests.mediators.factories import AbsenceFactory, MediatorFactory, PermanenceFactory
from tests.venues.conftest import agency, editor, librarian, venue
from tests.venues.factories import VenuePageFactory
from venues.models import Closure, VenueHours

__all__ = ["agency", "boss", "editor", "librarian", "venue", "zone_b"]

pytestmark = pytest.mark.django_db


def preview(venue) -> str:
    return reverse("event_dates_preview", args=[venue.pk])


def test_the_dates_are_shown_while_one_types_and_nothing_is_kept(editor, venue):
    before = Page.objects.count()
    html = editor.post(preview(venue), typed()).content.decode()
    assert f"Tous les mardis de 14{NB}h à 16{NB}h, hors vacances scolaires" in html
    assert f"mardi 24{NB}novembre 2026" in html
    assert f"mardi 22{NB}décembre 2026{NB}: Vacances de Noël" in html
    assert Page.objects.count() == before


@pytest.mark.parametrize("changed", [*MISSING, *(changed for changed, _ in UNREADABLE)])
def test_the_preview_of_anything_is_a_sentence(changed, editor, venue):
    response = editor.post(preview(venue), typed(**changed))
    assert response.status_code == 200
    assert "<p" in response.content.decode()


@pytest.mark.parametrize("data", [{}, {"led_by": ["9" * 40, "x", "²"], "event_pk": "9" * 40}])
def test_a_hostile_preview_is_no_error(data, editor, venue):
    assert editor.post(preview(venue), data).status_code == 200
    assert editor.post(preview(venue), typed(**data)).status_code == 200


def test_only_whoever_may_write_there_sees_the_preview(client, editor, venue):
    elsewhere = VenuePageFactory()
    assert editor.post(preview(elsewhere), typed()).status_code in {302, 403}
    assert editor.get(preview(venue)).status_code == 405
    client.logout()
    assert client.post(preview(venue), typed()).status_code == 302


def test_what_the_editor_may_not_know_is_said(editor, venue):
    VenueHours.objects.create(venue=venue, osm="Mo-Fr 09:00-12:00,13:30-18:00; PH off")
    Closure.objects.create(
        venue=venue, first_day=date(2026, 11, 30), last_day=date(2026, 12, 6), reason="travaux"
    )
    camille, paul, zoe = (MediatorFactory(name=name) for name in ("Camille", "Paul", "Zoé"))
    PermanenceFactory(mediator=camille, venue=VenuePageFactory(title="Caché", live=False))
    hidden = event(audience="elus", title="Réunion", led_by=[paul], start_time=time(15))
    AbsenceFactory(mediator=zoe, first_day=date(2026, 12, 8), last_day=date(2026, 12, 9))
    people = [camille.pk, paul.pk, zoe.pk]
    html = editor.post(preview(venue), typed(led_by=people)).content.decode()
    assert f"Le lieu annonce une fermeture{NB}: mardi 1er{NB}décembre 2026." in html
    assert "Camille est déjà dans un autre lieu" in html
    assert "Caché" not in html
    assert f"Paul anime déjà «{NB}Réunion{NB}», à «{NB}{hidden.venue.title}{NB}»" in html
    assert "Zoé n’est pas là" in html
    late = editor.post(preview(venue), typed(start_time="18h30", end_time="20h")).content.decode()
    assert "le lieu n’est pas ouvert à ce moment-là" in late
    free = editor.post(preview(venue), typed(weekdays=["me"], led_by=people)).content.decode()
    assert "anime déjà" not in free
    assert "ouvert à ce moment" not in free


def test_an_event_does_not_get_in_its_own_way(boss, venue):
    paul = MediatorFactory(name="Paul")
    page = event(venue, led_by=[paul])
    data = typed(led_by=[paul.pk]) | {"event_pk": str(page.pk)}
    assert "anime déjà" not in boss.post(preview(venue), data).content.decode()
    other = boss.post(preview(venue), typed(led_by=[paul.pk])).content.decode()
    assert "Paul anime déjà" in other
    assert ", ici le mardi" in other
