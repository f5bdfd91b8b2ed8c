"""Several msgpack objects in one body: each is preceded by its length, so a reader needs no other parser.

Snapshots and segments are such bodies inside one zstd frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

_LENGTH_BYTES: Final = 4


def framed(objects: Iterable[bytes]) -> Iterator[bytes]:
    """Each object with its length (four bytes, big-endian) before it, to be joined or written one by one."""
    for encoded in objects:
        yield len(encoded).to_bytes(_LENGTH_BYTES, "big")
        yield encoded


def frames(body: bytes) -> Iterator[memoryview]:
    """The objects of a body, in order. Raises ValueError where it was cut off."""
    view = memoryview(body)
    at = 0
    while at < len(view):
        begins = at + _LENGTH_BYTES
        length = int.from_bytes(view[at:begins], "big")
        at = begins + length
        if at > len(view):
            raise ValueError("the body ends within an object")
        yield view[begins:at]
