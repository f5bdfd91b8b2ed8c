"""The database: connections, transactions, and the layout brought up to date at opening."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from backend.store.dialect import SQLITE_PRAGMAS, Dialect
from backend.store.migrate import upgrade
from backend.store.wakeup import Wakeups

_READERS: Final = 4
_WRITERS: Final = 3
_WRITING: Final = {"synchronous_commit": "on", "jit": "off", "enable_seqscan": "off"}
"""Every statement of a writer has its index. PostgreSQL keeps a statement's plan; one made while the tables
were empty would go on reading them whole when they have grown."""
_READING: Final = {"jit": "off", "plan_cache_mode": "force_custom_plan"}
_TRANSIENT_SQLSTATES: Final = ("40001", "40P01", "57P01", "57P02", "57P03", "53300")
"""Serialisation failure, deadlock, three kinds of shutdown, too many connections."""


class Unavailable(Exception):
    """The database cannot answer now. What was asked may be asked again, an operation with the same op_id."""


def is_transient(error: BaseException) -> bool:
    """Whether the same transaction may succeed when it is tried again."""
    if isinstance(error, Unavailable | OSError | PoolTimeout | TimeoutError | InterfaceError):
        return True
    if isinstance(error, OperationalError):
        # SQLite says so of a lock that was not given in time, and of a disk that is full.
        return True
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or _sqlstate(error) in _TRANSIENT_SQLSTATES
    return False


def _sqlstate(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", "") or "")


class Database:
    """One database, SQLite or PostgreSQL; `open` it, `close` it."""

    def __init__(
        self,
        url: sa.URL,
        writer: AsyncEngine,
        reader: AsyncEngine,
        batcher: AsyncEngine,
        wakeups: Wakeups,
    ) -> None:
        self.dialect = Dialect(postgresql=url.get_backend_name() == "postgresql")
        self.wakeups = wakeups
        self._writer = writer
        self._reader = reader
        self._batcher = batcher

    @classmethod
    async def open(cls, url: str, *, readers: int = _READERS) -> Database:
        """Connect, bring the layout up to date, and listen for other processes.

        `url` is `sqlite+aiosqlite:///PATH` or `postgresql+asyncpg://…`; plain `sqlite://` and `postgresql://`
        do too. Raises Unavailable where it cannot be reached, ValueError for another kind of database.
        """
        address = _with_driver(sa.make_url(url))
        if address.get_backend_name() == "sqlite":
            writer, reader = _sqlite_engines(address, readers)
            batcher = writer
        else:
            writer = _postgresql_engine(address, _WRITERS, _WRITING)
            reader = _postgresql_engine(address, readers, _READING)
            batcher = _batch_engine(address)
        database = cls(address, writer, reader, batcher, Wakeups(address))
        try:
            async with database.writing() as connection:
                await connection.run_sync(upgrade)
            await database.wakeups.start()
        except BaseException:
            await database.close()
            raise
        return database

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A write transaction: committed at the end, rolled back when something is raised.

        On SQLite it holds the one write lock from its beginning. Raises Unavailable where the database cannot
        be reached.
        """
        try:
            async with self._writer.begin() as connection:
                yield connection
        except Exception as error:
            raise _told(error) from error

    @asynccontextmanager
    async def batching(self) -> AsyncIterator[AsyncConnection]:
        """A write transaction for whoever tries again by itself: errors come as they are, and a connection
        that was lost meanwhile is not noticed before its use.
        """
        async with self._batcher.begin() as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A read transaction: everything read in it is of one moment. It never waits for writers."""
        try:
            async with self._reader.connect() as plain:
                connection = plain
                if self.dialect.postgresql:
                    connection = await plain.execution_options(
                        isolation_level="REPEATABLE READ", postgresql_readonly=True
                    )
                async with connection.begin():
                    yield connection
        except Exception as error:
            raise _told(error) from error

    async def close(self) -> None:
        """End every connection; what runs in them should have ended before."""
        await self.wakeups.close()
        await self._reader.dispose()
        await self._batcher.dispose()
        await self._writer.dispose()


def _told(error: Exception) -> Exception:
    if isinstance(error, Unavailable) or not is_transient(error):
        return error
    return Unavailable(str(error))


def _with_driver(url: sa.URL) -> sa.URL:
    backend = url.get_backend_name()
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    if backend not in drivers:
        raise ValueError(f"neither SQLite nor PostgreSQL: {backend}")
    return url.set(drivername=drivers[backend])


def _postgresql_engine(url: sa.URL, size: int, settings: dict[str, str]) -> AsyncEngine:
    return create_async_engine(
        url,
        pool_size=size,
        max_overflow=size,
        pool_pre_ping=True,
        connect_args={"server_settings": settings},
    )


def _batch_engine(url: sa.URL) -> AsyncEngine:
    # Asking first whether the connection lives, and rolling back after each commit, would cost a batch two
    # more ways to the server.
    return create_async_engine(
        url,
        pool_size=2,
        max_overflow=_WRITERS,
        pool_reset_on_return=None,
        connect_args={"server_settings": _WRITING},
    )


def _sqlite_engines(url: sa.URL, readers: int) -> tuple[AsyncEngine, AsyncEngine]:
    if not url.database or url.database == ":memory:":
        raise ValueError("a database in memory is not shared between connections: name a file")
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    writer = create_async_engine(url, pool_size=1, max_overflow=0, pool_timeout=30)
    reader = create_async_engine(url, pool_size=readers, max_overflow=readers, pool_timeout=30)
    _begin_with(writer, "BEGIN IMMEDIATE", SQLITE_PRAGMAS)
    _begin_with(reader, "BEGIN", (*SQLITE_PRAGMAS, "PRAGMA query_only=ON"))
    return writer, reader


def _begin_with(engine: AsyncEngine, begin: str, pragmas: tuple[str, ...]) -> None:
    def on_connect(connection: Any, _record: Any) -> None:
        # The driver would begin transactions when it sees fit; we say when.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    def on_begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    sa.event.listen(engine.sync_engine, "connect", on_connect)
    sa.event.listen(engine.sync_engine, "begin", on_begin)
