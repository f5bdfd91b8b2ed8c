"""The server as a child of the console: `python -m backend.embedded --data DIR`.

A console starts this with pipes on standard input and output, reads lines `{"url": …, "pid": …}` from it, and
keeps the input open for as long as it lives; a further line tells that the server is now somewhere else. At
the end it closes the input and reads to the end of the output, which comes when the child ends, or at once
where the child goes on for other consoles. That is all it has to do, be it the first console or the fifth:

- Who gets the lock in the data folder serves, and writes `server.json` beside it (`url`, `pid`, and `lease`,
  a port on loopback).
- Who does not get it holds a lease instead: a connection to that port, kept until its own console is gone.
- The server ends when its console's pipe is closed and no lease is held. Pipes and connections close with the
  process that holds them, also when it is killed. When a server dies, one of those that held a lease takes
  its place.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from backend.lock import Lock

SERVER_FILE: Final = "server.json"
DATABASE_FILE: Final = "huying.sqlite"
LOG_FILE: Final = "server.log"
_LOCK_FILE: Final = "server.lock"
_LOOK_AGAIN_S: Final = 0.1


def main(arguments: list[str] | None = None) -> int:
    """Serves, or holds a lease on the server that runs, until standard input is closed."""
    parser = argparse.ArgumentParser(prog="backend.embedded")
    parser.add_argument("--data", required=True, type=Path, metavar="DIR")
    data: Path = parser.parse_args(arguments).data
    data.mkdir(parents=True, exist_ok=True)
    # The console's terminal is not ours to be interrupted by: the pipe tells when the console is gone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from backend.server import run

    async def live() -> int:
        console = _Console(asyncio.get_running_loop())
        lock = Lock(data / _LOCK_FILE)
        while not console.gone.is_set():
            if lock.take():
                try:
                    return await _serve(data, console)
                finally:
                    (data / SERVER_FILE).unlink(missing_ok=True)
                    lock.release()
            await _hold_lease(data, console)
        return 0

    return run(live)


class _Console:
    """The console that started us: told where the server is, and seen to go when its pipe closes."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.gone = asyncio.Event()
        # A thread, because not every system can wait for a pipe on the loop.
        threading.Thread(target=self._read, args=(loop,), name="console's pipe", daemon=True).start()

    def _read(self, loop: asyncio.AbstractEventLoop) -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 4_096):
                pass
        with contextlib.suppress(RuntimeError):  # the loop has ended before the console
            loop.call_soon_threadsafe(self.gone.set)

    def tell(self, server: dict[str, Any]) -> None:
        """Says where the server is. A console that is gone by now does not hear it."""
        with contextlib.suppress(OSError):
            sys.stdout.write(json.dumps({"url": server["url"], "pid": server["pid"]}) + "\n")
            sys.stdout.flush()

    def let_go(self) -> None:
        """Closes our end of its pipe: it need not wait for us, we serve others."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.close(nowhere)


async def _hold_lease(data: Path, console: _Console) -> None:
    """Holds a lease on the running server until it or the console is gone; waits a little without one."""
    server = _read_server(data)
    if server is not None:
        with contextlib.suppress(OSError, ValueError, asyncio.IncompleteReadError):
            reader, writer = await asyncio.open_connection("127.0.0.1", server["lease"])
            try:
                # Its answer proves that it is our server, and not whoever got its port after it died.
                if json.loads(await reader.readline())["pid"] == server["pid"]:
                    console.tell(server)
                    await _first(reader.read(), console.gone.wait())
                    return
            finally:
                writer.close()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_LOOK_AGAIN_S):
            await console.gone.wait()


def _read_server(data: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads((data / SERVER_FILE).read_text())
    except (OSError, ValueError):
        return None
    return found if {"url", "pid", "lease"} <= found.keys() else None


async def _first(*waits: Any) -> None:
    tasks = [asyncio.ensure_future(wait) for wait in waits]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class _Leases:
    """The connections of the other consoles' children."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._held: set[asyncio.StreamWriter] = set()

    @property
    def any(self) -> bool:
        """Whether another console still needs this server."""
        return bool(self._held)

    async def hold(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One of them, from its opening to its end."""
        self._held.add(writer)
        try:
            writer.write(json.dumps({"pid": os.getpid()}).encode() + b"\n")
            await reader.read()
        except ConnectionError:
            pass
        finally:
            self._held.discard(writer)
            writer.close()
            self._changed()

    def end(self) -> None:
        """Lets all go."""
        for writer in tuple(self._held):
            writer.close()


async def _serve(data: Path, console: _Console) -> int:
    # Imported by the one child that serves: a child that holds a lease stays small.
    from backend.clock import SystemClock
    from backend.running.demo import living_demo, seed
    from backend.running.logs import log_to_file
    from backend.running.serving import serving
    from backend.seeding.district import DEMO_DISTRICT
    from backend.server import Stop
    from backend.settings import ServerSettings

    log_to_file(data / LOG_FILE)
    settings = ServerSettings(
        database=f"sqlite:///{data / DATABASE_FILE}", data=data, demo=True, district=DEMO_DISTRICT
    )
    clock = SystemClock()
    await seed(settings.database, DEMO_DISTRICT, data)
    changed = asyncio.Event()
    leases = _Leases(changed.set)
    listening = await asyncio.start_server(leases.hold, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    with Stop(signal.SIGTERM) as stop:
        async with listening, serving(settings, clock) as served, living_demo(served.app, clock):
            server = {"url": served.url, "pid": os.getpid(), "lease": port}
            _write_server(data, server)
            console.tell(server)
            while not stop.stopped and (not console.gone.is_set() or leases.any):
                changed.clear()
                if console.gone.is_set():
                    console.let_go()
                needed_by = changed if console.gone.is_set() else console.gone
                await _first(needed_by.wait(), stop.wait())
            # Nobody finds us from here on; who still holds a lease takes over.
            (data / SERVER_FILE).unlink(missing_ok=True)
        leases.end()
    return 0


def _write_server(data: Path, server: dict[str, Any]) -> None:
    written = data / f"{SERVER_FILE}.{os.getpid()}"
    written.write_text(json.dumps(server))
    written.replace(data / SERVER_FILE)


if __name__ == "__main__":
    sys.exit(main())
