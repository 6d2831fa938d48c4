"""Several people at the same moment: threads, each with its own connection to the database."""

from datetime import date, time
from threading import Barrier, Thread

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import connections
from wagtail.models import Collection, ModelLogEntry, Page, PageLogEntry

from core.models import User
from mediators.editing import save_permanence
from mediators.models import BringItem, Mediator, Permanence
from tests.core.factories import UserFactory
from tests.mediators.factories import MediatorFactory
from tests.mediators.screens import TODAY
from tests.venues.factories import VenuePageFactory
from venues.models import Library, VenuePage

__all__ = ["at_once", "db", "permanence", "saved", "world"]


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


def saved(entry: Permanence, person=None, bring=()):
    user = UserFactory()
    return lambda: save_permanence(entry, bring, user, TODAY, person)


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
    for model in (
        Permanence,
        Mediator,
        BringItem,
        Library,
        PageLogEntry,
        ModelLogEntry,
        Session,
        User,
    ):
        model.objects.all().delete()
    Group.objects.filter(name__startswith="Bibliothèque – ").delete()
    for collection in Collection.objects.filter(depth=2):
        collection.delete()
    for venue in VenuePage.objects.filter(pk__in=[venue.pk for venue in venues]):
        venue.delete()
