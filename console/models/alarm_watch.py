"""The alarms of the own seat: what came in, what turned red, how often, what is shelved (UI §0.8, §17)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from console.store import Changes, TicketStore
from console.store.codes import IS_OPEN, Rows
from domain.instant import MINUTE
from domain.row import RANK_UNACKNOWLEDGED

WINDOW_MS: Final = 10 * MINUTE
"""The rate counts the alarms of so long."""
GOAL: Final = 1
"""Actionable alarms in the window that one person can live with over a shift."""
FLOOD_ABOVE: Final = 10
"""More than this in the window is a flood: single alarms are no longer told one by one."""
SHELVED_FOR_MS: Final = 30 * MINUTE

Mask = npt.NDArray[np.bool_]


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """暂缓提醒: a red ticket that the seat is not reminded of for a while. Times are server time."""

    ticket: int
    reason: str
    since: int
    until: int


class AlarmWatch(QObject):
    """Follows the store from `begin` on.

    Signals:
        arrived: tickets of others came into the queue (their ids).
        turned_red: tickets turned red, or red anew, and nobody confirmed it (their ids).
        changed: rate, flood, shelf or the count of the unconfirmed is another.
    """

    arrived = Signal(object)
    turned_red = Signal(object)
    changed = Signal()

    def __init__(
        self,
        store: TicketStore,
        now: Callable[[], int],
        monotonic: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._now, self._monotonic = store, now, monotonic
        self._begun = False
        self._open: Mask = np.zeros(0, np.bool_)
        self._red: Mask = np.zeros(0, np.bool_)
        self._alarms: deque[int] = deque()
        self._shelves: dict[int, Shelf] = {}
        self._since_begin = 0
        self.shift_since = 0
        """When the shift began (server time); 0 before the log-in is over."""
        self._told = (0, False, 0, 0)
        store.changed.connect(self._on_store_changed)

    def begin(self) -> None:
        """The open tickets are there: what they are like now is no news. A second call is none either."""
        if self._begun:
            return
        self._begun = True
        self.shift_since = self.shift_since or self._now()
        self._reserve()
        rows = self._store.open_rows()
        red = self._is_red(rows)
        self._open[rows], self._red[rows] = True, red
        now, here = self._now(), self._monotonic()
        ages = now - self._store.columns.unacknowledged_red_at[rows[red]]
        self._alarms.extend(sorted(here - int(age) for age in ages[(ages >= 0) & (ages < WINDOW_MS)]))
        self._tell()

    # --- what is told ---

    def rate(self) -> int:
        """Alarms of the last ten minutes."""
        self._forget_old()
        return len(self._alarms)

    @property
    def flood(self) -> bool:
        """Whether more comes in than anybody can follow one by one."""
        return self.rate() > FLOOD_ABOVE

    def of_shift(self) -> int:
        """Alarms since the shift began."""
        return self._since_begin

    def take_up(self, since: int, alarms: int, shelves: Iterable[Shelf]) -> None:
        """Go on with a shift: since when, how many alarms it had before, what is shelved."""
        self.shift_since = since
        self._since_begin += alarms
        self._shelves.update((shelf.ticket, shelf) for shelf in shelves)
        self._tell()

    def unacknowledged(self) -> list[int]:
        """The red tickets that nobody confirmed and that are not shelved, in order of id."""
        rows = self._store.open_rows()
        ids: list[int] = self._store.columns.id[rows[self._is_red(rows)]].tolist()
        return [ident for ident in ids if ident not in self._shelves]

    # --- shelving ---

    def shelve(self, ticket: int, reason: str) -> Shelf:
        """暂缓提醒 30 分钟: no sound reminds of it meanwhile; its row stays as red as it is."""
        now = self._now()
        shelf = self._shelves[ticket] = Shelf(
            ticket=ticket, reason=reason, since=now, until=now + SHELVED_FOR_MS
        )
        self._tell()
        return shelf

    def unshelve(self, ticket: int) -> None:
        """Remind of it again."""
        if self._shelves.pop(ticket, None) is not None:
            self._tell()

    def shelf_of(self, ticket: int) -> Shelf | None:
        """Whether a ticket is shelved, until when and why."""
        return self._shelves.get(ticket)

    def shelves(self) -> list[Shelf]:
        """Everything that is shelved, what comes back first at the top: the hand-over lists it."""
        return sorted(self._shelves.values(), key=lambda shelf: (shelf.until, shelf.ticket))

    def on_second(self) -> None:
        """Time went on: alarms grow old, shelved reminders come back."""
        now = self._now()
        for shelf in [one for one in self._shelves.values() if now >= one.until]:
            del self._shelves[shelf.ticket]
        self._tell()

    # --- following the store ---

    def _on_store_changed(self, changes: Changes) -> None:
        if not self._begun:
            return
        self._reserve()
        rows: Rows = changes.rows
        store = self._store
        is_open = store.present[rows] & IS_OPEN[store.columns.stage[rows]]
        is_red = is_open & (store.rank[rows] == RANK_UNACKNOWLEDGED)
        others = store.columns.last_by[rows] != store.account
        new = rows[is_open & ~self._open[rows] & others]
        red = rows[is_red & ~self._red[rows]]
        self._open[rows], self._red[rows] = is_open, is_red
        if len(new):
            self.arrived.emit(store.columns.id[new].tolist())
        if len(red):
            self._alarms.extend([self._monotonic()] * len(red))
            self._since_begin += len(red)
            self.turned_red.emit(store.columns.id[red].tolist())
        self._tell()

    def _is_red(self, rows: Rows) -> Mask:
        red: Mask = self._store.rank[rows] == RANK_UNACKNOWLEDGED
        return red

    def _reserve(self) -> None:
        need = len(self._store.present)
        if need > len(self._open):
            for name in ("_open", "_red"):
                old: Mask = getattr(self, name)
                larger = np.zeros(need, np.bool_)
                larger[: len(old)] = old
                setattr(self, name, larger)

    def _forget_old(self) -> None:
        oldest = self._monotonic() - WINDOW_MS
        while self._alarms and self._alarms[0] <= oldest:
            self._alarms.popleft()

    def _tell(self) -> None:
        """Tell only what is another now: this is asked with every frame."""
        rows = self._store.open_rows()
        red = int(self._is_red(rows).sum())
        told = (self.rate(), self.flood, len(self._shelves), red)
        if told != self._told:
            self._told = told
            self.changed.emit()
