"""Bringing the layout of a database up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

_LOCK: Final = 0x6875_7969
"""PostgreSQL's advisory lock while the layout changes: of several processes that start, one does it."""


def upgrade(connection: sa.Connection) -> None:
    """Run every step that this database has not seen, within the connection's transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
