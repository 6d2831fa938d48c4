"""An event's drafts: saved as one types, compared, scheduled, submitted, copied."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from events.models import EventPage
from tests.events.editor_screens import MISSING, add, boss, draft, edit, publish, typed, zone_b
from tests.events.factories import RegistrationFactory, event, paris
from tests.mediators.factories import MediatorFactory
from tests.venues.conftest import agency, editor, librarian, venue

__all__ = ["agency", "boss", "editor", "librarian", "venue", "zone_b"]

pytestmark = pytest.mark.django_db


def test_autosave_keeps_an_incomplete_draft(boss, venue):
    headers = {"HTTP_ACCEPT": "application/json"}
    data = typed(start_time="", weekdays=[], title="Début")
    answer = boss.post(add(venue), data, **headers).json()
    assert answer["success"]
    page = EventPage.objects.get(pk=answer["pk"])
    for changed in MISSING:
        answer = boss.post(edit(page), typed(**changed), **headers).json()
        assert answer["success"], changed
    answer = boss.post(edit(page), typed(start_time="bientôt"), **headers)
    assert answer.json()["success"] is False


def test_only_the_rule_changed_makes_a_new_version(boss, venue):
    page = event(venue, title="Photos")
    form = boss.get(edit(page)).context["form"]
    same = typed(title="Photos", slug=page.slug, first_day="2026-09-01", last_day="2027-06-29")
    same |= {"start_time": "14 h", "end_time": "16 h", "body": form["body"].value() or "null"}
    bound = type(form)(same, instance=page, parent_page=page.get_parent())
    assert bound.is_valid(), bound.errors
    assert not bound.has_changed(), bound.changed_data
    changed = type(form)(same | {"weekdays": ["je"]}, instance=page, parent_page=page.get_parent())
    assert changed.is_valid()
    assert changed.has_changed()


def test_a_draft_of_a_published_event_moves_nothing_until_it_is_published(boss, venue):
    page = event(venue, last_day=date(2026, 12, 8))
    boss.post(edit(page), typed(weekdays=["je"], slug=page.slug))
    assert EventPage.objects.get().weekdays == ["ma"]
    assert draft(page).weekdays == ["je"]
    assert {o.day.weekday() for o in page.occurrences.all()} == {1}


def test_two_versions_are_compared_in_one_sentence(boss, venue):
    page = event(venue)
    boss.post(edit(page), typed(weekdays=["je"], slug=page.slug))
    first, last = page.revisions.order_by("pk").first(), page.revisions.order_by("pk").last()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, last.pk])
    html = boss.get(url).content.decode()
    assert "Quand" in html
    assert "jeudis" in html
    revert = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    assert boss.get(revert).context["form"].rule_form.initial["weekdays"] == ["ma"]


def test_a_preview_of_an_incomplete_draft_is_no_error(boss, venue):
    page = event(venue)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    for changed in ({}, *MISSING):
        assert boss.post(url, typed(slug=page.slug, **changed)).json()["is_valid"]
        assert boss.get(url).status_code == 200


def test_a_scheduled_publication_writes_the_dates_when_it_comes(boss, venue):
    from django.core.management import call_command

    data = typed() | {"go_live_at": "2026-11-25 10:00"}
    assert boss.post(add(venue), publish(data)).status_code == 302
    page = EventPage.objects.get()
    assert not page.live
    assert page.occurrences.count() == 0
    with time_machine.travel(paris(2026, 11, 25, 11), tick=False):
        call_command("publish_scheduled")
    page = EventPage.objects.get()
    assert page.live
    assert page.occurrences.order_by("start").first().start == paris(2026, 12, 1, 14)


def test_a_library_without_the_right_to_publish_submits_and_the_agency_approves(
    editor, client, venue, agency
):
    editor.post(add(venue), publish(typed()))
    page = EventPage.objects.get()
    assert not page.live
    editor.post(edit(page), typed() | {"action-submit": "1"})
    page = EventPage.objects.get()
    assert page.workflow_in_progress
    client.force_login(agency)
    task = page.current_workflow_task_state
    task.approve(user=agency)
    page = EventPage.objects.get()
    assert page.live
    assert page.occurrences.exists()


def test_copied_an_event_is_a_template_without_dates_nor_people(boss, venue):
    camille = MediatorFactory()
    page = event(venue, led_by=[camille], title="Modèle")
    RegistrationFactory(occurrence=page.occurrences.first())
    html = boss.get(edit(page)).content.decode()
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    assert "Copier comme modèle" in html
    data = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": str(venue.pk)}
    assert boss.post(url, data).status_code == 302
    copy = EventPage.objects.get(slug="copie")
    assert (copy.live, copy.occurrences.count(), copy.weekdays) == (False, 0, ["ma"])
    assert (copy.venue_id, copy.last_end, copy.dates_until) == (venue.pk, None, None)
    assert not hasattr(copy, "import_record")
    assert set(copy.led_by.all()) == {camille}
    assert boss.get(edit(copy)).status_code == 200
