"""State, rank and counter of many rows at once: `domain.row` in numpy.

A property test holds each of these against the function of the same name in `domain.row`.
"""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from console.store.codes import CLOCK_KINDS, COUNTERS, IS_OPEN, NO_CODE, STAGES, STATES, Codes, Rows
from console.store.columns import Columns
from domain.instant import EARLIEST, LATEST, NEVER
from domain.row import (
    RANK_GREEN,
    RANK_LAST_SIXTH,
    RANK_PENDING,
    RANK_RED,
    RANK_REST,
    RANK_UNACKNOWLEDGED,
    RANK_YELLOW,
)
from domain.words import ClockKind, Counter, RowState, Stage

I64 = npt.NDArray[np.int64]

RED: Final = STATES.code(RowState.RED)
YELLOW: Final = STATES.code(RowState.YELLOW)
PENDING: Final = STATES.code(RowState.PENDING)
GREEN: Final = STATES.code(RowState.GREEN)
SUSPENDED: Final = STATES.code(RowState.SUSPENDED)
NONE: Final = STATES.code(RowState.NONE)

_STAGE_SUSPENDED: Final = STAGES.code(Stage.SUSPENDED)
_STAGE_DISPATCHED: Final = STAGES.code(Stage.DISPATCHED)
_ACCEPTANCE: Final = CLOCK_KINDS.code(ClockKind.ACCEPTANCE)
_STAGE_RESOLVED: Final = STAGES.code(Stage.RESOLVED)
_STAGES_WAITING: Final = STAGES.mask((Stage.REPORTED, Stage.TRIAGED))

_RANK_OF_STATE: Final = np.full(NO_CODE + 1, RANK_REST, np.uint8)
_RANK_OF_STATE[[RED, YELLOW, PENDING, GREEN]] = (RANK_RED, RANK_YELLOW, RANK_PENDING, RANK_GREEN)

_RED_BITS: Final = 42
_TIE_BITS: Final = 18
MOST_TIES: Final = 1 << _TIE_BITS
_NO_RED: Final = (1 << _RED_BITS) - 1
assert LATEST - EARLIEST < _NO_RED  # noqa: S101  (a key holds every instant that the rules let through)


class Lights(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What some rows show at one time: codes of `RowState` and `Counter`, and ranks of the urgency order."""

    state: Codes
    rank: Codes
    counter: Codes


def lights_at(columns: Columns, rows: Rows | slice, now: int) -> Lights:
    """The lights of `rows` at `now`."""
    stage = columns.stage[rows]
    suspended = stage == _STAGE_SUSPENDED
    sixth = columns.last_sixth_at[rows]
    # From the least telling to the most: each line overrules those before.
    state = np.where(columns.handling_red_at[rows] != NEVER, np.uint8(GREEN), np.uint8(NONE))
    state[sixth != NEVER] = PENDING
    state[columns.yellow_at[rows] <= now] = YELLOW
    state[columns.red_at[rows] <= now] = RED
    state[suspended] = SUSPENDED

    rank = _RANK_OF_STATE[state]
    rank[(state == RED) & (columns.unacknowledged_red_at[rows] <= now)] = RANK_UNACKNOWLEDGED
    rank[(state == PENDING) & (sixth <= now)] = RANK_LAST_SIXTH
    return Lights(state=state, rank=rank, counter=_counters(stage, state, columns.pending_kind[rows]))


def _counters(stage: Codes, state: Codes, pending_kind: Codes) -> Codes:
    counter = np.where(
        (stage == _STAGE_DISPATCHED) | (pending_kind == _ACCEPTANCE),
        np.uint8(COUNTERS.code(Counter.UNACCEPTED)),
        np.uint8(COUNTERS.code(Counter.NORMAL)),
    )
    counter[stage == _STAGE_RESOLVED] = COUNTERS.code(Counter.UNRATED)
    counter[_STAGES_WAITING[stage]] = COUNTERS.code(Counter.WAITING)
    counter[stage == _STAGE_SUSPENDED] = COUNTERS.code(Counter.SUSPENDED)
    counter[state == YELLOW] = COUNTERS.code(Counter.HALF)
    counter[state == RED] = COUNTERS.code(Counter.OVERDUE)
    counter[~IS_OPEN[stage]] = NO_CODE
    return counter


def urgency_keys(rank: Codes, red_at: I64, ties: I64) -> I64:
    """Numbers that sort as `domain.row.urgency_key`; `ties` are places of the rows by id, under MOST_TIES."""
    red = np.where(red_at == NEVER, _NO_RED, red_at - EARLIEST).clip(0, _NO_RED)
    keys: I64 = (rank.astype(np.int64) << (_RED_BITS + _TIE_BITS)) | (red << _TIE_BITS) | ties
    return keys


def next_change(columns: Columns, rows: Rows, now: int) -> int:
    """The first instant after `now` at which a light or rank among `rows` changes; NEVER if none."""
    running = rows[columns.stage[rows] != _STAGE_SUSPENDED]
    first = NEVER
    for instants in (
        columns.red_at,
        columns.yellow_at,
        columns.last_sixth_at,
        columns.unacknowledged_red_at,
    ):
        ahead = instants[running]
        ahead = ahead[ahead > now]
        if len(ahead):
            first = min(first, int(ahead.min()))
    return first
