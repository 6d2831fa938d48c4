"""Several people at the same moment: threads, each with its own connection to the database.

``db`` takes away every row that such a test stored. Emptying the tables, as Django's own
transactional tests do, would take what migrations put there; a list of the models that a test
fills is forgotten the day a page stores one more, and the next test finds the row.
"""

from threading import Barrier, Thread

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connections, transaction
from wagtail.models import Collection, Page, Site

#: A node counts its children, those that are taken away included.
TREES = (Page, Collection)


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


def _tables():
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and not model._meta.swapped
    ]


def _rows(model) -> set:
    return set(model._base_manager.order_by().values_list("pk", flat=True))


@pytest.fixture
def db(django_db_setup, django_db_blocker):
    """The test database without a transaction around each test: other connections see its rows.

    pytest-django makes the test database for whoever asks for a fixture of this name; without it,
    this test alone would write in the real one.
    """
    with django_db_blocker.unblock():
        before = {model: _rows(model) for model in _tables()}
        sites = list(Site.objects.all())
        trees = {model: list(model.objects.values_list("pk", "numchild")) for model in TREES}
        yield
        with transaction.atomic():  # foreign keys are looked at when it ends
            for model, kept in before.items():
                added = _rows(model) - kept
                if added:
                    rows = model._base_manager.filter(pk__in=added).order_by()
                    rows._raw_delete(rows.db)
            for model, nodes in trees.items():
                for pk, numchild in nodes:
                    model.objects.filter(pk=pk).update(numchild=numchild)
            for site in sites:  # the factory of the home page takes the first site's place
                site.save()
        cache.clear()
        connections.close_all()
