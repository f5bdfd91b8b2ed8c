"""A server from its start to its orderly end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final

import msgspec
import structlog

from backend.app import App, build
from backend.clock import Clock, SystemClock
from backend.running.logs import log_to_stderr
from backend.running.opening import Refused, open_vault, opened_database, the_district
from backend.server import Listener, Stop, run
from backend.settings import ServerSettings
from backend.sms import LogGateway, SmsGateway, WebhookGateway

_log: Final = structlog.get_logger("backend.server")


class Served(msgspec.Struct, frozen=True, kw_only=True):
    """A server that answers."""

    app: App
    url: str


@asynccontextmanager
async def serving(settings: ServerSettings, clock: Clock | None = None) -> AsyncIterator[Served]:
    """A server that answers until the block ends: then its feeds are told, requests in flight finish.

    Raises Refused where it cannot start.
    """
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(opened_database(settings.database))
        district = await the_district(database, settings.district)
        vault = open_vault(settings.database, settings.data)
        gateway = _gateway(settings)
        stack.push_async_callback(gateway.close)
        app = await stack.enter_async_context(
            build(settings, clock or SystemClock(), gateway, database, vault, district)
        )
        try:
            listener = Listener(app.asgi, settings.host, settings.port)
        except OSError as taken:
            raise Refused(f"cannot listen on {settings.host}:{settings.port}: {taken.strerror}") from taken
        await listener.start()
        stack.push_async_callback(listener.close)
        stack.push_async_callback(app.end_feeds)
        _log.info("serving", url=listener.url, district=district)
        yield Served(app=app, url=listener.url)


def serve(settings: ServerSettings, ready: Callable[[str], None]) -> int:
    """Serves until SIGTERM or SIGINT; gives the exit code. `ready` is told the address. Raises Refused."""
    log_to_stderr()

    async def main() -> int:
        with Stop() as stop:
            async with serving(settings) as served:
                ready(served.url)
                await stop.wait()
                _log.info("ending")
        return 0

    return run(main)


def _gateway(settings: ServerSettings) -> SmsGateway:
    return WebhookGateway(settings.sms_webhook) if settings.sms_webhook else LogGateway()
