"""One suite, every database: each test that takes `store` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import cast

import pytest

from tests.contract.house import House
from tests.harness.postgres import Cluster, NoPostgresError, find_programs


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/huying.db"
        return
    try:
        find_programs()
    except NoPostgresError as reason:
        pytest.skip(str(reason))
    cluster = cast(Cluster, request.getfixturevalue("postgres"))
    url = cluster.create_database()
    yield url
    cluster.drop_database(url)


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    """A town that is set up, with a running ledger."""
    built = await House.build(database_url)
    yield built
    await built.close()
