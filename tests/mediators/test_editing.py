"""Changes that several people make at the same moment: one of them is refused, or does nothing."""

from datetime import date

import pytest
from wagtail.models import PageLogEntry

from mediators.editing import (
    NewPerson,
    delete_absence,
    delete_permanence,
    end_permanence,
    save_absence,
    save_permanence,
)
from mediators.enums import AbsenceReason
from mediators.merging import merge_mediators
from mediators.models import Absence, Mediator, Permanence
from mediators.refusals import Refused
from tests.core.factories import UserFactory
from tests.mediators.at_once import at_once, db, permanence, saved, world
from tests.mediators.factories import BringItemFactory, MediatorFactory, PermanenceFactory
from tests.mediators.screens import TODAY, logged
from tests.venues.factories import VenuePageFactory
from venues.permissions import provision_library

__all__ = ["db", "world"]


@pytest.mark.parametrize("attempt", range(3))
def test_of_two_places_at_once_one_is_refused(world, attempt):
    here, there, camille = world
    found = at_once(saved(permanence(here, camille)), saved(permanence(there, camille)))
    assert sorted(type(result).__name__ for result in found) == ["Refused", "bool"], found
    assert Permanence.objects.count() == 1


def test_the_same_form_sent_four_times_at_once_adds_and_logs_once(world):
    here, _, camille = world
    found = at_once(*(saved(permanence(here, camille)) for _ in range(4)))
    assert sorted(found) == [False, False, False, True]
    assert len(logged(here, "mediators.permanence_saved")) == 1


def test_a_new_person_sent_four_times_at_once_is_one_person(world):
    here, _, _ = world
    new = NewPerson("Élodie Le Goff", "benevole")
    found = at_once(*(saved(permanence(here, None), new) for _ in range(4)))
    assert sorted(found) == [False, False, False, True]
    assert Mediator.objects.filter(name="Élodie Le Goff").count() == 1


def test_two_libraries_that_add_the_same_name_at_once_get_two_addresses(world):
    new, changes = NewPerson("Élodie Le Goff", "benevole"), []
    for venue in world[:2]:
        user = UserFactory()
        user.groups.add(provision_library(venue.title, [venue]).group)
        entry = permanence(venue, None)
        changes.append(lambda entry=entry, user=user: save_permanence(entry, [], user, TODAY, new))
    assert at_once(*changes) == [True, True]
    slugs = Mediator.objects.filter(name=new.name).values_list("slug", flat=True)
    assert sorted(slugs) == ["elodie-le-goff", "elodie-le-goff-2"]


def test_people_exchanged_at_once_do_not_wait_for_each_other_for_ever(world):
    here, there, camille = world
    zoe, user = MediatorFactory(), UserFactory()
    first, second = (
        PermanenceFactory(venue=here, mediator=camille),
        PermanenceFactory(venue=there, mediator=zoe, weekdays=["lu"]),
    )
    first.mediator, second.mediator = zoe, camille
    found = at_once(
        lambda: save_permanence(first, [], user, TODAY),
        lambda: save_permanence(second, [], user, TODAY),
    )
    assert found == [True, True]


def test_a_merge_and_a_new_permanence_at_once_never_put_somebody_in_two_places(world):
    here, there, camille = world
    other, user = MediatorFactory(), UserFactory()
    PermanenceFactory(venue=here, mediator=other)
    found = at_once(
        lambda: merge_mediators(camille, other, user, TODAY),
        saved(permanence(there, camille)),
    )
    assert sorted(type(result).__name__ for result in found) == ["Refused", "bool"], found
    assert Permanence.objects.values("mediator").distinct().count() == Permanence.objects.count()


