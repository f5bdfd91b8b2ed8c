"""The administrator's door without a server: the rules on a set-up in memory."""

from collections.abc import Callable

import msgspec

from console.models.office import OfficeRefused
from domain.administering.account import person_of
from domain.administering.change import changed, key_of, nouns_of
from domain.administering.contact import masked_phone
from domain.administration import (
    AccountAct,
    AccountChange,
    AccountChanged,
    AccountEntry,
    AdminEvent,
    AdminLog,
    SetupChange,
    SetupChanged,
    SetupEntry,
    SetupKind,
    SetupTable,
)
from domain.policy import World
from domain.refusal import Code, Refusal

CODE = "k7mq2xw9pd"


class StillOffice:
    """`console.models.office.OfficeDoor` over a World that it keeps; `told` is called after a change."""

    def __init__(self, world: World, now: int, account: int, told: Callable[[World], None]) -> None:
        self.world, self._now, self._account, self._told = world, now, account, told
        self.version = 1
        self.reachable = True
        self._versions: dict[tuple[str, str], int] = {}
        self._locked: set[int] = set()
        self._waiting: set[int] = set()
        self._log: list[AdminEvent] = []

    async def table(self, kind: SetupKind) -> SetupTable:
        """The entries of a kind."""
        self._check_reachable()
        entries = tuple(
            SetupEntry(key=key, version=self._versions.get((kind, key), 1), value=msgspec.to_builtins(noun))
            for noun in nouns_of(self.world, kind)
            for key in (key_of(kind, noun),)
        )
        return SetupTable(kind=kind, version=self.version, entries=entries)

    async def change(self, wish: SetupChange) -> SetupChanged:
        """Change one, by the rules."""
        self._check_reachable()
        present = self._versions.get((wish.kind, wish.key), 1) if wish.key else 0
        if wish.base_version != present:
            raise OfficeRefused(Code.CONFLICT, {"version": present})
        value = wish.value
        try:
            if wish.kind is SetupKind.CONTACT and value is not None and wish.phone:
                value = {**value, "phone": masked_phone(wish.phone)}
            made = changed(self.world, msgspec.structs.replace(wish, value=value))
        except Refusal as refusal:
            raise OfficeRefused(refusal.code, dict(refusal.detail)) from refusal
        self.version += 1
        self._versions[wish.kind, made.key] = self.version
        self._note(wish.kind.value, made.key, "changed" if wish.key else "added", made.old, made.new)
        self._take(made.world)
        return SetupChanged(key=made.key, version=self.version)

    async def accounts(self) -> tuple[AccountEntry, ...]:
        """One account for each person."""
        self._check_reachable()
        return tuple(
            AccountEntry(
                person=person,
                login=f"{person.role.value}{person.id}",
                version=self._versions.get(("person", str(person.id)), 1),
                locked=person.id in self._locked,
                waits_for_password=person.id in self._waiting,
                sessions=int(person.id % 3 == 0),
            )
            for person in self.world.directory.people
        )

    async def change_account(self, wish: AccountChange) -> AccountChanged:
        """Change one, by the rules."""
        self._check_reachable()
        ident, code = wish.id or 0, ""
        if wish.act is AccountAct.SAVE:
            try:
                person = person_of(self.world, wish, self._account)
            except Refusal as refusal:
                raise OfficeRefused(refusal.code, dict(refusal.detail)) from refusal
            directory = self.world.directory
            others = tuple(one for one in directory.people if one.id != person.id)
            directory = msgspec.structs.replace(directory, people=(*others, person))
            ident, code = person.id, "" if wish.id else CODE
            self._take(msgspec.structs.replace(self.world, directory=directory))
        elif wish.act is AccountAct.RESET:
            code = CODE
        elif wish.act is AccountAct.DISABLE:
            self._locked.add(ident)
        elif wish.act is AccountAct.ENABLE:
            self._locked.discard(ident)
        if code:
            self._waiting.add(ident)
        self._note("account", str(ident), wish.act.value, None, None)
        return AccountChanged(id=ident, version=self.version, code=code)

    async def log(self, before: int, limit: int) -> AdminLog:
        """The newest lines."""
        self._check_reachable()
        events = [one for one in reversed(self._log) if not before or one.seq < before]
        return AdminLog(events=tuple(events[:limit]), newest=len(self._log), hash=b"")

    def _check_reachable(self) -> None:
        if not self.reachable:
            raise OfficeRefused("unavailable", {})

    def _note(self, kind: str, key: str, act: str, old: object, new: object) -> None:
        self._log.append(
            AdminEvent(
                seq=len(self._log) + 1,
                at=self._now,
                account=self._account,
                kind=kind,
                key=key,
                act=act,
                old=None if old is None else msgspec.to_builtins(old),
                new=None if new is None else msgspec.to_builtins(new),
            )
        )

    def _take(self, world: World) -> None:
        self.world = world
        self._told(world)
