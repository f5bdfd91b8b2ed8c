"""A ticket's life, made act by act through the rules, with time's own transitions in between."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from random import Random

import msgspec

from backend.seeding.album import Album
from domain.acts import Payload, PersonalData, Report
from domain.decide import decide
from domain.decision import Decision
from domain.due import due, next_transition_at
from domain.file import StoredFile
from domain.operation import SYSTEM_ACCOUNT, Actor, Operation
from domain.policy import World
from domain.ticket import Reporter, Ticket
from domain.words import Channel


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """One event that was decided, ready for the ledger."""

    at: int
    op_id: str
    """Empty for what time brought by itself: then the draft's `due_key` names it."""
    account: int
    decision: Decision
    person: PersonalData | None = None
    """Whom a report is from; the decision's ticket holds the Reporter that was made of it."""


MakeReporter = Callable[[PersonalData, Channel, int, int | None], Reporter]
"""Keeps the personal data (with channel, instant, account) apart, and gives what an event may hold."""


def time_ordered_id(at: int, rng: Random) -> str:
    """A UUIDv7 for an instant, from the given source of chance so that a seed gives the same ids again."""
    value = (at & (1 << 48) - 1) << 80 | 7 << 76 | rng.getrandbits(12) << 64 | 2 << 62 | rng.getrandbits(62)
    return str(uuid.UUID(int=value))


class Life:
    """One ticket under the rules: every act is decided at its own past instant.

    `refusals` are errors here: a story that breaks a rule is a bug of the story.
    """

    def __init__(
        self,
        world: World,
        rng: Random,
        ticket: Ticket | None = None,
        not_before: int = 0,
        album: Album | None = None,
    ) -> None:
        self._world = world
        self._album = album
        self._not_before = not_before
        self._rng = rng
        self._ticket = ticket
        self.records: list[Recorded] = []

    @property
    def ticket(self) -> Ticket:
        """The ticket as it stands. Raises LookupError before the report."""
        if self._ticket is None:
            raise LookupError("nothing was reported yet")
        return self._ticket

    def report(
        self,
        actor: Actor,
        payload: Report,
        at: int,
        *,
        ident: int,
        make_reporter: MakeReporter,
        account: int | None = None,
    ) -> None:
        """The matter arrives at `at` under the number `ident`; `account` is the reporter's own, if any."""
        person = payload.person
        reporter = make_reporter(person, payload.channel, at, account) if person else None
        op_id = time_ordered_id(at, self._rng)
        operation = Operation(op_id=op_id, payload=payload, client_at=at)
        decision = decide(
            self._world, None, operation, actor, at, new_id=ident, reporter=reporter, stored=self._stored()
        )
        self._keep(decision, op_id, actor.account, person)

    def do(self, actor: Actor, payload: Payload, at: int) -> None:
        """One act at `at`; what time brings until then happens first. Raises Refusal."""
        self.let_pass(at)
        op_id = time_ordered_id(at, self._rng)
        operation = Operation(op_id=op_id, payload=payload, ticket=self.ticket.id, client_at=at)
        self._keep(
            decide(self._world, self.ticket, operation, actor, at, stored=self._stored()),
            op_id,
            actor.account,
        )

    def _stored(self) -> Mapping[str, StoredFile]:
        return self._album.stored if self._album is not None else {}

    def let_pass(self, until: int) -> None:
        """Time's own transitions up to `until` (inclusive), each at its own instant."""
        while (at := next_transition_at(self._world, self.ticket)) <= until:
            # A ledger goes forward: what lies before its last event is found late, then.
            found_at = max(at, self.ticket.last_at, self._not_before)
            decision = due(self._world, self.ticket, found_at)
            if decision is None:
                return
            self._keep(decision, "", SYSTEM_ACCOUNT)

    def _keep(self, decision: Decision, op_id: str, account: int, person: PersonalData | None = None) -> None:
        self._ticket = decision.ticket
        self.records.append(
            Recorded(at=decision.draft.at, op_id=op_id, account=account, decision=decision, person=person)
        )
