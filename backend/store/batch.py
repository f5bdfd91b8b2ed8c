"""One transaction's worth of decisions on working copies, before anything is written.

Whoever holds the head's lock makes a Batch, has it judge what is queued one after the other, and writes what
it has gathered. A judgement that fails leaves the batch as it was, so a bad operation hurts no neighbour.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec import UNSET

from backend.store.people import SealedPerson
from backend.store.rows import encode, reporting_accounts
from domain import acts
from domain.decide import decide
from domain.deciding.case import UndoTarget
from domain.decision import Decision
from domain.due import due, next_transition_at
from domain.event import Event, EventBody, chained, encode_body
from domain.file import StoredFile
from domain.operation import Actor, Operation
from domain.policy import World
from domain.refusal import Code, Refusal
from domain.ticket import Reporter, Ticket, day_number, ticket_id
from domain.wire import OperationAnswer
from domain.words import Act, Role

NOT_STORED: Final = frozenset({Code.NOT_FOUND, Code.NOT_ALLOWED, Code.OP_REUSED})
"""Refusals that say who somebody is rather than what the rules make of the wish. They are not kept under the
op_id: the same wish may be sent again once the right is given, and strangers cannot fill the table. Every
other refusal is kept and given again: what a user was told is refused must not be carried out by a late
duplicate."""

MOST_EVENTS: Final = 1 + acts.MOST_PARTS
"""More tickets than these no operation touches."""

_MOST_STEPS: Final = 50
"""More transitions of one ticket at one time than the rules can bring: something is wrong."""


class HeadRow(msgspec.Struct, frozen=True, kw_only=True):
    """The locked head of a district."""

    seq: int
    hash: bytes
    world_version: int
    day: int
    day_count: int


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """An operation with what was made ready for it outside of the transaction."""

    operation: Operation
    actor: Actor
    digest: bytes
    person: SealedPerson | None = None


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an op_id before."""

    digest: bytes
    answer: OperationAnswer | None
    refusal: Refusal | None


class EffectChange(msgspec.Struct, frozen=True, kw_only=True):
    """Messages of a ticket that are let go or called back: by subject, or by the operation they came from."""

    ticket: int
    at: int
    state: str
    subject: str | None = None
    op_id: str | None = None


