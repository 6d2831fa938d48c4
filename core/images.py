"""The few sizes in which pictures are served, and what is done to a picture when it arrives.

Six renditions, no more: every one costs processor time once and disk for ever. Templates show
pictures through ``components/picture.html`` alone, which uses exactly these.
"""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image as PillowImage
from PIL import ImageOps

FORMATS = ("webp", "jpeg")
WIDTHS = (400, 800, 1600)
#: The named list: every rendition the public site may ask for.
RENDITION_SPECS = tuple(f"format-{f}|width-{w}" for f in FORMATS for w in WIDTHS)


def make_renditions(image) -> None:
    """Make all renditions now, so that no visitor waits for one."""
    image.get_renditions(*RENDITION_SPECS)


def without_metadata(file, name: str) -> ContentFile | None:
    """The same picture turned upright and without EXIF, GPS, comments or thumbnails.

    ``None`` when there is nothing to strip (no metadata and upright), so that a clean file keeps
    its exact bytes. Raises what Pillow raises on a file that is no picture.
    """
    file.seek(0)
    with PillowImage.open(file) as picture:
        picture.load()
        carried = {"exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp", "Raw profile type exif"}
        if not (carried & set(picture.info)) and not picture.getexif() and not _texts(picture):
            file.seek(0)
            return None
        upright = ImageOps.exif_transpose(picture)
        profile = picture.info.get("icc_profile")
        kind = picture.format
    # A new picture made of the pixels alone carries nothing else along.
    bare = PillowImage.new(upright.mode, upright.size)
    if upright.mode == "P":
        bare.putpalette(upright.getpalette())
    bare.paste(upright)
    if "transparency" in upright.info and upright.mode == "P":
        bare.info["transparency"] = upright.info["transparency"]
    out = BytesIO()
    options = {"JPEG": {"quality": 92, "subsampling": 0}, "WEBP": {"quality": 92}}.get(kind, {})
    bare.save(out, format=kind, icc_profile=profile, **options)
    file.seek(0)
    return ContentFile(out.getvalue(), name=name)


def _texts(picture) -> bool:
    return bool(getattr(picture, "text", None))
