"""Which log-in the keyring holds for the next start: the last by hand; none while the screen is locked."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from console import token_keeper
from console.token_keeper import Kept


class KeptLogin:
    """One question to the keyring at a time, so that what is asked last is what holds."""

    def __init__(
        self, off_thread: Callable[..., Awaitable[Any]], tell_missing: Callable[[], None], keyring: Any = None
    ) -> None:
        """`tell_missing` is called once where there is no keyring; `keyring` stands for `token_keeper`."""
        self._off_thread, self._tell_missing = off_thread, tell_missing
        self._keyring = keyring or token_keeper
        self._account = ""
        self._locked = self._missing = False
        self._turn = asyncio.Lock()

    @property
    def name(self) -> str:
        """The name of the one who logged in by hand; empty for who took a seat of the demo."""
        return self._account.partition("@")[0]

    def begin(self, name: str = "", server: str = "") -> None:
        """Somebody is in, by hand or (without a name) by a seat of the demo."""
        self._account = f"{name}@{server}" if name else ""
        self._locked = False

    async def read(self) -> str:
        """The token that was kept for who began; empty where none was."""
        async with self._turn:
            token: str = await self._off_thread(self._keyring.read, self._account)
            return token

    async def keep(self, refresh: str) -> None:
        """Keep the newest token, unless the screen is locked."""
        async with self._turn:
            if not self._account or self._locked or self._missing:
                return
            kept = await self._off_thread(self._keyring.keep, self._account, refresh)
            if kept is Kept.NO_KEYRING:
                self._missing = True
                self._tell_missing()

    async def lock(self) -> None:
        """Whoever closes the window and starts again must not get past the lock."""
        self._locked = True
        await self._forget(self._account)

    async def end(self) -> None:
        """Nobody is in any more."""
        account, self._account = self._account, ""
        await self._forget(account)

    async def _forget(self, account: str) -> None:
        async with self._turn:
            if account and not self._missing:
                await self._off_thread(self._keyring.forget, account)
