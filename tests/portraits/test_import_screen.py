"""« Importer un entretien » and its doubts, for the agency alone."""

import re

import docx
import pytest
from django.test import Client
from django.urls import reverse

from portraits.models import ImportedInterview, PortraitPage
from tests.core.factories import uploaded
from tests.portraits.factories import InterviewSeriesFactory, portrait
from tests.portraits.test_importing import TEXT
from tests.portraits.written import SOURCES, source

pytestmark = pytest.mark.django_db

NASTY = TEXT.replace("J’ai vendu", "<script>alert(1)</script> J’ai vendu")


@pytest.fixture
def address():
    return reverse("interview_import")


def hidden_text(response) -> str:
    return response.context["form"].initial["text"]


def create(browser, address, text=TEXT, **more):
    return browser.post(address, {"text": text, "creer": "1", **more}, follow=True)


def test_a_preview_saves_nothing(agency, address):
    series = InterviewSeriesFactory(prefix="[Questions à…]")
    response = agency.post(address, {"text": TEXT})
    page = response.content.decode()
    for words in ("Ana Roux", "médiathèque de Vaubrun", "nouvelle", "Créer le brouillon"):
        assert words in page
    assert series.title in page
    assert not PortraitPage.objects.exists()
    assert hidden_text(response).split() == TEXT.split()


def test_the_draft_opens_in_the_editor_with_its_doubts(agency, address):
    response = create(agency, address)
    row = ImportedInterview.objects.get()
    assert row.imported_by == agency.user
    assert response.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[row.page_id])
    page = response.content.decode()
    assert "est créé" in page
    doubts = reverse("import_doubts", args=[row.page_id])
    assert page.count(doubts) >= 2  # the message, and the menu of the page
    assert f"Doutes de l’import ({row.unseen})" in page
    assert not row.page.live


def test_a_word_file_goes_through_the_preview(agency, address, tmp_path):
    document = docx.Document()
    for line in source(SOURCES[0]).splitlines():
        document.add_paragraph(line)
    document.save(tmp_path / "a.docx")
    content = (tmp_path / "a.docx").read_bytes()
    seen = agency.post(address, {"file": uploaded("Entretien.docx", content)})
    form = seen.context["form"]
    assert form.initial["file_name"] == "Entretien.docx"
    create(agency, address, hidden_text(seen), file_name="Entretien.docx")
    assert ImportedInterview.objects.get().file_name == "Entretien.docx"


def test_a_text_of_windows_is_told_until_the_draft(agency, address):
    seen = agency.post(address, {"file": uploaded("a.txt", TEXT.encode("cp1252"))})
    assert "UTF-8" in seen.content.decode()
    found = re.search(r'name="windows" value="(\w+)"', seen.content.decode())
    create(agency, address, hidden_text(seen), windows=found[1])
    kinds = {doubt["kind"] for doubt in ImportedInterview.objects.get().doubts}
    assert "encoding" in kinds


def test_one_may_go_back_to_the_text(agency, address):
    series = InterviewSeriesFactory()
    response = agency.post(address, {"text": TEXT, "series": series.pk, "revenir": "1"})
    assert "chaussures" in response.content.decode()
    assert "Voir ce qui est compris" in response.content.decode()
    assert response.context["form"]["series"].value() == series.pk


def test_twice_leads_to_the_first(agency, address):
    create(agency, address)
    seen = agency.post(address, {"text": TEXT}).content.decode()
    assert "déjà importé" in seen
    assert "Créer le brouillon" not in seen
    assert "déjà importé" in create(agency, address).content.decode()
    assert PortraitPage.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Choisissez un document"),
        ({"text": "   "}, "Choisissez un document"),
        ({"text": "Ana ?\0Oui"}, "pas un texte"),
        ({"text": "a" * 250_000}, "200"),
        ({"text": TEXT, "series": "0"}, "série de la liste"),
        ({"text": TEXT, "series": "x\0"}, "caractère nul"),
        ({"text": "Un ?\n" * 200}, "questions"),
    ],
)
def test_what_is_refused_keeps_what_was_typed(agency, address, data, said):
    for more in ({}, {"creer": "1"}, {"revenir": "1"}):
        response = agency.post(address, data | more)
        page = response.content.decode()
        assert response.status_code == 200
        assert said in page
        assert response.context["form"]["text"].value() == data.get("text")
    assert not PortraitPage.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"Bonjour", "DOCX"),
        ("a.txt", b"", "vide"),
        ("a.txt", b"a\0b", "pas un texte"),
        ("a.txt", b"a" * 5_000_000, "200"),
        ("a.exe", b"MZ", "format"),
        (f"{'a' * 300}.txt", b"Ana ?", "trop long"),
    ],
)
def test_files_that_are_refused(agency, address, name, content, said):
    page = agency.post(address, {"file": uploaded(name, content)}).content.decode()
    assert said in page
    assert "Choisissez de nouveau" in page


def test_a_file_or_a_text(agency, address):
    data = {"file": uploaded("a.txt", TEXT.encode()), "text": "Autre ?\nOui."}
    page = agency.post(address, data).content.decode()
    assert "pas les deux" in page
    assert "Autre ?" in page


def test_mark_up_is_shown_as_it_was_typed(agency, address):
    text = NASTY.replace("conseillère", "<b>conseillère</b>")
    assert "<script>alert(1)" not in agency.post(address, {"text": text}).content.decode()
    page = create(agency, address, text).content.decode()
    assert "<script>alert(1)" not in page
    assert "<b>conseillère" not in page
    portrait_pk = PortraitPage.objects.get().pk
    doubts = agency.get(reverse("import_doubts", args=[portrait_pk])).content.decode()
    assert "&lt;script&gt;" in doubts
    assert "<script>alert(1)" not in doubts


def test_doubts_are_ticked_off(agency, address):
    create(agency, address)
    row = ImportedInterview.objects.get()
    doubts = reverse("import_doubts", args=[row.page_id])
    assert row.doubts
    everything = [str(number) for number in range(len(row.doubts))]
    said = agency.post(doubts, {"vu": [*everything, "x", "-1", "99"]}, follow=True)
    assert "tout est vu" in said.content.decode()
    row.refresh_from_db()
    assert row.unseen == 0
    said = agency.post(doubts, {"vu": ["0"]}, follow=True).content.decode()
    row.refresh_from_db()
    assert [doubt["seen"] for doubt in row.doubts].count(True) == 1
    assert said.count(" checked") == 1


def test_each_interview_is_previewed(agency, address):
    for path in SOURCES:
        response = agency.post(address, {"text": source(path)})
        assert "Créer le brouillon" in response.content.decode(), path.stem


def test_a_portrait_that_was_not_imported_has_no_doubts(agency):
    page = portrait()
    assert agency.get(reverse("import_doubts", args=[page.pk])).status_code == 404
    edit = agency.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Doutes de l’import" not in edit


def test_the_menu_leads_there_for_the_agency_alone(agency, library, address):
    assert address in agency.get("/admin/").content.decode()
    assert address not in library.get("/admin/").content.decode()


def test_libraries_and_visitors_are_refused(agency, library, address):
    create(agency, address)
    doubts = reverse("import_doubts", args=[PortraitPage.objects.get().pk])
    for url in (address, doubts):
        for call in (library.get, library.post):
            assert call(url, {"text": f"{TEXT} Encore."}).status_code in (302, 403)
        assert Client().get(url).url.startswith("/admin/login/")
        assert Client().post(url, {"text": TEXT, "creer": "1"}).url.startswith("/admin/login/")
        assert agency.put(url).status_code == 405
    assert PortraitPage.objects.count() == 1
