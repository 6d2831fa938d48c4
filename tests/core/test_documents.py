"""Documents sent to the admin: what is not what its name says is refused, in a sentence."""

import html
import struct
import zipfile

import pytest

from core.models import NetworkDocument
from tests.core.factories import (
    docx_bytes,
    odt_bytes,
    pdf_bytes,
    picture_bytes,
    uploaded,
    zip_bytes,
)
from tests.core.test_uploads import HTML, errors_of, stored

pytestmark = pytest.mark.django_db


def bomb() -> bytes:
    """0.2 MB that unpack to 201."""
    return docx_bytes({"word/media/image1.bmp": bytes(201 * 1024 * 1024)})


def lying_bomb() -> bytes:
    """The same, announcing that it is small."""
    data = docx_bytes({"word/media/image1.bmp": bytes(3 * 1024 * 1024)})
    real, told = struct.pack("<I", 3 * 1024 * 1024), struct.pack("<I", 10)
    assert data.count(real) == 2
    return data.replace(real, told)


def encrypted() -> bytes:
    data = bytearray(docx_bytes())
    for place, offset in ((data.find(b"PK\x03\x04"), 6), (data.find(b"PK\x01\x02"), 8)):
        data[place + offset] |= 1
    return bytes(data)


DOCUMENTS_ACCEPTED = {
    "pdf": ("fiche.pdf", pdf_bytes()),
    "capitals": ("FICHE.PDF", pdf_bytes()),
    "odt": ("fiche.odt", odt_bytes()),
    "docx": ("fiche.docx", docx_bytes()),
    "csv": ("lieux.csv", "nom;ville\nMédiathèque;Saint-Lô\n".encode()),
    "csv with a mark": ("lieux.csv", "\ufeffnom;ville\n".encode()),
    "csv as Excel writes it": ("lieux.csv", "nom;ville\nMédiathèque;Saint-Lô\n".encode("cp1252")),
}
NOT_PDF = "n’est pas un PDF"
DOCUMENTS_REFUSED = {
    "html": ("page.html", HTML, "L'extension de fichier"),
    "docm": ("page.docm", docx_bytes(), "L'extension de fichier"),
    "html called pdf": ("page.pdf", HTML, NOT_PDF),
    "html before a pdf": ("page.pdf", HTML + pdf_bytes(), NOT_PDF),
    "pdf cut short": ("fiche.pdf", pdf_bytes()[:60], "incomplet"),
    "picture called pdf": ("fiche.pdf", picture_bytes(), NOT_PDF),
    "html called odt": ("page.odt", HTML, "n’est pas un document ODT"),
    "html before an odt": ("page.odt", HTML + odt_bytes(), "n’est pas un document ODT"),
    "docx called odt": ("page.odt", docx_bytes(), "n’est pas un document ODT"),
    "odt called docx": ("page.docx", odt_bytes(), "n’est pas un document DOCX"),
    "sheet called odt": (
        "page.odt",
        zip_bytes(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}
        ),
        "n’est pas un document ODT",
    ),
    "any zip": ("page.docx", zip_bytes({"a.txt": b"a"}), "n’est pas un document DOCX"),
    "docx cut short": ("page.docx", docx_bytes()[:-40], "abîmé"),
    "macros": ("page.docx", docx_bytes({"word/vbaProject.bin": b"x"}), "macros"),
    "macros of an odt": ("page.odt", odt_bytes(**{"Basic/Standard/m.xml": b"x"}), "macros"),
    "password": ("page.docx", encrypted(), "mot de passe"),
    "thousands of parts": (
        "page.docx",
        docx_bytes({f"word/{n}.xml": b"" for n in range(5_001)}),
        "démesuré",
    ),
    "zip called csv": ("lieux.csv", docx_bytes(), "n’est pas un texte CSV"),
    "html called csv": ("lieux.csv", b"\xef\xbb\xbf  " + HTML, "n’est pas un texte CSV"),
    "binary csv": ("lieux.csv", b"nom;ville\n\0\0", "n’est pas un texte CSV"),
    "empty": ("fiche.pdf", b"", "vide"),
    "more than twenty megabytes": ("x.csv", b"a;b\n" * 5_300_000, "trop gros"),
}


def send_document(client, name: str, data: bytes):
    fields = {"title": "Fiche", "file": uploaded(name, data)}
    return client.post("/admin/documents/add/", fields)


def assert_document_refused(client, file_name: str, data: bytes, sentence: str):
    response = send_document(client, file_name, data)
    assert response.status_code == 200
    assert sentence in errors_of(response)
    several = client.post(
        "/admin/documents/multiple/add/", {"title": "x", "files[]": uploaded(file_name, data)}
    ).json()
    assert not several["success"]
    assert sentence in html.unescape(several["error_message"])
    assert not NetworkDocument.objects.exists()


@pytest.mark.parametrize("name", DOCUMENTS_ACCEPTED)
def test_documents_accepted(editor, name):
    file_name, data = DOCUMENTS_ACCEPTED[name]
    assert send_document(editor, file_name, data).status_code == 302
    assert stored(NetworkDocument.objects.get()) == data


@pytest.mark.parametrize("name", DOCUMENTS_REFUSED)
def test_documents_refused_in_a_sentence(editor, name):
    assert_document_refused(editor, *DOCUMENTS_REFUSED[name])


@pytest.mark.parametrize(
    ("make", "sentence"), [(bomb, "démesuré"), (lying_bomb, "abîmé")], ids=["honest", "lying"]
)
def test_a_document_that_unpacks_to_far_too_much_is_refused(editor, make, sentence):
    assert_document_refused(editor, "page.docx", make(), sentence)


def test_a_damaged_document_is_read_or_refused_but_nothing_else(editor):
    data = docx_bytes({"word/styles.xml": b"<w:styles/>" * 50})
    for place in range(0, len(data), 23):
        damaged = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        assert send_document(editor, "page.docx", damaged).status_code in {200, 302}


def test_stored_archives_are_as_good_as_compressed_ones(editor):
    data = zip_bytes(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}, zipfile.ZIP_STORED
    )
    assert send_document(editor, "page.docx", data).status_code == 302
