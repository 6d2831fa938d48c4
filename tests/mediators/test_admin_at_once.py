"""The agency's screens, pressed twice or by two people in the same second."""

import pytest
from django.test import Client
from django.urls import reverse

from mediators.editing import NewPerson
from mediators.models import BringItem, Mediator, Organisation, Permanence
from mediators.refusals import Refused
from tests.core.factories import UserFactory
from tests.mediators.at_once import at_once, db, permanence, saved, world
from tests.mediators.factories import BringItemFactory
from venues.models import VenuePage

__all__ = ["db", "world"]

NEW = {
    "mediator": (Mediator, {"name": "Zoé Petit", "role": "conseiller", "is_active": "on"}),
    "organisation": (Organisation, {"name": "Agglo du Bocage"}),
    "bring_item": (BringItem, {"label": "un essai", "sort_order": "10"}),
}


def posted(url, data=()):
    """Somebody of the agency who sends a form; gives back the status."""
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    return lambda: client.post(url, dict(data)).status_code


@pytest.mark.parametrize("name", NEW)
def test_a_new_row_sent_three_times_at_once_is_added_once(world, name):
    model, data = NEW[name]
    before = model.objects.count()
    if name == "mediator":
        data = data | {"territories": "Manche"}
    url = reverse(f"{name}:add")
    assert sorted(at_once(*(posted(url, data) for _ in range(3)))) == [200, 200, 302]
    assert model.objects.count() == before + 1


@pytest.mark.parametrize("attempt", range(3))
def test_a_name_added_by_the_agency_and_a_library_at_once_gets_two_addresses(world, attempt):
    here, _, _ = world
    _, data = NEW["mediator"]
    found = at_once(
        posted(reverse("mediator:add"), data),
        saved(permanence(here, None), NewPerson("Zoé Petit", "benevole")),
    )
    assert found == [302, True]
    slugs = Mediator.objects.filter(name="Zoé Petit").values_list("slug", flat=True)
    assert sorted(slugs) == ["zoe-petit", "zoe-petit-2"]


@pytest.mark.parametrize("attempt", range(3))
@pytest.mark.parametrize("gone", ["venue", "person", "item"])
def test_what_a_new_permanence_needs_is_not_deleted_at_once(world, gone, attempt):
    """Either comes first; the other is told so."""
    here, _, camille = world
    item = BringItemFactory()
    urls = {
        "venue": reverse("wagtailadmin_pages:delete", args=[here.pk]),
        "person": reverse("mediator:delete", args=[camille.pk]),
        "item": reverse("bring_item:delete", args=[item.pk]),
    }
    deleted, added = at_once(posted(urls[gone]), saved(permanence(here, camille), bring=[item]))
    assert deleted == 302
    assert added is True or isinstance(added, Refused), added
    rows = {
        "venue": VenuePage.objects.filter(pk=here.pk),
        "person": Mediator.objects.filter(pk=camille.pk),
        "item": BringItem.objects.filter(pk=item.pk),
    }
    assert rows[gone].exists() is (added is True)
    assert Permanence.objects.count() == int(added is True)
