"""What the players would do next with a ticket, and when. Decided by the ticket and the seed alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import msgspec

from backend.demo.pace import Pace, Span
from backend.seeding.cast import Cast
from backend.seeding.district import DemoDistrict
from backend.seeding.wording import Texts, result_for
from domain.acts import (
    Accept,
    AnswerOrder,
    Dispatch,
    Finish,
    Note,
    Payload,
    Rate,
    ResidentRate,
    Return,
    Triage,
)
from domain.assignment import Assignment
from domain.deciding.closing import only_resident_rates
from domain.operation import Actor
from domain.supervision import AT_WORK
from domain.ticket import Ticket
from domain.words import AssignmentStage, OrderState, Part, Rung, Satisfaction, Stage


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One act that a player will do at `at`; `key` names it within its ticket."""

    at: int
    key: str
    actor: Actor
    make: Callable[[], Payload]
    """The payload, made when it is needed: most moves wait long."""


class Players:
    """Units, residents, leaders, and the colleague who sees to what a dispatcher left lying."""

    def __init__(self, demo: DemoDistrict, texts: Texts, pace: Pace, seed: str, since: int) -> None:
        self._demo = demo
        self._texts = texts
        self._pace = pace
        self._seed = seed
        self._since = since
        """What happened before is standing: nobody hurries."""
        self._cast = Cast(demo.world.directory)

    def moves(self, ticket: Ticket) -> Iterator[Move]:
        """Everything that somebody would do with this ticket as it stands."""
        for order in ticket.orders:
            if order.state is OrderState.SENT and order.answered_at is None:
                yield from self._answer(ticket, order.id)
        if ticket.stage in (Stage.DISPATCHED, Stage.HANDLING):
            yield from self._unit_moves(ticket)
        elif ticket.stage is Stage.REPORTED:
            yield from self._triage(ticket)
        elif ticket.stage is Stage.TRIAGED:
            yield from self._dispatch(ticket)
        elif ticket.stage is Stage.RESOLVED:
            yield from self._rate(ticket)

    # --- units ---

    def _unit_moves(self, ticket: Ticket) -> Iterator[Move]:
        live = ticket.live()
        others_done = all(one.stage is AssignmentStage.DONE for one in live if one.part is not Part.LEAD)
        for one in live:
            handler = self._cast.handler(one.unit)
            if handler is None:
                continue
            if one.stage is AssignmentStage.PENDING:
                yield self._accept_or_return(ticket, one, handler)
            elif one.stage is AssignmentStage.ACCEPTED:
                yield from self._unit_note(ticket, one, handler)
                if one.part is not Part.LEAD or others_done:
                    yield self._finish(ticket, one, handler)

    def _accept_or_return(self, ticket: Ticket, one: Assignment, handler: Actor) -> Move:
        key = f"accept:{one.id}"
        fresh = one.dispatched_at >= self._since
        span = self._pace.accept_s if fresh else self._pace.standing_accept_s
        at = self._sooner(ticket, one, self._after(ticket, key, max(one.dispatched_at, self._since), span))
        rng = self._rng(ticket, f"return:{one.id}")
        before = any(other.stage is AssignmentStage.RETURNED for other in ticket.assignments)
        if fresh and one.part is Part.LEAD and not before and rng.random() < self._pace.return_chance:
            reason = rng.choice(self._texts.phrases.return_reason)
            return Move(at=at, key=key, actor=handler, make=lambda: Return(assignment=one.id, reason=reason))
        return Move(at=at, key=key, actor=handler, make=lambda: Accept(assignment=one.id))

    def _unit_note(self, ticket: Ticket, one: Assignment, handler: Actor) -> Iterator[Move]:
        key, accepted = f"note:{one.id}", one.accepted_at or 0
        rng = self._rng(ticket, key)
        if accepted >= self._since and rng.random() < self._pace.unit_note_chance:
            at = self._after(ticket, key, accepted, self._pace.unit_note_s)
            text = rng.choice(self._texts.phrases.unit_note)
            yield Move(at=at, key=key, actor=handler, make=lambda: Note(text=text))

    def _finish(self, ticket: Ticket, one: Assignment, handler: Actor) -> Move:
        key, accepted = f"finish:{one.id}", one.accepted_at or one.dispatched_at
        fresh = one.dispatched_at >= self._since
        span = self._pace.finish_s if fresh else self._pace.standing_finish_s
        at = self._sooner(ticket, one, self._after(ticket, key, max(accepted, self._since), span))

        def make() -> Payload:
            rng = self._rng(ticket, key)
            if one.part is not Part.LEAD:
                result = rng.choice(self._texts.phrases.help_result)
            else:
                result = result_for(self._texts, ticket.title, ticket.matter, rng)
            return Finish(assignment=one.id, result=result)

        return Move(at=at, key=key, actor=handler, make=make)

    def _sooner(self, ticket: Ticket, one: Assignment, at: int) -> int:
        for order in ticket.orders:
            # Those who assist hurry with the lead, who reports after them.
            meant = order.assignment == one.id or one.part is not Part.LEAD
            if meant and order.state is OrderState.SENT:
                key = f"supervised:{order.id}"
                if self._rng(ticket, key).random() < self._pace.supervised_chance:
                    sent = max(order.release_at, self._since, one.accepted_at or 0)
                    at = min(at, self._after(ticket, key + one.stage, sent, self._pace.supervised_s))
        return at

    def _answer(self, ticket: Ticket, number: int) -> Iterator[Move]:
        order = next(one for one in ticket.orders if one.id == number)
        inspection = order.rung is Rung.INSPECTION
        who = self._cast.inspector() if inspection else self._cast.answering(order.unit)
        if who is None or not (inspection or order.unit in ticket.units()):
            return
        key = f"order:{number}"
        phrases = self._texts.phrases
        replies = phrases.inspection_reply if inspection else phrases.order_reply
        at = self._after(ticket, key, max(order.release_at, self._since), self._pace.answer_order_s)
        reply = self._rng(ticket, key).choice(replies)
        yield Move(at=at, key=key, actor=who, make=lambda: AnswerOrder(order=number, reply=reply))

    # --- residents ---

    def _rate(self, ticket: Ticket) -> Iterator[Move]:
        resolved = max(ticket.resolved_at or 0, self._since)
        key = f"rate:{ticket.round}"
        rng = self._rng(ticket, key)
        account = next((one.account for one in ticket.reporters if one.account is not None), None)
        result = rng.choice(
            (Satisfaction.VERY_SATISFIED, Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED)
        )
        resident = self._cast.account(account) if account is not None else None
        if resident is not None and only_resident_rates(ticket):
            if ticket.resident_rating is None and rng.random() < self._pace.resident_rates_chance:
                at = self._after(ticket, key, resolved, self._pace.resident_rates_s)
                yield Move(at=at, key=key, actor=resident, make=lambda: ResidentRate(result=result))
            return
        at = self._after(ticket, key, resolved, self._pace.unattended_rate_s)
        yield Move(
            at=at, key=key, actor=self._colleague(ticket), make=lambda: Rate(response=result, result=result)
        )

    # --- the colleague ---

    def _colleague(self, ticket: Ticket) -> Actor:
        if ticket.level is None or len(ticket.place.area) < 12:
            return self._cast.street_seat(ticket.place.area, self._rng(ticket, "seat"))
        return self._cast.street_supervisor(ticket.place.area)

    def _triage(self, ticket: Ticket) -> Iterator[Move]:
        case = next((one for one in self._texts.cases if one.told(ticket.title)), None)
        matter = ticket.matter or (case.matter if case else None)
        if matter is None:
            return  # somebody wrote it who knows what it is about
        at = self._after(
            ticket, "triage", max(ticket.arrived_at, self._since), self._pace.unattended_triage_s
        )
        yield Move(at=at, key="triage", actor=self._colleague(ticket), make=lambda: Triage(matter=matter))

    def _dispatch(self, ticket: Ticket) -> Iterator[Move]:
        entry = self._demo.world.directory.responsible_for(ticket.matter or "", ticket.place.area)
        refused = {one.unit for one in ticket.assignments if one.stage is AssignmentStage.RETURNED}
        if entry is None or entry.lead in refused:
            return
        busy = {one.unit for one in ticket.live() if one.stage in AT_WORK}
        key = f"dispatch:{ticket.round}:{len(ticket.assignments)}"
        at = self._after(ticket, key, max(ticket.last_at, self._since), self._pace.unattended_dispatch_s)
        payload = Dispatch(lead=entry.lead, assisting=tuple(u for u in entry.assisting[:1] if u not in busy))
        if entry.lead not in busy:
            yield Move(at=at, key=key, actor=self._colleague(ticket), make=lambda: payload)

    # --- chance ---

    def _rng(self, ticket: Ticket, key: str) -> Random:
        return Random(f"{self._seed}:{ticket.id}:{key}")

    def _after(self, ticket: Ticket, key: str, begins: int, span: Span) -> int:
        return begins + int(1_000 * self._rng(ticket, f"at:{key}").uniform(*span))
