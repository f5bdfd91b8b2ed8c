"""The administrator's registers as this console has them: fetched, changed by wishes, fetched anew."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Final, Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from domain.administering.change import NOUNS
from domain.administration import (
    AccountChange,
    AccountChanged,
    AccountEntry,
    AdminLog,
    SetupChange,
    SetupChanged,
    SetupKind,
    SetupTable,
)

ACCOUNTS: Final = "account"
LOG: Final = "log"
_A_PAGE: Final = 200

Spawn = Callable[[Coroutine[Any, Any, None], str], object]
Wish = SetupChange | AccountChange
Answer = SetupChanged | AccountChanged


class OfficeRefused(Exception):
    """The server refuses a wish, or cannot answer: `code` and `facts` are for `messages.problem_words`."""

    def __init__(self, code: str, facts: dict[str, Any]) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class OfficeDoor(Protocol):
    """The server, as far as an administrator needs it. Every method may raise OfficeRefused."""

    async def table(self, kind: SetupKind) -> SetupTable:
        """The entries of a kind."""
        ...

    async def change(self, wish: SetupChange) -> SetupChanged:
        """Change one."""
        ...

    async def accounts(self) -> tuple[AccountEntry, ...]:
        """The accounts."""
        ...

    async def change_account(self, wish: AccountChange) -> AccountChanged:
        """Change one."""
        ...

    async def log(self, before: int, limit: int) -> AdminLog:
        """A page of the administrative log."""
        ...


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a register."""

    key: str
    version: int
    noun: Any
    """The entry as a value of its kind; for accounts an AccountEntry, for the log an AdminEvent."""


class Office(QObject):
    """Everything that an administrator sees and changes.

    Signals:
        changed: a register is there, or is another (its name).
        unreachable: a register could not be fetched (its name, code, facts).
        done: a wish was carried out (its number, the answer).
        refused: a wish was refused (its number, code, facts).
    """

    changed = Signal(str)
    unreachable = Signal(str, str, object)
    done = Signal(int, object)
    refused = Signal(int, str, object)

    def __init__(self, door: OfficeDoor, spawn: Spawn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._spawn = door, spawn
        self._registers: dict[str, tuple[Item, ...]] = {}
        self._fetching: set[str] = set()
        self._again: set[str] = set()
        self._wishes = 0

    def items(self, register: str) -> tuple[Item, ...] | None:
        """The entries of a register; None while they were never fetched."""
        return self._registers.get(register)

    def fetch(self, register: str) -> None:
        """Fetch a register (anew); told by `changed` or `unreachable`."""
        if register in self._fetching:
            self._again.add(register)
            return
        self._fetching.add(register)
        self._spawn(self._fetch(register), "fetching a register")

    def fetch_again(self) -> None:
        """The set-up is another: what was fetched is fetched anew."""
        for register in tuple(self._registers):
            self.fetch(register)

    def send(self, wish: Wish) -> int:
        """Have a wish carried out; its number is told again by `done` or `refused`."""
        self._wishes += 1
        self._spawn(self._send(self._wishes, wish), "changing the set-up")
        return self._wishes

    async def _fetch(self, register: str) -> None:
        try:
            self._registers[register] = await self._asked(register)
        except OfficeRefused as refused:
            self.unreachable.emit(register, refused.code, refused.facts)
        else:
            self.changed.emit(register)
        finally:
            self._fetching.discard(register)
        if register in self._again:
            self._again.discard(register)
            self.fetch(register)

    async def _asked(self, register: str) -> tuple[Item, ...]:
        if register == ACCOUNTS:
            accounts = await self._door.accounts()
            return tuple(Item(key=str(one.person.id), version=one.version, noun=one) for one in accounts)
        if register == LOG:
            log = await self._door.log(0, _A_PAGE)
            return tuple(Item(key=str(one.seq), version=0, noun=one) for one in log.events)
        kind = SetupKind(register)
        table = await self._door.table(kind)
        return tuple(
            Item(key=one.key, version=one.version, noun=msgspec.convert(one.value, NOUNS[kind]))
            for one in table.entries
        )

    async def _send(self, number: int, wish: Wish) -> None:
        try:
            answer: Answer
            if isinstance(wish, SetupChange):
                answer = await self._door.change(wish)
                self.fetch(wish.kind.value)
            else:
                answer = await self._door.change_account(wish)
                self.fetch(ACCOUNTS)
        except OfficeRefused as refused:
            self.refused.emit(number, refused.code, refused.facts)
        else:
            self.done.emit(number, answer)
