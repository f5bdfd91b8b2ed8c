"""The ladder of supervision: what the one click would do now, and whether an order's reason still holds."""

from __future__ import annotations

import msgspec

from domain.assignment import Assignment
from domain.clock import Clock
from domain.directory import Contact
from domain.instant import MINUTE, NEVER
from domain.messages import duration_text
from domain.policy import ORDER_SPACING, World
from domain.refusal import Code, Refusal
from domain.row import clock_state
from domain.ticket import SupervisionOrder, Ticket
from domain.words import AssignmentStage, ClockKind, ContactKind, OrderState, RowState, Rung, Stage

AT_WORK = frozenset({AssignmentStage.PENDING, AssignmentStage.ACCEPTED})


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What a click on 督办 would send now: named before the click."""

    assignment: int
    unit: int
    rung: Rung
    clock: str
    generation: int
    contact: Contact
    reason: str

    @property
    def asks_first(self) -> bool:
        """Pushing to the inspection office goes above the unit's head and is confirmed."""
        return self.rung is Rung.INSPECTION


def offer(world: World, ticket: Ticket, now: int, assignment: int | None = None) -> Offer:
    """The order that is due, for the named assignment or the one with the worst light.

    Raises Refusal: NO_ASSIGNMENT, NOT_DUE, TOO_SOON (with `until`), NO_RECIPIENT.
    """
    candidates = [
        (_severity(clock, now), clock.red_at, one.id, one, clock)
        for one in ticket.live()
        if one.stage in AT_WORK and (assignment is None or one.id == assignment)
        if (clock := worst_clock(ticket, one, now)) is not None
    ]
    if not candidates or ticket.stage is Stage.SUSPENDED:
        raise Refusal(Code.NO_ASSIGNMENT)
    severity, _, _, one, clock = min(candidates, key=lambda entry: entry[:3])
    if severity > _LAST_SIXTH:
        raise Refusal(Code.NOT_DUE)
    orders = [order for order in ticket.orders if order.state is not OrderState.LAPSED]
    spaced = max((order.at + ORDER_SPACING for order in orders if order.unit == one.unit), default=0)
    if now < spaced:
        raise Refusal(Code.TOO_SOON, until=spaced)
    sent = max((order.rung for order in orders if order.assignment == one.id), default=0)
    least = Rung.DEPUTY if severity == _RED else Rung.REMINDER
    rung = Rung(min(max(sent + 1, least), Rung.INSPECTION))
    contact = recipient(world, one.unit, rung, now)
    if contact is None:
        raise Refusal(Code.NO_RECIPIENT, rung=int(rung))
    return Offer(
        assignment=one.id,
        unit=one.unit,
        rung=rung,
        clock=clock.id,
        generation=clock.generation,
        contact=contact,
        reason=reason_text(clock, now),
    )


def recipient(world: World, unit: int, rung: Rung, now: int | None = None) -> Contact | None:
    """Who gets an order of this rung at this time."""
    directory = world.directory
    if rung is Rung.INSPECTION:
        office = directory.inspection_office()
        return directory.contact(office.id, ContactKind.HANDLER, now) if office else None
    kind = {
        Rung.REMINDER: ContactKind.HANDLER,
        Rung.DEPUTY: ContactKind.DEPUTY_LEADER,
        Rung.MAIN: ContactKind.MAIN_LEADER,
    }[rung]
    return directory.contact(unit, kind, now)


def reason_text(clock: Clock, now: int) -> str:
    """Why, filled in from the clock, in running time whatever the limit counts: 办理已超期 3 小时 12 分."""
    what = "接单" if clock.kind is ClockKind.ACCEPTANCE else "办理"
    past = now - clock.red_at
    if past >= MINUTE:
        return f"{what}已超期 {duration_text(past)}"
    if past >= 0:
        return f"{what}已到时限"
    left = f"剩 {duration_text(-past)}" if -past >= MINUTE else "不足 1 分"
    return f"{what}时限已过半，{left}" if clock.kind is ClockKind.HANDLING else f"{what}时限仅{left}"


def still_holds(ticket: Ticket, order: SupervisionOrder, now: int) -> bool:
    """Whether an order's reason holds at the end of its hold.

    Its unit must still be at work, and its clock, in the same generation, still show a supervised light.
    """
    one = ticket.assignment(order.assignment)
    clock = ticket.clock(order.clock)
    return (
        one is not None
        and one.stage in AT_WORK
        and one.round == ticket.round
        and clock is not None
        and clock.generation == order.generation
        and clock.running
        and clock.red_at != NEVER
        and _severity(clock, now) <= _LAST_SIXTH
    )


def worst_clock(ticket: Ticket, assignment: Assignment, now: int) -> Clock | None:
    """The running clock of an assignment with the worst light, earliest red first."""
    clocks = [c for c in ticket.clocks if c.assignment == assignment.id and c.running and c.red_at != NEVER]
    return min(clocks, key=lambda clock: (_severity(clock, now), clock.red_at), default=None)


_RED = 0
_YELLOW = 1
_LAST_SIXTH = 2
_QUIET = 3


def _severity(clock: Clock, now: int) -> int:
    state = clock_state(clock, now)
    if state is RowState.RED:
        return _RED
    if state is RowState.YELLOW:
        return _YELLOW
    return _LAST_SIXTH if state is RowState.PENDING and now >= clock.last_sixth_at else _QUIET
