"""交接班小结: what happened at the seat since an instant, and what is left for the next, out of the store."""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np

from console.models.alarm_watch import AlarmWatch, Shelf
from console.outbox import Outbox
from console.store import TicketStore
from console.store.codes import IS_OPEN, STATES, Rows
from domain.instant import DAY
from domain.words import Act, Counter, RowState

_MOST_LISTED: Final = 20


class ShiftSummary(msgspec.Struct, frozen=True, kw_only=True):
    """Counts since `since`, and lists of ticket ids of now."""

    since: int
    now: int
    arrived: int
    closed: int
    touched: int
    """Open or closed in the meantime, and last acted on by this account."""
    counters: dict[Counter, int]
    alarms: int
    """Alarms of this seat since its shift began."""
    rate: int
    """… and of the last ten minutes."""
    unacknowledged: tuple[int, ...]
    """Red and confirmed by nobody, the longest overdue first."""
    red: tuple[int, ...]
    """Red and confirmed, the longest overdue first."""
    red_count: int
    awaiting_reply: tuple[int, ...]
    """Supervised, and the unit has not answered."""
    returning: tuple[int, ...]
    """Suspended, and back within a day."""
    shelved: tuple[Shelf, ...]
    unsent: tuple[tuple[int, Act], ...]
    """Wishes that the server has not answered: the ticket (0 for a new call) and the act."""


def summary(store: TicketStore, alarms: AlarmWatch, outbox: Outbox, *, since: int, now: int) -> ShiftSummary:
    """The summary of a shift that began at `since`."""
    columns, count = store.columns, store.count
    present = store.present[:count]
    closed = columns.closed_at[:count]
    touched = (columns.last_by[:count] == store.account) & (columns.last_at[:count] >= since)
    rows = store.open_rows()
    red = rows[store.state[rows] == STATES.code(RowState.RED)]
    red = red[np.argsort(columns.red_at[red], kind="stable")]
    loose = np.array([store.is_unacknowledged(int(row)) for row in red], np.bool_)
    back = rows[store.state[rows] == STATES.code(RowState.SUSPENDED)]
    back = back[(columns.suspended_until[back] <= now + DAY)]
    back = back[np.argsort(columns.suspended_until[back], kind="stable")]
    archived = ~IS_OPEN[columns.stage[:count]]
    return ShiftSummary(
        since=since,
        now=now,
        arrived=int((present & (columns.arrived_at[:count] >= since)).sum()),
        closed=int((present & archived & (closed >= since) & (closed <= now)).sum()),
        touched=int((present & touched).sum()) if store.account else 0,
        counters=dict(store.counts().by_counter),
        alarms=alarms.of_shift(),
        rate=alarms.rate(),
        unacknowledged=_ids(store, red[loose] if len(red) else red),
        red=_ids(store, red[~loose] if len(red) else red),
        red_count=len(red),
        awaiting_reply=_ids(store, rows[columns.orders_waiting[rows] > 0]),
        returning=_ids(store, back),
        shelved=tuple(alarms.shelves()),
        unsent=tuple((wish.operation.ticket or 0, wish.act) for wish in outbox.wishes()),
    )


def _ids(store: TicketStore, rows: Rows) -> tuple[int, ...]:
    return tuple(store.columns.id[rows[:_MOST_LISTED]].tolist())
