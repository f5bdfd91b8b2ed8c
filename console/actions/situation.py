"""What an act is judged by before it is sent: who is at the console, and the ticket in sight."""

from typing import Final

import msgspec

from domain.assignment import Assignment
from domain.clock import Clock
from domain.operation import Actor
from domain.policy import World
from domain.request import Request
from domain.row import clock_state
from domain.ticket import SupervisionOrder, Ticket
from domain.words import AssignmentStage, CallLevel, OrderState, Part, RequestState, Role, RowState, Rung


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that decides whether a key is alive now."""

    world: World
    actor: Actor
    now: int
    """Server time."""
    ticket: Ticket | None = None
    """The ticket in sight, whole; None when none is chosen or it is still being fetched."""
    chosen: bool = False
    """Whether a ticket is chosen at all."""
    own_note: int | None = None
    """The newest note of the actor that stands on it: the version that it made."""

    def own(self, *stages: AssignmentStage) -> Assignment | None:
        """The assignment of the actor's own unit that is in one of these stages."""
        live = self.ticket.live() if self.ticket else ()
        return next((one for one in live if one.unit == self.actor.unit and one.stage in stages), None)

    def unacknowledged(self) -> tuple[Clock, ...]:
        """The clocks that are red and that nobody confirmed."""
        clocks = self.ticket.clocks if self.ticket else ()
        return tuple(
            one for one in clocks if not one.acknowledged and clock_state(one, self.now) is RowState.RED
        )

    def order_to_answer(self) -> SupervisionOrder | None:
        """The supervision order that waits for this actor's reply."""
        inspects = self.actor.role is Role.INSPECTOR
        for order in reversed(self.ticket.orders if self.ticket else ()):
            if order.state is not OrderState.SENT or order.answered_at is not None:
                continue
            if (order.rung is Rung.INSPECTION) == inspects and (inspects or order.unit == self.actor.unit):
                return order
        return None

    def running_handling(self) -> tuple[Assignment, ...]:
        """The assignments whose handling clock can be given a later deadline."""
        live = self.ticket.live() if self.ticket else ()
        return tuple(one for one in live if one.stage in (AssignmentStage.PENDING, AssignmentStage.ACCEPTED))

    def returned(self) -> tuple[Assignment, ...]:
        """The assignments of this round that were returned and can be insisted on: nobody has their place."""
        ticket = self.ticket
        if ticket is None:
            return ()
        busy, led = {one.unit for one in ticket.live()}, ticket.lead() is not None
        return tuple(
            one
            for one in ticket.assignments
            if one.stage is AssignmentStage.RETURNED
            and one.round == ticket.round
            and one.unit not in busy
            and not (one.part is Part.LEAD and led)
        )

    def levels_above(self) -> tuple[CallLevel, ...]:
        """The levels that the seat may raise the ticket to, the next one first."""
        now = self.ticket.level if self.ticket else None
        own = _HIGHEST_OF_SEAT.get(len(self.actor.area), CallLevel.STREET)
        from_here = _LEVELS.index(now) + 1 if now is not None else 0
        return tuple(
            level
            for level in _LEVELS[from_here:]
            if level is CallLevel.ESCALATED or _LEVELS.index(level) <= _LEVELS.index(own)
        )

    def open_requests(self) -> tuple[Request, ...]:
        """The requests that wait for the supervisor."""
        requests = self.ticket.requests if self.ticket else ()
        return tuple(one for one in requests if one.state is RequestState.OPEN)

    def may_ask_for_time(self) -> bool:
        """Whether a unit that asks is itself at work on the ticket; a center always may."""
        return self.actor.role is not Role.HANDLER or any(
            one.unit == self.actor.unit for one in self.running_handling()
        )

    def own_running(self) -> tuple[Assignment, ...]:
        """The running assignments that this actor may ask a later deadline for."""
        running = self.running_handling()
        if self.actor.role is not Role.HANDLER:
            return running
        return tuple(one for one in running if one.unit == self.actor.unit)

    def open_for_extension(self) -> tuple[Assignment, ...]:
        """Those of `own_running` that nobody asked a later deadline for yet."""
        asked = {one.assignment for one in self.open_requests()}
        return tuple(one for one in self.own_running() if one.id not in asked)


_LEVELS: Final = (CallLevel.GRID, CallLevel.COMMUNITY, CallLevel.STREET, CallLevel.ESCALATED)
_HIGHEST_OF_SEAT: Final = {15: CallLevel.GRID, 12: CallLevel.COMMUNITY}
