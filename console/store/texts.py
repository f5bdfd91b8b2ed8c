"""Titles and places of all tickets in one UTF-16 array, so that a search is one scan (DESIGN §4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from console.store.search import places_of

T = TypeVar("T", bound=np.generic)

U16 = npt.NDArray[np.uint16]
I64 = npt.NDArray[np.int64]
Rows = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

_END, _BREAK = "\x00", "\x1f"
_END_UNIT: Final = 0
_BREAK_UNIT: Final = 0x1F
_FIRST_CAPACITY: Final = 1 << 16
_COMPACT_FROM: Final = 1 << 19
_COMPACT_STEP: Final = 1 << 14

# A title may not hold what parts the pieces.
_CLEAN: Final = {0: " ", _BREAK_UNIT: " "}


class Pieces(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One piece for each row: title and address, parted and ended by control characters."""

    units: U16
    starts: I64
    title_lengths: I64
    address_lengths: I64
    lengths: I64
    """Of the whole piece, its end included."""


def encode_pieces(titles: Sequence[str], addresses: Sequence[str]) -> Pieces:
    """The texts of rows as pieces. Lengths count UTF-16 units."""
    pieces = _encode(titles, addresses)
    if pieces is None:
        cleaned = ([text.translate(_CLEAN) for text in texts] for texts in (titles, addresses))
        pieces = _encode(*cleaned)
    if pieces is None:
        raise ValueError("texts that cannot be parted again")
    return pieces


def _encode(titles: Sequence[str], addresses: Sequence[str]) -> Pieces | None:
    whole = "".join([f"{title}\x1f{address}\x00" for title, address in zip(titles, addresses, strict=True)])
    units = np.frombuffer(whole.encode("utf-16-le", "surrogatepass"), np.uint16)
    ends = np.flatnonzero(units == _END_UNIT)
    breaks = np.flatnonzero(units == _BREAK_UNIT)
    if len(ends) != len(titles) or len(breaks) != len(titles):
        return None
    starts = np.zeros(len(titles), np.int64)
    starts[1:] = ends[:-1] + 1
    return Pieces(
        units=units,
        starts=starts,
        title_lengths=breaks - starts,
        address_lengths=ends - breaks - 1,
        lengths=ends + 1 - starts,
    )


