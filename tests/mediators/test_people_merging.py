"""Two entries of the same person become one, and nothing is lost."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from mediators.enums import AreaKind
from mediators.models import FormerSlug, Mediator, Permanence, ServedArea
from tests.mediators.factories import (
    AbsenceFactory,
    MediatorFactory,
    OrganisationFactory,
    PermanenceFactory,
)
from tests.mediators.screens import logged
from tests.venues.factories import VenuePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november", "calendar")]


def test_two_entries_become_one_and_nothing_is_lost(desk, camille, venue):
    kept = camille
    kept.to_review, kept.languages = True, ["anglais"]
    kept.save()
    employer = OrganisationFactory()
    other = MediatorFactory(
        name="C. Martin",
        employer=employer,
        phone="+33233123456",
        phone_is_public=True,
        email="c.martin@exemple.fr",
        languages=["lsf", "anglais"],
        presentation="Au service de tous.",
    )
    PermanenceFactory(mediator=kept, weekdays=["lu"])
    moved = PermanenceFactory(mediator=other, venue=venue)
    same = AbsenceFactory(mediator=kept)
    AbsenceFactory(mediator=other, first_day=same.first_day, last_day=same.last_day)
    AbsenceFactory(mediator=other, first_day=date(2026, 12, 24), last_day=date(2026, 12, 24))
    for who, code in ((kept, "50"), (other, "50"), (other, "14")):
        ServedArea.objects.create(mediator=who, kind=AreaKind.DEPARTMENT, code=code, name=code)
    other.reports.create(about="C. Martin", text="Ne vient plus le mardi.")
    FormerSlug.objects.create(slug="camille-m", mediator=other)
    merge = reverse("mediator:merge", args=[kept.pk])
    assert "C. Martin" in desk.get(merge).content.decode()
    page = desk.get(merge, {"autre": other.pk}).content.decode()
    assert "Au service de tous." in page
    assert "02\u00a033\u00a012\u00a034\u00a056" in page
    assert Mediator.objects.count() == 2
    assert desk.post(merge, {"autre": other.pk}).status_code == 302
    kept = Mediator.objects.get()
    assert (kept.pk, kept.name, kept.slug) == (camille.pk, "Camille Martin", "camille-martin")
    assert (kept.employer, kept.phone, kept.phone_is_public) == (employer, "+33233123456", True)
    assert kept.presentation == "Au service de tous."
    assert set(kept.languages) == {"lsf", "anglais"}
    assert not kept.to_review
    assert kept.permanences.count() == 2
    assert kept.absences.count() == 2
    assert sorted(kept.areas.values_list("code", flat=True)) == ["14", "50"]
    assert kept.reports.count() == 1
    assert set(kept.former_slugs.values_list("slug", flat=True)) == {"camille-m", "c-martin"}
    moved.refresh_from_db()
    assert moved.venue == venue
    (entry,) = logged(venue, "mediators.permanence_saved")
    assert entry["before"].startswith("C. Martin, tous les mardis")
    assert entry["after"].startswith("Camille Martin, tous les mardis")
    history = desk.get(reverse("mediator:history", args=[kept.pk])).content.decode()
    assert "Deux fiches réunies" in history
    (entry,) = ModelLogEntry.objects.filter(action="mediators.merged")
    assert (
        "repris\u00a0: employeur, en une phrase, téléphone et adresse électronique"
        in entry.data["after"]
    )
    for value in ("233123456", "33\u00a012", "c.martin@", "Au service"):
        assert value not in str(entry.data)
    # Sent twice: the second entry does not exist any more.
    assert desk.post(merge, {"autre": other.pk}).status_code == 200
    assert Permanence.objects.count() == 2


def test_a_merge_never_puts_somebody_in_two_places(desk, camille):
    PermanenceFactory(mediator=camille, venue=VenuePageFactory(title="Mairie de Vire"))
    other = MediatorFactory(name="C. Martin")
    PermanenceFactory(mediator=other, venue=VenuePageFactory(title="Lieu caché", live=False))
    merge = reverse("mediator:merge", args=[camille.pk])
    page = desk.post(merge, {"autre": other.pk}).content.decode()
    assert "est déjà à «\u00a0Mairie de Vire\u00a0» le mardi 24\u00a0novembre" in page
    assert "Terminez ou supprimez d’abord" in page
    assert Mediator.objects.count() == 2
    assert other.permanences.count() == 1


def test_a_permanence_that_is_over_does_not_stand_in_the_way(desk, camille):
    PermanenceFactory(mediator=camille)
    other = MediatorFactory(name="C. Martin")
    PermanenceFactory(mediator=other, last_day=date(2026, 11, 17))
    desk.post(reverse("mediator:merge", args=[camille.pk]), {"autre": other.pk})
    assert camille.permanences.count() == 2


@pytest.mark.parametrize("other", ["", "0", "x", "9" * 30, "\x00", "<script>"])
def test_a_merge_with_nobody(desk, camille, other):
    merge = reverse("mediator:merge", args=[camille.pk])
    for response in (desk.get(merge, {"autre": other}), desk.post(merge, {"autre": other})):
        assert response.status_code == 200
        assert response.context["form"].errors
    assert desk.post(merge, {"autre": camille.pk}).status_code == 200
    assert desk.get(reverse("mediator:merge", args=[10**18 - 1])).status_code == 404
