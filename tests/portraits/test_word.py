"""Word files: what is read of them, and what is refused before they are opened."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from portraits.reading.interview import State
from portraits.reading.reader import read_interview
from portraits.reading.word import LARGEST_FILE, LARGEST_XML, InterviewUnreadable, text_of_docx
from tests.portraits.written import SOURCES, source, written

MAIN = "word/document.xml"


def saved(document) -> io.BytesIO:
    file = io.BytesIO()
    document.save(file)
    return file


def lines_of(document) -> list[str]:
    return text_of_docx(saved(document)).split("\n")


def rewritten(changes: dict[str, bytes], file: io.BytesIO | None = None) -> io.BytesIO:
    """A Word file in which some parts are others, or more; compressed as Word does."""
    with zipfile.ZipFile(file or saved(docx.Document())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | changes).items():
            archive.writestr(name, content)
    return out


def picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    file.seek(0)
    return file


def numbered(paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number
    properties.get_or_add_ilvl().val = 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_an_interview_says_the_same_in_word(path):
    text = "\n".join(source(path).replace("\0", "").splitlines())
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    read = text_of_docx(saved(document))
    assert read == text
    assert written(read_interview(read)) == written(read_interview(text))


def test_headings_lists_and_pictures_are_lines():
    document = docx.Document()
    document.add_heading("[Questions à…] Ana Roux, conseillère numérique à la mairie de Vernel", 0)
    document.add_heading("Quels ateliers proposez-vous ?", 2)
    document.add_paragraph("le téléphone", style="List Bullet")
    document.add_paragraph("les photos", style="List Bullet 2")
    document.add_paragraph().add_run().add_picture(picture())
    drawing = document.element.body.iter(qn("wp:docPr"))
    next(drawing).set("descr", "Ana Roux\ndevant la mairie")
    document.add_paragraph("Rien d’autre.")
    text = text_of_docx(saved(document))
    assert "- le téléphone\n- les photos\n\n[Image : Ana Roux devant la mairie]\nRien" in text
    interview = read_interview(text)
    assert (interview.name, interview.series) == ("Ana Roux", "[Questions à…]")
    assert [span.text for span in interview.captions] == ["Ana Roux devant la mairie"]
    (answer,) = interview.answers
    assert [block.text for block in answer.blocks] == [
        "le téléphone",
        "les photos",
        "Rien d’autre.",
    ]


def test_questions_that_word_numbers_stay_questions():
    document = docx.Document()
    document.add_paragraph("Avez-vous un bureau ?", style="List Number")
    document.add_paragraph("Non")
    document.add_paragraph("Quels sujets reviennent ?", style="List Number")
    document.add_paragraph("les photos", style="List Number")
    document.add_paragraph("où les ranger ?", style="List Bullet")
    assert lines_of(document) == [
        "Avez-vous un bureau ?",
        "Non",
        "Quels sujets reviennent ?",
        "- les photos",
        "- où les ranger ?",
    ]


def test_a_list_may_be_on_the_paragraph_and_taken_off_it():
    document = docx.Document()
    numbered(document.add_paragraph("sans style"), 3)
    numbered(document.add_paragraph("retiré", style="List Bullet"), 0)
    assert lines_of(document) == ["- sans style", "retiré"]


def test_styles_in_a_circle_end():
    document = docx.Document()
    one, other = (document.styles.add_style(name, 1) for name in ("Un", "Deux"))
    one.base_style, other.base_style = other, one
    document.add_paragraph("texte", style="Un")
    assert lines_of(document) == ["texte"]


def test_breaks_tabs_links_tables_and_revisions_are_read():
    document = docx.Document()
    document.add_paragraph("Avez-vous une salle ?\nOui,\tdeux.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Poste occupé : animateur", "mairie"
    paragraph = document.add_paragraph("avant ")
    space = nsdecls("w")
    for inner in (
        f"<w:ins {space}><w:r><w:t>ajouté </w:t></w:r></w:ins>",
        f"<w:del {space}><w:r><w:delText>ôté </w:delText></w:r></w:del>",
        f"<w:moveFrom {space}><w:r><w:t>parti </w:t></w:r></w:moveFrom>",
        f"<w:hyperlink {space}><w:r><w:t>lien</w:t></w:r></w:hyperlink>",
        f"<w:sdt {space}><w:sdtContent><w:r><w:t xml:space='preserve'> champ</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph._p.append(parse_xml(inner))
    assert lines_of(document) == [
        "Avez-vous une salle ?",
        "Oui,\tdeux.",
        "Poste occupé : animateur",
        "mairie",
        "avant ajouté lien champ",
    ]


def test_a_text_box_is_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p></w:txbxContent>"
    document = docx.Document()
    paragraph = document.add_paragraph("dehors")
    paragraph._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
            f"<mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert lines_of(document) == ["dehors", "encadré"]


def test_an_unanswered_question_in_word():
    document = docx.Document()
    document.add_paragraph("Votre parcours ?")
    document.add_paragraph("")
    document.add_paragraph("Votre avenir ?")
    interview = read_interview(text_of_docx(saved(document)))
    assert [answer.state for answer in interview.answers] == [State.UNANSWERED] * 2


def with_types(old: bytes, new: bytes) -> io.BytesIO:
    with zipfile.ZipFile(saved(docx.Document())) as archive:
        types = archive.read("[Content_Types].xml")
    assert old in types
    return rewritten({"[Content_Types].xml": types.replace(old, new)})


def document_xml(before: str, body: str) -> bytes:
    return (
        f'<?xml version="1.0"?>{before}<w:document {nsdecls("w")}><w:body><w:p><w:r>'
        f"<w:t>{body}</w:t></w:r></w:p></w:body></w:document>"
    ).encode()


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DOCX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCM = b"application/vnd.ms-word.document.macroEnabled.main+xml"
REFUSED = {
    "empty": (lambda: io.BytesIO(), "DOCX"),
    "text": (lambda: io.BytesIO(b"Quel est votre parcours ?"), "DOCX"),
    "old Word": (lambda: io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "DOCX"),
    "cut": (lambda: io.BytesIO(saved(docx.Document()).getvalue()[:9_000]), "abîmé"),
    "another archive": (lambda: zipped({"a.txt": b"a"}), "DOCX"),
    "no body": (lambda: rewritten({MAIN: b"<a/>"}), "pas pu être lu"),
    "no XML": (lambda: rewritten({MAIN: b"\x89PNG not XML"}), "pas pu être lu"),
    "macros": (lambda: rewritten({"word/vbaProject.bin": b"\xd0\xcf"}), "macros"),
    "macros without a project": (lambda: with_types(DOCX, DOCM), "macros"),
    "too heavy": (lambda: io.BytesIO(b"PK\x03\x04" + b"\0" * LARGEST_FILE), "20"),
    "bomb": (lambda: rewritten({MAIN: b"<a>" + b" " * LARGEST_XML}), "démesuré"),
    "bomb under another name": (
        lambda: rewritten({"word/media/a.png": b" " * 999 + b"<a>" + b" " * LARGEST_XML}),
        "démesuré",
    ),
    "bomb of pictures": (
        lambda: rewritten({f"word/media/{i}.png": b"\x89" * 7_000_000 for i in range(9)}),
        "démesuré",
    ),
    "too many parts": (
        lambda: rewritten({f"word/media/{i}.png": b"\x89" for i in range(1_001)}),
        "démesuré",
    ),
    "external entity": (lambda: rewritten({MAIN: document_xml(ENTITY, "&e;")}), "interdites"),
    "entities of entities": (lambda: rewritten({MAIN: document_xml(LAUGHS, "&b;")}), "interdites"),
    "entity in UTF-16": (
        lambda: rewritten({MAIN: document_xml(ENTITY, "&e;").decode().encode("utf-16")}),
        "interdites",
    ),
    "entity in the styles": (
        lambda: rewritten({"word/styles.xml": document_xml(ENTITY, "&e;")}),
        "interdites",
    ),
}


def zipped(parts: dict[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_a_sentence(name):
    make, words = REFUSED[name]
    with pytest.raises(InterviewUnreadable) as error:
        text_of_docx(make())
    assert words in str(error.value)
    assert str(error.value).endswith(".")


def test_an_address_elsewhere_is_not_opened():
    """A picture that lives elsewhere is a relation; nothing follows it, and the text is read."""
    document = docx.Document()
    document.add_paragraph("Où êtes-vous ?")
    document.part.relate_to(
        "http://127.0.0.1:9/a.png",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        is_external=True,
    )
    assert lines_of(document) == ["Où êtes-vous ?"]


def test_elements_one_in_another_without_end():
    """Deeper than XML readers accept: refused, and not by an overflow."""
    space = nsdecls("w")
    deep = (
        f"<w:document {space}><w:body>{'<w:sdt>' * 5_000}{'</w:sdt>' * 5_000}</w:body></w:document>"
    )
    with pytest.raises(InterviewUnreadable):
        text_of_docx(rewritten({MAIN: deep.encode()}))
