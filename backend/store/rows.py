"""Between the domain's values and the rows of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from backend.store.scope import units_of, units_text
from domain.due import next_transition_at
from domain.event import Event
from domain.policy import World
from domain.row import TicketRow, row_of
from domain.ticket import Ticket, day_number
from domain.words import OPEN_STAGES, Act

STREET_CODE_LENGTH: Final = 9

encode: Final = msgspec.msgpack.Encoder().encode
ticket_decoder: Final = msgspec.msgpack.Decoder(Ticket).decode
row_decoder: Final = msgspec.msgpack.Decoder(TicketRow).decode


def ticket_values(world: World, ticket: Ticket, last_seq: int, doc: bytes | None = None) -> tuple[Any, ...]:
    """The row of `tables.ticket`, in order of its columns; a version just made lies in no segment.

    `doc` is the encoded ticket, where it is there already.
    """
    row = row_of(ticket)
    return (
        ticket.district,
        ticket.id,
        ticket.version,
        last_seq,
        ticket.stage.value,
        ticket.stage in OPEN_STAGES,
        ticket.place.area,
        ticket.place.area[:STREET_CODE_LENGTH],
        0 if ticket.closed_at is None else month_of(ticket.closed_at),
        row.closed_at,
        row.red_at,
        row.unacknowledged_red_at,
        row.yellow_at,
        row.last_sixth_at,
        row.handling_red_at,
        next_transition_at(world, ticket),
        False,
        doc or encode(ticket),
        encode(row),
    )


def reporting_accounts(ticket: Ticket) -> frozenset[int]:
    """The accounts that reported a ticket themselves."""
    return frozenset(one.account for one in ticket.reporters if one.account is not None)


def month_of(at: int) -> int:
    """The month in Shanghai as YYYYMM."""
    return day_number(at) // 100


def event_values(one: Event) -> tuple[Any, ...]:
    """The row of `tables.event`, in order of its columns."""
    return (
        one.district,
        one.seq,
        one.ticket,
        one.version,
        one.act.value,
        one.at,
        one.actor,
        one.seat,
        one.op_id,
        one.area,
        units_text(one.units),
        one.left_area,
        units_text(one.left_units),
        one.body,
        one.prev_hash,
        one.hash,
        units_text(one.left_accounts),
    )


def event_of(row: Sequence[Any]) -> Event:
    """The event of a row. Raises ValueError where a column holds what no event can have."""
    return Event(
        district=row[0],
        seq=row[1],
        ticket=row[2],
        version=row[3],
        act=Act(row[4]),
        at=row[5],
        actor=row[6],
        seat=row[7],
        op_id=row[8],
        area=row[9],
        units=units_of(row[10]),
        left_area=row[11],
        left_units=units_of(row[12]),
        body=bytes(row[13]),
        prev_hash=bytes(row[14]),
        hash=bytes(row[15]),
        left_accounts=units_of(row[16]),
    )
