"""Reporters' personal data, apart from the events and encrypted with a key for each reporter.

The reporter's key lies wrapped by the master key in the same row, so destroying the row's key, data and
look-up hash (`erase`, in the transaction of the event) destroys the person; the digest in the event is an
HMAC under that key and is no use to anybody afterwards. Sealing happens before the write transaction begins.
"""

from __future__ import annotations

import hmac
import os
import uuid
from collections.abc import Iterable
from typing import Any, Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.database import Database
from backend.store.rows import ticket_decoder
from backend.store.scope import Scope
from backend.store.tables import person, ticket
from backend.store.vault import Vault, seal, unseal
from domain.acts import PersonalData
from domain.ticket import Reporter
from domain.wire import MaskedPerson
from domain.words import Channel

_KEY_BYTES: Final = 32
_encode: Final = msgspec.msgpack.Encoder().encode
_decode: Final = msgspec.msgpack.Decoder(PersonalData).decode


class PersonGone(Exception):
    """There is no such reporter, or the person was erased."""


class SealedPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A reporter made ready for the ledger: what goes into the event, and the row that holds the person."""

    reporter: str
    digest: str
    wrapped_key: bytes
    sealed: bytes
    look_up: bytes | None

    def as_reporter(self, *, channel: Channel, at: int, account: int | None) -> Reporter:
        """The part that the ticket and its event hold."""
        return Reporter(id=self.reporter, digest=self.digest, channel=channel, at=at, account=account)

    def row(self, district: str, ticket_id: int) -> tuple[Any, ...]:
        """The row of `tables.person`."""
        return district, self.reporter, ticket_id, self.wrapped_key, self.sealed, self.look_up, None


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A reporter found by the phone number."""

    ticket: int
    reporter: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One row: the person, or None where erased."""

    reporter: str
    data: PersonalData | None

    def masked(self) -> MaskedPerson:
        """As everybody in scope may see them."""
        if self.data is None:
            return MaskedPerson(reporter=self.reporter, name="", phone="", erased=True)
        return MaskedPerson(
            reporter=self.reporter, name=masked_name(self.data.name), phone=masked_phone(self.data.phone)
        )


class People:
    """The store of people of one district."""

    def __init__(self, database: Database, vault: Vault, district: str) -> None:
        self._database = database
        self._vault = vault
        self._district = district

    def sealed(self, data: PersonalData) -> SealedPerson:
        """A new reporter with a key of its own. No I/O but chance."""
        reporter = uuid.uuid4().hex
        key = os.urandom(_KEY_BYTES)
        content = _encode(data)
        about = self._about(reporter)
        return SealedPerson(
            reporter=reporter,
            digest=hmac.digest(key, content, "sha256").hex(),
            wrapped_key=self._vault.wrap(key, about),
            sealed=seal(key, content, about),
            look_up=self._vault.look_up(data.phone),
        )

    async def reveal(self, ticket_id: int, reporter: str) -> PersonalData:
        """The whole data. Only for whoever has just had the look recorded as an event.

        Raises PersonGone; WrongMasterKey where the row was changed or the key is another.
        """
        query = sa.select(ticket.c.doc).where(ticket.c.district == self._district, ticket.c.id == ticket_id)
        async with self._database.reading() as connection:
            doc = await connection.scalar(query)
            told = () if doc is None else ticket_decoder(doc).reporters
            found = await self.of(connection, told) if any(one.id == reporter for one in told) else ()
        for one in found:
            if one.reporter == reporter and one.data is not None:
                return one.data
        raise PersonGone(reporter)

    async def of(self, connection: AsyncConnection, told: Iterable[Reporter]) -> tuple[Person, ...]:
        """The people behind a ticket's reporters, unsealed; for the inside of the store.

        A reporter stands on several tickets where repeats were merged, and is one person under one key.
        """
        ids = [one.id for one in told]
        query = sa.select(person.c.reporter, person.c.wrapped_key, person.c.sealed).where(
            person.c.district == self._district, person.c.reporter.in_(ids)
        )
        rows = {row.reporter: row for row in (await connection.execute(query)).all()} if ids else {}
        found = [rows[ident] for ident in ids if ident in rows]
        return tuple(self._unsealed(row.reporter, row.wrapped_key, row.sealed) for row in found)

    async def by_phone(self, phone: str, scope: Scope, limit: int = 50) -> tuple[Known, ...]:
        """Reporters with this number on tickets within the scope, newest ticket first."""
        hashed = self._vault.look_up(phone)
        if hashed is None:
            return ()
        query = (
            sa.select(person.c.ticket, person.c.reporter)
            .join(ticket, (ticket.c.district == person.c.district) & (ticket.c.id == person.c.ticket))
            .where(person.c.district == self._district, person.c.look_up == hashed, scope.tickets())
            .order_by(person.c.ticket.desc())
            .limit(limit)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return tuple(Known(ticket=row.ticket, reporter=row.reporter) for row in rows)

    def _unsealed(self, reporter: str, wrapped_key: bytes | None, sealed: bytes | None) -> Person:
        if wrapped_key is None or sealed is None:
            return Person(reporter=reporter, data=None)
        about = self._about(reporter)
        key = self._vault.unwrap(wrapped_key, about)
        return Person(reporter=reporter, data=_decode(unseal(key, sealed, about)))

    def _about(self, reporter: str) -> str:
        return f"{self._district}/{reporter}"


async def erase(connection: AsyncConnection, district: str, reporter: str, at: int) -> None:
    """Destroy key, data and look-up hash, in the transaction of the event that says so."""
    await connection.execute(
        sa.update(person)
        .where(person.c.district == district, person.c.reporter == reporter)
        .values(wrapped_key=None, sealed=None, look_up=None, erased_at=at)
    )


def masked_name(name: str) -> str:
    """陈大文 becomes 陈**."""
    return f"{name[0]}**" if name else ""


def masked_phone(phone: str) -> str:
    """13812342207 becomes 138****2207; a short number is hidden whole."""
    if len(phone) < 8:
        return "*" * len(phone)
    return f"{phone[:3]}****{phone[-4:]}"
