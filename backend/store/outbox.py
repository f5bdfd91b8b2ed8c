"""What shall leave the house: messages waiting in a table, claimed, judged again, sent once.

A message goes out when its time has come and the present ticket still wants it; of the orders of one batch
those that reach one person go out as one. Where the provider could not take it just now it is tried again
later; where its answer was lost, or the process died while sending, it is `unconfirmed` and nobody sends it
again by itself: two SMS to a leader are worse than one that somebody checks. Claims take the head's lock, so
that no undo comes between the judgement and the mark.
"""

from __future__ import annotations

import time
from typing import Any, Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.clock import Clock
from backend.store.database import Database
from backend.store.directory import phone_of, template_of
from backend.store.rows import ticket_decoder
from backend.store.tables import effect, head, ticket
from backend.store.vault import Vault
from backend.store.wakeup import CHANNEL, MESSAGES
from domain.due import order_of, still_wanted
from domain.instant import HOUR, NEVER, SECOND
from domain.messages import Ordered, orders_text
from domain.template import TemplateKey
from domain.ticket import Ticket, short_number

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
            for together in await self._due(connection, now, limit):
                touched.update(row.ticket for row in together)
                one = await self._claimed(connection, together, now)
                if one is not None:
                    claimed.append(one)
            await self._notify(connection, touched)
        self._tell(touched)
        return tuple(claimed)

    async def _claimed(self, connection: AsyncConnection, together: list[Any], now: int) -> Claimed | None:
        """One message for those of a person's that are still wanted; None when none of them is."""
        wanted: list[tuple[Any, Ticket]] = []
        for row in together:
            present = await self._wanted(connection, row.ticket, row.subject, now)
            if present is None:
                await self._set(connection, row.key, now, state="cancelled")
            else:
                wanted.append((row, present))
        if not wanted:
            return None
        carrier = wanted[0][0]
        text = carrier.text if len(wanted) == 1 else await self._text_for(connection, wanted)
        for row, _present in wanted:
            await self._set(
                connection,
                row.key,
                now,
                state="sending",
                attempts=row.attempts + 1,
                lease_until=time.time_ns() // 1_000_000 + _LEASE_MS,
                carrier="" if row is carrier else carrier.key,
                carried="" if len(wanted) == 1 else text,
            )
        return Claimed(
            key=carrier.key,
            ticket=carrier.ticket,
            contact=carrier.contact,
            phone=await phone_of(connection, self._vault, self._district, carrier.contact),
            text=text,
            attempt=carrier.attempts + 1,
        )

    async def _text_for(self, connection: AsyncConnection, wanted: list[tuple[Any, Ticket]]) -> str:
        ordered = []
        for row, present in wanted:
            order = order_of(present, row.subject)
            if order is None:
                raise RuntimeError(f"message {row.key}: only orders are given together")
            ordered.append(Ordered(number=short_number(present.id), title=present.title, rung=order.rung))
        return orders_text(ordered, await template_of(connection, self._district, TemplateKey.ORDERS))

    async def sent(self, key: str) -> None:
        """The provider took it."""
        await self._report(key, "sent")

    async def refused(self, key: str) -> None:
        """The provider could not take it now: it is tried again later, and after many times no more."""
        await self._report(key, "refused")

    async def unconfirmed(self, key: str) -> None:
        """It may have gone out or not; nobody sends it again by itself."""
        await self._report(key, "unconfirmed")

    async def failed(self, key: str) -> None:
        """It cannot go out at all: there is no number, or the provider will never take it."""
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
        # Spelled as the partial index spells it, so that both databases use it. What goes to the same person
        # in the same batch is waited for as long as it is held: at most the ten seconds of its undo.
        other = effect.alias("other")
        held_beside = (
            sa.exists()
            .where(
                other.c.district == effect.c.district,
                other.c.batch == effect.c.batch,
                other.c.batch != "",
                other.c.contact == effect.c.contact,
                other.c.state == "held",
            )
            .correlate(effect)
        )
        return sa.and_(
            effect.c.district == self._district,
            sa.text("effect.state IN ('waiting', 'refused')"),
            sa.or_(effect.c.batch == "", sa.not_(held_beside)),
        )

    async def _due(self, connection: AsyncConnection, now: int, limit: int) -> list[list[Any]]:
        """What is due, as it goes out: one message alone, or all of a batch to one person."""
        query = (
            sa.select(effect)
            .where(self._waits(), effect.c.not_before <= now)
            .order_by(effect.c.not_before, effect.c.seq)
        )
        first = (
            await connection.execute(query.limit(limit).with_for_update(skip_locked=True, of=effect))
        ).all()
        groups: dict[tuple[str, ...], list[Any]] = {}
        for row in first:
            key = (row.batch, str(row.contact)) if row.batch else (row.key,)
            if key in groups:
                continue
            groups[key] = [row]
            if row.batch:  # the limit may have cut it
                same = query.where(effect.c.batch == row.batch, effect.c.contact == row.contact)
                groups[key] = list((await connection.execute(same)).all())
        return list(groups.values())

    async def _wanted(self, connection: AsyncConnection, ident: int, subject: str, now: int) -> Ticket | None:
        query = sa.select(ticket.c.doc).where(ticket.c.district == self._district, ticket.c.id == ident)
        doc = await connection.scalar(query)
        present = None if doc is None else ticket_decoder(doc)
        return present if present is not None and still_wanted(present, subject, now) else None

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
            touched = {row.ticket, *await self._report_carried(connection, key, now, values)}
            await self._notify(connection, touched)
        self._tell(touched)

    async def _report_carried(
        self, connection: AsyncConnection, key: str, now: int, values: dict[str, Any]
    ) -> set[int]:
        """What went out within a message has its fate. Returns the tickets that it was about."""
        inside = sa.and_(
            effect.c.district == self._district,
            effect.c.carrier == key,
            effect.c.state.in_(("sending", "unconfirmed")),
        )
        found = (await connection.execute(sa.select(effect.c.ticket, effect.c.key).where(inside))).all()
        for row in found:
            await self._set(connection, row.key, now, **values)
        return {row.ticket for row in found}

    async def _notify(self, connection: AsyncConnection, tickets: set[int]) -> None:
        if not self._database.dialect.postgresql:
            return
        for ident in tickets:
            payload = f"{MESSAGES}:{self._district}:{ident}"
            await connection.execute(sa.select(sa.func.pg_notify(CHANNEL, payload)))

    def _tell(self, tickets: set[int]) -> None:
        for ident in tickets:
            self._database.wakeups.tell(MESSAGES, f"{self._district}:{ident}")
