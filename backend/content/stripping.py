"""Metadata taken out of pictures without touching the compressed data: segment by segment, chunk by chunk.

Only what is needed to show the picture is kept, so that what nobody has heard of yet goes too. Each function
raises ValueError where the container is not as it should be.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

_PNG_BEGINNING: Final = 8
_PNG_KEPT: Final = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"pHYs",
        b"bKGD",
    }
)
_WEBP_KEPT: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_WEBP_METADATA_FLAGS: Final = 0x08 | 0x04
"""EXIF and XMP in the flags of VP8X."""

_SOS, _EOI = 0xDA, 0xD9
_STANDING_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_STUFFED: Final = frozenset({0x00, 0xFF})
"""After 0xFF within a scan: a data byte, or more filling."""
_APPLICATION: Final = range(0xE0, 0xF0)
_COMMENT: Final = 0xFE


def jpeg(data: bytes) -> bytes:
    """A JPEG with its tables, scans, colour profile and nothing else."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    kept = [b"\xff\xd8"]
    at = 2
    while True:
        while data[at + 1] == 0xFF:  # fill bytes
            at += 1
        if data[at] != 0xFF:
            raise ValueError("a JPEG segment does not begin where it should")
        marker = data[at + 1]
        if marker == _EOI:
            kept.append(b"\xff\xd9")
            return b"".join(kept)
        if marker in _STANDING_ALONE:
            kept.append(data[at : at + 2])
            at += 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise ValueError("a JPEG segment reaches past the end")
        if _is_picture(marker, data[at + 4 : end]):
            kept.append(data[at:end])
        if marker == _SOS:
            scan_end = _end_of_scan(data, end)
            kept.append(data[end:scan_end])
            end = scan_end
        at = end


def _is_picture(marker: int, content: bytes) -> bool:
    if marker == _COMMENT:
        return False
    if marker not in _APPLICATION:
        return True
    return (
        (marker == 0xE0 and content.startswith(b"JFIF\0") and len(content) == 14)
        or (marker == 0xE2 and content.startswith(b"ICC_PROFILE\0"))
        or (marker == 0xEE and content.startswith(b"Adobe"))
    )


def _end_of_scan(data: bytes, at: int) -> int:
    while True:
        at = data.index(b"\xff", at)
        following = data[at + 1]
        if following not in _STUFFED and following not in _STANDING_ALONE:
            return at
        at += 1 if following == 0xFF else 2


def png(data: bytes) -> bytes:
    """A PNG with its picture, transparency and colours; texts, times and EXIF go."""
    kept = [data[:_PNG_BEGINNING]]
    at = _PNG_BEGINNING
    while True:
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise ValueError("a PNG chunk reaches past the end")
        if name in _PNG_KEPT:
            kept.append(data[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end


def webp(data: bytes) -> bytes:
    """A WebP with its picture, transparency, animation and colour profile."""
    (size,) = struct.unpack_from("<I", data, 4)
    last = 8 + size
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or last > len(data):
        raise ValueError("no WebP")
    kept = []
    at = 12
    while at + 8 <= last:
        name, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length + length % 2
        if at + 8 + length > last:
            raise ValueError("a WebP chunk reaches past the end")
        chunk = data[at:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_METADATA_FLAGS]) + chunk[9:]
        if name in _WEBP_KEPT:
            kept.append(chunk)
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


STRIPPED_BY_MEDIA: Final[Mapping[str, Callable[[bytes], bytes]]] = MappingProxyType(
    {"image/jpeg": jpeg, "image/png": png, "image/webp": webp}
)
