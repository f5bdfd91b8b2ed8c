"""Files of tickets on this workstation: seen, brought, and never laid down on the disk by itself.

What was read is kept in memory up to a limit, thumbnails and whole contents apart. What is brought goes piece
by piece, goes on where it stopped when the server answers again, and counts once the server has it whole.
"""

import asyncio
import hashlib
import uuid
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from enum import Enum
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal

from console.api_http import NoAnswerError, ProblemError, SessionExpiredError
from domain.file import StoredFile
from domain.refusal import Code
from domain.wire import UploadRequest, UploadState

T = TypeVar("T")

THUMBNAILS_KEPT: Final = 24 * 1024 * 1024
CONTENTS_KEPT: Final = 96 * 1024 * 1024
"""Bytes; what was seen longest ago goes first."""
_PART: Final = 1024 * 1024
_PAUSES_S: Final = (1.0, 2.0, 4.0, 8.0, 15.0)
_MOST_BEGINNINGS: Final = 4

Spawn = Callable[[Coroutine[Any, Any, None], str], object]


class OffThread(Protocol):
    """Runs what blocks on a worker thread (`console.tasks.Tasks.off_thread`)."""

    def __call__(self, work: Callable[..., T], /, *args: Any) -> Awaitable[T]:
        """The result of `work`."""


class FileServer(Protocol):
    """What is asked of the server (`console.api_client.ApiClient`)."""

    async def begin_upload(self, wanted: UploadRequest) -> UploadState:
        """Begin, or go on."""

    async def upload_piece(self, ident: str, at: int, data: bytes) -> UploadState:
        """The next piece."""

    async def finish_upload(self, ident: str) -> UploadState:
        """All pieces are there."""

    async def thumbnail(self, ident: str) -> bytes:
        """A picture, small."""

    async def file_part(self, ident: str, first: int, last: int) -> bytes:
        """Bytes of a file."""


class Coming(Enum):
    """How far a file that is brought has come."""

    PREPARED = "prepared"
    SENDING = "sending"
    WAITING = "waiting"
    """The server does not answer; it goes on by itself."""
    THERE = "there"
    """The server has it whole: it can be put on a ticket."""
    REFUSED = "refused"


class Upload(msgspec.Struct, kw_only=True):
    """A file that is brought from here."""

    id: str
    name: str
    source: Path | bytes
    size: int = 0
    sent: int = 0
    state: Coming = Coming.PREPARED
    problem: str = ""
    """The code for which it was refused."""
    facts: dict[str, Any] = {}
    file: StoredFile | None = None