def test_an_end_an_absence_and_a_deletion_sent_twice_at_once_log_once(world):
    here, _, camille = world
    kept, user = PermanenceFactory(venue=here, mediator=camille), UserFactory()
    absence = {"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 2)}

    def twice(change):
        return sorted(map(str, at_once(change, change)))

    assert twice(lambda: end_permanence(kept, date(2026, 12, 15), user, TODAY)) == ["False", "True"]
    away = [Absence(mediator=camille, **absence) for _ in range(2)]
    assert sorted(at_once(*(lambda a=a: save_absence(a, user, TODAY) for a in away))) == [
        False,
        True,
    ]
    stored = Absence.objects.get()
    at_once(*[lambda: delete_absence(stored, user, TODAY)] * 2)
    admin = UserFactory(is_superuser=True)
    assert twice(lambda: delete_permanence(kept, admin, TODAY)) == ["False", "True"]
    actions = PageLogEntry.objects.filter(action__startswith="mediators.")
    assert sorted(actions.values_list("action", flat=True)) == [
        "mediators.absence_deleted",
        "mediators.absence_saved",
        "mediators.permanence_deleted",
        "mediators.permanence_ended",
    ]


@pytest.mark.django_db
def test_an_absence_is_told_in_the_history_of_every_venue_that_expects_the_person(camille):
    user, venues = UserFactory(), [VenuePageFactory() for _ in range(3)]
    PermanenceFactory(venue=venues[0], mediator=camille)
    PermanenceFactory(venue=venues[1], mediator=camille, weekdays=["lu"])
    PermanenceFactory(venue=venues[2], mediator=camille, last_day=date(2026, 10, 1))
    absence = Absence(mediator=camille, first_day=date(2026, 12, 1), last_day=date(2026, 12, 2))
    save_absence(absence, user, TODAY)
    absence.reason = AbsenceReason.TRAINING
    save_absence(absence, user, TODAY)
    first, second = logged(venues[0], "mediators.absence_saved")
    assert first == {"before": "", "after": f"{camille}, 2026-12-01 – 2026-12-02 (Absence)"}
    assert second["after"].endswith("(Formation ou réunion)")
    assert len(logged(venues[1], "mediators.absence_saved")) == 2
    assert logged(venues[2], "mediators.absence_saved") == []


@pytest.mark.django_db
def test_an_absence_given_to_somebody_else_is_told_where_both_are_expected(camille):
    user, zoe, venues = UserFactory(), MediatorFactory(), [VenuePageFactory() for _ in range(2)]
    for venue, person in zip(venues, (camille, zoe), strict=True):
        PermanenceFactory(venue=venue, mediator=person)
    absence = Absence(mediator=camille, first_day=date(2026, 12, 1), last_day=date(2026, 12, 2))
    save_absence(absence, user, TODAY)
    absence.mediator = zoe
    save_absence(absence, user, TODAY)
    for venue in venues:
        told = logged(venue, "mediators.absence_saved")[-1]
        assert told["before"].startswith("Camille Martin, ")
        assert told["after"].startswith(f"{zoe.name}, ")


@pytest.mark.django_db
def test_who_and_what_are_gone_meanwhile_are_told(camille):
    """The form was read; then they went; then it is kept."""
    user, kept, venue = UserFactory(), MediatorFactory(), VenuePageFactory()
    item, absence = BringItemFactory(), Absence(mediator=camille, first_day=TODAY, last_day=TODAY)
    entry = permanence(venue, kept)
    BringItemFactory._meta.model.objects.all().delete()
    with pytest.raises(Refused, match="choses à apporter"):
        save_permanence(entry, [item], user, TODAY)
    assert merge_mediators(kept, camille, user, TODAY)
    assert not merge_mediators(kept, camille, user, TODAY)
    entry.mediator = camille
    with pytest.raises(Refused, match="réunie avec une autre"):
        save_permanence(entry, [], user, TODAY)
    with pytest.raises(Refused, match="réunie avec une autre"):
        save_absence(absence, user, TODAY)
    with pytest.raises(Refused, match="réunie avec une autre"):
        merge_mediators(kept, Mediator(pk=10**9, slug="personne"), user, TODAY)
    entry.mediator = kept
    type(venue).objects.get().delete()
    with pytest.raises(Refused, match="page de ce lieu"):
        save_permanence(entry, [], user, TODAY)
    assert not Permanence.objects.exists()


@pytest.mark.django_db
def test_what_somebody_deleted_meanwhile_does_not_come_back(camille):
    user = UserFactory()
    kept = PermanenceFactory(mediator=camille)
    absence = Absence.objects.create(
        mediator=camille, first_day=date(2026, 12, 1), last_day=date(2026, 12, 2)
    )
    Permanence.objects.filter(pk=kept.pk).delete()
    Absence.objects.filter(pk=absence.pk).delete()
    kept.note, absence.last_day = "changée", date(2026, 12, 3)
    with pytest.raises(Refused, match="supprimée"):
        save_permanence(kept, [], user, TODAY)
    with pytest.raises(Refused, match="supprimée"):
        save_absence(absence, user, TODAY)
    with pytest.raises(Refused, match="supprimée"):
        end_permanence(kept, date(2026, 12, 1), user, TODAY)
    assert not Permanence.objects.exists()
