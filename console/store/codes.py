"""Words as small numbers: a column holds the place of a word in its list."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from enum import Enum
from typing import Any, Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from domain.words import OPEN_STAGES, CallLevel, Channel, ClockKind, Counter, Grade, RowState, Stage, Urgency

E = TypeVar("E", bound=Enum)
V = TypeVar("V", bound=Hashable)

Codes = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.intp]
"""Row numbers of the store."""

NO_CODE: Final = 255
"""Stands for None."""


class Words(Generic[E]):
    """One list of words and the number of each."""

    def __init__(self, words: type[E]) -> None:
        self.words: tuple[E, ...] = tuple(words)
        # By identity: an Enum's own hash is a Python call, and a whole archive asks for millions.
        self._codes = {id(word): code for code, word in enumerate(self.words)} | {id(None): NO_CODE}

    def code(self, word: E | None) -> int:
        """The number of a word; NO_CODE for None."""
        return self._codes[id(word)]

    def word(self, code: int) -> E | None:
        """The word with this number; None for NO_CODE."""
        return None if code == NO_CODE else self.words[code]

    def array(self, words: Iterable[E | None]) -> Codes:
        """The numbers of many."""
        codes = self._codes
        return np.array([codes[key] for key in map(id, words)], np.uint8)

    def mask(self, words: Iterable[E]) -> npt.NDArray[np.bool_]:
        """Indexed by code: whether the word is among `words`."""
        chosen = np.zeros(NO_CODE + 1, np.bool_)
        for word in words:
            chosen[self.code(word)] = True
        return chosen


CHANNELS: Final = Words(Channel)
LEVELS: Final = Words(CallLevel)
GRADES: Final = Words(Grade)
URGENCIES: Final = Words(Urgency)
STAGES: Final = Words(Stage)
CLOCK_KINDS: Final = Words(ClockKind)
STATES: Final = Words(RowState)
COUNTERS: Final = Words(Counter)

IS_OPEN: Final = STAGES.mask(OPEN_STAGES)
"""Indexed by the code of a stage: whether its tickets are in the queue, not in the archive."""


class Interned(Generic[V]):
    """Values met so far, each with a number that stays (areas, matters, sets of units)."""

    def __init__(self) -> None:
        self.values: list[V] = []
        self._codes: dict[V, int] = {}
        self._ranks: npt.NDArray[np.int32] = np.zeros(0, np.int32)

    def code(self, value: V) -> int:
        """The number of a value, new if need be."""
        found = self._codes.get(value)
        if found is None:
            found = self._codes[value] = len(self.values)
            self.values.append(value)
        return found

    def array(self, values: Sequence[V]) -> npt.NDArray[np.int32]:
        """The numbers of many."""
        code = self.code
        known = self._codes
        return np.array(
            [found if (found := known.get(value)) is not None else code(value) for value in values], np.int32
        )

    def taken_from(self, other: Interned[V]) -> npt.NDArray[np.int32]:
        """For each number of `other` the number of the same value here."""
        return np.array([self.code(value) for value in other.values], np.int32)

    def ranks(self) -> npt.NDArray[np.int32]:
        """For each number the place of its value in sorted order."""
        if len(self._ranks) != len(self.values):
            values: list[Any] = list(self.values)
            order = sorted(range(len(values)), key=values.__getitem__)
            self._ranks = np.empty(len(order), np.int32)
            self._ranks[order] = np.arange(len(order), dtype=np.int32)
        return self._ranks
