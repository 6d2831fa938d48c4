"""How words are understood, whatever they mean: on a lexicon of a few needs, and on the first one."""

import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.lexicon import (
    Entry,
    Lexicon,
    is_too_common,
    service_entries,
    split_words,
    wording_key,
)
from finder.lexicon_seed import seed_entries
from finder.lexicon_words import ASKING, LINKS, NEIGHBOURS
from venues.places.word_index import one_edit_apart
from venues.vocabulary import Service

GREY_CARD = Entry(("carte grise", "certificat d’immatriculation"), "la carte grise", ("a",))
CARD = Entry(("carte",), "une carte", ("b",))
MAIL = Entry(("e-mail", "mail", "mél", "boîte aux lettres"), "les mails", ("c", "d"))
NETWORKS = Entry(("réseaux sociaux",), "les réseaux", ("c",))
SWINDLE = Entry(("arnaque",), "une arnaque", ("e",), advice="Ne payez rien.")
MACHINE = Entry(("ordinateur",), "l’ordinateur", ("c",), is_general=True)
WIFI = Entry(("wifi", "pas internet"), "le wifi", ("f",))
FOR_ME = Entry(("faire à ma place",), "à votre place", posture="pour", programme="aidants")
LEXICON = Lexicon([GREY_CARD, CARD, MAIL, NETWORKS, SWINDLE, MACHINE, WIFI, FOR_ME])

SEEDS = seed_entries()
FIRST = Lexicon([*SEEDS, *service_entries()])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # accents, capitals, apostrophes, plurals, hyphens
        ("carte grise", [GREY_CARD]),
        ("CARTES GRISES", [GREY_CARD]),
        ("carte-grise", [GREY_CARD]),
        ("cartegrise", [GREY_CARD]),
        ("certificat d'immatriculation", [GREY_CARD]),
        ("certificat d’immatriculation", [GREY_CARD]),
        ("certificat immatriculation", [GREY_CARD]),
        ("email", [MAIL]),
        ("E.mail", [MAIL]),
        ("mel", [MAIL]),
        ("me\u0301l", [MAIL]),
        ("boite aux lettres", [MAIL]),
        ("réseau social", [NETWORKS]),
        ("wi fi", [WIFI]),
        ("Wi-Fi", [WIFI]),
        ("ＷＩＦＩ", [WIFI]),
        # the longest phrase, wherever it stands
        ("carte", [CARD]),
        ("ma carte et ma carte grise", [CARD, GREY_CARD]),
        ("une carte, grise", [GREY_CARD]),
        # a letter missing, extra, wrong, swapped; two slips are one too many
        ("carte gris", [CARD]),
        ("cate grise", []),  # four letters are never corrected, and "grise" alone says nothing
        ("certifcat d’immatriculation", [GREY_CARD]),
        ("certificatt d’immatriculation", [GREY_CARD]),
        ("certificot d’immatriculation", [GREY_CARD]),
        ("certifiact d’immatriculation", [GREY_CARD]),
        ("crtifict d’immatriculation", []),
        ("arnaqe", [SWINDLE]),
        ("arnaques", [SWINDLE]),
        ("wiffi", []),
        # small words between, and around
        ("carte de la grise", [GREY_CARD]),
        ("internet", []),
        ("je n’ai pas internet", [WIFI]),
        ("à ma place", []),
        ("quelqu’un pour faire à ma place", [FOR_ME]),
        # a general word counts alone, or beside what is no service
        ("ordinateur", [MACHINE]),
        ("un mail sur mon ordinateur", [MAIL]),
        ("faire à ma place sur l’ordinateur", [FOR_ME, MACHINE]),
        # what cannot wait goes first
        ("un mail, une arnaque", [SWINDLE, MAIL]),
        # said twice, meant once
        ("mail mail e-mail", [MAIL]),
        ("🚗 carte grise 🚗", [GREY_CARD]),
    ],
)
def test_words_and_the_entries_they_mean(text, expected):
    assert list(LEXICON.understand(text).entries) == expected


def test_services_best_of_each_need_first():
    understood = LEXICON.understand("mes mails et ma carte grise")
    assert understood.services == ("c", "a", "d")
    assert understood.labels == ("les mails", "la carte grise")


def test_posture_programme_and_advice():
    understood = LEXICON.understand("arnaque, à faire à ma place")
    assert (understood.posture, understood.programmes) == ("pour", ("aidants",))
    assert understood.advice == ("Ne payez rien.",)
    assert LEXICON.understand("carte").posture == ""


def test_unknown_words_are_those_nobody_could_use():
    understood = LEXICON.understand(
        "Bonjour, ma carte grise Zorglub 50000 Éclipsé zorglub Éclipsé !"
    )
    assert understood.unknown == ("Zorglub", "Éclipsé", "zorglub")
    assert LEXICON.understand("j’ai besoin d’aide pour la carte").unknown == ()


