"""The files of one district: what is being brought, what lies whole, and who may read it."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.blobs import Blobs, Piece, Pieces, Written
from backend.store.database import Database
from backend.store.file_tables import blob, file, piece, upload
from backend.store.rows import ticket_decoder
from backend.store.scope import Scope
from backend.store.tables import ticket
from backend.store.vault import Vault
from domain.file import StoredFile
from domain.outside import ticket_shown
from domain.ticket import Ticket
from domain.words import FileType
from domain.words import Scope as Reach

_KEY_BYTES: Final = 32
_FILE_COLUMNS: Final = (file.c.id, file.c.digest, blob.c.type, blob.c.media, blob.c.size, file.c.account)
_TAKE_UP: Final = (
    "INSERT INTO blob (district, digest, name, wrapped_key, size, type, media, thumbnail, touched_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (district, digest) DO UPDATE SET"
    " touched_at = excluded.touched_at,"
    " name = CASE WHEN blob.wrapped_key IS NULL THEN excluded.name ELSE blob.name END,"
    " wrapped_key = COALESCE(blob.wrapped_key, excluded.wrapped_key) RETURNING name"
)
"""Whoever brings a content that is there already takes up the one that is there, unless its key is gone."""


class Unfinished(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is being brought."""

    id: str
    account: int
    size: int
    digest: str
    received: int
    wrapped_key: bytes
    touched_at: int


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """What an account has the store do."""

    unfinished: int
    unfinished_bytes: int
    recent_bytes: int
    """Of the files that it brought since."""


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """A content that was written to the folder and that no row names yet."""

    written: Written
    wrapped_key: bytes
    type: FileType
    media: str
    thumbnail: bool


class Readable(msgspec.Struct, frozen=True, kw_only=True):
    """A file that its reader may have."""

    info: StoredFile
    name: str
    key: bytes
    thumbnail: bool


class WrongPlaceError(Exception):
    """A piece that does not begin where the last one ended; `received` is where that is."""

    def __init__(self, received: int) -> None:
        super().__init__(str(received))
        self.received = received


