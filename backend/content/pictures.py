"""Pictures: read whole to see that they are one, turned the right way up, without metadata, and small."""

from __future__ import annotations

import io
import struct
import warnings
from typing import Final

import msgspec
from PIL import Image, ImageOps

from backend.content import stripping
from backend.content.kinds import JPEG, PNG, Kind

MOST_PIXELS: Final = 64_000_000
"""A larger one would take more memory than a server should give to a stranger's file."""
THUMBNAIL: Final = 320
"""Pixels of the longer side."""
_ORIENTATION: Final = 0x0112
_QUALITY: Final = 92
_THUMBNAIL_QUALITY: Final = 80
_GROUND: Final = (128, 128, 128)
_FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}


class Broken(Exception):
    """It begins like a picture and cannot be read as one."""


class TooManyPixels(Exception):
    """It would fill the memory."""


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture as it is kept."""

    data: bytes
    thumbnail: bytes
    """A JPEG."""
    width: int
    height: int


def cleaned(data: bytes, kind: Kind) -> Picture:
    """The picture without EXIF, places, comments and what follows its end.

    Where it lies as it is to be seen, its own compressed data are kept as they are; where only the metadata
    said how to turn it, it is turned and compressed anew. Raises Broken, TooManyPixels.
    """
    picture = _opened(data, kind)
    try:
        turned = picture.getexif().get(_ORIENTATION, 1) not in (0, 1)
        picture.load()
        if turned:
            kept = _again(ImageOps.exif_transpose(picture), kind)
        else:
            kept = stripping.STRIPPED_BY_MEDIA[kind.media](data)
        upright = ImageOps.exif_transpose(picture)
        return Picture(data=kept, thumbnail=_small(upright), width=upright.width, height=upright.height)
    except (OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, struct.error) as broken:
        raise Broken(str(broken)) from broken


def _opened(data: bytes, kind: Kind) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # What it warns of is judged below, by a limit of our own.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=[_FORMATS[kind.media]])
    except Image.DecompressionBombError as bomb:
        raise TooManyPixels from bomb
    except (OSError, ValueError, SyntaxError) as broken:
        raise Broken(str(broken)) from broken
    if picture.width * picture.height > MOST_PIXELS:
        raise TooManyPixels
    return picture


def _again(picture: Image.Image, kind: Kind) -> bytes:
    made = io.BytesIO()
    profile = picture.info.get("icc_profile")
    picture.info = {}
    if kind == JPEG:
        picture.save(made, "JPEG", quality=_QUALITY, icc_profile=profile, exif=b"")
    elif kind == PNG:
        picture.save(made, "PNG", icc_profile=profile)
    else:
        picture.save(made, "WEBP", quality=_QUALITY, icc_profile=profile, exif=b"")
    return made.getvalue()


def _small(picture: Image.Image) -> bytes:
    small = picture.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    if small.mode in ("RGBA", "LA", "PA", "P"):
        layer = small.convert("RGBA")
        ground = Image.new("RGBA", layer.size, (*_GROUND, 255))
        small = Image.alpha_composite(ground, layer)
    made = io.BytesIO()
    small.convert("RGB").save(made, "JPEG", quality=_THUMBNAIL_QUALITY, optimize=True, exif=b"")
    return made.getvalue()
