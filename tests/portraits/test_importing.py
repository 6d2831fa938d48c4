"""A text becomes one draft, and every word of it is in the draft or among what it leaves to see."""

import re
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.utils import timezone

from mediators.enums import Role
from portraits.consent import is_withdrawn
from portraits.drafting import role_of
from portraits.enums import AnswerState, Context, Precision, QuestionKind
from portraits.importing import (
    KEPT,
    LARGEST,
    ImportRefused,
    import_interview,
    imported_before,
    purge_texts,
    text_of,
    understood,
)
from portraits.models import ImportedInterview, PortraitPage
from portraits.plain import plain_text
from portraits.withdrawal import withdraw
from tests.portraits.factories import (
    InterviewSeriesFactory,
    QuestionFactory,
    QuestionnaireFactory,
    allow,
    portrait_index,
)
from tests.portraits.written import SOURCES, source

pytestmark = pytest.mark.django_db

TEXT = """[Questions à…] Ana Roux, conseillère numérique à la médiathèque de Vaubrun

Quel est votre parcours ?
J’ai vendu des chaussures.

Aimez-vous ce métier ?
Oui
"""


def imported(text: str, series=None, **values) -> ImportedInterview:
    portrait_index()
    values = {"user": None, "now": timezone.now()} | values
    return import_interview(understood(text, series), **values)[0]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def kinds(done) -> set[str]:
    return {str(noted.kind) for noted in done.noted}


# --- Nothing is lost ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_word_is_in_the_draft_or_in_a_doubt(path):
    text = source(path)
    row = imported(text)
    page = PortraitPage.objects.get(pk=row.page_id).get_latest_revision_as_object()
    assert not page.live
    found = [page.title, page.person_name, page.job_title, page.employer, page.interviewed]
    found.append(plain_text(page.introduction))
    for answer in page.answers.all():
        found += [answer.wording, answer.choice, answer.plain]
    for doubt in row.doubts:
        found += [doubt["words"], doubt["passage"]]
    assert not words(text) - words("\n".join(found))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_answers_are_those_that_were_read(path):
    text = source(path)
    done = understood(text)
    assert [answer.wording for answer, _ in done.answers] == [
        answer.question.text for answer in done.interview.answers
    ]
    for (made, _), said in zip(done.answers, done.interview.answers, strict=True):
        lines = [plain_text(f"<p>{block.text.replace('<', '')}</p>") for block in said.blocks]
        assert (made.choice or made.plain) == "\n".join(lines)


def test_what_is_too_long_is_noted_whole():
    name = " ".join(["Ana"] + ["Roux"] * 3)
    question = "Que faites-vous " + "chaque jour et chaque semaine " * 20 + "?"
    job = "conseillère " + "très " * 40 + "numérique"
    done = understood(
        f"Personne interviewée : {name}\nPoste occupé : {job}\n\n{question}\nBeaucoup.\n"
    )
    noted = "\n".join(one.passage for one in done.noted)
    assert "length" in kinds(done)
    assert job.strip() in noted
    assert question in noted
    assert max(len(answer.wording) for answer, _ in done.answers) <= 500


def test_a_text_without_a_question_is_an_introduction_that_goes_on():
    sentence = "Ici on répare, on parle, on boit du café. "
    row = imported(sentence * 1200)
    page = PortraitPage.objects.get(pk=row.page_id)
    answer = page.answers.get()
    assert answer.wording == "Suite de l’introduction"
    assert answer.state == AnswerState.INCOMPLETE
    both = f"{plain_text(page.introduction)}\n{answer.plain}"
    assert both.split() == (sentence * 1200).split()


# --- What it is made of ------------------------------------------------------------------------


def test_the_header_gives_the_fields():
    series = InterviewSeriesFactory(prefix="[Questions à…]")
    page = imported(TEXT).page
    assert page.title.startswith("[Questions à…] Ana Roux")
    assert (page.person_name, page.job_title) == ("Ana Roux", "conseillère numérique")
    assert page.employer == "médiathèque de Vaubrun"
    assert (page.role, page.context) == (Role.CONSEILLER, Context.LIBRARY)
    assert page.series == series
    assert not page.live
    assert page.get_parent().specific == portrait_index()
    assert page.latest_revision