def test_a_known_word_is_never_corrected_into_another():
    lexicon = Lexicon([Entry(("conte",), "lire", ("a",)), Entry(("compte",), "payer", ("b",))])
    assert lexicon.understand("conte").services == ("a",)
    assert lexicon.understand("compte").services == ("b",)
    # An ordinary word, though it is no need of ours, is not a slip either.
    manque = Lexicon([Entry(("banque",), "la banque", ("a",))])
    assert not manque.understand("il me manque un papier")
    assert manque.understand("banqe")


def test_the_first_entry_keeps_shared_words():
    lexicon = Lexicon([Entry(("mail",), "un", ("a",)), Entry(("mails",), "deux", ("b",))])
    assert lexicon.understand("mail").labels == ("un",)


def test_an_empty_lexicon_understands_nothing():
    assert not Lexicon([]).understand("carte grise")
    assert not Lexicon([Entry(("", "😀", "  "), "rien", ("a",))]).understand("😀")


@pytest.mark.parametrize("service", list(Service))
def test_national_services_by_slug_and_by_label(service):
    lexicon = Lexicon(service_entries())
    for text in (service.value, service.label, service.label.upper()):
        assert lexicon.understand(text).services == (service,)


@pytest.mark.parametrize(
    ("wording", "too_common"),
    [
        ("aide", True),
        ("pour moi", True),
        ("faire", True),
        ("le", True),
        ("faire à ma place", False),
        ("carte grise", False),
        ("ants", False),
    ],
)
def test_words_that_any_sentence_has(wording, too_common):
    assert is_too_common(wording) is too_common


def test_the_lists_of_plain_words_are_folded_and_apart():
    for words in (LINKS, ASKING, NEIGHBOURS):
        assert all(split_words(word) == [word] for word in words)
    assert not LINKS & ASKING


HOSTILE = [
    "a" * 10_000,
    "carte grise " * 900,
    "crtificat immtriculation " * 500,
    "e m a i l " * 1_000,
    "é" * 10_000,
    "\u0301" * 10_000,
    "ﷺ" * 10_000,
    "👩‍👩‍👧‍👦" * 2_000,
    "m.m." * 3_000,
    "\x00\n\t\\'\"%_" * 1_500,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:6] for text in HOSTILE])
def test_hostile_texts_take_a_bounded_time(text):
    FIRST.understand(text)
    start = time.perf_counter()
    FIRST.understand(text)
    assert time.perf_counter() - start < 0.05


@given(st.text(max_size=1_000))
def test_any_text_has_an_answer(text):
    understood = FIRST.understand(text)
    assert len(understood.unknown) + len(understood.entries) <= 80
    assert set(understood.services) <= set(Service)


def test_the_first_lexicon_is_large_and_sound():
    wordings = [wording for entry in SEEDS for wording in entry.words]
    assert len(SEEDS) >= 150
    assert len(wordings) >= 500
    assert len({wording_key(wording) for wording in wordings}) == len(wordings)
    assert len({entry.label for entry in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("entry", SEEDS, ids=[entry.label for entry in SEEDS])
def test_each_wording_means_its_own_entry(entry):
    wrong = {
        wording: understood.labels
        for wording in entry.words
        if (understood := FIRST.understand(wording)).entries != (entry,)
    }
    assert not wrong


LONG_WORDS = sorted(
    {
        words[0]: entry
        for entry in SEEDS
        for wording in entry.words
        if len(words := split_words(wording)) == 1 and len(words[0]) >= 6
    }.items(),
    key=lambda pair: pair[0],
)
KNOWN_WORDS = {
    word for entry in FIRST.entries for wording in entry.words for word in split_words(wording)
} | {wording_key(wording) for entry in FIRST.entries for wording in entry.words}


@st.composite
def slips(draw):
    """(word, its entry, the word with one letter inserted, removed, replaced or swapped)."""
    word, entry = draw(st.sampled_from(LONG_WORDS))
    at = draw(st.integers(0, len(word) - 2))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    slip = draw(
        st.sampled_from(
            [
                word[:at] + letter + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )
    return word, entry, slip


@settings(max_examples=400)
@given(slips())
def test_one_slip_finds_the_same_service_or_a_word_as_near(case):
    word, entry, slip = case
    understood = FIRST.understand(slip)
    as_near = {
        known
        for known in KNOWN_WORDS | LINKS | ASKING | NEIGHBOURS
        if known != word and (one_edit_apart(slip, known) or one_edit_apart(slip, known + "s"))
    }
    assert as_near or set(understood.services) >= set(entry.services), (slip, understood)
