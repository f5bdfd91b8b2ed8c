"""The numbers of all tickets, digit by digit, for a search: among the texts they would be a third of them."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

I64 = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_NUMBERS_A_DAY: Final = 100_000
_WIDTH: Final = 14
"""`20260612-0153`, and one more where a day had ten thousand."""
_SIGNS: Final = frozenset("0123456789-")


def is_of_a_number(word: str) -> bool:
    """Whether the word can be a part of a number."""
    return _SIGNS.issuperset(word)


class Numbers:
    """Row by row the sign at each place of the number; made when one is first sought; rows keep theirs."""

    def __init__(self) -> None:
        self._signs: npt.NDArray[np.uint8] = np.zeros((_WIDTH, 0), np.uint8)
        self._known = 0

    def containing(self, word: str, ids: I64) -> Mask:
        """For each of `ids` (of the rows 0, 1, 2 …) whether its number contains `word`."""
        self._learn(ids)
        signs = np.frombuffer(word.encode("ascii"), np.uint8)
        found = np.zeros(len(ids), np.bool_)
        for begin in range(_WIDTH - len(signs) + 1):
            here = np.ones(len(ids), np.bool_)
            for offset, sign in enumerate(signs):
                here &= self._signs[begin + offset, : len(ids)] == sign
            found |= here
        return found

    def _learn(self, ids: I64) -> None:
        if len(ids) <= self._known:
            return
        if len(ids) > self._signs.shape[1]:
            larger = np.zeros((_WIDTH, len(ids) * 5 // 4), np.uint8)
            larger[:, : self._known] = self._signs[:, : self._known]
            self._signs = larger
        self._signs[:, self._known : len(ids)] = signs_of(ids[self._known :])
        self._known = len(ids)


def signs_of(ids: I64) -> npt.NDArray[np.uint8]:
    """The signs of each number, a column for each id; 0 behind the shorter ones."""
    day, count = (part.astype(np.int32) for part in np.divmod(ids, _NUMBERS_A_DAY))
    signs = np.zeros((_WIDTH, len(ids)), np.uint8)
    for place in range(8):
        signs[place] = day // 10 ** (7 - place) % 10 + ord("0")
    signs[8] = ord("-")
    short = count < 10_000
    for place in range(5):
        digit = np.where(short, count * 10, count) // 10 ** (4 - place) % 10 + ord("0")
        signs[9 + place] = digit
    signs[13][short] = 0
    return signs
