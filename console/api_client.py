"""What the console asks the server over HTTP: awaited on the event loop, done in a worker thread."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

import msgspec
import zstandard
from PySide6.QtCore import QObject, Signal

from console.api_http import (
    OCTETS,
    Http,
    NoAnswerError,
    NotOurServerError,
    ProblemError,
    Reply,
    SessionExpiredError,
)
from console.tasks import Tasks
from domain import wire
from domain.acts import act_of
from domain.administration import (
    AccountChange,
    AccountChanged,
    AccountEntry,
    AdminLog,
    SetupChange,
    SetupChanged,
    SetupKind,
    SetupTable,
)
from domain.framing import frames
from domain.operation import Operation
from domain.row import TicketRow
from domain.wire import (
    DemoLoginRequest,
    DemoSeat,
    EventsPage,
    LoginRequest,
    OperationAnswer,
    RefreshRequest,
    RevealAnswer,
    SegmentRef,
    Session,
    Setup,
    SnapshotHead,
    TicketView,
    UploadRequest,
    UploadState,
)
from domain.words import Act

T = TypeVar("T")

TRIES: Final = 3
"""Of a request that changes nothing, or that the server recognises when it comes again."""
PAUSE_S: Final = 0.4
_UNKNOWN_CALLER: Final = frozenset({"session_expired", "unauthorized"})
_RENEW_AT: Final = 0.75
"""Part of a token's life after which it is renewed unasked."""

_encode: Final = msgspec.msgpack.Encoder().encode
_rows: Final = msgspec.msgpack.Decoder(list[TicketRow])
_head: Final = msgspec.msgpack.Decoder(SnapshotHead)