class Files:
    """The store of files. What is slow and needs no database is done by `write` and `read`, off the loop."""

    def __init__(self, database: Database, vault: Vault, blobs: Blobs, district: str) -> None:
        self._database = database
        self._vault = vault
        self._blobs = blobs
        self._district = district

    # --- bringing ---

    async def known(self, ident: str) -> Unfinished | StoredFile | None:
        """What there is under an id."""
        async with self._database.reading() as connection:
            whole = await self._whole(connection, ident)
            return whole or await self._unfinished(connection, ident)

    async def load(self, account: int, since: int) -> Load:
        """What an account has brought since an instant, and what it has not finished."""
        waiting = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(upload.c.size), 0)).where(
            upload.c.district == self._district, upload.c.account == account
        )
        brought = (
            sa.select(sa.func.coalesce(sa.func.sum(blob.c.size), 0))
            .select_from(file.join(blob, _same_content()))
            .where(file.c.district == self._district, file.c.account == account, file.c.created_at >= since)
        )
        async with self._database.reading() as connection:
            count, size = (await connection.execute(waiting)).one()
            recent = await connection.scalar(brought)
        return Load(unfinished=int(count), unfinished_bytes=int(size), recent_bytes=int(recent or 0))

    async def begin(self, ident: str, account: int, size: int, digest: str, now: int) -> None:
        """Expect a file, unless it is expected or there already."""
        wrapped = self._vault.wrap_file(os.urandom(_KEY_BYTES), self._about(ident))
        values = (self._district, ident, account, size, digest, wrapped, 0, now)
        statement = self._database.dialect.sql(
            "INSERT INTO upload (district, id, account, size, digest, wrapped_key, received, touched_at)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (district, id) DO NOTHING"
        )
        async with self._database.writing() as connection:
            await connection.exec_driver_sql(statement, values)

    def write_piece(self, one: Unfinished, at: int, data: bytes) -> Piece:
        """Seal a piece; blocking. It counts once `acknowledge` has taken it."""
        return self._blobs.write_piece(one.id, data, at, self._upload_key(one))

    async def acknowledge(self, ident: str, new: Piece, now: int) -> int:
        """Take a piece that lies on the disk; gives how much there is now. Raises WrongPlaceError."""
        async with self._database.writing() as connection:
            grown = await connection.execute(
                sa.update(upload)
                .where(
                    upload.c.district == self._district,
                    upload.c.id == ident,
                    upload.c.received == new.at,
                    upload.c.size >= new.at + new.length,
                )
                .values(received=new.at + new.length, touched_at=now)
            )
            if grown.rowcount != 1:
                there = await self._unfinished(connection, ident)
                raise WrongPlaceError(there.received if there else 0)
            await connection.execute(
                sa.insert(piece).values(
                    district=self._district, upload=ident, at=new.at, length=new.length, name=new.name
                )
            )
        return new.at + new.length

    def discard_piece(self, ident: str, one: Piece) -> None:
        """Remove a piece that was not taken; blocking."""
        self._blobs.discard_piece(ident, one)

    async def pieces(self, one: Unfinished) -> Pieces:
        """All that was brought of a file, as one."""
        query = (
            sa.select(piece.c.at, piece.c.length, piece.c.name)
            .where(piece.c.district == self._district, piece.c.upload == one.id)
            .order_by(piece.c.at)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        found = [Piece(at=row.at, length=row.length, name=row.name) for row in rows]
        return Pieces(self._blobs, one.id, found, self._upload_key(one))

    def write(self, parts: Iterator[bytes], kind: FileType, media: str, thumbnail: bytes) -> Sealed:
        """Seal a content under a key of its own; blocking."""
        key = secrets.token_bytes(_KEY_BYTES)
        written = self._blobs.write(parts, thumbnail, key)
        return Sealed(
            written=written,
            wrapped_key=self._vault.wrap_file(key, self._about(written.name)),
            type=kind,
            media=media,
            thumbnail=bool(thumbnail),
        )

    async def take(self, ident: str, account: int, content: Sealed, now: int) -> StoredFile | None:
        """The file lies whole from now on, and its upload is over. None where it was dropped meanwhile."""
        brought = sa.select(upload.c.id).where(upload.c.district == self._district, upload.c.id == ident)
        taken: str | None = None
        async with self._database.writing() as connection:
            # Who finishes it twice at once finds here what the other one has made of it.
            begun = await connection.scalar(brought.with_for_update())
            whole = await self._whole(connection, ident)
            if begun is not None and whole is None:
                taken = await self._take_up(connection, ident, account, content, now)
                await self._forget(connection, ident)
                whole = await self._whole(connection, ident)
        if taken != content.written.name:
            await asyncio.to_thread(self._blobs.discard, content.written.name)
        await asyncio.to_thread(self._blobs.discard_upload, ident)
        return whole

    async def _take_up(
        self, connection: AsyncConnection, ident: str, account: int, content: Sealed, now: int
    ) -> str:
        name = await self._insert_content(connection, content, now)
        digest = content.written.digest
        await connection.execute(
            sa.insert(file).values(
                district=self._district, id=ident, digest=digest, account=account, created_at=now
            )
        )
        return name

    async def _insert_content(self, connection: AsyncConnection, content: Sealed, now: int) -> str:
        """The name under which the content lies from now on: another one where it was there before."""
        written = content.written
        values = (
            self._district,
            written.digest,
            written.name,
            content.wrapped_key,
            written.size,
            content.type.value,
            content.media,
            content.thumbnail,
            now,
        )
        statement = self._database.dialect.sql(_TAKE_UP)
        return str((await connection.exec_driver_sql(statement, values)).scalar_one())

    async def contents(self, digests: Iterable[str]) -> set[str]:
        """Those of these contents that are there."""
        query = sa.select(blob.c.digest).where(
            blob.c.district == self._district,
            blob.c.digest.in_(list(digests)),
            blob.c.wrapped_key.is_not(None),
        )
        async with self._database.reading() as connection:
            return set((await connection.scalars(query)).all())

    async def lay_in(self, contents: Iterable[Sealed], files: Iterable[StoredFile], now: int) -> None:
        """Take many files whose contents are there, or are given here, without uploads."""
        rows = [
            {"district": self._district, "id": one.id, "digest": one.digest, "account": one.account}
            for one in files
        ]
        async with self._database.writing() as connection:
            for content in contents:
                await self._insert_content(connection, content, now)
            await connection.execute(sa.insert(file), [row | {"created_at": now} for row in rows])

    async def drop(self, ident: str) -> None:
        """Forget an upload whose content is not taken."""
        async with self._database.writing() as connection:
            await self._forget(connection, ident)
        await asyncio.to_thread(self._blobs.discard_upload, ident)

    async def abandon(self, ident: str, account: int) -> bool:
        """Drop what an account was bringing, or brought and put on no ticket; whether there was anything."""
        async with self._database.writing() as connection:
            gone = await connection.execute(
                sa.delete(upload).where(
                    upload.c.district == self._district, upload.c.id == ident, upload.c.account == account
                )
            )
            if gone.rowcount:
                await self._forget(connection, ident)
            free = await connection.execute(
                sa.delete(file).where(
                    file.c.district == self._district,
                    file.c.id == ident,
                    file.c.account == account,
                    file.c.ticket.is_(None),
                )
            )
        if gone.rowcount:
            await asyncio.to_thread(self._blobs.discard_upload, ident)
        return bool(gone.rowcount or free.rowcount)

    # --- reading ---

    async def readable(self, ident: str, scope: Scope, account: int) -> Readable | None:
        """A file that may be read: of a ticket in scope that shows it, or one's own that is on none yet."""
        query = (
            sa.select(*_FILE_COLUMNS, file.c.ticket, blob.c.name, blob.c.wrapped_key, blob.c.thumbnail)
            .select_from(file.join(blob, _same_content()))
            .where(file.c.district == self._district, file.c.id == ident, file.c.removed_at.is_(None))
        )
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).first()
            if row is None or row.wrapped_key is None:
                return None
            if row.ticket is None:
                seen = row.account == account
            else:
                seen = await self._shown(connection, scope, row.ticket, ident)
        if not seen:
            return None
        key = self._vault.unwrap_file(row.wrapped_key, self._about(row.name))
        return Readable(info=_info(row), name=row.name, key=key, thumbnail=row.thumbnail)

    def parts(self, one: Readable, first: int, last: int) -> Iterator[bytes]:
        """The bytes of a file from `first` to `last`, both of them included; blocking."""
        return self._blobs.read(one.name, one.key, one.info.size, first, last)

    def thumbnail(self, one: Readable) -> bytes:
        """A picture's thumbnail, a JPEG; blocking."""
        return self._blobs.thumbnail(one.name, one.key)

    async def _shown(self, connection: AsyncConnection, scope: Scope, ident: int, wanted: str) -> bool:
        query = sa.select(ticket.c.doc).where(scope.tickets(), ticket.c.id == ident)
        doc = await connection.scalar(query)
        if doc is None:
            return False
        found: Ticket = ticket_decoder(doc)
        if scope.reach is Reach.OWN:
            found = ticket_shown(found, scope.account)
        return any(one.id == wanted and one.removed_at is None for one in found.files)

    # --- cleaning up ---

    async def sweep(self, before: int, limit: int = 500) -> int:
        """Remove what nobody went on with since an instant: uploads, and files that came on no ticket."""
        old = sa.select(upload.c.id).where(upload.c.district == self._district, upload.c.touched_at < before)
        async with self._database.writing() as connection:
            idle = list((await connection.scalars(old.limit(limit))).all())
            for ident in idle:
                await self._forget(connection, ident)
            loose = await connection.execute(
                sa.delete(file).where(
                    file.c.district == self._district, file.c.ticket.is_(None), file.c.created_at < before
                )
            )
        for ident in idle:
            await asyncio.to_thread(self._blobs.discard_upload, ident)
        return len(idle) + loose.rowcount

    async def sweep_folder(self, before: int) -> int:
        """Remove contents that no file is any more, and what lies in the folder without a row."""
        unused = sa.and_(
            blob.c.district == self._district,
            blob.c.touched_at < before,
            ~sa.exists().where(_same_content(), file.c.removed_at.is_(None)),
        )
        async with self._database.writing() as connection:
            await connection.execute(sa.delete(blob).where(unused))
        gone = 0
        for name in await asyncio.to_thread(lambda: list(self._blobs.names(before / 1_000))):
            if not await self._named(blob, blob.c.name == name, blob.c.wrapped_key.is_not(None)):
                await asyncio.to_thread(self._blobs.discard, name)
                gone += 1
        for ident in await asyncio.to_thread(lambda: list(self._blobs.uploads(before / 1_000))):
            if not await self._named(upload, upload.c.id == ident):
                await asyncio.to_thread(self._blobs.discard_upload, ident)
                gone += 1
        return gone

    # --- inside ---

    async def _named(self, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> bool:
        query = sa.select(sa.literal(1)).where(table.c.district == self._district, *conditions).limit(1)
        async with self._database.reading() as connection:
            return await connection.scalar(query) is not None

    async def _whole(self, connection: AsyncConnection, ident: str) -> StoredFile | None:
        row = (
            await connection.execute(
                sa.select(*_FILE_COLUMNS, file.c.ticket)
                .select_from(file.join(blob, _same_content()))
                .where(file.c.district == self._district, file.c.id == ident, file.c.removed_at.is_(None))
            )
        ).first()
        return None if row is None else _info(row)

    async def _unfinished(self, connection: AsyncConnection, ident: str) -> Unfinished | None:
        columns = [upload.c[name] for name in Unfinished.__struct_fields__]
        query = sa.select(*columns).where(upload.c.district == self._district, upload.c.id == ident)
        row = (await connection.execute(query)).first()
        if row is None:
            return None
        return Unfinished(**dict(zip(Unfinished.__struct_fields__, row, strict=True)))

    async def _forget(self, connection: AsyncConnection, ident: str) -> None:
        for table, column in ((piece, piece.c.upload), (upload, upload.c.id)):
            await connection.execute(
                sa.delete(table).where(table.c.district == self._district, column == ident)
            )

    def _upload_key(self, one: Unfinished) -> bytes:
        return self._vault.unwrap_file(one.wrapped_key, self._about(one.id))

    def _about(self, name: str) -> str:
        return f"{self._district}/file/{name}"


async def stored(connection: AsyncConnection, district: str, idents: Iterable[str]) -> dict[str, StoredFile]:
    """Those of these files that lie whole in the store, for the writer of the ledger."""
    query = (
        sa.select(*_FILE_COLUMNS, file.c.ticket)
        .select_from(file.join(blob, _same_content()))
        .where(
            file.c.district == district,
            file.c.id.in_(list(idents)),
            file.c.removed_at.is_(None),
            blob.c.wrapped_key.is_not(None),
        )
        # Until the event is written nobody sweeps them away.
        .with_for_update(of=file)
    )
    return {row.id: _info(row) for row in (await connection.execute(query)).all()}


async def bind(connection: AsyncConnection, district: str, idents: Iterable[str], ident: int) -> None:
    """The files are on this ticket from now on, in the transaction of the event that says so."""
    await connection.execute(
        sa.update(file).where(file.c.district == district, file.c.id.in_(list(idents))).values(ticket=ident)
    )


async def destroy(connection: AsyncConnection, district: str, ident: str, at: int) -> None:
    """Remove a file, and with the last file that is this content the content's key, in the same way."""
    digest = await connection.scalar(
        sa.update(file)
        .where(file.c.district == district, file.c.id == ident)
        .values(removed_at=at)
        .returning(file.c.digest)
    )
    others = sa.exists().where(
        file.c.district == district, file.c.digest == digest, file.c.removed_at.is_(None)
    )
    await connection.execute(
        sa.update(blob)
        .where(blob.c.district == district, blob.c.digest == digest, ~others)
        .values(wrapped_key=None)
    )


def _same_content() -> sa.ColumnElement[bool]:
    return sa.and_(file.c.district == blob.c.district, file.c.digest == blob.c.digest)


def _info(row: Any) -> StoredFile:
    return StoredFile(
        id=row.id,
        digest=row.digest,
        type=FileType(row.type),
        media=row.media,
        size=row.size,
        account=row.account,
        ticket=row.ticket,
    )