@pytest.mark.parametrize(
    ("job", "role"),
    [
        ("conseillère numérique France Services", Role.CONSEILLER),
        ("Médiatrice numérique en bibliothèque", Role.MEDIATEUR),
        ("médiateurs numériques", Role.MEDIATEUR),
        ("bibliothécaire", Role.BIBLIOTHECAIRE),
        ("coordinatrice de la médiation numérique", Role.COORDINATEUR),
        ("bénévole", Role.BENEVOLE),
        ("animateur multimédia", Role.ANIMATEUR),
        ("fab manager", None),
        ("autre", None),
        ("", None),
    ],
)
def test_role_by_its_words(job, role):
    assert role_of(job) == role


def test_an_unknown_job_is_a_doubt():
    done = understood("Fab Manager\nPersonne interviewée : Ana Roux\nPoste occupé : fab manager\n")
    assert {"role", "context"} <= kinds(done)
    assert done.page.job_title == "fab manager"


def test_blocks_are_paragraphs_headings_and_lists_and_nothing_is_mark_up():
    done = understood(
        "Ana Roux, conseillère numérique\n\nQue faites-vous ?\nJe dis <script>alert(1)</script> & j’aide.\n"
        "Travail en équipe :\nNous sommes deux :\n- elle,\n- moi.\n"
    )
    body = done.answers[0][0].body
    assert "<p>Je dis &lt;script&gt;alert(1)&lt;/script&gt; &amp; j’aide.</p>" in body
    assert "<h3>Travail en équipe :</h3>" in body
    assert "<ul><li>elle,</li><li>moi.</li></ul>" in body


def test_an_answer_that_was_cut_is_incomplete_and_one_that_is_missing_is_empty():
    done = understood(
        "Ana Roux, conseillère numérique\n\nOù allez-vous ?\nEn lien avec la mairie, et\n\n"
        "Qui venez-vous voir ?\n\nEt après ?\nRien de plus.\n"
    )
    states = [(answer.state, answer.is_empty) for answer, _ in done.answers]
    assert states == [
        (AnswerState.INCOMPLETE, False),
        (AnswerState.COMPLETE, True),
        (AnswerState.COMPLETE, False),
    ]
    assert {"unfinished", "unanswered"} <= kinds(done)


def test_dates_and_signature_and_credit_are_told():
    done = understood(f"© Mona Setti\n{TEXT}\nPropos recueillis par Anne Delorme le 12 mars 2022\n")
    assert done.page.interviewed_on == date(2022, 3, 12)
    assert done.page.interviewed_precision == Precision.DAY
    assert {"credit", "signature"} <= kinds(done)
    said = " ".join(noted.said for noted in done.noted)
    assert "© Mona Setti" in said
    assert "Anne Delorme" in said


# --- Questions ---------------------------------------------------------------------------------


def test_questions_are_matched_to_the_questionnaire_of_the_series():
    series = InterviewSeriesFactory(prefix="[Questions à…]")
    other, own = QuestionnaireFactory(), QuestionnaireFactory(series=series)
    QuestionFactory(questionnaire=other, text="Quel est votre parcours ?")
    way = QuestionFactory(
        questionnaire=own, text="Pouvez-vous nous parler de votre parcours de vie ?"
    )
    taste = QuestionFactory(
        questionnaire=own, text="Aimez-vous ce métier\u00a0?", kind=QuestionKind.YES_NO
    )
    done = understood(TEXT)
    assert done.page.questionnaire == own
    first, second = (answer for answer, _ in done.answers)
    assert (first.question, first.wording) == (way, "Quel est votre parcours ?")
    assert (second.question, second.choice, second.body) == (taste, "Oui", "")
    near = [noted for noted in done.noted if noted.kind == "near"]
    assert len(near) == 1
    assert way.text in near[0].words
    assert near[0].where == first.wording


def test_a_question_of_another_questionnaire_is_known_too_unless_it_depends():
    series = InterviewSeriesFactory(prefix="[Questions à…]")
    QuestionFactory(questionnaire__series=series, text="Aimez-vous ce métier ?")
    elsewhere = QuestionFactory(text="Quel est votre parcours ?")
    QuestionFactory(questionnaire=elsewhere.questionnaire, text="Pourquoi ?")
    done = understood(f"{TEXT}\nPourquoi ?\nPour les gens.\n")
    found = [answer.question for answer, _ in done.answers]
    assert found[0] == elsewhere
    assert found[2] is None


