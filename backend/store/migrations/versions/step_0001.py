"""The first layout: ledger, tickets, people, outbox, set-up, segments, ephemeral messages."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0001"
down_revision: Final = None

_BIG: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "contact_phone",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("contact", _BIG, autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("district", "contact", name="pk_contact_phone"),
    )
    op.create_table(
        "effect",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("ticket", _BIG, nullable=False),
        sa.Column("seq", _BIG, nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("contact", _BIG, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("not_before", _BIG, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_at", _BIG, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", _BIG, nullable=False),
        sa.PrimaryKeyConstraint("district", "key", name="pk_effect"),
    )
    op.create_index("ix_effect_ticket", "effect", ["district", "ticket"], unique=False)
    op.create_index(
        "ix_effect_waiting",
        "effect",
        ["district", "not_before"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'refused')"),
        postgresql_where=sa.text("state IN ('waiting', 'refused')"),
    )
    op.create_table(
        "ephemeral",
        sa.Column("id", _BIG, autoincrement=True, nullable=False),
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("expires_at", _BIG, nullable=False),
        sa.Column("message", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ephemeral"),
    )
    op.create_index("ix_ephemeral_expires_at", "ephemeral", ["expires_at"], unique=False)
    op.create_table(
        "event",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("seq", _BIG, autoincrement=False, nullable=False),
        sa.Column("ticket", _BIG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("at", _BIG, nullable=False),
        sa.Column("actor", _BIG, nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("left_area", sa.Text(), nullable=False),
        sa.Column("left_units", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("district", "seq", name="pk_event"),
    )
    op.create_index("ix_event_ticket_version", "event", ["district", "ticket", "version"], unique=True)
    op.create_table(
        "head",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("seq", _BIG, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("world_version", _BIG, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("day_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("district", name="pk_head"),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
    )
    op.create_table(
        "operation",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("op_id", sa.Text(), nullable=False),
        sa.Column("account", _BIG, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("seq", _BIG, nullable=True),
        sa.Column("refusal", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("district", "op_id", name="pk_operation"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("reporter", sa.Text(), nullable=False),
        sa.Column("ticket", _BIG, nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("look_up", sa.LargeBinary(), nullable=True),
        sa.Column("erased_at", _BIG, nullable=True),
        sa.PrimaryKeyConstraint("district", "reporter", name="pk_person"),
    )
    op.create_index("ix_person_look_up", "person", ["district", "look_up"], unique=False)
    op.create_index("ix_person_ticket", "person", ["district", "ticket"], unique=False)
    op.create_table(
        "segment",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("month", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("made_seq", _BIG, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("district", "street", "month", name="pk_segment"),
    )
    op.create_table(
        "setup_entry",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", _BIG, nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("district", "kind", "key", name="pk_setup_entry"),
    )
    op.create_table(
        "ticket",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("id", _BIG, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("last_seq", _BIG, nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("closed_at", _BIG, nullable=False),
        sa.Column("red_at", _BIG, nullable=False),
        sa.Column("unacknowledged_red_at", _BIG, nullable=False),
        sa.Column("yellow_at", _BIG, nullable=False),
        sa.Column("last_sixth_at", _BIG, nullable=False),
        sa.Column("handling_red_at", _BIG, nullable=False),
        sa.Column("next_transition_at", _BIG, nullable=False),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("doc", sa.LargeBinary(), nullable=False),
        sa.Column("row", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("district", "id", name="pk_ticket"),
    )
    op.create_index(
        "ix_ticket_live",
        "ticket",
        ["district", "area"],
        unique=False,
        sqlite_where=sa.text("NOT archived"),
        postgresql_where=sa.text("NOT archived"),
    )
    op.create_index(
        "ix_ticket_next_transition_at",
        "ticket",
        ["district", "next_transition_at"],
        unique=False,
        sqlite_where=sa.text("next_transition_at < 9223372036854775807"),
        postgresql_where=sa.text("next_transition_at < 9223372036854775807"),
    )
    op.create_index("ix_ticket_street_month", "ticket", ["district", "street", "month"], unique=False)
    op.create_table(
        "ticket_reporter",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("account", _BIG, autoincrement=False, nullable=False),
        sa.Column("ticket", _BIG, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("district", "account", "ticket", name="pk_ticket_reporter"),
        comment="Accounts that reported a ticket themselves: it is their own.",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ticket_reporter_ticket", "ticket_reporter", ["district", "ticket"], unique=False)
    op.create_table(
        "ticket_unit",
        sa.Column("district", sa.Text(), nullable=False),
        sa.Column("unit", _BIG, autoincrement=False, nullable=False),
        sa.Column("ticket", _BIG, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("district", "unit", "ticket", name="pk_ticket_unit"),
        comment="Units in whose scope a ticket is.",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ticket_unit_ticket", "ticket_unit", ["district", "ticket"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        # Nobody misses after a crash what is over in a minute anyway.
        op.execute("ALTER TABLE ephemeral SET UNLOGGED")
