"""The open tickets of a district whole, for whoever plays with all of them: the demo."""

from __future__ import annotations

import sqlalchemy as sa

from backend.store.database import Database
from backend.store.rows import ticket_decoder
from backend.store.tables import event, head, ticket
from domain.ticket import Ticket


class Standing:
    """Reads them anew only when the ledger has moved."""

    def __init__(self, database: Database, district: str) -> None:
        self._database = database
        self._district = district
        self._seq = -1
        self._tickets: tuple[Ticket, ...] = ()

    async def tickets(self) -> tuple[Ticket, ...]:
        """The open tickets in order of their numbers, as of the last commit."""
        head_seq = sa.select(head.c.seq).where(head.c.district == self._district)
        wanted = (
            sa.select(ticket.c.doc)
            # No open ticket is archived, and the index of the others is small.
            .where(ticket.c.district == self._district, ticket.c.open, sa.not_(ticket.c.archived))
            .order_by(ticket.c.id)
        )
        async with self._database.reading() as connection:
            seq = await connection.scalar(head_seq)
            if seq != self._seq:
                docs = (await connection.scalars(wanted)).all()
                self._tickets = tuple(ticket_decoder(doc) for doc in docs)
                self._seq = -1 if seq is None else seq
        return self._tickets

    async def last_at(self) -> int:
        """When the newest event happened; 0 for a ledger without one."""
        newest = (
            sa.select(event.c.at)
            .where(event.c.district == self._district)
            .order_by(event.c.seq.desc())
            .limit(1)
        )
        async with self._database.reading() as connection:
            return await connection.scalar(newest) or 0
