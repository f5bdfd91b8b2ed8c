"""A desk to work one ticket from in tests: keeps the events as the ledger would, and moves time."""

from __future__ import annotations

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

    def __init__(self, now: int, world: World = d.RUNNING, number: int = 1) -> None:
        self.world = world
        self.now = now
        self.number = number
        self.ticket: Ticket = Ticket(id=ticket_id(now, number), district=d.DISTRICT)
        self.beside: dict[int, Desk] = {}
        """Desks with other tickets, by their numbers, which an act here may touch as well."""
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
        others = {ident: desk.ticket for ident, desk in self.beside.items()}
        try:
            decision = decide(
                self.world,
                None if new else self.ticket,
                operation,
                actor,
                self.now,
                new_id=self.ticket.id if new else max([self.ticket.id, *others]) + 1,
                reporter=d.reporter(told_by_account, channel, self.now, f"r{self.number}"),
                target=self.target(payload),
                stored=self._stored,
                others=others,
            )
        except Refusal:
            assert msgspec.msgpack.encode(self.ticket) == was
            assert others == {ident: desk.ticket for ident, desk in self.beside.items()}
            raise
        self._record(decision, op_id)
        for one in decision.also:
            self._desk_of(one.ticket)._record(one, f"{op_id}:{self.ticket.id}")
        return decision

    def _desk_of(self, ticket: Ticket) -> Desk:
        if ticket.id not in self.beside:
            born = Desk(self.now, self.world, ticket.id % 100_000)
            assert born.ticket.id == ticket.id
            lay_beside(self, *self.beside.values(), born)
        return self.beside[ticket.id]

    def target(self, payload: Payload) -> UndoTarget | None:
        """The event that an undo or a struck note is about, as the ledger would find it."""
        for event, before in zip(self.events, self.before, strict=True):
            if isinstance(payload, Undo) and event.op_id == payload.op_id and event.op_id:
                return UndoTarget(event=event, before=before, also=self._parts(event.op_id))
            if isinstance(payload, StrikeNote) and event.version == payload.note:
                return UndoTarget(event=event, before=before)
        return None

    def _parts(self, op_id: str) -> tuple[UndoTarget, ...]:
        return tuple(
            UndoTarget(event=event, before=before)
            for desk in self.beside.values()
            for event, before in zip(desk.events, desk.before, strict=True)
            if event.op_id == f"{op_id}:{self.ticket.id}"
        )

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


def lay_beside(*desks: Desk) -> None:
    """From now on an act at one of them may touch the tickets of the others."""
    for one in desks:
        one.beside = {other.ticket.id: other for other in desks if other is not one}


def reported(
    now: int,
    world: World = d.RUNNING,
    *,
    by: Actor = d.DISPATCHER,
    channel: Channel = Channel.CALL,
    number: int = 1,
) -> Desk:
    """A desk with a fresh report on it."""
    desk = Desk(now, world, number)
    desk.do(Report(title="东街路面塌陷", channel=channel, place=d.PLACE), by)
    return desk


def triaged(
    now: int, world: World = d.RUNNING, *, matter: str = "m-b", by: Actor = d.DISPATCHER, number: int = 1
) -> Desk:
    desk = reported(now, world, by=by, number=number)
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
    number: int = 1,
) -> Desk:
    """Assignment 1 leads (the housing bureau), 2 and so on assist."""
    desk = triaged(now, world, matter=matter, by=by, number=number)
    desk.do(Dispatch(lead=d.HOUSING, assisting=assisting, deadline=deadline))
    return desk
