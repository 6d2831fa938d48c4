"""Who reaches which screen of this room: visitor, another library, the library, the agency."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from mediators.models import (
    Absence,
    BringItem,
    FormerSlug,
    Mediator,
    Organisation,
    Report,
    ServedArea,
)
from mediators.models import Permanence as PermanenceRow
from tests.core.factories import UserFactory
from tests.mediators.factories import (
    AbsenceFactory,
    BringItemFactory,
    MediatorFactory,
    OrganisationFactory,
    PermanenceFactory,
)
from tests.mediators.screens import address, filled, sent
from tests.venues.personas import network
from venues.models import VenuePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november", "calendar")]

ROWS = (
    PermanenceRow,
    Absence,
    Mediator,
    Organisation,
    BringItem,
    ServedArea,
    FormerSlug,
    Report,
    VenuePage,
)


def world() -> list:
    return [list(model.objects.order_by("pk").values()) for model in ROWS]


@pytest.fixture
def people():
    return network()


@pytest.fixture
def here(people):
    """Something of everything at Saint-Lô."""
    permanence = PermanenceFactory(
        venue=people.saint_lo.venue, mediator__name="Camille Martin", note="Confidentiel"
    )
    AbsenceFactory(mediator=permanence.mediator)
    return permanence


def of_the_venue(permanence) -> list[tuple[str, dict]]:
    venue = permanence.venue_id
    absence = Absence.objects.get()
    away = {
        "mediator": permanence.mediator_id,
        "first_day": "2026-12-10",
        "last_day": "",
        "reason": "conge",
    }
    changed = filled(permanence.mediator, weekdays=["me"])
    new = filled(weekdays=["je"], new_name="Élodie Le Goff", new_role="benevole")
    return [
        (address("venue_permanences", venue), {}),
        (address("venue_permanence_add", venue), new),
        (address("venue_permanence", venue, permanence.pk), changed),
        (address("venue_permanence_end", venue, permanence.pk), {"last_day": "2026-11-25"}),
        (address("venue_absence_add", venue), away),
        (address("venue_absence", venue, absence.pk), away | {"reason": "formation"}),
        (address("venue_absence_delete", venue, absence.pk), {}),
        (address("venue_permanence_delete", venue, permanence.pk), {}),
    ]


def of_the_agency() -> list[tuple[str, dict]]:
    person, other = MediatorFactory(name="Zoé Petit"), MediatorFactory(name="Z. Petit")
    employer, item = OrganisationFactory(), BringItemFactory()
    found = [
        (reverse("mediator:merge", args=[person.pk]), {"autre": other.pk}),
        (reverse("mediator:edit", args=[person.pk]), {"name": "Piraté", "role": "autre"}),
        (reverse("organisation:edit", args=[employer.pk]), {"name": "Piraté"}),
        (reverse("bring_item:edit", args=[item.pk]), {"label": "Piraté", "sort_order": "1"}),
    ]
    for name, row in (("mediator", other), ("organisation", employer), ("bring_item", item)):
        found += [
            (reverse(f"{name}:{screen}", args=[row.pk]), {})
            for screen in ("usage", "history", "delete")
        ]
        found += [
            (reverse(f"{name}:index"), {}),
            (reverse(f"{name}:add"), {"name": "Piraté", "label": "Piraté", "role": "autre"}),
        ]
    return found


def is_refused(response) -> bool:
    """To the login form, or to the admin's home with a message."""
    place = response.headers.get("Location", "")
    return response.status_code in {302, 403} and not place.startswith(
        ("/admin/lieux/", "/admin/conseillers/", "/admin/organisations/", "/admin/a-apporter/")
    )


@pytest.mark.parametrize("persona", ["visiteur", "vire", "sans-droit"])
def test_the_permanences_of_a_venue_are_closed_to_others(client, people, here, persona):
    user = UserFactory() if persona == "sans-droit" else people.user(persona)
    if user:
        client.force_login(user)
    requests, before = of_the_venue(here), world()
    for url, data in requests:
        for response in (client.get(url), client.post(url, data), client.post(url)):
            assert is_refused(response), url
            assert b"Confidentiel" not in response.content
        assert world() == before, url


@pytest.mark.parametrize("persona", ["saint-lo", "agence", "admin"])
def test_the_library_and_the_agency_change_them(client, people, here, persona):
    client.force_login(people.user(persona))
    for url, data in of_the_venue(here):
        assert client.get(url, follow=True).status_code == 200, url
        if not data and not url.endswith("supprimer/"):
            continue
        is_edit = url == address("venue_permanence", here.venue_id, here.pk)
        response = sent(client, url, data) if is_edit else client.post(url, data)
        assert response.status_code == 302, (
            url,
            response.context and response.context["form"].errors,
        )
        assert response["Location"].endswith("/permanences/")
    assert Mediator.objects.filter(name="Élodie Le Goff").exists()
    assert not Absence.objects.filter(first_day=date(2026, 12, 1)).exists()
    # What has begun stays, except for the agency.
    assert PermanenceRow.objects.filter(pk=here.pk).exists() is (persona == "saint-lo")


@pytest.mark.parametrize("persona", ["visiteur", "saint-lo", "vire", "sans-droit"])
def test_the_agencys_screens_are_closed_to_others(client, people, persona):
    user = UserFactory() if persona == "sans-droit" else people.user(persona)
    if user:
        client.force_login(user)
    requests, before = of_the_agency(), world()
    for url, data in requests:
        for response in (client.get(url), client.post(url, data)):
            assert is_refused(response), url
        assert world() == before, url
    if persona in {"saint-lo", "vire"}:
        assert "/admin/conseillers/" not in client.get("/admin/").content.decode()


