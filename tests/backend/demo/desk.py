"""A ledger in memory with a clock that is moved by hand: the real rules, without a database."""

from collections.abc import Iterable, Iterator
from random import Random

from backend.demo.driver import Driver
from backend.demo.pace import Pace, load_pace
from backend.seeding.life import time_ordered_id
from domain.acts import Payload, Report, act_of
from domain.decide import decide
from domain.decision import Decision
from domain.due import due, next_transition_at
from domain.operation import Actor, Operation
from domain.policy import World
from domain.ticket import Ticket, ticket_id
from domain.wire import OperationAnswer
from domain.words import OPEN_STAGES, Act
from tests.backend.seeding.making import demo, reporter_of, texts


class HandClock:
    """Stands still until it is moved."""

    rate = 0.0

    def __init__(self, at: int) -> None:
        self.at = at

    def now(self) -> int:
        return self.at


class Desk:
    """What the driver needs of a server."""

    def __init__(self, now: int, standing: Iterable[Ticket] = ()) -> None:
        self.clock = HandClock(now)
        self.world: World = demo().world
        self.tickets = {ticket.id: ticket for ticket in standing}
        self.acts: list[tuple[int, Act, int, int]] = []
        """When, what, by whom, on which ticket."""
        self._count = 5_000
        self._rng = Random("desk")

    def driver(self, pace: Pace | None = None, seed: str = "demo") -> Driver:
        return Driver(
            demo(),
            texts(),
            pace or load_pace(),
            self.clock,
            submit=self.submit,
            standing=self.standing,
            seed=seed,
        )

    async def submit(self, operation: Operation, actor: Actor) -> OperationAnswer:
        payload, now = operation.payload, self.clock.now()
        if isinstance(payload, Report):
            self._count += 1
            account = actor.account if actor.role in ("resident", "enterprise") else None
            person = payload.person
            reporter = reporter_of(person, payload.channel, now, account) if person else None
            ident = ticket_id(now, self._count)
            decision = decide(self.world, None, operation, actor, now, new_id=ident, reporter=reporter)
        else:
            decision = decide(self.world, self.tickets.get(operation.ticket or 0), operation, actor, now)
        self._keep(decision, actor.account)
        return OperationAnswer(
            op_id=operation.op_id,
            act=act_of(payload),
            ticket=decision.ticket.id,
            version=decision.ticket.version,
            seq=len(self.acts),
            at=now,
        )

    async def standing(self) -> list[Ticket]:
        return [ticket for ticket in self.tickets.values() if ticket.stage in OPEN_STAGES]

    async def act(self, actor: Actor, payload: Payload, ticket: int | None = None) -> int:
        """What somebody at a seat does. Returns the ticket."""
        op_id = time_ordered_id(self.clock.now(), self._rng)
        answer = await self.submit(Operation(op_id=op_id, payload=payload, ticket=ticket), actor)
        return answer.ticket

    def let_pass(self, until: int) -> None:
        """Moves the clock; time's own transitions happen on the way."""
        for ticket in list(self.tickets.values()):
            at = ticket
            while next_transition_at(self.world, at) <= until:
                decision = due(self.world, at, max(next_transition_at(self.world, at), at.last_at))
                if decision is None:
                    break
                self._keep(decision, 0)
                at = decision.ticket
        self.clock.at = until

    def of(self, ticket: int) -> Iterator[tuple[int, Act, int]]:
        """What happened to one ticket."""
        return ((at, act, who) for at, act, who, about in self.acts if about == ticket)

    def _keep(self, decision: Decision, account: int) -> None:
        self.tickets[decision.ticket.id] = decision.ticket
        draft = decision.draft
        self.acts.append((draft.at, draft.act, account, decision.ticket.id))
