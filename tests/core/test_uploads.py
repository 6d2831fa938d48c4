"""Pictures sent to the admin: cleaned on arrival, and refused when they are none."""

import hashlib
import html
import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import ExifTags, Image
from wagtail.models import UploadedFile

from core.images import RENDITION_SPECS
from core.models import CreditedImage
from tests.core.factories import (
    CreditedImageFactory,
    drawing,
    picture_bytes,
    uploaded,
)

pytestmark = pytest.mark.django_db

SECRET = b"Rue-de-chez-moi"


def photo(turned: bool = True) -> bytes:
    """As a telephone makes it: lying on its side, with the place in it."""
    data = Image.Exif()
    data[ExifTags.Base.Orientation] = 6 if turned else 1
    data.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = SECRET.decode()
    return picture_bytes("JPEG", drawing(size=(900, 600)), exif=data.tobytes())


def send_image(client, name: str, data: bytes, **more):
    fields = {"title": "Façade", "credit": "© Jo", "description": "La façade."}
    return client.post("/admin/images/add/", fields | more | {"file": uploaded(name, data)})


def errors_of(response) -> str:
    return html.unescape(response.content.decode())


def stored(thing) -> bytes:
    with default_storage.open(thing.file.name) as file:
        return file.read()


def assert_clean(image):
    data = stored(image)
    assert SECRET not in data
    assert (image.width, image.height) == (600, 900)
    assert Image.open(BytesIO(data)).size == (600, 900)
    assert image.file_size == len(data)


def test_a_photo_is_stored_upright_without_its_place(editor):
    assert send_image(editor, "facade.jpg", photo()).status_code == 302
    image = CreditedImage.objects.get()
    assert_clean(image)
    assert image.credit == "© Jo"
    assert image.file_hash == hashlib.sha1(stored(image)).hexdigest()


