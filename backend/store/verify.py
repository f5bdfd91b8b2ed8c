"""Whether the ledger is sound: the chain of its events, and the tickets that follow from them.

Two walks in one read transaction. The first goes by number: no gap, each hash follows from the one before,
the head is the last event's, each event has its operation. The second goes by ticket: its events folded
again give the present row to the byte, with all the columns that SQL looks at, and its units and reporters;
archived rows lie in their segment as they are. The administrative log is a third walk, by its own chain. All
read in pieces, so the memory needed does not grow with the ledger.

A tail that was cut off together with the head row, or a history written anew from end to end, is sound by
itself: it shows against a head (`seq`, `hash`) that somebody outside has kept.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Final

import msgspec
import sqlalchemy as sa
import zstandard
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.admin_log import BrokenLog, walk_log
from backend.store.database import Database
from backend.store.directory import read_world
from backend.store.reading import read_head
from backend.store.rows import encode, event_of, event_values, reporting_accounts, ticket_values
from backend.store.tables import event, operation, segment, ticket, ticket_reporter, ticket_unit
from domain.event import GENESIS, decode_body, link
from domain.fold import apply
from domain.framing import frames
from domain.policy import World
from domain.row import TicketRow
from domain.ticket import Ticket

_EVENTS_A_PIECE: Final = 2_000
_TICKETS_A_PIECE: Final = 500
_ARCHIVED: Final = [column.name for column in ticket.columns].index("archived")
_rows_decoder: Final = msgspec.msgpack.Decoder(list[TicketRow]).decode


class Soundness(msgspec.Struct, frozen=True, kw_only=True):
    """What a walk over the whole ledger found."""

    sound: bool
    seq: int
    """The newest number, by the head row."""
    hash: str
    """Its hash in hexadecimal."""
    first_bad_seq: int | None = None
    what: str = ""
    """What is wrong there, in words."""


class _Bad(Exception):
    def __init__(self, seq: int, what: str) -> None:
        super().__init__(what)
        self.seq = seq
        self.what = what


async def verify(database: Database, district: str, *, head: tuple[int, bytes] | None = None) -> Soundness:
    """Walk the whole ledger of a district. `head` is a (seq, hash) known from elsewhere.

    Raises UnknownDistrict, Unavailable.
    """
    async with database.reading() as connection:
        seq, newest = await read_head(connection, district)
        try:
            await _walk_chain(connection, district, seq, newest, head)
            _, world = await read_world(connection, district)
            await _walk_operations(connection, district)
            await _walk_tickets(connection, district, world)
            await _walk_segments(connection, district)
            await walk_log(connection, district)
        except BrokenLog as broken:
            # Its lines have numbers of their own: none of the ledger's is to blame.
            return Soundness(sound=False, seq=seq, hash=newest.hex(), what=str(broken))
        except _Bad as bad:
            return Soundness(sound=False, seq=seq, hash=newest.hex(), first_bad_seq=bad.seq, what=bad.what)
    return Soundness(sound=True, seq=seq, hash=newest.hex())


async def _walk_chain(
    connection: AsyncConnection,
    district: str,
    newest_seq: int,
    newest_hash: bytes,
    known: tuple[int, bytes] | None,
) -> None:
    expected, previous = 1, GENESIS
    if known is not None and known[0] == 0 and known[1] != GENESIS:
        raise _Bad(0, "the beginning is not the one that was known")
    async for row in _events_by_number(connection, district):
        if row[1] != expected:
            raise _Bad(expected, f"the next number is {row[1]}")
        try:
            one = event_of(row)
            same = event_values(one) == _plain(row)
        except ValueError as broken:
            raise _Bad(expected, f"not an event: {broken}") from broken
        if not same:
            raise _Bad(expected, "a column is not as an event writes it")
        if one.prev_hash != previous or one.hash != link(one, previous):
            raise _Bad(expected, "its hash does not follow from the one before")
        if known is not None and known[0] == expected and known[1] != one.hash:
            raise _Bad(expected, "its hash is not the one that was known")
        expected, previous = expected + 1, one.hash
    if newest_seq != expected - 1 or newest_hash != previous:
        raise _Bad(min(expected, newest_seq + 1), "the head is not the last event's")
    if known is not None and known[0] > newest_seq:
        raise _Bad(expected, f"events up to {known[0]} were known")


async def _events_by_number(connection: AsyncConnection, district: str) -> AsyncIterator[Any]:
    last = -1
    while True:
        query = (
            sa.select(event)
            .where(event.c.district == district, event.c.seq > last)
            .order_by(event.c.seq)
            .limit(_EVENTS_A_PIECE)
        )
        rows: Any = (await connection.execute(query)).all()
        if not rows:
            return
        for row in rows:
            yield row
        last = rows[-1].seq


async def _walk_operations(connection: AsyncConnection, district: str) -> None:
    query = (
        sa.select(sa.func.min(event.c.seq))
        .select_from(event)
        .outerjoin(
            operation, (operation.c.district == event.c.district) & (operation.c.op_id == event.c.op_id)
        )
        .where(event.c.district == district, operation.c.seq.is_distinct_from(event.c.seq))
    )
    bad = await connection.scalar(query)
    if bad is not None:
        raise _Bad(int(bad), "its operation answers with another event")


async def _walk_tickets(connection: AsyncConnection, district: str, world: World) -> None:
    after = -1
    while True:
        query = (
            sa.select(ticket)
            .where(ticket.c.district == district, ticket.c.id > after)
            .order_by(ticket.c.id)
            .limit(_TICKETS_A_PIECE)
        )
        rows: Any = (await connection.execute(query)).all()
        upto = rows[-1].id if len(rows) == _TICKETS_A_PIECE else 2**63 - 1
        folded = await _folded(connection, district, after, upto)
        units = await _sets(connection, ticket_unit, ticket_unit.c.unit, district, after, upto)
        accounts = await _sets(connection, ticket_reporter, ticket_reporter.c.account, district, after, upto)
        for row in rows:
            if row.id not in folded:
                raise _Bad(row.last_seq, f"ticket {row.id} has no events")
        present = {row.id: _plain(row) for row in rows}
        for ident, (one, last_seq) in folded.items():
            expected = ticket_values(world, one, last_seq)
            if ident not in present:
                raise _Bad(last_seq, f"ticket {ident} has no row")
            _compare(expected, present[ident], last_seq)
            if units.pop(ident, set()) != set(one.units()):
                raise _Bad(last_seq, f"ticket {ident}: its units are not those of its events")
            if accounts.pop(ident, set()) != set(reporting_accounts(one)):
                raise _Bad(last_seq, f"ticket {ident}: its reporters are not those of its events")
        if units or accounts:
            raise _Bad(0, "units or reporters of a ticket that is not there")
        if upto == 2**63 - 1:
            return
        after = upto


async def _folded(
    connection: AsyncConnection, district: str, after: int, upto: int
) -> dict[int, tuple[Ticket, int]]:
    query = (
        sa.select(event)
        .where(event.c.district == district, event.c.ticket > after, event.c.ticket <= upto)
        .order_by(event.c.ticket, event.c.version)
    )
    folded: dict[int, tuple[Ticket, int]] = {}
    async with connection.stream(query) as found:
        async for part in found.partitions(_EVENTS_A_PIECE):
            for row in part:
                one = event_of(row)
                before, last_seq = folded.get(one.ticket, (Ticket(id=one.ticket, district=district), 0))
                if one.version != before.version + 1 or one.seq <= last_seq:
                    raise _Bad(one.seq, f"ticket {one.ticket}: version {one.version} is out of order")
                try:
                    patch = decode_body(one.body).patch
                except (msgspec.DecodeError, UnicodeDecodeError) as broken:
                    raise _Bad(one.seq, f"its body cannot be read: {broken}") from broken
                folded[one.ticket] = (apply(before, patch, at=one.at, by=one.actor), one.seq)
    return folded


async def _sets(
    connection: AsyncConnection,
    table: sa.Table,
    column: sa.Column[int],
    district: str,
    after: int,
    upto: int,
) -> dict[int, set[int]]:
    query = sa.select(table.c.ticket, column).where(
        table.c.district == district, table.c.ticket > after, table.c.ticket <= upto
    )
    found: dict[int, set[int]] = {}
    for ident, value in (await connection.execute(query)).all():
        found.setdefault(ident, set()).add(value)
    return found


def _compare(expected: tuple[Any, ...], present: tuple[Any, ...], seq: int) -> None:
    for number, column in enumerate(ticket.columns):
        if number == _ARCHIVED:
            continue
        if expected[number] != present[number]:
            raise _Bad(seq, f"ticket {present[1]}: {column.name} is not what its events say")


async def _walk_segments(connection: AsyncConnection, district: str) -> None:
    """Archived rows lie in their segment in this very version; nothing open is archived."""
    segments: Any = (
        await connection.execute(
            sa.select(segment.c.street, segment.c.month).where(segment.c.district == district)
        )
    ).all()
    archived = 0
    for street, month in segments:
        archived += await _walk_segment(connection, district, street, month)
    count = sa.select(sa.func.count()).where(ticket.c.district == district, ticket.c.archived)
    if await connection.scalar(count) != archived:
        raise _Bad(0, "an archived ticket lies in no segment")


async def _walk_segment(connection: AsyncConnection, district: str, street: str, month: int) -> int:
    mine = (segment.c.district == district, segment.c.street == street, segment.c.month == month)
    data = await connection.scalar(sa.select(segment.c.data).where(*mine))
    try:
        body = zstandard.ZstdDecompressor().decompress(bytes(data or b""))
        rows = {row.id: encode(row) for part in frames(body) for row in _rows_decoder(part)}
    except (zstandard.ZstdError, ValueError, msgspec.DecodeError) as broken:
        raise _Bad(0, f"segment {street}/{month} cannot be read: {broken}") from broken
    query = sa.select(ticket.c.id, ticket.c.row, ticket.c.last_seq).where(
        ticket.c.district == district,
        ticket.c.street == street,
        ticket.c.month == month,
        ticket.c.archived,
    )
    found: Any = (await connection.execute(query)).all()
    for ident, row, last_seq in found:
        if rows.get(ident) != bytes(row):
            raise _Bad(last_seq, f"ticket {ident} is not in segment {street}/{month} as it is")
    return len(found)


def _plain(row: Any) -> tuple[Any, ...]:
    return tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)
