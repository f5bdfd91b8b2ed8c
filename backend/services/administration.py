"""The administrator's use cases: the set-up, accounts, and the log of both."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from typing import Final

from backend.clock import Clock
from backend.services.passwords import Passwords
from backend.services.sessions import Sessions, real_now
from backend.store.administration import Administration
from domain.administering.account import person_of
from domain.administration import (
    AccountAct,
    AccountChange,
    AccountChanged,
    AccountEntry,
    AdminLog,
    SetupChange,
    SetupChanged,
    SetupKind,
    SetupTable,
)
from domain.instant import DAY
from domain.operation import Actor
from domain.policy import World
from domain.refusal import Code, Refusal

CODE_LASTS: Final = DAY
"""How long a one-time code lets its owner set a password (real time)."""
_CODE_SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without those that are mistaken for each other when somebody reads them out on the phone."""
_CODE_LENGTH: Final = 10
LARGEST_PAGE: Final = 500


class AdministrationDesk:
    """What an administrator asks for. Who asks was judged at the door."""

    def __init__(
        self,
        administration: Administration,
        sessions: Sessions,
        passwords: Passwords,
        world: Callable[[], Awaitable[World]],
        clock: Clock,
        now: Callable[[], int] = real_now,
    ) -> None:
        self._administration = administration
        self._sessions = sessions
        self._passwords = passwords
        self._world = world
        self._clock = clock
        self._now = now

    async def table(self, kind: str) -> SetupTable:
        """All entries of a kind. Raises Refusal(NOT_FOUND) for a kind that there is not."""
        try:
            wanted = SetupKind(kind)
        except ValueError:
            raise Refusal(Code.NOT_FOUND) from None
        return await self._administration.table(wanted)

    async def change(self, wish: SetupChange, actor: Actor) -> SetupChanged:
        """Change one entry. Raises Refusal, whose `field` names the field of the noun."""
        return await self._administration.change(wish, actor.account, self._clock.now())

    async def accounts(self) -> tuple[AccountEntry, ...]:
        """All accounts."""
        return await self._administration.accounts(self._now())

    async def change_account(self, wish: AccountChange, actor: Actor) -> AccountChanged:
        """Make, change, disable, enable or reset an account, or end its sessions. Raises Refusal."""
        at, now = self._clock.now(), self._now()
        if wish.act is AccountAct.SAVE:
            return await self._save(wish, actor.account, at, now)
        if wish.id is None:
            raise Refusal(Code.NOT_FOUND)
        if wish.id == actor.account and wish.act is not AccountAct.END_SESSIONS:
            raise Refusal(Code.INVALID, field="act", why="own_account")
        code, hashed = "", ""
        if wish.act is AccountAct.RESET:
            code = _fresh_code()
            hashed = await self._passwords.hash(code)
        await self._administration.change_account(
            wish.id, wish.act, actor.account, at, now, password=hashed, code_until=now + CODE_LASTS
        )
        self._sessions.forget()
        return AccountChanged(id=wish.id, version=wish.base_version, code=code)

    async def log(self, before: int, limit: int) -> AdminLog:
        """A page of the log. Raises Refusal for a page that is too large."""
        if not (0 <= before < 2**63 and 1 <= limit <= LARGEST_PAGE):
            raise Refusal(Code.INVALID, field="limit", why="out_of_range")
        return await self._administration.log(before, limit)

    async def _save(self, wish: AccountChange, actor: int, at: int, now: int) -> AccountChanged:
        person = person_of(await self._world(), wish, actor)
        if wish.id is not None:
            version = await self._administration.change_person(person, wish.base_version, actor, at)
            return AccountChanged(id=person.id, version=version)
        code = _fresh_code()
        hashed = await self._passwords.hash(code)
        version = await self._administration.add_account(
            person, wish.login, hashed, now + CODE_LASTS, actor, at, now
        )
        return AccountChanged(id=person.id, version=version, code=code)


def _fresh_code() -> str:
    return "".join(secrets.choice(_CODE_SIGNS) for _ in range(_CODE_LENGTH))