def test_a_large_photo_that_waits_on_disk_is_cleaned_too(editor, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    assert send_image(editor, "facade.jpg", photo()).status_code == 302
    assert_clean(CreditedImage.objects.get())


def test_several_photos_at_once_wait_for_their_credit(editor):
    answer = editor.post(
        "/admin/images/multiple/add/", {"title": "Façade", "files[]": uploaded("f.jpg", photo())}
    ).json()
    assert answer["success"]
    waiting = UploadedFile.objects.get()
    assert SECRET not in stored(waiting)
    assert not CreditedImage.objects.exists()
    path = f"/admin/images/multiple/create_from_uploaded_image/{waiting.pk}/"
    prefix = f"uploaded-image-{waiting.pk}-"

    for credit in ("", "   "):
        answer = editor.post(path, {f"{prefix}title": "Façade", f"{prefix}credit": credit}).json()
        assert not answer["success"]
        assert "Champ requis." in html.unescape(answer["form"])
    assert not CreditedImage.objects.exists()

    answer = editor.post(path, {f"{prefix}title": "Façade", f"{prefix}credit": "© Jo"}).json()
    assert answer["success"]
    assert_clean(CreditedImage.objects.get(credit="© Jo"))


def test_a_photo_already_in_the_storage_is_cleaned_when_its_row_is_saved():
    image = CreditedImage(title="Façade", credit="© Jo")
    image.file.save("facade.jpg", ContentFile(photo()), save=False)
    assert SECRET in stored(image)
    raw = image.file.name
    image.save()
    assert_clean(image)
    assert default_storage.listdir("original_images")[1].count(raw.split("/")[-1]) <= 1


def test_a_script_that_makes_a_picture_goes_the_same_way():
    image = CreditedImageFactory(file=ContentFile(photo(), name="facade.jpg"))
    assert_clean(image)


def test_a_photo_that_replaces_another_is_cleaned(editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = CreditedImageFactory()
    former = image.file.name
    with django_capture_on_commit_callbacks(execute=True):
        response = editor.post(
            f"/admin/images/{image.pk}/",
            {"title": "Façade", "credit": "© Jo", "file": uploaded("neuve.jpg", photo())},
        )
    assert response.status_code == 302
    image.refresh_from_db()
    assert_clean(image)
    assert not default_storage.exists(former)
    assert all("neuve" in rendition.file.name for rendition in image.renditions.all())
    assert {r.filter_spec for r in image.renditions.all()} >= set(RENDITION_SPECS)


def test_changing_a_title_leaves_the_file_alone():
    image = CreditedImageFactory()
    image = CreditedImage.objects.get(pk=image.pk)
    name, data = image.file.name, stored(image)
    image.title = "Autre titre"
    image.save()
    assert (image.file.name, stored(image)) == (name, data)


@pytest.mark.parametrize("credit", ["", "   "])
def test_no_picture_without_a_credit(editor, credit):
    response = send_image(editor, "facade.jpg", photo(), credit=credit)
    assert "Champ requis." in errors_of(response)
    chosen = editor.post(
        "/admin/images/chooser/create/",
        {
            "image-chooser-upload-title": "Façade",
            "image-chooser-upload-credit": credit,
            "image-chooser-upload-file": uploaded("f.jpg", photo()),
        },
    )
    assert chosen.json()["step"] == "reshow_creation_form"
    assert not CreditedImage.objects.exists()


def test_sizes_are_made_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = CreditedImageFactory(file=ContentFile(photo(), name="facade.jpg"))
        assert not image.renditions.exists()
    assert {r.filter_spec for r in image.renditions.all()} == set(RENDITION_SPECS)


@pytest.mark.parametrize(
    "picture", [drawing("RGBA"), drawing("CMYK"), drawing().quantize(4)], ids=["rgba", "cmyk", "p"]
)
def test_every_kind_of_picture_gets_its_sizes(picture, django_capture_on_commit_callbacks):
    kind, name = ("JPEG", "x.jpg") if picture.mode == "CMYK" else ("PNG", "x.png")
    with django_capture_on_commit_callbacks(execute=True):
        image = CreditedImageFactory(file=ContentFile(picture_bytes(kind, picture), name=name))
    assert image.renditions.count() == len(RENDITION_SPECS)


def test_a_size_that_cannot_be_made_does_not_lose_the_picture(
    django_capture_on_commit_callbacks, caplog
):
    with django_capture_on_commit_callbacks(execute=True):
        image = CreditedImageFactory(title="Perdue de vue")
        default_storage.delete(image.file.name)
    assert CreditedImage.objects.filter(title="Perdue de vue").exists()
    assert "make_renditions" in caplog.text


# --- What is refused ---------------------------------------------------------------------


def png_of(width: int, height: int) -> bytes:
    """A few bytes that announce that many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = name + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = zlib.compress(b"\0" * 100_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    )


def frames(number: int, width: int, height: int) -> bytes:
    pictures = [Image.new("L", (width, height), 255 * (n % 2)) for n in range(number)]
    more = {"save_all": True, "append_images": pictures[1:], "duration": 50, "method": 0}
    return picture_bytes("WEBP", pictures[0], **more)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
FORMAT = "Ce format n’est pas accepté"
NOT_THAT = "Le nom de ce fichier finit par"
BROKEN = "Ce fichier est abîmé"
HUGE = "beaucoup trop de pixels"
PICTURES_REFUSED = {
    "svg": ("dessin.svg", SVG, FORMAT),
    "svg called png": ("dessin.png", SVG, NOT_THAT),
    "svg with an entity, called jpg": (
        "dessin.jpg",
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
        BROKEN,
    ),
    "html called jpg": ("page.jpg", HTML, BROKEN),
    "html after a jpeg's first bytes": ("page.jpg", b"\xff\xd8\xff\xe0" + HTML, BROKEN),
    "gif": ("x.gif", picture_bytes("GIF"), FORMAT),
    "gif called png": ("x.png", picture_bytes("GIF"), NOT_THAT),
    "png called jpg": ("x.jpg", picture_bytes("PNG"), NOT_THAT),
    "no extension": ("photo", picture_bytes("PNG"), FORMAT),
    "truncated": ("x.jpg", photo()[:4000], BROKEN),
    "truncated png": (
        "x.png",
        picture_bytes("PNG", Image.effect_noise((90, 90), 9))[:3000],
        BROKEN,
    ),
    "more pixels than allowed": ("x.png", png_of(8000, 5001), HUGE),
    "many more": ("x.png", png_of(12_000, 10_000), HUGE),
    "many frames": ("x.webp", frames(60, 1000, 1000), HUGE),
    "a bomb": ("x.png", png_of(60_000, 60_000), HUGE),
    "empty": ("x.jpg", b"", "vide"),
    "more than ten megabytes": ("x.jpg", photo() + bytes(10 * 1024 * 1024), "trop gros"),
}


@pytest.mark.parametrize("name", PICTURES_REFUSED)
def test_what_is_no_picture_is_refused_in_a_sentence(editor, name):
    file_name, data, sentence = PICTURES_REFUSED[name]
    response = send_image(editor, file_name, data)
    assert response.status_code == 200
    assert sentence in errors_of(response)
    several = editor.post(
        "/admin/images/multiple/add/", {"title": "x", "files[]": uploaded(file_name, data)}
    ).json()
    assert not several["success"]
    assert sentence in several["error_message"]
    assert not CreditedImage.objects.exists()
    assert not UploadedFile.objects.exists()
