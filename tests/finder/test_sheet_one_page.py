"""The sheet is one page: what is left out, how large its letters are, what it costs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.finder.sheets import crowd, on_that_day, paper, saint_lo, sheet, venue_at, words
from tests.mediators.factories import PermanenceFactory
from venues.models import Commune

__all__ = ["on_that_day", "saint_lo"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("venues", "each"), [(1, 1), (1, 60), (12, 5), (40, 1)])
def test_it_is_one_page(saint_lo, venues, each):
    crowd(saint_lo, venues, each, name="Médiathèque intercommunale " + "très longue " * 12)
    found = paper(saint_lo)
    assert found.is_one_page
    assert found.letters.points == (20 if venues * each == 1 else 14)
    assert found.blocks
    assert bool(found.others) == (venues > len(found.blocks))


def test_what_does_not_fit_is_counted(client, saint_lo):
    crowd(saint_lo, 40, 1)
    html = sheet(client)
    left = 40 - html.count("sheet__venue")
    assert f"Et {left} autres permanences près d’ici : appelez le numéro du bas." in words(html)


def test_all_the_places_of_the_commune_before_details(client, saint_lo):
    library = venue_at(saint_lo, title="Médiathèque", access_notes="Au rez-de-chaussée. " * 6)
    for day in ("ma", "me", "je", "ve"):
        PermanenceFactory(venue=library, weekdays=[day], note="Dans l’espace numérique. " * 3)
    for km, title in ((1, "Mairie"), (2, "Mission locale")):
        venue = venue_at(saint_lo, km, title=title, access_notes="Sonner.", street_address="2 rue")
        PermanenceFactory(venue=venue, weekdays=["lu"])
    PermanenceFactory(venue=venue_at(Commune.objects.get(pk="50483"), 0.1, title="Ailleurs"))
    html = sheet(client)
    said = words(html)
    names = re.findall(r'sheet__name">([^<]*)<', html)
    assert names == ["Médiathèque", "Mairie", "Mission locale"]
    assert said.count("sauf le 2") == 6
    assert "Sonner" not in said
    assert "Dans l’espace" not in said
    assert "Et 1 autre permanence près d’ici" in said


def test_one_paragraph_says_the_days_and_the_person_when_room_is_short(saint_lo):
    crowd(saint_lo, 3, 2)
    block = paper(saint_lo).blocks[0]
    assert (block.address, block.beside) == ("", "1 rue de la Paix")
    assert words(f"{block.entries[1].when}{block.entries[1].then}").startswith(
        "Tous les mardis de 14 h à 17 h, sauf le 22 et le 29 décembre (vacances de Noël). "
        "Sans rendez-vous, avec Camille Martin"
    )


@pytest.mark.parametrize(("entries", "points"), [(2, 20), (3, 18), (4, 16), (6, 14)])
def test_the_largest_letters_that_hold_everything(client, saint_lo, entries, points):
    crowd(saint_lo, 1, entries)
    found = paper(saint_lo)
    assert found.letters.points == points
    assert found.is_one_page
    assert f'<article class="sheet sheet--{points}"' in sheet(client)


@pytest.mark.parametrize("many", [2, 12, 60])
def test_the_number_of_queries_does_not_grow(client, saint_lo, many):
    crowd(saint_lo, many // 2 if many < 60 else 12, 2 if many < 60 else 5)
    client.get("/trouver/fiche/76564/")  # what every page keeps for a minute
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get("/trouver/fiche/50502/")
    # Commune, closed pages, venues here, cells, around, total, permanences and their three lists.
    assert len(queries) <= 10
