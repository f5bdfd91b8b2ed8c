"""协商会: opened by a key or by the second return, concluded with a ruling."""

from __future__ import annotations

import msgspec

from domain.acts import Conclude, Coordinate, Entry
from domain.assignment import Assignment
from domain.coordination import Coordination
from domain.deciding.case import Case, Outcome, check_future
from domain.directory import ResponsibleUnit
from domain.operation import SYSTEM_ACCOUNT
from domain.refusal import Code, Refusal
from domain.words import AssignmentStage, Role


def coordinate(case: Case, payload: Coordinate) -> Outcome:
    """The units are called to sit together; none named calls all that have or had it in this round."""
    if case.ticket.coordination() is not None:
        raise Refusal(Code.WRONG_STAGE, why="coordination_open")
    _check_units(case, payload.units, "units")
    if payload.at is not None:
        check_future(payload.at, case.now, "at")
    opened = Coordination(
        id=_next_id(case),
        opened_at=case.now,
        opened_by=case.actor.account,
        reason=payload.reason,
        units=payload.units or _concerned(case),
        at=payload.at,
    )
    return Outcome(changes={"coordinations": (opened,)}, facts={"coordination": opened.id})


def opened_by_return(case: Case, returning: Assignment) -> Coordination | None:
    """The coordination that this return opens by itself: at the second of a round, unless one is open."""
    returned = [
        one
        for one in case.ticket.assignments
        if one.round == case.ticket.round
        and (one.id == returning.id or one.stage is AssignmentStage.RETURNED or one.insisted_at is not None)
    ]
    if len(returned) < 2 or case.ticket.coordination() is not None:
        return None
    return Coordination(
        id=_next_id(case), opened_at=case.now, opened_by=SYSTEM_ACCOUNT, units=_concerned(case)
    )


def conclude(case: Case, payload: Conclude) -> Outcome:
    """The ruling, with minutes, and what it proposes for the list of responsible units."""
    found = next((one for one in case.ticket.coordinations if one.id == payload.coordination), None)
    if found is None:
        raise Refusal(Code.UNKNOWN, field="coordination")
    if found.concluded_at is not None:
        raise Refusal(Code.WRONG_STAGE, why="concluded")
    contested = any(
        one.insisted_at is not None and one.stage is AssignmentStage.PENDING for one in case.ticket.live()
    )
    if contested and case.actor.role is not Role.SUPERVISOR:
        raise Refusal(Code.NOT_ALLOWED, why="insistence_contested")
    if not payload.ruling.strip():
        raise Refusal(Code.INVALID, field="ruling", why="blank")
    _check_units(case, payload.units, "units")
    concluded = msgspec.structs.replace(
        found,
        units=payload.units or found.units,
        minutes=payload.minutes,
        ruling=payload.ruling,
        concluded_at=case.now,
        concluded_by=case.actor.account,
        entry=_entry(case, payload.entry),
    )
    return Outcome(changes={"coordinations": (concluded,)})


def _entry(case: Case, entry: Entry | None) -> ResponsibleUnit | None:
    if entry is None:
        return None
    matter = case.ticket.matter
    if matter is None:
        raise Refusal(Code.INVALID, field="entry", why="no_matter")
    _check_units(case, (entry.lead, *entry.assisting), "entry")
    return ResponsibleUnit(matter=matter, lead=entry.lead, assisting=entry.assisting, basis=entry.basis)


def _check_units(case: Case, units: tuple[int, ...], field: str) -> None:
    for number, ident in enumerate(units):
        unit = case.world.directory.unit_by_id.get(ident)
        if unit is None or not unit.active:
            raise Refusal(Code.UNKNOWN, field=field, unit=ident)
        if ident in units[:number]:
            raise Refusal(Code.INVALID, field=field, why="twice", unit=ident)


def _concerned(case: Case) -> tuple[int, ...]:
    here = {one.unit for one in case.ticket.assignments if one.round == case.ticket.round}
    return tuple(sorted(here))


def _next_id(case: Case) -> int:
    return max((one.id for one in case.ticket.coordinations), default=0) + 1
