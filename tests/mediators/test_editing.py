"""Changes that several people make at the same moment: one of them is refused, or does nothing."""

from datetime import date, time
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import Group
from django.db import connections
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry

from core.models import User
from mediators.editing import (
    NewPerson,
    Refused,
    delete_absence,
    delete_permanence,
    end_permanence,
    save_absence,
    save_permanence,
)
from mediators.enums import AbsenceReason
from mediators.merging import merge_mediators
from mediators.models import Absence, Mediator, Permanence
from tests.core.factories import UserFactory
from tests.mediators.factories import MediatorFactory, PermanenceFactory
from tests.mediators.screens import TODAY, logged
from tests.venues.factories import VenuePageFactory
from venues.models import Library
from venues.permissions import provision_library


def at_once(*changes) -> list:
    """Run each change in a thread of its own; what each gave back, or the refusal."""
    found, start = [None] * len(changes), Barrier(len(changes))

    def run(position, change):
        try:
            start.wait(timeout=10)
            found[position] = change()
        except Exception as error:
            found[position] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(changes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


def permanence(venue, mediator, **changed) -> Permanence:
    """One that is not stored yet."""
    usual = {"weekdays": ["ma"], "start_time": time(14), "end_time": time(17)}
    days = {"first_day": date(2026, 9, 1), "last_day": date(2027, 6, 29)}
    return Permanence(venue=venue, mediator=mediator, **{**usual, **days, **changed})


def saved(entry: Permanence, person=None):
    user = UserFactory()
    return lambda: save_permanence(entry, [], user, TODAY, person)


@pytest.fixture
def db(django_db_setup, django_db_blocker):
    """The test database without a transaction around each test: other connections see its rows.

    pytest-django makes the test database for whoever asks for a fixture of this name; without it,
    this file alone would write in the real one.
    """
    with django_db_blocker.unblock():
        yield
        connections.close_all()


@pytest.fixture
def world(db):
    """Two venues and somebody, really stored: other connections must see them.

    Taken away by hand afterwards: emptying every table would take what migrations put there.
    """
    root = Page.get_first_root_node()
    venues = [VenuePageFactory(title=title, parent=root) for title in ("Ici", "Là")]
    yield *venues, MediatorFactory()
    for model in (Permanence, Mediator, Library, PageLogEntry, ModelLogEntry, User):
        model.objects.all().delete()
    Group.objects.filter(name__startswith="Bibliothèque – ").delete()
    for collection in Collection.objects.filter(depth=2):
        collection.delete()
    for venue in venues:
        venue.delete()


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
