"""Acknowledgement, suspension, return and extension: what people do to clocks."""

from __future__ import annotations

from typing import Any

import msgspec

from domain.acts import Acknowledge, Extend, Resume, Suspend
from domain.calendar import YearNotLoaded
from domain.clock import Clock
from domain.clockwork import asleep, clock_id, laid, renewed, running_limit
from domain.counting import Pauses
from domain.deciding.case import Case, Outcome, check_future, find_assignment
from domain.instant import NEVER
from domain.refusal import Code, Refusal
from domain.row import clock_state
from domain.ticket import Suspension
from domain.words import AssignmentStage, ClockKind, RowState, Stage

replace = msgspec.structs.replace


def acknowledge(case: Case, payload: Acknowledge) -> Outcome:
    """Each named red generation is known of; the next red is unacknowledged again."""
    clocks = []
    for wanted in payload.clocks:
        clock = case.ticket.clock(wanted.clock)
        if clock is None:
            raise Refusal(Code.UNKNOWN, field="clock", clock=wanted.clock)
        if clock.generation != wanted.generation or clock_state(clock, case.now) is not RowState.RED:
            raise Refusal(Code.NOT_DUE, clock=wanted.clock)
        if not clock.acknowledged:
            clocks.append(replace(clock, acknowledged=True))
    return Outcome(changes={"clocks": tuple(clocks)})


def suspend(case: Case, payload: Suspend) -> Outcome:
    """Nothing counts until the date of return: the instants of every running clock do not come."""
    check_future(payload.until, case.now, "until")
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="suspend")
    suspension = Suspension(
        id=len(case.ticket.suspensions) + 1,
        since=case.now,
        until=payload.until,
        by=case.actor.account,
        reason=payload.reason,
    )
    changes: dict[str, Any] = {
        "stage": Stage.SUSPENDED,
        "stage_before": case.ticket.stage,
        "suspensions": (suspension,),
    }
    running = [clock for clock in case.ticket.clocks if clock.running]
    for clock in running:
        # The return happens by itself: that it can be laid down then is made sure of now.
        _laid(case, clock, (*case.ticket.pauses(), (case.now, payload.until)))
    if running:
        changes["clocks"] = tuple(asleep(clock, case.now) for clock in running)
    return Outcome(changes=changes)


def resume(case: Case, payload: Resume | None) -> Outcome:
    """The ticket returns to the stage it left; the time left is laid down again in each clock's own way.

    The suspension ends at its date of return at the latest: by itself (`payload` None), and also when that or
    somebody's key comes late, so that nobody gains time by it.
    """
    suspension = case.ticket.suspension()
    if suspension is None:
        raise Refusal(Code.WRONG_STAGE)
    ended_at = suspension.until if payload is None else min(case.now, suspension.until)
    over = replace(suspension, ended_at=ended_at)
    pauses = (*case.ticket.pauses(), (over.since, ended_at))
    clocks = [_laid(case, clock, pauses) for clock in case.ticket.clocks if clock.running]
    changes: dict[str, Any] = {
        "stage": case.ticket.stage_before,
        "stage_before": None,
        "suspensions": (over,),
    }
    if clocks:
        changes["clocks"] = tuple(clocks)
    return Outcome(changes=changes, facts={"until": suspension.until})


def _laid(case: Case, clock: Clock, pauses: Pauses) -> Clock:
    try:
        return laid(case.world.calendar, clock, pauses)
    except YearNotLoaded as missing:
        raise Refusal(Code.YEAR_NOT_LOADED, year=missing.year) from missing


def extend(case: Case, payload: Extend) -> Outcome:
    """延期: start kept, deadline new, both instants are computed anew: yellow may become green."""
    one = find_assignment(case, payload.assignment, AssignmentStage.PENDING, AssignmentStage.ACCEPTED)
    clock = case.ticket.clock(clock_id(ClockKind.HANDLING, one.id))
    check_future(payload.deadline, case.now, "deadline")
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="extend")
    if clock is None or not clock.running:
        raise Refusal(Code.WRONG_STAGE, stage=one.stage.value)
    if payload.deadline <= clock.red_at != NEVER:
        raise Refusal(Code.INVALID, field="deadline", why="not_later")
    pauses = case.ticket.pauses()
    limit = running_limit(clock.started_at, payload.deadline, pauses)
    new = renewed(case.world.calendar, clock, limit, pauses, now=case.now, own_time=True)
    return Outcome(changes={"clocks": (new,)}, facts={"unit": one.unit, "old_deadline": clock.red_at})
