"""One reader of the feed."""

from __future__ import annotations

import asyncio
from typing import Final, Protocol

from backend.feed.ephemeral import Envelope
from backend.feed.frames import farewell_frames
from backend.services.sessions import Caller
from backend.store.scope import Scope

_CLOSING_S: Final = 5.0


class Socket(Protocol):
    """The server's end of a WebSocket, below ASGI: frames are written whole and never awaited."""

    def write(self, frame: bytes) -> None:
        """Hands a frame to the system, or keeps it until the peer reads."""

    def waiting(self) -> int:
        """Bytes that the peer has not taken yet."""

    async def drained(self) -> None:
        """Waits until the peer has taken most of what was written, or is gone."""

    def abort(self) -> None:
        """Ends the connection without another word."""


class Subscriber:
    """A socket that is written to, with who reads it and how far it got.

    What its reader does not take waits, up to `longest` bytes; beyond that the reader is cut off, so that one
    that sleeps costs the others nothing.
    """

    def __init__(self, socket: Socket, access: str, caller: Caller, scope: Scope, longest: int) -> None:
        self._socket = socket
        self._longest = longest
        self.access = access
        self.caller = caller
        self.scope = scope
        self.open: dict[int, Envelope] = {}
        """The tickets that it said are open there, with what was told of each."""
        self.position = 0
        """The last number that was sent."""
        self.ended: asyncio.Event = asyncio.Event()
        self.farewell = ""

    def write(self, frame: bytes) -> None:
        """Sends a frame, or cuts off a reader that left too much unread."""
        if self.farewell:
            return
        if self._socket.waiting() > self._longest:
            self.end("slow_reader")
            return
        self._socket.write(frame)

    def end(self, code: str) -> None:
        """Says farewell; the connection ends when the peer has read it, or soon without that."""
        if self.farewell:
            return
        self.farewell = code
        self._socket.write(farewell_frames(code))
        self.ended.set()

    async def drained(self) -> None:
        """Waits until the peer has taken most of what was written; ends when the feed does."""
        reads = asyncio.ensure_future(self._socket.drained())
        ends = asyncio.ensure_future(self.ended.wait())
        try:
            await asyncio.wait((reads, ends), return_when=asyncio.FIRST_COMPLETED)
        finally:
            reads.cancel()
            ends.cancel()
            await asyncio.gather(reads, ends, return_exceptions=True)

    async def gone(self) -> None:
        """Gives the peer a while to take the farewell, and then lets the connection go."""
        try:
            async with asyncio.timeout(_CLOSING_S):
                await self._socket.drained()
        except TimeoutError:
            self._socket.abort()
