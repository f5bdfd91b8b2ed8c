"""What a file is, told by its first bytes: its name and what a browser says of it are not asked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from domain.words import FileType

HEAD: Final = 4_096
"""Bytes that are looked at."""
_MIB: Final = 1024 * 1024


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of content that is taken."""

    type: FileType
    media: str

    @property
    def most(self) -> int:
        """Bytes that a file of this kind may have."""
        return MOST[self.type]


MOST: Final[Mapping[FileType, int]] = MappingProxyType(
    {
        FileType.IMAGE: 20 * _MIB,
        FileType.VIDEO: 200 * _MIB,
        FileType.AUDIO: 50 * _MIB,
        FileType.PDF: 50 * _MIB,
        FileType.TEXT: 2 * _MIB,
        FileType.OFFICE: 50 * _MIB,
    }
)
LARGEST: Final = max(MOST.values())

JPEG: Final = Kind(type=FileType.IMAGE, media="image/jpeg")
PNG: Final = Kind(type=FileType.IMAGE, media="image/png")
WEBP: Final = Kind(type=FileType.IMAGE, media="image/webp")
PDF: Final = Kind(type=FileType.PDF, media="application/pdf")
TEXT: Final = Kind(type=FileType.TEXT, media="text/plain")
ZIP: Final = Kind(type=FileType.OFFICE, media="application/zip")
"""An archive; which office document it is shows only inside."""

_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"OggS", Kind(type=FileType.AUDIO, media="audio/ogg")),
    (b"ID3", Kind(type=FileType.AUDIO, media="audio/mpeg")),
    (b"#!AMR", Kind(type=FileType.AUDIO, media="audio/amr")),
    (b"\x1a\x45\xdf\xa3", Kind(type=FileType.VIDEO, media="video/webm")),
)
_M4A: Final = Kind(type=FileType.AUDIO, media="audio/mp4")
_QUICKTIME: Final = Kind(type=FileType.VIDEO, media="video/quicktime")
_3GP: Final = Kind(type=FileType.VIDEO, media="video/3gpp")
_MP4: Final = Kind(type=FileType.VIDEO, media="video/mp4")
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})


class NotTaken(Exception):
    """A content of no kind that is taken; `found` names what it seems to be, empty where that is unknown."""

    def __init__(self, found: str = "") -> None:
        super().__init__(found)
        self.found = found


def kind_of(head: bytes) -> Kind:
    """The kind of a content by its first `HEAD` bytes. Raises NotTaken."""
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return Kind(type=FileType.AUDIO, media="audio/wav")
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12])
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2:
        return Kind(type=FileType.AUDIO, media="audio/mpeg")
    if head[:6] in (b"GIF87a", b"GIF89a"):
        raise NotTaken("gif")
    if is_text(head):
        return TEXT
    raise NotTaken


def _by_brand(brand: bytes) -> Kind:
    if brand in _HEIC_BRANDS:
        raise NotTaken("heic")
    if brand in (b"M4A ", b"M4B "):
        return _M4A
    if brand == b"qt  ":
        return _QUICKTIME
    return _3GP if brand.startswith(b"3g") else _MP4


def is_text(head: bytes) -> bool:
    """Whether a beginning is readable text, in UTF-8 or GB 18030. Markup is not taken for text."""
    if not head or any(byte < 9 or 13 < byte < 32 for byte in head):
        return False
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # a sign may be cut in two at the end
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False
