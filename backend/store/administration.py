"""Changes of the set-up and of accounts: judged, written and logged in one transaction."""

from __future__ import annotations

from typing import Any, Final

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.store.account_tables import account, session
from backend.store.accounts import revoke_sessions
from backend.store.admin_log import read_log, write_event
from backend.store.database import Database
from backend.store.directory import (
    DECODERS,
    UnknownDistrict,
    read_world,
    renew_transitions,
    write_phone,
)
from backend.store.tables import head, setup_entry
from backend.store.vault import Vault
from backend.store.wakeup import CHANNEL, WORLD
from domain.administering.change import Changed, changed, key_of
from domain.administering.contact import masked_phone
from domain.administration import (
    AccountAct,
    AccountEntry,
    AdminLog,
    SetupChange,
    SetupChanged,
    SetupEntry,
    SetupKind,
    SetupTable,
)
from domain.directory import Person
from domain.policy import World
from domain.refusal import Code, Refusal
from domain.words import Role

_PERSON: Final = "person"
_ACCOUNT: Final = "account"


class _Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `setup_entry`, found by what its noun is known by."""

    key: str
    """As the row has it: of older rows the position."""
    position: int
    version: int


class Administration:
    """One district's set-up as an administrator changes it."""

    def __init__(self, database: Database, vault: Vault, district: str) -> None:
        self._database, self._vault, self._district = database, vault, district

    # --- the set-up

    async def table(self, kind: SetupKind) -> SetupTable:
        """All entries of a kind."""
        async with self._database.reading() as connection:
            version = await connection.scalar(
                sa.select(head.c.world_version).where(head.c.district == self._district)
            )
            rows = await self._rows(connection, kind)
        entries = []
        for row in rows:
            noun = DECODERS[kind].decode(row.doc)
            entries.append(
                SetupEntry(key=key_of(kind, noun), version=int(row.version), value=msgspec.to_builtins(noun))
            )
        if kind is SetupKind.TEMPLATE:
            entries += await self._default_templates(entries)
        return SetupTable(kind=kind, version=int(version or 0), entries=tuple(entries))

    async def change(self, wish: SetupChange, actor: int, at: int) -> SetupChanged:
        """Carry a change out. Raises Refusal; CONFLICT tells the version that the entry has now."""
        phone = wish.phone.strip()
        async with self._database.writing() as connection:
            version, world = await self._locked(connection)
            stored = await self._stored(connection, wish.kind)
            present = stored.get(wish.key)
            self._check_base(wish.base_version, present.version if present else 0)
            if wish.kind is SetupKind.CONTACT and wish.value is not None and not wish.key:
                wish = msgspec.structs.replace(wish, value={**wish.value, "phone": masked_phone(phone)})
            made = changed(world, wish)
            if phone and made.new is not None and wish.kind is SetupKind.CONTACT:
                made = _with_phone(made, masked_phone(phone))
                await write_phone(connection, self._vault, self._district, made.new.id, phone)
            elif made.new == made.old:
                return SetupChanged(key=made.key, version=present.version if present else 0)
            last = max((one.position for one in stored.values()), default=-1)
            await self._write(connection, wish.kind.value, present, made.key, made.new, last, version + 1)
            await write_event(
                connection,
                self._district,
                at=at,
                account=actor,
                kind=wish.kind.value,
                key=made.key,
                act="removed" if made.new is None else "added" if made.old is None else "changed",
                old=None if made.old is None else msgspec.to_builtins(made.old),
                new=None if made.new is None else msgspec.to_builtins(made.new),
            )
            if wish.kind is SetupKind.SETTINGS:
                await renew_transitions(connection, made.world)
            await self._tell(connection, version + 1)
        self._database.wakeups.tell(WORLD, f"{self._district}:{version + 1}")
        return SetupChanged(key=made.key, version=version + 1)

    # --- accounts

    async def accounts(self, now: int) -> tuple[AccountEntry, ...]:
        """Every account with its person, by login. `now` is the real clock's."""
        mine = account.c.district == self._district
        async with self._database.reading() as connection:
            rows = (await connection.execute(sa.select(account).where(mine).order_by(account.c.login))).all()
            people = {
                row.key: (int(row.version), DECODERS[_PERSON].decode(row.doc))
                for row in await self._rows(connection, _PERSON)
            }
            live = await connection.execute(
                sa.select(session.c.account, sa.func.count().label("live"))
                .where(
                    session.c.district == self._district,
                    session.c.revoked_at.is_(None),
                    session.c.ends_at > now,
                )
                .group_by(session.c.account)
            )
            sessions = {int(row.account): int(row.live) for row in live}
        return tuple(
            AccountEntry(
                person=people[str(row.id)][1],
                login=row.login,
                version=people[str(row.id)][0],
                locked=bool(row.locked),
                waits_for_password=row.code_until is not None,
                sessions=sessions.get(int(row.id), 0),
            )
            for row in rows
            if str(row.id) in people
        )

    async def add_account(
        self, person: Person, login: str, password: str, code_until: int, actor: int, at: int, now: int
    ) -> int:
        """A person with an account; the version. Raises Refusal where login or id is taken meanwhile."""
        async with self._database.writing() as connection:
            version, world = await self._locked(connection)
            if person.id in world.directory.person_by_id:
                raise Refusal(Code.CONFLICT, version=version)
            taken = await connection.scalar(
                sa.select(account.c.id).where(account.c.district == self._district, account.c.login == login)
            )
            if taken is not None:
                raise Refusal(Code.INVALID, field="login", why="taken")
            await connection.execute(
                sa.insert(account).values(
                    district=self._district,
                    id=person.id,
                    login=login,
                    password=password,
                    locked=False,
                    created_at=now,
                    code_until=code_until,
                )
            )
            last = len(world.directory.people)
            await self._write(connection, _PERSON, None, str(person.id), person, last, version + 1)
            new = {**msgspec.to_builtins(person), "login": login}
            await self._log_account(connection, at, actor, person.id, AccountAct.SAVE, None, new)
            await self._tell(connection, version + 1)
        self._database.wakeups.tell(WORLD, f"{self._district}:{version + 1}")
        return version + 1

    async def change_person(self, person: Person, base_version: int, actor: int, at: int) -> int:
        """A person is another; the version. Raises Refusal."""
        async with self._database.writing() as connection:
            version, world = await self._locked(connection)
            present = (await self._stored(connection, _PERSON)).get(str(person.id))
            old = world.directory.person_by_id.get(person.id)
            if present is None or old is None:
                raise Refusal(Code.NOT_FOUND)
            self._check_base(base_version, present.version)
            if old == person:
                return present.version
            if old.role is Role.ADMINISTRATOR and person.role is not Role.ADMINISTRATOR:
                await self._check_not_last(connection, world, person.id)
            await self._write(
                connection, _PERSON, present, str(person.id), person, present.position, version + 1
            )
            values = (msgspec.to_builtins(old), msgspec.to_builtins(person))
            await self._log_account(connection, at, actor, person.id, AccountAct.SAVE, *values)
            await self._tell(connection, version + 1)
        self._database.wakeups.tell(WORLD, f"{self._district}:{version + 1}")
        return version + 1

    async def change_account(
        self,
        ident: int,
        act: AccountAct,
        actor: int,
        at: int,
        now: int,
        *,
        password: str = "",
        code_until: int | None = None,
    ) -> None:
        """Disable, enable, reset, or end the sessions. `now` is the real clock's. Raises Refusal."""
        values: dict[str, Any] = {}
        if act is AccountAct.RESET:
            values = {"password": password, "code_until": code_until}
        elif act is not AccountAct.END_SESSIONS:
            values = {"locked": act is AccountAct.DISABLE}
        mine = (account.c.district == self._district) & (account.c.id == ident)
        async with self._database.writing() as connection:
            _, world = await self._locked(connection)
            row = (await connection.execute(sa.select(account).where(mine))).one_or_none()
            if row is None:
                raise Refusal(Code.NOT_FOUND)
            if act is AccountAct.DISABLE:
                await self._check_not_last(connection, world, ident)
            if values:
                await connection.execute(sa.update(account).where(mine).values(values))
            if act is not AccountAct.ENABLE:
                await revoke_sessions(connection, self._district, ident, now)
            locked = {"locked": bool(row.locked)}, {"locked": act is AccountAct.DISABLE}
            changed_lock = act in (AccountAct.DISABLE, AccountAct.ENABLE)
            told = locked if changed_lock else (None, None)
            await self._log_account(connection, at, actor, ident, act, *told)

    # --- the log

    async def log(self, before: int, limit: int) -> AdminLog:
        """A page of the administrative log, the newest first."""
        async with self._database.reading() as connection:
            return await read_log(connection, self._district, before, limit)

    # --- how

    async def _rows(self, connection: AsyncConnection, kind: str) -> Any:
        query = (
            sa.select(setup_entry)
            .where(setup_entry.c.district == self._district, setup_entry.c.kind == str(kind))
            .order_by(setup_entry.c.position)
        )
        return (await connection.execute(query)).all()

    async def _default_templates(self, own: list[SetupEntry]) -> list[SetupEntry]:
        from domain.template import DEFAULT_TEMPLATES

        known = {one.key for one in own}
        return [
            SetupEntry(key=str(one.key), version=0, value=msgspec.to_builtins(one))
            for one in DEFAULT_TEMPLATES
            if str(one.key) not in known
        ]

    async def _locked(self, connection: AsyncConnection) -> tuple[int, World]:
        """The set-up, under the lock that the ledger's writer takes, too: nobody changes it meanwhile."""
        locked = sa.select(head.c.world_version).where(head.c.district == self._district).with_for_update()
        if await connection.scalar(locked) is None:
            raise UnknownDistrict(self._district)
        return await read_world(connection, self._district)

    async def _stored(self, connection: AsyncConnection, kind: str) -> dict[str, _Stored]:
        found = {}
        for row in await self._rows(connection, kind):
            noun = DECODERS[kind].decode(row.doc)
            known = str(noun.id) if kind == _PERSON else key_of(SetupKind(kind), noun)
            found[known] = _Stored(key=row.key, position=int(row.position), version=int(row.version))
        return found

    def _check_base(self, base: int, present: int) -> None:
        if base != present:
            raise Refusal(Code.CONFLICT, version=present)

    async def _write(
        self,
        connection: AsyncConnection,
        kind: str,
        present: _Stored | None,
        key: str,
        noun: Any,
        last: int,
        version: int,
    ) -> None:
        if present is not None:
            await connection.execute(
                sa.delete(setup_entry).where(
                    setup_entry.c.district == self._district,
                    setup_entry.c.kind == kind,
                    setup_entry.c.key == present.key,
                )
            )
        if noun is not None:
            await connection.execute(
                sa.insert(setup_entry).values(
                    district=self._district,
                    kind=kind,
                    key=key,
                    position=present.position if present is not None else last + 1,
                    version=version,
                    doc=msgspec.json.encode(noun).decode(),
                )
            )

    async def _tell(self, connection: AsyncConnection, version: int) -> None:
        await connection.execute(
            sa.update(head).where(head.c.district == self._district).values(world_version=version)
        )
        if self._database.dialect.postgresql:
            told = f"{WORLD}:{self._district}:{version}"
            await connection.execute(sa.select(sa.func.pg_notify(CHANNEL, told)))

    async def _log_account(
        self,
        connection: AsyncConnection,
        at: int,
        actor: int,
        ident: int,
        act: AccountAct,
        old: dict[str, Any] | None,
        new: dict[str, Any] | None,
    ) -> None:
        await write_event(
            connection,
            self._district,
            at=at,
            account=actor,
            kind=_ACCOUNT,
            key=str(ident),
            act=act.value,
            old=old,
            new=new,
        )

    async def _check_not_last(self, connection: AsyncConnection, world: World, ident: int) -> None:
        """Somebody must be left who can let others in again."""
        query = sa.select(account.c.id).where(
            account.c.district == self._district, account.c.locked.is_(False), account.c.id != ident
        )
        others = set((await connection.scalars(query)).all())
        people = world.directory.people
        if any(one.role is Role.ADMINISTRATOR and one.id in others for one in people):
            return
        if any(one.role is Role.ADMINISTRATOR and one.id == ident for one in people):
            raise Refusal(Code.INVALID, field="act", why="last_administrator")


def _with_phone(made: Changed, masked: str) -> Changed:
    new = msgspec.structs.replace(made.new, phone=masked)
    directory = made.world.directory
    contacts = tuple(new if one.id == new.id else one for one in directory.contacts)
    directory = msgspec.structs.replace(directory, contacts=contacts)
    return msgspec.structs.replace(
        made, new=new, world=msgspec.structs.replace(made.world, directory=directory)
    )
