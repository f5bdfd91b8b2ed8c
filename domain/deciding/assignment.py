"""Dispatch to units, what units do with it, and the insistence on what they returned."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET

from domain.acts import Accept, Dispatch, Finish, Insist, Return, Withdraw
from domain.assignment import Assignment
from domain.calendar import YearNotLoaded
from domain.clock import Clock
from domain.clockwork import clock_id, laid, renewed, running_limit, stopped
from domain.deciding.case import (
    Case,
    Outcome,
    check_future,
    find_assignment,
    own_assignment,
    start_clock,
    with_assignments,
)
from domain.deciding.coordination import opened_by_return
from domain.directory import Unit
from domain.policy import limit_for
from domain.refusal import Code, Refusal
from domain.words import AssignmentStage, CallLevel, ClockKind, Part

replace = msgspec.structs.replace


def dispatch(case: Case, payload: Dispatch) -> Outcome:
    """A lead and assisting units get assignments with their clocks; a lead that is replaced is withdrawn."""
    ticket = case.ticket
    old_lead = ticket.lead()
    if payload.lead is None and old_lead is None:
        raise Refusal(Code.LEAD_NEEDED)
    if payload.lead is None and not payload.assisting:
        raise Refusal(Code.INVALID, field="lead", why="nobody_named")
    if payload.deadline is not None:
        check_future(payload.deadline, case.now, "deadline")
    own = _own_deadlines(case, payload)
    ended = _replaced_lead(case, payload, old_lead)
    _check_units(case, payload, ended)

    wanted: list[tuple[int, Part]] = []
    if payload.lead is not None:
        wanted.append((payload.lead, Part.LEAD))
    wanted += [(unit, Part.ASSISTING) for unit in payload.assisting]
    given = ticket.assignments_given
    new: list[Assignment] = []
    patterns: dict[int | None, list[Clock]] = {}  # clocks of one deadline are alike: laid down once
    clocks = [stopped(clock, case.now) for one in ended for clock in clocks_of(case, one.id) if clock.running]
    for number, (unit, part) in enumerate(wanted, start=given + 1):
        new.append(
            Assignment(
                id=number,
                unit=unit,
                part=part,
                stage=AssignmentStage.PENDING,
                round=ticket.round,
                dispatched_at=case.now,
                dispatched_by=case.actor.account,
            )
        )
        deadline = own.get(unit, payload.deadline)
        if deadline not in patterns:
            patterns[deadline] = _clocks_for(case, number, deadline)
        clocks.extend(
            replace(clock, id=clock_id(clock.kind, number), assignment=number) for clock in patterns[deadline]
        )
    triage = ticket.clock(clock_id(ClockKind.TRIAGE, None))
    if triage is not None and triage.running:
        clocks.append(stopped(triage, case.now))
    changes = with_assignments(case, *ended, *new)
    changes |= {"clocks": tuple(clocks), "assignments_given": given + len(new)}
    level = payload.level if payload.level is not UNSET else _level(case, payload)
    if level != ticket.level:
        changes["level"] = level
    return Outcome(changes=changes, facts={"given": [one.id for one in new]})


def _own_deadlines(case: Case, payload: Dispatch) -> dict[int, int]:
    named = {payload.lead, *payload.assisting}
    for one in payload.deadlines:
        if one.unit not in named:
            raise Refusal(Code.INVALID, field="deadlines", why="not_named", unit=one.unit)
        check_future(one.deadline, case.now, "deadlines")
    return {one.unit: one.deadline for one in payload.deadlines}


def _replaced_lead(case: Case, payload: Dispatch, lead: Assignment | None) -> tuple[Assignment, ...]:
    if payload.lead is None or lead is None:
        return ()
    if lead.stage is not AssignmentStage.PENDING and not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="lead_replaced")
    return (
        replace(lead, stage=AssignmentStage.WITHDRAWN, ended_at=case.now, reason=payload.reason or "改派"),
    )


def _check_units(case: Case, payload: Dispatch, ended: tuple[Assignment, ...]) -> None:
    gone = {one.id for one in ended}
    busy = {one.unit for one in case.ticket.live() if one.id not in gone}
    named = [payload.lead] if payload.lead is not None else []
    for field, unit_id in [("lead", unit) for unit in named] + [("assisting", u) for u in payload.assisting]:
        unit = case.world.directory.unit_by_id.get(unit_id)
        if unit is None or not unit.active:
            raise Refusal(Code.UNKNOWN, field=field, unit=unit_id)
        if unit_id in busy or unit_id in {one.unit for one in ended}:
            raise Refusal(Code.ALREADY_ASSIGNED, field=field, unit=unit_id)
        busy.add(unit_id)


def _clocks_for(case: Case, assignment: int, deadline: int | None) -> list[Clock]:
    own = None if deadline is None else running_limit(case.now, deadline, ())
    clocks = [
        start_clock(case, ClockKind.ACCEPTANCE, assignment=assignment),
        start_clock(case, ClockKind.HANDLING, assignment=assignment, limit=own),
    ]
    return [clock for clock in clocks if clock is not None]


def _level(case: Case, payload: Dispatch) -> CallLevel | None:
    # A dispatch to a unit of a higher level than the seat's is a call of that level; one to the own level or
    # below (分办) is none (DOMAIN: call levels).
    units = [case.world.directory.unit_by_id[payload.lead]] if payload.lead is not None else []
    if case.ticket.level is not None or not units:
        return case.ticket.level
    return _call_level(case.actor.area, units[0])


def _call_level(seat_area: str, unit: Unit) -> CallLevel | None:
    if len(unit.area) >= len(seat_area):
        return None
    return {12: CallLevel.COMMUNITY, 9: CallLevel.STREET, 15: CallLevel.GRID}.get(len(seat_area))


def withdraw(case: Case, payload: Withdraw) -> Outcome:
    """An assignment is taken back by the center."""
    one = find_assignment(case, payload.assignment, AssignmentStage.PENDING, AssignmentStage.ACCEPTED)
    if one.stage is AssignmentStage.ACCEPTED and not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="accepted_withdrawn")
    return _ended(
        case, replace(one, stage=AssignmentStage.WITHDRAWN, ended_at=case.now, reason=payload.reason)
    )


def accept(case: Case, payload: Accept) -> Outcome:
    """The unit signs for it: the acceptance clock stands, the handling clock runs on from dispatch."""
    one = own_assignment(case, payload.assignment, AssignmentStage.PENDING)
    clock = case.ticket.clock(clock_id(ClockKind.ACCEPTANCE, one.id))
    changes = with_assignments(case, replace(one, stage=AssignmentStage.ACCEPTED, accepted_at=case.now))
    late = False
    if clock is not None:
        still = stopped(clock, case.now)
        late = still.late
        changes["clocks"] = (still,)
    return Outcome(changes=changes, facts={"late": late, "unit": one.unit})


def return_(case: Case, payload: Return) -> Outcome:
    """The unit sends it back with a reason: both clocks stand. The second return opens a coordination."""
    one = own_assignment(case, payload.assignment, AssignmentStage.PENDING)
    if one.insisted_at is not None:
        raise Refusal(Code.INSISTED)
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="return")
    outcome = _ended(
        case, replace(one, stage=AssignmentStage.RETURNED, ended_at=case.now, reason=payload.reason)
    )
    opened = opened_by_return(case, one)
    if opened is None:
        return outcome
    return replace(
        outcome,
        changes=outcome.changes | {"coordinations": (opened,)},
        facts=outcome.facts | {"coordination": opened.id},
    )


def insist(case: Case, payload: Insist) -> Outcome:
    """坚持派单: the same assignment is pending again and cannot be returned any more.

    A new generation of the acceptance clock runs from now; the handling clock runs on as if never stopped.
    """
    one = _returned(case, payload.assignment)
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="insist")
    before = case.ticket.clock(clock_id(ClockKind.ACCEPTANCE, one.id))
    acceptance = start_clock(
        case,
        ClockKind.ACCEPTANCE,
        assignment=one.id,
        generation=before.generation + 1 if before is not None else 1,
    )
    handling = case.ticket.clock(clock_id(ClockKind.HANDLING, one.id))
    clocks = [clock for clock in (acceptance, handling and _going_again(case, handling)) if clock is not None]
    again = replace(one, stage=AssignmentStage.PENDING, ended_at=None, insisted_at=case.now)
    changes = with_assignments(case, again) | {"clocks": tuple(clocks)}
    return Outcome(changes=changes, facts={"unit": one.unit})


def _returned(case: Case, assignment: int) -> Assignment:
    one = case.ticket.assignment(assignment)
    if one is None or one.round != case.ticket.round:
        raise Refusal(Code.UNKNOWN, field="assignment")
    if one.stage is not AssignmentStage.RETURNED:
        raise Refusal(Code.WRONG_STAGE, stage=one.stage.value)
    unit = case.world.directory.unit_by_id.get(one.unit)
    if unit is None or not unit.active:
        raise Refusal(Code.UNKNOWN, field="assignment", unit=one.unit)
    live = case.ticket.live()
    if any(other.unit == one.unit for other in live):
        raise Refusal(Code.ALREADY_ASSIGNED, field="assignment", unit=one.unit)
    if one.part is Part.LEAD and case.ticket.lead() is not None:
        raise Refusal(Code.WRONG_STAGE, why="led_by_another")
    return one


def _going_again(case: Case, clock: Clock) -> Clock:
    # As if it had never stood: pauses since count for it, and so does a limit that the policy changed.
    running, pauses = replace(clock, stopped_at=None, renewed_at=case.now), case.ticket.pauses()
    limit = None if clock.own_time else limit_for(case.world, case.ticket, clock.kind)
    try:
        if limit is None or limit == clock.limit:
            return laid(case.world.calendar, running, pauses)
        return renewed(case.world.calendar, running, limit, pauses, now=case.now)
    except YearNotLoaded as missing:
        raise Refusal(Code.YEAR_NOT_LOADED, year=missing.year) from missing


def finish(case: Case, payload: Finish) -> Outcome:
    """The unit reports its result; the lead after the others, or says why not."""
    one = own_assignment(case, payload.assignment, AssignmentStage.ACCEPTED)
    if not payload.result.strip():
        raise Refusal(Code.INVALID, field="result", why="blank")
    others = [o for o in case.ticket.live() if o.id != one.id and o.stage is not AssignmentStage.DONE]
    if one.part is Part.LEAD and others and not payload.before_others.strip():
        raise Refusal(Code.OTHERS_NOT_DONE, units=[str(o.unit) for o in others])
    return _ended(
        case,
        replace(
            one,
            stage=AssignmentStage.DONE,
            ended_at=case.now,
            result=payload.result,
            reason=payload.before_others,
        ),
    )


def _ended(case: Case, one: Assignment) -> Outcome:
    clocks = tuple(stopped(clock, case.now) for clock in clocks_of(case, one.id) if clock.running)
    changes: dict[str, Any] = with_assignments(case, one)
    if clocks:
        changes["clocks"] = clocks
    late = any(clock.late for clock in clocks if clock.kind is ClockKind.HANDLING)
    return Outcome(changes=changes, facts={"unit": one.unit, "late": late})


def clocks_of(case: Case, assignment: int) -> tuple[Clock, ...]:
    """The clocks of one assignment."""
    return tuple(clock for clock in case.ticket.clocks if clock.assignment == assignment)
