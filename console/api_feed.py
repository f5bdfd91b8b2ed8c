"""The feed's socket: opened, watched, opened again, for as long as the session lives."""

from __future__ import annotations

import asyncio
import random
import ssl
from collections.abc import Callable
from enum import StrEnum
from typing import Final

import msgspec
import truststore
from PySide6.QtCore import QObject, Signal
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from console.api_client import ApiClient
from console.api_http import NoAnswerError, ProblemError, SessionExpiredError
from console.server_clock import STALE_AFTER_MS, monotonic_ms
from console.tasks import Tasks
from domain.wire import (
    FEED,
    MOST_OPEN,
    Batch,
    Beat,
    ClientMessage,
    Farewell,
    FeedMessage,
    Hello,
    MessagesChanged,
    Position,
    Presence,
    Renew,
    SayPresence,
    SetupMoved,
)

FIRST_PAUSE_S: Final = 0.5
LONGEST_PAUSE_S: Final = 30.0
_GIVEN_UP_MS: Final = 2 * STALE_AFTER_MS
"""So long without a word and the socket is dead, whatever the system says."""
_PING_S: Final = 5.0
_LARGEST_FRAME: Final = 32 * 1024 * 1024

_encode: Final = msgspec.msgpack.Encoder().encode
_decode: Final = msgspec.msgpack.Decoder(FeedMessage).decode


class LinkState(StrEnum):
    """How the console and the server stand to each other."""

    CONNECTING = "connecting"
    """The first connection of a session is being made."""
    LIVE = "live"
    STALE = "stale"
    """The socket is open and silent for longer than two beats."""
    DISCONNECTED = "disconnected"
    """The connection is known to be gone; it is tried again and again."""
    SESSION_EXPIRED = "session_expired"
    """Somebody has to log in."""


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """The state of the connection."""

    state: LinkState
    since: int
    """When it came into this state, by `monotonic_ms`."""
    latency_ms: int | None = None
    """There and back, while live and once measured."""


