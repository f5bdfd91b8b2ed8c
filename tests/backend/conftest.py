"""Fixtures of the server's tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog

from tests.backend.town_hall import TownHall, sqlite_url, town_hall


@pytest.fixture(autouse=True)
def _logs_through_the_standard_library() -> None:
    """So that a warning of ours fails a test like everybody's."""
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["event"]),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[TownHall]:
    """A server of the town on SQLite."""
    async with town_hall(sqlite_url(tmp_path)) as made:
        yield made


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database of each kind."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path)
    url: str = request.getfixturevalue("postgres_database")
    return url