def test_the_series_chosen_wins_and_it_is_said():
    InterviewSeriesFactory(prefix="[Questions à…]")
    chosen = InterviewSeriesFactory(prefix="[Paroles]")
    done = understood(TEXT, chosen)
    assert done.page.series == chosen
    assert "series" in kinds(done)


def test_a_series_that_nobody_made_is_a_doubt():
    done = understood(TEXT)
    assert done.page.series is None
    assert "series" in kinds(done)


# --- Once --------------------------------------------------------------------------------------


def test_the_same_text_makes_one_draft():
    first = imported(TEXT)
    again = imported("\ufeff".join(["", TEXT.replace("\n", "\r\n  ")]).removeprefix("\ufeff"))
    assert first == again
    assert PortraitPage.objects.count() == 1
    assert imported(TEXT.replace("chaussures", "vélos")) != first


def test_a_draft_that_is_deleted_may_be_imported_again():
    imported(TEXT).page.delete()
    assert imported_before(TEXT) is None
    imported(TEXT)
    assert PortraitPage.objects.count() == 1


def test_the_text_is_erased_after_its_term_and_still_recognised():
    now = timezone.now()
    old, new = imported(TEXT, now=now - KEPT - timedelta(hours=1)), imported("Ana ?\nOui.")
    assert purge_texts(now) == 1
    assert purge_texts(now) == 0
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.text, bool(old.doubts), bool(new.text)) == ("", True, True)
    assert imported(TEXT) == old


def test_a_withdrawal_erases_the_text_and_its_title_does_not_come_back():
    row = imported(TEXT)
    slug = row.page.slug
    assert withdraw(row.page_id, None, timezone.now())
    assert not ImportedInterview.objects.exists()
    assert is_withdrawn(slug)
    with pytest.raises(ImportRefused, match="retiré du site"):
        imported(TEXT)
    assert not PortraitPage.objects.exists()


# --- What is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "pas de texte"),
        (" \n\t\n", "pas de texte"),
        ("Ana ?\0Oui", "pas un texte"),
        ("é" * (LARGEST // 2 + 1), "200"),
        ("Un ?\n" * 200, "questions"),
        ("A " * 5_000_000, "200"),
        ("Ana ?\n" + "\n".join(f"La XQ{chr(65 + i % 26)}{chr(65 + i // 26 % 26)}{chr(65 + i // 676)} est là." for i in range(1_500)), "doutes"),
    ],
    ids=["empty", "blank", "nul", "heavy", "questions", "huge", "capitals"],
)  # fmt: skip
def test_texts_that_are_no_interview(text, said):
    with pytest.raises(ImportRefused, match=said):
        understood(text)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"Bonjour", "DOCX"),
        ("a.docx", b"PK\x03\x04" + b"x" * 100, "ab"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "format"),
        ("a", b"Bonjour", "format"),
        ("a.txt", b"PK\x03\x04\0\0", "pas un texte"),
        ("a.txt", "Ana ?".encode("utf-16"), "pas un texte"),
        ("a.txt", b"\x81\x8d", "pas un texte"),
        ("a.txt", b"a" * 5_000_000, "200"),
    ],
)
def test_files_that_are_no_text(name, content, said):
    with pytest.raises(ImportRefused, match=said):
        text_of(name, BytesIO(content))


def test_a_text_of_windows_is_read_and_told():
    text, noted = text_of("a.TXT", BytesIO("Élodie aime l’été".encode("cp1252")))
    assert text == "Élodie aime l’été"
    assert "accents" in noted[0].words
    assert text_of("a.txt", BytesIO("\ufeffÉté".encode())) == ("Été", [])


def test_without_the_index_nothing_is_made():
    with pytest.raises(ImportRefused, match="Portraits"):
        import_interview(understood(TEXT), user=None, now=datetime.now().astimezone())


# --- Afterwards --------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SOURCES[:6], ids=lambda path: path.stem)
def test_a_draft_is_published_as_any_portrait_once_it_is_allowed(path, client):
    row = imported(source(path))
    page = PortraitPage.objects.get(pk=row.page_id)
    assert page.publication_blockers()
    assert client.get(page.path_on_site).status_code == 404
    allow(page)
    page.get_latest_revision().publish()
    assert client.get(page.path_on_site).status_code == 200
