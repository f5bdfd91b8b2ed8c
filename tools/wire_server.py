"""A district at the other end of real sockets, in memory: what a console asks is answered by a `Town`.

For measuring and for long runs, where a whole server would be measured as well. The words are those of
`domain.wire`, tokens are taken for granted.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import sys
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Final, Protocol

import msgspec
import uvicorn
import zstandard

from domain import wire
from domain.framing import framed
from domain.operation import Operation
from domain.refusal import Refusal
from domain.wire import Batch, Beat, DemoSeat, Hello, OperationAnswer, Session, Setup, TicketView

TICK_S: Final = 0.05
BEAT_S: Final = 5.0
_RECENT: Final = 1_200
"""Batches that are kept for who comes back: a minute."""
_KIND: Final = {
    "msgpack": b"application/msgpack",
    "zstd": b"application/zstd",
    "problem": b"application/problem+json",
}
_encode: Final = msgspec.msgpack.encode

Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]


class Town(Protocol):
    """What the server serves."""

    def seats(self) -> tuple[DemoSeat, ...]:
        """The seats that are offered."""

    def session(self, account: int) -> Session:
        """Somebody came in."""

    def setup(self) -> Setup:
        """The district's set-up."""

    def snapshot(self) -> bytes:
        """The open tickets, packed."""

    def segment(self, street: str, month: int) -> bytes:
        """A piece of the archive, packed."""

    def view(self, ident: int) -> TicketView:
        """A ticket whole. Raises KeyError."""

    def submit(self, operation: Operation, account: int) -> OperationAnswer:
        """Carry an operation out. Raises Refusal."""

    def beat(self) -> Beat:
        """The time, and the head of the ledger."""

    def batch(self) -> Batch | None:
        """What was committed since it was asked last; None when nothing was."""


def packed(objects: Iterable[Any]) -> bytes:
    """Objects as the body of a snapshot or a segment."""
    return zstandard.ZstdCompressor().compress(b"".join(framed(map(_encode, objects))))


class WireServer:
    """Serves one town. `controls` are things a line on standard input may ask for: `{"do": NAME, ...}`.

    Each such line gets one line of JSON as its answer; the end of the input ends the server.
    """

    def __init__(self, town: Town, controls: dict[str, Callable[..., dict[str, Any]]]) -> None:
        self._town, self._controls = town, controls
        self._account = 0
        self._feeds: set[asyncio.Queue[bytes]] = set()
        self._recent: deque[tuple[int, bytes]] = deque(maxlen=_RECENT)
        self._server = uvicorn.Server(
            uvicorn.Config(
                self._app,
                log_config=None,
                log_level="critical",
                interface="asgi3",
                lifespan="off",
                ws="websockets-sansio",
                timeout_graceful_shutdown=1,
            )
        )

    def run(self) -> None:
        """Serve until standard input ends; the first line on standard output is `{"url": …}`."""
        asyncio.run(self._run())

    async def _run(self) -> None:
        listening = socket.create_server(("127.0.0.1", 0))
        serving = asyncio.create_task(self._server.serve([listening]))
        _say({"url": f"http://127.0.0.1:{listening.getsockname()[1]}"})
        pushing = [asyncio.create_task(self._push_batches()), asyncio.create_task(self._push_beats())]
        await self._obey()
        for task in pushing:
            task.cancel()
        self._server.should_exit = True
        self._server.force_exit = True
        await serving

    async def _obey(self) -> None:
        reader = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        while line := await reader.readline():
            command = json.loads(line)
            _say(self._controls[command.pop("do")](**command))

    async def _push_batches(self) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            due += TICK_S
            await asyncio.sleep(max(0.0, due - loop.time()))
            self._push_batch()

    async def _push_beats(self) -> None:
        while True:
            await asyncio.sleep(BEAT_S)
            self._push_batch()  # a beat tells of nothing that was not sent before it
            self._to_all(_encode(self._town.beat()))

    def _push_batch(self) -> None:
        if (batch := self._town.batch()) is not None:
            encoded = _encode(batch)
            self._recent.append((batch.covers[1], encoded))
            self._to_all(encoded)

    def _to_all(self, message: bytes) -> None:
        for feed in self._feeds:
            feed.put_nowait(message)

    # --- serving ---

    async def _app(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._feed(receive, send)
            return
        body = b""
        while True:
            part = await receive()
            body += part.get("body", b"")
            if not part.get("more_body"):
                break
        status, kind, data = self._answer(scope["path"], body)
        head = [(b"content-type", _KIND[kind]), (b"content-length", str(len(data)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": head})
        await send({"type": "http.response.body", "body": data})

    def _answer(self, path: str, body: bytes) -> tuple[int, str, bytes]:
        town = self._town
        try:
            if path == wire.DEMO_SEATS:
                return _good(town.seats())
            if path == wire.DEMO_LOGIN:
                self._account = msgspec.msgpack.decode(body, type=wire.DemoLoginRequest).account
                return _good(town.session(self._account))
            if path == wire.REFRESH:
                return _good(town.session(self._account))
            if path == wire.SETUP:
                return _good(town.setup())
            if path == wire.SNAPSHOT:
                return 200, "zstd", town.snapshot()
            if path == wire.OPERATIONS:
                operation = msgspec.msgpack.decode(body, type=Operation)
                return _good(town.submit(operation, self._account))
            *_, kind, first = path.split("/")
            if kind == "tickets":
                return _good(town.view(int(first)))
            if path.startswith(wire.SEGMENT.partition("{")[0]):
                return 200, "zstd", town.segment(kind, int(first))
        except Refusal as refusal:
            return _problem(409, refusal.code, refusal.detail)
        except KeyError:
            return _problem(404, "not_found", {})
        return _problem(404, "not_found", {})

    async def _feed(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        first = await receive()
        if first["type"] != "websocket.receive":
            return
        since = msgspec.msgpack.decode(first["bytes"], type=Hello).since
        feed: asyncio.Queue[bytes] = asyncio.Queue()
        self._push_batch()
        for last, batch in self._recent:
            if last > since:
                feed.put_nowait(batch)
        feed.put_nowait(_encode(self._town.beat()))
        self._feeds.add(feed)
        writing = asyncio.create_task(_write(feed, send))
        try:
            while (await receive())["type"] == "websocket.receive":
                pass
        finally:
            self._feeds.discard(feed)
            writing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writing


async def _write(feed: asyncio.Queue[bytes], send: Send) -> None:
    while True:
        await send({"type": "websocket.send", "bytes": await feed.get()})


def _good(value: Any) -> tuple[int, str, bytes]:
    return 200, "msgpack", _encode(value)


def _problem(status: int, code: str, facts: Any) -> tuple[int, str, bytes]:
    told = wire.Problem(type="about:blank", title=code, status=status, code=code, facts=dict(facts or {}))
    return status, "problem", msgspec.json.encode(told)


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
