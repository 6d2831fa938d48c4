"""One line at a time: what it asks, and what it says of the person."""

import pytest

from portraits.reading.answers import block
from portraits.reading.header import is_name, is_signature, label_of, named_title, signature
from portraits.reading.lines import Line
from portraits.reading.questions import asked
from portraits.reading.reader import read_interview
from portraits.reading.spans import Role

FIELDS = (Role.SERIES, Role.NAME, Role.JOB, Role.EMPLOYER)


@pytest.mark.parametrize(
    ("line", "question", "rest"),
    [
        ("Quel est votre parcours?", "Quel est votre parcours?", ""),
        ("12. Votre parcours ?", "Votre parcours ?", ""),
        ("3) Parlez-nous de vous.", "Parlez-nous de vous.", ""),
        ("Question n° 4 : Et demain ?", "Et demain ?", ""),
        ("- Que faites-vous ?", "Que faites-vous ?", ""),
        ("« Faire avec », pour vous ?", "« Faire avec », pour vous ?", ""),
        ("Êtes-vous seul ? Oui.", "Êtes-vous seul ?", "Oui."),
        ("Êtes-vous seul ? Si oui, pourquoi ?", "Êtes-vous seul ? Si oui, pourquoi ?", ""),
        ("Êtes-vous seul ? (bureau, ateliers) Non.", "Êtes-vous seul ? (bureau, ateliers)", "Non."),
        ("Êtes-vous seul ? J’ai un collègue.", "Êtes-vous seul ?", "J’ai un collègue."),
        ("Vous avez dit « pourquoi pas ? ». Pourquoi ?", "Vous avez dit « pourquoi pas ? ». Pourquoi ?", ""),
        ("Voyez-vous example.org/?p=1 souvent ? Jamais.", "Voyez-vous example.org/?p=1 souvent ?", "Jamais."),
        ("Qu’avons-nous oublié de vous demander ?!", "Qu’avons-nous oublié de vous demander ?!", ""),
    ],
)  # fmt: skip
def test_a_line_that_asks(line, question, rest):
    found = asked(Line(0, line))
    assert (found.words, found.following) == (question, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Est-ce que je regrette ?",
        "Et nous, que leur dire ?",
        "Les gens me disent : pouvez-vous m’aider ? Alors je m’assois.",
        "C’est comme le vélo, vous voyez ? Cela ne s’oublie pas.",
        "Elle m’a dit « vous revenez quand ? » et je suis revenu.",
        "Le plus difficile ? Le temps.",
        "- Comment créer une adresse ?",
        "Parce que c’est loin. Qui viendrait ?",
        "Voir example.org/?p=1&vous=2",
        "2022 : une année pour vous",
        "1. accueillir le public",
        "???",
        "?",
    ],
)
def test_a_line_that_does_not_ask(line):
    assert asked(Line(0, line)) is None


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Ana Roux, conseillère numérique", (None, "Ana Roux", "conseillère numérique", None)),
        (
            "Ana Roux – conseillère numérique – Mairie de Vernel",
            (None, "Ana Roux", "conseillère numérique", "Mairie de Vernel"),
        ),
        (
            "Ana Roux (médiatrice, Le Fil)",
            (None, "Ana Roux", "médiatrice", "Le Fil"),
        ),
        (
            "Interview de Jean-Noël de La Tour, animateur à l’espace jeunesse",
            (None, "Jean-Noël de La Tour", "animateur", "espace jeunesse"),
        ),
        (
            "Médiatrice chez Le Fil : Ana Roux",
            (None, "Ana Roux", "Médiatrice", "Le Fil"),
        ),
        ("[Questions à…] Ana", ("[Questions à…]", "Ana", None, None)),
        ("[Questions à…]", ("[Questions à…]", None, None, None)),
        (
            "[Questions à…] Ana Roux, médiathèque de Vernel",
            ("[Questions à…]", "Ana Roux", None, "médiathèque de Vernel"),
        ),
        (
            "Interview Conseiller numérique – Ana Roux",
            (None, "Ana Roux", "Conseiller numérique", None),
        ),
        ("Interview : Ana Roux", (None, "Ana Roux", None, None)),
        ("Portrait d’Ana Roux", (None, "Ana Roux", None, None)),
        ("ANA ROUX, MÉDIATRICE", (None, "ANA ROUX", "MÉDIATRICE", None)),
    ],
)
def test_a_title_that_names_somebody(line, fields):
    spans = named_title(Line(0, line))
    found = {span.role: span.text for span in spans}
    assert tuple(found.get(role) for role in FIELDS) == fields
    assert Role.STRAY not in found


