"""Arrival, triage and correction of a ticket's facts."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET

from domain.acts import Edit, Report, Triage
from domain.calendar import YearNotLoaded
from domain.call import Call
from domain.clock import Clock
from domain.clockwork import renewed
from domain.deciding.case import Case, Outcome, check_matter, check_place, start_clock
from domain.policy import limit_for
from domain.refusal import Code, Refusal
from domain.row import clock_state
from domain.ticket import Ticket
from domain.words import ClockKind, Grade, RowState, Stage


def report(case: Case, payload: Report) -> Outcome:
    """The ticket begins: its triage clock runs, and a response clock where the policy has one."""
    check_place(case, payload.place)
    if payload.matter is not None:
        check_matter(case, payload.matter)
    if not payload.title.strip():
        raise Refusal(Code.INVALID, field="title", why="blank")
    fields: dict[str, Any] = {
        "title": payload.title.strip(),
        "description": payload.description,
        "channel": payload.channel,
        "level": payload.level,
        "urgency": payload.urgency,
        "grade": payload.grade,
        "matter": payload.matter,
        "place": payload.place,
        "key_matter": payload.key_matter,
        "risk": payload.risk,
    }
    born = msgspec.structs.replace(case.ticket, **fields)
    here = msgspec.structs.replace(case, ticket=born)
    clocks = [start_clock(here, ClockKind.TRIAGE), start_clock(here, ClockKind.RESPONSE)]
    if payload.raise_reason.strip() and payload.level is not None:
        fields["calls"] = (
            Call(
                id=1,
                level=payload.level,
                before=payload.failed,
                at=case.now,
                by=case.actor.account,
                area=case.actor.area,
                reason=payload.raise_reason,
            ),
        )
    fields |= {
        "stage": Stage.REPORTED,
        "arrived_at": case.now,
        "reported_by": case.actor.account,
        "clocks": tuple(clock for clock in clocks if clock is not None),
        "reporters": (case.reporter,) if case.reporter else (),
    }
    return Outcome(changes=fields)


def triage(case: Case, payload: Triage) -> Outcome:
    """Matter, grade and place are set; clocks that run get the limits that follow."""
    check_matter(case, payload.matter)
    proposed = case.world.directory.matter_by_code[payload.matter].grade
    wanted: dict[str, Any] = {"matter": payload.matter, "grade": payload.grade or proposed}
    for name in ("urgency", "title", "place", "level", "key_matter", "risk"):
        value = getattr(payload, name)
        if value is not UNSET:
            wanted[name] = value
    changes = _changed(case, wanted)
    changes["stage"] = Stage.TRIAGED
    return Outcome(changes=changes, facts={"old": _old(case.ticket, changes)})


def edit(case: Case, payload: Edit) -> Outcome:
    """Facts are corrected. Lowering the grade after red asks for a reason (it would hide the lateness)."""
    wanted = {
        name: value
        for name in ("title", "description", "matter", "grade", "urgency", "place", "key_matter", "risk")
        if (value := getattr(payload, name)) is not UNSET
    }
    if "matter" in wanted:
        check_matter(case, wanted["matter"])
    changes = _changed(case, wanted)
    if not changes:
        raise Refusal(Code.INVALID, field="", why="nothing_changed")
    grade = changes.get("grade")
    if isinstance(grade, Grade) and case.ticket.grade is not None and grade < case.ticket.grade:
        was_red = any(
            clock.late or clock_state(clock, case.now) is RowState.RED for clock in case.ticket.clocks
        )
        if was_red and not payload.reason.strip():
            raise Refusal(Code.REASON_NEEDED, why="grade_lowered_after_red")
    return Outcome(changes=changes, facts={"old": _old(case.ticket, changes)})


def _changed(case: Case, wanted: dict[str, Any]) -> dict[str, Any]:
    # What stays as it was is not in the patch, so that two seats setting the same value do not collide.
    if "place" in wanted:
        check_place(case, wanted["place"])
    if "title" in wanted and not wanted["title"].strip():
        raise Refusal(Code.INVALID, field="title", why="blank")
    if "title" in wanted:
        wanted["title"] = wanted["title"].strip()
    changes = {name: value for name, value in wanted.items() if getattr(case.ticket, name) != value}
    after = msgspec.structs.replace(case.ticket, **changes)
    clocks = renewed_by_policy(case, after)
    if clocks:
        changes["clocks"] = clocks
    return changes


def renewed_by_policy(case: Case, after: Ticket) -> tuple[Clock, ...]:
    """The running clocks whose policy limit is another one now, each as a new generation from the same start.

    A time set by the base stays.
    """
    ticket = case.ticket
    pauses, suspension = ticket.pauses(), ticket.suspension()
    if suspension is not None:
        pauses = (*pauses, (suspension.since, suspension.until))
    clocks = []
    for clock in ticket.clocks:
        if not clock.running or clock.own_time:
            continue
        limit = limit_for(case.world, after, clock.kind)
        if limit is None or limit == clock.limit:
            continue
        try:
            clocks.append(
                renewed(
                    case.world.calendar,
                    clock,
                    limit,
                    pauses,
                    now=case.now,
                    suspended=suspension is not None,
                )
            )
        except YearNotLoaded as missing:
            raise Refusal(Code.YEAR_NOT_LOADED, year=missing.year) from missing
    return tuple(clocks)


def _old(ticket: Ticket, changes: dict[str, Any]) -> dict[str, Any]:
    names = [name for name in changes if name not in ("clocks", "stage")]
    old: dict[str, Any] = msgspec.to_builtins({name: getattr(ticket, name) for name in names})
    return old
