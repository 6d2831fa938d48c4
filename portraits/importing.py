"""A text is sent, and becomes one draft under ``/portraits/``; never two, never published."""

import hashlib
import unicodedata
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from core.text import NBSP, clean_line
from portraits.consent import is_withdrawn
from portraits.drafting import Drafted, drafted
from portraits.models import ImportedInterview, InterviewSeries, PortraitIndexPage
from portraits.noted import Draft, Noted
from portraits.reading.reader import read_interview
from portraits.reading.word import InterviewUnreadable, text_of_docx

#: Of text, once in UTF-8; a long interview is 30 kB.
LARGEST = 200 * 1024
MOST_QUESTIONS = 150
MOST_DOUBTS = 1_000
#: The text itself, after its import: by then the draft is read over, or forgotten.
KEPT = timedelta(days=90)

TOO_LONG = f"Ce texte pèse plus de 200{NBSP}Ko{NBSP}: ce n’est pas un seul entretien."
NOT_AN_INTERVIEW = f"Ce texte ne ressemble pas à un entretien{NBSP}:"
EMPTY = "Il n’y a pas de texte."
NOT_TEXT = (
    f"Ce fichier n’est pas un texte{NBSP}: enregistrez-le en .docx, ou en .txt (UTF-8), "
    "ou collez son texte."
)
OTHER_KIND = f"Ce format n’est pas accepté{NBSP}: enregistrez le document en .docx ou en .txt."
NO_INDEX = f"Le site n’a pas encore de page «{NBSP}Portraits{NBSP}»{NBSP}: créez-la d’abord."
WITHDRAWN = (
    f"Un portrait qui avait ce titre a été retiré du site. Si la personne a donné un nouvel accord, "
    f"écrivez un autre titre en haut du texte{NBSP}; sinon, n’importez pas cet entretien."
)
WINDOWS = Noted(
    Draft.ENCODING,
    f"Ce fichier n’est pas en UTF-8{NBSP}: il a été lu comme un texte de Windows. Vérifiez les "
    "accents.",
)


class ImportRefused(ValueError):
    """``str()`` is one French sentence, or two."""


def text_of(name: str, file: BinaryIO) -> tuple[str, list[Noted]]:
    """The text of a .txt or .docx, ``file`` open and seekable. Raises ``ImportRefused``."""
    kind = PurePath(name).suffix.lower()
    if kind == ".docx":
        try:
            return text_of_docx(file), []
        except InterviewUnreadable as error:
            raise ImportRefused(str(error)) from error
    if kind != ".txt":
        raise ImportRefused(OTHER_KIND)
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ImportRefused(TOO_LONG)
    if b"\0" in content:
        raise ImportRefused(NOT_TEXT)
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), [WINDOWS]
    except UnicodeDecodeError as error:
        raise ImportRefused(NOT_TEXT) from error


def understood(
    text: str, series: InterviewSeries | None = None, noted: list[Noted] | None = None
) -> Drafted:
    """What would become of it: nothing is written. ``noted``: what the file itself left to say.

    Raises ``ImportRefused``.
    """
    if not text.strip():
        raise ImportRefused(EMPTY)
    if "\0" in text:
        raise ImportRefused(NOT_TEXT)
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise ImportRefused(TOO_LONG)
    interview = read_interview(text)
    if len(interview.answers) > MOST_QUESTIONS:
        raise ImportRefused(f"{NOT_AN_INTERVIEW} il a plus de {MOST_QUESTIONS}{NBSP}questions.")
    if len(interview.doubts) > MOST_DOUBTS:
        raise ImportRefused(f"{NOT_AN_INTERVIEW} il laisse plus de {MOST_DOUBTS}{NBSP}doutes.")
    done = drafted(interview, series)
    done.noted[:0] = noted or []
    return done


def digest_of(text: str) -> str:
    """The same for a text whose spaces, line ends or composed accents alone differ."""
    words = " ".join(unicodedata.normalize("NFKC", text).split())
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def imported_before(text: str) -> ImportedInterview | None:
    rows = ImportedInterview.objects.select_related("page")
    return rows.filter(digest=digest_of(text)).first()


def import_interview(
    done: Drafted, *, user, now: datetime, file_name: str = ""
) -> tuple[ImportedInterview, bool]:
    """Save the draft: (its row, whether it was made now). Raises ``ImportRefused``."""
    text = done.interview.text
    try:
        with transaction.atomic():
            # One import at a time: a second one of the same text finds the first.
            index = PortraitIndexPage.objects.select_for_update(of=("self",)).first()
            if index is None:
                raise ImportRefused(NO_INDEX)
            if known := imported_before(text):
                return known, False
            return _saved(index, done, user, now, file_name), True
    except ValidationError as error:
        withdrawn = is_withdrawn(done.page.slug)
        raise ImportRefused(WITHDRAWN if withdrawn else " ".join(error.messages)) from error
    except IntegrityError:
        if known := imported_before(text):
            return known, False
        raise


def _saved(index, done: Drafted, user, now: datetime, file_name: str) -> ImportedInterview:
    page = done.page
    page.owner = user
    index.add_child(instance=page)
    page.save_revision(user=user)
    return ImportedInterview.objects.create(
        page=page,
        digest=digest_of(done.interview.text),
        text=done.interview.text,
        doubts=[{**asdict(noted), "seen": False} for noted in done.noted],
        file_name=clean_line(file_name),
        imported_at=now,
        imported_by=user,
    )


def purge_texts(now: datetime) -> int:
    """Erase the texts past their term; how many. Their doubts stay as long as their draft."""
    over = ImportedInterview.objects.filter(imported_at__lt=now - KEPT)
    return over.exclude(text="").update(text="")
