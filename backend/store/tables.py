"""Every table but those of accounts and sessions (`backend.store.accounts`), which share this metadata.

`district` leads every key. Instants are UTC milliseconds in 64 bits, `NEVER` where there is none. What a
rule judges is kept whole as msgpack (`ticket.doc`, `event.body`); the columns beside it are what SQL needs
to find, order and scope, and `verify` holds them against what the events say.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

metadata: Final = sa.MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"}
)

_BIG: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

meta: Final = sa.Table(
    "meta",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
    comment="What concerns the whole database, such as the check value of the master key.",
)

head: Final = sa.Table(
    "head",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("seq", _BIG, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Column("world_version", _BIG, nullable=False),
    sa.Column("day", sa.Integer, nullable=False),
    sa.Column("day_count", sa.Integer, nullable=False),
    comment="One row a district: whoever writes the ledger holds its lock, so numbers are in commit order.",
)

event: Final = sa.Table(
    "event",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("seq", _BIG, primary_key=True, autoincrement=False),
    sa.Column("ticket", _BIG, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("at", _BIG, nullable=False),
    sa.Column("actor", _BIG, nullable=False),
    sa.Column("seat", sa.Text, nullable=False),
    sa.Column("op_id", sa.Text, nullable=False, comment="The operation's; a transition of time: its due key"),
    sa.Column("area", sa.Text, nullable=False),
    sa.Column("units", sa.Text, nullable=False, comment="`,3,7,`, so that one LIKE finds a unit"),
    sa.Column("left_area", sa.Text, nullable=False),
    sa.Column("left_units", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("prev_hash", sa.LargeBinary, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Column(
        "left_accounts", sa.Text, nullable=False, server_default="", comment="`,401,`: it is theirs no more"
    ),
    sa.Index("ix_event_ticket_version", "district", "ticket", "version", unique=True),
)

operation: Final = sa.Table(
    "operation",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("op_id", sa.Text, primary_key=True, comment="Also the due key of a transition of time"),
    sa.Column("account", _BIG, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False, comment="Keyed hash of what was asked"),
    sa.Column("seq", _BIG, comment="The event it made; NULL where the rules refused"),
    sa.Column("refusal", sa.LargeBinary, comment="The refusal, msgpack of (code, detail)"),
    sqlite_with_rowid=False,
)

ticket: Final = sa.Table(
    "ticket",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("id", _BIG, primary_key=True, autoincrement=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("last_seq", _BIG, nullable=False),
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("open", sa.Boolean, nullable=False),
    sa.Column("area", sa.Text, nullable=False),
    sa.Column("street", sa.Text, nullable=False, comment="The first nine digits of the area"),
    sa.Column("month", sa.Integer, nullable=False, comment="YYYYMM of the closing in Shanghai; 0 while open"),
    sa.Column("closed_at", _BIG, nullable=False),
    sa.Column("red_at", _BIG, nullable=False),
    sa.Column("unacknowledged_red_at", _BIG, nullable=False),
    sa.Column("yellow_at", _BIG, nullable=False),
    sa.Column("last_sixth_at", _BIG, nullable=False),
    sa.Column("handling_red_at", _BIG, nullable=False),
    sa.Column("next_transition_at", _BIG, nullable=False),
    sa.Column("archived", sa.Boolean, nullable=False, comment="A segment holds this very version"),
    sa.Column("doc", sa.LargeBinary, nullable=False, comment="msgpack of domain.ticket.Ticket"),
    sa.Column("row", sa.LargeBinary, nullable=False, comment="msgpack of domain.row.TicketRow"),
    sa.Index(
        "ix_ticket_live",
        "district",
        "area",
        sqlite_where=sa.text("NOT archived"),
        postgresql_where=sa.text("NOT archived"),
    ),
    sa.Index(
        "ix_ticket_next_transition_at",
        "district",
        "next_transition_at",
        sqlite_where=sa.text(f"next_transition_at < {2**63 - 1}"),
        postgresql_where=sa.text(f"next_transition_at < {2**63 - 1}"),
    ),
    sa.Index("ix_ticket_street_month", "district", "street", "month"),
)

ticket_unit: Final = sa.Table(
    "ticket_unit",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("unit", _BIG, primary_key=True, autoincrement=False),
    sa.Column("ticket", _BIG, primary_key=True, autoincrement=False),
    sa.Index("ix_ticket_unit_ticket", "district", "ticket"),
    sqlite_with_rowid=False,
    comment="Units in whose scope a ticket is.",
)

ticket_reporter: Final = sa.Table(
    "ticket_reporter",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("account", _BIG, primary_key=True, autoincrement=False),
    sa.Column("ticket", _BIG, primary_key=True, autoincrement=False),
    sa.Index("ix_ticket_reporter_ticket", "district", "ticket"),
    sqlite_with_rowid=False,
    comment="Accounts that reported a ticket themselves: it is their own.",
)

person: Final = sa.Table(
    "person",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("reporter", sa.Text, primary_key=True),
    sa.Column("ticket", _BIG, nullable=False),
    sa.Column("wrapped_key", sa.LargeBinary, comment="The reporter's own key under the master key"),
    sa.Column("sealed", sa.LargeBinary, comment="PersonalData under the reporter's own key"),
    sa.Column("look_up", sa.LargeBinary, comment="Keyed hash of the phone number"),
    sa.Column("erased_at", _BIG),
    sa.Index("ix_person_look_up", "district", "look_up"),
    sa.Index("ix_person_ticket", "district", "ticket"),
    comment="Reporters' personal data, apart from the events. Erased: key, data and look-up hash are NULL.",
)

effect: Final = sa.Table(
    "effect",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True, comment="The provider gets it too: never sent twice"),
    sa.Column("ticket", _BIG, nullable=False),
    sa.Column("seq", _BIG, nullable=False, comment="The event it belongs to"),
    sa.Column("op_id", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("contact", _BIG, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("not_before", _BIG, nullable=False),
    sa.Column("state", sa.Text, nullable=False, comment="see domain.wire.MessageState"),
    sa.Column("state_at", _BIG, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("lease_until", _BIG, nullable=False, comment="Real time; a sender that died lets it pass"),
    sa.Column("batch", sa.Text, nullable=False, server_default="", comment="Given together with others"),
    sa.Column(
        "carrier", sa.Text, nullable=False, server_default="", comment="The message that this one went out in"
    ),
    sa.Column(
        "carried", sa.Text, nullable=False, server_default="", comment="Its words when it went for several"
    ),
    sa.Index("ix_effect_ticket", "district", "ticket"),
    sa.Index(
        "ix_effect_batch",
        "district",
        "batch",
        "contact",
        sqlite_where=sa.text("batch <> ''"),
        postgresql_where=sa.text("batch <> ''"),
    ),
    sa.Index(
        "ix_effect_waiting",
        "district",
        "not_before",
        sqlite_where=sa.text("state IN ('waiting', 'refused')"),
        postgresql_where=sa.text("state IN ('waiting', 'refused')"),
    ),
    comment="The outbox: what shall leave the house.",
)

setup_entry: Final = sa.Table(
    "setup_entry",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True, comment="area, unit, contact, person, matter, ..."),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, nullable=False, comment="The order within its kind"),
    sa.Column("version", _BIG, nullable=False, comment="The world's version that last changed it"),
    sa.Column("doc", sa.Text, nullable=False, comment="JSON of the noun"),
    comment="The district as it is set up: one row a noun.",
)

admin_event: Final = sa.Table(
    "admin_event",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("seq", _BIG, primary_key=True, autoincrement=False),
    sa.Column("body", sa.LargeBinary, nullable=False, comment="JSON of domain.administration.AdminEvent"),
    sa.Column("prev_hash", sa.LargeBinary, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    comment="The administrative log: who changed the set-up or an account, in a chain of its own.",
)

admin_head: Final = sa.Table(
    "admin_head",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("seq", _BIG, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    comment="The last line of the administrative log.",
)

contact_phone: Final = sa.Table(
    "contact_phone",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("contact", _BIG, primary_key=True, autoincrement=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    comment="Whole phone numbers of contacts, encrypted.",
)

segment: Final = sa.Table(
    "segment",
    metadata,
    sa.Column("district", sa.Text, primary_key=True),
    sa.Column("street", sa.Text, primary_key=True),
    sa.Column("month", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("etag", sa.Text, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
    sa.Column("made_seq", _BIG, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False, comment="One zstd frame of framed lists of rows"),
)

ephemeral: Final = sa.Table(
    "ephemeral",
    metadata,
    sa.Column("id", _BIG, primary_key=True, autoincrement=True),
    sa.Column("district", sa.Text, nullable=False),
    sa.Column("expires_at", _BIG, nullable=False, comment="Real time"),
    sa.Column("message", sa.LargeBinary, nullable=False),
    sa.Index("ix_ephemeral_expires_at", "expires_at"),
    comment="Messages without a number, for the other processes.",
)
