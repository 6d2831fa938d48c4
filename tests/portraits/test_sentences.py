"""Where sentences begin and end, in texts as people speak."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portraits.coding import holds, place_of, quote_of
from portraits.sentences import sentences

CASES = [
    ("", []),
    ("Oui", ["Oui"]),
    ("Je lis. Puis j’écris.", ["Je lis. ", "Puis j’écris."]),
    ("Vraiment\u00a0? Oui\u202f! Bien sûr.", ["Vraiment\u00a0? ", "Oui\u202f! ", "Bien sûr."]),
    ("Elle… attend. Puis part.", ["Elle… attend. ", "Puis part."]),
    ("J’hésite... mais j’y vais. Voilà.", ["J’hésite... mais j’y vais. ", "Voilà."]),
    ("J’hésite… Puis j’y vais.", ["J’hésite… ", "Puis j’y vais."]),
    ("M. Martin et Mme. Petit viennent. Bien.", ["M. Martin et Mme. Petit viennent. ", "Bien."]),
    ("Avec le Dr. Roux, cf. Annexe. Fin.", ["Avec le Dr. Roux, cf. Annexe. ", "Fin."]),
    ("J.-P. Martin est venu. Bien.", ["J.-P. Martin est venu. ", "Bien."]),
    ("Des tablettes, etc. Ensuite on range.", ["Des tablettes, etc. ", "Ensuite on range."]),
    ("Des tablettes, etc. qui servent.", ["Des tablettes, etc. qui servent."]),
    ("«\u00a0Je n’y arrive pas\u00a0!\u00a0» dit-elle.", ["«\u00a0Je n’y arrive pas\u00a0!\u00a0» dit-elle."]),
    ("Elle dit «\u00a0non.\u00a0» Puis rit.", ["Elle dit «\u00a0non.\u00a0» ", "Puis rit."]),
    ("Un mot. «\u00a0Un autre.\u00a0»", ["Un mot. ", "«\u00a0Un autre.\u00a0»"]),
    ("Un titre\nUne phrase. Deux.\nTrois", ["Un titre\n", "Une phrase. ", "Deux.\n", "Trois"]),
    ("1. Accueillir. 2. Écouter.", ["1. Accueillir. ", "2. Écouter."]),
    ("La version 3.5 marche. Oui.", ["La version 3.5 marche. ", "Oui."]),
    ("Voir www.exemple.fr pour cela. Merci.", ["Voir www.exemple.fr pour cela. ", "Merci."]),
    ("En 2022. Éric arrive.", ["En 2022. ", "Éric arrive."]),
    ("(Il rit.) Puis il part.", ["(Il rit.) ", "Puis il part."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_where_sentences_end(text, expected):
    assert sentences(text) == expected


@given(st.text(alphabet=st.sampled_from(" .!?…\n\u00a0«»aAéÉ1-M(etc)"), max_size=200))
def test_sentences_tile_the_text(text):
    pieces = sentences(text)
    assert "".join(pieces) == text
    assert all(pieces)


@given(st.text(alphabet=st.sampled_from(" .!…\nabAB"), max_size=80), st.data())
def test_a_quote_is_in_its_text_and_is_found_again(text, data):
    pieces = sentences(text)
    if not pieces:
        return
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces) - 1))
    if quote := quote_of(text, first, last):
        assert holds(quote, text)
        found = place_of(quote, text)
        assert holds(quote, quote_of(text, *found))


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("Bonjour à tous.", "Oui. Bonjour à\u00a0tous. Non.", True),
        ("Un.\nDeux.", "Un. Deux.", True),
        ("Bonjour à tous.", "Oui. Bonjour à toutes.", False),
        ("", "Oui.", False),
        (" \n", "Oui.", False),
    ],
)
def test_whether_a_text_still_says_a_quote(quote, text, expected):
    assert holds(quote, text) is expected
