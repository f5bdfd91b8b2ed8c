"""Files: contents, files, and uploads with their pieces."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0003"
down_revision: Final = "0002"

_BIG: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "blob",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary()),
        sa.Column("size", _BIG, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("thumbnail", sa.Boolean(), nullable=False),
        sa.Column("touched_at", _BIG, nullable=False),
        sa.PrimaryKeyConstraint("district", "digest", name="pk_blob"),
    )
    op.create_index("ix_blob_touched_at", "blob", ["district", "touched_at"])
    op.create_table(
        "file",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("account", _BIG, nullable=False),
        sa.Column("ticket", _BIG),
        sa.Column("created_at", _BIG, nullable=False),
        sa.Column("removed_at", _BIG),
        sa.PrimaryKeyConstraint("district", "id", name="pk_file"),
    )
    op.create_index("ix_file_digest", "file", ["district", "digest"])
    op.create_index("ix_file_account", "file", ["district", "account", "created_at"])
    op.create_index("ix_file_ticket", "file", ["district", "ticket", "created_at"])
    op.create_table(
        "upload",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("account", _BIG, nullable=False),
        sa.Column("size", _BIG, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("received", _BIG, nullable=False),
        sa.Column("touched_at", _BIG, nullable=False),
        sa.PrimaryKeyConstraint("district", "id", name="pk_upload"),
    )
    op.create_index("ix_upload_account", "upload", ["district", "account"])
    op.create_index("ix_upload_touched_at", "upload", ["district", "touched_at"])
    op.create_table(
        "upload_piece",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("upload", sa.Text(), nullable=False),
        sa.Column("at", _BIG, autoincrement=False, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("district", "upload", "at", name="pk_upload_piece"),
    )
