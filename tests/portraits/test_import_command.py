"""``import_interview``: what it prints, what it writes, how it ends."""

import json
from io import StringIO

import docx
import pytest
from django.core.management import call_command

from portraits.models import ImportedInterview, PortraitPage
from tests.portraits.factories import InterviewSeriesFactory, portrait_index
from tests.portraits.test_importing import TEXT
from tests.portraits.written import SOURCES

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "entretien.txt"
    path.write_text(TEXT, encoding="utf-8")
    portrait_index()
    return path


def run(*arguments) -> tuple[int, str, str]:
    """Exit code, output, errors."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_interview", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as end:
        return end.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_text_becomes_a_draft(file):
    code, said, _ = run(file)
    page = PortraitPage.objects.get()
    assert code == 0
    assert not page.live
    for words in ("Ana Roux", "Quel est votre parcours ?", "nouvelle", "À vérifier", f"{page.pk}"):
        assert words in said
    assert ImportedInterview.objects.get().file_name == "entretien.txt"


def test_twice_says_which_page_it_is(file):
    run(file)
    code, said, _ = run(file)
    page = PortraitPage.objects.get()
    assert code == 0
    assert "déjà importé" in said
    assert f"page {page.pk}" in said


def test_a_trial_writes_nothing(file):
    code, said, _ = run(file, "--dry-run")
    assert code == 0
    assert "rien n’est écrit" in said
    assert not PortraitPage.objects.exists()
    assert not ImportedInterview.objects.exists()


def test_json_is_one_object(file):
    code, said, err = run(file, "--json")
    found = json.loads(said)
    assert code == 0
    assert list(found) == [
        "title",
        "person",
        "role",
        "employer",
        "credit",
        "introduction",
        "questions",
        "doubts",
    ]
    assert found["person"] == "Ana Roux"
    assert found["questions"] == [
        {"question": "Quel est votre parcours ?", "answer": "J’ai vendu des chaussures."},
        {"question": "Aimez-vous ce métier ?", "answer": "Oui"},
    ]
    assert all(set(doubt) == {"kind", "text"} for doubt in found["doubts"])
    assert "Brouillon créé" in err


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_each_interview_is_an_object(path):
    code, said, _ = run(path, "--dry-run", "--json")
    assert code == 0
    assert json.loads(said)["questions"]


def test_a_word_file_of_a_series(tmp_path):
    portrait_index()
    series = InterviewSeriesFactory(slug="paroles", prefix="[Questions à…]")
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    path = tmp_path / "entretien.docx"
    document.save(path)
    assert run(path, "--series", "paroles")[0] == 0
    assert PortraitPage.objects.get().series == series


def test_a_text_of_windows_is_told(tmp_path):
    path = tmp_path / "windows.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    code, said, _ = run(path, "--dry-run")
    assert code == 0
    assert "UTF-8" in said
    assert "métier" in said


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("vide.txt", b"", "pas de texte"),
        ("nul.txt", b"Ana\0", "pas un texte"),
        ("lourd.txt", b"a" * 5_000_000, "200"),
        ("faux.docx", b"Bonjour", "DOCX"),
        ("vieux.doc", b"Bonjour", "format"),
    ],
)
def test_what_is_refused_changes_nothing(tmp_path, name, content, said):
    portrait_index()
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = run(path, "--json")
    assert (code, out) == (2, "")
    assert said in err
    assert "Rien n’a été changé" in err
    assert not PortraitPage.objects.exists()


def test_what_is_not_there(file, tmp_path):
    assert run(tmp_path / "absent.txt")[0] == 2
    assert "dossier" in run(tmp_path)[2]
    assert "série" in run(file, "--series", "personne")[2]


def test_without_the_page_of_portraits(tmp_path):
    path = tmp_path / "entretien.txt"
    path.write_text(TEXT, encoding="utf-8")
    code, _, err = run(path)
    assert code == 2
    assert "Portraits" in err
