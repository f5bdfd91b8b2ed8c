"""Titles, places and numbers of all tickets in one UTF-16 array, so that a search is one scan (DESIGN §4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

T = TypeVar("T", bound=np.generic)

U16 = npt.NDArray[np.uint16]
I64 = npt.NDArray[np.int64]
Rows = npt.NDArray[np.intp]

_NUMBERS_A_DAY: Final = 100_000
_END, _BREAK = "\x00", "\x1f"
_END_UNIT: Final = 0
_BREAK_UNIT: Final = 0x1F
_FIRST_CAPACITY: Final = 1 << 16
_COMPACT_FROM: Final = 1 << 22
_COMPACT_STEP: Final = 1 << 14

# A title may not hold what parts the pieces.
_CLEAN: Final = {0: " ", _BREAK_UNIT: " "}


class Pieces(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One piece for each row: title, address and number, parted and ended by control characters."""

    units: U16
    starts: I64
    title_lengths: I64
    address_lengths: I64
    lengths: I64
    """Of the whole piece, its end included."""


def encode_pieces(ids: Sequence[int], titles: Sequence[str], addresses: Sequence[str]) -> Pieces:
    """The texts of rows as pieces. Lengths count UTF-16 units."""
    pieces = _encode(ids, titles, addresses)
    if pieces is None:
        cleaned = ([text.translate(_CLEAN) for text in texts] for texts in (titles, addresses))
        pieces = _encode(ids, *cleaned)
    if pieces is None:
        raise ValueError("texts that cannot be parted again")
    return pieces


def _encode(ids: Sequence[int], titles: Sequence[str], addresses: Sequence[str]) -> Pieces | None:
    whole = "".join(
        [
            f"{title}\x1f{address}\x1f{ident // _NUMBERS_A_DAY}-{ident % _NUMBERS_A_DAY:04d}\x00"
            for ident, title, address in zip(ids, titles, addresses, strict=True)
        ]
    )
    units = np.frombuffer(whole.encode("utf-16-le", "surrogatepass"), np.uint16)
    ends = np.flatnonzero(units == _END_UNIT)
    breaks = np.flatnonzero(units == _BREAK_UNIT)
    if len(ends) != len(ids) or len(breaks) != 2 * len(ids):
        return None
    starts = np.zeros(len(ids), np.int64)
    starts[1:] = ends[:-1] + 1
    return Pieces(
        units=units,
        starts=starts,
        title_lengths=breaks[0::2] - starts,
        address_lengths=breaks[1::2] - breaks[0::2] - 1,
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

    def whole(self, row: int) -> str:
        """What a search looks into: title, address and number."""
        return self._text(int(self._start[row]), int(self._length[row]) - 1)

    def find(self, needle: str) -> Rows:
        """The rows whose title, address or number contains `needle`, each once, in no particular order.

        Looks first for the character that is rarest in the whole text.
        """
        wanted = np.frombuffer(needle.encode("utf-16-le", "surrogatepass"), np.uint16)
        if len(wanted) == 0:
            return np.unique(self._piece_rows[: self._pieces])
        if (wanted == _END_UNIT).any() or (wanted == _BREAK_UNIT).any():
            return np.zeros(0, np.intp)
        text = self._units[: self._used]
        pivot = int(np.argmin(self._histogram[wanted]))
        places = np.flatnonzero(text == wanted[pivot]) - pivot
        places = places[(places >= 0) & (places <= len(text) - len(wanted))]
        for offset, unit in enumerate(wanted):
            if offset != pivot:
                places = places[text[places + offset] == unit]
        return self._rows_at(places)

    def _rows_at(self, places: Rows) -> Rows:
        if len(places) == 0:
            return np.zeros(0, np.intp)
        starts = self._piece_starts[: self._pieces]
        pieces = np.searchsorted(starts, places, side="right") - 1
        first = np.ones(len(pieces), np.bool_)
        first[1:] = pieces[1:] != pieces[:-1]
        pieces = pieces[first]
        rows = self._piece_rows[pieces]
        present: Rows = rows[self._start[rows] == starts[pieces]]
        return present

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
