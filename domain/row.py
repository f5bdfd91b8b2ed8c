"""What the queue needs of a ticket: state, order and counters as comparisons of stored instants.

The same comparisons run in SQL on the server's columns and in numpy in the console.
"""

from __future__ import annotations

from typing import Final

import msgspec

from domain.clock import Clock
from domain.instant import NEVER
from domain.ticket import SupervisionOrder, Ticket
from domain.words import (
    OPEN_STAGES,
    AssignmentStage,
    CallLevel,
    Channel,
    ClockKind,
    Counter,
    Grade,
    OrderState,
    Part,
    RequestState,
    RowState,
    Rung,
    Stage,
    Urgency,
)

INSPECTION_OFFICE: Final = 0
"""Stands for the inspection office among the units that owe a reply."""


class Waits(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """Who has to do something about a ticket next, for the inboxes of units and the list of approvals."""

    pending: tuple[int, ...] = ()
    """Units that have not accepted."""
    accepted: tuple[int, ...] = ()
    """Units at work."""
    owing: tuple[int, ...] = ()
    """Units that owe the reply to a supervision order; INSPECTION_OFFICE for the fourth rung."""
    disputed: bool = False
    """退单争议: the center insists on a return that was not accepted yet, or a coordination is open."""
    requests: int = 0
    """Requests for suspension or extension that nobody has decided."""
    ruling: bool = False
    """A coordination waits for its ruling."""


NOBODY_WAITS: Final = Waits()


class TicketRow(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One row of the queue. Instants are NEVER where there is none.

    Nothing in it can form a cycle: the collector of garbage need not look at hundreds of thousands of them.
    """

    id: int
    version: int
    title: str
    address: str
    area: str
    channel: Channel
    level: CallLevel | None
    grade: Grade | None
    urgency: Urgency
    stage: Stage
    matter: str | None
    key_matter: bool
    arrived_at: int
    last_at: int
    last_by: int
    closed_at: int
    """NEVER while open."""
    lead: int
    """The unit of the live lead; 0 without one."""
    assisting: int
    """How many units assist."""
    units: tuple[int, ...]
    orders: int
    """Supervision orders that count (held or sent)."""
    orders_waiting: int
    """Orders sent and not yet answered."""
    red_at: int
    """The earliest red of all running clocks."""
    unacknowledged_red_at: int
    """The earliest red of the running clocks whose present generation nobody confirmed."""
    yellow_at: int
    """The earliest yellow of the running handling clocks."""
    last_sixth_at: int
    """The earliest last sixth of the running triage, response and acceptance clocks; NEVER means that none of
    them runs."""
    pending_kind: ClockKind | None
    """Which of those is due first …"""
    pending_started_at: int
    pending_red_at: int
    handling_started_at: int
    """… and the handling clock that is due first; NEVER means that none runs."""
    handling_red_at: int
    suspended_until: int
    waits: Waits = NOBODY_WAITS
    reply_by: int = NEVER
    """The earliest instant by which a supervision order has to be answered."""
    claimed_by: int = 0
    """The account that works on it; 0 where nobody said so."""
    claimed_at: int = NEVER
    main: int = 0
    """The ticket that it is a repeat of; 0 for none."""
    repeats: int = 0
    """How many repeats it holds."""
    parent: int = 0
    """The ticket that it was split from; 0 for none."""
    lon: float = 0.0
    lat: float = 0.0
    """Where it is, in degrees of WGS 84 (or CGCS2000, the same within a metre); both 0 without a point."""


def row_of(ticket: Ticket) -> TicketRow:
    """The row that shows a ticket."""
    running = [clock for clock in ticket.clocks if clock.running]
    handling = min((c for c in running if c.kind is ClockKind.HANDLING), key=_due, default=None)
    pending = min((c for c in running if c.kind is not ClockKind.HANDLING), key=_due, default=None)
    live = ticket.live()
    lead = ticket.lead()
    suspension = ticket.suspension()
    merging = ticket.merging()
    point = ticket.place.point
    counting = [order for order in ticket.orders if order.state is not OrderState.LAPSED]
    return TicketRow(
        id=ticket.id,
        version=ticket.version,
        title=ticket.title,
        address=ticket.place.address,
        area=ticket.place.area,
        channel=ticket.channel,
        level=ticket.level,
        grade=ticket.grade,
        urgency=ticket.urgency,
        stage=ticket.stage,
        matter=ticket.matter,
        key_matter=ticket.key_matter,
        arrived_at=ticket.arrived_at,
        last_at=ticket.last_at,
        last_by=ticket.last_by,
        closed_at=NEVER if ticket.closed_at is None else ticket.closed_at,
        lead=lead.unit if lead else 0,
        assisting=sum(one.part is Part.ASSISTING for one in live),
        units=ticket.units(),
        orders=len(counting),
        orders_waiting=sum(_owed(order) for order in ticket.orders),
        red_at=min((clock.red_at for clock in running), default=NEVER),
        unacknowledged_red_at=min((c.red_at for c in running if not c.acknowledged), default=NEVER),
        yellow_at=min((clock.yellow_at for clock in running), default=NEVER),
        last_sixth_at=min((clock.last_sixth_at for clock in running), default=NEVER),
        pending_kind=pending.kind if pending else None,
        pending_started_at=pending.started_at if pending else NEVER,
        pending_red_at=pending.red_at if pending else NEVER,
        handling_started_at=handling.started_at if handling else NEVER,
        handling_red_at=handling.red_at if handling else NEVER,
        suspended_until=suspension.until if suspension else NEVER,
        waits=_waits(ticket),
        reply_by=min((order.reply_by for order in ticket.orders if _owed(order)), default=NEVER),
        claimed_by=ticket.claimed_by or 0,
        claimed_at=NEVER if ticket.claimed_at is None else ticket.claimed_at,
        main=merging.main if merging else 0,
        repeats=len(ticket.merged_repeats()),
        parent=ticket.parent or 0,
        lon=point.lon if point else 0.0,
        lat=point.lat if point else 0.0,
    )


def _waits(ticket: Ticket) -> Waits:
    live = ticket.live()
    pending = [one for one in live if one.stage is AssignmentStage.PENDING]
    coordinating = ticket.coordination() is not None
    owing = {
        INSPECTION_OFFICE if order.rung is Rung.INSPECTION else order.unit
        for order in ticket.orders
        if _owed(order)
    }
    requests = 0
    if ticket.stage in OPEN_STAGES:
        requests = sum(one.state is RequestState.OPEN for one in ticket.requests)
    return Waits(
        pending=tuple(sorted(one.unit for one in pending)),
        accepted=tuple(sorted(one.unit for one in live if one.stage is AssignmentStage.ACCEPTED)),
        owing=tuple(sorted(owing)),
        disputed=coordinating or any(one.insisted_at is not None for one in pending),
        requests=requests,
        ruling=coordinating,
    )


def _owed(order: SupervisionOrder) -> bool:
    return order.state is OrderState.SENT and order.answered_at is None


def _due(clock: Clock) -> int:
    return clock.red_at


def clock_state(clock: Clock, now: int) -> RowState:
    """The light of one clock. A stopped clock, and any clock of a suspended ticket, has none.

    Half-open: exactly half is yellow, exactly the limit is red (DOMAIN: clocks and lights).
    """
    if not clock.running or clock.red_at == NEVER:
        return RowState.NONE
    if now >= clock.red_at:
        return RowState.RED
    if now >= clock.yellow_at:
        return RowState.YELLOW
    return RowState.GREEN if clock.kind is ClockKind.HANDLING else RowState.PENDING


def state_at(row: TicketRow, now: int) -> RowState:
    """The one state a row shows: red > yellow > pending > green, else suspended or none."""
    if row.stage is Stage.SUSPENDED:
        return RowState.SUSPENDED
    if now >= row.red_at:
        return RowState.RED
    if now >= row.yellow_at:
        return RowState.YELLOW
    if row.last_sixth_at != NEVER:
        return RowState.PENDING
    if row.handling_red_at != NEVER:
        return RowState.GREEN
    return RowState.NONE


RANK_UNACKNOWLEDGED: Final = 0
RANK_RED: Final = 1
RANK_LAST_SIXTH: Final = 2
RANK_YELLOW: Final = 3
RANK_PENDING: Final = 4
RANK_GREEN: Final = 5
RANK_REST: Final = 6


def rank_at(row: TicketRow, now: int) -> int:
    """The group of the urgency order that a row stands in."""
    state = state_at(row, now)
    if state is RowState.RED:
        return RANK_UNACKNOWLEDGED if now >= row.unacknowledged_red_at else RANK_RED
    if state is RowState.PENDING:
        return RANK_LAST_SIXTH if now >= row.last_sixth_at else RANK_PENDING
    return {RowState.YELLOW: RANK_YELLOW, RowState.GREEN: RANK_GREEN}.get(state, RANK_REST)


def urgency_key(row: TicketRow, now: int) -> tuple[int, int, int]:
    """Sorts rows by urgency (紧迫度): group, then `red_at`, then number."""
    return rank_at(row, now), row.red_at, row.id


def counter_at(row: TicketRow, now: int) -> Counter | None:
    """The one counter that a row belongs to; None for the archive."""
    if row.stage not in OPEN_STAGES:
        return None
    state = state_at(row, now)
    if state is RowState.RED:
        return Counter.OVERDUE
    if state is RowState.YELLOW:
        return Counter.HALF
    if row.stage is Stage.SUSPENDED:
        return Counter.SUSPENDED
    if row.stage in (Stage.REPORTED, Stage.TRIAGED):
        return Counter.WAITING
    if row.stage is Stage.RESOLVED:
        return Counter.UNRATED
    if row.stage is Stage.DISPATCHED or row.pending_kind is ClockKind.ACCEPTANCE:
        return Counter.UNACCEPTED
    return Counter.NORMAL
