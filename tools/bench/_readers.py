"""Raw readers of a feed, and what they cost the server."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from domain import wire

_TICKS_A_SECOND: Final = os.sysconf("SC_CLK_TCK")


class _Message(msgspec.Struct):
    type: str
    events: list[msgspec.Raw] = []


_decode: Final = msgspec.msgpack.Decoder(_Message).decode


def cpu_seconds(pid: int) -> float:
    """What a process has used of the processor so far, its threads among it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS_A_SECOND


class Readers:
    """Sockets that say Hello and then take what comes."""

    def __init__(self) -> None:
        self._sockets: list[ClientConnection] = []
        self._tasks: list[asyncio.Task[None]] = []
        self.events = 0
        """Events that they got, all together."""

    async def open(self, url: str, access: str, since: int) -> None:
        """Opens one more and waits until it has heard its first beat."""
        address = url.replace("http", "ws", 1) + wire.FEED
        socket = await connect(address, compression=None, proxy=None, max_queue=None)
        await socket.send(msgspec.msgpack.encode(wire.Hello(access=access, since=since)))
        while _decode(await socket.recv(decode=False)).type != "beat":
            pass
        self._sockets.append(socket)
        self._tasks.append(asyncio.create_task(self._take(socket)))

    async def _take(self, socket: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            while True:
                data = await socket.recv(decode=False)
                self.events += len(_decode(data).events)

    async def close(self) -> None:
        """Closes them all."""
        for socket in self._sockets:
            await socket.close()
        await asyncio.gather(*self._tasks)
