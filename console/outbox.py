"""Wishes on their way to the server: in order for each ticket, sent again until they are answered.

It lives in memory; the same `op_id` is used for every try, so that the server carries a wish out once.
"""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, Signal

from domain.acts import act_of
from domain.operation import Operation
from domain.wire import OperationAnswer, RevealAnswer
from domain.words import Act

Answer = OperationAnswer | RevealAnswer
Send = Callable[[Operation], Awaitable[Answer]]

PAUSES_S: Final = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Between two tries; the last one from then on. A link that comes back does not wait for the end of one."""


class WishRefusedError(Exception):
    """The server said no, for good. Nothing was changed."""

    def __init__(self, code: str, facts: dict[str, Any]) -> None:
        super().__init__(f"{code} {facts}" if facts else code)
        self.code = code
        self.facts = facts


class NotAnsweredError(Exception):
    """No answer came, or one that says: later. The same wish is sent again."""


class SessionNeededError(Exception):
    """The server does not know the caller any more; the wish waits for a log-in."""


class State(Enum):
    """How far a wish has come."""

    QUEUED = "queued"
    """Behind another wish for the same ticket."""
    SENDING = "sending"
    WAITING = "waiting"
    """No answer came; it will be sent again."""
    LOCKED = "locked"
    """Waits for a log-in."""


class Wish(msgspec.Struct, kw_only=True):
    """One operation that the server has not answered yet."""

    operation: Operation
    state: State = State.QUEUED
    tries: int = 0

    @property
    def act(self) -> Act:
        """What is wished."""
        return act_of(self.operation.payload)


class Outbox(QObject):
    """Every wish passes here; whoever put it in awaits the answer.

    Signals:
        changed: a wish came, went on or went.
        delivered: the server carried a wish out: the Operation, its answer.
        refused: the server said no, for good: the Operation.
        session_needed: a wish cannot go on without a log-in.
    """

    changed = Signal()
    delivered = Signal(object, object)
    refused = Signal(object)
    session_needed = Signal()

    def __init__(
        self, send: Send, parent: QObject | None = None, pauses: tuple[float, ...] = PAUSES_S
    ) -> None:
        super().__init__(parent)
        self._send, self._pauses = send, pauses
        self._wishes: dict[str, Wish] = {}
        self._turns: dict[int, asyncio.Lock] = {}
        self._link_back = asyncio.Event()
        self._logged_in = asyncio.Event()

    def wishes(self) -> list[Wish]:
        """What is not answered yet, oldest first."""
        return list(self._wishes.values())

    def tickets(self) -> frozenset[int]:
        """The tickets that something is wished for."""
        return frozenset(
            wish.operation.ticket for wish in self._wishes.values() if wish.operation.ticket is not None
        )

    def delayed(self) -> bool:
        """Whether something waits for the network or a log-in rather than for its answer."""
        return any(wish.state in (State.WAITING, State.LOCKED) for wish in self._wishes.values())

    async def deliver(self, operation: Operation) -> Answer:
        """The server's answer to a wish, however often it must be sent.

        Raises WishRefusedError. Wishes for one ticket go one after the other, in the order of the calls.
        """
        wish = Wish(operation=operation)
        self._wishes[operation.op_id] = wish
        self.changed.emit()
        try:
            answer = await self._in_turn(wish)
        except WishRefusedError:
            self.refused.emit(operation)
            raise
        else:
            self.delivered.emit(operation, answer)
            return answer
        finally:
            del self._wishes[operation.op_id]
            if operation.ticket is not None and operation.ticket not in self.tickets():
                self._turns.pop(operation.ticket, None)
            self.changed.emit()

    async def _in_turn(self, wish: Wish) -> Answer:
        ticket = wish.operation.ticket
        if ticket is None:
            return await self._until_answered(wish)
        async with self._turns.setdefault(ticket, asyncio.Lock()):
            return await self._until_answered(wish)

    def on_link_back(self) -> None:
        """The connection is there again: what waits is sent at once."""
        self._link_back.set()
        self._link_back = asyncio.Event()

    def on_logged_in(self) -> None:
        """Somebody logged in again: what waited for that goes on."""
        self._logged_in.set()
        self._logged_in = asyncio.Event()

    async def _until_answered(self, wish: Wish) -> Answer:
        while True:
            self._move(wish, State.SENDING)
            wish.tries += 1
            link_back, logged_in = self._link_back, self._logged_in
            try:
                return await self._send(wish.operation)
            except NotAnsweredError:
                self._move(wish, State.WAITING)
                pause = self._pauses[min(wish.tries, len(self._pauses)) - 1]
                await _either(link_back, pause)
            except SessionNeededError:
                self._move(wish, State.LOCKED)
                self.session_needed.emit()
                await logged_in.wait()

    def _move(self, wish: Wish, state: State) -> None:
        if wish.state is not state:
            wish.state = state
            self.changed.emit()


async def _either(event: asyncio.Event, at_most_s: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), at_most_s)
    except TimeoutError:
        return


def new_op_id() -> str:
    """A UUID of version 7: time in front, so that ids sort by the moment of the click; the rest is chance."""
    milliseconds = time.time_ns() // 1_000_000
    chance = int.from_bytes(os.urandom(10))
    upper, lower = chance >> 62 & 0xFFF, chance & (1 << 62) - 1
    whole = milliseconds << 80 | 7 << 76 | upper << 64 | 2 << 62 | lower
    text = f"{whole:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
