"""The archive in pieces: the tickets of one street closed in one month, made once, the same for everybody.

A segment is made when its month is over. From then on a ticket in it is `archived` until its next event,
which makes its row part of the snapshots again, with a higher version than the segment's; so a segment need
not be touched when a resident rates late or a ticket is reopened. It is made anew (another ETag) when many
of its tickets have changed, and dropped when one of them moves to another street: whoever sees only the
former street must not go on reading it there. Old segments that a client still holds are harmless: the head
of each snapshot names the ones that count.
"""

from __future__ import annotations

import asyncio
import hashlib
from typing import Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.clock import Clock
from backend.store.database import Database
from backend.store.reading import read_head
from backend.store.rows import month_of
from backend.store.scope import Scope
from backend.store.snapshot import compressed, lists_of
from backend.store.tables import head, segment, ticket
from domain.instant import DAY

_LEVEL: Final = 9
REMADE_AFTER: Final = 200
"""So many changed or late tickets of a segment make it worth making anew."""


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of the archive as it travels: one zstd frame of framed lists of rows."""

    etag: str
    data: bytes


class Segments:
    """Makes and gives out the archive of one district."""

    def __init__(self, database: Database, clock: Clock, district: str) -> None:
        self._database = database
        self._clock = clock
        self._district = district

    async def get(self, scope: Scope, street: str, month: int) -> Segment | None:
        """A segment; None where there is none, or where the scope does not see the whole street."""
        if scope.district != self._district or not scope.sees_street(street):
            return None
        query = sa.select(segment.c.etag, segment.c.data).where(self._is(street, month))
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else Segment(etag=row.etag, data=bytes(row.data))

    async def make(self) -> int:
        """Make the segments that are due: of each month that has been over for a day. Returns how many."""
        present = month_of(self._clock.now() - DAY)
        made = 0
        for street, month in await self._wanted(present):
            made += await self._make_one(street, month)
        return made

    async def _wanted(self, present: int) -> list[tuple[str, int]]:
        loose = sa.func.count().label("loose")
        query = (
            sa.select(ticket.c.street, ticket.c.month, loose, sa.func.max(segment.c.rows))
            .outerjoin(
                segment,
                (segment.c.district == ticket.c.district)
                & (segment.c.street == ticket.c.street)
                & (segment.c.month == ticket.c.month),
            )
            .where(
                ticket.c.district == self._district,
                sa.not_(ticket.c.archived),
                ticket.c.month > 0,
                ticket.c.month < present,
            )
            .group_by(ticket.c.street, ticket.c.month)
            .order_by(ticket.c.month, ticket.c.street)
        )
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).all()
        return [
            (street, month)
            for street, month, loose_rows, rows in found
            if rows is None or loose_rows >= REMADE_AFTER
        ]

    async def _make_one(self, street: str, month: int) -> bool:
        mine = sa.and_(
            ticket.c.district == self._district, ticket.c.street == street, ticket.c.month == month
        )
        query = sa.select(ticket.c.id, ticket.c.row).where(mine).order_by(ticket.c.id)
        async with self._database.reading() as connection:
            seq, _ = await read_head(connection, self._district)
            found = (await connection.execute(query)).all()
        rows = [row.row for row in found]
        data = await asyncio.to_thread(compressed, lists_of(rows), _LEVEL)
        async with self._database.writing() as connection:
            # The head's lock: no event comes between the look and the mark.
            await connection.execute(
                sa.select(head.c.seq).where(head.c.district == self._district).with_for_update()
            )
            if await self._moved_away(connection, street, seq, [row.id for row in found]):
                return False
            await connection.execute(sa.delete(segment).where(self._is(street, month)))
            await connection.execute(
                sa.insert(segment).values(
                    district=self._district,
                    street=street,
                    month=month,
                    etag=hashlib.sha256(data).hexdigest()[:32],
                    rows=len(rows),
                    made_seq=seq,
                    data=data,
                )
            )
            await connection.execute(
                sa.update(ticket).where(mine, ticket.c.last_seq <= seq).values(archived=True)
            )
        return True

    async def _moved_away(
        self, connection: AsyncConnection, street: str, seq: int, idents: list[int]
    ) -> bool:
        query = (
            sa.select(ticket.c.id)
            .where(ticket.c.district == self._district, ticket.c.last_seq > seq, ticket.c.street != street)
            .where(sa.not_(ticket.c.archived))
        )
        moved = set((await connection.scalars(query)).all())
        return not moved.isdisjoint(idents)

    def _is(self, street: str, month: int) -> sa.ColumnElement[bool]:
        return sa.and_(
            segment.c.district == self._district, segment.c.street == street, segment.c.month == month
        )