def test_the_agency_reads_all_of_its_screens(client, people):
    client.force_login(people.agence)
    for url, _ in of_the_agency():
        assert client.get(url).status_code == 200, url
    assert "/admin/conseillers/" in client.get("/admin/").content.decode()


@pytest.mark.parametrize("persona", ["vire", "agence"])
def test_what_is_of_another_venue_is_not_reached_through_ones_own(client, people, here, persona):
    """Through Vire's address, with Saint-Lô's numbers."""
    client.force_login(people.user(persona))
    requests, before = of_the_venue(here), world()
    own = people.vire.venue.pk
    for url, data in requests:
        if "ajouter" in url or url.endswith("/permanences/"):
            continue
        url = url.replace(f"/lieux/{here.venue_id}/", f"/lieux/{own}/")
        assert client.get(url).status_code == 404, url
        assert client.post(url, data).status_code == 404, url
        assert world() == before, url


def test_an_absence_of_somebody_whom_the_venue_does_not_expect_is_refused(client, people, here):
    PermanenceFactory(venue=people.vire.venue)
    client.force_login(people.vire.user)
    data = {"mediator": here.mediator_id, "first_day": "2026-12-10", "reason": "conge"}
    response = client.post(address("venue_absence_add", people.vire.venue.pk), data)
    assert list(response.context["form"].errors) == ["mediator"]
    assert Absence.objects.count() == 1


@pytest.fixture
def planned(people, here):
    """Vire says that Camille will come in two years: she has never been there."""
    far = date(2028, 11, 21)
    return PermanenceFactory(
        venue=people.vire.venue, mediator=here.mediator, first_day=far, last_day=far
    )


def test_naming_somebody_gives_no_power_over_them(client, people, here, planned):
    written = Report.objects.create(mediator=here.mediator, about="Camille", text="Secret")
    away, venue = Absence.objects.get(), people.vire.venue.pk
    client.force_login(people.vire.user)
    data = {"mediator": here.mediator_id, "first_day": "2026-12-10", "reason": "conge"}
    response = client.post(address("venue_absence_add", venue), data)
    assert list(response.context["form"].errors) == ["mediator"]
    assert client.get(address("venue_absence", venue, away.pk)).status_code == 404
    assert client.post(address("venue_absence_delete", venue, away.pk)).status_code == 404
    assert b"Secret" not in client.get(address("visitor_reports")).content
    assert client.post(address("report_handled", written.pk)).status_code == 404
    assert Absence.objects.get() == away
    # Her absences are told, without the buttons that would change them.
    page = client.get(address("venue_permanences", venue)).content.decode()
    assert address("venue_absence", venue, away.pk) not in page
    assert address("venue_absence_add", venue) not in page


def test_who_came_once_is_of_the_venue_until_the_permanence_ends(client, people, here, planned):
    planned.first_day = date(2026, 11, 17)
    planned.save()
    written = Report.objects.create(mediator=here.mediator, about="Camille", text="Secret")
    client.force_login(people.vire.user)
    data = {"mediator": here.mediator_id, "first_day": "2026-12-10", "reason": "conge"}
    url = address("venue_absence_add", people.vire.venue.pk)
    assert url in client.get(address("venue_permanences", people.vire.venue.pk)).content.decode()
    assert client.post(url, data).status_code == 302
    assert client.post(address("report_handled", written.pk)).status_code == 302
    PermanenceRow.objects.filter(pk=planned.pk).update(last_day=date(2026, 11, 20))
    assert client.post(url, data).status_code == 200


def test_whom_a_library_added_is_its_own_from_the_start(client, people, here, planned):
    data = {"mediator": here.mediator_id, "first_day": "2028-11-21", "reason": "conge"}
    client.force_login(people.vire.user)
    url = address("venue_absence_add", people.vire.venue.pk)
    assert client.post(url, data).status_code == 200
    Mediator.objects.update(added_by=people.vire.library)
    assert client.post(url, data).status_code == 302


def test_reading_writes_nothing(client, people, here):
    client.force_login(people.saint_lo.user)
    before = world()
    for url, _ in of_the_venue(here):
        client.get(url)
    assert world() == before


@pytest.mark.parametrize("number", ["0", "9" * 18, "9" * 19, "-1", "٣", "x"])
@pytest.mark.parametrize("end", ["", "terminer/", "supprimer/"])
def test_a_number_that_is_no_permanence(client, people, number, end):
    client.force_login(people.agence)
    venue = people.vire.venue.pk
    for kind in ("permanences", "absences"):
        assert client.get(f"/admin/lieux/{venue}/{kind}/{number}/{end}").status_code == 404
    assert client.get(f"/admin/lieux/{number}/permanences/{end}").status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods(client, people, here, method):
    client.force_login(people.saint_lo.user)
    for url, _ in of_the_venue(here):
        assert getattr(client, method)(url).status_code == 405


def test_somebody_who_only_adds_pages_does_not_change_them(client, people, here):
    user, group = UserFactory(), Group.objects.create(name="Ajoute")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)
    before = world()
    for url, data in of_the_venue(here):
        assert is_refused(client.post(url, data))
    assert world() == before
