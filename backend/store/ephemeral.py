"""Messages without a number: positions, presence, signalling. Newest wins; nothing is kept after its
lifetime.

Several processes on PostgreSQL pass them on through a small table (unlogged, and not waited for at commit)
and a NOTIFY of the id. A process on SQLite is the only one, so there they never leave its memory.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Final

import sqlalchemy as sa

from backend.store.database import Database
from backend.store.tables import ephemeral
from backend.store.wakeup import CHANNEL, EPHEMERAL

_MOST_IN_MEMORY: Final = 10_000


def _real_now() -> int:
    return time.time_ns() // 1_000_000


class Ephemerals:
    """The ephemeral messages of one district."""

    def __init__(self, database: Database, district: str, now: Callable[[], int] = _real_now) -> None:
        """`now` is the real clock in milliseconds: lifetimes are no matter of the domain's time."""
        self._database = database
        self._district = district
        self._now = now
        self._memory: deque[tuple[int, int, bytes]] = deque(maxlen=_MOST_IN_MEMORY)
        self._given = 0

    async def say(self, message: bytes, lifetime_ms: int) -> int:
        """Pass a message to every process; it can be read for `lifetime_ms` of real time. Returns its id."""
        expires_at = self._now() + lifetime_ms
        if self._database.dialect.postgresql:
            ident = await self._say_to_all(message, expires_at)
        else:
            self._given += 1
            ident = self._given
            self._memory.append((ident, expires_at, message))
        self._database.wakeups.tell(EPHEMERAL, f"{self._district}:{ident}")
        return ident

    async def since(self, ident: int) -> list[tuple[int, bytes]]:
        """The messages with a higher id that have not expired, in order, own ones too.

        Ids of several processes may become visible out of order: ask from a little before the last one seen,
        and pass over those already known.
        """
        now = self._now()
        if not self._database.dialect.postgresql:
            return [(one, message) for one, expires, message in self._memory if one > ident and expires > now]
        query = (
            sa.select(ephemeral.c.id, ephemeral.c.message)
            .where(
                ephemeral.c.district == self._district,
                ephemeral.c.id > ident,
                ephemeral.c.expires_at > now,
            )
            .order_by(ephemeral.c.id)
        )
        async with self._database.reading() as connection:
            return [(row.id, bytes(row.message)) for row in (await connection.execute(query)).all()]

    async def sweep(self) -> int:
        """Remove what has expired. Returns how many."""
        now = self._now()
        if not self._database.dialect.postgresql:
            kept = [one for one in self._memory if one[1] > now]
            gone = len(self._memory) - len(kept)
            self._memory = deque(kept, maxlen=_MOST_IN_MEMORY)
            return gone
        async with self._database.writing() as connection:
            result = await connection.execute(sa.delete(ephemeral).where(ephemeral.c.expires_at <= now))
            return int(result.rowcount)

    async def _say_to_all(self, message: bytes, expires_at: int) -> int:
        async with self._database.writing() as connection:
            await connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")
            ident = await connection.scalar(
                sa.insert(ephemeral)
                .values(district=self._district, expires_at=expires_at, message=message)
                .returning(ephemeral.c.id)
            )
            payload = f"{EPHEMERAL}:{self._district}:{ident}"
            await connection.execute(sa.select(sa.func.pg_notify(CHANNEL, payload)))
        return int(ident or 0)
