"""What has to happen in the still district before a form has something to be about."""

from collections.abc import Callable, Iterator

import msgspec

from domain.acts import (
    Coordinate,
    Merge,
    Payload,
    ReleaseOrder,
    RequestExtension,
    RequestSuspension,
    Return,
    Supervise,
)
from domain.instant import DAY, HOUR
from domain.policy import UNDO_WINDOW
from domain.refusal import Refusal
from domain.supervision import offer
from domain.ticket import Ticket
from domain.words import AssignmentStage, ClockKind, Grade, Part, Role, Stage
from tools.shots.district import NOW, StillDistrict

Plot = Callable[[StillDistrict], int]
"""Brings one ticket of the district into a state, and says which."""

SUPERVISOR, DISPATCHER = 1, 2
"""Seats of the district's own center."""


def handler_of(district: StillDistrict, unit: int) -> int:
    """The account of a unit's handler."""
    return next(
        one.id
        for one in district.demo.world.directory.people
        if one.unit == unit and one.role is Role.HANDLER
    )


def _tickets(district: StillDistrict, stage: Stage) -> Iterator[Ticket]:
    """The tickets of a stage, those with the longest story first."""
    found = [one for one in district.tickets.values() if one.stage is stage]
    return iter(sorted(found, key=lambda one: (-len(district.events[one.id]), one.id)))


def in_stage(stage: Stage, *, joint: bool = False) -> Plot:
    """Any ticket of a stage; a joint one has assisting units."""

    def plot(district: StillDistrict) -> int:
        return next(one.id for one in _tickets(district, stage) if len(one.live()) > 1 or not joint)

    return plot


def graded(grade: Grade) -> Plot:
    """One that is handled, of a grade."""

    def plot(district: StillDistrict) -> int:
        return next(one.id for one in _tickets(district, Stage.HANDLING) if one.grade is grade)

    return plot


def of_unit(unit: int, *stages: AssignmentStage, lead: bool = False) -> Plot:
    """One on which a unit's assignment has come so far."""

    def plot(district: StillDistrict) -> int:
        for ticket in (*_tickets(district, Stage.HANDLING), *_tickets(district, Stage.DISPATCHED)):
            for one in ticket.live():
                fits = one.unit == unit and one.stage in stages
                busy = any(
                    other.stage is not AssignmentStage.DONE for other in ticket.live() if other is not one
                )
                if fits and (not lead or (one.part is Part.LEAD and busy)):
                    return ticket.id
        raise LookupError(unit)

    return plot


def requested(*, extension: bool = False) -> Plot:
    """A unit waits for the supervisor's word."""

    def plot(district: StillDistrict) -> int:
        ticket = next(one for one in _tickets(district, Stage.HANDLING) if one.grade is Grade.C)
        lead = ticket.lead()
        if lead is None:
            raise LookupError(ticket.id)
        asking: Payload = RequestSuspension(until=NOW + 3 * DAY, reason="等待厂家配件，三日内到货")
        if extension:
            asking = RequestExtension(
                assignment=lead.id, deadline=NOW + 5 * DAY, reason="道路开挖须交警审批，材料已报送"
            )
        district.play(ticket.id, asking, handler_of(district, lead.unit))
        return ticket.id

    return plot


def returned(district: StillDistrict) -> int:
    """Its unit has sent it back."""
    ticket = next(_tickets(district, Stage.DISPATCHED))
    lead = ticket.lead()
    if lead is None:
        raise LookupError(ticket.id)
    reason = "该路段由区公路中心养护，不属本单位管养范围"
    district.play(ticket.id, Return(assignment=lead.id, reason=reason), handler_of(district, lead.unit))
    return ticket.id


def coordinated(district: StillDistrict) -> int:
    """A coordination of its units is called."""
    ticket = next(one for one in _tickets(district, Stage.HANDLING) if len(one.live()) > 1)
    units = tuple(one.unit for one in ticket.live())
    district.play(
        ticket.id, Coordinate(units=units, at=NOW + DAY, reason="职责交叉，请到现场明确主办"), SUPERVISOR
    )
    return ticket.id


def merged(district: StillDistrict) -> int:
    """Two repeats have been merged into it."""
    ticket = next(_tickets(district, Stage.HANDLING))
    others = [one for one in _tickets(district, Stage.REPORTED) if one.reporters]
    for other in others[:2]:
        district.play(ticket.id, Merge(other=other.id, reason="同一地点同一诉求"), DISPATCHER)
    return ticket.id


def with_reporter(district: StillDistrict) -> int:
    """Somebody who reported it waits for an answer."""
    return next(
        one.id
        for one in _tickets(district, Stage.HANDLING)
        if one.reporters and one.reporters[0].answered_at is None
    )


def of_resident(district: StillDistrict) -> int:
    """A resident's own, with its result."""
    ticket = next(one for one in _tickets(district, Stage.RESOLVED) if one.reporters)
    account = next(one.id for one in district.demo.world.directory.people if one.role is Role.RESIDENT)
    own = msgspec.structs.replace(ticket.reporters[0], account=account)
    district.tickets[ticket.id] = msgspec.structs.replace(ticket, reporters=(own, *ticket.reporters[1:]))
    return ticket.id


def suspended(district: StillDistrict) -> int:
    """It is suspended."""
    return next(_tickets(district, Stage.SUSPENDED)).id


def ordered(unit: int | None = None) -> Plot:
    """A unit owes the reply to a supervision order; any unit where none is named."""

    def plot(district: StillDistrict) -> int:
        for ticket in _tickets(district, Stage.HANDLING):
            try:
                due = offer(district.demo.world, ticket, NOW - HOUR)
            except Refusal:
                continue  # nothing is due on it yet
            if unit is None or due.unit == unit:
                climb(district, ticket.id, 1)
                return ticket.id
        raise LookupError(unit)

    return plot


def before_inspection(district: StillDistrict) -> int:
    """Both leaders have had an order: the inspection office is next."""
    ticket = next(_long_red(district)).id
    climb(district, ticket, 2)
    return ticket


def inspected(district: StillDistrict) -> int:
    """The inspection office has an order."""
    ticket = next(_long_red(district)).id
    climb(district, ticket, 3)
    return ticket


def climb(district: StillDistrict, ticket: int, orders: int) -> None:
    """Orders of the center up the ladder, an hour between them, each released."""
    for number in range(orders, 0, -1):
        at = NOW - number * HOUR
        given = district.play(ticket, Supervise(), SUPERVISOR, at).orders_given
        district.play(ticket, ReleaseOrder(order=given), SUPERVISOR, at + UNDO_WINDOW)


def _long_red(district: StillDistrict) -> Iterator[Ticket]:
    """Those whose lead alone is at work, red for longer than a ladder takes, without an order."""
    for ticket in _tickets(district, Stage.HANDLING):
        clocks = [one for one in ticket.clocks if one.running and one.kind is ClockKind.HANDLING]
        if len(clocks) == 1 and clocks[0].red_at < NOW - 4 * HOUR and not ticket.orders:
            yield ticket


def in_area(area: str) -> Plot:
    """One that is at work in an area."""

    def plot(district: StillDistrict) -> int:
        return next(one.id for one in _tickets(district, Stage.HANDLING) if one.place.area.startswith(area))

    return plot