class Batch:
    """What one transaction will write."""

    def __init__(
        self,
        *,
        district: str,
        head: HeadRow,
        world: World,
        now: int,
        tickets: dict[int, Ticket],
        seen: dict[str, Seen] | None = None,
        targets: Mapping[str, UndoTarget] | None = None,
        stored: Mapping[str, StoredFile] | None = None,
        history: bool = False,
    ) -> None:
        """`stored` are those of the operations' files that lie whole in the store. `history`: what is taken
        happened long ago, and its messages went out then.
        """
        self.now = now
        self.world = world
        self.seq = head.seq
        self.hash = head.hash
        self.day = head.day
        self.day_count = head.day_count
        self.tickets = tickets
        """Working copies: as read, and from then on as decided."""
        self.before: dict[int, Ticket | None] = {}
        """The touched tickets as they were read; None for a new one."""
        self.docs: dict[int, bytes] = {}
        """The touched tickets encoded."""
        self.events: list[Event] = []
        self.operations: list[tuple[Any, ...]] = []
        self.effects: list[tuple[Any, ...]] = []
        self.effect_changes: list[EffectChange] = []
        self.people: list[tuple[Any, ...]] = []
        self.erased: list[tuple[str, int]] = []
        self.attached: dict[int, list[str]] = {}
        """The files that came on a ticket."""
        self.destroyed: list[tuple[str, int]] = []
        self._let_go = "sent" if history else "waiting"
        self._district = district
        self._seen = seen or {}
        self._targets = targets or {}
        self._stored = dict(stored or {})
        self._here: dict[str, UndoTarget] = {}
        self._here_by_version: dict[tuple[int, int], Event] = {}

    def carry_out(self, wish: Wish) -> OperationAnswer:
        """Judge one operation and take what follows into the batch. Raises Refusal."""
        operation = wish.operation
        seen = self._seen.get(operation.op_id)
        if seen is not None:
            return _again(seen, wish)
        try:
            decision, before = self._decided(wish)
        except Refusal as refusal:
            if refusal.code not in NOT_STORED:
                self._keep_refused(wish, encode((refusal.code.value, refusal.detail)))
                self._seen[operation.op_id] = Seen(digest=wish.digest, answer=None, refusal=refusal)
            raise
        event = self._recorded(decision, before, operation.op_id, wish.digest)
        if wish.person is not None and decision.draft.act is Act.REPORT:
            self.people.append(wish.person.row(self._district, decision.ticket.id))
        answer = answer_of(event)
        self._seen[operation.op_id] = Seen(digest=wish.digest, answer=answer, refusal=None)
        return answer

    def is_due(self, ticket: int) -> bool:
        """Whether time has brought something to a ticket that was read."""
        present = self.tickets.get(ticket)
        return present is not None and next_transition_at(self.world, present) <= self.now

    def carry_out_due(self, ticket: int) -> int:
        """Every transition of a ticket that is due now; how many there were. Raises what the rules raise."""
        fired = 0
        while True:
            before = self.tickets[ticket]
            decision = due(self.world, before, self.now)
            if decision is None:
                return fired
            if fired >= _MOST_STEPS or decision.draft.due_key is None:
                raise RuntimeError(f"ticket {ticket}: its transitions do not end")
            self._recorded(decision, before, decision.draft.due_key)
            fired += 1

    def append(
        self, decision: Decision, before: Ticket | None, op_id: str, person: SealedPerson | None
    ) -> None:
        """Take what was decided elsewhere (see `backend.store.loader`)."""
        self._recorded(decision, self.tickets.get(decision.ticket.id, before), op_id)
        if person is not None:
            self.people.append(person.row(self._district, decision.ticket.id))

    def concerned(self, wish: Wish) -> list[int]:
        """The tickets that an operation is judged on, its own first."""
        operation = wish.operation
        if operation.ticket is None:
            return []
        target = self._target(operation, self.tickets.get(operation.ticket))
        also = () if target is None else tuple(one.event.ticket for one in target.also)
        return [operation.ticket, *acts.named(operation.payload), *also]

    def _decided(self, wish: Wish) -> tuple[Decision, Ticket | None]:
        operation, actor, payload = wish.operation, wish.actor, wish.operation.payload
        before = self.tickets.get(operation.ticket) if operation.ticket is not None else None
        decision = decide(
            self.world,
            before,
            operation,
            actor,
            self.now,
            new_id=self._next_id(acts.births(payload)) if acts.births(payload) else 0,
            reporter=self._reporter(wish) if isinstance(payload, acts.Report) else None,
            target=self._target(operation, before),
            stored=self._stored,
            others={one: self.tickets[one] for one in self.concerned(wish)[1:] if one in self.tickets},
        )
        return decision, before

    def _next_id(self, births: int) -> int:
        if self.day != day_number(self.now):
            raise RuntimeError("the day's count was not read")
        ticket_id(self.now, self.day_count + births)  # raises where the day has no more numbers
        return ticket_id(self.now, self.day_count + 1)

    def _reporter(self, wish: Wish) -> Reporter | None:
        if wish.person is None or not isinstance(wish.operation.payload, acts.Report):
            return None
        own = wish.actor.role in (Role.RESIDENT, Role.ENTERPRISE)
        return wish.person.as_reporter(
            channel=wish.operation.payload.channel, at=self.now, account=wish.actor.account if own else None
        )

    def _target(self, operation: Operation, ticket: Ticket | None) -> UndoTarget | None:
        payload = operation.payload
        target: UndoTarget | None = None
        if isinstance(payload, acts.Undo) and ":" not in payload.op_id:  # a part is not taken back alone
            target = self._here.get(payload.op_id) or self._targets.get(payload.op_id)
        elif isinstance(payload, acts.StrikeNote) and ticket is not None:
            here = self._here_by_version.get((ticket.id, payload.note))
            target = (
                UndoTarget(event=here, before=ticket)
                if here is not None
                else self._targets.get(note_key(ticket.id, payload.note))
            )
        return target

    def _recorded(self, decision: Decision, before: Ticket | None, op_id: str, digest: bytes = b"") -> Event:
        """Take a decision with all that belongs to it; the first event, which answers the operation.

        The events of the other tickets go under keys of their own (`part_key`), which no client can send.
        """
        parts = [(decision, before, op_id)]
        for number, one in enumerate(decision.also, start=2):
            parts.append((one, self.tickets.get(one.ticket.id, one.before), part_key(op_id, number)))
        docs = [encode(one.ticket) for one, _, _ in parts]  # what cannot be written is found before all else
        targets = []
        for (one, former, key), doc in zip(parts, docs, strict=True):
            event = self._event(one, former, key)
            self._take(one, former, event, doc)
            self.operations.append(
                (self._district, key, event.actor, digest if key == op_id else b"", event.seq, None)
            )
            unborn = Ticket(id=one.ticket.id, district=one.ticket.district)
            targets.append(UndoTarget(event=event, before=former or unborn))
        self._here[op_id] = msgspec.structs.replace(targets[0], also=tuple(targets[1:]))
        return targets[0].event

    def _event(self, decision: Decision, before: Ticket | None, op_id: str) -> Event:
        draft, after = decision.draft, decision.ticket
        units = after.units()
        left_units: tuple[int, ...] = ()
        left_accounts: tuple[int, ...] = ()
        left_area = ""
        if before is not None:
            if before.reporters is not after.reporters:
                gone = reporting_accounts(before) - reporting_accounts(after)
                left_accounts = tuple(sorted(gone))
            if before.assignments is not after.assignments:
                left_units = tuple(unit for unit in before.units() if unit not in units)
            left_area = before.place.area if before.place.area != after.place.area else ""
        return chained(
            Event(
                district=self._district,
                seq=self.seq + 1,
                ticket=after.id,
                version=after.version,
                act=draft.act,
                at=draft.at,
                actor=draft.actor,
                seat=draft.seat,
                op_id=op_id,
                area=after.place.area,
                units=units,
                left_area=left_area,
                left_units=left_units,
                body=encode_body(EventBody(facts=draft.facts, patch=draft.patch)),
                prev_hash=b"",
                hash=b"",
                left_accounts=left_accounts,
            ),
            self.hash,
        )

    def _take(self, decision: Decision, before: Ticket | None, event: Event, doc: bytes) -> None:
        ticket = decision.ticket
        if event.act is Act.REPORT:
            self.day_count += 1
        self.seq, self.hash = event.seq, event.hash
        self.events.append(event)
        self.before.setdefault(ticket.id, before)
        self.tickets[ticket.id] = ticket
        self.docs[ticket.id] = doc
        self._here_by_version[ticket.id, event.version] = event
        for effect in decision.effects:
            self.effects.append(
                (
                    self._district,
                    effect.key,
                    ticket.id,
                    event.seq,
                    event.op_id,
                    effect.subject,
                    effect.contact,
                    effect.text,
                    effect.not_before,
                    "held" if effect.held else self._let_go,
                    event.at,
                    0,
                    0,
                    effect.batch,
                    "",
                    "",
                )
            )
        changes: list[tuple[str, str | None, str | None]] = [
            (self._let_go, subject, None) for subject in decision.released
        ]
        changes += [("cancelled", subject, None) for subject in decision.cancelled]
        if decision.cancelled_op is not None:
            changes.append(("cancelled", None, decision.cancelled_op))
        self.effect_changes += [
            EffectChange(ticket=ticket.id, at=event.at, state=state, subject=subject, op_id=op_id)
            for state, subject, op_id in changes
        ]
        files = decision.draft.patch.files
        for ref in () if files is UNSET else files:
            if ref.removed_at is None:
                self.attached.setdefault(ticket.id, []).append(ref.id)
                if ref.id in self._stored:
                    self._stored[ref.id] = msgspec.structs.replace(self._stored[ref.id], ticket=ticket.id)
        if decision.destroyed is not None:
            self.destroyed.append((decision.destroyed, event.at))
            self._stored.pop(decision.destroyed, None)
        if decision.erased is not None:
            self.erased.append((decision.erased, event.at))

    def _keep_refused(self, wish: Wish, refusal: bytes) -> None:
        self.operations.append(
            (self._district, wish.operation.op_id, wish.actor.account, wish.digest, None, refusal)
        )

    @property
    def moved(self) -> list[tuple[Ticket, Ticket]]:
        """The touched tickets whose street is another one now, before and after."""
        pairs = [(old, self.tickets[ident]) for ident, old in self.before.items() if old is not None]
        return [(old, new) for old, new in pairs if old.place.area[:9] != new.place.area[:9]]

    @property
    def new_units(self) -> dict[int, tuple[int, ...]]:
        """The touched tickets whose units are others now, with the present ones."""
        changed: dict[int, tuple[int, ...]] = {}
        for ident, old in self.before.items():
            new = self.tickets[ident]
            if old is None or old.assignments is not new.assignments:
                units = new.units()
                if units != (old.units() if old else ()):
                    changed[ident] = units
        return changed

    @property
    def new_accounts(self) -> dict[int, frozenset[int]]:
        """The touched tickets whose reporting accounts are others now, with the present ones."""
        changed: dict[int, frozenset[int]] = {}
        for ident, old in self.before.items():
            new = self.tickets[ident]
            if old is None or old.reporters is not new.reporters:
                accounts = reporting_accounts(new)
                if accounts != (reporting_accounts(old) if old else frozenset()):
                    changed[ident] = accounts
        return changed


def answer_of(event: Event) -> OperationAnswer:
    """What whoever sent the operation is told."""
    return OperationAnswer(
        op_id=event.op_id,
        act=event.act,
        ticket=event.ticket,
        version=event.version,
        seq=event.seq,
        at=event.at,
    )


def part_key(op_id: str, number: int) -> str:
    """Under which the `number`-th event (from 2) of an operation is kept."""
    return f"{op_id}:{number}"


def part_keys(op_id: str) -> list[str]:
    """All keys that the events of one operation can have."""
    return [op_id, *(part_key(op_id, number) for number in range(2, MOST_EVENTS + 1))]


def note_key(ticket: int, version: int) -> str:
    """Under which the event that wrote a note is found among the targets."""
    return f"{ticket}@{version}"


def _again(seen: Seen, wish: Wish) -> OperationAnswer:
    if seen.digest != wish.digest:
        raise Refusal(Code.OP_REUSED)
    if seen.refusal is not None:
        raise Refusal(seen.refusal.code, **seen.refusal.detail)
    if seen.answer is None:
        raise RuntimeError("an operation was seen without an answer")
    return seen.answer
