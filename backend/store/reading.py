"""What readers ask: pages of differences, a ticket whole, counters. Never from an open write transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.database import Database
from backend.store.directory import UnknownDistrict
from backend.store.lights import counter_at, urgency_order
from backend.store.people import People
from backend.store.rows import event_of, row_decoder, ticket_decoder
from backend.store.scope import Scope
from backend.store.tables import effect, event, head, ticket, ticket_reporter
from backend.store.vault import Vault
from domain.event import GENESIS, Event
from domain.outside import event_shown, row_shown, ticket_shown
from domain.row import TicketRow
from domain.wire import EventsPage, MessageState, TicketView
from domain.words import Counter
from domain.words import Scope as Reach

LONGEST_SPAN: Final = 50_000
"""How many numbers a page covers at most, be there ever so few of them in scope."""


class UnknownCursor(Exception):
    """A reader has seen numbers that this ledger does not have: cut off, or put back. Take a snapshot."""


class Tail(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody's events after a cursor with what decides who sees them: read once, cut for each scope."""

    covers: tuple[int, int]
    events: tuple[Event, ...]
    rows: dict[int, TicketRow]
    """The present rows of the tickets that the events are about."""
    accounts: dict[int, frozenset[int]]
    """The accounts that reported those tickets themselves."""
    head: int
    hash: bytes
    """The chain's hash at `covers[1]`."""


def page_of(tail: Tail, scope: Scope) -> EventsPage:
    """A scope's part of a tail."""
    present = {
        ident: row
        for ident, row in tail.rows.items()
        if scope.sees_ticket(row.area, row.units, tail.accounts.get(ident, frozenset()))
    }
    nobody: frozenset[int] = frozenset()
    seen = shown_to(
        scope, (one for one in tail.events if scope.sees_event(one, tail.accounts.get(one.ticket, nobody)))
    )
    left = {one.ticket for one in tail.events if scope.left_by(one)} - present.keys()
    return EventsPage(
        covers=tail.covers,
        events=seen,
        rows=rows_shown(scope, present.values()),
        left=tuple(sorted(left)),
        head=tail.head,
        hash=tail.hash,
    )


