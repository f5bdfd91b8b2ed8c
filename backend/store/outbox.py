"""What shall leave the house: messages waiting in a table, claimed, judged again, sent once.

A message goes out when its time has come and the present ticket still wants it. Where the provider said no
it is tried again later; where its answer was lost, or the process died while sending, it is `unconfirmed`
and nobody sends it again by itself: two SMS to a leader are worse than one that somebody checks. Claims take
the head's lock, so that no undo comes between the judgement and the mark.
"""

from __future__ import annotations

import time
from typing import Any, Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.clock import Clock
from backend.store.database import Database
from backend.store.directory import phone_of
from backend.store.rows import ticket_decoder
from backend.store.tables import effect, head, ticket
from backend.store.vault import Vault
from backend.store.wakeup import CHANNEL, MESSAGES
from domain.due import still_wanted
from domain.instant import HOUR, NEVER, SECOND

_LEASE_MS: Final = 60_000
"""Real time within which a sender reports; a gateway gives up long before."""
_MOST_ATTEMPTS: Final = 8
_FIRST_PAUSE: Final = 30 * SECOND
_LONGEST_PAUSE: Final = HOUR
_TO_BE_SENT: Final = ("waiting", "refused")


class Claimed(msgspec.Struct, frozen=True, kw_only=True):
    """A message that this process is to send now, and report on."""

    key: str
    """The provider gets it too."""
    ticket: int
    contact: int
    phone: str
    """Whole; empty where none is kept."""
    text: str
    attempt: int

    def __repr__(self) -> str:
        """Without the number, so that no log shows it."""
        return f"Claimed({self.key!r}, attempt={self.attempt})"


class Outbox:
    """The messages of one district."""

    def __init__(self, database: Database, clock: Clock, vault: Vault, district: str) -> None:
        self._database = database
        self._clock = clock
        self._vault = vault
        self._district = district

    async def next_at(self) -> int:
        """When the next message may go out; NEVER when none waits."""
        query = sa.select(sa.func.min(effect.c.not_before)).where(self._waits())
        async with self._database.reading() as connection:
            found = await connection.scalar(query)
        return NEVER if found is None else int(found)

    async def claim(self, limit: int = 50) -> tuple[Claimed, ...]:
        """The messages whose time has come and whose reason still holds, now `sending` by this process.

        Those whose reason is gone are cancelled on the way. Each claimed one is to be reported on with
        `sent`, `refused`, `unconfirmed` or `failed`.
        """
        if await self.next_at() > self._clock.now():
            return ()
        claimed: list[Claimed] = []
        touched: set[int] = set()
        async with self._database.writing() as connection:
            await connection.execute(
                sa.select(head.c.seq).where(head.c.district == self._district).with_for_update()
            )
            now = self._clock.now()
            due: Any = await self._due(connection, now, limit)
            for row in due:
                touched.add(row.ticket)
                if not await self._wanted(connection, row.ticket, row.subject, now):
                    await self._set(connection, row.key, now, state="cancelled")
                    continue
                lease = time.time_ns() // 1_000_000 + _LEASE_MS
                await self._set(
                    connection, row.key, now, state="sending", attempts=row.attempts + 1, lease_until=lease
                )
                phone = await phone_of(connection, self._vault, self._district, row.contact)
                claimed.append(
                    Claimed(
                        key=row.key,
                        ticket=row.ticket,
                        contact=row.contact,
                        phone=phone,
                        text=row.text,
                        attempt=row.attempts + 1,
                    )
                )
            await self._notify(connection, touched)
        self._tell(touched)
        return tuple(claimed)

    async def sent(self, key: str) -> None:
        """The provider took it."""
        await self._report(key, "sent")

    async def refused(self, key: str) -> None:
        """The provider said no: it is tried again later, and after many times no more."""
        await self._report(key, "refused")

    async def unconfirmed(self, key: str) -> None:
        """It may have gone out or not; nobody sends it again by itself."""
        await self._report(key, "unconfirmed")

    async def failed(self, key: str) -> None:
        """It cannot go out at all, such as without a number."""
        await self._report(key, "failed")

    async def recover(self, *, alone: bool) -> int:
        """Messages whose sender died while sending become `unconfirmed`. Returns how many.

        `alone`: no other process uses this database, so whatever is `sending` now has no sender any more.
        """
        orphaned = sa.and_(effect.c.district == self._district, effect.c.state == "sending")
        if not alone:
            orphaned = sa.and_(orphaned, effect.c.lease_until < time.time_ns() // 1_000_000)
        async with self._database.writing() as connection:
            found = (await connection.execute(sa.select(effect.c.key, effect.c.ticket).where(orphaned))).all()
            for row in found:
                await self._set(connection, row.key, self._clock.now(), state="unconfirmed")
            touched = {row.ticket for row in found}
            await self._notify(connection, touched)
        self._tell(touched)
        return len(found)

    def _waits(self) -> sa.ColumnElement[bool]:
        # Spelled as the partial index spells it, so that both databases use it.
        return sa.and_(effect.c.district == self._district, sa.text("state IN ('waiting', 'refused')"))

    async def _due(self, connection: AsyncConnection, now: int, limit: int) -> Any:
        query = (
            sa.select(effect)
            .where(self._waits(), effect.c.not_before <= now)
            .order_by(effect.c.not_before, effect.c.seq)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return (await connection.execute(query)).all()

    async def _wanted(self, connection: AsyncConnection, ident: int, subject: str, now: int) -> bool:
        query = sa.select(ticket.c.doc).where(ticket.c.district == self._district, ticket.c.id == ident)
        doc = await connection.scalar(query)
        return doc is not None and still_wanted(ticket_decoder(doc), subject, now)

    async def _set(self, connection: AsyncConnection, key: str, now: int, **values: Any) -> None:
        await connection.execute(
            sa.update(effect)
            .where(effect.c.district == self._district, effect.c.key == key)
            .values(state_at=now, **values)
        )

    async def _report(self, key: str, state: str) -> None:
        now = self._clock.now()
        values: dict[str, Any] = {"state": state}
        query = sa.select(effect.c.ticket, effect.c.state, effect.c.attempts).where(
            effect.c.district == self._district, effect.c.key == key
        )
        async with self._database.writing() as connection:
            row = (await connection.execute(query.with_for_update())).first()
            if row is None or row.state not in ("sending", "unconfirmed"):
                return  # reported before
            if state == "refused":
                pause = min(_FIRST_PAUSE * 2 ** (row.attempts - 1), _LONGEST_PAUSE)
                values["not_before"] = now + pause
                if row.attempts >= _MOST_ATTEMPTS:
                    values["state"] = "failed"
            await self._set(connection, key, now, **values)
            await self._notify(connection, {row.ticket})
        self._tell({row.ticket})

    async def _notify(self, connection: AsyncConnection, tickets: set[int]) -> None:
        if not self._database.dialect.postgresql:
            return
        for ident in tickets:
            payload = f"{MESSAGES}:{self._district}:{ident}"
            await connection.execute(sa.select(sa.func.pg_notify(CHANNEL, payload)))

    def _tell(self, tickets: set[int]) -> None:
        for ident in tickets:
            self._database.wakeups.tell(MESSAGES, f"{self._district}:{ident}")
