"""From a ticket's id to its row, without a Python object for each of 400,000 tickets."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

I64 = npt.NDArray[np.int64]
Rows = npt.NDArray[np.intp]

_MERGE_AT: Final = 32_768
GONE: Final = -1


class RowIndex:
    """Sorted arrays, and beside them a dictionary of what came since; merged when that grows."""

    def __init__(self) -> None:
        self._ids: I64 = np.zeros(0, np.int64)
        self._rows: Rows = np.zeros(0, np.intp)
        self._fresh: dict[int, int] = {}

    def row(self, ident: int) -> int:
        """The row of a ticket, or GONE."""
        fresh = self._fresh.get(ident)
        if fresh is not None:
            return fresh
        at = int(np.searchsorted(self._ids, ident))
        return int(self._rows[at]) if at < len(self._ids) and self._ids[at] == ident else GONE

    def rows(self, ids: I64) -> Rows:
        """The row of each, or GONE."""
        found = np.full(len(ids), GONE, np.intp)
        if len(self._ids):
            at = np.minimum(np.searchsorted(self._ids, ids), len(self._ids) - 1)
            hit = self._ids[at] == ids
            found[hit] = self._rows[at[hit]]
        if self._fresh:
            fresh = self._fresh
            for place, ident in enumerate(ids.tolist()):
                row = fresh.get(ident)
                if row is not None:
                    found[place] = row
        return found

    def put(self, ids: I64, rows: Rows) -> None:
        """Set the rows of tickets (GONE takes one out)."""
        self._fresh.update(zip(ids.tolist(), rows.tolist(), strict=True))
        if len(self._fresh) > _MERGE_AT:
            self.merge()

    def merge(self) -> None:
        """Put the dictionary into the arrays."""
        ids = np.fromiter(self._fresh.keys(), np.int64, len(self._fresh))
        rows = np.fromiter(self._fresh.values(), np.intp, len(self._fresh))
        order = np.argsort(ids)
        ids, rows = ids[order], rows[order]
        old = ~np.isin(self._ids, ids, assume_unique=True)
        all_ids, all_rows = self._ids[old], self._rows[old]
        kept = rows != GONE
        ids, rows = ids[kept], rows[kept]
        places = np.searchsorted(all_ids, ids)
        self._ids = np.insert(all_ids, places, ids)
        self._rows = np.insert(all_rows, places, rows)
        self._fresh = {}
