"""The ledger of a district: the one writer of this process, through which everything that happens goes.

What is queued while one batch is being committed makes the next one: one transaction under the head row's
lock, whatever the number of operations, so numbers are gap-free and in commit order however many processes
write. An answer is given after the commit alone. When a batch fails as a whole its operations are carried out
one by one, and what the connection's loss leaves in doubt is asked again under the same op_ids.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections import deque
from typing import Final, cast

import msgspec
from sqlalchemy.exc import DataError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.clock import Clock
from backend.store.batch import Batch, HeadRow, Wish, note_key
from backend.store.database import Database, Unavailable, is_transient
from backend.store.directory import UnknownDistrict, load_world, read_world
from backend.store.files import stored
from backend.store.ledger_sql import LedgerSql
from backend.store.people import People, SealedPerson
from backend.store.recent import Recent
from backend.store.rows import encode
from backend.store.vault import Vault
from backend.store.wakeup import HEAD
from domain import acts
from domain.acts import PersonalData
from domain.deciding.case import UndoTarget
from domain.file import StoredFile
from domain.instant import NEVER
from domain.operation import Actor, Operation
from domain.policy import World
from domain.refusal import Code, Refusal
from domain.ticket import Ticket, day_number
from domain.wire import OperationAnswer
from domain.words import Role

LARGEST_BATCH: Final = 256
_LONGEST_QUEUE: Final = 20_000
_CACHED_TICKETS: Final = 4_096
_PAUSES_S: Final = (0.05, 0.2, 0.5, 1.0)
"""Before each further try after the database could not answer."""
_ASIDE_S: Final = 60.0
_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

_log = logging.getLogger(__name__)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The newest number of a district's ledger and its hash."""

    district: str
    seq: int
    hash: bytes


class DueRound(msgspec.Struct, frozen=True, kw_only=True):
    """What a look for due transitions found: how many were recorded, and when the next one is due."""

    fired: int
    next_at: int
    """NEVER when nothing waits. Not ahead when more is due already: look again at once."""


class _Asked:
    """Something queued for the writer: an operation, or (wish None) a round of due transitions."""

    __slots__ = ("answer", "limit", "only", "wish")

    def __init__(self, wish: Wish | None = None, *, limit: int = 0, only: int | None = None) -> None:
        self.wish = wish
        self.limit = limit
        self.only = only
        self.answer: asyncio.Future[OperationAnswer | DueRound] = asyncio.get_running_loop().create_future()

    def tell(self, result: OperationAnswer | DueRound | BaseException) -> None:
        if self.answer.done():
            return  # whoever asked has gone away; what was done stays done
        if isinstance(result, BaseException):
            self.answer.set_exception(result)
        else:
            self.answer.set_result(result)


_Results = list[OperationAnswer | DueRound | BaseException]


