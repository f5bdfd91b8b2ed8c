"""Who is calling: tokens remembered in memory, so that a request costs no query, and forgotten at once."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

from backend.problems import DoorCode, DoorError
from backend.store.accounts import Accounts, Grant, LiveSession, RefreshReused
from domain.directory import Person
from domain.instant import DAY, MINUTE
from domain.operation import Actor
from domain.policy import World
from domain.wire import Session

ACCESS_LASTS: Final = 15 * MINUTE
REFRESH_LASTS: Final = 7 * DAY
SESSION_LASTS: Final = 30 * DAY
_REMEMBERED: Final = 20_000


def real_now() -> int:
    """The real clock in UTC milliseconds: what tokens and lock-outs run on."""
    return time.time_ns() // 1_000_000


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """An access token's session and who it acts as."""

    session: str
    expires_at: int
    """When the token runs out, by the real clock."""
    actor: Actor


class Sessions:
    """The tokens of one district.

    A token is forgotten as soon as its session is revoked here; revocations by another process are seen
    within a second, when `look_again` finds that the epoch has grown.
    """

    def __init__(
        self,
        accounts: Accounts,
        district: str,
        world: Callable[[], Awaitable[World]],
        now: Callable[[], int] = real_now,
    ) -> None:
        self._accounts = accounts
        self._district = district
        self._world = world
        self._now = now
        self._known: dict[bytes, Caller] = {}
        self._generation = 0
        self._epoch = -1
        self._seen: World | None = None
        self._looking = asyncio.Lock()
        self.forgotten: set[Callable[[], None]] = set()
        """Called after tokens were forgotten: whoever holds on to a Caller has to ask again."""

    async def begin(self, person: Person) -> Session:
        """A new session for somebody who proved who they are."""
        now = self._now()
        access, refresh = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        made = LiveSession(
            id=secrets.token_urlsafe(12),
            district=self._district,
            account=person.id,
            created_at=now,
            renewed_at=now,
            ends_at=now + SESSION_LASTS,
        )
        await self._accounts.begin(
            made, _pair(access, now + ACCESS_LASTS), _pair(refresh, now + REFRESH_LASTS)
        )
        return self._answer(person, access, refresh)

    async def renew(self, spent: str) -> Session:
        """The next pair of tokens for a refresh token. Raises DoorError(SESSION_EXPIRED)."""
        now = self._now()
        access, refresh = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        try:
            live = await self._accounts.renew(
                _hash(spent), now, _pair(access, now + ACCESS_LASTS), _pair(refresh, now + REFRESH_LASTS)
            )
        except RefreshReused:
            self.forget()
            raise DoorError(DoorCode.SESSION_EXPIRED, "the refresh token was used before") from None
        if live is None or live.district != self._district:
            raise DoorError(DoorCode.SESSION_EXPIRED)
        person = (await self._world()).directory.person_by_id.get(live.account)
        if person is None:
            raise DoorError(DoorCode.SESSION_EXPIRED)
        return self._answer(person, access, refresh)

    async def caller(self, access: str) -> Caller:
        """Who calls with this access token. Raises DoorError(SESSION_EXPIRED)."""
        hashed = _hash(access)
        known = self._known.get(hashed)
        if known is not None and known.expires_at > self._now():
            return known
        return await self._look_up(hashed)

    async def _look_up(self, hashed: bytes) -> Caller:
        generation = self._generation
        grant = await self._accounts.grant(hashed, self._now())
        if grant is None or grant.district != self._district:
            self._known.pop(hashed, None)
            raise DoorError(DoorCode.SESSION_EXPIRED)
        caller = await self._caller_of(grant)
        # What was revoked while we looked must not be remembered.
        if generation == self._generation:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[hashed] = caller
        return caller

    async def _caller_of(self, grant: Grant) -> Caller:
        person = (await self._world()).directory.person_by_id.get(grant.account)
        if person is None:
            raise DoorError(DoorCode.SESSION_EXPIRED)
        return Caller(
            session=grant.session, expires_at=grant.expires_at, actor=actor_of(person, self._district)
        )

    async def end(self, caller: Caller, session_id: str) -> bool:
        """Revokes one of the caller's own sessions at once; False when there is none of that id."""
        ended = await self._accounts.end(self._district, caller.actor.account, session_id, self._now())
        self.forget()
        return ended

    async def mine(self, caller: Caller) -> tuple[LiveSession, ...]:
        """The caller's live sessions."""
        return await self._accounts.sessions_of(self._district, caller.actor.account, self._now())

    async def look_again(self) -> None:
        """Forgets all tokens when another process revoked any, or when the people of the district changed."""
        async with self._looking:
            epoch, world = await self._accounts.epoch(), await self._world()
            if epoch != self._epoch or world is not self._seen:
                self.forget()
                self._epoch, self._seen = epoch, world

    def forget(self) -> None:
        """Remembers no token any more; the next request of each asks the database."""
        self._known.clear()
        self._generation += 1
        for tell in tuple(self.forgotten):
            tell()

    def _answer(self, person: Person, access: str, refresh: str) -> Session:
        return Session(
            access=access, refresh=refresh, expires_in=ACCESS_LASTS, person=person, district=self._district
        )


def actor_of(person: Person, district: str) -> Actor:
    """Who a person acts as."""
    return Actor(
        account=person.id,
        role=person.role,
        district=district,
        area=person.area,
        unit=person.unit,
        seat=person.seat or "",
    )


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _pair(token: str, expires_at: int) -> tuple[bytes, int]:
    return _hash(token), expires_at
