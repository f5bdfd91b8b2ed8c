"""A district that never rests, in memory, played by the rules.

python -m tools.soaking.town TICKETS SEED

A line on standard input, `{"do": "pace", "per_s": 500}`, has people in it do that much a second; 0 ends it.
"""

from __future__ import annotations

import random
import sys
import time
from typing import Any, Final

from domain.acts import Claim, Edit, Note, Payload, Unclaim
from domain.directory import Person
from domain.event import Event
from domain.operation import Actor, Operation
from domain.refusal import Refusal
from domain.row import row_of
from domain.wire import Batch, Beat, DemoSeat, OperationAnswer, Session, Setup, SnapshotHead, TicketView
from domain.words import OPEN_STAGES, Role, Urgency
from tools.shots.district import NOW, StillDistrict
from tools.wire_server import TICK_S, WireServer, packed

_STORY_MOST: Final = 80
"""Events of a ticket that are kept: a console that opens it would not be given more."""
_SAID: Final = ("已到现场，正在处理。", "已联系产权单位。", "等待材料到场。", "现场已围蔽。", "居民已知悉。")
_TITLES: Final = ("井盖破损多日未修", "路灯不亮影响出行", "占道经营扰民", "积水无法通行")


class BusyTown:
    """The demo district with many tickets and people who act at a pace."""

    def __init__(self, tickets: int, seed: int) -> None:
        self._still = StillDistrict(tickets)
        self._chance = random.Random(seed)
        self._began = time.monotonic_ns()
        people = self._still.demo.world.directory.people
        # Those who see every ticket: the seats of the wide areas.
        seats = sorted((one for one in people if one.role is Role.DISPATCHER), key=lambda one: len(one.area))
        self._seat: Person = seats[0]
        self._others = [one for one in seats if one.area == self._seat.area]
        self._open = [ident for ident, one in self._still.tickets.items() if one.stage in OPEN_STAGES]
        self._seq, self._hash = 1, b"town"
        self._told = 1
        self._events: list[Event] = []
        self._due = 0.0
        self._per_tick = 0.0
        self.done = self.refused = self._given = 0

    def seats(self) -> tuple[DemoSeat, ...]:
        """One dispatcher of the district."""
        seat = self._seat
        return (DemoSeat(id=seat.id, name=seat.name, role=seat.role, area=seat.area, place="全区"),)

    def session(self, account: int) -> Session:
        """A session without end."""
        return self._still.session(account)

    def setup(self) -> Setup:
        """That of the demo district."""
        return self._still.setup()

    def snapshot(self) -> bytes:
        """All tickets as they are: those of the archive come with the open ones, there are few."""
        rows = self._still.rows()
        head = SnapshotHead(
            seq=self._seq, hash=self._hash, at=self._now(), rate=1.0, rows=len(rows), segments=()
        )
        return packed([head, rows])

    def segment(self, street: str, month: int) -> bytes:
        """There is none."""
        raise KeyError(street, month)

    def view(self, ident: int) -> TicketView:
        """A ticket whole, with the newest of its events."""
        return self._still.view(ident)

    def submit(self, operation: Operation, account: int) -> OperationAnswer:
        """What the console wants. Raises Refusal."""
        return self._do(operation, self._actor(self._still.demo.world.directory.person_by_id[account]))

    def beat(self) -> Beat:
        """Time runs since the town was made."""
        return Beat(at=self._now(), rate=1.0, seq=self._seq, hash=self._hash)

    def pace(self, per_s: float) -> dict[str, Any]:
        """From now on, so many acts a second."""
        self._per_tick = per_s * TICK_S
        return {"done": self.done, "refused": self.refused}

    def batch(self) -> Batch | None:
        """What was done since the last one; first the others do what falls into this tick."""
        self._due += self._per_tick
        while self._due >= 1:
            self._due -= 1
            self._somebody_acts()
        if not self._events:
            return None
        events, self._events = self._events, []
        touched = {event.ticket for event in events}
        first, self._told = self._told + 1, self._seq
        return Batch(
            covers=(first, self._seq),
            events=tuple(events),
            rows=tuple(row_of(self._still.tickets[ident]) for ident in touched),
            left=(),
            head=self._seq,
            hash=self._hash,
        )

    def _somebody_acts(self) -> None:
        ticket = self._still.tickets[self._chance.choice(self._open)]
        person = self._chance.choice(self._others)
        operation = Operation(
            op_id=self._op_id(),
            payload=self._payload(claimed=ticket.claimed_by is not None),
            ticket=ticket.id,
            base_version=ticket.version,
        )
        try:
            self._do(operation, self._actor(person))
        except Refusal:
            self.refused += 1
        else:
            self.done += 1

    def _payload(self, *, claimed: bool) -> Payload:
        kind = self._chance.random()
        if kind < 0.6:
            return Note(text=self._chance.choice(_SAID))
        if kind < 0.85:
            return Unclaim() if claimed else Claim()
        return Edit(
            title=f"{self._chance.choice(_TITLES)} {self._chance.randrange(1000)} 号",
            urgency=self._chance.choice(tuple(Urgency)),
        )

    def _do(self, operation: Operation, actor: Actor) -> OperationAnswer:
        self._still.now = self._now()
        answer, event = self._still.submit(operation, actor)
        story = self._still.events[answer.ticket]
        if len(story) > _STORY_MOST:
            del story[: -_STORY_MOST // 2]
        self._seq += 1
        self._hash = self._seq.to_bytes(8)
        self._events.append(event)
        return answer

    def _actor(self, person: Person) -> Actor:
        return Actor(
            account=person.id,
            role=person.role,
            district=self._still.demo.world.directory.district,
            area=person.area,
            unit=person.unit,
            seat=person.seat or "",
        )

    def _op_id(self) -> str:
        self._given += 1
        return f"019a0000-0000-7000-8000-{self._given:012x}"

    def _now(self) -> int:
        return NOW + (time.monotonic_ns() - self._began) // 1_000_000


def main() -> None:
    """Serve until standard input ends."""
    town = BusyTown(int(sys.argv[1]), int(sys.argv[2]))
    WireServer(town, {"pace": town.pace}).run()


if __name__ == "__main__":
    main()
