"""Passwords: hashed with argon2id, off the loop, a few at a time."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import argon2

from backend.problems import DoorCode, DoorError

_AT_ONCE: Final = 2
_WAITING: Final = 64
SHORTEST_PASSWORD: Final = 8

_NOBODY: Final = "a password that nobody has"


class Passwords:
    """Makes and checks hashes.

    19 MiB and two passes each (some 30 ms of a core): dear for who tries many, unnoticed by who knows theirs.
    """

    def __init__(self, *, memory_kib: int = 19_456, passes: int = 2) -> None:
        self._hasher = argon2.PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="password")
        self._waiting = 0
        self._nobody = self._hasher.hash(_NOBODY)

    def hash_now(self, password: str) -> str:
        """The hash of a password, on the calling thread."""
        return self._hasher.hash(password)

    async def hash(self, password: str) -> str:
        """The hash of a password, off the loop."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._hasher.hash, password)

    async def matches(self, hashed: str | None, password: str) -> bool:
        """Whether the password has this hash; None (no such account) costs the same and is False.

        Raises DoorError(RATE_LIMITED) when too many wait already.
        """
        if self._waiting >= _WAITING:
            raise DoorError(DoorCode.RATE_LIMITED)
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, self._matches, hashed, password)
        finally:
            self._waiting -= 1

    def _matches(self, hashed: str | None, password: str) -> bool:
        try:
            self._hasher.verify(hashed or self._nobody, password)
        except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
            return False
        return hashed is not None

    def close(self) -> None:
        """Ends the threads."""
        self._threads.shutdown()
