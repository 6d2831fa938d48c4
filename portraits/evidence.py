"""The signed document of a consent: a PDF or a picture, in the private storage, under no telling name.

What is in the file counts, not what its name says. A picture loses its metadata on the way: a
telephone's photograph of a paper carries the place it was taken.
"""

import uuid
from datetime import datetime, timedelta
from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from core.files import check_document, private_storage
from core.forms import BROKEN_PICTURE, PictureField
from core.images import UnreadablePicture, without_metadata
from core.text import NBSP
from portraits.models.consent import Consent

FOLDER = "consentements"
PICTURES = ("jpg", "jpeg", "png", "webp")
EXTENSIONS = ("pdf", *PICTURES)
MOST_BYTES = 10 * 1024 * 1024
#: A file without a row is one that is being saved, or one that a failed saving left.
ORPHANS_KEPT = timedelta(days=2)
TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}

OTHER_KIND = (
    "Ce format n’est pas accepté : enregistrez le document en PDF, ou photographiez-le (JPG, PNG, "
    "WEBP)."
)
TOO_HEAVY = f"Ce fichier pèse plus de 10{NBSP}Mo : réduisez-le puis réessayez."


def extension(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


class EvidenceField(forms.FileField):
    """``cleaned_data`` holds the file to store, already renamed; None when none was sent."""

    widget = forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in EXTENSIONS)})

    def clean(self, data, initial=None):
        if not data:
            return super().clean(data, initial)
        kind = extension(data.name)
        if kind not in EXTENSIONS:
            raise ValidationError(OTHER_KIND)
        if data.size > MOST_BYTES:
            raise ValidationError(TOO_HEAVY)
        file = super().clean(data, initial)
        file = _document(file) if kind == "pdf" else _picture(file)
        file.name = f"{uuid.uuid4().hex}.{kind}"
        return file


def _document(file):
    check_document(file, file.name)
    file.seek(0)
    return file


def _picture(file):
    PictureField().clean(file)
    try:
        clean = without_metadata(file, file.name)
    except UnreadablePicture as error:
        raise ValidationError(BROKEN_PICTURE) from error
    file.seek(0)
    return file if clean is None else ContentFile(clean.read())


def sweep(now: datetime) -> int:
    """Delete the files that no line of the register names; how many."""
    storage, gone = private_storage(), 0
    if not storage.exists(FOLDER):
        return 0
    known = set(Consent.objects.exclude(evidence="").values_list("evidence", flat=True))
    for name in storage.listdir(FOLDER)[1]:
        path = f"{FOLDER}/{name}"
        if path not in known and storage.get_modified_time(path) < now - ORPHANS_KEPT:
            storage.delete(path)
            gone += 1
    return gone
