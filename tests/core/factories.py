"""Accounts, pictures and documents as tests need them: real files, made on the spot."""

import zipfile
from io import BytesIO

import factory
import wagtail_factories
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Collection

from core.models import CreditedImage, NetworkDocument, User


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"compte-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@exemple.test")


class CreditedImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = CreditedImage

    title = factory.Sequence(lambda n: f"Photo {n}")
    description = "La salle de lecture, le matin."
    credit = "© Camille Lemaître, 2026"
    collection = factory.LazyFunction(Collection.get_first_root_node)


class NetworkDocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = NetworkDocument

    title = factory.Sequence(lambda n: f"Fiche {n}")
    file = factory.LazyFunction(lambda: uploaded("fiche.pdf", pdf_bytes()))
    collection = factory.LazyFunction(Collection.get_first_root_node)


def drawing(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """White, with a black top left quarter: one sees which way it was turned."""
    width, height = size
    picture = Image.new("L", size, 255)
    picture.paste(0, (0, 0, width // 2, height // 2))
    return picture.convert(mode)


def picture_bytes(kind: str = "JPEG", picture: Image.Image | None = None, **options) -> bytes:
    out = BytesIO()
    (picture or drawing()).save(out, kind, **options)
    return out.getvalue()


def pdf_bytes() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


def zip_bytes(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def odt_bytes(**more: bytes) -> bytes:
    return zip_bytes(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": b"<office:document-content/>",
            **more,
        }
    )


def docx_bytes(more: dict[str, bytes] | None = None) -> bytes:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    return zip_bytes(parts | (more or {}))


def uploaded(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)
