"""A writer that fails in the middle leaves nothing half; an answer that was lost is given again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store import tables
from backend.store.database import Database, Unavailable
from domain.acts import Dispatch, ErasePerson, PersonalData, Supervise, Undo
from domain.instant import HOUR
from domain.operation import Operation
from tests.contract.house import House, scope
from tests.contract.town import ADMINISTRATOR, DISPATCHER, HOUSING, WATER, report, wish
from tests.harness.postgres import Cluster

PERSON = PersonalData(name="陈大文", phone="13812342207")


class CutShort:
    """A connection whose statement number `fails_at` fails."""

    def __init__(self, connection: AsyncConnection, fails_at: int) -> None:
        self._connection = connection
        self._left = fails_at

    async def exec_driver_sql(self, *arguments: Any) -> Any:
        self._count()
        return await self._connection.exec_driver_sql(*arguments)

    async def execute(self, *arguments: Any) -> Any:
        self._count()
        return await self._connection.execute(*arguments)

    async def scalar(self, *arguments: Any) -> Any:
        self._count()
        return await self._connection.scalar(*arguments)

    def _count(self) -> None:
        self._left -= 1
        if self._left == 0:
            raise RuntimeError("cut short")


def cut_short(monkeypatch: pytest.MonkeyPatch, fails_at: int) -> None:
    real = Database.batching

    @asynccontextmanager
    async def batching(self: Database) -> AsyncIterator[Any]:
        async with real(self) as connection:
            yield CutShort(connection, fails_at)

    monkeypatch.setattr(Database, "batching", batching)


async def contents(house: House) -> dict[str, list[Any]]:
    """All that the writer writes."""
    found: dict[str, list[Any]] = {}
    async with house.database.reading() as connection:
        for table in tables.metadata.sorted_tables:
            rows = (await connection.execute(table.select())).all()
            found[table.name] = sorted(map(str, rows))
    return found


async def every_kind(house: House) -> list[tuple[Operation, Any]]:
    """Operations that between them write every table."""
    house.clock.at -= 23 * HOUR
    known = await house.ledger.submit(report(person=PERSON), DISPATCHER)
    supervised = await house.dispatched(lead=WATER)
    ordered = await house.dispatched(lead=HOUSING)
    house.clock.at += 23 * HOUR
    order = wish(Supervise(), ordered)
    await house.ledger.submit(order, DISPATCHER)
    reporter = (await house.ticket(known.ticket)).reporters[0].id
    return [
        (report(person=PERSON), DISPATCHER),
        (wish(Supervise(), supervised), DISPATCHER),
        (wish(Undo(op_id=order.op_id), ordered), DISPATCHER),
        (wish(Dispatch(lead=HOUSING, reason="改派"), supervised), DISPATCHER),
        (wish(ErasePerson(reporter=reporter, reason="本人要求"), known.ticket), ADMINISTRATOR),
    ]


async def test_cut_short_at_each_step_nothing_is_there(house: House) -> None:
    operations = await every_kind(house)
    before = await contents(house)
    steps = 0
    for fails_at in range(1, 100):
        with pytest.MonkeyPatch.context() as patched:
            cut_short(patched, fails_at)
            results = await asyncio.gather(
                *[house.ledger.submit(one, by) for one, by in operations], return_exceptions=True
            )
        if not any(isinstance(one, BaseException) for one in results):
            steps = fails_at
            break
        # Batch and single tries fail at the same statement, or get further than it alone.
        if all(isinstance(one, RuntimeError) for one in results):
            assert await contents(house) == before, fails_at
        assert (await house.verified()).sound
    assert steps > 5
    answers = await asyncio.gather(*[house.ledger.submit(one, by) for one, by in operations])
    assert len({one.seq for one in answers}) == len(operations)
    assert await house.count(tables.person) == 2
    assert (await house.verified()).sound


async def test_an_answer_lost_after_the_commit_is_the_first_answer(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Database.batching
    losses = iter([True])

    @asynccontextmanager
    async def batching(self: Database) -> AsyncIterator[AsyncConnection]:
        async with real(self) as connection:
            yield connection
        if next(losses, False):
            raise ConnectionResetError("the answer was lost")

    monkeypatch.setattr(Database, "batching", batching)
    answers = await asyncio.gather(*[house.reported(f"第 {n} 件") for n in range(4)])
    assert len(set(answers)) == 4
    assert (await house.ledger.head()).seq == 4
    assert (await house.verified()).sound


async def test_when_the_database_stays_away_the_sender_is_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    @asynccontextmanager
    async def batching(self: Database) -> AsyncIterator[AsyncConnection]:
        raise ConnectionRefusedError
        yield  # type: ignore[unreachable]

    operation = report()
    with monkeypatch.context() as patched:
        patched.setattr(Database, "batching", batching)
        patched.setattr("backend.store.ledger._PAUSES_S", (0.0, 0.0))
        with pytest.raises(Unavailable):
            await house.ledger.submit(operation, DISPATCHER)
    assert (await house.ledger.submit(operation, DISPATCHER)).seq == 1


@pytest.mark.postgresql
async def test_connections_cut_by_the_server_are_made_anew(postgres: Cluster, postgres_database: str) -> None:
    house = await House.build(postgres_database)
    try:
        for n in range(3):
            await house.reported(f"第 {n} 件")
            postgres.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                f" WHERE datname = '{postgres_database.rsplit('/', 1)[-1]}'"
            )
        await house.reported("断后")
        assert (await house.ledger.head()).seq == 4
        assert len((await house.reading.events(scope(DISPATCHER), 0)).events) == 4
        assert (await house.verified()).sound
    finally:
        await house.close()
