"""Reads the ledger's tail once for all readers, and writes each scope its part, encoded once."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterable
from typing import Final

import msgspec
import structlog

from backend.clock import Clock
from backend.feed.ephemeral import LIFETIME, Envelope, Present, decode_envelope, encode_envelope
from backend.feed.frames import batch_frame, frame_of
from backend.feed.subscriber import Subscriber
from backend.store.database import Database, Unavailable
from backend.store.ephemeral import Ephemerals
from backend.store.reading import Reading, Tail, UnknownCursor, page_of
from backend.store.recent import Recent
from backend.store.scope import Scope
from backend.store.sight import Sight
from backend.store.wakeup import EPHEMERAL, HEAD, MESSAGES, WORLD
from domain.wire import Beat, MessagesChanged, Presence, SetupMoved

TICK_S: Final = 0.05
POLL_S: Final = 1.0
BEAT_S: Final = 5.0
_LATE_IDS: Final = 256

_log: Final = structlog.get_logger("backend.feed")


class Hub:
    """The readers of one district that hang on this process.

    A wake-up (a commit here, or PostgreSQL's NOTIFY) only says that it is worth looking; the cursor read is
    the truth, and is done once a second even unasked. What this process committed itself, and what joins on
    to what its readers have, is not read back.
    """

    def __init__(
        self,
        database: Database,
        reading: Reading,
        sight: Sight,
        ephemerals: Ephemerals,
        clock: Clock,
        district: str,
        recent: Recent,
    ) -> None:
        self._database = database
        self._recent = recent
        self._told = 0
        self._look = True
        self._sight = sight
        self._reading = reading
        self._ephemerals = ephemerals
        self._clock = clock
        self._district = district
        self._groups: dict[Scope, set[Subscriber]] = defaultdict(set)
        self._joining: set[Subscriber] = set()
        self._woken = asyncio.Event()
        self._said: dict[tuple[str, int, int], Envelope] = {}
        self._heard: deque[int] = deque(maxlen=_LATE_IDS)
        self._more_heard = True
        self._messages: set[int] = set()
        self._setup = 0
        self.present = Present()
        self.position = 0
        self.hash = b""
        self.deliveries = 0
        """Events written to readers since the start, for benchmarks."""

    async def start(self) -> None:
        """Takes its place at the head of the ledger."""
        self.position, self.hash = await self._reading.head()

    async def run(self) -> None:
        """Ticks until cancelled. A database that does not answer is asked again; readers stay."""
        loop = asyncio.get_running_loop()
        unsubscribe = self._database.wakeups.subscribe(self._on_wakeup)
        next_beat = loop.time() + BEAT_S
        try:
            while True:
                try:
                    async with asyncio.timeout(max(0.0, min(POLL_S, next_beat - loop.time()))):
                        await self._woken.wait()
                except TimeoutError:
                    self._more_heard = self._look = True
                began = loop.time()
                self._woken.clear()
                try:
                    await self.tick()
                except Unavailable as error:
                    _log.warning("feed_waits_for_database", why=str(error))
                if loop.time() >= next_beat:
                    next_beat = loop.time() + BEAT_S
                    self.beat()
                # The rest of the tick: what is committed meanwhile goes out together.
                await asyncio.sleep(max(0.0, TICK_S - (loop.time() - began)))
        finally:
            unsubscribe()

    def _on_wakeup(self, topic: str, payload: str) -> None:
        district, _, number = payload.partition(":")
        if district != self._district:
            return
        if topic == EPHEMERAL:
            self._more_heard = True
        elif topic == MESSAGES:
            self._messages.add(int(number))
        elif topic == WORLD:
            self._setup = max(self._setup, int(number))
        elif topic != HEAD or not self._read_by_anybody():
            return
        else:
            self._told = max(self._told, int(number))
        self._woken.set()

    def wake(self) -> None:
        """Something may have been committed."""
        self._woken.set()

    async def tick(self) -> None:
        """Reads what is new and writes it to every reader in scope."""
        await self._read_ledger()
        if self._more_heard:
            self._more_heard = False
            await self._hear_others()
        if self._messages:
            await self._hear_of_messages()
        if self._setup:
            version, self._setup = self._setup, 0
            self._write_all(frame_of(SetupMoved(version=version)))
        if self._said:
            said, self._said = self._said, {}
            self._push_ephemeral(tuple(said.values()))

    def _read_by_anybody(self) -> bool:
        return bool(self._groups or self._joining)

    async def _read_ledger(self) -> None:
        if not self._read_by_anybody():
            newest = await self._reading.head()
            # Somebody may have come while we asked: what lies between is theirs then.
            if not self._read_by_anybody():
                self.position, self.hash = newest
                return
        look, self._look = self._look, False
        if not look and (own := self._recent.tail(self.position, self.hash)) is not None:
            self._push(own)
            if self.position >= self._told:
                return
        while True:
            try:
                tail = await self._reading.tail(self.position)
            except UnknownCursor:
                # The database was put back to an earlier state: nobody's copy follows from it.
                _log.error("ledger_went_back", position=self.position)
                self.end_all("snapshot_needed")
                self.position, self.hash = await self._reading.head()
                return
            if tail.covers[1] > self.position:
                self._push(tail)
            if tail.covers[1] >= tail.head:
                return

    async def _hear_others(self) -> None:
        # Ids of several processes become visible out of order, so we ask from before the last one.
        for ident, message in await self._ephemerals.since(max(self._heard, default=0) - _LATE_IDS):
            if ident not in self._heard:
                self._heard.append(ident)
                envelope = decode_envelope(message)
                self._said[envelope.key] = envelope
                self.present.note(envelope)

    async def _hear_of_messages(self) -> None:
        moved, self._messages = self._messages, set()
        for ident, placed in (await self._sight.placed(moved)).items():
            changed = MessagesChanged(tickets=(ident,))
            envelope = Envelope(area=placed.area, units=placed.units, message=changed)
            self._said[envelope.key] = envelope

    def _push(self, tail: Tail) -> None:
        for scope, group in self._groups.items():
            if group:
                self._write_page(tail, scope, group)
        self.position, self.hash = tail.covers[1], tail.hash
        for reader in tuple(self._joining):
            if reader.position <= self.position:
                self._joining.discard(reader)
                if reader.position < self.position:
                    self._write_page(_tail_after(tail, reader.position), reader.scope, (reader,))
                self._enter(reader)

    def _write_page(self, tail: Tail, scope: Scope, readers: Iterable[Subscriber]) -> None:
        page = page_of(tail, scope)
        frame = batch_frame(page)
        count = len(page.events)
        for reader in tuple(readers):
            reader.position = page.covers[1]
            reader.write(frame)
            self.deliveries += count

    def join(self, reader: Subscriber) -> bool:
        """Takes a reader that has caught up; False when it has to read on first."""
        if reader.position < self.position:
            return False
        if reader.position > self.position:
            self._joining.add(reader)
        else:
            self._enter(reader)
        # As long as nobody read, nobody asked what is new.
        self._woken.set()
        return True

    def _enter(self, reader: Subscriber) -> None:
        self._groups[reader.scope].add(reader)
        reader.write(self._beat_frame())
        for envelope in self.present.all():
            if envelope.seen_by(reader.scope):
                reader.write(frame_of(envelope.message))

    def leave(self, reader: Subscriber) -> None:
        """Lets a reader go; what it had open is open no more."""
        self._joining.discard(reader)
        group = self._groups.get(reader.scope)
        if group is not None:
            group.discard(reader)
            if not group:
                del self._groups[reader.scope]

    def readers(self) -> tuple[Subscriber, ...]:
        """Everybody who hangs on this process's feed."""
        return tuple(self._joining) + tuple(one for group in self._groups.values() for one in group)

    def each_of(self, account: int) -> tuple[Subscriber, ...]:
        """The readers of one account."""
        return tuple(one for one in self.readers() if one.caller.actor.account == account)

    def end_all(self, code: str) -> None:
        """Says farewell to everybody."""
        for reader in self.readers():
            reader.end(code)

    # --- beats

    def beat(self) -> None:
        """Tells everybody the time and how far the ledger is."""
        self._write_all(self._beat_frame())

    def _write_all(self, frame: bytes) -> None:
        for group in self._groups.values():
            for reader in tuple(group):
                reader.write(frame)

    def _beat_frame(self) -> bytes:
        return frame_of(Beat(at=self._clock.now(), rate=self._clock.rate, seq=self.position, hash=self.hash))

    # --- ephemeral

    async def say(self, envelope: Envelope) -> None:
        """Tells what has no number, to the readers of this process and of all others."""
        await self._ephemerals.say(encode_envelope(envelope), LIFETIME)

    def _push_ephemeral(self, said: tuple[Envelope, ...]) -> None:
        for scope, group in self._groups.items():
            seen = [one.message for one in said if one.seen_by(scope)]
            tickets = [one.tickets[0] for one in seen if isinstance(one, MessagesChanged)]
            frames = [frame_of(one) for one in seen if not isinstance(one, MessagesChanged)]
            if tickets:
                frames.append(frame_of(MessagesChanged(tickets=tuple(tickets))))
            for frame in frames:
                for reader in tuple(group):
                    reader.write(frame)

    async def close_tickets(self, reader: Subscriber, tickets: Iterable[int]) -> None:
        """A reader left these tickets; one that its account has open on another feed here stays open."""
        account = reader.caller.actor.account
        others = {one for other in self.each_of(account) if other is not reader for one in other.open}
        for ticket in tickets:
            envelope = reader.open.pop(ticket, None)
            if envelope is not None and ticket not in others:
                gone = Presence(account=account, ticket=ticket, at=self._clock.now(), here=False)
                await self.say(msgspec.structs.replace(envelope, message=gone))


def _tail_after(tail: Tail, position: int) -> Tail:
    events = tuple(one for one in tail.events if one.seq > position)
    return msgspec.structs.replace(tail, covers=(position + 1, tail.covers[1]), events=events)
