"""A reader of the feed without a screen: applies what comes as a console does, and notes every hole.

It is the smallest client that keeps the contract of the feed (`domain.wire`), for tests with more readers
than consoles, and for looking at a row's light on either side of a millisecond.
"""

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

import httpx
import msgspec
import zstandard
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection, connect

from domain import wire
from domain.event import link
from domain.framing import frames
from domain.instant import NEVER
from domain.row import TicketRow, state_at
from domain.words import RowState
from tests.harness.processes import ended_within

_NET_S = 60.0
_row_list = msgspec.msgpack.Decoder(tuple[TicketRow, ...])
_head = msgspec.msgpack.Decoder(wire.SnapshotHead)
_message = msgspec.msgpack.Decoder(wire.FeedMessage)


class Follower:
    """One reader with a thread of its own, from `start` to `close`.

    `faults` tells what it found: an event that came twice, a number skipped, a hash that does not follow.
    When its connection breaks it comes back with the last number it has.
    """

    def __init__(self, url: Callable[[], str], access: Callable[[], str]) -> None:
        self._url = url
        self._access = access
        self._lock = threading.RLock()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="follower")
        self._socket: ClientConnection | None = None
        self.rows: dict[int, TicketRow] = {}
        self.events: list[int] = []
        """The numbers of the events received, as they came."""
        self.seq = 0
        self.hash = b""
        self.at = 0
        """Server time of the last beat."""
        self.rate = 1.0
        self.joined = 0
        """How often a feed was opened."""
        self._faults: list[str] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Take the snapshot and follow from there."""
        self._take_snapshot()
        self._thread.start()

    def close(self) -> None:
        """Hang up and end."""
        self._ending.set()
        with self._lock:
            if self._socket is not None:
                self._socket.close()
        self._thread.join()

    def state(self, ticket: int) -> RowState:
        """The light that a row shows at the last beat's time."""
        with self._lock:
            return state_at(self.rows[ticket], self.at)

    def row(self, ticket: int) -> TicketRow:
        """The present row."""
        with self._lock:
            return self.rows[ticket]

    def faults(self) -> list[str]:
        """What was wrong with what came."""
        with self._lock:
            return list(self._faults)

    def await_version(self, ticket: int, version: int) -> None:
        """Wait until the row of a ticket is that of this version, or of a later one."""
        self.await_that(
            f"version {version} of {ticket}",
            lambda self: ticket in self.rows and self.rows[ticket].version >= version,
        )

    def await_beat(self, at: int) -> None:
        """Wait until server time has come to `at` here too; what was due by then has come before it."""
        self.await_that(f"the beat of {at}", lambda self: self.at >= at)

    def await_that(self, what: str, holds: Callable[["Follower"], bool]) -> None:
        """Wait until something holds; a net of a minute is under it."""

        def check() -> bool:
            with self._lock:
                return holds(self)

        if not ended_within(_NET_S, check):
            raise AssertionError(
                f"never came: {what} (seq {self.seq}, at {self.at}, {len(self.rows)} rows, {self._faults})"
            )

    def _take_snapshot(self) -> None:
        response = httpx.get(
            self._url() + wire.SNAPSHOT,
            headers={"Authorization": f"Bearer {self._access()}"},
            trust_env=False,
            timeout=_NET_S,
        )
        response.raise_for_status()
        body = zstandard.ZstdDecompressor().decompressobj().decompress(response.content)
        first, *lists = frames(body)
        head = _head.decode(first)
        self.seq, self.hash, self.at, self.rate = head.seq, head.hash, head.at, head.rate
        self.rows = {row.id: row for part in lists for row in _row_list.decode(part)}

    def _follow(self) -> None:
        while not self._ending.is_set():
            try:
                self._follow_once()
            except (OSError, ConnectionClosed, WebSocketException):
                # The server was killed or has not come back yet: what was missed comes after the next hello.
                self._ending.wait(0.05)

    def _follow_once(self) -> None:
        address = self._url().replace("http://", "ws://", 1) + wire.FEED
        with connect(address, compression=None, max_size=None, proxy=None, open_timeout=_NET_S) as socket:
            with self._lock:
                self._socket = socket
            hello = wire.Hello(access=self._access(), since=self.seq, hash=self.hash)
            socket.send(msgspec.msgpack.encode(hello))
            self.joined += 1
            for frame in socket:
                assert isinstance(frame, bytes)
                message = _message.decode(frame)
                with self._lock:
                    self._apply(message)

    def _apply(self, message: wire.FeedMessage) -> None:
        if isinstance(message, wire.Beat):
            self.at, self.rate = message.at, message.rate
            if message.seq > self.seq:
                self._faults.append(f"a beat tells of {message.seq}, the batches only of {self.seq}")
        elif isinstance(message, wire.Batch):
            self._apply_batch(message)
        elif isinstance(message, wire.Farewell) and message.code != "shutting_down":
            self._faults.append(f"sent away: {message.code}")
            self._ending.set()

    def _apply_batch(self, batch: wire.Batch) -> None:
        first, last = batch.covers
        if first != self.seq + 1:
            self._faults.append(f"a batch begins at {first} after {self.seq}")
        for event in batch.events:
            if not first <= event.seq <= last or (self.events and event.seq <= self.events[-1]):
                self._faults.append(f"event {event.seq} in {batch.covers} after {self.events[-1:]}")
            if event.hash != link(event, event.prev_hash):
                self._faults.append(f"event {event.seq} has another hash than its content")
            if event.seq == self.seq + 1 and event.prev_hash != self.hash and self.hash:
                self._faults.append(f"event {event.seq} follows another history")
            self.seq, self.hash = event.seq, event.hash
            self.events.append(event.seq)
        self.seq, self.hash = last, batch.hash
        for row in batch.rows:
            known = self.rows.get(row.id)
            if known is None or row.version >= known.version:
                self.rows[row.id] = row
        for ticket in batch.left:
            self.rows.pop(ticket, None)

    def open_rows(self) -> dict[int, TicketRow]:
        """The rows that are not in the archive."""
        with self._lock:
            return {ident: row for ident, row in self.rows.items() if row.closed_at == NEVER}
