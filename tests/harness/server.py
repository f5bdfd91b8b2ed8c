"""A real server for tests, in a process of its own, whose domain clock stands still until it is moved.

`python -m tests.harness.server --database URL --data FOLDER [--at MS] [--sms-webhook URL]` builds the
product's own application (`backend.app.build`) with another clock, and prints `{"url", "control"}` when it
answers. `control` is a port on loopback that takes JSON lines and answers each with `{"now": MS}`:

    {"do": "now"}                   what the clock shows
    {"do": "move_to", "at": MS}     moves it there
    {"do": "move_by", "ms": MS}     moves it on

A move answers after everything that became due was carried out, its messages were claimed for sending, and
batch and beat were written to every feed. Nothing of this is in the product: the clock is an argument there.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Final

from backend.app import App, build
from backend.running.logs import log_to_stderr
from backend.server import Listener, Stop, run
from backend.settings import ServerSettings
from backend.sms import LogGateway, SmsGateway, WebhookGateway
from backend.store.database import Database
from backend.store.outbox import Outbox
from backend.store.vault import Vault
from tests.harness.standing_clock import StandingClock
from tests.harness.town import DISTRICT

_LOOK_S: Final = 0.005
NOON: Final = 1_780_286_400_000
"""2026-06-01 12:00 in Shanghai: where the clock stands when nothing else is said."""


class _Control:
    """Answers the lines of a test."""

    def __init__(self, app: App, clock: StandingClock, outbox: Outbox) -> None:
        self._app = app
        self._clock = clock
        self._outbox = outbox

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One test's connection, until it hangs up."""
        while line := await reader.readline():
            writer.write(json.dumps(await self._answer(json.loads(line))).encode() + b"\n")
            await writer.drain()
        writer.close()

    async def _answer(self, wish: dict[str, Any]) -> dict[str, Any]:
        if wish["do"] == "now":
            return {"now": self._clock.now()}
        self._clock.move_to(wish["at"] if wish["do"] == "move_to" else self._clock.now() + wish["ms"])
        await self._settle()
        return {"now": self._clock.now()}

    async def _settle(self) -> None:
        ledger = self._app.services.ledger
        while (await ledger.run_due()).fired:
            continue
        self._app.wake()
        await _until(self._messages_claimed)
        head = await ledger.head()
        await _until(lambda: _now(self._app.hub.position >= head.seq))
        self._app.hub.beat()

    async def _messages_claimed(self) -> bool:
        return await self._outbox.next_at() > self._clock.now()


async def _until(holds: Callable[[], Awaitable[bool]]) -> None:
    while True:
        if await holds():
            return
        await asyncio.sleep(_LOOK_S)


async def _now(value: bool) -> bool:
    return value


async def _serve(given: argparse.Namespace) -> int:
    clock = StandingClock(given.at)
    async with AsyncExitStack() as stack:
        stop = stack.enter_context(Stop())
        database = await Database.open(given.database)
        stack.push_async_callback(database.close)
        gateway: SmsGateway = WebhookGateway(given.sms_webhook) if given.sms_webhook else LogGateway()
        stack.push_async_callback(gateway.close)
        settings = ServerSettings(database=given.database, district=DISTRICT, data=given.data)
        vault = Vault.open(given.data, {})
        app = await stack.enter_async_context(build(settings, clock, gateway, database, vault, DISTRICT))
        listener = Listener(app.asgi, "127.0.0.1", given.port)
        await listener.start()
        stack.push_async_callback(listener.close)
        stack.push_async_callback(app.end_feeds)
        outbox = Outbox(database, clock, vault, DISTRICT)
        control = await asyncio.start_server(_Control(app, clock, outbox).talk, "127.0.0.1", 0)
        stack.callback(control.close)
        print(json.dumps({"url": listener.url, "control": control.sockets[0].getsockname()[1]}), flush=True)
        await stop.wait()
    return 0


def main() -> int:
    """Serves until SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.server")
    parser.add_argument("--database", required=True)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--at", type=int, default=NOON)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--sms-webhook")
    given = parser.parse_args()
    log_to_stderr()
    return run(lambda: _serve(given))


if __name__ == "__main__":
    sys.exit(main())
