"""Whoever changes a ledger behind the server's back is found out by `huying-server verify`, really run."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store import tables
from backend.store.database import Database
from backend.store.rows import event_of
from domain.acts import Accept, Note
from domain.event import decode_body, encode_body, link
from tests.harness.people import Someone, a_report, call_up
from tests.harness.serving import RealServer, verify
from tests.harness.town import HOUSING, found, handler_of

pytestmark = pytest.mark.story

Change = Callable[[AsyncConnection], Awaitable[None]]
_SAID = "现场已围蔽"


@pytest.fixture
def ledger(database: str, tmp_path: Path) -> tuple[str, str, int]:
    """A ledger made by a real server: its database, its head as `SEQ:HASH`, and the number of a note."""
    asyncio.run(found(database, tmp_path))
    with RealServer(database, tmp_path) as server, Someone(server.url, "seat07") as seat:
        ticket = call_up(seat)
        with Someone(server.url, handler_of(HOUSING)) as unit:
            unit.submit(Accept(assignment=1), ticket)
        note = seat.submit(Note(text=_SAID), ticket)
        for number in range(5):
            seat.submit(Note(text=f"第 {number} 次回访"), ticket)
        # The newest event is all there is of its ticket, so that both can be cut off without a trace.
        seat.submit(a_report("路灯不亮"))
        page = seat.events(0)
    return database, f"{page.head}:{page.hash.hex()}", note.seq


def change(database: str, how: Change) -> None:
    """Do something to the database that the server would never do."""

    async def run() -> None:
        opened = await Database.open(database)
        try:
            async with opened.writing() as connection:
                await how(connection)
        finally:
            await opened.close()

    asyncio.run(run())


def is_caught(database: str, head: str | None = None) -> int | None:
    """The first bad number that verify names; None where the ledger looks sound."""
    code, said = verify(database, head=head)
    assert code == (0 if said["sound"] else 1)
    if said["sound"]:
        return None
    assert said["first_bad_seq"] is not None
    return int(said["first_bad_seq"])


async def _event(connection: AsyncConnection, seq: int) -> Any:
    return (await connection.execute(sa.select(tables.event).where(tables.event.c.seq == seq))).one()


@pytest.mark.parametrize("column", ["body", "hash"])
def test_a_flipped_byte(ledger: tuple[str, str, int], column: str) -> None:
    database, head, note = ledger
    assert is_caught(database, head) is None

    async def flip(connection: AsyncConnection) -> None:
        value = bytearray(getattr(await _event(connection, note), column))
        value[len(value) // 2] ^= 1
        changed = sa.update(tables.event).where(tables.event.c.seq == note).values({column: bytes(value)})
        await connection.execute(changed)

    change(database, flip)
    assert is_caught(database) == note


def test_a_changed_fact(ledger: tuple[str, str, int]) -> None:
    database, _, note = ledger

    async def blame_another(connection: AsyncConnection) -> None:
        changed = sa.update(tables.event).where(tables.event.c.seq == note).values(actor=102)
        await connection.execute(changed)

    change(database, blame_another)
    assert is_caught(database) == note


def test_a_missing_event(ledger: tuple[str, str, int]) -> None:
    database, _, note = ledger

    async def remove(connection: AsyncConnection) -> None:
        await connection.execute(sa.delete(tables.event).where(tables.event.c.seq == note))

    change(database, remove)
    assert is_caught(database) == note


def test_a_row_that_no_event_made(ledger: tuple[str, str, int]) -> None:
    database, _, _ = ledger

    async def postpone(connection: AsyncConnection) -> None:
        later = sa.update(tables.ticket).values(red_at=tables.ticket.c.red_at + 1)
        await connection.execute(later.where(tables.ticket.c.stage == "handling"))

    change(database, postpone)
    assert is_caught(database) is not None


def test_a_cut_tail_shows_against_a_head_that_was_kept(ledger: tuple[str, str, int]) -> None:
    database, head, _ = ledger
    newest = int(head.partition(":")[0])

    async def cut(connection: AsyncConnection) -> None:
        last = await _event(connection, newest)
        for table, column in (
            (tables.event, tables.event.c.ticket),
            (tables.ticket, tables.ticket.c.id),
            (tables.ticket_unit, tables.ticket_unit.c.ticket),
            (tables.person, tables.person.c.ticket),
        ):
            await connection.execute(sa.delete(table).where(column == last.ticket))
        await connection.execute(sa.delete(tables.operation).where(tables.operation.c.seq == newest))
        await connection.execute(sa.update(tables.head).values(seq=newest - 1, hash=last.prev_hash))

    change(database, cut)
    assert is_caught(database) is None
    assert is_caught(database, head) == newest


def test_a_rewritten_history_shows_against_a_head_that_was_kept(ledger: tuple[str, str, int]) -> None:
    database, head, note = ledger
    newest = int(head.partition(":")[0])

    async def rewrite(connection: AsyncConnection) -> None:
        previous = (await _event(connection, note)).prev_hash
        for seq in range(note, newest + 1):
            event = event_of(await _event(connection, seq))
            if seq == note:
                body = decode_body(event.body)
                assert body.facts["text"] == _SAID
                said = msgspec.structs.replace(body, facts=body.facts | {"text": "现场无异常"})
                event = msgspec.structs.replace(event, body=encode_body(said))
            hashed = link(event, previous)
            changed = {"body": event.body, "prev_hash": previous, "hash": hashed}
            await connection.execute(sa.update(tables.event).where(tables.event.c.seq == seq).values(changed))
            previous = hashed
        await connection.execute(sa.update(tables.head).values(hash=previous))

    change(database, rewrite)
    assert is_caught(database) is None
    assert is_caught(database, head) == newest


def test_where_it_cannot_run_it_says_so(tmp_path: Path) -> None:
    assert verify(f"sqlite:///{tmp_path / 'nothing.db'}") == (2, {})
    assert verify("postgresql://127.0.0.1:1/nothing") == (2, {})
