"""What is changed in the admin is what visitors read at the next page, everywhere at once."""

import pytest
from django.urls import reverse

from mediators.models import Mediator, Permanence
from tests.mediators.factories import MediatorFactory, PermanenceFactory, mediator_index
from tests.mediators.screens import address, filled, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november", "calendar")]


@pytest.fixture(autouse=True)
def people_page(venue):
    mediator_index()


def pages(client, venue, person) -> dict[str, str]:
    """What a visitor reads at each address that speaks of this person."""
    addresses = {
        "venue": venue.path_on_site,
        "list": "/conseillers/",
        "person": person.path_on_site,
        "calendar": f"{person.path_on_site}agenda.ics",
    }
    return {name: client.get(url).content.decode() for name, url in addresses.items()}


def test_a_permanence_appears_moves_and_ends_everywhere(client, editor, venue, camille):
    editor.post(address("venue_permanence_add", venue.pk), filled(camille))
    kept = Permanence.objects.get()
    found = pages(client, venue, camille)
    for name in ("venue", "list", "person"):
        assert "ardi 24\u00a0novembre" in found[name], name
    assert "20261124T140000" in found["calendar"]

    edit = address("venue_permanence", venue.pk, kept.pk)
    sent(editor, edit, filled(camille, weekdays=["je"]))
    found = pages(client, venue, camille)
    for name in ("venue", "list", "person"):
        assert "eudi 26\u00a0novembre" in found[name], name
        assert "ardi 24\u00a0novembre" not in found[name], name
    assert "20261126T140000" in found["calendar"]

    editor.post(address("venue_permanence_end", venue.pk, kept.pk), {"last_day": "2026-11-20"})
    found = pages(client, venue, camille)
    for name in ("venue", "list", "person"):
        assert "26\u00a0novembre" not in found[name], name
    assert "20261126" not in found["calendar"]
    assert "Camille Martin" not in found["venue"]


def test_an_absence_takes_the_day_away_everywhere(client, editor, venue, camille):
    PermanenceFactory(venue=venue, mediator=camille)
    data = {"mediator": camille.pk, "first_day": "2026-11-24", "reason": "conge"}
    editor.post(address("venue_absence_add", venue.pk), data)
    found = pages(client, venue, camille)
    for name in ("venue", "list", "person"):
        assert "1er\u00a0décembre" in found[name], name
    assert "20261124T140000" not in found["calendar"]


def test_somebody_who_left_is_nowhere(client, agency, venue, camille):
    PermanenceFactory(venue=venue, mediator=camille)
    assert "Camille Martin" in pages(client, venue, camille)["venue"]
    client.force_login(agency)
    data = {"name": "Camille Martin", "role": "conseiller", "territories": ""}
    sent(client, reverse("mediator:edit", args=[camille.pk]), data)
    client.logout()
    assert not Mediator.objects.get().is_active
    for name, page in pages(client, venue, camille).items():
        assert "Camille Martin" not in page, name
    assert client.get(camille.path_on_site).status_code == 404


def test_the_address_of_an_entry_that_was_merged_leads_to_the_other(client, agency, camille):
    other = MediatorFactory(name="C. Martin")
    client.force_login(agency)
    client.post(reverse("mediator:merge", args=[camille.pk]), {"autre": other.pk})
    client.logout()
    response = client.get("/conseillers/c-martin/")
    assert (response.status_code, response["Location"]) == (301, "/conseillers/camille-martin/")