class _Ended(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Feed(QObject):
    """One feed for one session. `cursor` tells the last number that was applied, with its hash.

    Signals:
        batch: a Batch; it must be applied before the next turn of the loop.
        beat: a Beat.
        presence, position, messages_changed: what their names say.
        setup_moved: the set-up of the district is another (its version).
        link_changed: a Link.
        snapshot_needed: the feed cannot go on from the cursor; it waits for `resume`. The reason, a word.
    """

    batch = Signal(object)
    beat = Signal(object)
    presence = Signal(object)
    position = Signal(object)
    messages_changed = Signal(object)
    setup_moved = Signal(int)
    link_changed = Signal(object)
    snapshot_needed = Signal(str)

    def __init__(
        self,
        client: ApiClient,
        tasks: Tasks,
        cursor: Callable[[], tuple[int, bytes]],
        parent: QObject | None = None,
        *,
        first_pause_s: float = FIRST_PAUSE_S,
        silent_ms: int = STALE_AFTER_MS,
    ) -> None:
        super().__init__(parent)
        self._client, self._tasks, self._cursor = client, tasks, cursor
        self._first_pause_s, self._silent_ms = first_pause_s, silent_ms
        self._task: asyncio.Task[None] | None = None
        self._socket: ClientConnection | None = None
        self._may_go_on = asyncio.Event()
        self._hurry = asyncio.Event()
        self._opened: tuple[int, ...] = ()
        self._leaving = False
        self.link = Link(state=LinkState.CONNECTING, since=monotonic_ms())
        client.renewed.connect(self._on_renewed)

    def start(self) -> None:
        """Connect, and stay connected until `stop`."""
        if self._task is None or self._task.done():
            self._may_go_on.set()
            self._become(LinkState.CONNECTING)
            self._task = self._tasks.task(self._live(), "the feed")

    async def stop(self) -> None:
        """Close the socket and connect no more."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait([task])

    def resume(self) -> None:
        """The snapshot is there: go on from the cursor."""
        self._may_go_on.set()

    def need_snapshot(self, reason: str) -> None:
        """Something that came shows that the cursor cannot be trusted: end this socket, wait for `resume`."""
        self._may_go_on.clear()
        self.snapshot_needed.emit(reason)
        self._drop()

    def reconnect(self) -> None:
        """End this socket and catch up from the cursor on the next."""
        self._drop()

    def hurry(self) -> None:
        """Do not wait before the next try: the user asked for it, or the network came back."""
        if self._socket is None:
            self._hurry.set()

    def open_tickets(self, tickets: tuple[int, ...]) -> None:
        """Let others know which tickets are open here."""
        self._opened = tickets[:MOST_OPEN]
        self._say(SayPresence(tickets=self._opened))

    # --- the life of the feed ---

    async def _live(self) -> None:
        tried = 0
        while True:
            await self._may_go_on.wait()
            reached = False
            try:
                reached = await self._converse()
            except SessionExpiredError:
                self._become(LinkState.SESSION_EXPIRED)
                return
            except (
                OSError,
                WebSocketException,
                TimeoutError,
                NoAnswerError,
                ProblemError,
                msgspec.DecodeError,
            ):
                reached = self.link.state in {LinkState.LIVE, LinkState.STALE}
            finally:
                self._socket = None
            if not self._may_go_on.is_set():
                self._become(LinkState.CONNECTING)
                continue
            self._become(LinkState.DISCONNECTED)
            tried = 0 if reached else tried + 1
            await self._pause(tried)

    async def _pause(self, tried: int) -> None:
        """Wait before the next try: longer each time, and by chance, lest a hundred consoles come at once."""
        longest = min(LONGEST_PAUSE_S, self._first_pause_s * 2**tried)
        try:
            async with asyncio.timeout(longest * random.uniform(0.3, 1.0)):  # noqa: S311
                await self._hurry.wait()
        except TimeoutError:
            return
        finally:
            self._hurry.clear()

    async def _converse(self) -> bool:
        """One socket from opening to end; whether it ever was live."""
        address = "ws" + self._client.base_url.removeprefix("http") + FEED
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if address.startswith("wss") else None
        access = self._client.access()
        reached = False
        async with connect(
            address,
            ssl=context,
            max_size=_LARGEST_FRAME,
            compression=None,
            ping_interval=_PING_S,
            ping_timeout=2 * _PING_S,
            open_timeout=_PING_S,
            close_timeout=1.0,
        ) as socket:
            since, seen = self._cursor()
            await socket.send(_encode(Hello(access=access, since=since, hash=seen)))
            self._socket, self._leaving = socket, False
            if self._opened:
                await socket.send(_encode(SayPresence(tickets=self._opened)))
            try:
                while True:
                    message = _decode(await self._next(socket))
                    if not isinstance(message, Farewell):
                        reached = True
                        self._become(LinkState.LIVE, round(socket.latency * 1000) if socket.latency else None)
                    self._dispatch(message)
                    if self._leaving:
                        return reached
            except _Ended as end:
                if end.code == "session_ended":
                    await self._client.renew(access)
            return reached

    async def _next(self, socket: ClientConnection) -> bytes:
        waited = 0
        while True:
            try:
                async with asyncio.timeout((self._silent_ms if not waited else _GIVEN_UP_MS - waited) / 1000):
                    data = await socket.recv()
            except TimeoutError:
                if waited:
                    raise
                waited = self._silent_ms
                self._become(LinkState.STALE)
            else:
                return data if isinstance(data, bytes) else data.encode()

    def _dispatch(self, message: FeedMessage) -> None:
        match message:
            case Batch():
                self.batch.emit(message)
            case Beat():
                self.beat.emit(message)
            case Presence():
                self.presence.emit(message)
            case Position():
                self.position.emit(message)
            case MessagesChanged():
                self.messages_changed.emit(message)
            case SetupMoved():
                self.setup_moved.emit(message.version)
            case Farewell(code="snapshot_needed"):
                self.need_snapshot("snapshot_needed")
                raise _Ended("snapshot_needed")
            case Farewell(code=code):
                raise _Ended(code)

    def _become(self, state: LinkState, latency_ms: int | None = None) -> None:
        link = self.link
        if state is link.state and latency_ms == link.latency_ms:
            return
        since = link.since if state is link.state else monotonic_ms()
        self.link = Link(state=state, since=since, latency_ms=latency_ms)
        self.link_changed.emit(self.link)

    def _on_renewed(self, access: str) -> None:
        self._say(Renew(access=access))

    def _say(self, message: ClientMessage) -> None:
        if self._socket is not None:
            self._tasks.spawn(_send(self._socket, _encode(message)), "a word to the feed")

    def _drop(self) -> None:
        self._leaving = True
        if self._socket is not None:
            self._tasks.spawn(self._socket.close(), "closing the feed")


async def _send(socket: ClientConnection, data: bytes) -> None:
    try:
        await socket.send(data)
    except WebSocketException:
        return  # the conversation itself notices its end
