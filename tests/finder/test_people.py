"""Somebody looks for a person: who is found, who is not, and how soon a change is seen."""

import time
from datetime import date

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from finder.people import PeopleIndex, PersonRow, find_people
from mediators.enums import Role
from tests.mediators.factories import MediatorFactory, PermanenceFactory
from tests.venues.factories import VenuePageFactory

NAMES = [
    "Anne Dupont",
    "Jean-Pierre Le Goff",
    "Élodie Saint-Martin",
    "Camille Martin",
    "Camille Martinez",
    "Zoé Roy",
    "Nathalie Petit",
    "Karim Ben Salah",
    "François d’Harcourt",
    "Madonna",
]


@pytest.fixture(autouse=True)
def some_saturday():
    with time_machine.travel("2026-11-21 10:00", tick=True):
        yield


@pytest.fixture(scope="module")
def index():
    return PeopleIndex(
        PersonRow(number, name, f"personne-{number}", Role.CONSEILLER, "", True)
        for number, name in enumerate(NAMES)
    )


@pytest.mark.parametrize(
    ("text", "name", "exact"),
    [
        ("Anne Dupont", "Anne Dupont", True),
        ("anne dupont", "Anne Dupont", True),
        ("DUPONT Anne", "Anne Dupont", True),
        ("dupont", "Anne Dupont", False),
        ("dupond", "Anne Dupont", False),
        ("a dupont", "Anne Dupont", False),
        ("A. Dupont", "Anne Dupont", False),
        ("Mme Dupont", "Anne Dupont", False),
        ("anne dup", "Anne Dupont", False),
        ("anne d", "Anne Dupont", False),
        ("le goff", "Jean-Pierre Le Goff", False),
        ("goff", "Jean-Pierre Le Goff", False),
        ("jean pierre le goff", "Jean-Pierre Le Goff", True),
        ("Jean-Pierre Goff", "Jean-Pierre Le Goff", True),
        ("jean-pierre g", "Jean-Pierre Le Goff", False),
        ("elodie st martin", "Élodie Saint-Martin", True),
        ("saint-martin", "Élodie Saint-Martin", False),
        ("camille martin", "Camille Martin", True),
        ("camille martinez", "Camille Martinez", True),
        ("martinez", "Camille Martinez", False),
        ("zoe roy", "Zoé Roy", True),
        ("zoe r", "Zoé Roy", False),
        ("nathalie petit", "Nathalie Petit", True),
        ("petit nathali", "Nathalie Petit", False),
        ("ben salah", "Karim Ben Salah", False),
        ("d'harcourt", "François d’Harcourt", False),
        ("harcour", "François d’Harcourt", False),
        ("madonna", "Madonna", True),
        # short, or a common word: somebody's name all the same
        ("roy", "Zoé Roy", False),
        ("petit", "Nathalie Petit", False),
    ],
)
def test_a_name_finds_its_person_first(index, text, name, exact):
    first, *others = index.find(text, 8)
    assert (first.name, first.exact) == (name, exact)
    assert all(other.score <= first.score and not other.exact for other in others)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "ann",
        "dup",
        "dupo",
        "le la de",
        "goof",
        "anne martin",
        "dupont mairie",
        "14000",
        "12345678",
        "conseiller",
        "monsieur",
        "mme",
        "a b c d e f g h i",
        "😀",
        "é" * 10_000,
        "dupont " * 2_000,
        "' OR 1=1 --",
    ],
)
def test_short_common_or_foreign_words_find_nobody(index, text):
    assert index.find(text, 8) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("anne", ["Anne Dupont"]),
        ("ZOÉ", ["Zoé Roy"]),
        ("zoe", ["Zoé Roy"]),
        ("m camille", ["Camille Martin", "Camille Martinez"]),
        ("camille", ["Camille Martin", "Camille Martinez"]),
        ("jean-pierre", ["Jean-Pierre Le Goff"]),
        ("jean", ["Jean-Pierre Le Goff"]),
        ("pierre", ["Jean-Pierre Le Goff"]),
        ("camile", []),
        ("cam", []),
        ("anne camille", []),
    ],
)
def test_a_first_name_offers_all_who_have_it(index, text, names):
    found = index.find(text, 8)
    assert [hit.name for hit in found] == names
    assert not any(hit.exact or hit.has_slip for hit in found)


