"""Wake-ups between processes: something was committed, look at it. The cursor read is the truth."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any, Final

import asyncpg
import sqlalchemy as sa

CHANNEL: Final = "huying"
HEAD: Final = "head"
"""Topic: a district's ledger grew; the payload is `<district>:<seq>`."""
EPHEMERAL: Final = "ephemeral"
"""Topic: an ephemeral message was said; the payload is `<district>:<id>`."""
MESSAGES: Final = "messages"
"""Topic: the outbox moved for a ticket; the payload is `<district>:<ticket>`."""
WORLD: Final = "world"
"""Topic: a district's set-up changed; the payload is `<district>:<version>`."""

_RECONNECT_AFTER_S: Final = 1.0
_ALIVE_CHECK_S: Final = 5.0

Listener = Callable[[str, str], None]
"""Called on the loop with topic and payload; must not block."""

_log = logging.getLogger(__name__)


class Wakeups:
    """Passes wake-ups to this process's listeners: own ones at once, others' through PostgreSQL's NOTIFY."""

    def __init__(self, url: sa.URL) -> None:
        self._url = url
        self._listeners: list[Listener] = []
        self._listening: asyncio.Task[None] | None = None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a listener called at each wake-up until the returned function is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def tell(self, topic: str, payload: str) -> None:
        """Wake this process's own listeners, after the commit."""
        for listener in tuple(self._listeners):
            listener(topic, payload)

    async def start(self) -> None:
        """Begin to listen for other processes; with SQLite there are none."""
        if self._url.get_backend_name() == "postgresql":
            self._listening = asyncio.create_task(self._listen(), name="store wake-ups")

    async def close(self) -> None:
        """Stop listening."""
        if self._listening is not None:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listening
            self._listening = None

    async def _listen(self) -> None:
        while True:
            try:
                await self._listen_once()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as lost:
                # Whoever follows the ledger polls once a second anyway, so a lost wake-up is only slower.
                _log.info("wake-ups lost: %s", lost)
            await asyncio.sleep(_RECONNECT_AFTER_S)

    async def _listen_once(self) -> None:
        connection = await asyncpg.connect(
            host=self._url.host,
            port=self._url.port,
            user=self._url.username,
            password=self._url.password,
            database=self._url.database,
        )
        try:
            await connection.add_listener(CHANNEL, self._on_notified)
            while not connection.is_closed():
                await connection.execute("SELECT 1")
                await asyncio.sleep(_ALIVE_CHECK_S)
        finally:
            if not connection.is_closed():
                # A connection in the middle of a statement cannot say goodbye.
                connection.terminate()

    def _on_notified(self, _connection: Any, _process: int, _channel: str, payload: str) -> None:
        topic, _, rest = payload.partition(":")
        self.tell(topic, rest)
