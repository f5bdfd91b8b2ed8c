"""State, order and counters of the queue as SQL: the same comparisons as `domain.row`, on stored instants."""

from __future__ import annotations

import sqlalchemy as sa

from backend.store.tables import ticket
from domain.instant import NEVER
from domain.row import (
    RANK_GREEN,
    RANK_LAST_SIXTH,
    RANK_PENDING,
    RANK_RED,
    RANK_REST,
    RANK_UNACKNOWLEDGED,
    RANK_YELLOW,
)
from domain.words import Counter, RowState, Stage

_t = ticket.c


def state_at(now: int) -> sa.ColumnElement[str]:
    """The one state that a row shows (`domain.row.state_at`)."""
    return sa.case(
        (_t.stage == Stage.SUSPENDED.value, RowState.SUSPENDED.value),
        (_t.red_at <= now, RowState.RED.value),
        (_t.yellow_at <= now, RowState.YELLOW.value),
        (_t.last_sixth_at != NEVER, RowState.PENDING.value),
        (_t.handling_red_at != NEVER, RowState.GREEN.value),
        else_=RowState.NONE.value,
    )


def rank_at(now: int) -> sa.ColumnElement[int]:
    """The group of the urgency order (`domain.row.rank_at`)."""
    return sa.case(
        (_t.stage == Stage.SUSPENDED.value, RANK_REST),
        (sa.and_(_t.red_at <= now, _t.unacknowledged_red_at <= now), RANK_UNACKNOWLEDGED),
        (_t.red_at <= now, RANK_RED),
        (_t.yellow_at <= now, RANK_YELLOW),
        (sa.and_(_t.last_sixth_at != NEVER, _t.last_sixth_at <= now), RANK_LAST_SIXTH),
        (_t.last_sixth_at != NEVER, RANK_PENDING),
        (_t.handling_red_at != NEVER, RANK_GREEN),
        else_=RANK_REST,
    )


def urgency_order(now: int) -> tuple[sa.ColumnElement[int], ...]:
    """For `order_by`: group, then `red_at`, then number (`domain.row.urgency_key`)."""
    return rank_at(now), _t.red_at, _t.id


def counter_at(now: int) -> sa.ColumnElement[str | None]:
    """The counter that a row belongs to, NULL for the archive (`domain.row.counter_at`)."""
    at_work = _t.stage != Stage.SUSPENDED.value
    return sa.case(
        (sa.not_(_t.open), sa.null()),
        (sa.and_(at_work, _t.red_at <= now), Counter.OVERDUE.value),
        (sa.and_(at_work, _t.yellow_at <= now), Counter.HALF.value),
        (_t.stage == Stage.SUSPENDED.value, Counter.SUSPENDED.value),
        (_t.stage.in_((Stage.REPORTED.value, Stage.TRIAGED.value)), Counter.WAITING.value),
        (_t.stage == Stage.RESOLVED.value, Counter.UNRATED.value),
        (_t.last_sixth_at != NEVER, Counter.UNACCEPTED.value),
        else_=Counter.NORMAL.value,
    )
