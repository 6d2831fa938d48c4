"""French search, the same questions on both databases; what only one can do is said where it is.

SQLite's FTS5 drops accents but knows no French: plurals are cut by hand, conjugations are not.
"""

import pytest
from django.db import connection
from wagtail.models import Page

from core.models import CreditedImage
from home.models import ContentPage
from tests.core.factories import CreditedImageFactory
from tests.venues.factories import home_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    home = home_page()
    for slug, title, introduction in (
        ("mediatheque", "Médiathèque Françoise Sagan", "Un cœur d’ordinateurs, des œuvres."),
        ("mediation", "La médiation numérique", "Apprendre à son rythme, à tout âge."),
        ("impots", "Déclarer ses impôts", "L’État a tout mis en ligne."),
    ):
        home.add_child(instance=ContentPage(title=title, slug=slug, introduction=introduction))


def found(query: str, **options) -> set[str]:
    return {page.slug for page in Page.objects.search(query, **options)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("médiathèque", {"mediatheque"}),
        ("médiathèques", {"mediatheque"}),
        ("mediatheque", {"mediatheque"}),
        ("MÉDIATHÈQUES", {"mediatheque"}),
        ("mediations", {"mediation"}),
        ("médiation", {"mediation"}),
        ("impot", {"impots"}),
        ("impôts", {"impots"}),
        ("sagan françoise", {"mediatheque"}),
        ("sagan impôts", set()),
        ("francoise sagan", {"mediatheque"}),
        ("introuvable", set()),
    ],
)
def test_french_words_are_found_however_they_are_typed(pages, query, expected):
    assert found(query) == expected


@pytest.mark.parametrize("query", ["oeuvre", "œuvres", "coeur", "CŒUR", "oeuvres coeur"])
def test_ligatures(pages, query):
    assert {page.slug for page in ContentPage.objects.search(query)} == {"mediatheque"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("déclarer", {"impots"}),
        ("déclarait", {"impots"} if connection.vendor == "postgresql" else set()),
    ],
)
def test_conjugations_are_known_to_postgresql_alone(pages, query, expected):
    assert {page.slug for page in ContentPage.objects.search(query)} == expected


@pytest.mark.parametrize("query", ["media", "médiath", "MEDIA", "Fran"])
def test_beginnings_are_completed(pages, query):
    results = {page.slug for page in Page.objects.autocomplete(query)}
    assert "mediatheque" in results
    assert "impots" not in results


def test_any_of_the_words(pages):
    assert found("sagan impôts", operator="or") == {"mediatheque", "impots"}


def test_pictures_are_found_by_their_text():
    image = CreditedImageFactory(description="Une médiatrice et deux élèves")
    assert list(CreditedImage.objects.search("eleve")) == [image]


HOSTILE = [
    "",
    " ",
    "\x00",
    "média\x00thèque",
    "'",
    '"',
    '"""',
    "a AND",
    "NOT",
    "OR OR",
    "NEAR(",
    "*",
    "-",
    "^",
    "title:médiathèque",
    "{title}",
    "a:*",
    "!",
    "&",
    "|",
    "<->",
    "\\",
    "'; DROP TABLE wagtailcore_page; --",
    "%",
    "_",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u202e",
    "x" * 10_000,
    "x " * 5_000,
    "é" * 3_000,
    "zzzzzzzzzzzzzzzz",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("operator", ["and", "or"])
def test_a_hostile_query_finds_something_or_nothing(pages, query, operator):
    query = query.replace("\x00", "")  # core.middleware takes these out of every address
    assert found(query, operator=operator) <= {"mediatheque", "mediation", "impots", "accueil"}
    assert len(Page.objects.autocomplete(query, operator=operator)) <= 4