class Ledger:
    """One district's ledger in this process: `start`, then `submit` and `run_due`, at the end `close`."""

    def __init__(self, database: Database, clock: Clock, vault: Vault, district: str) -> None:
        self.district = district
        self._database = database
        self._clock = clock
        self._vault = vault
        self._people = People(database, vault, district)
        self._sql = LedgerSql(database.dialect, district)
        self._queue: deque[_Asked] = deque()
        self._wake = asyncio.Event()
        self._closing = False
        self._writer: asyncio.Task[None] | None = None
        self._world: tuple[int, World] | None = None
        self._tickets: dict[int, Ticket] = {}
        self._tickets_at = -1
        self._aside: dict[int, float] = {}
        self.recent: Final = Recent()

    async def start(self) -> None:
        """Begin to write. Raises UnknownDistrict where the district was never set up."""
        await load_world(self._database, self.district)
        self._writer = asyncio.create_task(self._write_on(), name=f"ledger {self.district}")

    async def close(self) -> None:
        """Carry out what is queued, then stop; what is asked from now on is Unavailable."""
        self._closing = True
        self._wake.set()
        if self._writer is not None:
            await self._writer
            self._writer = None

    async def submit(self, operation: Operation, actor: Actor) -> OperationAnswer:
        """Carry out one operation and answer after its commit.

        The same op_id again, from the same account with the same content, gets the first answer again (also a
        refusal, but for those in `batch.NOT_STORED`). Raises Refusal; Unavailable when the database cannot
        answer: then it is unknown whether it was carried out, and the same operation may be sent again.
        """
        _check_op_id(operation.op_id)
        wish = Wish(
            operation=operation,
            actor=actor,
            digest=self._digest(operation, actor),
            person=self._sealed(operation, actor),
        )
        return cast(OperationAnswer, await self._ask(_Asked(wish)))

    async def run_due(self, limit: int = LARGEST_BATCH) -> DueRound:
        """Record what time has brought by now for up to `limit` tickets, earliest first.

        Every transition is recorded once, however many processes look. A ticket whose transition fails is
        logged and set aside for a minute, so that it holds up no other. Raises Unavailable.
        """
        async with self._database.reading() as connection:
            coming = await self._sql.next_due(connection, self._set_aside())
        if coming is None or coming > self._clock.now():
            return DueRound(fired=0, next_at=NEVER if coming is None else coming)
        return cast(DueRound, await self._ask(_Asked(limit=limit)))

    async def world(self) -> World:
        """The district's present set-up."""
        async with self._database.reading() as connection:
            row = await self._sql.read_head(connection)
            return await self._world_at(connection, row)

    async def head(self) -> Head:
        """The newest number and its hash."""
        async with self._database.reading() as connection:
            row = await self._sql.read_head(connection)
        return Head(district=self.district, seq=row.seq, hash=row.hash)

    def _digest(self, operation: Operation, actor: Actor) -> bytes:
        content = (actor.account, operation.ticket, operation.base_version, operation.payload)
        return self._vault.operation_digest(encode(content))

    def _sealed(self, operation: Operation, actor: Actor) -> SealedPerson | None:
        payload = operation.payload
        if not isinstance(payload, acts.Report):
            return None
        if payload.person is None and actor.role not in (Role.RESIDENT, Role.ENTERPRISE):
            return None
        return self._people.sealed(payload.person or PersonalData())

    async def _ask(self, asked: _Asked) -> OperationAnswer | DueRound:
        if self._closing or self._writer is None or self._writer.done():
            raise Unavailable("the ledger is closed")
        if len(self._queue) >= _LONGEST_QUEUE:
            raise Unavailable("too much is waiting to be written")
        self._queue.append(asked)
        self._wake.set()
        return await asked.answer

    async def _write_on(self) -> None:
        while True:
            while not self._queue:
                if self._closing:
                    return
                self._wake.clear()
                await self._wake.wait()
            size = min(len(self._queue), LARGEST_BATCH)
            batch = [self._queue.popleft() for _ in range(size)]
            try:
                results = await self._carried_out(batch)
            except Exception as error:  # noqa: BLE001 - whoever waits is told, and the writer lives on
                results = [error for _ in batch]
            for asked, result in zip(batch, results, strict=True):
                asked.tell(result)

    async def _carried_out(self, batch: list[_Asked]) -> _Results:
        """The outcomes of a batch, in order; what fails is an outcome too."""
        for pause in (*_PAUSES_S, None):
            try:
                async with self._database.batching() as connection:
                    results, decided = await self._transaction(connection, batch)
            except Exception as error:  # noqa: BLE001 - judged by _apart, told to whoever asked
                if is_transient(error) and pause is not None:
                    await asyncio.sleep(pause)
                    continue
                return await self._apart(batch, error)
            if decided is not None and decided.events:
                self._remember(decided)
                self.recent.note(decided)
                self._database.wakeups.tell(HEAD, f"{self.district}:{decided.seq}")
            return results
        raise AssertionError("unreachable")

    async def _apart(self, batch: list[_Asked], error: Exception) -> _Results:
        if is_transient(error):
            return [Unavailable(str(error)) for _ in batch]
        if len(batch) > 1:
            # One of them is bad; alone it cannot hurt the others.
            return [(await self._carried_out([asked]))[0] for asked in batch]
        asked = batch[0]
        if asked.wish is not None:
            if isinstance(error, DataError | DBAPIError):
                _log.error("an operation cannot be stored: %s", type(error.orig or error).__name__)
                return [Refusal(Code.INVALID, field="", why="not_storable")]
            return [error]
        if asked.only is not None:
            self._put_aside(asked.only, error)
            return [DueRound(fired=0, next_at=0)]
        return [await self._due_apart(asked)]

    async def _due_apart(self, asked: _Asked) -> DueRound | BaseException:
        """A round that failed as a whole, ticket by ticket."""
        async with self._database.reading() as connection:
            ids = await self._sql.look_for_due(connection, self._clock.now(), asked.limit, self._set_aside())
        fired = 0
        for ident in ids:
            result = (await self._carried_out([_Asked(limit=1, only=ident)]))[0]
            if isinstance(result, BaseException):
                return result
            fired += cast(DueRound, result).fired
        return DueRound(fired=fired, next_at=0)

    async def _transaction(
        self, connection: AsyncConnection, asked: list[_Asked]
    ) -> tuple[_Results, Batch | None]:
        head = await self._sql.lock_head(connection)
        now = self._clock.now()
        if head.seq != self._tickets_at:
            # Another process has written: what is remembered may be old.
            self._tickets.clear()
            self._tickets_at = head.seq
        wishes = [one.wish for one in asked if one.wish is not None]
        due_ids = {one: await self._due_ids(connection, one, now) for one in asked if one.wish is None}
        await self._read_tickets(connection, wishes, [i for ids in due_ids.values() for i in ids])
        targets = await self._targets(connection, wishes)
        reports = any(acts.births(wish.operation.payload) for wish in wishes)
        day = day_number(now)
        if reports and day != head.day:
            count = await self._sql.day_count(connection, day)
            head = msgspec.structs.replace(head, day=day, day_count=count)
        batch = Batch(
            district=self.district,
            head=head,
            world=await self._world_at(connection, head),
            now=now,
            tickets=dict(self._tickets),
            seen=await self._sql.seen(connection, [wish.operation.op_id for wish in wishes])
            if wishes
            else {},
            targets=targets,
            stored=await self._stored(connection, wishes),
        )
        results: _Results = []
        rounds: dict[int, int] = {}
        for one in asked:
            if one.wish is not None:
                # What time has brought came before what somebody wants now: an acceptance does not take
                # away the red that its clock has reached.
                for ident in batch.concerned(one.wish):
                    if batch.is_due(ident) and ident not in self._aside:
                        self._fired(batch, ident)
                results.append(_outcome(batch, one.wish))
            else:
                rounds[len(results)] = sum(self._fired(batch, ident) for ident in due_ids[one])
                results.append(DueRound(fired=0, next_at=0))
        await self._sql.write(connection, batch)
        if rounds:
            coming = await self._sql.next_due(connection, self._set_aside())
            for position, fired in rounds.items():
                results[position] = DueRound(fired=fired, next_at=NEVER if coming is None else coming)
        return results, batch

    async def _due_ids(self, connection: AsyncConnection, asked: _Asked, now: int) -> list[int]:
        if asked.only is not None:
            return [asked.only]
        return await self._sql.due_ids(connection, now, asked.limit, self._set_aside())

    def _fired(self, batch: Batch, ident: int) -> int:
        before = len(batch.events)
        try:
            return batch.carry_out_due(ident)
        except Exception as error:  # noqa: BLE001 - logged; one ticket holds up no other
            self._put_aside(ident, error)
            return len(batch.events) - before

    async def _read_tickets(
        self, connection: AsyncConnection, wishes: list[Wish], due_ids: list[int]
    ) -> None:
        wanted = {wish.operation.ticket for wish in wishes if wish.operation.ticket is not None}
        for wish in wishes:
            wanted.update(acts.named(wish.operation.payload))
        await self._read_missing(connection, wanted | set(due_ids))

    async def _read_missing(self, connection: AsyncConnection, wanted: set[int]) -> None:
        missing = wanted - self._tickets.keys()
        if missing:
            self._tickets.update(await self._sql.tickets(connection, missing))

    async def _targets(self, connection: AsyncConnection, wishes: list[Wish]) -> dict[str, UndoTarget]:
        targets: dict[str, UndoTarget] = {}
        for wish in wishes:
            payload, ident = wish.operation.payload, wish.operation.ticket
            if isinstance(payload, acts.Undo):
                target = await self._sql.undo_target(connection, payload.op_id)
                if target is not None:
                    targets[payload.op_id] = target
                    await self._read_missing(connection, {one.event.ticket for one in target.also})
            elif isinstance(payload, acts.StrikeNote) and ident is not None and ident in self._tickets:
                ticket = self._tickets[ident]
                target = await self._sql.note_target(connection, ticket, payload.note)
                if target is not None:
                    targets[note_key(ident, payload.note)] = target
        return targets

    async def _stored(self, connection: AsyncConnection, wishes: list[Wish]) -> dict[str, StoredFile]:
        wanted = {one.id for wish in wishes for one in acts.files_of(wish.operation.payload)}
        return await stored(connection, self.district, wanted) if wanted else {}

    async def _world_at(self, connection: AsyncConnection, head: HeadRow) -> World:
        if self._world is None or self._world[0] != head.world_version:
            self._world = await read_world(connection, self.district)
            self._aside.clear()
        return self._world[1]

    def _remember(self, batch: Batch) -> None:
        for ident in batch.before:
            self._tickets.pop(ident, None)  # the newest stand last
            self._tickets[ident] = batch.tickets[ident]
        while len(self._tickets) > _CACHED_TICKETS:
            del self._tickets[next(iter(self._tickets))]
        self._tickets_at = batch.seq

    def _put_aside(self, ident: int, error: BaseException) -> None:
        _log.error("ticket %s: its due transition failed, set aside: %r", ident, error)
        self._aside[ident] = time.monotonic() + _ASIDE_S

    def _set_aside(self) -> list[int]:
        present = time.monotonic()
        self._aside = {ident: until for ident, until in self._aside.items() if until > present}
        return list(self._aside)


def _outcome(batch: Batch, wish: Wish) -> OperationAnswer | BaseException:
    try:
        return batch.carry_out(wish)
    except Exception as error:  # noqa: BLE001 - a refusal, or a fault of this one alone: its sender is told
        return error


def _check_op_id(op_id: str) -> None:
    # Transitions of time are kept under their own keys in the same table: no client may take one of those.
    if _UUID.fullmatch(op_id) is None:
        raise Refusal(Code.INVALID, field="op_id", why="not_a_uuid")


__all__ = ["DueRound", "Head", "Ledger", "UnknownDistrict"]