def test_a_whole_first_name_comes_before_a_part_of_one_and_a_family_before_both():
    names = ["Jean-Martin Roy", "Martin Dupuis", "Camille Martin"]
    index = PeopleIndex(
        PersonRow(n, name, f"p-{n}", Role.CONSEILLER, "", True) for n, name in enumerate(names)
    )
    assert [hit.name for hit in index.find("martin", 8)] == names[::-1]


def test_namesakes_are_all_proposed(index):
    assert [hit.name for hit in index.find("martin", 8)] == [
        "Camille Martin",
        "Élodie Saint-Martin",
    ]


@given(st.text(max_size=300))
def test_any_text_is_answered(text):
    index = PeopleIndex([PersonRow(1, "Anne Dupont", "anne-dupont", Role.CONSEILLER, "", True)])
    assert len(index.find(text, 8)) <= 1


def test_three_thousand_people_in_a_few_milliseconds():
    rows = [
        PersonRow(n, f"Prénom{n % 60} {family}{n // 40}", f"p-{n}", Role.CONSEILLER, "", n % 2 == 0)
        for n in range(3_000)
        for family in (["Martin", "Durand", "Lefebvre"][n % 3],)
    ]
    index = PeopleIndex(rows)
    for text in ("martin12", "prenom7 durand", "lefebvr5", "ma du le pr", "lefebvre40 prenom1"):
        index.find(text, 8)
        start = time.perf_counter()
        for _ in range(5):
            index.find(text, 8)
        assert (time.perf_counter() - start) / 5 < 0.02, text


@pytest.mark.django_db
def test_those_who_are_somewhere_come_first():
    MediatorFactory(name="Anne Dupont")
    hidden = VenuePageFactory(live=False)
    PermanenceFactory(mediator__name="Bruno Dupont", last_day=date(2026, 11, 20))
    PermanenceFactory(mediator__name="Chloé Dupont", venue=hidden)
    PermanenceFactory(mediator__name="Zélie Dupont", mediator__role=Role.BENEVOLE)
    MediatorFactory(name="Yves Dupont", is_active=False)
    found = find_people("dupont")
    assert [(hit.name, hit.is_present) for hit in found] == [
        ("Zélie Dupont", True),
        ("Anne Dupont", False),
        ("Bruno Dupont", False),
        ("Chloé Dupont", False),
    ]
    assert (found[0].role, found[0].slug) == ("Bénévole", "zelie-dupont")


@pytest.mark.django_db
def test_somebody_is_called_what_they_chose():
    MediatorFactory(name="Anne Dupont", role=Role.CONSEILLER, job_title="Conseillère numérique")
    assert find_people("anne dupont")[0].role == "Conseillère numérique"


@pytest.mark.django_db
def test_a_warm_search_asks_the_database_nothing(django_assert_num_queries):
    PermanenceFactory(mediator__name="Anne Dupont")
    find_people("dupont")
    with django_assert_num_queries(0):
        assert find_people("anne dupont")[0].exact


@pytest.mark.django_db
@pytest.mark.parametrize("people", [2, 12])
def test_a_cold_search_asks_as_much_of_many_people(people, django_assert_num_queries):
    for number in range(people):
        PermanenceFactory(mediator__name=f"Anne Dupont{number}")
    with django_assert_num_queries(2):  # what is closed to the public, then the people
        assert find_people("dupont1")


@pytest.mark.django_db
def test_a_change_is_seen_at_once():
    person = MediatorFactory(name="Anne Dupont")
    assert not find_people("dupont")[0].is_present
    permanence = PermanenceFactory(mediator=person)
    assert find_people("dupont")[0].is_present
    permanence.last_day = date(2026, 11, 1)
    permanence.save()
    assert not find_people("dupont")[0].is_present
    person.name = "Anne Durand"
    person.save()
    assert find_people("dupont") == []
    person.is_active = False
    person.save()
    assert find_people("durand") == []


@pytest.mark.django_db
def test_a_venue_that_closes_takes_its_people_along():
    permanence = PermanenceFactory(mediator__name="Anne Dupont")
    assert find_people("dupont")[0].is_present
    permanence.venue.unpublish()
    assert not find_people("dupont")[0].is_present
