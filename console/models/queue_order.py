"""Rows in order: the queue sorted anew each time, the archive sorted once and then kept up."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from console import pinyin
from console.models.queue_choice import QueueFilter, SortOrder
from console.models.row_filter import fields_mask
from console.models.waiting import waiting_mask
from console.store import TicketStore
from console.store.codes import CHANNELS, COUNTERS, GRADES, IS_OPEN, LEVELS, NO_CODE, STAGES, Rows, Words
from console.store.lights import MOST_TIES, urgency_keys
from domain.instant import NEVER

Mask = npt.NDArray[np.bool_]
I64 = npt.NDArray[np.int64]
Groups = npt.NDArray[np.uint16]

_BY_INSTANT: Final = {
    SortOrder.ARRIVAL: "arrived_at",
    SortOrder.LAST: "last_at",
    SortOrder.NUMBER: "id",
}
"""The latest, or highest, first."""
_LAST_GROUP: Final = np.uint16(0xFFFF)

_MERGE_MOST: Final = 20_000
"""More fresh rows than this are cheaper to sort with the whole."""


def shown_open_rows(
    store: TicketStore, choice: QueueFilter, matches: Mask | None, sort: SortOrder, units: I64
) -> Rows:
    """The rows of the queue that pass the filter, in order.

    `matches` says for each row if its text does, `units` the place of each unit (`ranks_of_units`).
    """
    rows, ties = store.open_rows(), store.open_ties()
    passing = _passing(store, rows, choice, matches)
    if passing is not None:
        rows, ties = rows[passing], ties[passing]
    return rows[_places(store, rows, ties, sort, units)]


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


def _places(store: TicketStore, rows: Rows, ties: I64, sort: SortOrder, units: I64) -> Rows:
    columns = store.columns
    red_at = columns.red_at[rows]
    if sort is SortOrder.DUE:
        return np.lexsort((ties, red_at))
    if sort in _BY_INSTANT:
        return np.lexsort((-ties, -getattr(columns, _BY_INSTANT[sort])[rows]))
    rank = store.rank[rows]
    if len(store.open_rows()) > MOST_TIES:
        by_urgency = np.lexsort((ties, red_at, rank))
    else:
        # One sort of one key, without the cost of a stable sort: the ties are in the key.
        by_urgency = np.argsort(urgency_keys(rank, red_at, ties))
    if sort is SortOrder.URGENCY:
        return by_urgency
    groups = group_of(store, rows[by_urgency], sort, units)
    return by_urgency[np.argsort(groups, kind="stable")]


def group_of(store: TicketStore, rows: Rows, sort: SortOrder, units: I64) -> Groups:
    """The place of each row's group in an order by groups; sixteen bits are sorted without comparing."""
    columns = store.columns
    if sort is SortOrder.AREA:
        return store.values.area.ranks()[columns.area[rows]].astype(np.uint16)
    if sort is SortOrder.UNIT:
        return units[np.minimum(columns.lead[rows], len(units) - 1)].astype(np.uint16)
    if sort is SortOrder.ORDERS:
        return _LAST_GROUP - np.minimum(columns.orders[rows], _LAST_GROUP).astype(np.uint16)
    column, groups = _GROUPED[sort]
    found: Groups = groups[getattr(columns, column)[rows]]
    return found


def ranks_of_units(names: dict[int, str]) -> I64:
    """Indexed by unit: its place by name as it is read; without a unit, or an unknown one, behind all."""
    ranks = np.full(max(names, default=0) + 2, int(_LAST_GROUP), np.int64)
    for place, unit in enumerate(sorted(names, key=lambda unit: (pinyin.syllables(names[unit]), unit))):
        ranks[unit] = place
    return ranks


class ArchiveOrder:
    """The rows of the archive in order: the last closed first, or by what the queue is sorted by.

    The order by closing is kept up; any other is made of it when it is asked for, and the last one kept
    until something in the archive changes.
    """

    def __init__(self, store: TicketStore) -> None:
        self._store = store
        self._rows: Rows = np.zeros(0, np.intp)
        self._keys: I64 = np.zeros(0, np.int64)
        self._sorted: tuple[SortOrder, Rows] | None = None

    def sort(self) -> None:
        """Sort everything."""
        rows = self._store.archive_rows()
        keys = self._keys_of(rows)
        order = np.argsort(keys)
        self._rows, self._keys, self._sorted = rows[order], keys[order], None

    def take(self, changed: Rows) -> None:
        """Bring in rows that changed: those of the archive go where they belong, others out of it."""
        store = self._store
        if len(changed) > _MERGE_MOST:
            self.sort()
            return
        touched = np.zeros(store.count, np.bool_)
        touched[changed] = True
        kept = ~touched[self._rows]
        rows, keys = self._rows[kept], self._keys[kept]
        fresh = changed[store.present[changed] & ~IS_OPEN[store.columns.stage[changed]]]
        fresh_keys = self._keys_of(fresh)
        order = np.argsort(fresh_keys)
        fresh, fresh_keys = fresh[order], fresh_keys[order]
        places = np.searchsorted(keys, fresh_keys)
        self._rows, self._keys = np.insert(rows, places, fresh), np.insert(keys, places, fresh_keys)
        self._sorted = None

    def shown(self, choice: QueueFilter, matches: Mask | None, sort: SortOrder, units: I64) -> Rows:
        """Those that pass the filter, in order. The counters are about the queue: under one, none."""
        store = self._store
        if (
            not choice.archive
            or choice.counter is not None
            or choice.supervised
            or choice.waiting is not None
        ):
            return self._rows[:0]
        rows = self._in_order(sort, units)
        if choice.mine:
            rows = rows[store.mine(rows)]
        fields = fields_mask(store, rows, choice)
        if fields is not None:
            rows = rows[fields]
        return rows if matches is None else rows[matches[rows]]

    def forget_units(self) -> None:
        """The units have other names."""
        self._sorted = None

    def _in_order(self, sort: SortOrder, units: I64) -> Rows:
        if sort in {SortOrder.URGENCY, SortOrder.DUE}:
            return self._rows
        if self._sorted is None or self._sorted[0] is not sort:
            columns, rows = self._store.columns, self._rows
            if sort in _BY_INSTANT:
                order = np.argsort(-getattr(columns, _BY_INSTANT[sort])[rows])
            else:
                order = np.argsort(group_of(self._store, rows, sort, units), kind="stable")
            self._sorted = sort, rows[order]
        return self._sorted[1]

    def _keys_of(self, rows: Rows) -> I64:
        columns = self._store.columns
        closed = columns.closed_at[rows]
        return -np.where(closed == NEVER, columns.last_at[rows], closed)


def _groups(words: Words[Any], *, from_the_last: bool) -> Groups:
    groups = np.full(NO_CODE + 1, _LAST_GROUP, np.uint16)
    count = len(words.words)
    groups[:count] = np.arange(count)[::-1] if from_the_last else np.arange(count)
    return groups


_GROUPED: Final = {
    SortOrder.GRADE: ("grade", _groups(GRADES, from_the_last=True)),
    SortOrder.LEVEL: ("level", _groups(LEVELS, from_the_last=True)),
    SortOrder.STATUS: ("stage", _groups(STAGES, from_the_last=False)),
    SortOrder.CHANNEL: ("channel", _groups(CHANNELS, from_the_last=False)),
}


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
