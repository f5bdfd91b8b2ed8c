"""The statements of the writer: what it reads under the head's lock, and what it writes.

A batch costs the same few statements whatever its size; they are plain text for the driver, because building
and compiling them anew would cost more than the database takes to run them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store import files, tables
from backend.store.batch import Batch, EffectChange, HeadRow, Seen, answer_of, part_keys
from backend.store.dialect import Bulk, Dialect
from backend.store.directory import UnknownDistrict
from backend.store.people import erase
from backend.store.rows import event_of, event_values, month_of, ticket_decoder, ticket_values
from backend.store.wakeup import CHANNEL, HEAD
from domain.deciding.case import UndoTarget
from domain.event import Event, decode_body
from domain.fold import apply
from domain.instant import NEVER
from domain.refusal import Code, Refusal
from domain.ticket import Ticket

_EVENTS: Final = Bulk(tables.event)
_OPERATIONS: Final = Bulk(tables.operation)
_TICKETS: Final = Bulk(tables.ticket, replace=True)
_EFFECTS: Final = Bulk(tables.effect, ignore=True)
_PEOPLE: Final = Bulk(tables.person)
_UNITS: Final = Bulk(tables.ticket_unit)
_REPORTERS: Final = Bulk(tables.ticket_reporter)

_ALWAYS: Final = (_EVENTS, _OPERATIONS, _TICKETS, _UNITS)

_EVENT_COLUMNS: Final = tuple(column.name for column in tables.event.columns)
_decode_refusal: Final = msgspec.msgpack.Decoder(tuple[str, dict[str, Any]]).decode


class LedgerSql:
    """The writer's statements for one district."""

    def __init__(self, dialect: Dialect, district: str) -> None:
        self._dialect = dialect
        self._district = district
        self._read_head = dialect.sql(
            "SELECT seq, hash, world_version, day, day_count FROM head WHERE district = $1"
        )
        # Two questions rather than a join: nearly always the first finds nothing, and a join's plan may read
        # the whole ledger.
        self._seen = dialect.look_up("operation", ("op_id", "digest", "seq", "refusal"), "op_id", "text")
        self._events_of_seqs = dialect.look_up("event", _EVENT_COLUMNS, "seq")
        self._tickets = dialect.look_up("ticket", ("id", "doc"), "id")
        self._due = dialect.sql(
            "SELECT id FROM ticket WHERE district = $1 AND next_transition_at <= $2"
            f" AND next_transition_at < {NEVER} AND NOT (id {dialect.any_of(3)})"
            " ORDER BY next_transition_at LIMIT $4"
        )
        self._next = dialect.sql(
            "SELECT min(next_transition_at) FROM ticket WHERE district = $1"
            f" AND next_transition_at < {NEVER} AND NOT (id {dialect.any_of(2)})"
        )
        self._last_of_day = dialect.sql(
            "SELECT max(id) FROM ticket WHERE district = $1 AND id >= $2 AND id < $3"
        )
        self._events_of_ticket = dialect.sql(
            f"SELECT {', '.join(_EVENT_COLUMNS)} FROM event"
            " WHERE district = $1 AND ticket = $2 AND version >= $3 AND version <= $4 ORDER BY version"
        )
        set_head = "UPDATE head SET seq = $2, hash = $3, day = $4, day_count = $5 WHERE district = $1"
        self._write_all = _all_in_one(set_head)
        self._set_head = dialect.sql(set_head)

    async def lock_head(self, connection: AsyncConnection) -> HeadRow:
        """The head, locked until the transaction ends. Raises UnknownDistrict."""
        return await self._head(connection, self._read_head + self._dialect.for_update)

    async def read_head(self, connection: AsyncConnection) -> HeadRow:
        """The head as it is. Raises UnknownDistrict."""
        return await self._head(connection, self._read_head)

    async def _head(self, connection: AsyncConnection, statement: str) -> HeadRow:
        row: Any = (await connection.exec_driver_sql(statement, (self._district,))).first()
        if row is None:
            raise UnknownDistrict(self._district)
        return HeadRow(seq=row[0], hash=bytes(row[1]), world_version=row[2], day=row[3], day_count=row[4])

    async def seen(self, connection: AsyncConnection, op_ids: Iterable[str]) -> dict[str, Seen]:
        """What became of these op_ids before."""
        listed = self._dialect.listed(op_ids)
        rows: Any = (await connection.exec_driver_sql(self._seen, (self._district, listed))).all()
        if not rows:
            return {}
        seqs = self._dialect.listed(row[2] for row in rows if row[2] is not None)
        found: Any = await connection.exec_driver_sql(self._events_of_seqs, (self._district, seqs))
        events = {event.seq: event for event in map(event_of, found)}
        return {row[0]: _seen_of(row, events.get(row[2])) for row in rows}

    async def tickets(self, connection: AsyncConnection, ids: Iterable[int]) -> dict[int, Ticket]:
        """The tickets of these ids, as far as there are any."""
        listed = self._dialect.listed(ids)
        rows: Any = (await connection.exec_driver_sql(self._tickets, (self._district, listed))).all()
        return {row[0]: ticket_decoder(row[1]) for row in rows}

    async def due_ids(
        self, connection: AsyncConnection, now: int, limit: int, aside: Collection[int]
    ) -> list[int]:
        """The tickets for which something is due, earliest first and locked, but for those set aside."""
        return await self._due_now(connection, self._due + self._dialect.skip_locked, now, limit, aside)

    async def look_for_due(
        self, connection: AsyncConnection, now: int, limit: int, aside: Collection[int]
    ) -> list[int]:
        """The same without locks, in a read transaction."""
        return await self._due_now(connection, self._due, now, limit, aside)

    async def _due_now(
        self, connection: AsyncConnection, statement: str, now: int, limit: int, aside: Collection[int]
    ) -> list[int]:
        values = (self._district, now, self._dialect.listed(aside), limit)
        return list((await connection.exec_driver_sql(statement, values)).scalars())

    async def next_due(self, connection: AsyncConnection, aside: Collection[int]) -> int | None:
        """The earliest instant at which something will be due."""
        values = (self._district, self._dialect.listed(aside))
        found: int | None = (await connection.exec_driver_sql(self._next, values)).scalar()
        return found

    async def day_count(self, connection: AsyncConnection, day: int) -> int:
        """How many numbers of that day were given."""
        values = (self._district, day * 100_000, (day + 1) * 100_000)
        last = (await connection.exec_driver_sql(self._last_of_day, values)).scalar()
        return 0 if last is None else int(last) % 100_000

    async def undo_target(self, connection: AsyncConnection, op_id: str) -> UndoTarget | None:
        """The event that an operation made, and the ticket as it was before it, folded from its events."""
        if ":" in op_id:
            return None
        values = (self._district, self._dialect.listed(part_keys(op_id)))
        kept: Any = (await connection.exec_driver_sql(self._seen, values)).all()
        seqs = [row[2] for row in kept if row[2] is not None]
        if not seqs:
            return None
        values = (self._district, self._dialect.listed(seqs))
        found = map(event_of, (await connection.exec_driver_sql(self._events_of_seqs, values)).all())
        first, *rest = [
            await self._before(connection, event) for event in sorted(found, key=lambda one: one.seq)
        ]
        return msgspec.structs.replace(first, also=tuple(rest))

    async def _before(self, connection: AsyncConnection, event: Event) -> UndoTarget:
        before = Ticket(id=event.ticket, district=self._district)
        for one in await self._events(connection, event.ticket, 1, event.version - 1):
            before = apply(before, decode_body(one.body).patch, at=one.at, by=one.actor)
        return UndoTarget(event=event, before=before)

    async def note_target(
        self, connection: AsyncConnection, ticket: Ticket, version: int
    ) -> UndoTarget | None:
        """The event that made this version of a ticket."""
        found = await self._events(connection, ticket.id, version, version)
        return UndoTarget(event=found[0], before=ticket) if found else None

    async def _events(self, connection: AsyncConnection, ticket: int, first: int, last: int) -> list[Event]:
        values = (self._district, ticket, first, last)
        rows = (await connection.exec_driver_sql(self._events_of_ticket, values)).all()
        return [event_of(row) for row in rows]

    async def write(self, connection: AsyncConnection, batch: Batch) -> None:
        """Everything that a batch has gathered."""
        dialect = self._dialect
        if not batch.events:
            await _OPERATIONS.write(connection, dialect, batch.operations)
            return
        units, accounts = batch.new_units, batch.new_accounts
        await self._clear(connection, tables.ticket_unit, [i for i in units if batch.before[i]])
        await self._clear(connection, tables.ticket_reporter, [i for i in accounts if batch.before[i]])
        rows = (
            [event_values(one) for one in batch.events],
            batch.operations,
            self._ticket_rows(batch),
            [(self._district, unit, ident) for ident, named in units.items() for unit in named],
        )
        head = (self._district, batch.seq, batch.hash, batch.day, batch.day_count)
        if dialect.postgresql:
            told = f"{HEAD}:{self._district}:{batch.seq}"
            turned = [
                column for bulk, part in zip(_ALWAYS, rows, strict=True) for column in bulk.turned(part)
            ]
            await connection.exec_driver_sql(self._write_all, (*head, told, *turned))
        else:
            for bulk, part in zip(_ALWAYS, rows, strict=True):
                await bulk.write(connection, dialect, part)
            await connection.exec_driver_sql(self._set_head, head)
        mine = [(self._district, account, ident) for ident, named in accounts.items() for account in named]
        await _REPORTERS.write(connection, dialect, mine)
        await _PEOPLE.write(connection, dialect, batch.people)
        await _EFFECTS.write(connection, dialect, batch.effects)
        for change in batch.effect_changes:
            await self._change_effects(connection, change)
        for reporter, at in batch.erased:
            await erase(connection, self._district, reporter, at)
        for ident, brought in batch.attached.items():
            await files.bind(connection, self._district, brought, ident)
        for gone, at in batch.destroyed:
            await files.destroy(connection, self._district, gone, at)
        for old, new in batch.moved:
            if new.round > 1 or new.mergings:
                await self._drop_segments(connection, old)

    def _ticket_rows(self, batch: Batch) -> list[tuple[Any, ...]]:
        last_seq = {event.ticket: event.seq for event in batch.events}
        return [
            ticket_values(batch.world, batch.tickets[ident], last_seq[ident], batch.docs[ident])
            for ident in batch.before
        ]

    async def _clear(self, connection: AsyncConnection, table: sa.Table, ids: Sequence[int]) -> None:
        if ids:
            await connection.execute(
                sa.delete(table).where(table.c.district == self._district, table.c.ticket.in_(ids))
            )

    async def _change_effects(self, connection: AsyncConnection, change: EffectChange) -> None:
        effect = tables.effect
        releasing = change.state != "cancelled"
        from_states = ("held",) if releasing else ("held", "waiting", "refused")
        statement = sa.update(effect).where(
            effect.c.district == self._district,
            effect.c.ticket == change.ticket,
            effect.c.state.in_(from_states),
        )
        if change.subject is not None:
            statement = statement.where(effect.c.subject == change.subject)
        if change.op_id is not None:
            statement = statement.where(effect.c.op_id == change.op_id)
        values: dict[str, Any] = {"state": change.state, "state_at": change.at}
        if releasing:
            values["not_before"] = change.at
        await connection.execute(statement.values(values))

    async def _drop_segments(self, connection: AsyncConnection, old: Ticket) -> None:
        """A ticket that was once archived has moved to another street: whoever sees only its former street
        must not go on reading it there, so that street's segments it may lie in are made anew.
        """
        street, since = old.place.area[:9], month_of(old.arrived_at)
        segment, ticket = tables.segment, tables.ticket
        await connection.execute(
            sa.delete(segment).where(
                segment.c.district == self._district, segment.c.street == street, segment.c.month >= since
            )
        )
        await connection.execute(
            sa.update(ticket)
            .where(
                ticket.c.district == self._district,
                ticket.c.street == street,
                ticket.c.month >= since,
                ticket.c.archived,
            )
            .values(archived=False)
        )


def _all_in_one(set_head: str) -> str:
    """What nearly every batch writes as one statement of PostgreSQL: four tables, the head, the wake-up.

    Parameters: five of the head, the notice, then the columns of each table.
    """
    parts = []
    first = 7
    for number, bulk in enumerate(_ALWAYS):
        parts.append(f"part{number} AS ({bulk.unnested(first)})")
        first += bulk.width
    parts.append(f"moved AS ({set_head} RETURNING 1)")
    return f"WITH {', '.join(parts)} SELECT pg_notify('{CHANNEL}', $6) FROM moved"


def _seen_of(row: Any, event: Event | None) -> Seen:
    _op_id, digest, _seq, refusal = row
    if event is None:
        code, detail = _decode_refusal(refusal)
        return Seen(digest=bytes(digest), answer=None, refusal=Refusal(Code(code), **detail))
    return Seen(digest=bytes(digest), answer=answer_of(event), refusal=None)
