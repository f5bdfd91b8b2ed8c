"""A desk to work one ticket from in tests: keeps the events as the ledger would, and moves time."""

from typing import Any

import msgspec
import pytest

from domain.acts import Dispatch, Payload, Report, StrikeNote, Triage, Undo, act_of
from domain.decide import decide
from domain.deciding.case import UndoTarget
from domain.decision import Decision, Effect
from domain.due import all_due
from domain.event import Event, EventBody, decode_body, encode_body
from domain.file import StoredFile
from domain.fold import apply
from domain.operation import Actor, Operation
from domain.policy import World
from domain.refusal import Code, Refusal
from domain.row import TicketRow, row_of, state_at
from domain.ticket import Ticket, ticket_id
from domain.words import Act, Channel, FileType, RowState, Stage
from tests.domain import district as d

FILE = f"{1:032x}"
"""The id of a file that `Desk.store` brings."""


class Desk:
    """One ticket over time. Every act's event is encoded, decoded and folded, as in the ledger."""

    def __init__(self, now: int, world: World = d.RUNNING) -> None:
        self.world = world
        self.now = now
        self.ticket: Ticket = Ticket(id=ticket_id(now, 1), district=d.DISTRICT)
        self.events: list[Event] = []
        self.before: list[Ticket] = []
        self.decisions: list[Decision] = []
        self._ops = 0
        self._stored: dict[str, StoredFile] = {}

    def store(self, by: Actor, ident: str = FILE, kind: FileType = FileType.IMAGE, **changes: Any) -> None:
        """A file lies whole in the store."""
        said: dict[str, Any] = {"digest": ident * 2, "media": "image/jpeg", "size": 1_000} | changes
        self._stored[ident] = StoredFile(id=ident, type=kind, account=by.account, **said)

    def do(self, payload: Payload, actor: Actor = d.DISPATCHER, base: int | None = None) -> Decision:
        """Carries out one operation now; a refusal leaves everything as it was."""
        op_id = f"op-{self._ops}"
        self._ops += 1
        act = act_of(payload)
        new = act is Act.REPORT
        operation = Operation(
            op_id=op_id, payload=payload, ticket=None if new else self.ticket.id, base_version=base
        )
        told_by_account = actor.account if actor in (d.RESIDENT, d.NEIGHBOUR, d.ENTERPRISE) else None
        channel = payload.channel if isinstance(payload, Report) else Channel.CALL
        was = msgspec.msgpack.encode(self.ticket)
        try:
            decision = decide(
                self.world,
                None if new else self.ticket,
                operation,
                actor,
                self.now,
                new_id=self.ticket.id,
                reporter=d.reporter(told_by_account, channel, self.now),
                target=self.target(payload),
                stored=self._stored,
            )
        except Refusal:
            assert msgspec.msgpack.encode(self.ticket) == was
            raise
        self._record(decision, op_id)
        return decision

    def target(self, payload: Payload) -> UndoTarget | None:
        """The event that an undo or a struck note is about, as the ledger would find it."""
        for event, before in zip(self.events, self.before, strict=True):
            if isinstance(payload, Undo) and event.op_id == payload.op_id and event.op_id:
                return UndoTarget(event=event, before=before)
            if isinstance(payload, StrikeNote) and event.version == payload.note:
                return UndoTarget(event=event, before=before)
        return None

    def refused(self, payload: Payload, actor: Actor = d.DISPATCHER, base: int | None = None) -> Refusal:
        """The refusal that the operation meets."""
        with pytest.raises(Refusal) as caught:
            self.do(payload, actor, base)
        return caught.value

    def code(self, payload: Payload, actor: Actor = d.DISPATCHER, base: int | None = None) -> Code:
        return self.refused(payload, actor, base).code

    def undo(self, actor: Actor = d.DISPATCHER) -> Decision:
        """Takes back the last operation that somebody did."""
        return self.do(Undo(op_id=self.last_op), actor)

    @property
    def last_op(self) -> str:
        return next(event.op_id for event in reversed(self.events) if event.op_id)

    def to(self, now: int) -> list[Decision]:
        """Time goes on, and everything that it brings is carried out."""
        assert now >= self.now
        self.now = now
        decisions = all_due(self.world, self.ticket, now)
        for decision in decisions:
            self._record(decision, "")
        return decisions

    def wait(self, span: int) -> list[Decision]:
        return self.to(self.now + span)

    def _record(self, decision: Decision, op_id: str) -> None:
        draft = decision.draft
        body = encode_body(EventBody(facts=draft.facts, patch=draft.patch))
        read = decode_body(body)
        assert read.patch == draft.patch
        assert msgspec.json.encode(read.facts) == msgspec.json.encode(draft.facts)
        folded = apply(self.ticket, read.patch, at=draft.at, by=draft.actor)
        assert folded == decision.ticket
        assert folded.version == self.ticket.version + 1
        self.before.append(self.ticket)
        self.ticket = folded
        self.decisions.append(decision)
        self.events.append(
            Event(
                district=d.DISTRICT,
                seq=len(self.events) + 1,
                ticket=folded.id,
                version=folded.version,
                act=draft.act,
                at=draft.at,
                actor=draft.actor,
                seat=draft.seat,
                op_id=op_id,
                area=folded.place.area,
                units=folded.units(),
                left_area="",
                left_units=(),
                body=body,
                prev_hash=b"",
                hash=b"",
            )
        )

    # --- what is seen ---

    def stage(self) -> Stage:
        return self.ticket.stage

    @property
    def row(self) -> TicketRow:
        return row_of(self.ticket)

    def state(self, now: int | None = None) -> RowState:
        return state_at(self.row, self.now if now is None else now)

    def acts(self) -> list[Act]:
        return [event.act for event in self.events]

    def effects(self) -> list[Effect]:
        return [effect for decision in self.decisions for effect in decision.effects]


def reported(
    now: int,
    world: World = d.RUNNING,
    *,
    by: Actor = d.DISPATCHER,
    channel: Channel = Channel.CALL,
) -> Desk:
    """A desk with a fresh report on it."""
    desk = Desk(now, world)
    desk.do(Report(title="东街路面塌陷", channel=channel, place=d.PLACE), by)
    return desk


def triaged(now: int, world: World = d.RUNNING, *, matter: str = "m-b", by: Actor = d.DISPATCHER) -> Desk:
    desk = reported(now, world, by=by)
    desk.do(Triage(matter=matter))
    return desk


def dispatched(
    now: int,
    world: World = d.RUNNING,
    *,
    matter: str = "m-b",
    assisting: tuple[int, ...] = (),
    deadline: int | None = None,
    by: Actor = d.DISPATCHER,
) -> Desk:
    """Assignment 1 leads (the housing bureau), 2 and so on assist."""
    desk = triaged(now, world, matter=matter, by=by)
    desk.do(Dispatch(lead=d.HOUSING, assisting=assisting, deadline=deadline))
    return desk
