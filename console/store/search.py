"""What was typed, as a scan over all texts at once: each word as it is written, or by its pinyin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from console import pinyin
from console.pinyin import Units

U16 = npt.NDArray[np.uint16]
I64 = npt.NDArray[np.int64]
Places = npt.NDArray[np.intp]

_STEP: Final = 1 << 17
"""Units looked at in one go: what is made of them stays in the processor's cache."""
_COMPARED_MOST: Final = 6
"""For more different characters than this a look-up in their table is cheaper than comparing with each."""


def words_of(typed: str) -> tuple[str, ...]:
    """The words of what was typed, folded; all of them have to be found."""
    return tuple(pinyin.folded_needle(typed.replace("\x00", " ")).split())


def places_of(word: str, text: U16, histogram: I64) -> Iterator[Places]:
    """Where each reading of a folded word begins in `text`; `histogram` counts the units there (or more)."""
    for tables in _tables(word):
        yield _places(tables, text, histogram)


@lru_cache(32)
def _tables(word: str) -> list[tuple[Units, ...]]:
    return pinyin.tables_of(word)


def _places(tables: Sequence[Units], text: U16, histogram: I64) -> Places:
    counts = [int(histogram[table].sum()) for table in tables]
    pivot, *others = sorted(range(len(tables)), key=counts.__getitem__)  # the rarest leaves the fewest places
    if counts[pivot] == 0 or len(text) < len(tables):
        return np.zeros(0, np.intp)
    places = _standing(tables[pivot], text, histogram) - pivot
    places = places[(places >= 0) & (places <= len(text) - len(tables))]
    for offset in others:
        places = places[tables[offset][text[places + offset]]]
    return places


def _standing(table: Units, text: U16, histogram: I64) -> Places:
    """Where one of the characters of `table` stands."""
    met = np.flatnonzero(table & (histogram > 0)).astype(np.uint16)
    hit, more = np.empty(_STEP, np.bool_), np.empty(_STEP, np.bool_)
    index = np.empty(_STEP, np.intp)
    found = []
    for begin in range(0, len(text), _STEP):
        units = text[begin : begin + _STEP]
        size = len(units)
        if len(met) <= _COMPARED_MOST:
            np.equal(units, met[0], out=hit[:size])
            for unit in met[1:]:
                np.equal(units, unit, out=more[:size])
                np.logical_or(hit[:size], more[:size], out=hit[:size])
        else:
            index[:size] = units
            np.take(table, index[:size], out=hit[:size], mode="clip")  # without the copy that checks make
        places = _marked(hit[:size])
        if len(places):
            found.append(places + begin)
    return np.concatenate(found) if found else np.zeros(0, np.intp)


def _marked(hit: npt.NDArray[np.bool_]) -> Places:
    """As `np.flatnonzero`, faster where little is marked: eight at once are passed over."""
    whole = len(hit) & ~7
    eights = hit[:whole].view(np.uint64)
    some = np.flatnonzero(eights != 0)
    if len(some) * 8 > whole >> 1:
        return np.flatnonzero(hit)
    within = np.flatnonzero(eights[some].view(np.bool_))
    places: Places = (some[within >> 3] << 3) + (within & 7)
    if whole == len(hit):
        return places
    return np.concatenate((places, np.flatnonzero(hit[whole:]) + whole))
