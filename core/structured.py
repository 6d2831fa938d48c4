"""Data for search engines (schema.org in JSON-LD): how a page carries it."""

import json

from django.utils.safestring import SafeString, mark_safe

#: The largest that is made of every picture on its arrival, in the format that everybody reads.
_PICTURE = "format-jpeg|width-1600"
#: What could end the block, or begin another.
_ESCAPED = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def script(data: list[dict]) -> SafeString:
    """The data block of a page; no character in it can end it."""
    if not data:
        return SafeString("")
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


def picture_address(picture, site_url: str) -> list[str]:
    """The whole address of a ``CreditedImage``; none without its credit."""
    if not (picture and picture.credit.strip()):
        return []
    url = picture.get_rendition(_PICTURE).url
    return [url if "://" in url else f"{site_url}{url}"]
