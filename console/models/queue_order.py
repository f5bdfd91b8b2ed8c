"""Rows in order: the queue sorted anew each time, the archive sorted once and then kept up."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from console.models.queue_choice import QueueFilter, SortOrder
from console.models.row_filter import fields_mask
from console.models.waiting import waiting_mask
from console.store import TicketStore
from console.store.codes import COUNTERS, IS_OPEN, Rows
from console.store.lights import MOST_TIES, urgency_keys
from domain.instant import NEVER

Mask = npt.NDArray[np.bool_]
I64 = npt.NDArray[np.int64]

_TIME_BITS: Final = 43
"""Hold every instant that the rules let through."""

_MERGE_MOST: Final = 20_000
"""More fresh rows than this are cheaper to sort with the whole."""


def shown_open_rows(store: TicketStore, choice: QueueFilter, matches: Mask | None, sort: SortOrder) -> Rows:
    """The rows of the queue that pass the filter, in order. `matches` says for each row if its text does."""
    rows, ties = store.open_rows(), store.open_ties()
    passing = _passing(store, rows, choice, matches)
    if passing is not None:
        rows, ties = rows[passing], ties[passing]
    return rows[_places(store, rows, ties, sort)]


def _passing(store: TicketStore, rows: Rows, choice: QueueFilter, matches: Mask | None) -> Mask | None:
    masks = []
    if choice.counter is not None:
        masks.append(store.counter[rows] == COUNTERS.code(choice.counter))
    if choice.supervised:
        masks.append(store.columns.orders_waiting[rows] > 0)
    if choice.mine:
        masks.append(store.mine(rows))
    if choice.waiting is not None:
        masks.append(waiting_mask(store, rows, choice.waiting))
    if matches is not None:
        masks.append(matches[rows])
    fields = fields_mask(store, rows, choice)
    if fields is not None:
        masks.append(fields)
    return np.logical_and.reduce(masks) if masks else None


def _places(store: TicketStore, rows: Rows, ties: I64, sort: SortOrder) -> Rows:
    columns = store.columns
    if sort is SortOrder.ARRIVAL:
        return np.lexsort((-ties, -columns.arrived_at[rows]))
    red_at = columns.red_at[rows]
    if sort is SortOrder.DUE:
        return np.lexsort((ties, red_at))
    rank = store.rank[rows]
    if len(store.open_rows()) > MOST_TIES:
        by_urgency = np.lexsort((ties, red_at, rank))
    else:
        # One sort of one key, without the cost of a stable sort: the ties are in the key.
        by_urgency = np.argsort(urgency_keys(rank, red_at, ties))
    if sort is SortOrder.AREA:
        area = store.values.area.ranks()[columns.area[rows[by_urgency]]]
        by_urgency = by_urgency[np.argsort(area, kind="stable")]
    return by_urgency


class ArchiveOrder:
    """The rows of the archive in order: the last closed first, or by what the queue is sorted by."""

    def __init__(self, store: TicketStore) -> None:
        self._store = store
        self._sort = SortOrder.URGENCY
        self.rows: Rows = np.zeros(0, np.intp)
        self._keys: I64 = np.zeros(0, np.int64)
        self._areas_met = 0

    def sort(self, sort: SortOrder) -> None:
        """Sort everything by `sort`."""
        self._sort = sort
        self._areas_met = len(self._store.values.area.values)
        rows = self._store.archive_rows()
        keys = self._keys_of(rows)
        order = np.argsort(keys)
        self.rows, self._keys = rows[order], keys[order]

    def take(self, changed: Rows) -> None:
        """Bring in rows that changed: those of the archive go where they belong, others out of it."""
        store = self._store
        new_area = self._areas_met != len(store.values.area.values)
        if len(changed) > _MERGE_MOST or (new_area and self._sort is SortOrder.AREA):
            self.sort(self._sort)
            return
        touched = np.zeros(store.count, np.bool_)
        touched[changed] = True
        kept = ~touched[self.rows]
        rows, keys = self.rows[kept], self._keys[kept]
        fresh = changed[store.present[changed] & ~IS_OPEN[store.columns.stage[changed]]]
        fresh_keys = self._keys_of(fresh)
        order = np.argsort(fresh_keys)
        fresh, fresh_keys = fresh[order], fresh_keys[order]
        places = np.searchsorted(keys, fresh_keys)
        self.rows, self._keys = np.insert(rows, places, fresh), np.insert(keys, places, fresh_keys)

    def shown(self, choice: QueueFilter, matches: Mask | None) -> Rows:
        """Those that pass the filter, in order. The counters are about the queue: under one, none."""
        store, rows = self._store, self.rows
        if (
            not choice.archive
            or choice.counter is not None
            or choice.supervised
            or choice.waiting is not None
        ):
            return rows[:0]
        if choice.mine:
            rows = rows[store.mine(rows)]
        fields = fields_mask(store, rows, choice)
        if fields is not None:
            rows = rows[fields]
        return rows if matches is None else rows[matches[rows]]

    def _keys_of(self, rows: Rows) -> I64:
        columns = self._store.columns
        if self._sort is SortOrder.ARRIVAL:
            return -columns.arrived_at[rows]
        closed = columns.closed_at[rows]
        closed = np.where(closed == NEVER, columns.last_at[rows], closed)
        if self._sort is SortOrder.AREA:
            ranks = self._store.values.area.ranks()[columns.area[rows]].astype(np.int64)
            return (ranks << _TIME_BITS) - closed
        return -closed


def moved_rows(shown: Rows, wanted: Rows, touched: Rows, capacity: int) -> int:
    """How many rows would move if `shown` became `wanted`: those that come, that go, and among `touched`
    those that stand between other neighbours.
    """
    is_shown, is_wanted = _marked(shown, capacity), _marked(wanted, capacity)
    coming = int((~is_shown[wanted]).sum())
    going = int((~is_wanted[shown]).sum())
    steady = is_shown & is_wanted
    steady[touched] = False
    before, after = np.zeros(capacity, np.int64), np.zeros(capacity, np.int64)
    before[shown] = np.cumsum(steady[shown])
    after[wanted] = np.cumsum(steady[wanted])
    staying = touched[is_shown[touched] & is_wanted[touched]]
    return coming + going + int((before[staying] != after[staying]).sum())


def _marked(rows: Rows, capacity: int) -> Mask:
    marks = np.zeros(capacity, np.bool_)
    marks[rows] = True
    return marks
