"""What an act is judged by before it is sent: who is at the console, and the ticket in sight."""

import msgspec

from domain.assignment import Assignment
from domain.clock import Clock
from domain.operation import Actor
from domain.policy import World
from domain.row import clock_state
from domain.ticket import SupervisionOrder, Ticket
from domain.words import AssignmentStage, OrderState, Role, RowState, Rung


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
