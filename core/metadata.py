"""Pictures without what they carry besides their pixels: place, camera, author, edits, thumbnails.

Files are cut open along their own structure and put together again from the parts a browser needs
to draw them, so nothing is lost and whatever is unknown is left out. That includes what follows
the end of the picture (a telephone's "motion photo" hides a film there). Pure functions on bytes;
a file that does not follow its format raises ``ValueError``.

Sources: ITU-T T.81 annex B (JPEG), PNG 3rd edition §5 and §11, the WebP container specification.
"""

import re
import struct

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Pixels, palette, transparency, colours, density, animation.
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split()
)
_WEBP_KEPT = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_EXIF_OR_XMP = 0x08 | 0x04

_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APPLICATION = range(0xE0, 0xF0)
_RESERVED = range(0xF0, 0xFE)
#: In a scan, 0xFF 0x00 is data and 0xFF 0xD0…0xD7 are restart marks.
_MARKER_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")


def bare(data: bytes, kind: str) -> bytes:
    """The same picture without metadata. ``kind`` is JPEG, PNG or WEBP."""
    try:
        return {"JPEG": bare_jpeg, "PNG": bare_png, "WEBP": bare_webp}[kind](data)
    except (IndexError, struct.error) as error:
        raise ValueError(f"This {kind} ends before it should.") from error


def bare_jpeg(data: bytes) -> bytes:
    if data[:2] != b"\xff\xd8":
        raise ValueError("Not a JPEG.")
    kept, at = [data[:2]], 2
    while True:
        marker, at = _jpeg_marker(data, at)
        if marker == _END:
            return b"".join([*kept, b"\xff\xd9"])
        (length,) = struct.unpack_from(">H", data, at)
        if length < 2 or at + length > len(data):
            raise ValueError("A JPEG segment is longer than its file.")
        kept.append(_jpeg_segment(marker, data[at : at + length]))
        at += length
        if marker == _SCAN:
            following = _MARKER_AFTER_SCAN.search(data, at)
            stop = following.start() if following else len(data)
            kept.append(data[at:stop])
            if following is None:
                return b"".join([*kept, b"\xff\xd9"])
            at = stop


def _jpeg_marker(data: bytes, at: int) -> tuple[int, int]:
    if data[at] != 0xFF:
        raise ValueError("A JPEG marker is missing.")
    while data[at] == 0xFF:
        at += 1
    if data[at] in (0x00, 0x01, _START):
        raise ValueError("An unexpected JPEG marker.")
    return data[at], at + 1


def _jpeg_segment(marker: int, segment: bytes) -> bytes:
    """The segment as it is to be written, or nothing. ``segment`` begins with its length."""
    content = segment[2:]
    if marker in _APPLICATION:
        if marker == 0xE0 and content.startswith(b"JFIF\0"):
            # Without its thumbnail: 16 bytes, 0 × 0.
            segment = b"\x00\x10" + content[:12].ljust(12, b"\0") + b"\0\0"
        elif not (marker == 0xE2 and content.startswith(b"ICC_PROFILE\0")) and not (
            marker == 0xEE and content.startswith(b"Adobe")
        ):
            return b""
    elif marker == _COMMENT or marker in _RESERVED:
        return b""
    return bytes((0xFF, marker)) + segment


def bare_png(data: bytes) -> bytes:
    if not data.startswith(_PNG_SIGNATURE):
        raise ValueError("Not a PNG.")
    kept, at = [_PNG_SIGNATURE], len(_PNG_SIGNATURE)
    while True:
        length, name = struct.unpack_from(">I4s", data, at)
        stop = at + 12 + length
        if stop > len(data):
            raise ValueError("A PNG chunk is longer than its file.")
        if name in _PNG_KEPT:
            kept.append(data[at:stop])
        if name == b"IEND":
            return b"".join(kept)
        at = stop


def bare_webp(data: bytes) -> bytes:
    riff, size, webp = struct.unpack_from("<4sI4s", data)
    if riff != b"RIFF" or webp != b"WEBP" or size + 8 > len(data):
        raise ValueError("Not a whole WebP.")
    kept, at, end = [], 12, size + 8
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", data, at)
        stop = at + 8 + length + length % 2
        chunk = data[at:stop].ljust(8 + length + length % 2, b"\0")
        if at + 8 + length > end:
            raise ValueError("A WebP chunk is longer than its file.")
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_EXIF_OR_XMP]) + chunk[9:]
        if name in _WEBP_KEPT:
            kept.append(chunk)
        at = stop
    body = b"".join(kept)
    return struct.pack("<4sI4s", b"RIFF", len(body) + 4, b"WEBP") + body
