"""What happens beside the stages: notes, first answers, supervision, suspension, extension and the like."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from backend.seeding.cast import Cast
from backend.seeding.life import Life
from backend.seeding.plot import Plot, spread
from backend.seeding.wording import Phrases
from domain.acts import Acknowledge, Answer, AnswerOrder, ClockRef, Extend, Note, Supervise, Suspend
from domain.assignment import Assignment
from domain.clock import Clock
from domain.clockwork import clock_id
from domain.instant import DAY, HOUR, MINUTE, NEVER, SECOND
from domain.operation import Actor
from domain.policy import ORDER_SPACING, World
from domain.refusal import Refusal
from domain.row import clock_state
from domain.supervision import AT_WORK, offer
from domain.words import AnswerMeans, AssignmentStage, ClockKind, OrderState, RowState, Rung, Stage

_Deed = Callable[[int], None]


class SideActs:
    """Plans the acts beside a ticket's course at each dispatch, and does those whose time has come."""

    def __init__(self, world: World, cast: Cast, phrases: Phrases, life: Life, rng: Random) -> None:
        self._world = world
        self._cast = cast
        self._phrases = phrases
        self._life = life
        self._rng = rng
        self._planned: list[tuple[int, int, _Deed]] = []
        self._seat: Actor | None = None

    def plan(self, plot: Plot, seat: Actor) -> None:
        """What shall happen beside the new lead's work."""
        self._seat = seat
        ticket = self._life.ticket
        lead = ticket.lead()
        if lead is None:
            return
        acceptance = ticket.clock(clock_id(ClockKind.ACCEPTANCE, lead.id))
        handling = ticket.clock(clock_id(ClockKind.HANDLING, lead.id))
        if acceptance is None or handling is None:
            return
        rng, begins, whole = self._rng, ticket.last_at, handling.limit.amount
        waits = ticket.reporters and not any(one.answered_at for one in ticket.reporters)
        if waits and (ticket.clock(clock_id(ClockKind.RESPONSE, None)) or rng.random() < 0.3):
            self._add(begins + rng.randrange(2 * MINUTE, 50 * MINUTE), self._first_answer)
        if rng.random() < 0.25:
            self._add(begins + int(whole * rng.uniform(0.1, 0.7)), self._note)
        if rng.random() < 0.35:
            self._add(begins + int(whole * rng.uniform(0.05, 0.8)), self._unit_note)
        if plot.supervised_at_yellow:
            self._add(handling.yellow_at + int(whole * rng.uniform(0.02, 0.3)), self._supervise)
        for clock in (acceptance, handling):
            if plot.acknowledged:
                self._add(clock.red_at + int(spread(rng, 4 * MINUTE, 0.8)), self._acknowledge)
            if plot.supervised_at_red:
                self._add(clock.red_at + int(spread(rng, 25 * MINUTE, 0.8)), self._supervise)
        if plot.extended:
            self._add(handling.yellow_at + int(whole * rng.uniform(0.1, 0.4)), self._extend)
        if plot.suspended_at is not None:
            at = begins + int(whole * plot.suspended_at)
            self._add(at, lambda now: self._suspend(plot.suspended_for, now))

    def _add(self, at: int, deed: _Deed) -> None:
        self._planned.append((at, len(self._planned), deed))

    def catch_up(self, until: int) -> None:
        """Does what was planned up to `until`, in order; stops where the ticket is suspended."""
        while self._planned and self._life.ticket.stage is not Stage.SUSPENDED:
            coming = min(self._planned, key=lambda one: one[:2])
            at = max(coming[0], self._life.ticket.last_at + SECOND)
            if at > until:
                return
            self._planned.remove(coming)
            self._life.let_pass(at)
            if self._life.ticket.stage in (Stage.DISPATCHED, Stage.HANDLING, Stage.RESOLVED):
                coming[2](at)

    def _lead_at_work(self) -> Assignment | None:
        lead = self._life.ticket.lead()
        return lead if lead is not None and lead.stage in AT_WORK else None

    def _handling(self) -> Clock | None:
        lead = self._lead_at_work()
        clock = self._life.ticket.clock(clock_id(ClockKind.HANDLING, lead.id)) if lead else None
        return clock if clock is not None and clock.running else None

    def _do_at_seat(self) -> Actor:
        if self._seat is None:
            raise LookupError("nobody dispatched")
        return self._seat

    def _first_answer(self, at: int) -> None:
        text = self._rng.choice(self._phrases.first_answer)
        means = self._rng.choice((AnswerMeans.TEXT, AnswerMeans.CALL))
        self._life.do(self._do_at_seat(), Answer(means=means, text=text), at)

    def _note(self, at: int) -> None:
        if self._lead_at_work():
            self._life.do(self._do_at_seat(), Note(text=self._rng.choice(self._phrases.note)), at)

    def _unit_note(self, at: int) -> None:
        lead = self._lead_at_work()
        who = self._cast.handler(lead.unit) if lead else None
        if lead is not None and who is not None and lead.stage is AssignmentStage.ACCEPTED:
            self._life.do(who, Note(text=self._rng.choice(self._phrases.unit_note)), at)

    def _acknowledge(self, at: int) -> None:
        red = tuple(
            ClockRef(clock=clock.id, generation=clock.generation)
            for clock in self._life.ticket.clocks
            if clock_state(clock, at) is RowState.RED and not clock.acknowledged
        )
        if red:
            self._life.do(self._do_at_seat(), Acknowledge(clocks=red), at)

    def _supervise(self, at: int) -> None:
        try:
            due = offer(self._world, self._life.ticket, at)
        except Refusal:
            return  # by now the unit has answered, or an order went out less than half an hour ago
        self._life.do(self._do_at_seat(), Supervise(), at)
        number = self._life.ticket.orders_given
        if self._rng.random() < 0.85:
            answer = at + int(spread(self._rng, 70 * MINUTE, 0.7))
            self._add(answer, lambda now: self._answer_order(number, now))
        if due.rung < Rung.MAIN and self._rng.random() < 0.4:
            self._add(at + ORDER_SPACING + self._rng.randrange(MINUTE, 5 * HOUR), self._supervise)

    def _answer_order(self, number: int, at: int) -> None:
        order = next(one for one in self._life.ticket.orders if one.id == number)
        if order.state is not OrderState.SENT or order.answered_at is not None:
            return
        inspection = order.rung is Rung.INSPECTION
        who = self._cast.inspector() if inspection else self._cast.answering(order.unit)
        if who is None or not (inspection or order.unit in self._life.ticket.units()):
            return
        texts = self._phrases.inspection_reply if inspection else self._phrases.order_reply
        self._life.do(who, AnswerOrder(order=number, reply=self._rng.choice(texts)), at)

    def _extend(self, at: int) -> None:
        lead, clock = self._lead_at_work(), self._handling()
        if lead is None or clock is None or clock.red_at == NEVER or at >= clock.red_at:
            return
        deadline = clock.red_at + max(2 * HOUR, clock.limit.amount // 2)
        reason = self._rng.choice(self._phrases.extend_reason)
        supervisor = self._cast.street_supervisor(self._life.ticket.place.area)
        self._life.do(supervisor, Extend(assignment=lead.id, deadline=deadline, reason=reason), at)

    def _suspend(self, span: int, at: int) -> None:
        if self._lead_at_work() is None or self._life.ticket.stage is Stage.RESOLVED:
            return
        until = at + max(span, DAY // 2)
        reason = self._rng.choice(self._phrases.suspend_reason)
        supervisor = self._cast.street_supervisor(self._life.ticket.place.area)
        self._life.do(supervisor, Suspend(until=until, reason=reason), at)
