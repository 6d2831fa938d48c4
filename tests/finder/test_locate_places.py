"""The places a process knows: they follow the data, and a warm request costs no query."""

import threading

import pytest
from wagtail.models import PageViewRestriction

from finder.places import locate_place, suggestions
from tests.finder.factories import some_communes
from tests.venues.factories import CommuneFactory, VenuePageFactory
from venues.models import Commune, VenuePage
from venues.places import known
from venues.places.known import near_spellings

pytestmark = pytest.mark.django_db


def labels(text):
    return [candidate.label for candidate in locate_place(text)]


@pytest.fixture
def half_a_minute_later(monkeypatch):
    """Makes the process's clock jump past the next check, each time it is called."""
    skipped, clock = [0.0], known.time.monotonic

    class Clock:
        @staticmethod
        def monotonic():
            return clock() + skipped[0]

    def jump():
        skipped[0] += known.CHECK_EVERY_S + 1

    monkeypatch.setattr(known, "time", Clock)
    return jump


def test_right_place_first():
    some_communes()
    for text, label in [
        ("Saint-Lô", "Saint-Lô"),
        ("st lo", "Saint-Lô"),
        ("50000", "Saint-Lô"),
        ("sain lo", "Saint-Lô"),
        ("CAEN", "Caen"),
        ("vire", "Vire Normandie"),
        ("Equeurdreville", "Équeurdreville-Hainneville, à Cherbourg-en-Cotentin"),
    ]:
        assert labels(text)[0] == label


def test_only_rivals_are_choices():
    some_communes()
    VenuePageFactory(title="Mairie de Saint-Lô")
    assert labels("saint lo") == ["Saint-Lô"]
    assert labels("saint aubin sur mer") == ["Saint-Aubin-sur-Mer (14)", "Saint-Aubin-sur-Mer (76)"]


def test_warm_requests_ask_the_database_nothing(django_assert_num_queries):
    some_communes()
    VenuePageFactory(title="Médiathèque La Source")
    locate_place("Caen")
    with django_assert_num_queries(0):
        for text in ("Caen", "mediatheque la source", "nulle part", ""):
            locate_place(text)
            near_spellings(text)
            suggestions(text)


def test_a_check_costs_two_queries_at_most(
    half_a_minute_later, django_assert_num_queries, django_assert_max_num_queries
):
    some_communes()
    locate_place("Caen")
    for _ in range(4):
        half_a_minute_later()
        with django_assert_max_num_queries(2):
            locate_place("Caen")
        with django_assert_num_queries(0):
            locate_place("Caen")


def test_building_costs_as_many_queries_whatever_the_size(django_assert_num_queries):
    for count in (2, 12):
        CommuneFactory.create_batch(count)
        VenuePageFactory.create_batch(count)
        with django_assert_num_queries(6):
            locate_place("Médiathèque")


def test_venues_follow_their_pages():
    venue = VenuePageFactory(title="Médiathèque La Source")
    assert labels("la source") == ["Médiathèque La Source, Saint-Lô"]
    venue.title = "Médiathèque Le Phare"
    venue.save_revision()
    assert labels("le phare") == []
    venue.get_latest_revision().publish()
    assert labels("le phare") == ["Médiathèque Le Phare, Saint-Lô"]
    assert labels("la source") == []
    venue.refresh_from_db()
    venue.unpublish()
    assert labels("le phare") == []
    venue.get_latest_revision().publish()
    assert labels("le phare") == ["Médiathèque Le Phare, Saint-Lô"]
    venue.get_parent().delete()
    assert labels("le phare") == []


def test_private_or_placeless_venues_are_not_proposed():
    venue = VenuePageFactory(title="Médiathèque La Source")
    VenuePageFactory(title="Bibliothèque du Phare", latitude=None, longitude=None)
    assert labels("phare") == []
    assert labels("source") != []
    PageViewRestriction.objects.create(page=venue, restriction_type=PageViewRestriction.LOGIN)
    assert labels("source") == []


def test_communes_follow_the_gazetteer():
    assert labels("Saint-Lô") == []
    commune = CommuneFactory(name="Saint-Lô", insee_code="50502")
    assert labels("Saint-Lô") == ["Saint-Lô"]
    commune.delete()
    assert labels("Saint-Lô") == []


def test_what_another_process_wrote_is_seen_within_the_minute(half_a_minute_later):
    """Without a shared cache no signal arrives: ``bulk_create`` and ``update`` send none."""
    VenuePageFactory(title="Médiathèque La Source")
    assert labels("Saint-Lô") == []
    Commune.objects.bulk_create([CommuneFactory.build(name="Saint-Lô", insee_code="50502")])
    VenuePage.objects.update(live=False)
    assert labels("Saint-Lô") == []
    for _ in range(2):
        half_a_minute_later()
        locate_place("")
    assert labels("Saint-Lô") == ["Saint-Lô"]
    assert labels("la source") == []


def test_threads_share_it():
    """A thread that built an index of its own would read nothing: it is outside this transaction."""
    some_communes()
    locate_place("Caen")
    answers = []

    def ask():
        answers.extend([labels(text)[0] for text in ("st lo", "caen", "14500") * 20])

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["Saint-Lô", "Caen", "Vire Normandie"] * 120


def test_without_a_working_cache(settings, django_assert_num_queries):
    settings.CACHES = {
        **settings.CACHES,
        "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    }
    some_communes()
    assert labels("Caen") == ["Caen"]
    with django_assert_num_queries(0):
        assert labels("Vire") == ["Vire Normandie"]


def test_suggestions_while_typing():
    some_communes()
    VenuePageFactory(title="Médiathèque La Source")
    assert suggestions("saint-aub") == [
        {
            "label": "Saint-Aubin-sur-Mer (14)", "value": "Saint-Aubin-sur-Mer 14750",
            "kind": "commune", "reason": "début du nom",
        },
        {
            "label": "Saint-Aubin-sur-Mer (76)", "value": "Saint-Aubin-sur-Mer 76740",
            "kind": "commune", "reason": "début du nom",
        },
    ]  # fmt: skip
    assert suggestions("source")[0]["value"] == "Médiathèque La Source, 50000 Saint-Lô"
    assert len(suggestions("sa", limit=2)) == 2
    for text in ("", " ", "\0", "x" * 10_000, "😀"):
        assert suggestions(text) == []


def test_near_spellings():
    some_communes()
    assert near_spellings("saint lou d'aubain")[0].label.startswith("Saint-")
    assert near_spellings("") == []
