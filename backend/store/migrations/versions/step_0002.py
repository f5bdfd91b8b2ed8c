"""Accounts, their sessions, and failed log-ins."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"

_BIG: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "account",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("id", _BIG, autoincrement=False, nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("created_at", _BIG, nullable=False),
        sa.PrimaryKeyConstraint("district", "id", name="pk_account"),
    )
    op.create_index("ix_account_login", "account", ["district", "login"], unique=True)
    op.create_table(
        "session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("account", _BIG, nullable=False),
        sa.Column("created_at", _BIG, nullable=False),
        sa.Column("renewed_at", _BIG, nullable=False),
        sa.Column("ends_at", _BIG, nullable=False),
        sa.Column("revoked_at", _BIG),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
    )
    op.create_index("ix_session_account", "session", ["district", "account"])
    op.create_table(
        "token",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("refreshes", sa.Boolean(), nullable=False),
        sa.Column("expires_at", _BIG, nullable=False),
        sa.Column("spent_at", _BIG),
        sa.PrimaryKeyConstraint("hash", name="pk_token"),
    )
    op.create_index("ix_token_session", "token", ["session"])
    op.create_index("ix_token_expires_at", "token", ["expires_at"])
    op.create_table(
        "failed_log_in",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", _BIG, nullable=False),
        sa.Column("locked_until", _BIG, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_failed_log_in"),
    )
    op.create_table(
        "session_epoch",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", _BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_session_epoch"),
    )
