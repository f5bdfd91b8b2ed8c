"""Writing many decisions at once: the history of a district that is seeded, a large ledger for a test.

The same tables, the same chain, the same rows as the writer makes, so the result is one valid ledger; only
the judging of each operation against what is stored is left to whoever decided it. Messages of that history
count as sent. Other writers may work meanwhile: each piece is chained to the head under its lock.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.batch import Batch
from backend.store.database import Database
from backend.store.directory import read_world
from backend.store.ledger_sql import LedgerSql
from backend.store.people import People, SealedPerson
from backend.store.vault import Vault
from backend.store.wakeup import HEAD
from domain.acts import PersonalData
from domain.decision import Decision
from domain.policy import World
from domain.ticket import Ticket, day_number, ticket_id

_PIECE: Final = 4_000


class _Decided(msgspec.Struct, frozen=True, kw_only=True):
    decision: Decision
    before: Ticket | None
    op_id: str
    person: SealedPerson | None


class Loader:
    """Appends decided events; made by `loading`."""

    def __init__(self, database: Database, vault: Vault, world: World) -> None:
        self.world = world
        self._database = database
        self._district = world.directory.district
        self._people = People(database, vault, self._district)
        self._sql = LedgerSql(database.dialect, self._district)
        self._waiting: list[_Decided] = []
        self._days: dict[int, int] = {}
        self._newest = 0
        self._connection: AsyncConnection | None = None

    async def new_id(self, arrived_at: int) -> int:
        """The next free number of that day. Another process must not give out numbers of the same day."""
        day = day_number(arrived_at)
        if day not in self._days:
            async with self._database.reading() as connection:
                self._days[day] = await self._sql.day_count(connection, day)
        self._days[day] += 1
        return ticket_id(arrived_at, self._days[day])

    def sealed(self, data: PersonalData) -> SealedPerson:
        """A reporter for a report that is about to be decided: give its `as_reporter` to `decide`."""
        return self._people.sealed(data)

    async def add(
        self, decision: Decision, *, op_id: str, before: Ticket | None, person: SealedPerson | None = None
    ) -> None:
        """Take a decision; `before` is the ticket that it was made about (None for a report).

        What time brought goes under its due key, whatever `op_id` says. Written in pieces.
        """
        self._waiting.append(
            _Decided(decision=decision, before=before, op_id=decision.draft.due_key or op_id, person=person)
        )
        if len(self._waiting) >= _PIECE:
            await self.flush()

    async def flush(self) -> None:
        """Write what is waiting, in one transaction."""
        if not self._waiting:
            return
        if self._connection is not None:
            seq = await self._write(self._connection)
        else:
            async with self._database.writing() as connection:
                seq = await self._write(connection)
            self._tell(seq)
        self._waiting.clear()
        self._newest = seq

    def _tell(self, seq: int) -> None:
        self._database.wakeups.tell(HEAD, f"{self._district}:{seq}")

    async def _write(self, connection: AsyncConnection) -> int:
        head = await self._sql.lock_head(connection)
        batch = Batch(district=self._district, head=head, world=self.world, now=0, tickets={}, history=True)
        for one in self._waiting:
            batch.append(one.decision, one.before, one.op_id, one.person)
        # The day's count was not kept: the next writer counts anew.
        batch.day, batch.day_count = 0, 0
        await self._sql.write(connection, batch)
        return batch.seq

    @asynccontextmanager
    async def all_or_nothing(self) -> AsyncIterator[None]:
        """All pieces that are written meanwhile are in the ledger together, or none of them.

        Nobody else writes to the database until the end.
        """
        await self.flush()
        async with self._database.writing() as connection:
            self._connection = connection
            try:
                yield
                await self.flush()
            finally:
                self._connection = None
        self._tell(self._newest)


@asynccontextmanager
async def loading(database: Database, vault: Vault, district: str) -> AsyncIterator[Loader]:
    """A loader for a district that was set up; what is left is written at the end, if nothing is raised."""
    async with database.reading() as connection:
        _, world = await read_world(connection, district)
    loader = Loader(database, vault, world)
    yield loader
    await loader.flush()
