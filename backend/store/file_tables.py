"""The tables of files: what lies in the store, whose it is, and what is still being brought.

They run on the real clock, as accounts do: how long an unfinished upload is kept is no matter of the domain.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from backend.store.tables import metadata

_BIG: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

blob: Final = sa.Table(
    "blob",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("digest", sa.Text, primary_key=True, comment="SHA-256 of the content, hexadecimal"),
    sa.Column(
        "name", sa.Text, nullable=False, comment="Of the file in the folder, and what the key is bound to"
    ),
    sa.Column("wrapped_key", sa.LargeBinary, comment="None once destroyed: then the content is gone"),
    sa.Column("size", _BIG, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("media", sa.Text, nullable=False),
    sa.Column("thumbnail", sa.Boolean, nullable=False),
    sa.Column("touched_at", _BIG, nullable=False, comment="When a file last took it up"),
    sa.Index("ix_blob_touched_at", "district", "touched_at"),
    comment="A content, once, however many files are it.",
)

file: Final = sa.Table(
    "file",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("account", _BIG, nullable=False, comment="Who brought it"),
    sa.Column("ticket", _BIG, comment="The ticket that it was put on; None until it is"),
    sa.Column("created_at", _BIG, nullable=False),
    sa.Column("removed_at", _BIG),
    sa.Index("ix_file_digest", "district", "digest"),
    sa.Index("ix_file_account", "district", "account", "created_at"),
    sa.Index("ix_file_ticket", "district", "ticket", "created_at"),
    comment="A file that lies whole in the store.",
)

upload: Final = sa.Table(
    "upload",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True, comment="The id of the file that it becomes"),
    sa.Column("account", _BIG, nullable=False),
    sa.Column("size", _BIG, nullable=False),
    sa.Column("digest", sa.Text, nullable=False, comment="SHA-256 of what was announced, hexadecimal"),
    sa.Column("wrapped_key", sa.LargeBinary, nullable=False),
    sa.Column("received", _BIG, nullable=False),
    sa.Column("touched_at", _BIG, nullable=False),
    sa.Index("ix_upload_account", "district", "account"),
    sa.Index("ix_upload_touched_at", "district", "touched_at"),
    comment="A file that is being brought, piece by piece.",
)

piece: Final = sa.Table(
    "upload_piece",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("upload", sa.Text, primary_key=True),
    sa.Column("at", _BIG, primary_key=True, autoincrement=False, comment="The number of its first byte"),
    sa.Column("length", sa.Integer, nullable=False),
    sa.Column("name", sa.Text, nullable=False, comment="Of the file in the upload's folder"),
    comment="A piece that was acknowledged.",
)
