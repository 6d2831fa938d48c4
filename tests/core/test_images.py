"""What becomes of a picture between a telephone and the site: pure functions, real files."""

from io import BytesIO

import pytest
from PIL import ExifTags, Image, ImageChops, ImageCms, PngImagePlugin

from core.images import RENDITION_SPECS, UnreadablePicture, without_metadata
from tests.core.factories import drawing, picture_bytes

SECRET = b"Rue-de-chez-moi"
TURNED = 6  # the camera was held on its side: the picture must be turned clockwise


def exif(orientation: int | None = None) -> bytes:
    data = Image.Exif()
    data[ExifTags.Base.Make] = SECRET.decode()
    data.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = SECRET.decode()
    if orientation:
        data[ExifTags.Base.Orientation] = orientation
    return data.tobytes()


def png_texts() -> PngImagePlugin.PngInfo:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    texts.add(b"prVt", SECRET)
    return texts


def palette() -> Image.Image:
    return drawing().quantize(8)


def sixteen_bits() -> Image.Image:
    white, dark = (52_000).to_bytes(2, "little"), (1_000).to_bytes(2, "little")
    rows = (dark * 30 + white * 30) * 20 + white * 60 * 20
    return Image.frombytes("I;16", (60, 40), rows)


def animated(kind: str, **options) -> bytes:
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("white", "black", "red")]
    return picture_bytes(
        kind, frames[0], save_all=True, append_images=frames[1:], duration=80, **options
    )


CARRYING = {
    "jpeg": picture_bytes("JPEG", exif=exif(), comment=SECRET, xmp=b"<x>" + SECRET + b"</x>"),
    "jpeg progressive": picture_bytes("JPEG", exif=exif(), progressive=True),
    "jpeg grey": picture_bytes("JPEG", drawing("L"), exif=exif()),
    "jpeg cmyk": picture_bytes("JPEG", drawing("CMYK"), exif=exif()),
    "jpeg followed by a film": picture_bytes("JPEG") + SECRET,
    "jpeg of several pictures": picture_bytes(
        "MPO", save_all=True, append_images=[drawing()], exif=exif()
    ),
    "png": picture_bytes("PNG", exif=exif(), pnginfo=png_texts()),
    "png palette": picture_bytes("PNG", palette(), transparency=0, pnginfo=png_texts()),
    "png transparent": picture_bytes("PNG", drawing("RGBA"), pnginfo=png_texts()),
    "png sixteen bits": picture_bytes("PNG", sixteen_bits(), pnginfo=png_texts()),
    "png followed by a page": picture_bytes("PNG") + b"<script>" + SECRET,
    "png animated": animated("PNG", pnginfo=png_texts()),
    "webp": picture_bytes("WEBP", exif=exif(), xmp=SECRET),
    "webp transparent": picture_bytes("WEBP", drawing("RGBA"), exif=exif(), lossless=True),
    "webp animated": animated("WEBP", exif=exif()),
    "avif": picture_bytes("AVIF", exif=exif(), xmp=SECRET),
    "avif animated": animated("AVIF", exif=exif()),
}


def cleaned(data: bytes) -> bytes:
    clean = without_metadata(BytesIO(data), "photo")
    return data if clean is None else clean.read()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize("name", CARRYING)
def test_nothing_personal_is_left(name):
    data = CARRYING[name]
    assert SECRET in data
    clean = cleaned(data)
    assert SECRET not in clean
    picture = opened(clean)
    assert not picture.getexif()
    assert not {"xmp", "comment", "exif", "photoshop"} & set(picture.info)


@pytest.mark.parametrize("name", CARRYING)
def test_the_picture_is_the_same(name):
    before, after = opened(CARRYING[name]), opened(cleaned(CARRYING[name]))
    assert after.size == before.size
    if before.mode != "I;16" and "several" not in name:
        assert getattr(after, "n_frames", 1) == getattr(before, "n_frames", 1)
        difference = ImageChops.difference(before.convert("RGBA"), after.convert("RGBA"))
        assert max(high for _, high in difference.getextrema()) <= 8


@pytest.mark.parametrize("name", CARRYING)
def test_cleaning_twice_changes_nothing_more(name):
    clean = cleaned(CARRYING[name])
    assert without_metadata(BytesIO(clean), "photo") is None


@pytest.mark.parametrize(
    ("kind", "picture"),
    [
        ("JPEG", drawing()),
        ("JPEG", drawing("L")),
        ("JPEG", drawing("CMYK")),
        ("PNG", drawing("RGBA")),
        ("PNG", palette()),
        ("WEBP", drawing()),
        ("AVIF", drawing()),
    ],
)
def test_a_turned_picture_is_put_upright(kind, picture):
    upright = opened(cleaned(picture_bytes(kind, picture, exif=exif(TURNED)))).convert("L")
    assert upright.size == (40, 60)
    # The dark quarter, top left in the file, is top right for somebody standing there.
    assert upright.getpixel((30, 15)) < 60
    assert upright.getpixel((10, 15)) > 200
    assert upright.getpixel((30, 45)) > 200


@pytest.mark.parametrize("orientation", [0, 1, 9, 255])
def test_an_orientation_that_means_nothing_leaves_the_picture(orientation):
    data = picture_bytes("JPEG", exif=exif(orientation or 0))
    assert opened(cleaned(data)).size == (60, 40)


def test_sixteen_bit_grey_does_not_turn_white():
    data = picture_bytes("PNG", sixteen_bits())
    picture = opened(cleaned(data))
    assert picture.mode == "L"
    assert abs(picture.getpixel((45, 30)) - 52_000 / 257) <= 1
    assert picture.getpixel((5, 5)) <= 5


def test_printers_colours_become_the_screens():
    assert opened(cleaned(picture_bytes("JPEG", drawing("CMYK")))).mode == "RGB"


def test_printers_colours_with_a_profile_of_another_kind_are_still_read():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = picture_bytes("JPEG", drawing("CMYK"), icc_profile=profile)
    assert opened(cleaned(data)).convert("L").getpixel((5, 5)) < 40


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_colour_profile_stays(kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = picture_bytes(kind, exif=exif(), icc_profile=profile)
    assert opened(cleaned(data)).info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_clean_picture_keeps_its_bytes(kind):
    assert without_metadata(BytesIO(picture_bytes(kind)), "photo") is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_without_turning_is_not_drawn_again(kind):
    """Metadata is cut out of the file: what is left is the very same compressed data."""
    plain = opened(picture_bytes(kind, exif=exif()))
    clean = opened(cleaned(picture_bytes(kind, exif=exif())))
    assert list(plain.convert("RGB").tobytes()) == list(clean.convert("RGB").tobytes())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_picture_is_refused(kind, share):
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    data = picture_bytes(kind, noise)
    with pytest.raises(UnreadablePicture):
        without_metadata(BytesIO(data[: int(len(data) * share)]), "photo")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_a_damaged_picture_is_read_or_refused_but_nothing_else(kind):
    data = picture_bytes(kind, exif=exif(TURNED))
    for place in range(0, len(data), 7):
        damaged = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        try:
            clean = cleaned(damaged)
        except UnreadablePicture:
            continue
        assert opened(clean).size


def test_the_sizes_are_few():
    assert len(set(RENDITION_SPECS)) == len(RENDITION_SPECS) <= 6
