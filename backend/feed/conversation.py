"""What is said on one feed, from Hello to Farewell."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

import msgspec
import structlog

from backend.clock import Clock
from backend.feed.ephemeral import Envelope
from backend.feed.frames import batch_frame, client_message, farewell_frames
from backend.feed.hub import Hub
from backend.feed.subscriber import Socket, Subscriber
from backend.problems import DoorError
from backend.services.sessions import Sessions, real_now
from backend.store.database import Unavailable
from backend.store.reading import Reading, UnknownCursor
from backend.store.scope import scope_of
from backend.store.sight import Sight
from domain.operation import Actor
from domain.wire import ClientMessage, Hello, Position, Presence, Renew, SayPosition, SayPresence
from domain.words import Role

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

HELLO_WITHIN_S: Final = 5.0
OLDEST: Final = 200_000
"""Events; who is further behind takes a snapshot, which is cheaper for both."""
_PAGE: Final = 1_000
_SWEEP_S: Final = 1.0

_log: Final = structlog.get_logger("backend.feed")


class _Farewell(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Feeds:
    """Holds every conversation of this process, and ends them all."""

    def __init__(
        self,
        hub: Hub,
        reading: Reading,
        sight: Sight,
        sessions: Sessions,
        clock: Clock,
        *,
        longest_queue: int,
        per_account: int,
        hello_within_s: float = HELLO_WITHIN_S,
    ) -> None:
        self._hub = hub
        self._reading = reading
        self._sight = sight
        self._sessions = sessions
        self._clock = clock
        self._longest_queue = longest_queue
        self._per_account = per_account
        self._hello_within_s = hello_within_s
        self._open: set[Subscriber] = set()
        self._ending = False
        self._check = asyncio.Event()
        self._nobody = asyncio.Event()

    async def watch(self) -> None:
        """Ends the feeds of sessions that ran out or were revoked, until cancelled."""
        self._sessions.forgotten.add(self._check.set)
        try:
            while True:
                forgotten = self._check.is_set()
                self._check.clear()
                now = real_now()
                for reader in tuple(self._open):
                    if reader.caller.expires_at <= now:
                        reader.end("session_ended")
                    elif forgotten:
                        await self._ask_again(reader)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(_SWEEP_S):
                        await self._check.wait()
        finally:
            self._sessions.forgotten.discard(self._check.set)

    async def _ask_again(self, reader: Subscriber) -> None:
        try:
            caller = await self._sessions.caller(reader.access)
        except DoorError:
            reader.end("session_ended")
            return
        except Unavailable:
            # The token is asked for again with the next sweep.
            self._check.set()
            return
        if caller.actor != reader.caller.actor:
            # Another role, area or unit: what was sent so far is no longer what this reader may see.
            reader.end("session_ended")

    async def end_all(self) -> None:
        """Says farewell to everybody and waits until all have gone; takes nobody any more."""
        self._ending = True
        for reader in tuple(self._open):
            reader.end("shutting_down")
        if self._open:
            await self._nobody.wait()

    async def talk(self, socket: Socket, receive: Receive, send: Send) -> None:
        """One conversation, from the opening of the socket to its end."""
        await receive()
        await send({"type": "websocket.accept"})
        reader: Subscriber | None = None
        try:
            async with asyncio.timeout(self._hello_within_s):
                hello = await _next(receive)
            if not isinstance(hello, Hello):
                raise _Farewell("malformed")
            reader = await self._admit(socket, hello)
        except (TimeoutError, _Farewell) as refused:
            _refuse(socket, refused.code if isinstance(refused, _Farewell) else "malformed")
            return
        except _Gone:
            return
        try:
            await self._converse(reader, receive)
        finally:
            self._remove(reader)
            self._hub.leave(reader)
            with contextlib.suppress(Unavailable):
                await self._hub.close_tickets(reader, tuple(reader.open))

    async def _admit(self, socket: Socket, hello: Hello) -> Subscriber:
        if self._ending:
            raise _Farewell("shutting_down")
        try:
            caller = await self._sessions.caller(hello.access)
        except DoorError:
            raise _Farewell("session_ended") from None
        scope = scope_of(caller.actor)
        if scope is None:
            raise _Farewell("not_allowed")
        mine = [one for one in self._open if one.caller.actor.account == caller.actor.account]
        if len(mine) >= self._per_account:
            raise _Farewell("rate_limited")
        reader = Subscriber(socket, hello.access, caller, scope, self._longest_queue)
        reader.position = hello.since
        # Counted before anything is awaited, so that many at once do not slip through together.
        self._open.add(reader)
        self._nobody.clear()
        try:
            await self._check_history(hello)
        except BaseException:
            self._remove(reader)
            raise
        return reader

    def _remove(self, reader: Subscriber) -> None:
        self._open.discard(reader)
        if not self._open:
            self._nobody.set()

    async def _check_history(self, hello: Hello) -> None:
        newest, _ = await self._reading.head()
        if not max(0, newest - OLDEST) <= hello.since <= newest:
            raise _Farewell("snapshot_needed")
        if hello.hash and await self._reading.hash_at(hello.since) != hello.hash:
            raise _Farewell("snapshot_needed")

    async def _converse(self, reader: Subscriber, receive: Receive) -> None:
        parts = (self._catch_up(reader), self._listen(reader, receive), reader.ended.wait())
        tasks = [asyncio.ensure_future(part) for part in parts]
        catching_up, *rest = tasks
        try:
            # Catching up ends by itself; each of the others ends the conversation.
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if catching_up in done and not catching_up.exception():
                done, _ = await asyncio.wait(rest, return_when=asyncio.FIRST_COMPLETED)
            failed = next((error for task in done if (error := task.exception())), None)
            if isinstance(failed, _Farewell):
                reader.end(failed.code)
            elif failed is not None and not isinstance(failed, _Gone):
                _log.error("feed_failed", exc_info=failed)
                reader.end("shutting_down")
            if reader.farewell:
                await reader.gone()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _catch_up(self, reader: Subscriber) -> None:
        # Read before joining: while nobody read, the hub may not know how far the ledger is by now.
        while not reader.farewell:
            try:
                page = await self._reading.events(reader.scope, reader.position, _PAGE)
            except UnknownCursor:
                raise _Farewell("snapshot_needed") from None
            if page.covers[1] > reader.position:
                reader.position = page.covers[1]
                reader.write(batch_frame(page))
                await reader.drained()
            if self._hub.join(reader):
                return

    async def _listen(self, reader: Subscriber, receive: Receive) -> None:
        while True:
            message = await _next(receive)
            if isinstance(message, Renew):
                await self._renew(reader, message)
            elif isinstance(message, SayPresence):
                await self._say_presence(reader, message)
            elif isinstance(message, SayPosition) and reader.caller.actor.role is Role.OFFICER:
                await self._say_position(reader.caller.actor, message)
            else:
                raise _Farewell("malformed")

    async def _renew(self, reader: Subscriber, message: Renew) -> None:
        try:
            caller = await self._sessions.caller(message.access)
        except DoorError:
            raise _Farewell("session_ended") from None
        if caller.actor != reader.caller.actor:
            raise _Farewell("session_ended")
        reader.access, reader.caller = message.access, caller

    async def _say_presence(self, reader: Subscriber, message: SayPresence) -> None:
        now, wanted = self._clock.now(), set(message.tickets)
        await self._hub.close_tickets(reader, [one for one in reader.open if one not in wanted])
        fresh = [one for one in dict.fromkeys(message.tickets) if one not in reader.open]
        # A ticket that this reader does not see has nobody looking at it.
        for ident, placed in (await self._sight.placed(fresh, reader.scope)).items() if fresh else ():
            said = Presence(account=reader.caller.actor.account, ticket=ident, at=now)
            reader.open[ident] = Envelope(area=placed.area, units=placed.units, message=said)
            await self._hub.say(reader.open[ident])

    async def _say_position(self, actor: Actor, message: SayPosition) -> None:
        said = Position(account=actor.account, point=message.point, at=self._clock.now())
        await self._hub.say(Envelope(area=actor.area, message=said))


class _Gone(Exception):
    pass


async def _next(receive: Receive) -> ClientMessage:
    event = await receive()
    if event["type"] == "websocket.disconnect":
        raise _Gone
    try:
        return client_message(event.get("bytes") or b"")
    except msgspec.DecodeError as wrong:
        raise _Farewell("malformed") from wrong


def _refuse(socket: Socket, code: str) -> None:
    # What is written goes out before the connection is closed, which the server does when this returns.
    socket.write(farewell_frames(code))
