"""The feed's sockets: uvicorn speaks the WebSocket's opening and closing, whole frames are written past it.

A frame that a hundred readers get is made once; through ASGI each of them would make it anew, which is most
of what a delivery costs.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from backend.feed.conversation import Feeds
from backend.feed.subscriber import Socket

_EXTENSION: Final = "huying.socket"


class FeedProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol, which also hands its socket to the application."""

    async def run_asgi(self) -> None:
        """Runs the application with the socket among the scope's extensions."""
        extensions: dict[str, Any] = dict(self.scope.get("extensions") or {})
        self.scope["extensions"] = extensions | {_EXTENSION: _DirectSocket(self)}
        await super().run_asgi()


class _DirectSocket:
    """Whole frames to one peer."""

    def __init__(self, protocol: FeedProtocol) -> None:
        self._protocol = protocol
        self._transport = protocol.transport

    def write(self, frame: bytes) -> None:
        """Hands a frame to the system, or keeps it until the peer reads."""
        if not self._transport.is_closing():
            self._transport.write(frame)

    def waiting(self) -> int:
        """Bytes that the peer has not taken yet."""
        return self._transport.get_write_buffer_size()

    async def drained(self) -> None:
        """Waits until the peer has taken most of what was written, or is gone."""
        await self._protocol.writable.wait()

    def abort(self) -> None:
        """Ends the connection without another word."""
        self._transport.abort()


FeedApp = Callable[
    [
        MutableMapping[str, Any],
        Callable[[], Awaitable[MutableMapping[str, Any]]],
        Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ],
    Awaitable[None],
]


def feed_app(feeds: Feeds) -> FeedApp:
    """The feed as an ASGI application; a plain request for its address is told to open a WebSocket."""

    async def talk(
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
        send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ) -> None:
        if scope["type"] != "websocket":
            headers = [(b"upgrade", b"websocket"), (b"connection", b"Upgrade"), (b"content-length", b"0")]
            await send({"type": "http.response.start", "status": 426, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        socket: Socket = scope["extensions"][_EXTENSION]
        await feeds.talk(socket, receive, send)

    return talk