class Texts:
    """The pieces of all rows of the store, appended as they come; an older piece of a row is waste.

    `start` of a row is where its piece begins. A search finds places in the array; the sorted `_piece_starts`
    lead from a place to its piece and so to its row.
    """

    def __init__(self) -> None:
        self._units: U16 = np.zeros(_FIRST_CAPACITY, np.uint16)
        self._used = 0
        self._waste = 0
        self._piece_starts: I64 = np.zeros(1024, np.int64)
        self._piece_rows: Rows = np.zeros(1024, np.intp)
        self._pieces = 0
        self._start: I64 = np.zeros(1024, np.int64)
        self._title: npt.NDArray[np.int32] = np.zeros(1024, np.int32)
        self._address: npt.NDArray[np.int32] = np.zeros(1024, np.int32)
        self._length: npt.NDArray[np.int32] = np.zeros(1024, np.int32)
        self._histogram: I64 = np.zeros(1 << 16, np.int64)

    def reserve(self, rows: int) -> None:
        """Make room for this many rows."""
        if rows > len(self._start):
            for name in ("_start", "_title", "_address", "_length"):
                setattr(self, name, _grown(getattr(self, name), rows))

    def put(self, rows: Rows, pieces: Pieces, chosen: Rows) -> None:
        """Give `rows` the texts `chosen` of `pieces`; texts that stay the same cost no room."""
        if len(chosen) == 0:
            return
        lengths = pieces.lengths[chosen]
        if len(rows) <= 4096 and self._length[rows].any():
            pairs = zip(rows.tolist(), chosen.tolist(), strict=True)
            fresh = np.array([not self._same(row, pieces, one) for row, one in pairs], np.bool_)
            rows, chosen, lengths = rows[fresh], chosen[fresh], lengths[fresh]
            if len(rows) == 0:
                return
        units = pieces.units
        starts = np.zeros(len(chosen), np.int64)
        np.cumsum(lengths[:-1], out=starts[1:])
        if len(chosen) != len(pieces.starts) or (np.diff(chosen) != 1).any():
            units = _gathered(units, pieces.starts[chosen], lengths, starts)
        self._append(rows, units, starts, lengths)
        self._title[rows] = pieces.title_lengths[chosen]
        self._address[rows] = pieces.address_lengths[chosen]

    def title(self, row: int) -> str:
        """The title of a row."""
        start = int(self._start[row])
        return self._text(start, int(self._title[row]))

    def address(self, row: int) -> str:
        """The address of a row."""
        start = int(self._start[row]) + int(self._title[row]) + 1
        return self._text(start, int(self._address[row]))

    def containing(self, word: str, capacity: int) -> Mask:
        """For each row below `capacity` whether a folded word is in its title or address.

        What a word finds, as it is written and in pinyin: `console.pinyin.tables_of`.
        """
        text, starts = self._units[: self._used], self._piece_starts[: self._pieces]
        hit = np.zeros(self._pieces, np.bool_)
        for places in places_of(word, text, self._histogram):
            _mark(hit, starts, places)
        pieces = np.flatnonzero(hit)
        rows = self._piece_rows[pieces]
        found = np.zeros(capacity, np.bool_)
        found[rows[self._start[rows] == starts[pieces]]] = True  # an older piece of a row says nothing
        return found

    def containing_among(self, word: str, rows: Rows) -> Mask:
        """The same for these rows alone."""
        starts, lengths = self._start[rows], self._length[rows].astype(np.int64)
        targets = np.zeros(len(rows), np.int64)
        np.cumsum(lengths[:-1], out=targets[1:])
        text = _gathered(self._units, starts, lengths, targets)
        hit = np.zeros(len(rows), np.bool_)
        for places in places_of(word, text, self._histogram):
            _mark(hit, targets, places)
        return hit

    def _same(self, row: int, pieces: Pieces, one: int) -> bool:
        length = int(pieces.lengths[one])
        if int(self._length[row]) != length:
            return False
        theirs, ours = int(pieces.starts[one]), int(self._start[row])
        return self._units[ours : ours + length].tobytes() == pieces.units[theirs : theirs + length].tobytes()

    def _text(self, start: int, length: int) -> str:
        return self._units[start : start + length].tobytes().decode("utf-16-le", "surrogatepass")

    def _append(self, rows: Rows, units: U16, starts: I64, lengths: I64) -> None:
        self._waste += int(self._length[rows].sum())
        self._units = _grown(self._units, self._used + len(units))
        self._units[self._used : self._used + len(units)] = units
        self._piece_starts = _grown(self._piece_starts, self._pieces + len(rows))
        self._piece_rows = _grown(self._piece_rows, self._pieces + len(rows))
        self._piece_starts[self._pieces : self._pieces + len(rows)] = starts + self._used
        self._piece_rows[self._pieces : self._pieces + len(rows)] = rows
        self._start[rows] = starts + self._used
        self._length[rows] = lengths
        self._pieces += len(rows)
        self._used += len(units)
        self._histogram += np.bincount(units, minlength=1 << 16)
        if self._waste > _COMPACT_FROM and self._waste > self._used // 2:
            self._compact()

    def _compact(self) -> None:
        """Drop the waste; in steps, for the index of a gather is four times what it gathers."""
        starts, rows = self._piece_starts[: self._pieces], self._piece_rows[: self._pieces]
        rows = rows[self._start[rows] == starts]
        kept = 0
        for begin in range(0, len(rows), _COMPACT_STEP):
            step = rows[begin : begin + _COMPACT_STEP]
            lengths = self._length[step].astype(np.int64)
            targets = np.zeros(len(step), np.int64)
            np.cumsum(lengths[:-1], out=targets[1:])
            moved = _gathered(self._units, self._start[step], lengths, targets)
            self._units[kept : kept + len(moved)] = moved
            self._start[step] = targets + kept
            kept += len(moved)
        self._pieces, self._used, self._waste = len(rows), kept, 0
        self._piece_rows[: len(rows)] = rows
        self._piece_starts[: len(rows)] = self._start[rows]
        self._histogram = np.bincount(self._units[:kept], minlength=1 << 16)


def _mark(hit: Mask, starts: I64, places: Rows) -> None:
    """Mark the pieces in which places lie; places and starts of pieces are in order."""
    if len(places) > len(starts):
        behind = np.searchsorted(places, starts)  # the fewer are looked up among the more
        hit[:-1] |= behind[1:] > behind[:-1]
        hit[-1] |= bool(behind[-1] < len(places))
    elif len(places):
        hit[np.searchsorted(starts, places, side="right") - 1] = True


def _gathered(units: U16, sources: I64, lengths: I64, targets: I64) -> U16:
    """The stretches of `units` that begin at `sources`, laid one behind the other at `targets`."""
    index = np.repeat(sources - targets, lengths) + np.arange(int(lengths.sum()))
    gathered: U16 = units[index]
    return gathered


def _grown(array: npt.NDArray[T], need: int) -> npt.NDArray[T]:
    """The same array, or one with twice the room and the same beginning."""
    if need <= len(array):
        return array
    larger = np.zeros(max(need, 2 * len(array)), array.dtype)
    larger[: len(array)] = array
    return larger