@pytest.mark.parametrize(
    "line",
    [
        "Le numérique à Vernel",
        "Merci à Ana Roux, conseillère numérique",
        "Ana Roux, conseillère numérique, nous reçoit.",
        "Conseiller Numérique, un métier",
        "Ana Roux",
        "Bonjour Tristesse, un roman",
    ],
)
def test_a_line_that_names_nobody(line):
    assert named_title(Line(0, line)) is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Personne interviewée : Ana", Role.NAME),
        ("PERSONNE INTERVIEWEE:Ana", Role.NAME),
        ("Personne interviewé(e)\u00a0:", Role.NAME),
        ("Nom et prénom : Ana", Role.NAME),
        ("Poste  occupé : médiatrice", Role.JOB),
        ("Etablissement: Le Fil", Role.EMPLOYER),
        ("Date de l’entretien : début 2022", Role.DATE),
    ],
)
def test_a_label(line, role):
    assert label_of(Line(0, line))[0] is role


@pytest.mark.parametrize("line", ["Travail en équipe :", "Nom", ": Ana", "Noms : Ana, Yan", "::"])
def test_no_label(line):
    assert label_of(Line(0, line)) is None


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Propos recueillis par Ana Roux le 3 juin 2022.", "3 juin 2022"),
        ("Entretien réalisé au printemps 2021", "printemps 2021"),
        ("Recueilli début mars 2022", "début mars 2022"),
        ("Propos recueillis le 03/06/2022 par téléphone", "03/06/2022"),
        ("Interview menée en 2020", "2020"),
        ("Propos recueillis par Ana Roux", None),
    ],
)
def test_a_signature_and_its_date(words, date):
    line = Line(0, words)
    assert is_signature(line)
    dates = [span.text for span in signature(line) if span.role is Role.DATE]
    assert dates == ([date] if date else [])


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("© Ana Roux", Role.CREDIT),
        ("Photo : Ana Roux", Role.CREDIT),
        ("Photo © Ville de Vernel", Role.CREDIT),
        ("Crédits photographiques : Ana", Role.CREDIT),
        ("(c) Ana", Role.CREDIT),
        ("Photo : Ana Roux devant la mairie", Role.CAPTION),
        ("[Photo : Ana Roux]", Role.CAPTION),
        ("Illustration 2 – une borne", Role.CAPTION),
        ("[Texte alternatif : une borne]", Role.CAPTION),
        ("DSC_0042.JPG", Role.CAPTION),
        ("Ana Roux au volant", Role.CAPTION),
        ("Une borne devant la mairie", Role.CAPTION),
        ("Ana Roux conduit.", Role.PARAGRAPH),
        ("Nous étions devant la mairie", Role.PARAGRAPH),
        ("Une borne", Role.PARAGRAPH),
        ("Crédit mutuel et démarches", Role.PARAGRAPH),
        ("Travail en équipe :", Role.SUBHEADING),
        ("Je travaille avec :", Role.PARAGRAPH),
        ("— un atelier", Role.BULLET),
        ("-un atelier", Role.BULLET),
        ("1. un atelier", Role.BULLET),
        ("Réponse : un atelier", Role.PARAGRAPH),
    ],
)
def test_a_line_between_two_paragraphs(line, role):
    around = Line(0, "Une phrase entière.")
    spans = block(Line(0, line), around, around, "Ana Roux")
    assert role in [span.role for span in spans]
    assert all(span.role in {role, Role.MARK} for span in spans)


