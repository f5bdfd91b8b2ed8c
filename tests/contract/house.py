"""The store of a small town with everything in it, on a clock that stands still until it is moved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
import sqlalchemy as sa
import zstandard

from backend.store import tables
from backend.store.database import Database
from backend.store.directory import write_world
from backend.store.ledger import DueRound, Ledger
from backend.store.outbox import Outbox
from backend.store.people import People
from backend.store.reading import Reading
from backend.store.scope import Scope, scope_of
from backend.store.segments import Segments
from backend.store.snapshot import Snapshots
from backend.store.vault import Vault
from backend.store.verify import Soundness, verify
from domain.acts import Accept, Dispatch, Finish, Payload, Rate, Triage
from domain.framing import frames
from domain.instant import NEVER
from domain.operation import Actor
from domain.policy import World
from domain.row import TicketRow
from domain.ticket import Ticket
from domain.wire import OperationAnswer, SnapshotHead
from domain.words import Satisfaction
from tests.contract.town import (
    DISPATCHER,
    DISTRICT,
    HANDLER,
    HOUSING,
    MASTER,
    PHONES,
    START,
    STREET,
    make_world,
    report,
    wish,
)


class StandingClock:
    """Shows what it is set to."""

    rate = 0.0

    def __init__(self, at: int = START) -> None:
        self.at = at

    def now(self) -> int:
        """The instant, UTC milliseconds."""
        return self.at

    def pass_by(self, span: int) -> None:
        """Move it ahead."""
        self.at += span


class House:
    """One process's store."""

    def __init__(self, database: Database, world: World, clock: StandingClock) -> None:
        self.database = database
        self.world = world
        self.clock = clock
        self.vault = Vault(MASTER)
        self.ledger = Ledger(database, clock, self.vault, DISTRICT)
        self.reading = Reading(database, self.vault, DISTRICT)
        self.people = People(database, self.vault, DISTRICT)
        self.snapshots = Snapshots(database, clock, DISTRICT)
        self.segments = Segments(database, clock, DISTRICT)
        self.outbox = Outbox(database, clock, self.vault, DISTRICT)

    @classmethod
    async def build(cls, url: str, *, clock: StandingClock | None = None, **changes: Any) -> House:
        """Open the database, set the town up (as often as one likes) and start the ledger."""
        database = await Database.open(url)
        world = make_world(**changes)
        built = cls(database, world, clock or StandingClock())
        await built.vault.check(database)
        await write_world(database, built.vault, world, PHONES)
        await built.ledger.start()
        return built

    async def close(self) -> None:
        """End the ledger, then the connections."""
        await self.ledger.close()
        await self.database.close()

    async def do(
        self, payload: Payload, ticket: int | None = None, *, by: Actor = DISPATCHER, base: int | None = None
    ) -> OperationAnswer:
        """Submit one operation with a fresh op_id."""
        return await self.ledger.submit(wish(payload, ticket, base), by)

    async def reported(self, title: str = "井盖破损", *, area: str = STREET, by: Actor = DISPATCHER) -> int:
        """A ticket that has arrived."""
        return (await self.ledger.submit(report(title, area=area), by)).ticket

    async def dispatched(
        self, *, lead: int = HOUSING, assisting: tuple[int, ...] = (), area: str = STREET
    ) -> int:
        """A ticket whose lead's assignment is pending."""
        ident = await self.reported(area=area)
        await self.do(Triage(matter="M1"), ident)
        await self.do(Dispatch(lead=lead, assisting=assisting), ident)
        return ident

    async def closed(self, *, area: str = STREET) -> int:
        """A ticket that was settled and rated."""
        ident = await self.dispatched(area=area)
        await self.do(Accept(assignment=1), ident, by=HANDLER)
        await self.do(Finish(assignment=1, result="已更换"), ident, by=HANDLER)
        good = Satisfaction.SATISFIED
        await self.do(Rate(response=good, result=good), ident)
        return ident

    async def ticket(self, ident: int) -> Ticket:
        """The present ticket, out of every scope's reach."""
        view = await self.reading.ticket(scope(DISPATCHER), ident)
        assert view is not None
        return view.ticket

    async def due(self) -> DueRound:
        """Everything that is due by the clock."""
        fired = 0
        while True:
            found = await self.ledger.run_due()
            fired += found.fired
            if found.next_at > self.clock.now() or found.next_at == NEVER:
                return DueRound(fired=fired, next_at=found.next_at)

    async def verified(self, head: tuple[int, bytes] | None = None) -> Soundness:
        """What `verify` finds."""
        return await verify(self.database, DISTRICT, head=head)

    async def snapshot(self, by: Actor = DISPATCHER) -> tuple[SnapshotHead, dict[int, TicketRow]]:
        """The open part, taken apart."""
        head, *lists = frames(_decompressed(await self.snapshots.open_part(scope(by))))
        return msgspec.msgpack.decode(head, type=SnapshotHead), _rows(lists)

    async def whole(self, by: Actor = DISPATCHER) -> dict[int, TicketRow]:
        """What a client has after a snapshot and all its segments: the higher version wins."""
        head, rows = await self.snapshot(by)
        for one in head.segments:
            segment = await self.segments.get(scope(by), one.street, one.month)
            assert segment is not None
            assert segment.etag == one.etag
            for ident, row in _rows(frames(_decompressed(segment.data))).items():
                if ident not in rows or rows[ident].version < row.version:
                    rows[ident] = row
        return rows

    async def count(self, table: sa.Table) -> int:
        """How many rows a table has."""
        async with self.database.reading() as connection:
            return int(await connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)

    async def effects(self) -> dict[str, str]:
        """The state of each message by its key."""
        async with self.database.reading() as connection:
            rows = await connection.execute(sa.select(tables.effect.c.key, tables.effect.c.state))
            return {row.key: row.state for row in rows}

    async def execute(self, statement: sa.Executable) -> None:
        """Change something behind the ledger's back."""
        async with self.database.writing() as connection:
            await connection.execute(statement)


def scope(by: Actor) -> Scope:
    """How far an actor reads."""
    found = scope_of(by)
    assert found is not None
    return found


def _decompressed(body: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompress(body)


def _rows(lists: Iterable[memoryview]) -> dict[int, TicketRow]:
    decoder = msgspec.msgpack.Decoder(list[TicketRow])
    return {row.id: row for part in lists for row in decoder.decode(part)}
