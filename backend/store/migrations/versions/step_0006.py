"""Messages of one batch to one person leave as one: which batch, and in which message each went out."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0006"
down_revision: Final = "0005"


def upgrade() -> None:
    """Add the columns; what waits from before goes out alone."""
    for name in ("batch", "carrier", "carried"):
        op.add_column("effect", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.create_index(
        "ix_effect_batch",
        "effect",
        ["district", "batch", "contact"],
        sqlite_where=sa.text("batch <> ''"),
        postgresql_where=sa.text("batch <> ''"),
    )
