"""Accounts, sessions and failed log-ins in the database. Instants here are the real clock's, as arguments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.account_tables import account, failed_log_in, session, session_epoch, token
from backend.store.database import Database

_THE_EPOCH: Final = 1


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An account as an administrator sees it."""

    id: int
    login: str
    locked: bool
    created_at: int


class Credential(msgspec.Struct, frozen=True, kw_only=True):
    """What a log-in is held against."""

    account: int
    password: str
    locked: bool
    code_until: int | None = None
    """The password is a one-time code until then (real ms): good for setting the next one alone."""

    def __repr__(self) -> str:
        """Without the hash."""
        return f"Credential({self.account})"


class LiveSession(msgspec.Struct, frozen=True, kw_only=True):
    """A session that was neither revoked nor has ended."""

    id: str
    district: str
    account: int
    created_at: int
    renewed_at: int
    ends_at: int


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """What an access token stands for."""

    session: str
    district: str
    account: int
    expires_at: int


class LoginTaken(Exception):
    """Another account of the district has this login."""


class RefreshReused(Exception):
    """A refresh token came a second time: its session was revoked, whoever of the two is the thief."""


class Accounts:
    """All SQL about who may log in and who has."""

    def __init__(self, database: Database) -> None:
        self._write = database.writing
        self._read = database.reading

    # --- accounts

    async def add(self, district: str, ident: int, login: str, password: str, now: int) -> None:
        """Adds an account with the hash of its password. Raises LoginTaken."""
        try:
            async with self._write() as connection:
                await connection.execute(
                    account.insert().values(
                        district=district,
                        id=ident,
                        login=login,
                        password=password,
                        locked=False,
                        created_at=now,
                    )
                )
        except sa.exc.IntegrityError as taken:
            raise LoginTaken(login) from taken

    async def add_all(self, district: str, rows: Sequence[tuple[int, str, str]], now: int) -> None:
        """Adds many accounts (id, login, hash of the password) at once, for a new district."""
        values = [
            {
                "district": district,
                "id": ident,
                "login": login,
                "password": password,
                "locked": False,
                "created_at": now,
            }
            for ident, login, password in rows
        ]
        async with self._write() as connection:
            await connection.execute(account.insert(), values)

    async def all(self, district: str) -> tuple[Account, ...]:
        """The district's accounts by login."""
        wanted = (
            sa.select(account.c.id, account.c.login, account.c.locked, account.c.created_at)
            .where(account.c.district == district)
            .order_by(account.c.login)
        )
        async with self._read() as connection:
            rows = (await connection.execute(wanted)).all()
        return tuple(
            Account(id=row.id, login=row.login, locked=bool(row.locked), created_at=row.created_at)
            for row in rows
        )

    async def credential(self, district: str, login: str) -> Credential | None:
        """What a log-in under this name is held against."""
        wanted = sa.select(account).where(account.c.district == district, account.c.login == login)
        async with self._read() as connection:
            row = (await connection.execute(wanted)).one_or_none()
        if row is None:
            return None
        return Credential(
            account=row.id, password=row.password, locked=bool(row.locked), code_until=row.code_until
        )

    async def locked(self, district: str, ident: int) -> bool | None:
        """Whether an administrator locked the account; None when there is no such account."""
        wanted = sa.select(account.c.locked).where(account.c.district == district, account.c.id == ident)
        async with self._read() as connection:
            found = (await connection.execute(wanted)).scalar_one_or_none()
        return None if found is None else bool(found)

    async def set_password(self, district: str, login: str, password: str, now: int) -> bool:
        """Sets the hash of a password and ends the account's sessions; False without such an account."""
        return await self._change(
            district, login, {"password": password, "code_until": None}, now, revoke=True
        )

    async def set_locked(self, district: str, login: str, locked: bool, now: int) -> bool:
        """Locks (which ends the account's sessions) or unlocks; False without such an account."""
        return await self._change(district, login, {"locked": locked}, now, revoke=locked)

    async def _change(
        self, district: str, login: str, values: dict[str, object], now: int, *, revoke: bool
    ) -> bool:
        changed = (
            account.update()
            .where(account.c.district == district, account.c.login == login)
            .values(values)
            .returning(account.c.id)
        )
        async with self._write() as connection:
            ident = (await connection.execute(changed)).scalar_one_or_none()
            if ident is not None and revoke:
                mine = sa.and_(session.c.district == district, session.c.account == ident)
                await _revoke(connection, mine, now)
        return ident is not None

    # --- sessions

    async def begin(self, made: LiveSession, access: tuple[bytes, int], refresh: tuple[bytes, int]) -> None:
        """Begins a session with its first pair of tokens (hash, expiry)."""
        async with self._write() as connection:
            await connection.execute(session.insert().values(**msgspec.structs.asdict(made), revoked_at=None))
            await _add_tokens(connection, made.id, access, refresh)

    async def renew(
        self, spent: bytes, now: int, access: tuple[bytes, int], refresh: tuple[bytes, int]
    ) -> LiveSession | None:
        """Spends a refresh token for the next pair; None when it is unknown, expired or revoked.

        Raises RefreshReused, after the session was revoked.
        """
        async with self._write() as connection:
            spend = (
                token.update()
                .where(token.c.hash == spent, token.c.refreshes, token.c.spent_at.is_(None))
                .values(spent_at=now)
                .returning(token.c.session, token.c.expires_at)
            )
            row = (await connection.execute(spend)).one_or_none()
            if row is not None:
                live = await _live(connection, row.session, now)
                if live is None or row.expires_at <= now:
                    return None
                await connection.execute(
                    session.update().where(session.c.id == live.id).values(renewed_at=now)
                )
                await _add_tokens(connection, live.id, access, refresh)
                return live
            known = sa.select(token.c.session).where(token.c.hash == spent, token.c.refreshes)
            family = (await connection.execute(known)).scalar_one_or_none()
            if family is None:
                return None
            await _revoke(connection, session.c.id == family, now)
        raise RefreshReused

    async def grant(self, access: bytes, now: int) -> Grant | None:
        """What an access token (by its hash) stands for; None when it is unknown, expired or revoked."""
        wanted = (
            sa.select(session.c.id, session.c.district, session.c.account, token.c.expires_at)
            .join_from(token, session, session.c.id == token.c.session)
            .where(
                token.c.hash == access,
                token.c.refreshes.is_(False),
                token.c.expires_at > now,
                session.c.revoked_at.is_(None),
                session.c.ends_at > now,
            )
        )
        async with self._read() as connection:
            row = (await connection.execute(wanted)).one_or_none()
        if row is None:
            return None
        return Grant(session=row.id, district=row.district, account=row.account, expires_at=row.expires_at)

    async def sessions_of(self, district: str, ident: int, now: int) -> tuple[LiveSession, ...]:
        """The account's live sessions, the newest first."""
        wanted = (
            sa.select(session)
            .where(
                session.c.district == district,
                session.c.account == ident,
                session.c.revoked_at.is_(None),
                session.c.ends_at > now,
            )
            .order_by(session.c.created_at.desc())
        )
        async with self._read() as connection:
            return tuple(_session_of(row) for row in (await connection.execute(wanted)).all())

    async def end(self, district: str, ident: int, session_id: str, now: int) -> bool:
        """Revokes one of the account's sessions; False when it has none of that id."""
        mine = sa.and_(session.c.district == district, session.c.account == ident, session.c.id == session_id)
        async with self._write() as connection:
            return await _revoke(connection, mine, now) > 0

    async def epoch(self) -> int:
        """A number that grows with each revocation, by whatever process."""
        async with self._read() as connection:
            found = (await connection.execute(sa.select(session_epoch.c.value))).scalar_one_or_none()
        return found or 0

    async def purge(self, now: int) -> int:
        """Removes what has long ended: tokens, sessions, failures. Gives the number of rows.

        A spent refresh token stays until it would have expired, so that its reuse is known.
        """
        ended = sa.or_(session.c.ends_at <= now, session.c.revoked_at <= now - _KEPT)
        async with self._write() as connection:
            removed = (await connection.execute(token.delete().where(token.c.expires_at <= now))).rowcount
            removed += (await connection.execute(session.delete().where(ended))).rowcount
            old = failed_log_in.delete().where(failed_log_in.c.last_at <= now - _KEPT)
            removed += (await connection.execute(old)).rowcount
        return removed

    # --- failed log-ins

    async def locked_until(self, keys: Sequence[str]) -> int:
        """Until when log-ins under any of these keys are refused; 0 when they are not."""
        wanted = sa.select(sa.func.max(failed_log_in.c.locked_until)).where(failed_log_in.c.key.in_(keys))
        async with self._read() as connection:
            return (await connection.execute(wanted)).scalar_one_or_none() or 0

    async def count_failure(self, key: str, now: int, forgotten_after: int) -> int:
        """Counts one more failure in a row and gives their number."""
        begins_anew = failed_log_in.c.last_at <= now - forgotten_after
        changed = (
            failed_log_in.update()
            .where(failed_log_in.c.key == key)
            .values(failures=sa.case((begins_anew, 1), else_=failed_log_in.c.failures + 1), last_at=now)
            .returning(failed_log_in.c.failures)
        )
        async with self._write() as connection:
            failures = (await connection.execute(changed)).scalar_one_or_none()
        if failures is not None:
            return int(failures)
        try:
            async with self._write() as connection:
                await connection.execute(
                    failed_log_in.insert().values(key=key, failures=1, last_at=now, locked_until=0)
                )
        except sa.exc.IntegrityError:
            return await self.count_failure(key, now, forgotten_after)
        return 1

    async def lock_out(self, key: str, until: int) -> None:
        """Refuses log-ins under the key until then."""
        async with self._write() as connection:
            await connection.execute(
                failed_log_in.update().where(failed_log_in.c.key == key).values(locked_until=until)
            )

    async def forget_failures(self, key: str) -> None:
        """A log-in went well: the failures before it are forgotten."""
        async with self._write() as connection:
            await connection.execute(failed_log_in.delete().where(failed_log_in.c.key == key))


