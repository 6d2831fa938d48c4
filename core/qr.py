"""A code that a telephone photographs from paper to find the living page."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=256)
def code_svg(address: str, words: str) -> SafeString:
    """A QR code of ``address`` (ISO/IEC 18004, level M: a seventh of it may be stained).

    ``words`` name it; the edge of four modules is part of the drawing, so that a dark page or a
    rule around it never keeps a telephone from reading it.
    """
    code = segno.make(address, error="m", micro=False, boost_error=False)
    drawing = code.svg_inline(
        border=4,
        dark="#000",
        light="#fff",
        title=words,
        desc=f"Code à photographier, il mène à {address}",
        omitsize=True,
        svgclass="sheet__drawing",
        lineclass=None,
    )
    return mark_safe(drawing)  # noqa: S308 (segno escapes the title and the description)
