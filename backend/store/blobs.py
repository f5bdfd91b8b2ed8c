"""Bytes in a folder, sealed: contents in parts that can be read from anywhere, and the pieces of uploads.

Each content has a key of its own. It is written once under it, so the number of a part is its nonce; the
part's place, and whether it is the last, are sealed with it, so that none can be cut off, swapped or moved.
What was written is on the disk, with its name, before anybody is told.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.store.vault import WrongMasterKey, seal, unseal

PART: Final = 64 * 1024
_TAG: Final = 16
_THUMBNAIL: Final = ".thumbnail"
_CONTENTS: Final = "contents"
_UPLOADS: Final = "uploads"


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A content that lies in the folder."""

    digest: str
    size: int
    name: str


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """An acknowledged piece of an upload."""

    at: int
    length: int
    name: str


class Blobs:
    """The folder of one district's files."""

    def __init__(self, folder: Path, district: str) -> None:
        self._contents = folder / district / _CONTENTS
        self._uploads = folder / district / _UPLOADS
        self._district = district

    # --- contents ---

    def write(self, parts: Iterable[bytes], thumbnail: bytes, key: bytes) -> Written:
        """Seal a content; it is found again by the name given back."""
        self._contents.mkdir(parents=True, exist_ok=True)
        name = secrets.token_hex(16)
        path = self._path(name)
        path.parent.mkdir(exist_ok=True)
        digest, size = hashlib.sha256(), 0
        cipher = AESGCM(key)
        with _created(path) as file:
            for number, (part, last) in enumerate(_in_parts(parts)):
                digest.update(part)
                size += len(part)
                file.write(cipher.encrypt(_nonce(number), part, self._about(name, number, last)))
        if thumbnail:
            with _created(self._path(name + _THUMBNAIL)) as file:
                file.write(seal(key, thumbnail, self._district + name + _THUMBNAIL))
        _sync_folder(path.parent)
        return Written(digest=digest.hexdigest(), size=size, name=name)

    def read(self, name: str, key: bytes, size: int, first: int, last: int) -> Iterator[bytes]:
        """The bytes `first` to `last` (both of them included) of a content.

        Raises WrongMasterKey where it was changed or is another; FileNotFoundError.
        """
        cipher = AESGCM(key)
        parts = max(1, -(-size // PART))
        with self._path(name).open("rb") as file:
            for number in range(first // PART, last // PART + 1):
                file.seek(number * (PART + _TAG))
                sealed = file.read(PART + _TAG)
                about = self._about(name, number, number == parts - 1)
                try:
                    part = cipher.decrypt(_nonce(number), sealed, about)
                except InvalidTag as broken:
                    raise WrongMasterKey("sealed with another key, or changed since") from broken
                begin = number * PART
                yield part[max(0, first - begin) : last + 1 - begin]

    def thumbnail(self, name: str, key: bytes) -> bytes:
        """A picture's thumbnail. Raises WrongMasterKey, FileNotFoundError."""
        sealed = self._path(name + _THUMBNAIL).read_bytes()
        return unseal(key, sealed, self._district + name + _THUMBNAIL)

    def discard(self, name: str) -> None:
        """Remove a content. Not there already is as good."""
        for path in (self._path(name), self._path(name + _THUMBNAIL)):
            path.unlink(missing_ok=True)

    def names(self, before: float) -> Iterator[str]:
        """The contents whose files are older than `before` (seconds of the real clock)."""
        for path in self._contents.glob("*/*"):
            with contextlib.suppress(FileNotFoundError):
                if path.suffix != _THUMBNAIL and path.stat().st_mtime < before:
                    yield path.name

    # --- uploads ---

    def write_piece(self, upload: str, data: bytes, at: int, key: bytes) -> Piece:
        """Seal a piece of an upload."""
        folder = self._uploads / upload
        folder.mkdir(parents=True, exist_ok=True)
        name = secrets.token_hex(8)
        with _created(folder / name) as file:
            file.write(seal(key, data, self._about_piece(upload, at)))
        _sync_folder(folder)
        return Piece(at=at, length=len(data), name=name)

    def read_piece(self, upload: str, piece: Piece, key: bytes) -> bytes:
        """The bytes of a piece. Raises WrongMasterKey, FileNotFoundError."""
        sealed = (self._uploads / upload / piece.name).read_bytes()
        return unseal(key, sealed, self._about_piece(upload, piece.at))

    def discard_piece(self, upload: str, piece: Piece) -> None:
        """Remove a piece that was not acknowledged."""
        (self._uploads / upload / piece.name).unlink(missing_ok=True)

    def discard_upload(self, upload: str) -> None:
        """Remove all pieces of an upload."""
        with contextlib.suppress(FileNotFoundError):
            shutil.rmtree(self._uploads / upload)

    def uploads(self, before: float) -> Iterator[str]:
        """The uploads whose folders are older than `before`."""
        for path in self._uploads.glob("*"):
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    yield path.name

    def _path(self, name: str) -> Path:
        return self._contents / name[:2] / name

    def _about(self, name: str, number: int, last: bool) -> bytes:
        return f"{self._district}/{name}/{number}/{'last' if last else 'more'}".encode()

    def _about_piece(self, upload: str, at: int) -> str:
        return f"{self._district}/{upload}/{at}"


class Pieces:
    """What was brought in pieces, read as one (`backend.content.source.Source`)."""

    def __init__(self, blobs: Blobs, upload: str, pieces: Iterable[Piece], key: bytes) -> None:
        self._blobs = blobs
        self._upload = upload
        self._pieces = tuple(pieces)
        self._key = key
        self._last: tuple[str, bytes] = ("", b"")

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(piece.length for piece in self._pieces)

    def read(self, at: int, count: int) -> bytes:
        """Up to `count` bytes from `at`."""
        return b"".join(
            self._data(piece)[max(0, at - piece.at) : at + count - piece.at]
            for piece in self._pieces
            if piece.at < at + count and at < piece.at + piece.length
        )

    def _data(self, piece: Piece) -> bytes:
        if self._last[0] != piece.name:
            self._last = (piece.name, self._blobs.read_piece(self._upload, piece, self._key))
        return self._last[1]


def _nonce(number: int) -> bytes:
    return b"part" + number.to_bytes(8, "big")


def _in_parts(parts: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The content cut anew into parts of `PART` bytes, each with whether it is the last; at least one."""
    waiting = bytearray()
    for part in parts:
        waiting += part
        while len(waiting) > PART:
            yield bytes(waiting[:PART]), False
            del waiting[:PART]
    yield bytes(waiting), True


@contextlib.contextmanager
def _created(path: Path) -> Iterator[BinaryIO]:
    """A new file that only this user reads, on the disk when the block ends."""
    made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(made, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # the system keeps names and contents together, and opens no folder
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
