"""Cells of several values: what version 1, version 0.1 and real files write in them."""

import pytest

from core.text import fold
from venues.national.mapping import FIELDS, NAMES
from venues.national.normalise.doubts import Doubts
from venues.national.normalise.lists import (
    LIST_NAMES,
    codes_of,
    emails,
    fixed_lists,
    free_values,
    joined_free,
    single_url,
    websites,
)
from venues.national.old_values import COLUMNS, VALUES


def read(name, cell):
    doubts = Doubts()
    return fixed_lists({name: cell}, doubts), doubts


@pytest.mark.parametrize("name", LIST_NAMES)
def test_every_national_value_is_read_and_written_back(name):
    field = next(field for field in FIELDS if field.name == name)
    everything = "|".join(field.labels.values())
    lists, doubts = read(name, everything)
    assert lists[name] == everything
    assert codes_of(name, everything) == list(field.labels)
    assert not doubts.remarks


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        (
            "modalites_acces",
            "Ce lieu n’accueille pas de public",
            "Ce lieu n'accueille pas de public",
        ),
        ("services", "AIDE AUX DEMARCHES ADMINISTRATIVES", "Aide aux démarches administratives"),
        ("typologie", "tiers_lieux;bib", "BIB|TIERS_LIEUX"),
        ("typologie", "Bibliothèque ou médiathèque", "BIB"),
        ("typologie", "PE", "FT"),
        ("formations_labels", "Étapes numériques(La Poste)", "Étapes numériques (La Poste)"),
        ("frais_a_charge", "Payant;Gratuit|Payant", "Gratuit|Payant"),
        ("frais_a_charge", ["Payant", "Gratuit"], "Gratuit|Payant"),
        ("frais_a_charge", ["Payant;Gratuit"], "Gratuit|Payant"),
        (
            "frais_a_charge",
            "Gratuit : Je peux accéder gratuitement au lieu et à ses services",
            "Gratuit",
        ),
        (
            "modalites_accompagnement",
            "Seul : j'ai accès à du matériel et une connexion;À distance (par téléphone)",
            "En autonomie|À distance",
        ),
        (
            "services",
            "Devenir autonome dans les démarches administratives;Utiliser le numérique au quotidien"
            ";Prendre en main un ordinateur",
            "Aide aux démarches administratives|Maîtrise des outils numériques du quotidien",
        ),
        ("dispositif_programmes_nationaux", "CNFS", "Conseillers numériques"),
    ],
)
def test_values_as_real_files_write_them(name, cell, expected):
    lists, doubts = read(name, cell)
    assert lists[name] == expected
    assert not doubts.remarks


def test_columns_that_were_one_are_sorted_into_two():
    lists, doubts = read(
        "publics_specifiquement_adresses",
        "Familles/enfants;Surdité;Uniquement femmes;Personnes en situation d'illettrisme",
    )
    assert lists["publics_specifiquement_adresses"] == "Familles et/ou enfants|Femmes"
    assert lists["prise_en_charge_specifique"] == "Surdité|Illettrisme"
    lists, doubts = read("dispositif_programmes_nationaux", "CNFS;Fabriques de Territoire")
    assert lists["formations_labels"] == "Fabriques de Territoire"
    assert not doubts.remarks


def test_an_unknown_value_is_reported_and_kept():
    lists, doubts = read("services", "Couture|Loisirs et créations numériques")
    assert lists["services"] == "Loisirs et créations numériques"
    assert doubts.kept == ["Services\u00a0: Couture"]
    assert doubts.remarks[0][0] == "services"


def test_every_old_value_has_an_heir_in_the_national_list():
    for name, heirs in VALUES.items():
        for old, new in heirs.items():
            lists, doubts = read(name, old)
            assert fold(lists[name]) == fold(new)
            assert not doubts.remarks
    assert set(COLUMNS.values()) <= set(NAMES)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("A|B", ["A", "B"]),
        ("A;B", ["A", "B"]),
        ("A; B|C", ["A; B", "C"]),
        ("A; B|", ["A; B"]),
        (["A; B"], ["A; B"]),
        (["A|B", " ", "A"], ["A", "B"]),
    ],
)
def test_free_values(cell, expected):
    assert free_values(cell) == expected
    assert free_values(joined_free(expected)) == expected


@pytest.mark.parametrize(
    ("cell", "expected", "kept"),
    [
        ("a@b.fr|c@d.fr", "a@b.fr|c@d.fr", 0),
        ("a@b.fr ; mailto:c@d.fr, a@b.fr", "a@b.fr|c@d.fr", 0),
        (["a@b.fr"], "a@b.fr", 0),
        ("pas d’adresse", "", 2),
    ],
)
def test_emails(cell, expected, kept):
    doubts = Doubts()
    assert emails(cell, doubts) == expected
    assert len(doubts.kept) == kept


@pytest.mark.parametrize(
    ("cell", "expected", "kept"),
    [
        ("https://a.fr/|https://b.fr/", "https://a.fr/|https://b.fr/", 0),
        ("https://a.fr/;https://b.fr/;", "https://a.fr/|https://b.fr/", 0),
        ("https://a.fr/x;y=1|https://b.fr/", "https://a.fr/x;y=1|https://b.fr/", 0),
        ("www.a.fr, www.b.fr/x", "https://www.a.fr|https://www.b.fr/x", 0),
        ("ville-saint-lo.fr", "https://ville-saint-lo.fr", 0),
        ("javascript:alert(1)", "", 1),
        ("non", "", 1),
    ],
)
def test_websites(cell, expected, kept):
    doubts = Doubts()
    assert websites(cell, doubts) == expected
    assert len(doubts.kept) == kept


@pytest.mark.parametrize(
    ("cell", "expected", "kept"),
    [
        ("https://rdv.fr/a", "https://rdv.fr/a", 0),
        ("https://rdv.fr/a|https://rdv.fr/b", "https://rdv.fr/a", 1),
        ("sur place", "", 1),
        ("https://rdv.fr/" + "a" * 600, "", 1),
    ],
)
def test_one_address(cell, expected, kept):
    doubts = Doubts()
    assert single_url("prise_rdv", cell, 500, doubts) == expected
    assert len(doubts.kept) == kept
