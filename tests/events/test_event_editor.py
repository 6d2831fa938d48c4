"""The page editor of an event: typed as on paper, kept as a draft, whole at publication."""

from datetime import date, time

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from events.completeness import lacks
from events.enums import DatesKind
from events.models import EventPage
from tests.events.factories import RegistrationFactory, dated_event, event, paris
from tests.mediators.factories import (
    AbsenceFactory,
    BringItemFactory,
    MediatorFactory,
    PermanenceFactory,
    school_calendar,
)
from tests.venues.conftest import agency, editor, librarian, venue
from tests.venues.factories import CommuneFactory, VenuePageFactory
from venues.models import Closure, VenueHours

__all__ = ["agency", "editor", "librarian", "venue"]

pytestmark = pytest.mark.django_db
NOW = paris(2026, 11, 22, 10)
NB = "\u00a0"


@pytest.fixture(autouse=True)
def zone_b():
    with time_machine.travel(NOW, tick=False):
        school_calendar()
        yield


@pytest.fixture
def boss(client, agency):
    client.force_login(agency)
    return client


def typed(**changed) -> dict:
    """The form as the browser posts it: every Tuesday from 14 h to 16 h, the rest as proposed."""
    usual = {
        "title": "Prendre en main un ordinateur",
        "slug": "prendre-en-main",
        "dates_kind": "regle",
        "expected": "",
        "frequency": "semaine",
        "weekdays": ["ma"],
        "interval": "1",
        "dates": "",
        "first_day": "2026-11-22",
        "last_day": "2027-07-02",
        "start_time": "14h",
        "end_time": "16 h",
        "school_policy": "hors",
        "skips_public_holidays": "on",
        "format": "atelier",
        "summary": "",
        "body": rich_text(""),
        "registration_means": ["site", "telephone"],
        "registration_phone": "",
        "registration_url": "",
        "registration_email": "",
        "capacity": "8",
        "level": EventPage().level,
        "audience": "public",
        "fee": EventPage().fee,
        "age_min": "",
        "age_max": "",
        "place_name": "",
        "place_address": "",
        "place_postal_code": "",
        "place_commune": "",
        "latitude": "",
        "longitude": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    return {**usual, **changed}


def add(venue) -> str:
    return reverse("wagtailadmin_pages:add", args=("events", "eventpage", venue.pk))


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def publish(data) -> dict:
    return data | {"action-publish": "1"}


def draft(page) -> EventPage:
    return EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_the_tuesday_workshop_is_published_with_its_dates(boss, venue):
    response = boss.post(add(venue), publish(typed()))
    assert response.status_code == 302, response.context["form"].errors
    page = EventPage.objects.get()
    assert page.live
    assert (page.weekdays, page.start_time, page.end_time) == (["ma"], time(14), time(16))
    assert page.venue_id == venue.pk
    first = page.occurrences.order_by("start").first()
    assert first.start == paris(2026, 11, 24, 14)
    assert page.registration_means == ["site", "telephone"]


def test_what_is_proposed_needs_nothing_but_a_title_a_day_and_hours(boss, venue):
    form = boss.get(add(venue)).context["form"]
    initial = form.rule_form.initial
    assert initial["first_day"] == date(2026, 11, 22)
    assert initial["last_day"] == date(2027, 7, 2)
    assert initial["school_policy"] == "hors"
    assert form["registration_means"].value() == ["site", "telephone"]
    assert form["dates_kind"].value() == "regle"


MISSING = [
    {"start_time": "", "end_time": ""},
    {"weekdays": []},
    {"first_day": "", "last_day": ""},
    {"frequency": "dates", "dates": ""},
    {"frequency": "une-fois", "first_day": ""},
    {"frequency": "mois", "nths": []},
    {"start_time": "16h", "end_time": "14h"},
    {"last_day": "2020-01-01"},
    {"dates_kind": "a-confirmer", "expected": ""},
    {"registration_means": []},
    {"registration_means": ["libre", "site"]},
    {"registration_means": ["lien"]},
    {"registration_means": ["courriel"]},
    {"place_name": "Salle des fêtes"},
    {"age_min": "12", "age_max": "8"},
]


@pytest.mark.parametrize("changed", MISSING)
def test_a_draft_may_lack_what_a_publication_asks_for(changed, boss, venue):
    data = typed(**changed)
    assert boss.post(add(venue), data).status_code == 302
    page = EventPage.objects.get()
    assert boss.get(edit(page)).status_code == 200
    again = boss.post(edit(page), data)
    assert again.status_code == 302
    refused = boss.post(edit(page), publish(data))
    assert refused.status_code == 200
    assert refused.context["form"].errors
    assert not EventPage.objects.get().live
    submitted = boss.post(edit(page), data | {"action-submit": "1"})
    assert submitted.status_code == 200
    # Whatever the way: the scheduler, an import, a workflow.
    draft(page).save_revision().publish()
    assert not EventPage.objects.get().live
    assert lacks(draft(page))


UNREADABLE = [
    ({"start_time": "vers midi moins le quart"}, "start_time"),
    ({"first_day": "hier"}, "first_day"),
    ({"frequency": "dates", "dates": "12/01/2027\nun mardi"}, "dates"),
    ({"frequency": "chaque siècle"}, "frequency"),
    ({"weekdays": ["lundi", "x"]}, "weekdays"),
    ({"interval": "99"}, "interval"),
    ({"start_time": "9" * 5000}, "start_time"),
    ({"frequency": "dates", "dates": "12/01/2027\n" * 5000}, "dates"),
    ({"school_policy": "jamais"}, "school_policy"),
    ({"end_time": "\x00"}, "end_time"),
]


@pytest.mark.parametrize(("changed", "field"), UNREADABLE)
def test_what_cannot_be_read_stays_on_the_screen_with_its_sentence(changed, field, boss, venue):
    page = event(venue)
    for data in (typed(**changed), publish(typed(**changed))):
        response = boss.post(edit(page), data)
        assert response.status_code == 200
        assert field in response.context["form"].rule_form.errors
    assert EventPage.objects.get().start_time == time(14)


@pytest.mark.parametrize(
    "changed",
    [
        {"led_by": ["9" * 40]},
        {"led_by": ["x"]},
        {"bring": ["9" * 40]},
        {"registration_phone": "12"},
        {"capacity": "0"},
        {"capacity": "9" * 40},
        {"expected": "jamais", "dates_kind": "a-confirmer"},
        {"dates_kind": "importees"},
        {"registration_url": "javascript:alert(1)"},
        {"latitude": "49", "place_name": "Ici", "place_postal_code": "50000"},
        {"title": ""},
    ],
)
def test_other_bad_values_are_explained(changed, boss, venue):
    assert boss.post(add(venue), typed(**changed)).status_code == 200
    assert boss.post(add(venue), {}).status_code in {200, 302}


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


def test_a_place_elsewhere_is_found_near_its_commune_and_forgotten_with_it(boss, venue):
    CommuneFactory(name="Vire", postal_codes=["14500"], latitude=48.84, longitude=-0.89)
    CommuneFactory(name="Caen", postal_codes=["14000"], latitude=49.18, longitude=-0.37)
    place = {"place_name": "Salle des fêtes", "place_commune": "vire"}
    boss.post(add(venue), publish(typed(place_postal_code="14500", **place)))
    page = EventPage.objects.get()
    assert (page.latitude, page.longitude) == (48.84, -0.89)
    moved = place | {"place_commune": "Caen", "place_postal_code": "14000"}
    boss.post(edit(page), publish(typed(latitude="48.84", longitude="-0.89", **moved)))
    assert EventPage.objects.get().latitude == 49.18
    boss.post(edit(page), publish(typed(**(moved | {"place_name": ""}))))
    page = EventPage.objects.get()
    assert (page.latitude, page.place_commune, page.place_postal_code) == (None, "", "")


def test_a_telephone_typed_the_french_way(boss, venue):
    boss.post(add(venue), publish(typed(registration_phone="02 33 12 34 56")))
    page = EventPage.objects.get()
    assert page.registration_phone == "+33233123456"
    assert boss.get(edit(page)).context["form"]["registration_phone"].value() == "02 33 12 34 56"


def test_the_people_of_the_venue_come_first(boss, venue):
    others = [MediatorFactory(name=f"Zoé {number}") for number in range(200)]
    camille = MediatorFactory(name="Camille Martin")
    PermanenceFactory(mediator=camille, venue=venue)
    item = BringItemFactory()
    form = boss.get(add(venue)).context["form"]
    here, network = form.fields["led_by"].choices
    assert [pk for pk, _ in here[1]] == [camille.pk]
    assert len(network[1]) == 200
    led = {"led_by": [camille.pk, others[3].pk], "bring": [item.pk]}
    boss.post(add(venue), publish(typed(**led)))
    page = EventPage.objects.get()
    assert set(page.led_by.all()) == {camille, others[3]}
    assert list(page.bring.all()) == [item]


def test_the_dates_of_a_file_stay_those_of_the_file(boss, venue):
    page = dated_event(venue, paris(2026, 12, 3, 14), registration_means=["site"])
    response = boss.post(edit(page), publish(typed(slug=page.slug, dates_kind="importees")))
    assert response.status_code == 302, response.context["form"].errors
    page = EventPage.objects.get()
    assert page.dates_kind == DatesKind.IMPORTED
    assert [o.start for o in page.occurrences.all()] == [paris(2026, 12, 3, 14)]


def test_a_date_to_confirm_needs_a_month_only(boss, venue):
    data = typed(dates_kind="a-confirmer", expected="2027-03", weekdays=[], start_time="")
    assert boss.post(add(venue), publish(data)).status_code == 302
    page = EventPage.objects.get()
    assert page.live
    assert page.to_confirm_since == date(2026, 11, 22)
    assert page.occurrences.count() == 0


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
