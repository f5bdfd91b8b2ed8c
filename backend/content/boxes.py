"""MP4 and its kin: where a recording says where and with what it was made.

The boxes that hold it are turned into free space of the same length, so that nothing in the file moves and
no recording has to be read whole.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

import msgspec

from backend.content.source import Source

_METADATA: Final = frozenset({b"udta", b"meta", b"uuid", b"\xa9xyz", b"XMP_"})
_PARENTS: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"edts"})
_DEEPEST: Final = 6
_MOST_BOXES: Final = 20_000
_MOST_METADATA: Final = 8 * 1024 * 1024


class BrokenBoxes(Exception):
    """The boxes do not fit into one another."""


class Patch(msgspec.Struct, frozen=True):
    """Bytes that stand in place of others from `at`."""

    at: int
    data: bytes


def metadata_patches(source: Source) -> tuple[Patch, ...]:
    """What to write over a recording's metadata. Raises BrokenBoxes."""
    try:
        return tuple(_patches(source, 0, source.size, 0, [0]))
    except struct.error as cut_off:
        raise BrokenBoxes("a box is cut off") from cut_off


def _patches(source: Source, at: int, end: int, depth: int, seen: list[int]) -> Iterator[Patch]:
    while at + 8 <= end:
        seen[0] += 1
        if depth > _DEEPEST or seen[0] > _MOST_BOXES:
            raise BrokenBoxes("too many boxes")
        name, header, size = _box(source, at, end)
        if name in _METADATA:
            if size > _MOST_METADATA:
                raise BrokenBoxes("a box of metadata that is too large")
            yield Patch(at + 4, b"free" + source.read(at + 8, header - 8) + bytes(size - header))
        elif name in _PARENTS:
            yield from _patches(source, at + header, at + size, depth + 1, seen)
        at += size


def _box(source: Source, at: int, end: int) -> tuple[bytes, int, int]:
    head = source.read(at, 16)
    size, name = struct.unpack_from(">I4s", head)
    header = 8
    if size == 1:
        (size,) = struct.unpack_from(">Q", head, 8)
        header = 16
    elif size == 0:
        size = end - at
    if size < header or at + size > end:
        raise BrokenBoxes("a box reaches past its parent")
    return name, header, int(size)
