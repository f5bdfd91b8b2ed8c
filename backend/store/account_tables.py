"""The tables of accounts, their sessions and failed log-ins. They run on the real clock, not the domain's."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from backend.store.tables import metadata

_BIG: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

account: Final = sa.Table(
    "account",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("id", _BIG, primary_key=True, autoincrement=False, comment="The Person's id"),
    sa.Column("login", sa.Text, nullable=False),
    sa.Column("password", sa.Text, nullable=False, comment="argon2id, with its parameters and salt"),
    sa.Column("locked", sa.Boolean, nullable=False),
    sa.Column("created_at", _BIG, nullable=False),
    sa.Column("code_until", _BIG, comment="Until when the password is a one-time code; NULL once it is none"),
    sa.Index("ix_account_login", "district", "login", unique=True),
    comment="Who may log in. What they may do stands with the Person of the same id.",
)

session: Final = sa.Table(
    "session",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("district", sa.Text, nullable=False),
    sa.Column("account", _BIG, nullable=False),
    sa.Column("created_at", _BIG, nullable=False),
    sa.Column("renewed_at", _BIG, nullable=False),
    sa.Column("ends_at", _BIG, nullable=False, comment="However often it is renewed"),
    sa.Column("revoked_at", _BIG),
    sa.Index("ix_session_account", "district", "account"),
    comment="One log-in: the family of its tokens.",
)

token: Final = sa.Table(
    "token",
    metadata,
    sa.Column("hash", sa.LargeBinary, primary_key=True, comment="SHA-256; the token itself is not kept"),
    sa.Column("session", sa.Text, nullable=False),
    sa.Column("refreshes", sa.Boolean, nullable=False, comment="A refresh token, else an access token"),
    sa.Column("expires_at", _BIG, nullable=False),
    sa.Column("spent_at", _BIG, comment="When a refresh token was used; a second use revokes the session"),
    sa.Index("ix_token_session", "session"),
    sa.Index("ix_token_expires_at", "expires_at"),
)

failed_log_in: Final = sa.Table(
    "failed_log_in",
    metadata,
    sa.Column("key", sa.Text, primary_key=True, comment="Keyed by account name, or by address"),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("last_at", _BIG, nullable=False),
    sa.Column("locked_until", _BIG, nullable=False),
    comment="Failures in a row, for names that exist and names that do not alike.",
)

session_epoch: Final = sa.Table(
    "session_epoch",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False, comment="Always 1"),
    sa.Column("value", _BIG, nullable=False),
    comment="Grows with each revocation, so that processes that remember tokens forget them.",
)