def shown_to(scope: Scope, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events as the scope's readers may see them: whole, or for one's own tickets as a reporter does."""
    if scope.reach is not Reach.OWN:
        return tuple(events)
    shown = (event_shown(one, scope.account) for one in events)
    return tuple(one for one in shown if one is not None)


def rows_shown(scope: Scope, rows: Iterable[TicketRow]) -> tuple[TicketRow, ...]:
    """The rows as the scope's readers may see them."""
    if scope.reach is not Reach.OWN:
        return tuple(rows)
    return tuple(row_shown(one, scope.account) for one in rows)


def _as_reporter(view: TicketView, account: int) -> TicketView:
    ticket = ticket_shown(view.ticket, account)
    own = frozenset(one.id for one in ticket.reporters)
    shown = (event_shown(one, account, own) for one in view.events)
    return TicketView(
        ticket=ticket,
        events=tuple(one for one in shown if one is not None),
        people=tuple(one for one in view.people if one.reporter in own),
        messages=(),
        seq=view.seq,
    )


class Reading:
    """One district as its readers see it."""

    def __init__(self, database: Database, vault: Vault, district: str) -> None:
        self._database = database
        self._people = People(database, vault, district)
        self._district = district

    async def head(self) -> tuple[int, bytes]:
        """The newest number and its hash."""
        async with self._database.reading() as connection:
            return await read_head(connection, self._district)

    async def hash_at(self, seq: int) -> bytes | None:
        """The chain's hash at a number; None where the ledger does not have it."""
        async with self._database.reading() as connection:
            return await self._hash_at(connection, seq)

    async def events(self, scope: Scope, since: int, limit: int = 1_000) -> EventsPage:
        """The differences after a cursor within the scope, at most `limit` events.

        Raises UnknownCursor where the ledger has no such number yet.
        """
        async with self._database.reading() as connection:
            newest, newest_hash = await self._head_after(connection, since)
            last = min(newest, since + LONGEST_SPAN)
            found = await self._events(connection, since, last, limit, scope.events())
            if len(found) > limit:
                found = found[:limit]
                last = found[-1].seq
            named = {one.ticket for one in found}
            rows = await self._rows(connection, named, scope.tickets())
            ended = newest_hash if last == newest else await self._hash_at(connection, last)
        mine = (scope.account,)  # for what is one's own, SQL has told already
        return EventsPage(
            covers=(since + 1, last),
            events=shown_to(
                scope, (one for one in found if scope.sees_event(one, mine if one.ticket in rows else ()))
            ),
            rows=rows_shown(scope, rows.values()),
            left=tuple(sorted({one.ticket for one in found if scope.left_by(one)} - rows.keys())),
            head=newest,
            hash=ended or b"",
        )

    async def tail(self, since: int, limit: int = 2_000) -> Tail:
        """Everybody's events after a cursor, at most `limit`. Raises UnknownCursor."""
        async with self._database.reading() as connection:
            newest, newest_hash = await self._head_after(connection, since)
            found = await self._events(connection, since, since + limit, limit, sa.true())
            last = found[-1].seq if found else since
            named = {one.ticket for one in found}
            rows = await self._rows(connection, named, ticket.c.district == self._district)
            accounts = await self._accounts(connection, named)
            ended = newest_hash if last == newest else await self._hash_at(connection, last)
        return Tail(
            covers=(since + 1, last),
            events=tuple(found),
            rows=rows,
            accounts=accounts,
            head=newest,
            hash=ended or b"",
        )

    async def ticket(self, scope: Scope, ident: int) -> TicketView | None:
        """A ticket whole with its timeline, masked people and messages; None where it is not in scope."""
        async with self._database.reading() as connection:
            query = sa.select(ticket.c.doc).where(scope.tickets(), ticket.c.id == ident)
            doc = await connection.scalar(query)
            if doc is None:
                return None
            seq, _ = await read_head(connection, self._district)
            story = (
                sa.select(event)
                .where(event.c.district == self._district, event.c.ticket == ident)
                .order_by(event.c.version)
            )
            events = tuple(event_of(row) for row in (await connection.execute(story)).all())
            present = ticket_decoder(doc)
            people = await self._people.of(connection, present.reporters)
            messages = await self._messages(connection, ident)
        whole = TicketView(
            ticket=present,
            events=events,
            people=tuple(one.masked() for one in people),
            messages=messages,
            seq=seq,
        )
        return whole if scope.reach is not Reach.OWN else _as_reporter(whole, scope.account)

    async def counters(self, scope: Scope, now: int) -> dict[Counter, int]:
        """How many open tickets in scope each counter shows."""
        counter = counter_at(now).label("counter")
        query = (
            sa.select(counter, sa.func.count())
            .where(scope.tickets(), ticket.c.open, sa.not_(ticket.c.archived))
            .group_by(counter)
        )
        async with self._database.reading() as connection:
            found = {name: count for name, count in (await connection.execute(query)).all() if name}
        return {one: found.get(one.value, 0) for one in Counter}

    async def most_urgent(self, scope: Scope, now: int, limit: int = 100) -> tuple[TicketRow, ...]:
        """The open tickets in scope, most urgent first."""
        query = (
            sa.select(ticket.c.row)
            .where(scope.tickets(), ticket.c.open, sa.not_(ticket.c.archived))
            .order_by(*urgency_order(now))
            .limit(limit)
        )
        async with self._database.reading() as connection:
            found = (await connection.scalars(query)).all()
        return rows_shown(scope, map(row_decoder, found))

    async def _head_after(self, connection: AsyncConnection, since: int) -> tuple[int, bytes]:
        newest, newest_hash = await read_head(connection, self._district)
        if since > newest:
            raise UnknownCursor(f"{since} is after the newest number {newest}")
        return newest, newest_hash

    async def _hash_at(self, connection: AsyncConnection, seq: int) -> bytes | None:
        if seq == 0:
            return GENESIS
        query = sa.select(event.c.hash).where(event.c.district == self._district, event.c.seq == seq)
        found = await connection.scalar(query)
        return None if found is None else bytes(found)

    async def _events(
        self,
        connection: AsyncConnection,
        since: int,
        last: int,
        limit: int,
        condition: sa.ColumnElement[bool],
    ) -> list[Event]:
        query = (
            sa.select(event)
            .where(event.c.district == self._district, event.c.seq > since, event.c.seq <= last, condition)
            .order_by(event.c.seq)
            .limit(limit + 1)
        )
        return [event_of(row) for row in (await connection.execute(query)).all()]

    async def _rows(
        self, connection: AsyncConnection, idents: Collection[int], condition: sa.ColumnElement[bool]
    ) -> dict[int, TicketRow]:
        if not idents:
            return {}
        query = sa.select(ticket.c.id, ticket.c.row).where(
            ticket.c.district == self._district, ticket.c.id.in_(idents), condition
        )
        return {ident: row_decoder(row) for ident, row in (await connection.execute(query)).all()}

    async def _accounts(
        self, connection: AsyncConnection, idents: Iterable[int]
    ) -> dict[int, frozenset[int]]:
        query = sa.select(ticket_reporter.c.ticket, ticket_reporter.c.account).where(
            ticket_reporter.c.district == self._district, ticket_reporter.c.ticket.in_(idents)
        )
        found: dict[int, set[int]] = {}
        for ident, account in (await connection.execute(query)).all():
            found.setdefault(ident, set()).add(account)
        return {ident: frozenset(accounts) for ident, accounts in found.items()}

    async def _messages(self, connection: AsyncConnection, ident: int) -> tuple[MessageState, ...]:
        query = (
            sa.select(effect)
            .where(effect.c.district == self._district, effect.c.ticket == ident)
            .order_by(effect.c.seq, effect.c.key)
        )
        rows: Any = (await connection.execute(query)).all()
        return tuple(
            MessageState(
                key=row.key,
                subject=row.subject,
                contact=row.contact,
                text=row.carried or row.text,
                state=row.state,
                not_before=row.not_before,
                at=row.state_at,
            )
            for row in rows
        )


async def read_head(connection: AsyncConnection, district: str) -> tuple[int, bytes]:
    """The newest number and its hash, within a transaction. Raises UnknownDistrict."""
    row = (
        await connection.execute(sa.select(head.c.seq, head.c.hash).where(head.c.district == district))
    ).first()
    if row is None:
        raise UnknownDistrict(district)
    return int(row.seq), bytes(row.hash)