@pytest.mark.parametrize("line", ["Une borne devant la mairie", "Ana Roux au volant"])
def test_alone_it_is_the_answer(line):
    (span,) = block(Line(0, line), None, None, "Ana Roux")
    assert span.role is Role.PARAGRAPH


def test_a_caption_that_interrupts_a_sentence():
    text = "Qui vient ?\nDes familles,\nLa salle des Tilleuls\net des voisins."
    interview = read_interview(text)
    assert [span.text for span in interview.captions] == ["La salle des Tilleuls"]
    assert [block.text for block in interview.answers[0].blocks] == [
        "Des familles,",
        "et des voisins.",
    ]


def test_a_remark_below_a_question_answers_it_whatever_it_asks():
    interview = read_interview(
        "Et pourquoi ?\nLe bus est loin. Qui viendrait ?\nEt demain ?\nRien."
    )
    assert [answer.question.text for answer in interview.answers] == [
        "Et pourquoi ?",
        "Et demain ?",
    ]


@pytest.mark.parametrize(
    ("text", "question", "blocks"),
    [
        (
            "Où êtes-vous ? Un mot suffit.\nÀ Vernel.",
            "Où êtes-vous ? Un mot suffit.",
            ["À Vernel."],
        ),
        ("Où êtes-vous ? À Vernel.\nQui vient ?\nTous.", "Où êtes-vous ?", ["À Vernel."]),
    ],
)
def test_where_a_question_ends_is_a_guess_that_is_said(text, question, blocks):
    interview = read_interview(f"Nom : Ana Roux\n{text}")
    answer = interview.answers[0]
    assert (answer.question.text, [block.text for block in answer.blocks]) == (question, blocks)
    assert [doubt.kind for doubt in interview.doubts] == ["question"]


def test_an_introduction_may_ask_several_questions():
    text = "Nom : Ana Roux\nQui sont-ils ?\nQue font-ils ?\nNous avons rencontré Ana.\nVotre parcours ?\nLe bus."
    interview = read_interview(text)
    assert [answer.question.text for answer in interview.answers] == ["Votre parcours ?"]
    assert len(interview.introduction) == 3


def test_a_title_line_is_an_answer_when_it_is_the_only_one():
    text = "Nom : Ana Roux\nQui êtes-vous ?\nAna Roux, médiatrice"
    (answer,) = read_interview(text).answers
    assert [block.text for block in answer.blocks] == ["Ana Roux, médiatrice"]


def test_a_job_beside_a_labelled_name():
    interview = read_interview("Personne interviewée : Ana Roux, médiatrice à la mairie de Vernel")
    assert (interview.name, interview.role) == ("Ana Roux", "médiatrice")
    assert interview.employer == "mairie de Vernel"


@pytest.mark.parametrize("text", ["", "ana roux", "Ana", "Ana Roux est là", "Ana 2", "Ana, Roux"])
def test_not_a_name(text):
    assert not is_name(text)


def test_a_field_said_twice_strays_when_it_differs():
    text = "Nom : Ana Roux\nNom : Yan Roux\nNom : ANA ROUX\nVotre parcours ?\nOui."
    interview = read_interview(text)
    assert interview.name == "Ana Roux"
    assert [span.text for span in interview.of(Role.STRAY)] == ["Yan Roux"]
    assert [doubt.words for doubt in interview.doubts] == [
        "«\u00a0Yan Roux\u00a0» n’a trouvé sa place dans aucun champ."
    ]


def test_a_field_said_twice_is_the_fuller_one():
    text = (
        "[Questions à…] Ana, conseillère\nPersonne interviewée : Ana Roux\nVotre parcours ?\nOui."
    )
    interview = read_interview(text)
    assert (interview.name, interview.role) == ("Ana Roux", "conseillère")
    assert not interview.doubts


def test_a_text_without_a_question_is_an_introduction():
    interview = read_interview("Rien à demander.\nVraiment rien.")
    assert [span.text for span in interview.introduction] == ["Rien à demander.", "Vraiment rien."]
    assert [doubt.kind for doubt in interview.doubts] == ["field", "question"]
