"""A content judged as a whole: what it is, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from backend.content.boxes import BrokenBoxes, Patch, metadata_patches
from backend.content.kinds import HEAD, TEXT, ZIP, Kind, NotTaken, is_text, kind_of
from backend.content.office import office_kind
from backend.content.pictures import MOST_PIXELS, Broken, TooManyPixels, cleaned
from backend.content.source import Source, Whole
from domain.refusal import Code, Refusal
from domain.words import FileType

_BOXED: Final = frozenset({"video/mp4", "video/quicktime", "video/3gpp", "audio/mp4"})
_STEP: Final = 256 * 1024


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a content that is taken."""

    kind: Kind
    source: Source
    patches: tuple[Patch, ...] = ()
    thumbnail: bytes = b""
    """Empty where the content is no picture."""
    width: int = 0
    height: int = 0

    def bytes_kept(self) -> Iterator[bytes]:
        """The content that is kept, piece by piece."""
        for at in range(0, self.source.size, _STEP):
            part = bytearray(self.source.read(at, _STEP))
            for patch in self.patches:
                begin, end = max(at, patch.at), min(at + len(part), patch.at + len(patch.data))
                if begin < end:
                    part[begin - at : end - at] = patch.data[begin - patch.at : end - patch.at]
            yield bytes(part)


def judged(source: Source) -> Judged:
    """What a content is and what is kept of it. Raises Refusal: FILE_TYPE, FILE_BROKEN, FILE_TOO_LARGE."""
    try:
        kind = kind_of(source.read(0, HEAD))
        if source.size > kind.most:
            raise Refusal(Code.FILE_TOO_LARGE, most=kind.most)
        if kind.type is FileType.IMAGE:
            return _picture(source, kind)
        if kind == ZIP:
            return Judged(kind=office_kind(source.read(0, source.size)), source=source)
        if kind == TEXT and not is_text(source.read(0, source.size)):
            raise NotTaken
    except NotTaken as not_taken:
        raise Refusal(Code.FILE_TYPE, found=not_taken.found) from not_taken
    if kind.media not in _BOXED:
        return Judged(kind=kind, source=source)
    try:
        return Judged(kind=kind, source=source, patches=metadata_patches(source))
    except BrokenBoxes as broken:
        raise Refusal(Code.FILE_BROKEN) from broken


def _picture(source: Source, kind: Kind) -> Judged:
    try:
        picture = cleaned(source.read(0, source.size), kind)
    except Broken as broken:
        raise Refusal(Code.FILE_BROKEN) from broken
    except TooManyPixels as bomb:
        raise Refusal(Code.FILE_TOO_LARGE, most_pixels=MOST_PIXELS) from bomb
    return Judged(
        kind=kind,
        source=Whole(picture.data),
        thumbnail=picture.thumbnail,
        width=picture.width,
        height=picture.height,
    )
