"""What waits for somebody: which rows are in an inbox, ask for an approval, or are supervised."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from console.store import TicketStore
from console.store.codes import STATES, Rows
from domain.instant import NEVER
from domain.row import RANK_LAST_SIXTH, Waits
from domain.words import RowState

Mask = npt.NDArray[np.bool_]


class Waiting(StrEnum):
    """Why a ticket waits. The first ones are about the viewer's own unit."""

    TO_ACCEPT = "to_accept"
    """待接单: the own unit has not accepted it."""
    AT_WORK = "at_work"
    """办理中: the own unit works at it."""
    DUE_SOON = "due_soon"
    """将到期: the own unit has it, and it is past half of its limit, or the acceptance in its last sixth."""
    OVERDUE = "overdue"
    """超期: the own unit has it, and it is red."""
    TO_REPLY = "to_reply"
    """待回复督办: the own unit (or the inspection office, for its people) owes the reply to an order."""
    DISPUTED = "disputed"
    """退单争议: the center insists, or a coordination is open."""
    ANSWERED = "answered"
    """已反馈: the own unit reported its result, others are still at work or the rating is due."""
    APPROVAL = "approval"
    """待审批: a request or a coordination waits for the supervisor."""
    REQUEST = "request"
    """申请: a suspension or an extension is asked for."""
    RULING = "ruling"
    """待裁定: a coordination waits for its ruling."""
    UNANSWERED = "unanswered"
    """督办待回复: an order was sent to anybody and is not answered."""
    REPLY_LATE = "reply_late"
    """逾期未复: … and the time for the reply is over."""


_DUTIES: Final[dict[Waiting, Callable[[Waits, int], bool]]] = {
    Waiting.TO_ACCEPT: lambda waits, unit: unit in waits.pending,
    Waiting.AT_WORK: lambda waits, unit: unit in waits.accepted,
    Waiting.TO_REPLY: lambda waits, unit: unit in waits.owing,
    Waiting.ANSWERED: lambda waits, unit: unit not in waits.pending and unit not in waits.accepted,
    Waiting.DISPUTED: lambda waits, _unit: waits.disputed,
    Waiting.APPROVAL: lambda waits, _unit: waits.requests > 0 or waits.ruling,
    Waiting.REQUEST: lambda waits, _unit: waits.requests > 0,
    Waiting.RULING: lambda waits, _unit: waits.ruling,
}
_NO_UNIT: Final = -1
_OWN: Final = frozenset({Waiting.TO_ACCEPT, Waiting.AT_WORK, Waiting.TO_REPLY, Waiting.ANSWERED})


def waiting_mask(store: TicketStore, rows: Rows, waiting: Waiting) -> Mask:
    """For each of `rows` whether it waits so. Who has no unit has nothing of its own."""
    columns, now = store.columns, store.lit_at()
    if waiting is Waiting.UNANSWERED:
        sent: Mask = columns.reply_by[rows] != NEVER
        return sent
    if waiting is Waiting.REPLY_LATE:
        late: Mask = columns.reply_by[rows] <= now
        return late
    if waiting in (Waiting.DUE_SOON, Waiting.OVERDUE):
        return _own_work(store, rows) & _lit(store, rows, waiting)
    if waiting in _OWN and store.unit is None:
        return np.zeros(len(rows), np.bool_)
    return _by_waits(store, rows, _DUTIES[waiting])


def count_of(store: TicketStore, waiting: Waiting) -> int:
    """How many open tickets wait so."""
    return int(waiting_mask(store, store.open_rows(), waiting).sum())


def first_reply(store: TicketStore, waiting: Waiting) -> int:
    """By when the first of them has to be answered; NEVER where none has."""
    rows = store.open_rows()
    due = store.columns.reply_by[rows[waiting_mask(store, rows, waiting)]]
    return int(due.min()) if len(due) else NEVER


def _own_work(store: TicketStore, rows: Rows) -> Mask:
    if store.unit is None:
        return np.zeros(len(rows), np.bool_)
    return _by_waits(store, rows, lambda waits, unit: unit in waits.pending or unit in waits.accepted)


def _lit(store: TicketStore, rows: Rows, waiting: Waiting) -> Mask:
    state = store.state[rows]
    if waiting is Waiting.OVERDUE:
        return _is(state, RowState.RED)
    soon: Mask = _is(state, RowState.YELLOW) | (store.rank[rows] == RANK_LAST_SIXTH)
    return soon


def _is(codes: npt.NDArray[np.uint8], state: RowState) -> Mask:
    return np.equal(codes, STATES.code(state))


def _by_waits(store: TicketStore, rows: Rows, holds: Callable[[Waits, int], bool]) -> Mask:
    # Judged once for each different value, of which there are few.
    unit = _NO_UNIT if store.unit is None else store.unit
    values = store.values.waits.values
    table = np.fromiter((holds(one, unit) for one in values), np.bool_, len(values))
    found: Mask = table[store.columns.waits[rows]]
    return found
