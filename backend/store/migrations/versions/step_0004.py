"""The administrative log, and one-time codes of accounts."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0004"
down_revision: Final = "0003"

_BIG: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "admin_event",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("seq", _BIG, autoincrement=False, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("district", "seq", name="pk_admin_event"),
    )
    op.create_table(
        "admin_head",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("seq", _BIG, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("district", name="pk_admin_head"),
    )
    op.add_column("account", sa.Column("code_until", _BIG))
