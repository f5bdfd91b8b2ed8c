"""Whatever is changed behind the ledger's back is found."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from backend.store import tables
from backend.store.rows import event_of, event_values
from domain.acts import Accept, Note
from domain.event import GENESIS, chained
from tests.contract.house import House
from tests.contract.town import DISTRICT, HANDLER, RESIDENT, WATER, report

EVENT = tables.event
TICKET = tables.ticket


@pytest.fixture
async def ident(house: House) -> int:
    """A ticket in the middle of a ledger, with units and a reporter."""
    await house.closed()
    ident = await house.dispatched(assisting=(WATER,))
    await house.do(Accept(assignment=1), ident, by=HANDLER)
    await house.do(Note(text="已核实"), ident)
    await house.ledger.submit(report(), RESIDENT)
    assert (await house.verified()).sound
    return ident


def flipped(value: Any) -> Any:
    """The value with one byte (or digit) changed."""
    if isinstance(value, bytes):
        return bytes((value[0] ^ 1, *value[1:])) if value else b"\x01"
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value ^ 1
    return value[:-1] + chr(ord(value[-1]) ^ 1) if value else "1"


@pytest.mark.parametrize("column", [one.name for one in EVENT.columns])
async def test_one_flipped_byte_of_an_event(house: House, ident: int, column: str) -> None:
    at = sa.and_(EVENT.c.district == DISTRICT, EVENT.c.seq == 9)
    async with house.database.reading() as connection:
        row = (await connection.execute(sa.select(EVENT).where(at))).one()
    value = flipped(getattr(row, column))
    if column == "seq":
        value = 1_000  # its neighbours have theirs
    if column == "version":
        value = 77
    await house.execute(sa.update(EVENT).where(at).values({column: value}))
    found = await house.verified()
    assert (found.sound, found.first_bad_seq) == (False, 9), found.what


async def test_units_written_otherwise_are_not_the_same(house: House, ident: int) -> None:
    units = sa.update(EVENT).where(EVENT.c.units == ",1,2,").values(units=", 1,2,")
    await house.execute(units)
    assert not (await house.verified()).sound


async def test_a_missing_event(house: House, ident: int) -> None:
    await house.execute(sa.delete(EVENT).where(EVENT.c.seq == 4))
    found = await house.verified()
    assert (found.sound, found.first_bad_seq) == (False, 4)


async def test_a_cut_tail(house: House, ident: int) -> None:
    head = await house.ledger.head()
    await house.execute(sa.delete(EVENT).where(EVENT.c.seq == head.seq))
    found = await house.verified()
    assert (found.sound, found.first_bad_seq) == (False, head.seq)


async def test_a_tail_cut_off_with_all_its_traces_shows_against_a_known_head(
    house: House, ident: int
) -> None:
    known = await house.ledger.head()
    await _cut_last_ticket(house)
    assert (await house.verified()).sound
    found = await house.verified((known.seq, known.hash))
    assert (found.sound, found.first_bad_seq) == (False, known.seq)
    assert (await house.verified((0, GENESIS))).sound


async def test_a_history_written_anew_shows_against_a_known_head(house: House, ident: int) -> None:
    known = await house.ledger.head()
    await _rewrite(house, actor=77)
    found = await house.verified((known.seq, known.hash))
    assert (found.sound, found.first_bad_seq) == (False, known.seq)


async def test_a_history_written_anew_that_its_rows_do_not_follow_shows_by_itself(
    house: House, ident: int
) -> None:
    await _rewrite(house, at=1)
    assert not (await house.verified()).sound


@pytest.mark.parametrize(
    "column", [one.name for one in TICKET.columns if one.name not in ("district", "id", "archived")]
)
async def test_an_edited_row(house: House, ident: int, column: str) -> None:
    at = TICKET.c.id == ident
    async with house.database.reading() as connection:
        row = (await connection.execute(sa.select(TICKET).where(at))).one()
    await house.execute(sa.update(TICKET).where(at).values({column: flipped(getattr(row, column))}))
    found = await house.verified()
    assert not found.sound
    assert column in found.what


async def test_rows_without_events_and_events_without_rows(house: House, ident: int) -> None:
    await house.execute(sa.update(TICKET).where(TICKET.c.id == ident).values(id=ident + 500))
    assert not (await house.verified()).sound


async def test_an_archived_mark_without_a_segment(house: House, ident: int) -> None:
    await house.execute(sa.update(TICKET).where(TICKET.c.id == ident).values(archived=True))
    assert not (await house.verified()).sound


@pytest.mark.parametrize("table", [tables.ticket_unit, tables.ticket_reporter], ids=lambda one: one.name)
async def test_a_scope_given_or_taken(house: House, ident: int, table: sa.Table) -> None:
    first = list(table.columns)[1].name
    await house.execute(sa.insert(table).values({"district": DISTRICT, first: 66, "ticket": ident}))
    assert not (await house.verified()).sound
    await house.execute(sa.delete(table).where(table.columns[first] == 66))
    assert (await house.verified()).sound
    await house.execute(sa.insert(table).values({"district": DISTRICT, first: 66, "ticket": 5}))
    assert not (await house.verified()).sound
    await house.execute(sa.delete(table))
    assert not (await house.verified()).sound


async def test_an_operation_that_answers_with_another_event(house: House, ident: int) -> None:
    operation = tables.operation
    await house.execute(sa.update(operation).where(operation.c.seq == 3).values(seq=2))
    found = await house.verified()
    assert (found.sound, found.first_bad_seq) == (False, 3)


async def _cut_last_ticket(house: House) -> None:
    """Remove the last event with everything that came of it, as a thief with the whole database would."""
    async with house.database.reading() as connection:
        last = (await connection.execute(sa.select(EVENT).order_by(EVENT.c.seq.desc()).limit(1))).one()
    assert last.version == 1
    for statement in (
        sa.delete(EVENT).where(EVENT.c.seq == last.seq),
        sa.delete(tables.operation).where(tables.operation.c.seq == last.seq),
        sa.delete(TICKET).where(TICKET.c.id == last.ticket),
        sa.delete(tables.ticket_reporter).where(tables.ticket_reporter.c.ticket == last.ticket),
        sa.update(tables.head).values(seq=last.seq - 1, hash=last.prev_hash),
    ):
        await house.execute(statement)


async def _rewrite(house: House, **changes: Any) -> None:
    """Change the last event and make every hash fit again."""
    import msgspec

    async with house.database.reading() as connection:
        row = (await connection.execute(sa.select(EVENT).order_by(EVENT.c.seq.desc()).limit(1))).one()
    one = event_of(row)
    forged = chained(msgspec.structs.replace(one, **changes), one.prev_hash)
    names = [column.name for column in EVENT.columns]
    values = dict(zip(names, event_values(forged), strict=True))
    await house.execute(sa.update(EVENT).where(EVENT.c.seq == one.seq).values(values))
    await house.execute(sa.update(tables.head).values(hash=forged.hash))
