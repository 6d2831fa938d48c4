"""Questions that are known already: in the same words, nearly, or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portraits.reading.matching import Closeness, KnownQuestion, match_questions

KNOWN = [
    KnownQuestion(key, text)
    for key, text in {
        "parcours": "Quel est votre parcours ?",
        "formation": "Quelles formations avez-vous suivies ?",
        "équipe": "Êtes-vous intégré à l’équipe ?",
        "légitimité": "Vous sentez-vous légitime ?",
        "publics": "Quels publics accueillez-vous ?",
        "difficultés": "Quelles difficultés rencontrez-vous ?",
        "bibliothèques": "Travaillez-vous avec les bibliothèques ?",
        "avenir": "Comment voyez-vous l’avenir de votre métier ?",
        "lesquels": "Si oui, lesquels ?",
    }.items()
]


@pytest.mark.parametrize(
    ("asked", "closeness", "key"),
    [
        ("Quel est votre parcours ?", Closeness.EXACT, "parcours"),
        ("quel est votre PARCOURS?", Closeness.EXACT, "parcours"),
        ("Êtes vous integré à l'équipe\u202f?!", Closeness.EXACT, "équipe"),
        ("  Vous  sentez-vous\nlégitime…", Closeness.EXACT, "légitimité"),
        ("Si oui, lesquels?", Closeness.EXACT, "lesquels"),
        ("Pouvez-vous nous parler de votre parcours ?", Closeness.NEAR, "parcours"),
        ("Quel a été votre parcours avant ce poste ?", Closeness.NEAR, "parcours"),
        ("Racontez-nous votre parcours professionnel.", Closeness.NEAR, "parcours"),
        ("Avez-vous suivi une formation ?", Closeness.NEAR, "formation"),
        ("Êtes-vous intégrée dans l’équipe de la médiathèque ?", Closeness.NEAR, "équipe"),
        ("Quel est votre public ?", Closeness.NEAR, "publics"),
        ("Travaillez-vous en lien avec les bibliothèques ?", Closeness.NEAR, "bibliothèques"),
        ("Quel avenir pour le métier ?", Closeness.NEAR, "avenir"),
        ("Quelles formations proposez-vous ?", Closeness.NEW, None),
        ("Vous sentez-vous illégitime ?", Closeness.NEW, None),
        ("Si oui, lequel de vos collègues ?", Closeness.NEW, None),
        ("Un souvenir ?", Closeness.NEW, None),
        ("Et vous ?", Closeness.NEW, None),
        ("?", Closeness.NEW, None),
        ("", Closeness.NEW, None),
    ],
)
def test_a_question_is_known_or_not(asked, closeness, key):
    (match,) = match_questions([asked], KNOWN)
    assert (match.closeness, match.known and match.known.key) == (closeness, key)
    assert (match.score > 0) == (key is not None)


def test_the_same_words_win_over_near_ones():
    asked = ["Votre parcours, en quelques mots ?", "Quel est votre parcours ?"]
    near, exact = match_questions(asked, KNOWN)
    assert exact.closeness is Closeness.EXACT
    assert near.closeness is Closeness.NEW, "a known question is given once"


def test_the_nearest_wins_among_near_ones():
    known = [KnownQuestion(1, "Vos publics adultes ?"), KnownQuestion(2, "Vos publics jeunes ?")]
    (match,) = match_questions(["Quels sont vos jeunes publics ?"], known)
    assert match.known.key == 2


def test_a_question_asked_twice_meets_the_two_known_ones():
    known = [KnownQuestion(1, "Si oui, lesquels ?"), KnownQuestion(2, "Si oui, lesquels ?")]
    matches = match_questions(["Si oui, lesquels ?"] * 3, known)
    assert [match.known and match.known.key for match in matches] == [1, 2, None]


TEXTS = st.lists(st.one_of(st.text(max_size=30), st.sampled_from([k.text for k in KNOWN])))


@given(TEXTS, TEXTS)
def test_any_texts_match_in_order_and_once(asked, texts):
    known = [KnownQuestion(i, text) for i, text in enumerate(texts)]
    matches = match_questions(asked, known)
    assert [match.asked for match in matches] == asked
    keys = [match.known.key for match in matches if match.known]
    assert len(keys) == len(set(keys))
    assert all((match.known is None) == (match.closeness is Closeness.NEW) for match in matches)
    assert matches == match_questions(asked, known)
