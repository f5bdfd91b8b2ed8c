"""Many clients that write at once and do not give up: what they were told is held against the ledger.

Each sends one operation after another. When an answer does not come (the server was killed, or says that it
is unavailable) the same operation is sent again under the same op_id until one does.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import httpx
import msgspec

from domain import wire
from domain.acts import Dispatch, Edit, Note, Payload, Triage, Undo
from domain.event import GENESIS, Event, link
from domain.operation import Operation
from domain.words import CallLevel
from tests.harness.people import Someone, a_report, operation
from tests.harness.town import CITY, HOUSING, POLICE, WATER

_MSGPACK = {"Accept": "application/msgpack", "Content-Type": "application/msgpack"}
_AGAIN_AFTER_S = 0.1
"""About so long; less would take the time away from the server that is starting."""
_LOOK_S = 0.002
_LOGINS = ("seat07", "seat08", "community", "district")
_answer = msgspec.msgpack.Decoder(wire.OperationAnswer)
_problem = msgspec.json.Decoder(wire.Problem)


@dataclass(kw_only=True)
class Told:
    """What the clients were told."""

    done: dict[str, wire.OperationAnswer] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    unanswered: set[str] = field(default_factory=set)
    """Sent, and not answered when the storm was over."""
    sent_again: int = 0
    tickets: list[int] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)


class Storm:
    """So many clients against the address that `url` gives at the moment."""

    def __init__(self, url: Callable[[], str], clients: int, seed: int, *, pause_s: float = 0.0) -> None:
        self.told = Told()
        self._url = url
        self._clients = clients
        self._random = Random(seed)
        self._pause_s = pause_s
        self._over = asyncio.Event()
        self._access: list[str] = []

    def log_in(self) -> None:
        """Log everybody in: a few seats, each with several clients."""
        for login in _LOGINS:
            with Someone(self._url(), login) as someone:
                self._access.append(someone.session.access)

    async def blow(self) -> None:
        """Write until `end`, then wait for the answers that are still to come."""
        async with asyncio.TaskGroup() as group:
            for number in range(self._clients):
                group.create_task(self._client(number, Random(self._random.random())))

    def end(self) -> None:
        """No new operations; those on their way are carried through."""
        self._over.set()

    async def answered(self, count: int) -> None:
        """Wait until so many more operations were acknowledged."""
        wanted = len(self.told.done) + count
        while len(self.told.done) < wanted:  # noqa: ASYNC110 - what is waited for is a number, not a moment
            await asyncio.sleep(_LOOK_S)

    async def _client(self, number: int, random: Random) -> None:
        access = self._access[number % len(self._access)]
        headers = _MSGPACK | {"Authorization": f"Bearer {access}"}
        async with httpx.AsyncClient(timeout=30.0, trust_env=False, headers=headers) as client:
            last: Operation | None = None
            while not self._over.is_set():
                last = self._next(random, last)
                await self._carry_through(client, last, random)
                if random.random() < 0.05 and last.op_id in self.told.done:
                    await self._ask_again(client, last)
                if self._pause_s:
                    await asyncio.sleep(random.random() * 2 * self._pause_s)

    def _next(self, random: Random, last: Operation | None) -> Operation:
        dice = random.random()
        if not self.told.tickets or dice < 0.25:
            return operation(a_report(f"第 {random.randrange(10**6)} 件"))
        ticket = random.choice(self.told.tickets[-64:])
        if dice < 0.30 and last is not None and last.ticket is not None:
            return operation(Undo(op_id=last.op_id), last.ticket)
        payload: Payload
        if dice < 0.6:
            payload = Note(text=f"记录 {random.randrange(10**6)}")
        elif dice < 0.75:
            payload = Edit(risk=f"风险 {random.randrange(10**6)}")
        elif dice < 0.88:
            payload = Triage(matter="m-b", level=CallLevel.STREET)
        else:
            payload = Dispatch(lead=random.choice((HOUSING, WATER, CITY, POLICE)), reason="换主办")
        return operation(payload, ticket)

    async def _carry_through(self, client: httpx.AsyncClient, wish: Operation, random: Random) -> None:
        self.told.unanswered.add(wish.op_id)
        while True:
            answer = await self._try(client, wish)
            if answer is not None:
                break
            self.told.sent_again += 1
            await asyncio.sleep(random.uniform(0.5, 1.5) * _AGAIN_AFTER_S)
        self.told.unanswered.discard(wish.op_id)
        if isinstance(answer, wire.Problem):
            self.told.refused[wish.op_id] = answer.code
            return
        self.told.done[wish.op_id] = answer
        if wish.ticket is None:
            self.told.tickets.append(answer.ticket)

    async def _ask_again(self, client: httpx.AsyncClient, wish: Operation) -> None:
        answer = await self._try(client, wish)
        if answer is not None and answer != self.told.done[wish.op_id]:
            self.told.contradictions.append(f"{answer} after {self.told.done[wish.op_id]}")

    async def _try(
        self, client: httpx.AsyncClient, wish: Operation
    ) -> wire.OperationAnswer | wire.Problem | None:
        try:
            response = await client.post(self._url() + wire.OPERATIONS, content=msgspec.msgpack.encode(wish))
        except httpx.TransportError:
            return None
        if response.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            return None
        if response.is_error:
            return _problem.decode(response.content)
        return _answer.decode(response.content)


def whole_ledger(reader: Someone) -> list[Event]:
    """Every event that the reader may see, page by page."""
    events: list[Event] = []
    since = 0
    while True:
        page = reader.events(since, limit=5_000)
        events += page.events
        since = page.covers[1]
        if since >= page.head:
            return events


def faults(told: Told, events: list[Event]) -> list[str]:
    """What is wrong with a ledger (whole, as an auditor sees it), held against what clients were told."""
    found = list(told.contradictions)
    previous = GENESIS
    for number, event in enumerate(events, start=1):
        if event.seq != number:
            found.append(f"event {event.seq} stands at {number}")
            break
        if event.prev_hash != previous or event.hash != link(event, previous):
            found.append(f"the chain breaks at {event.seq}")
        previous = event.hash
    by_op = {event.op_id: event for event in events if event.op_id}
    times = Counter(event.op_id for event in events if event.op_id)
    found += [f"{op_id} is there {count} times" for op_id, count in times.items() if count > 1]
    for op_id, answer in told.done.items():
        kept = by_op.get(op_id)
        if kept is None:
            found.append(f"{op_id} was acknowledged as {answer.seq} and is gone")
        elif (kept.seq, kept.ticket, kept.version) != (answer.seq, answer.ticket, answer.version):
            found.append(f"{answer} was told, {kept.seq} {kept.ticket} {kept.version} is there")
    found += [f"{op_id} was refused and is there" for op_id in told.refused if op_id in by_op]
    return found
