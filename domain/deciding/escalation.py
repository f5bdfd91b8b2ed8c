"""Up the ladder: a level calls the next one, the district takes over."""

from __future__ import annotations

from typing import Final

import msgspec

from domain.acts import Raise, TakeOver
from domain.call import Call
from domain.clockwork import stopped
from domain.deciding.case import Case, Outcome, with_assignments
from domain.refusal import Code, Refusal
from domain.words import AssignmentStage, CallLevel, Part

replace = msgspec.structs.replace

_LEVELS: Final = (CallLevel.GRID, CallLevel.COMMUNITY, CallLevel.STREET, CallLevel.ESCALATED)
_HIGHEST_OF_SEAT: Final = {15: CallLevel.GRID, 12: CallLevel.COMMUNITY}
"""By the length of the seat's area; a street's seat, and the district's, call departments."""
_NEEDS_OPINION: Final = frozenset({CallLevel.STREET, CallLevel.ESCALATED})


def raise_(case: Case, payload: Raise) -> Outcome:
    """提级: the ticket keeps its identity; what failed below is withdrawn, and the next level dispatches.

    The assignment of the lead ends, and so does every other that is still at work; what assisting units have
    done stays done.
    """
    ticket = case.ticket
    if ticket.level is not None and _LEVELS.index(payload.level) <= _LEVELS.index(ticket.level):
        raise Refusal(Code.INVALID, field="level", why="not_higher")
    own = _HIGHEST_OF_SEAT.get(len(case.actor.area), CallLevel.STREET)
    if payload.level is not CallLevel.ESCALATED and _LEVELS.index(payload.level) > _LEVELS.index(own):
        raise Refusal(Code.INVALID, field="level", why="above_seat")
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="raise")
    if payload.level in _NEEDS_OPINION and not payload.opinion.strip():
        raise Refusal(Code.INVALID, field="opinion", why="blank")
    call = Call(
        id=max((one.id for one in ticket.calls), default=0) + 1,
        level=payload.level,
        before=ticket.level,
        at=case.now,
        by=case.actor.account,
        area=case.actor.area,
        opinion=payload.opinion,
        reason=payload.reason,
    )
    failed = [one for one in ticket.live() if one.part is Part.LEAD or one.stage is not AssignmentStage.DONE]
    ended = [
        replace(one, stage=AssignmentStage.WITHDRAWN, ended_at=case.now, reason="提级") for one in failed
    ]
    gone = {one.id for one in ended}
    clocks = tuple(
        stopped(clock, case.now) for clock in ticket.clocks if clock.running and clock.assignment in gone
    )
    changes = with_assignments(case, *ended) if ended else {}
    if clocks:
        changes["clocks"] = clocks
    changes |= {"level": payload.level, "calls": (call,)}
    return Outcome(changes=changes, facts={"withdrawn": sorted(gone)})


def take_over(case: Case, payload: TakeOver) -> Outcome:
    """区级介入: from now on the district's center alone says who is to do the work."""
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="take_over")
    if case.ticket.taken_over_at is not None:
        raise Refusal(Code.WRONG_STAGE, why="taken_over")
    return Outcome(changes={"taken_over_at": case.now})