class ApiClient(QObject):
    """The caller's session with one server.

    Every method may raise ProblemError, NoAnswerError, NotOurServerError, and those that need a session
    SessionExpiredError.

    Signals:
        renewed: the access token is a new one (the token).
        session_expired: nothing goes on without a log-in; told once.
    """

    renewed = Signal(str)
    session_expired = Signal()

    def __init__(self, base_url: str, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.base_url = base_url.rstrip("/")
        self._http = Http(base_url)
        self._tasks = tasks
        self._session: Session | None = None
        self._renewing = asyncio.Lock()
        self._renewal: asyncio.Task[None] | None = None

    @property
    def session(self) -> Session | None:
        """Who is logged in, with the tokens; None when nobody is."""
        return self._session

    def access(self) -> str:
        """The access token. Raises SessionExpiredError."""
        if self._session is None:
            raise SessionExpiredError
        return self._session.access

    # --- sessions ---

    async def login(self, login: str, password: str, new_password: str = "") -> Session:
        """Log in by name and password, or by a one-time code with the password that shall be the next."""
        request = LoginRequest(login=login, password=password, new_password=new_password)
        return self._begin(await self._post(wire.LOGIN, request, Session))

    async def demo_seats(self) -> tuple[DemoSeat, ...]:
        """The seats that a demo on this machine offers."""
        return await self._get(wire.DEMO_SEATS, tuple[DemoSeat, ...], needs_session=False)

    async def demo_login(self, account: int) -> Session:
        """Take a seat of the demo."""
        return self._begin(await self._post(wire.DEMO_LOGIN, DemoLoginRequest(account=account), Session))

    async def resume(self, refresh: str) -> Session:
        """Log in by a refresh token that was kept; it is spent by that."""
        return self._begin(await self._post(wire.REFRESH, RefreshRequest(refresh=refresh), Session))

    async def renew(self, spent: str = "") -> None:
        """Get the next pair of tokens, unless that happened since `spent` was the access token."""
        async with self._renewing:
            session = self._session
            if session is None:
                raise SessionExpiredError
            if spent and session.access != spent:
                return
            try:
                next_one = await self._post(wire.REFRESH, RefreshRequest(refresh=session.refresh), Session)
            except ProblemError as error:
                if error.problem.code not in _UNKNOWN_CALLER:
                    raise
                self._end()
                self.session_expired.emit()
                raise SessionExpiredError from error
            self._begin(next_one)

    async def logout(self) -> None:
        """End the session here and on the server. Raises NoAnswerError when the server did not hear of it."""
        session = self._session
        self._end()
        if session is not None:
            await self._tasks.off_thread(self._http.send, "POST", wire.LOGOUT, access=session.access)

    def _begin(self, session: Session) -> Session:
        self._end()
        self._session = session
        self._renewal = self._tasks.task(self._keep_renewed(session), "renewing the session")
        self.renewed.emit(session.access)
        return session

    def _end(self) -> None:
        renewal, self._renewal, self._session = self._renewal, None, None
        if renewal is not None and renewal is not asyncio.current_task():
            renewal.cancel()

    async def _keep_renewed(self, session: Session) -> None:
        await asyncio.sleep(session.expires_in * _RENEW_AT / 1000)
        while self._session is session:
            try:
                await self.renew(session.access)
            except NoAnswerError:
                await asyncio.sleep(PAUSE_S * 10)
            except SessionExpiredError:
                return

    # --- reading ---

    async def setup(self) -> Setup:
        """The district's set-up."""
        return await self._get(wire.SETUP, Setup)

    async def ticket(self, ident: int) -> TicketView:
        """A ticket whole, with its timeline."""
        return await self._get(wire.TICKET.format(ticket=ident), TicketView)

    async def events(self, since: int, seen: bytes = b"", limit: int = 1000) -> EventsPage:
        """A page of differences after `since`, where the chain's hash was `seen`."""
        params = {"since": str(since), "hash": seen.hex(), "limit": str(limit)}
        return await self._get(wire.EVENTS, EventsPage, params=params)

    async def snapshot(self, build: Callable[[Sequence[TicketRow]], T]) -> tuple[SnapshotHead, T, int]:
        """The open tickets: the head, what `build` (in the worker thread) made of the rows, and the time that
        the answer travelled, in milliseconds.
        """

        def fetch(access: str) -> tuple[SnapshotHead, T, int]:
            reply = self._http.zstd(wire.SNAPSHOT, access)
            parts = _unpacked(reply.body)
            head = _decoded(_head, next(parts, b""))
            rows = [row for part in parts for row in _decoded(_rows, part)]
            return head, build(rows), reply.took_ms // 2

        return await self._with_access(fetch)

    async def segment(self, ref: SegmentRef, build: Callable[[Sequence[TicketRow]], T]) -> T:
        """A piece of the archive, as `build` makes it of its rows in the worker thread."""
        path = wire.SEGMENT.format(street=ref.street, month=ref.month)

        def fetch(access: str) -> T:
            reply = self._http.zstd(path, access)
            return build([row for part in _unpacked(reply.body) for row in _decoded(_rows, part)])

        return await self._with_access(fetch)

    # --- acting ---

    async def submit(self, operation: Operation) -> OperationAnswer | RevealAnswer:
        """Have an operation carried out. A lost answer is asked for again with the same `op_id`.

        After NoAnswerError it is unknown whether the operation was carried out: send the same one again.
        """
        body = _encode(operation)
        answer: Any = RevealAnswer if act_of(operation.payload) is Act.REVEAL else OperationAnswer

        def send(access: str) -> OperationAnswer | RevealAnswer:
            reply = self._http.send("POST", wire.OPERATIONS, access=access, body=body)
            return _value(reply, answer)  # type: ignore[no-any-return]

        return await self._with_access(send)

    # --- files ---

    async def begin_upload(self, wanted: UploadRequest) -> UploadState:
        """Begin to bring a file; said again, how far it has come."""
        body = _encode(wanted)
        return await self._bring("POST", wire.UPLOADS, body=body)

    async def upload_piece(self, ident: str, at: int, data: bytes) -> UploadState:
        """Bring the next piece."""
        path = wire.UPLOAD.format(file=ident)
        return await self._bring("PATCH", path, body=data, params={"offset": str(at)}, sends=OCTETS)

    async def finish_upload(self, ident: str) -> UploadState:
        """All pieces were brought."""
        return await self._bring("POST", wire.UPLOAD_DONE.format(file=ident))

    async def thumbnail(self, ident: str) -> bytes:
        """A picture, small."""
        path = wire.THUMBNAIL.format(file=ident)
        return await self._with_access(lambda access: self._http.octets(path, access).body)

    async def file_part(self, ident: str, first: int, last: int) -> bytes:
        """The bytes of a file from `first` to `last`, both of them included."""
        path = wire.FILE.format(file=ident)
        return await self._with_access(lambda access: self._http.octets(path, access, (first, last)).body)

    async def _bring(self, method: str, path: str, **said: Any) -> UploadState:
        def send(access: str) -> UploadState:
            return _value(self._http.send(method, path, access=access, **said), UploadState)

        return await self._with_access(send)

    async def reveal(self, operation: Operation) -> RevealAnswer:
        """Look at personal data; the look is recorded as an event."""
        answer = await self.submit(operation)
        if not isinstance(answer, RevealAnswer):
            raise TypeError(f"not a reveal: {operation.payload!r}")
        return answer

    # --- administering ---

    async def admin_table(self, kind: SetupKind) -> SetupTable:
        """The entries of a kind of the set-up."""
        return await self._get(wire.ADMIN_TABLE.format(kind=kind.value), SetupTable)

    async def admin_change(self, wish: SetupChange) -> SetupChanged:
        """Change an entry. After NoAnswerError it is unknown whether it was: look at the register."""
        return await self._post_once(wire.ADMIN_CHANGES, wish, SetupChanged)

    async def admin_accounts(self) -> tuple[AccountEntry, ...]:
        """The accounts."""
        return await self._get(wire.ADMIN_ACCOUNTS, tuple[AccountEntry, ...])

    async def admin_account(self, wish: AccountChange) -> AccountChanged:
        """Change an account. After NoAnswerError it is unknown whether it was: look at the register."""
        return await self._post_once(wire.ADMIN_ACCOUNTS, wish, AccountChanged)

    async def admin_log(self, before: int, limit: int) -> AdminLog:
        """A page of the administrative log."""
        return await self._get(wire.ADMIN_LOG, AdminLog, params={"before": str(before), "limit": str(limit)})

    async def _post_once(self, path: str, body: Any, kind: type[T]) -> T:
        """For what the server would not recognise as the same when it came again."""
        encoded, access = _encode(body), self.access()

        def send(token: str) -> T:
            return _value(self._http.send("POST", path, access=token, body=encoded), kind)

        try:
            return await self._tasks.off_thread(send, access)
        except ProblemError as error:
            if error.problem.code not in _UNKNOWN_CALLER:
                raise
        await self.renew(access)
        return await self._tasks.off_thread(send, self.access())

    def close(self) -> None:
        """Let go of the connections; the session stays valid on the server."""
        self._end()
        self._http.close()

    # --- how ---

    async def _get(
        self, path: str, kind: type[T], *, params: dict[str, str] | None = None, needs_session: bool = True
    ) -> T:
        def fetch(access: str) -> T:
            return _value(self._http.send("GET", path, access=access, params=params), kind)

        if needs_session:
            return await self._with_access(fetch)
        return await self._again(lambda: self._tasks.off_thread(fetch, ""))

    async def _post(self, path: str, body: Any, kind: type[T]) -> T:
        encoded = _encode(body)

        def send() -> T:
            return _value(self._http.send("POST", path, body=encoded), kind)

        return await self._tasks.off_thread(send)

    async def _with_access(self, work: Callable[[str], T]) -> T:
        """Run `work` with the access token; with the next one when the server does not know it any more."""
        access = self.access()
        try:
            return await self._again(lambda: self._tasks.off_thread(work, access))
        except ProblemError as error:
            if error.problem.code not in _UNKNOWN_CALLER:
                raise
        await self.renew(access)
        try:
            return await self._again(lambda: self._tasks.off_thread(work, self.access()))
        except ProblemError as error:
            if error.problem.code not in _UNKNOWN_CALLER:
                raise
            self._end()
            self.session_expired.emit()
            raise SessionExpiredError from error

    async def _again(self, work: Callable[[], Awaitable[T]]) -> T:
        for tried in range(1, TRIES + 1):
            try:
                return await work()
            except NotOurServerError:
                raise
            except NoAnswerError:
                if tried == TRIES:
                    raise
                await asyncio.sleep(PAUSE_S * tried)
        raise AssertionError("unreachable")


def _value(reply: Reply, kind: type[T]) -> T:
    try:
        return msgspec.msgpack.decode(reply.body, type=kind)
    except msgspec.DecodeError as error:
        raise NotOurServerError(f"an answer that cannot be read: {error}") from error


def _decoded(decoder: msgspec.msgpack.Decoder[T], part: bytes | memoryview) -> T:
    try:
        return decoder.decode(part)
    except msgspec.DecodeError as error:
        raise NotOurServerError(f"rows that cannot be read: {error}") from error


def _unpacked(body: bytes) -> Iterator[memoryview]:
    try:
        whole = zstandard.ZstdDecompressor().stream_reader(body).read()
        yield from frames(whole)
    except (zstandard.ZstdError, ValueError) as error:
        raise NotOurServerError(f"rows that cannot be unpacked: {error}") from error
