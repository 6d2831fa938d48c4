"""What to bring: one's own list, what is proposed otherwise, and a way out for each thing."""

import re

import pytest

from mediators.bring import all_items, items_for, items_for_venue
from mediators.enums import Mode
from mediators.models import BringItem
from mediators.seeding import seed_bring_items
from tests.mediators.factories import BringItemFactory, PermanenceFactory
from venues.vocabulary import Service

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("services", "mode", "labels"),
    [
        ([], Mode.WALK_IN, ["toujours"]),
        ([Service.ADMINISTRATIVE], Mode.WALK_IN, ["toujours", "courrier"]),
        ([Service.ADMINISTRATIVE], Mode.APPOINTMENT, ["toujours", "RIB"]),
        ([Service.SAFETY, Service.ADMINISTRATIVE], Mode.APPOINTMENT, ["toujours", "RIB"]),
        ([Service.SAFETY], Mode.APPOINTMENT, ["toujours"]),
    ],
)
def test_what_is_proposed_follows_services_and_mode(services, mode, labels):
    both = [Mode.WALK_IN, Mode.APPOINTMENT]
    BringItemFactory(label="toujours", modes=both, sort_order=1)
    BringItemFactory(label="courrier", modes=[Mode.WALK_IN], services=[Service.ADMINISTRATIVE])
    BringItemFactory(label="RIB", modes=[Mode.APPOINTMENT], services=[Service.ADMINISTRATIVE])
    BringItemFactory(label="jamais d’office")
    permanence = PermanenceFactory(services=services, mode=mode)
    assert [item.label for item in items_for(permanence, all_items())] == labels


def test_one_s_own_list_replaces_what_is_proposed():
    BringItemFactory(label="toujours", modes=[Mode.WALK_IN])
    own = BringItemFactory(label="le sien")
    other = PermanenceFactory()
    permanence = PermanenceFactory(bring=[own])
    assert items_for(permanence, all_items()) == [own]
    together = items_for_venue([permanence, other, permanence], all_items())
    assert [item.label for item in together] == ["le sien", "toujours"]


def test_items_are_read_once_and_a_change_shows_at_once(django_assert_num_queries):
    item = BringItemFactory(label="avant")
    all_items()
    with django_assert_num_queries(0):
        assert [found.label for found in all_items()] == ["avant"]
    item.label = "après"
    item.save()
    assert [found.label for found in all_items()] == ["après"]
    item.delete()
    assert all_items() == []


def test_a_new_site_starts_with_things_to_bring():
    made = seed_bring_items()
    assert made == BringItem.objects.count() >= 12
    assert seed_bring_items() == 0


def test_nothing_comes_back_where_the_agency_has_its_own_list():
    BringItemFactory()
    assert seed_bring_items() == 0
    assert BringItem.objects.count() == 1


def test_the_sentences_are_kind_and_never_ask_for_a_password():
    seed_bring_items()
    for item in BringItem.objects.all():
        text = f"{item.label}. {item.without}"
        assert not re.search(r"[\w»] [;:!?]|'", text), text
        assert all(len(sentence.split()) <= 20 for sentence in re.split(r"[.?]", text)), text
        if "mot de passe" in item.label:
            assert "personne ne vous demandera" in item.label
        assert not item.without_link or item.without_link.startswith("/")
    assert any("Mot de passe oublié" in item.without for item in BringItem.objects.all())


def test_links_of_the_items_lead_somewhere(client):
    from tests.finder.factories import finder_page

    finder_page()
    seed_bring_items()
    for item in BringItem.objects.exclude(without_link=""):
        assert client.get(item.without_link).status_code == 200, item.without_link
