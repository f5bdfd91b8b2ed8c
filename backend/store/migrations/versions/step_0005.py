"""Merging: events tell from whose own a ticket was taken, and rows of the queue say more than before."""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from backend.store.rows import encode, ticket_decoder
from domain.row import row_of

revision: Final = "0005"
down_revision: Final = "0004"

_A_PIECE: Final = 1_000
_BIG: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TICKET: Final = sa.table(
    "ticket",
    sa.column("district", sa.Text()),
    sa.column("id", _BIG),
    sa.column("archived", sa.Boolean()),
    sa.column("doc", sa.LargeBinary()),
    sa.column("row", sa.LargeBinary()),
)


def upgrade() -> None:
    """Add the column, and make every row anew from its ticket; segments hold rows too, and are made again."""
    op.add_column("event", sa.Column("left_accounts", sa.Text(), nullable=False, server_default=""))
    make_rows_anew(op.get_bind())


def make_rows_anew(connection: sa.Connection) -> None:
    """Bring the rows into the form that they have now; none of them lies in a segment any more."""
    connection.execute(sa.delete(sa.table("segment")))
    last: tuple[str, int] = ("", -1)
    while (last_of_piece := _piece_made_anew(connection, last)) is not None:
        last = last_of_piece


def _piece_made_anew(connection: sa.Connection, after: tuple[str, int]) -> tuple[str, int] | None:
    key = sa.tuple_(_TICKET.c.district, _TICKET.c.id)
    query = (
        sa.select(_TICKET.c.district, _TICKET.c.id, _TICKET.c.doc)
        .where(key > sa.tuple_(*after))
        .order_by(_TICKET.c.district, _TICKET.c.id)
        .limit(_A_PIECE)
    )
    found: Any = connection.execute(query).all()
    for district, ident, doc in found:
        connection.execute(
            sa.update(_TICKET)
            .where(_TICKET.c.district == district, _TICKET.c.id == ident)
            .values(row=encode(row_of(ticket_decoder(doc))), archived=False)
        )
    return (found[-1].district, found[-1].id) if found else None
