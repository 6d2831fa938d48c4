"""The page editor of an event: typed as on paper, kept as a draft, whole at publication."""

from datetime import date, time

import pytest

from events.completeness import lacks
from events.enums import DatesKind
from events.models import EventPage
from tests.events.editor_screens import (
    MISSING,
    UNREADABLE,
    add,
    boss,
    draft,
    edit,
    publish,
    typed,
    zone_b,
)
from tests.events.factories import dated_event, event, paris
from tests.mediators.factories import BringItemFactory, MediatorFactory, PermanenceFactory
from tests.venues.conftest import agency, venue
from tests.venues.factories import CommuneFactory

__all__ = ["agency", "boss", "venue", "zone_b"]

pytestmark = pytest.mark.django_db


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
