"""A server at the edge of the console: real sockets, the words of `domain.wire`, a test's answers."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
import uvicorn
import zstandard
from uvicorn.protocols.utils import ClientDisconnected

from domain import wire
from domain.directory import Person
from domain.framing import framed
from domain.operation import Operation
from domain.row import TicketRow
from domain.wire import Batch, Beat, Farewell, FeedMessage, Hello, SegmentRef, SnapshotHead
from domain.words import Act, Role
from tests.console.ticket_rows import NOW

encode = msgspec.msgpack.encode
PERSON = Person(id=3, name="李敏", role=Role.DISPATCHER, area="440112", seat="03")
Answer = tuple[int, str, bytes]
LOST: Answer = (0, "", b"")
"""The connection ends in the middle of the answer."""


def packed(objects: Iterable[Any]) -> bytes:
    """Objects as a snapshot's body."""
    return zstandard.ZstdCompressor().compress(b"".join(framed(encode(one) for one in objects)))


def problem(status: int, code: str, **facts: Any) -> Answer:
    """A problem document."""
    told = wire.Problem(type="about:blank", title=code, status=status, code=code, facts=facts)
    return status, "application/problem+json", msgspec.json.encode(told)


class Edge:
    """What it holds may be changed by the test at any time; feeds are written by `say`."""

    def __init__(self) -> None:
        self.tokens = 0
        self.known: set[str] = set()
        self.refresh = ""
        self.rows: list[TicketRow] = []
        self.segments: dict[SegmentRef, list[TicketRow]] = {}
        self.seq, self.hash = 10, b"h10"
        self.scripted: list[Answer] = []
        """Given instead of the usual answers, in order."""
        self.asked: list[tuple[str, str]] = []
        self.operations: list[Operation] = []
        self.hellos: list[Hello] = []
        self.greeting: Callable[[], list[FeedMessage]] = lambda: [self.beat()]
        self.heard: list[Any] = []
        self.failures: list[Exception] = []
        self._feeds: set[asyncio.Queue[FeedMessage | None]] = set()
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._app,
                host="127.0.0.1",
                port=0,
                log_config=None,
                log_level="critical",
                interface="asgi3",
                lifespan="off",
                ws="websockets-sansio",
                timeout_graceful_shutdown=1,
            )
        )
        self._thread = threading.Thread(target=self._server.run, name="edge")
        self._loop: asyncio.AbstractEventLoop | None = None

    # --- life ---

    def start(self) -> str:
        """Serve; returns the address."""
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.01)
        return f"http://127.0.0.1:{self._server.servers[0].sockets[0].getsockname()[1]}"

    def stop(self) -> None:
        """Serve no more."""
        self.hang_up()
        self._server.should_exit = True
        self._thread.join()
        if self.failures:
            raise self.failures[0]

    def say(self, *messages: FeedMessage) -> None:
        """Write to every feed."""
        for message in messages:
            self._to_feeds(message)

    def hang_up(self) -> None:
        """Close every feed."""
        self._to_feeds(None)

    def _to_feeds(self, message: FeedMessage | None) -> None:
        for feed in tuple(self._feeds):
            if self._loop is not None:
                self._loop.call_soon_threadsafe(feed.put_nowait, message)

    # --- words ---

    def beat(self, at: int = NOW, rate: float = 0.0) -> Beat:
        """A beat at the present head."""
        return Beat(at=at, rate=rate, seq=self.seq, hash=self.hash)

    def commit(self, *rows: TicketRow, left: tuple[int, ...] = (), first: int | None = None) -> Batch:
        """The next number, as a batch."""
        before, self.seq = self.seq, self.seq + 1
        self.hash = f"h{self.seq}".encode()
        return Batch(
            covers=(first or before + 1, self.seq),
            events=(),
            rows=rows,
            left=left,
            head=self.seq,
            hash=self.hash,
        )

    def session(self) -> wire.Session:
        """New tokens; those before are still known."""
        self.tokens += 1
        access, self.refresh = f"access-{self.tokens}", f"refresh-{self.tokens}"
        self.known.add(access)
        return wire.Session(
            access=access, refresh=self.refresh, expires_in=900_000, person=PERSON, district="440112"
        )

    # --- serving ---

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            await self._serve(scope, receive, send)
        except Exception as error:
            self.failures.append(error)
            raise

    async def _serve(self, scope: Any, receive: Any, send: Any) -> None:
        self._loop = asyncio.get_running_loop()
        if scope["type"] == "websocket":
            await self._feed(receive, send)
            return
        body = b""
        while True:
            part = await receive()
            body += part.get("body", b"")
            if not part.get("more_body"):
                break
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        self.asked.append((scope["method"], scope["path"]))
        answer = self._answer(scope["path"], headers, body)
        if self.scripted:
            answer = self.scripted.pop(0)
        status, kind, data = answer
        head = [(b"content-type", kind.encode()), (b"content-length", str(len(data)).encode())]
        if answer is LOST:
            head[1] = (b"content-length", b"100")
        await send({"type": "http.response.start", "status": status or 200, "headers": head})
        if answer is LOST:
            await send({"type": "http.response.body", "body": b"x", "more_body": True})
        else:
            await send({"type": "http.response.body", "body": data})

    def _answer(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        if path in {wire.LOGIN, wire.DEMO_LOGIN}:
            return _good(self.session())
        if path == wire.REFRESH:
            told = msgspec.msgpack.decode(body, type=wire.RefreshRequest)
            return _good(self.session()) if told.refresh == self.refresh else problem(401, "unauthorized")
        if headers.get("authorization", "").removeprefix("Bearer ") not in self.known:
            return problem(401, "session_expired")
        if path == wire.OPERATIONS:
            operation = msgspec.msgpack.decode(body, type=Operation)
            self.operations.append(operation)
            return _good(
                wire.OperationAnswer(
                    op_id=operation.op_id, act=Act.NOTE, ticket=1, version=2, seq=self.seq, at=NOW
                )
            )
        if path == wire.SNAPSHOT:
            head = SnapshotHead(
                seq=self.seq,
                hash=self.hash,
                at=NOW,
                rate=0.0,
                rows=len(self.rows),
                segments=tuple(self.segments),
            )
            return 200, "application/zstd", packed([head, self.rows])
        for ref, rows in self.segments.items():
            if path == wire.SEGMENT.format(street=ref.street, month=ref.month):
                return 200, "application/zstd", packed([rows])
        return problem(404, "not_found")

    async def _feed(self, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        first = await receive()
        if first["type"] != "websocket.receive":
            return
        hello = msgspec.msgpack.decode(first["bytes"], type=Hello)
        queue: asyncio.Queue[FeedMessage | None] = asyncio.Queue()
        welcome = self.greeting() if hello.access in self.known else [Farewell(code="session_ended")]
        for message in welcome:
            queue.put_nowait(message)
        self._feeds.add(queue)
        self.hellos.append(hello)
        listening = asyncio.ensure_future(self._listen(receive, queue))
        try:
            while (said := await queue.get()) is not None:
                await send({"type": "websocket.send", "bytes": encode(said)})
            if not listening.done():
                await send({"type": "websocket.close", "code": 1012})
        except ClientDisconnected:
            pass  # the console was faster
        self._feeds.discard(queue)
        await listening

    async def _listen(self, receive: Any, queue: asyncio.Queue[FeedMessage | None]) -> None:
        while (said := await receive())["type"] == "websocket.receive":
            self.heard.append(msgspec.msgpack.decode(said["bytes"], type=wire.ClientMessage))
        queue.put_nowait(None)


def _good(value: Any) -> Answer:
    return 200, "application/msgpack", encode(value)
