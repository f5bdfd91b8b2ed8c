"""Bringing files and reading them: what may be brought, how much of it, and by whom it is seen."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Final

from backend.content.judging import Judged, judged
from backend.content.kinds import LARGEST
from backend.settings import LARGEST_PIECE
from backend.store.blobs import Pieces
from backend.store.files import Files, Readable, Sealed, Unfinished, WrongPlaceError
from backend.store.scope import Scope
from domain.file import StoredFile
from domain.operation import Actor
from domain.refusal import Code, Refusal
from domain.wire import UploadRequest, UploadState

MOST_UNFINISHED: Final = 30
MOST_UNFINISHED_BYTES: Final = 1024 * 1024 * 1024
MOST_A_DAY: Final = 4 * 1024 * 1024 * 1024
"""What one account may bring, so that none fills the disk."""
_DAY_MS: Final = 24 * 60 * 60 * 1_000
KEPT_MS: Final = _DAY_MS
"""How long an upload that nobody goes on with, or a file that came on no ticket, is kept."""
_JUDGED_AT_ONCE: Final = 2
"""Pictures are taken apart in memory; more at once would only make each slower."""
_STEP: Final = 256 * 1024
_ID: Final = re.compile(r"[0-9a-f]{32}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class FileDesk:
    """The use cases of files. Without a store every one of them raises Refusal(NO_FILE_STORE)."""

    def __init__(self, files: Files | None, now: Callable[[], int]) -> None:
        """`now` is the real clock in milliseconds: how long an upload is kept is no matter of the domain."""
        self._store = files
        self._now = now
        self._judging = asyncio.Semaphore(_JUDGED_AT_ONCE)

    @property
    def store(self) -> Files | None:
        """The store itself, for what brings files without a request."""
        return self._store

    async def begin(self, actor: Actor, wanted: UploadRequest) -> UploadState:
        """Expect a file. The same request again gives its state.

        Raises Refusal: INVALID, FILE_TOO_LARGE, FILE_QUOTA; OP_REUSED where the id is another file's.
        """
        files = self._files()
        if _ID.fullmatch(wanted.id) is None:
            raise Refusal(Code.INVALID, field="id", why="not_an_id")
        if _DIGEST.fullmatch(wanted.digest) is None:
            raise Refusal(Code.INVALID, field="digest", why="not_a_digest")
        if wanted.size < 1:
            raise Refusal(Code.INVALID, field="size", why="empty")
        if wanted.size > LARGEST:
            raise Refusal(Code.FILE_TOO_LARGE, most=LARGEST)
        if await files.known(wanted.id) is None:
            await self._check_load(files, actor, wanted.size)
            await files.begin(wanted.id, actor.account, wanted.size, wanted.digest, self._now())
        known = await files.known(wanted.id)
        another = isinstance(known, Unfinished) and (known.size, known.digest) != (wanted.size, wanted.digest)
        if known is None or known.account != actor.account or another:
            raise Refusal(Code.OP_REUSED)
        return _state(known)

    async def state(self, actor: Actor, ident: str) -> UploadState:
        """How far a file of one's own has come. Raises Refusal(NOT_FOUND)."""
        return _state(await self._own(actor, ident))

    async def add(self, actor: Actor, ident: str, at: int, data: bytes) -> UploadState:
        """Take a piece. One that is there already may come again.

        Raises Refusal: NOT_FOUND, UPLOAD_OFFSET where it leaves a hole, UPLOAD_CHANGED past the end.
        """
        files, one = self._files(), await self._own(actor, ident)
        if isinstance(one, StoredFile) or (data and at >= 0 and at + len(data) <= one.received):
            return _state(one)
        if not data or at != one.received:
            raise Refusal(Code.UPLOAD_OFFSET, received=one.received)
        if at + len(data) > one.size:
            raise Refusal(Code.UPLOAD_CHANGED)
        piece = await asyncio.to_thread(files.write_piece, one, at, data)
        try:
            await files.acknowledge(ident, piece, self._now())
        except WrongPlaceError as wrong:
            await asyncio.to_thread(files.discard_piece, ident, piece)
            raise Refusal(Code.UPLOAD_OFFSET, received=wrong.received) from wrong
        return _state(await self._own(actor, ident))

    async def finish(self, actor: Actor, ident: str) -> UploadState:
        """Judge what was brought and keep it. What is not taken is dropped.

        Raises Refusal: NOT_FOUND, UPLOAD_OFFSET where pieces are missing, UPLOAD_CHANGED, FILE_TYPE,
        FILE_BROKEN, FILE_TOO_LARGE.
        """
        files, one = self._files(), await self._own(actor, ident)
        if isinstance(one, StoredFile):
            return _state(one)
        if one.received != one.size:
            raise Refusal(Code.UPLOAD_OFFSET, received=one.received)
        async with self._judging:
            try:
                sealed = await asyncio.to_thread(_kept, files, await files.pieces(one), one.digest)
            except (Refusal, FileNotFoundError):
                known = await self._own(actor, ident)
                if isinstance(known, StoredFile):
                    return _state(known)  # the same request came twice, and the other one was done first
                await files.drop(ident)
                raise
        kept = await files.take(ident, actor.account, sealed, self._now())
        if kept is None:
            raise Refusal(Code.NOT_FOUND)
        return _state(kept)

    async def abandon(self, actor: Actor, ident: str) -> None:
        """Drop a file of one's own that is on no ticket. Raises Refusal(NOT_FOUND)."""
        if not await self._files().abandon(ident, actor.account):
            raise Refusal(Code.NOT_FOUND)

    async def open(self, scope: Scope, actor: Actor, ident: str) -> Readable:
        """A file that the caller may read. Raises Refusal(NOT_FOUND)."""
        found = await self._files().readable(ident, scope, actor.account)
        if found is None:
            raise Refusal(Code.NOT_FOUND)
        return found

    async def parts(self, one: Readable, first: int, last: int) -> AsyncIterator[bytes]:
        """The bytes of a file from `first` to `last`, both of them included."""
        parts = self._files().parts(one, first, last)
        while (part := await asyncio.to_thread(next, parts, None)) is not None:
            yield part

    async def thumbnail(self, one: Readable) -> bytes:
        """A picture's thumbnail. Raises Refusal(NOT_FOUND) for what is no picture."""
        if not one.thumbnail:
            raise Refusal(Code.NOT_FOUND)
        return await asyncio.to_thread(self._files().thumbnail, one)

    async def sweep(self) -> int:
        """Remove what nobody went on with for a day."""
        return await self._files().sweep(self._now() - KEPT_MS) if self._store else 0

    async def sweep_folder(self) -> int:
        """Remove contents that no file is any more."""
        return await self._files().sweep_folder(self._now() - KEPT_MS) if self._store else 0

    def _files(self) -> Files:
        if self._store is None:
            raise Refusal(Code.NO_FILE_STORE)
        return self._store

    async def _own(self, actor: Actor, ident: str) -> Unfinished | StoredFile:
        known = await self._files().known(ident)
        if known is None or known.account != actor.account:
            raise Refusal(Code.NOT_FOUND)
        return known

    async def _check_load(self, files: Files, actor: Actor, size: int) -> None:
        load = await files.load(actor.account, self._now() - _DAY_MS)
        if (
            load.unfinished >= MOST_UNFINISHED
            or load.unfinished_bytes + size > MOST_UNFINISHED_BYTES
            or load.recent_bytes + load.unfinished_bytes + size > MOST_A_DAY
        ):
            raise Refusal(Code.FILE_QUOTA)


def _kept(files: Files, pieces: Pieces, announced: str) -> Sealed:
    """What was brought, judged and sealed: all that is slow, on a thread."""
    digest = hashlib.sha256()
    for part in _parts_of(pieces):
        digest.update(part)
    if digest.hexdigest() != announced:
        raise Refusal(Code.UPLOAD_CHANGED)
    found: Judged = judged(pieces)
    return files.write(found.bytes_kept(), found.kind.type, found.kind.media, found.thumbnail)


def _parts_of(pieces: Pieces) -> Iterator[bytes]:
    for at in range(0, pieces.size, _STEP):
        yield pieces.read(at, _STEP)


def _state(known: Unfinished | StoredFile) -> UploadState:
    whole = known if isinstance(known, StoredFile) else None
    return UploadState(
        id=known.id,
        size=known.size,
        received=known.size if isinstance(known, StoredFile) else known.received,
        largest_piece=LARGEST_PIECE,
        file=whole,
    )
