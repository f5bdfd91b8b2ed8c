"""The database itself: its layout, its durability, what it says when it cannot be had."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from backend.store import account_tables, tables
from backend.store.database import Database, Unavailable
from backend.store.directory import UnknownDistrict, load_world
from tests.contract.house import House
from tests.contract.town import DISTRICT, STREET


async def test_the_steps_lead_to_the_tables_as_they_are_named(database_url: str) -> None:
    database = await Database.open(database_url)

    def differences(connection: sa.Connection) -> list[Any]:
        # Both modules' tables are in the one metadata, so both have to be known.
        assert account_tables.account.metadata is tables.metadata
        return list(compare_metadata(MigrationContext.configure(connection), tables.metadata))

    async with database.reading() as connection:
        found = await connection.run_sync(differences)
    await database.close()
    # What a table is for is said where it is named; the database need not keep that.
    kinds = [one[0][0] if isinstance(one, list) else one[0] for one in found]
    assert [kind for kind in kinds if not kind.endswith("comment")] == []


async def test_opened_again_everything_is_still_there(database_url: str) -> None:
    house = await House.build(database_url)
    ident = await house.reported()
    await house.close()
    again = await House.build(database_url)
    assert (await again.ticket(ident)).title == "井盖破损"
    assert await again.reported() == ident + 1
    assert (await again.verified()).sound
    await again.close()


async def test_commits_are_durable(house: House) -> None:
    postgresql = house.database.dialect.postgresql
    for transaction in (house.database.writing, house.database.batching):
        async with transaction() as connection:
            asked = "SHOW synchronous_commit" if postgresql else "PRAGMA synchronous"
            set_to = (await connection.exec_driver_sql(asked)).scalar()
            assert set_to == ("on" if postgresql else 2)
            if not postgresql:
                assert (await connection.exec_driver_sql("PRAGMA journal_mode")).scalar() == "wal"


async def test_readers_cannot_write(house: House) -> None:
    with pytest.raises((Unavailable, sa.exc.DBAPIError)):
        async with house.database.reading() as connection:
            await connection.execute(sa.delete(tables.head))
    assert (await house.ledger.head()).seq == 0


async def test_a_district_that_was_never_set_up_is_told(house: House) -> None:
    with pytest.raises(UnknownDistrict):
        await load_world(house.database, "440113")
    assert (await load_world(house.database, DISTRICT)).directory.area_by_code[STREET].name == "夏港街道"


async def test_a_database_that_is_not_there_is_told() -> None:
    with pytest.raises(Unavailable):
        await Database.open("postgresql+asyncpg://nobody@127.0.0.1:1/nothing")
    with pytest.raises(ValueError, match="neither"):
        await Database.open("mysql://somewhere/else")


async def test_a_path_with_signs_of_its_own_is_a_path(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite:///{tmp_path}/数据 库/a%20b.db")
    await database.close()
    names = [path.name for path in tmp_path.glob("数据 库/*.db")]  # noqa: ASYNC240 - a test may wait
    assert len(names) == 1
