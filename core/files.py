"""Files in the storage, and whether a document is what its name says: read from its first bytes, or from inside its archive.

``check_document`` raises ``ValidationError`` with one French sentence; it needs no request and no
database. Extensions that the site does not accept are refused elsewhere (WAGTAILDOCS_EXTENSIONS).
"""

import zipfile
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages

#: What an ODT or a DOCX may weigh once unpacked, and how many parts it may have.
UNPACKED_LIMIT = 200 * 1024 * 1024
PARTS_LIMIT = 5_000
CHUNK = 1024 * 1024
#: PDF 2.0 (ISO 32000-2, 7.5.5): readers look for the end mark in the last 1,024 bytes.
PDF_TAIL = 1024

ODT_TYPE = b"application/vnd.oasis.opendocument.text"

NOT_PDF = "Ce fichier n’est pas un PDF : exportez le document en PDF puis réessayez."
CUT_PDF = "Ce PDF est incomplet : exportez-le ou téléchargez-le de nouveau puis réessayez."
NOT_TEXT = "Ce fichier n’est pas un texte CSV : enregistrez le tableau en « CSV (UTF-8) »."
BROKEN = "Ce document est abîmé : ouvrez-le, enregistrez-le de nouveau puis réessayez."
PROTECTED = "Ce document est protégé par un mot de passe : personne ne pourrait le lire."
MACROS = "Ce document contient des macros : enregistrez-le sans elles, ou en PDF."
TOO_BIG = (
    "Ce document est démesuré une fois ouvert : réduisez ses images, ou enregistrez-le en PDF."
)


def check_document(file, name: str) -> None:
    """``file`` is open, seekable, at any position; it is left anywhere."""
    checks = {"pdf": check_pdf, "csv": check_csv, "odt": check_odt, "docx": check_docx}
    if check := checks.get(PurePath(name).suffix.lower().removeprefix(".")):
        file.seek(0)
        check(file)


def private_storage() -> Storage:
    """Where files lie that no address of the site gives. A callable, so that no migration holds
    a folder of this machine."""
    return storages["private"]


def release(field_file) -> None:
    """Close the stored file of a row and forget it: Wagtail opens it to measure it, and leaves it.

    The next reading opens it again from the storage.
    """
    field_file.close()
    field_file.__dict__.pop("_file", None)


def check_pdf(file) -> None:
    if file.read(5) != b"%PDF-":
        raise ValidationError(NOT_PDF)
    size = file.seek(0, 2)
    file.seek(max(0, size - PDF_TAIL))
    if b"%%EOF" not in file.read():
        raise ValidationError(CUT_PDF)


def check_csv(file) -> None:
    """Any text, in any of the two encodings a spreadsheet writes. Every byte is one in cp1252."""
    start = file.read(CHUNK)
    beginning = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning.startswith((b"<", b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ValidationError(NOT_TEXT)
    while start:
        if b"\0" in start:
            raise ValidationError(NOT_TEXT)
        start = file.read(CHUNK)


def check_odt(file) -> None:
    with _archive(file, "ODT") as archive:
        names = set(archive.namelist())
        if not {"mimetype", "content.xml"} <= names:
            raise ValidationError(_not_a("ODT"))
        if any(name.startswith(("Basic/", "Scripts/")) for name in names):
            raise ValidationError(MACROS)
        _unpack(archive)
        with archive.open("mimetype") as mimetype:
            if mimetype.read(len(ODT_TYPE) + 1).strip() != ODT_TYPE:
                raise ValidationError(_not_a("ODT"))


def check_docx(file) -> None:
    with _archive(file, "DOCX") as archive:
        names = set(archive.namelist())
        if not {"[Content_Types].xml", "word/document.xml"} <= names:
            raise ValidationError(_not_a("DOCX"))
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise ValidationError(MACROS)
        _unpack(archive)


def _not_a(kind: str) -> str:
    return f"Ce fichier n’est pas un document {kind} : enregistrez-le dans ce format, ou en PDF."


def _archive(file, kind: str) -> zipfile.ZipFile:
    # An archive may have anything before it: a page of HTML would still open as one.
    if file.read(4) != b"PK\x03\x04":
        raise ValidationError(_not_a(kind))
    try:
        return zipfile.ZipFile(file)
    except Exception as error:  # a damaged archive makes zipfile raise nearly anything
        raise ValidationError(BROKEN) from error


def _unpack(archive: zipfile.ZipFile) -> None:
    """Read every part to its end, never more than the limit: declared sizes may lie."""
    parts = archive.infolist()
    if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise ValidationError(TOO_BIG)
    if any(part.flag_bits & 0x1 for part in parts):
        raise ValidationError(PROTECTED)
    try:
        for part in parts:
            with archive.open(part) as content:
                while content.read(CHUNK):
                    pass
    except Exception as error:  # for the same reason
        raise ValidationError(BROKEN) from error