_KEPT: Final = 24 * 3_600_000
"""How long revoked sessions and counts of failures stay (real ms)."""


async def _add_tokens(
    connection: AsyncConnection, session_id: str, access: tuple[bytes, int], refresh: tuple[bytes, int]
) -> None:
    pairs = ((access, False), (refresh, True))
    await connection.execute(
        token.insert(),
        [
            {"hash": hash_, "session": session_id, "refreshes": refreshes, "expires_at": at, "spent_at": None}
            for (hash_, at), refreshes in pairs
        ],
    )


async def revoke_sessions(connection: AsyncConnection, district: str, ident: int, now: int) -> int:
    """End every session of an account; how many there were."""
    return await _revoke(connection, sa.and_(session.c.district == district, session.c.account == ident), now)


async def _live(connection: AsyncConnection, session_id: str, now: int) -> LiveSession | None:
    wanted = sa.select(session).where(
        session.c.id == session_id, session.c.revoked_at.is_(None), session.c.ends_at > now
    )
    row = (await connection.execute(wanted)).one_or_none()
    return _session_of(row) if row else None


def _session_of(row: sa.Row[tuple[object, ...]]) -> LiveSession:
    fields = row._asdict()
    return LiveSession(**{name: fields[name] for name in LiveSession.__struct_fields__})


async def _revoke(connection: AsyncConnection, which: sa.ColumnElement[bool], now: int) -> int:
    live = sa.and_(which, session.c.revoked_at.is_(None))
    revoked = (await connection.execute(session.update().where(live).values(revoked_at=now))).rowcount
    if revoked:
        grown = session_epoch.update().values(value=session_epoch.c.value + 1)
        if (await connection.execute(grown)).rowcount == 0:
            await connection.execute(session_epoch.insert().values(id=_THE_EPOCH, value=1))
    return revoked
