"""Listening, and ending in an orderly way: uvicorn run by us, with its signals in our hands."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Final, Self

import uvicorn

from backend.api.socket import FeedProtocol

_LARGEST_FRAME: Final = 64 * 1024
_BACKLOG: Final = 1_024
_ENDS_WITHIN_S: Final = 4


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves the signals to us: uvicorn raises them again at the end, so that it never exits with 0."""
        yield


class Listener:
    """An application on a socket, from `start` to `close`."""

    def __init__(self, app: Any, host: str, port: int) -> None:
        self._socket = _bound(host, port)
        config = uvicorn.Config(
            app,
            http="httptools",
            ws=FeedProtocol,
            loop="none",
            lifespan="off",
            interface="asgi3",
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=False,
            ws_max_size=_LARGEST_FRAME,
            ws_per_message_deflate=False,
            ws_ping_interval=20.0,
            ws_ping_timeout=20.0,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=_ENDS_WITHIN_S,
            backlog=_BACKLOG,
        )
        self._server = _Server(config)
        self._serving: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """Where it can be reached."""
        host, port = self._socket.getsockname()[:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    async def start(self) -> None:
        """Begins to answer; returns when it does."""
        self._serving = asyncio.create_task(self._server.serve(sockets=[self._socket]), name="listener")
        while not self._server.started:
            if self._serving.done():
                await self._serving
            await asyncio.sleep(0)

    async def close(self) -> None:
        """Takes no connection any more, lets requests in flight finish, and ends."""
        self._server.should_exit = True
        if self._serving is not None:
            await self._serving
            self._serving = None
        self._socket.close()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind((host, port))
    # Small answers must not wait for the peer's acknowledgement; connections inherit it.
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    made.set_inheritable(False)
    return made


class Stop:
    """SIGTERM and SIGINT as something to wait for, within a `with`; signals before `wait` count too."""

    def __init__(self, *signals: signal.Signals) -> None:
        self._signals = signals or (signal.SIGTERM, signal.SIGINT)
        self._stopped = asyncio.Event()
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        loop = asyncio.get_running_loop()

        def on_signal(_number: int, _frame: object) -> None:
            loop.call_soon_threadsafe(self._stopped.set)

        # signal.signal and not the loop's own way, which Windows has not.
        self._before = {one: signal.signal(one, on_signal) for one in self._signals}
        return self

    def __exit__(self, *_: object) -> None:
        for one, before in self._before.items():
            signal.signal(one, before)

    @property
    def stopped(self) -> bool:
        """Whether one has come."""
        return self._stopped.is_set()

    async def wait(self) -> None:
        """Waits for the first of them."""
        await self._stopped.wait()


def run(main: Callable[[], Awaitable[int]]) -> int:
    """Runs a server's main coroutine on uvloop where there is one (Windows has none)."""
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        return runner.run(_awaited(main))


async def _awaited(main: Callable[[], Awaitable[int]]) -> int:
    return await main()


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    try:
        import uvloop
    except ImportError:
        logging.getLogger(__name__).info("uvloop is not there; asyncio's own loop serves")
        return None
    return uvloop.new_event_loop