class _Kept:
    """Bytes by key up to a limit."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._found: OrderedDict[str, bytes] = OrderedDict()

    def get(self, key: str) -> bytes | None:
        data = self._found.get(key)
        if data is not None:
            self._found.move_to_end(key)
        return data

    def put(self, key: str, data: bytes) -> None:
        self._size += len(data) - len(self._found.pop(key, b""))
        self._found[key] = data
        while self._size > self._limit and len(self._found) > 1:
            self._size -= len(self._found.popitem(last=False)[1])


class Files(QObject):
    """Gives what it has at once and tells when the rest has come.

    Signals:
        thumbnail_came: a thumbnail can be had (the file's id).
        content_came: a content can be had (the file's id).
        content_grew: so much of a content came: the file's id, bytes, bytes in all.
        failed: a file cannot be shown: the file's id, the problem's code, empty where no answer came.
        saved, not_saved: a file lies where the user wanted it, or not: the path (and the problem's code).
        upload_changed: a file that is brought came further, or not: the Upload.
    """

    thumbnail_came = Signal(str)
    content_came = Signal(str)
    content_grew = Signal(str, object, object)
    failed = Signal(str, str)
    saved = Signal(str)
    not_saved = Signal(str, str)
    upload_changed = Signal(object)

    def __init__(
        self,
        server: FileServer | None,
        spawn: Spawn,
        off_thread: OffThread,
        parent: QObject | None = None,
    ) -> None:
        """Without a server nothing comes, and what is brought waits."""
        super().__init__(parent)
        self._server, self._spawn, self._off_thread = server, spawn, off_thread
        self._thumbnails, self._contents = _Kept(THUMBNAILS_KEPT), _Kept(CONTENTS_KEPT)
        self._asked: set[tuple[str, str]] = set()
        self._uploads: dict[str, Upload] = {}
        self._again = asyncio.Event()

    # --- seeing ---

    def thumbnail(self, ident: str) -> bytes | None:
        """A thumbnail; where it is not here yet it is fetched, and `thumbnail_came` tells."""
        data = self._thumbnails.get(ident)
        if data is None:
            self._fetch("thumbnail", ident, self._fetch_thumbnail(ident))
        return data

    def content(self, ident: str, size: int) -> bytes | None:
        """A content; where it is not here yet it is fetched, and `content_came` tells."""
        data = self._contents.get(ident)
        if data is None:
            self._fetch("content", ident, self._fetch_content(ident, size))
        return data

    def save_as(self, ident: str, size: int, target: Path) -> None:
        """Write a content where the user wants it; `saved` or `not_saved` tells."""
        self._spawn(self._save(ident, size, target), "saving a file")

    async def _save(self, ident: str, size: int, target: Path) -> None:
        try:
            data = self._contents.get(ident)
            if data is None:
                data = await self._whole(ident, size)
            await self._off_thread(target.write_bytes, data)
        except ProblemError as error:
            self.not_saved.emit(str(target), error.problem.code)
        except (NoAnswerError, SessionExpiredError, OSError):
            self.not_saved.emit(str(target), "")
        else:
            self.saved.emit(str(target))

    def _fetch(self, what: str, ident: str, work: Coroutine[Any, Any, None]) -> None:
        if self._server is None or (what, ident) in self._asked:
            work.close()
            return
        self._asked.add((what, ident))
        self._spawn(work, f"fetching a {what}")

    async def _fetch_thumbnail(self, ident: str) -> None:
        async def fetch(server: FileServer) -> None:
            self._thumbnails.put(ident, await server.thumbnail(ident))
            self.thumbnail_came.emit(ident)

        await self._told("thumbnail", ident, fetch)

    async def _fetch_content(self, ident: str, size: int) -> None:
        async def fetch(_server: FileServer) -> None:
            await self._whole(ident, size)
            self.content_came.emit(ident)

        await self._told("content", ident, fetch)

    async def _whole(self, ident: str, size: int) -> bytes:
        if self._server is None:
            raise NoAnswerError
        parts: list[bytes] = []
        for first in range(0, size, _PART):
            parts.append(await self._server.file_part(ident, first, min(first + _PART, size) - 1))
            self.content_grew.emit(ident, min(first + _PART, size), size)
        data = b"".join(parts)
        self._contents.put(ident, data)
        return data

    async def _told(self, what: str, ident: str, fetch: Callable[[FileServer], Awaitable[None]]) -> None:
        if self._server is None:
            return
        try:
            await fetch(self._server)
        except ProblemError as error:
            self.failed.emit(ident, error.problem.code)
        except (NoAnswerError, SessionExpiredError):
            self.failed.emit(ident, "")
        finally:
            self._asked.discard((what, ident))

    # --- bringing ---

    def bring(self, source: Path | bytes, name: str) -> Upload:
        """Begin to bring a file; `upload_changed` tells how far it has come."""
        upload = Upload(id=uuid.uuid4().hex, name=name, source=source)
        self._uploads[upload.id] = upload
        self._spawn(self._bring(upload), "bringing a file")
        return upload

    def upload(self, ident: str) -> Upload | None:
        """A file that was brought from here."""
        return self._uploads.get(ident)

    def retry(self, ident: str) -> None:
        """Bring a file that was refused or waits once more, now."""
        upload = self._uploads.get(ident)
        if upload is not None and upload.state is Coming.REFUSED:
            upload.problem, upload.sent = "", 0
            self._spawn(self._bring(upload), "bringing a file again")
        self.go_on()

    def drop(self, ident: str) -> None:
        """Do not bring a file any more. The server sweeps away what has come of it."""
        self._uploads.pop(ident, None)
        self.go_on()

    def go_on(self) -> None:
        """The server answers again, or knows us again: what waits goes on at once."""
        self._again.set()

    async def _bring(self, upload: Upload) -> None:
        try:
            upload.size, digest = await self._off_thread(_measured, upload.source)
        except OSError:
            self._refuse(upload, Code.UPLOAD_CHANGED)
            return
        wanted = UploadRequest(id=upload.id, size=upload.size, digest=digest)
        beginnings = waited = 0
        while upload.id in self._uploads:
            try:
                await self._brought(upload, wanted)
            except ProblemError as error:
                beginnings += 1
                if error.problem.code != Code.UPLOAD_OFFSET or beginnings >= _MOST_BEGINNINGS:
                    self._refuse(upload, error.problem.code, error.problem.facts)
                    return
            except OSError:
                self._refuse(upload, Code.UPLOAD_CHANGED)
                return
            except (NoAnswerError, SessionExpiredError):
                self._tell(upload, Coming.WAITING)
                await self._pause(_PAUSES_S[min(waited, len(_PAUSES_S) - 1)])
                waited += 1
            else:
                return

    async def _brought(self, upload: Upload, wanted: UploadRequest) -> None:
        server = self._server
        if server is None:
            raise NoAnswerError
        state = await server.begin_upload(wanted)
        while state.file is None and state.received < upload.size and upload.id in self._uploads:
            upload.sent = state.received
            self._tell(upload, Coming.SENDING)
            part = await self._off_thread(_part, upload.source, state.received, state.largest_piece)
            state = await server.upload_piece(upload.id, state.received, part)
        if upload.id not in self._uploads:
            return
        upload.sent = upload.size
        self._tell(upload, Coming.SENDING)
        if state.file is None:
            state = await server.finish_upload(upload.id)
        upload.file = state.file
        self._tell(upload, Coming.THERE)

    async def _pause(self, seconds: float) -> None:
        self._again.clear()
        try:
            await asyncio.wait_for(self._again.wait(), seconds)
        except TimeoutError:
            return

    def _refuse(self, upload: Upload, code: str, facts: dict[str, Any] | None = None) -> None:
        upload.problem, upload.facts = str(code), facts or {}
        self._tell(upload, Coming.REFUSED)

    def _tell(self, upload: Upload, state: Coming) -> None:
        upload.state = state
        self.upload_changed.emit(upload)


def _measured(source: Path | bytes) -> tuple[int, str]:
    """Size and SHA-256 of what is to be brought."""
    if isinstance(source, bytes):
        return len(source), hashlib.sha256(source).hexdigest()
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return file.tell(), digest


def _part(source: Path | bytes, at: int, count: int) -> bytes:
    if isinstance(source, bytes):
        return source[at : at + count]
    with source.open("rb") as file:
        file.seek(at)
        return file.read(count)
