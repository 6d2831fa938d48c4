"""The few sizes in which pictures are served, and what is done to a picture when it arrives.

Six renditions, no more: every one costs processor time once and disk for ever. Templates show
pictures through ``components/picture.html`` alone, which uses exactly these.
"""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import ExifTags, ImageCms, ImageOps, JpegImagePlugin
from PIL import Image as PillowImage

from core.metadata import bare

FORMATS = ("webp", "jpeg")
WIDTHS = (400, 800, 1600)
#: The named list: every rendition the public site may ask for.
RENDITION_SPECS = tuple(f"format-{f}|width-{w}" for f in FORMATS for w in WIDTHS)

#: EXIF says how the camera was held: 1 is upright, 2 to 8 are turned or mirrored.
TURNED = range(2, 9)


class UnreadablePicture(ValueError):
    """No picture, one cut short, or one that unpacks to far too much."""


def make_renditions(image) -> None:
    """Make all renditions now, so that no visitor waits for one."""
    image.get_renditions(*RENDITION_SPECS)


def without_metadata(file, name: str) -> ContentFile | None:
    """The same picture upright, in colours a browser shows, without EXIF, GPS, XMP or comments.

    ``None`` when there is nothing to change, so that a clean file keeps its exact bytes. The file
    is read to its last pixel; raises ``UnreadablePicture`` when that fails.
    """
    file.seek(0)
    data = file.read()
    file.seek(0)
    try:
        with PillowImage.open(BytesIO(data)) as picture:
            picture.load()
            clean = _redrawn(picture) if _must_redraw(picture) else _cut_open(picture, data)
    except Exception as error:  # a damaged file makes Pillow raise nearly anything
        raise UnreadablePicture(str(error)) from error
    return None if clean == data else ContentFile(clean, name=name)


def _kind(picture) -> str:
    """JPEG for a telephone's multi-picture file too: its first picture is the one to keep."""
    return "JPEG" if picture.format == "MPO" else picture.format


def _is_animated(picture) -> bool:
    return picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1


def _must_redraw(picture) -> bool:
    if _is_animated(picture):
        return _kind(picture) == "AVIF" and _carries_metadata(picture)
    if picture.mode == "CMYK" or _is_deep_grey(picture):
        return True
    if picture.getexif().get(ExifTags.Base.Orientation) in TURNED:
        return True
    return _kind(picture) == "AVIF" and _carries_metadata(picture)


def _is_deep_grey(picture) -> bool:
    """Sixteen-bit grey, which Pillow would cut to white where it is bright."""
    return picture.mode.startswith("I")


def _carries_metadata(picture) -> bool:
    return bool({"exif", "xmp"} & set(picture.info))


def _cut_open(picture, data: bytes) -> bytes:
    """Losslessly where we know the format's structure; drawn again where the file departs from it."""
    if _kind(picture) not in {"JPEG", "PNG", "WEBP"}:
        return data
    try:
        return bare(data, _kind(picture))
    except ValueError:
        return _redrawn(picture)


def _redrawn(picture) -> bytes:
    kind = _kind(picture)
    options = _save_options(picture, kind)
    if _is_animated(picture):
        options |= {"save_all": True, "duration": picture.info.get("duration", 100)}
        upright = picture
    else:
        upright = ImageOps.exif_transpose(picture)
        profile = picture.info.get("icc_profile")
        upright, options["icc_profile"] = _in_screen_colours(upright, profile)
    # Plugins write what they find here unless told otherwise.
    upright.info = {k: v for k, v in upright.info.items() if k in {"transparency", "loop"}}
    out = BytesIO()
    upright.save(out, format=kind, exif=b"", **options)
    return out.getvalue()


def _save_options(picture, kind: str) -> dict:
    """As close to the original's quality as each format lets us say."""
    if kind == "JPEG":
        sampling = JpegImagePlugin.get_sampling(picture)
        if picture.mode in {"RGB", "L"} and picture.quantization:
            return {"qtables": picture.quantization, "subsampling": max(sampling, 0)}
        return {"quality": 92, "subsampling": 0}
    return {"WEBP": {"quality": 92}, "AVIF": {"quality": 85}}.get(kind, {})


def _in_screen_colours(picture, profile: bytes | None):
    """RGB or eight-bit grey, and the colour profile to write with it."""
    if _is_deep_grey(picture):
        return picture.convert("F").point(lambda value: value * (255 / 65535) + 0).convert(
            "L"
        ), None
    if picture.mode != "CMYK":
        return picture, profile
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            screen = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, source, screen, outputMode="RGB"), None
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile is no reason to refuse the picture
    return picture.convert("RGB"), None
