"""Logging in: a name and a password against an account, with lock-outs that grow."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from typing import Final
from weakref import WeakValueDictionary

from backend.problems import DoorCode, DoorError
from backend.services.passwords import SHORTEST_PASSWORD, Passwords
from backend.services.sessions import Sessions, real_now
from backend.store.accounts import Accounts
from domain.instant import HOUR, MINUTE, SECOND
from domain.policy import World
from domain.wire import LoginRequest, Session

FREE_FAILURES: Final = 5
"""Failures in a row that an account has before it is locked out for a while."""
FREE_FAILURES_OF_ADDRESS: Final = 30
"""More for an address: a command center's seats share one."""
FIRST_LOCK_OUT: Final = 30 * SECOND
LONGEST_LOCK_OUT: Final = 15 * MINUTE
_FORGOTTEN_AFTER: Final = 12 * HOUR


class LogIn:
    """Takes names and passwords; what it says never tells whether a name exists."""

    def __init__(
        self,
        accounts: Accounts,
        sessions: Sessions,
        passwords: Passwords,
        district: str,
        world: Callable[[], Awaitable[World]],
        now: Callable[[], int] = real_now,
    ) -> None:
        self._accounts = accounts
        self._sessions = sessions
        self._passwords = passwords
        self._district = district
        self._world = world
        self._now = now
        self._busy: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def log_in(self, request: LoginRequest, address: str) -> Session:
        """A session for who knows the password.

        Raises DoorError: LOCKED_OUT, UNAUTHORIZED, ACCOUNT_LOCKED, RATE_LIMITED, PASSWORD_NEEDED,
        CODE_EXPIRED.
        """
        name_key = f"name:{self._district}:{hashlib.sha256(request.login.encode()).hexdigest()}"
        address_key = f"address:{address}"
        # One try at a time for a name: many at once would all pass before the first failure is counted.
        lock = self._busy.setdefault(name_key, asyncio.Lock())
        async with lock:
            await self._check_locked_out(name_key, address_key)
            credential = await self._accounts.credential(self._district, request.login)
            matches = await self._passwords.matches(
                credential.password if credential else None, request.password
            )
            if credential is None or not matches:
                await self._count(name_key, FREE_FAILURES)
                await self._count(address_key, FREE_FAILURES_OF_ADDRESS)
                raise DoorError(DoorCode.UNAUTHORIZED, "wrong name or password")
            await self._accounts.forget_failures(name_key)
        if credential.locked:
            raise DoorError(DoorCode.ACCOUNT_LOCKED)
        if credential.code_until is not None:
            await self._spend_code(request, credential.code_until)
        return await self.begin(credential.account)

    async def _spend_code(self, request: LoginRequest, code_until: int) -> None:
        """Set the password that a one-time code is good for. Raises DoorError."""
        if self._now() >= code_until:
            raise DoorError(DoorCode.CODE_EXPIRED)
        if len(request.new_password) < SHORTEST_PASSWORD or request.new_password == request.password:
            raise DoorError(DoorCode.PASSWORD_NEEDED, least=SHORTEST_PASSWORD)
        hashed = await self._passwords.hash(request.new_password)
        await self._accounts.set_password(self._district, request.login, hashed, self._now())

    async def begin(self, account: int) -> Session:
        """A session for an account that needs no further proof. Raises DoorError(UNAUTHORIZED)."""
        person = (await self._world()).directory.person_by_id.get(account)
        if person is None:
            raise DoorError(DoorCode.UNAUTHORIZED, "the account has no seat")
        return await self._sessions.begin(person)

    async def choose_seat(self, account: int) -> Session:
        """A demo's one-click log-in. Raises DoorError: UNAUTHORIZED, ACCOUNT_LOCKED."""
        locked = await self._accounts.locked(self._district, account)
        if locked is None:
            raise DoorError(DoorCode.UNAUTHORIZED, "no such seat")
        if locked:
            raise DoorError(DoorCode.ACCOUNT_LOCKED)
        return await self.begin(account)

    async def _check_locked_out(self, *keys: str) -> None:
        until, now = await self._accounts.locked_until(keys), self._now()
        if until > now:
            raise DoorError(DoorCode.LOCKED_OUT, wait=until - now)

    async def _count(self, key: str, free: int) -> None:
        now = self._now()
        failures = await self._accounts.count_failure(key, now, _FORGOTTEN_AFTER)
        if failures >= free:
            doublings = min(failures - free, 10)
            await self._accounts.lock_out(key, now + min(FIRST_LOCK_OUT << doublings, LONGEST_LOCK_OUT))
