"""The store: every ticket in scope as columns, announced once per frame when something changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from console.store.codes import COUNTERS, IS_OPEN, NO_CODE, STATES, Codes, Rows
from console.store.columns import Block, Columns, Values
from console.store.lights import NONE, lights_at, next_change
from console.store.numbers import Numbers, is_of_a_number
from console.store.row_index import GONE, RowIndex
from console.store.row_view import row_at
from console.store.search import words_of
from console.store.texts import Texts
from domain.instant import NEVER
from domain.row import RANK_REST, RANK_UNACKNOWLEDGED, TicketRow
from domain.words import Counter, RowState

FRAME_MS: Final = 16
_FIRST_CAPACITY: Final = 1024
_NO_ROWS: Final[Rows] = np.zeros(0, np.intp)
_BATCH_MOST: Final = 4_096
"""More rows at once than this are a piece of a load, not a batch of the feed."""
_LONGEST_WAIT_MS: Final = 3_600_000
"""A timer waits at most this long and then looks again, for server time need not run as here."""


class Changes(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What one frame brought."""

    rows: Rows
    """The rows whose content or light is another, each once, sorted."""
    opened_or_closed: bool
    """Some row came into the queue or went from it, to the archive or out of scope."""
    archive: bool
    """Some row of the archive came, went or changed."""


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What the counters above the queue say."""

    by_counter: dict[Counter, int]
    unacknowledged: int
    """Red rows that nobody confirmed."""
    supervised: int
    """督办中: rows with an order sent and not yet answered."""
    mine: int
    """Rows that this account has claimed or touched last."""
    half_due_within_hour: int
    """Yellow rows that turn red within the hour."""
    next_acceptance_due: int
    """When the first pending row turns red; NEVER without one."""
    next_red: int
    """When the next row turns red; NEVER without one."""

    @property
    def open(self) -> int:
        """All rows of the queue."""
        return sum(self.by_counter.values())


class TicketStore(QObject):
    """All tickets in scope. A row's number stays the same as long as the store lives.

    `now` is server time; whoever makes the store calls `on_time_passed` each second, when time stepped, and
    at `next_light_at`.

    Signals:
        changed: a `Changes`; at most one a frame.
    """

    changed = Signal(object)

    def __init__(
        self,
        now: Callable[[], int],
        *,
        account: int = 0,
        unit: int | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.account, self.unit = account, unit
        self._now = now
        self.columns = Columns(_FIRST_CAPACITY)
        self.values = Values()
        self.texts = Texts()
        self._numbers = Numbers()
        self.state: Codes = np.full(_FIRST_CAPACITY, NONE, np.uint8)
        self.rank: Codes = np.full(_FIRST_CAPACITY, RANK_REST, np.uint8)
        self.counter: Codes = np.full(_FIRST_CAPACITY, NO_CODE, np.uint8)
        self.present: npt.NDArray[np.bool_] = np.zeros(_FIRST_CAPACITY, np.bool_)
        """False for a row whose ticket left the scope."""
        self.revision: npt.NDArray[np.uint32] = np.zeros(_FIRST_CAPACITY, np.uint32)
        """Grows with each change of a row, for caches of what was painted."""
        self._segment: npt.NDArray[np.int32] = np.full(_FIRST_CAPACITY, _NO_SEGMENT, np.int32)
        self._segments: dict[str, int] = {}
        self._segments_given = 0
        self.count = 0
        self._index = RowIndex()
        self._departed: set[int] = set()
        self._open: Rows = _NO_ROWS
        self._open_ties: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._open_known = True
        self._counts: Counts | None = None
        self._lit_at = 0
        self._next_light = NEVER
        self._dirty: list[Rows] = []
        self._moved_in_or_out = False
        self._archive_touched = False
        self._frame = QTimer(self, singleShot=True, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self.announce)
        self._since_frame = QElapsedTimer()
        self._since_frame.start()

    # --- reading ---

    def row_of(self, ident: int) -> int:
        """The row of a ticket, or -1."""
        return self._index.row(ident)

    def ticket_row(self, row: int) -> TicketRow:
        """A row as one value."""
        return row_at(self.columns, self.values, self.texts, row)

    def state_of(self, row: int) -> RowState:
        """The state that a row shows."""
        return STATES.words[int(self.state[row])]

    def is_unacknowledged(self, row: int) -> bool:
        """Whether a row is red and nobody confirmed it."""
        return bool(self.rank[row] == RANK_UNACKNOWLEDGED)

    def open_rows(self) -> Rows:
        """The rows of the queue, in order of id."""
        self._know_open()
        return self._open

    def open_ties(self) -> npt.NDArray[np.int64]:
        """The place of each open row by id, as `open_rows`: 0, 1, 2 …"""
        self._know_open()
        return self._open_ties

    def archive_rows(self) -> Rows:
        """The rows of the archive, in no particular order."""
        count = self.count
        return np.flatnonzero(self.present[:count] & ~IS_OPEN[self.columns.stage[:count]])

    def matching(self, typed: str) -> npt.NDArray[np.bool_]:
        """Indexed by row: whether its title, address or number has every word of `typed`, as written or in
        pinyin. Of all rows, those of the archive included.
        """
        found = np.ones(len(self.present), np.bool_)
        for word in words_of(typed):
            here = self.texts.containing(word, len(self.present))
            if is_of_a_number(word):
                here[: self.count] |= self._numbers.containing(word, self.columns.id[: self.count])
            found &= here
        return found

    def matching_among(self, typed: str, rows: Rows) -> npt.NDArray[np.bool_]:
        """The same for these rows alone, in their order."""
        found = np.ones(len(rows), np.bool_)
        for word in words_of(typed):
            here = self.texts.containing_among(word, rows)
            if is_of_a_number(word):
                here |= Numbers().containing(word, self.columns.id[rows])
            found &= here
        return found

    def lit_at(self) -> int:
        """The server time that `state`, `rank` and `counter` are true for."""
        return self._lit_at

    def next_light_at(self) -> int:
        """When the next light changes by itself; NEVER when none will."""
        return self._next_light

    def counts(self) -> Counts:
        """The counters at the time of the last announcement; counted once, however many ask."""
        if self._counts is None:
            self._counts = self._counted()
        return self._counts

    def _counted(self) -> Counts:
        rows, now, columns = self.open_rows(), self._lit_at, self.columns
        by_code = np.bincount(self.counter[rows], minlength=NO_CODE + 1)
        counter, red_at = self.counter[rows], columns.red_at[rows]
        ahead = red_at[red_at > now]
        half = counter == COUNTERS.code(Counter.HALF)
        unaccepted = red_at[counter == COUNTERS.code(Counter.UNACCEPTED)]
        return Counts(
            by_counter={word: int(by_code[code]) for code, word in enumerate(COUNTERS.words)},
            unacknowledged=int((self.rank[rows] == RANK_UNACKNOWLEDGED).sum()),
            supervised=int((columns.orders_waiting[rows] > 0).sum()),
            mine=int(self.mine(rows).sum()) if self.account else 0,
            half_due_within_hour=int((red_at[half] <= now + _HOUR_MS).sum()),
            next_acceptance_due=int(unaccepted.min()) if len(unaccepted) else NEVER,
            next_red=int(ahead.min()) if len(ahead) else NEVER,
        )

    def mine(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Whether each of the rows is claimed by this account, or was touched by it last."""
        columns = self.columns
        mine: npt.NDArray[np.bool_] = (columns.claimed_by[rows] == self.account) | (
            columns.last_by[rows] == self.account
        )
        return mine

    def next_due(self) -> tuple[int, int]:
        """The open row that turns red next, and when; (-1, NEVER) when none will."""
        rows = self.open_rows()
        red_at = self.columns.red_at[rows]
        ahead = np.where(red_at > self._lit_at, red_at, NEVER)
        if len(rows) == 0 or (first := int(ahead.min())) == NEVER:
            return -1, NEVER
        return int(rows[int(ahead.argmin())]), first

    def close(self) -> None:
        """Announce nothing more."""
        self._frame.stop()
        self._dirty = []

    # --- what the feed brings ---

    def apply(self, rows: Sequence[TicketRow], left: Iterable[int] = ()) -> None:
        """Take in a batch: of each ticket the highest version wins; `left` went out of scope."""
        self._remove(np.array(list(left), np.int64))
        if rows:
            self._take(Block(rows), _NO_SEGMENT)

    def load_open(self, block: Block, segments: Iterable[str], *, to_come: int = 0) -> None:
        """Take in a snapshot: its rows are all open tickets there are, `segments` the archive's etags, and
        `to_come` about how many rows those will bring, for which room is made at once.

        Open rows that are not in it, and rows of segments that are no more, go; those that stay keep their
        row numbers. The missing segments are to be loaded next (`segments_known`).
        """
        listed = set(segments)
        kept = {number for etag, number in self._segments.items() if etag in listed}
        self._segments = {etag: number for etag, number in self._segments.items() if etag in listed}
        count = self.count
        in_kept = np.isin(self._segment[:count], np.array(sorted(kept), np.int32))
        archived = ~IS_OPEN[self.columns.stage[:count]]
        gone = self.present[:count] & ~(in_kept & archived)
        gone_ids = self.columns.id[:count][gone]
        self._remove(gone_ids[~np.isin(gone_ids, block.columns.id)])
        self._departed.clear()
        self._reserve(block.count + to_come)
        self._take(block, _NO_SEGMENT, whatever_version=True)
        self.announce()

    def load_segment(self, etag: str, block: Block) -> None:
        """Take in a piece of the archive. A ticket that is known in a higher version stays as it is."""
        number = self._segments_given
        self._segments_given += 1
        self._segments[etag] = number
        self._take(block, number)

    def segments_known(self) -> frozenset[str]:
        """The etags of the segments that were loaded."""
        return frozenset(self._segments)

    def settle(self) -> None:
        """After a large load: put the index in order."""
        self._index.merge()

    def _take(self, block: Block, segment: int, *, whatever_version: bool = False) -> None:
        if block.count == 0:
            return
        if block.values is not self.values:
            block.translated(self.values)
        chosen = block.newest()
        ids, versions = block.columns.id[chosen], block.columns.version[chosen]
        rows = self._index.rows(ids)
        fresh = rows == GONE
        wins = fresh.copy()
        wins[~fresh] = versions[~fresh] > self.columns.version[rows[~fresh]]
        if whatever_version:
            wins[~fresh] |= versions[~fresh] != self.columns.version[rows[~fresh]]
        if segment != _NO_SEGMENT:
            same = ~fresh & ~wins
            same[same] = versions[same] == self.columns.version[rows[same]]
            self._segment[rows[same]] = segment
            if self._departed:
                wins &= ~np.isin(ids, np.fromiter(self._departed, np.int64))
        elif self._departed:
            self._departed.difference_update(ids.tolist())
        chosen, ids, rows, fresh = chosen[wins], ids[wins], rows[wins], fresh[wins]
        if len(chosen) == 0:
            return
        new = int(fresh.sum())
        rows[fresh] = np.arange(self.count, self.count + new)
        self._reserve(self.count + new)
        self.count += new
        self._index.put(ids[fresh], rows[fresh])
        self._write(rows, fresh, block, chosen, segment)

    def _write(
        self, rows: Rows, fresh: npt.NDArray[np.bool_], block: Block, chosen: Rows, segment: int
    ) -> None:
        columns = self.columns
        was_open = IS_OPEN[columns.stage[rows]] & ~fresh
        was_archived = ~was_open & ~fresh
        columns.write(rows, block.columns, chosen)
        self.texts.put(rows, block.texts, chosen)
        self.present[rows] = True
        self._segment[rows] = segment
        self.revision[rows] += 1
        is_open = IS_OPEN[columns.stage[rows]]
        if (was_open | is_open).any():
            self._counts = None
        if (was_open != is_open).any():
            self._moved_in_or_out, self._open_known = True, False
        if (was_archived | ~is_open).any():
            self._archive_touched = True
        self._touch(rows)

    def _remove(self, ids: npt.NDArray[np.int64]) -> None:
        if len(ids) == 0:
            return
        self._departed.update(ids.tolist())
        rows = self._index.rows(ids)
        rows = rows[rows != GONE]
        if len(rows) == 0:
            return
        self._index.put(self.columns.id[rows], np.full(len(rows), GONE, np.intp))
        self.present[rows] = False
        self._segment[rows] = _NO_SEGMENT
        self.revision[rows] += 1
        open_ones = IS_OPEN[self.columns.stage[rows]]
        if open_ones.any():
            self._moved_in_or_out, self._open_known, self._counts = True, False, None
        if not open_ones.all():
            self._archive_touched = True
        self._touch(rows)

    # --- time and announcement ---

    def on_time_passed(self) -> None:
        """Judge all lights anew at the present server time; rows that changed are announced at once."""
        self._relight(self.open_rows(), whole=True)
        self.announce()

    def announce(self) -> None:
        """Tell what changed since the last time, if anything did. Called by itself once a frame."""
        self._frame.stop()
        if not self._dirty:
            return
        dirty = self._dirty[0] if len(self._dirty) == 1 else np.concatenate(self._dirty)
        rows = np.unique(dirty)
        self._relight(rows)
        changes = Changes(rows=rows, opened_or_closed=self._moved_in_or_out, archive=self._archive_touched)
        self._dirty, self._moved_in_or_out, self._archive_touched = [], False, False
        self._since_frame.restart()
        self.changed.emit(changes)

    def _relight(self, rows: Rows, *, whole: bool = False) -> None:
        now = self._now()
        if whole or now < self._lit_at or now >= self._next_light:
            # Time itself turned a light somewhere: then every row is judged at one and the same time.
            self._counts = None
            turned = self._judge(self.open_rows(), now)
            if len(turned):
                self._touch(turned)
            self._next_light = next_change(self.columns, self.open_rows(), now)
            self._lit_at = now
        self._judge(rows, now)
        self._next_light = min(self._next_light, next_change(self.columns, rows, now))
        self._lit_at = max(self._lit_at, now)

    def _judge(self, rows: Rows, now: int) -> Rows:
        lights = lights_at(self.columns, rows, now)
        turned: Rows = rows[
            (self.state[rows] != lights.state)
            | (self.rank[rows] != lights.rank)
            | (self.counter[rows] != lights.counter)
        ]
        self.state[rows], self.rank[rows], self.counter[rows] = lights.state, lights.rank, lights.counter
        if len(turned):
            self._counts = None
        return turned

    def _touch(self, rows: Rows) -> None:
        self._dirty.append(rows)
        if not self._frame.isActive():
            # After a rest a batch is shown at once; a piece of the archive never comes alone.
            rested = self._since_frame.elapsed() if len(rows) <= _BATCH_MOST else 0
            self._frame.start(max(0, FRAME_MS - rested))

    def _know_open(self) -> None:
        if not self._open_known:
            count = self.count
            rows = np.flatnonzero(self.present[:count] & IS_OPEN[self.columns.stage[:count]])
            self._open = rows[np.argsort(self.columns.id[rows])]
            self._open_ties = np.arange(len(rows), dtype=np.int64)
            self._open_known = True

    def _reserve(self, need: int) -> None:
        self.texts.reserve(need)
        have = len(self.present)
        if need <= have:
            return
        room = max(need, 2 * have)
        self.columns.grow(room)
        for name, filling in (
            ("state", NONE),
            ("rank", RANK_REST),
            ("counter", NO_CODE),
            ("present", False),
            ("revision", 0),
            ("_segment", _NO_SEGMENT),
        ):
            old = getattr(self, name)
            larger = np.full(room, filling, old.dtype)
            larger[:have] = old
            setattr(self, name, larger)


_NO_SEGMENT: Final = -1
_HOUR_MS: Final = 3_600_000
