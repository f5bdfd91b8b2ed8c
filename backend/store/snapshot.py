"""The open part of the district as one compressed stream, consistent with a number of the ledger.

What is «open» here is every row that no segment holds in its present version: the open tickets, and those
closed ones that are too young for a segment or were changed since theirs was made. Together with the
segments that the head names (where a ticket stands in both, the higher version wins) nothing is missing and
nothing stale. A reader that does not see whole streets (a community's seat, a unit, a resident) gets all its
rows here and no segments.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa
import zstandard
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.clock import Clock
from backend.store.database import Database
from backend.store.reading import read_head, rows_shown
from backend.store.rows import encode, row_decoder
from backend.store.scope import Scope
from backend.store.tables import segment, ticket
from domain.framing import framed
from domain.wire import SegmentRef, SnapshotHead
from domain.words import Scope as Reach

ROWS_IN_A_LIST: Final = 1_000
_LEVEL: Final = 3
_KEPT: Final = 32


class _Made(msgspec.Struct, frozen=True, kw_only=True):
    begun: float
    body: bytes


class Snapshots:
    """Makes snapshots for one district."""

    def __init__(self, database: Database, clock: Clock, district: str) -> None:
        self._database = database
        self._clock = clock
        self._district = district
        self._made: dict[Scope, _Made] = {}
        self._locks: dict[Scope, asyncio.Lock] = {}

    async def open_part(self, scope: Scope) -> bytes:
        """One zstd frame: the framed SnapshotHead, then framed lists of rows (`domain.framing`).

        Those who ask for the same scope while one is being made share the next one, so that a hundred
        consoles that return at once cost two.
        """
        asked = time.monotonic()
        lock = self._locks.setdefault(scope, asyncio.Lock())
        async with lock:
            made = self._made.get(scope)
            if made is None or made.begun < asked:
                begun = time.monotonic()
                made = _Made(begun=begun, body=await self._make(scope))
                self._made[scope] = made
            body = made.body
        self._forget_old()
        return body

    async def _make(self, scope: Scope) -> bytes:
        async with self._database.reading() as connection:
            seq, newest_hash = await read_head(connection, self._district)
            at = self._clock.now()
            segments = await self._segments(connection, scope)
            query = sa.select(ticket.c.row).where(scope.tickets())
            if scope.whole_streets:
                query = query.where(sa.not_(ticket.c.archived))
            rows = await read_rows(connection, query)
        if scope.reach is Reach.OWN:
            rows = [encode(one) for one in rows_shown(scope, map(row_decoder, rows))]
        head = SnapshotHead(
            seq=seq, hash=newest_hash, at=at, rate=self._clock.rate, rows=len(rows), segments=segments
        )
        return await asyncio.to_thread(compressed, _objects(head, rows), _LEVEL)

    async def _segments(self, connection: AsyncConnection, scope: Scope) -> tuple[SegmentRef, ...]:
        if not scope.whole_streets:
            return ()
        query = (
            sa.select(segment.c.street, segment.c.month, segment.c.etag, segment.c.rows)
            .where(segment.c.district == self._district)
            .order_by(segment.c.street, segment.c.month)
        )
        found = (await connection.execute(query)).all()
        return tuple(
            SegmentRef(street=one.street, month=one.month, etag=one.etag, rows=one.rows)
            for one in found
            if scope.sees_street(one.street)
        )

    def _forget_old(self) -> None:
        while len(self._made) > _KEPT:
            oldest = next(iter(self._made))
            del self._made[oldest]
            if not self._locks[oldest].locked():
                del self._locks[oldest]


async def read_rows(connection: AsyncConnection, query: sa.Select[tuple[bytes]]) -> list[bytes]:
    """Encoded rows, read in pieces so that the loop breathes between them."""
    rows: list[bytes] = []
    part: Any
    async with connection.stream(query) as found:
        async for part in found.partitions(2_000):
            rows.extend(row[0] for row in part)
    return rows


def lists_of(rows: Sequence[bytes]) -> Iterator[bytes]:
    """Encoded rows as msgpack lists, without taking a row apart."""
    for first in range(0, len(rows), ROWS_IN_A_LIST):
        part = rows[first : first + ROWS_IN_A_LIST]
        yield _array_header(len(part)) + b"".join(part)


def compressed(objects: Iterable[bytes], level: int) -> bytes:
    """Framed objects in one zstd frame."""
    return zstandard.ZstdCompressor(level=level).compress(b"".join(framed(objects)))


def _objects(head: SnapshotHead, rows: Sequence[bytes]) -> Iterator[bytes]:
    yield encode(head)
    yield from lists_of(rows)


def _array_header(length: int) -> bytes:
    if length < 16:
        return bytes((0x90 | length,))
    return b"\xdc" + length.to_bytes(2, "big")
