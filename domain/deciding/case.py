"""What a handler is given and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from domain.assignment import Assignment
from domain.calendar import YearNotLoaded
from domain.clock import Clock
from domain.clockwork import started
from domain.counting import Limit
from domain.decision import Effect
from domain.event import Event
from domain.file import StoredFile
from domain.instant import in_range
from domain.operation import Actor
from domain.place import AREA_CODE_LENGTHS, Place
from domain.policy import World, limit_for
from domain.refusal import Code, Refusal
from domain.soundness import stage_by_assignments
from domain.ticket import Reporter, Ticket
from domain.words import Act, AssignmentStage, ClockKind, Stage


class UndoTarget(msgspec.Struct, frozen=True, kw_only=True):
    """The event to take back, and the ticket as it was before it."""

    event: Event
    before: Ticket
    also: tuple[UndoTarget, ...] = ()
    """The same of the other tickets that the act touched."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One operation before the rules."""

    world: World
    ticket: Ticket
    actor: Actor
    now: int
    op_id: str
    reporter: Reporter | None = None
    """For a report: who told it, with the personal data already apart."""
    undo: UndoTarget | None = None
    files: Mapping[str, StoredFile] = MappingProxyType({})
    """Those of the operation's files that lie whole in the store."""
    others: Mapping[int, Ticket] = MappingProxyType({})
    """The other tickets that the operation is about, as far as there are any."""
    new_id: int = 0
    """The first free number, for an act that makes tickets."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a handler wants: the fields to patch, and what the timeline shall say beside the payload."""

    changes: dict[str, Any] = {}
    facts: dict[str, Any] = {}
    removed: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    released: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()
    cancelled_op: str | None = None
    erased: str | None = None
    destroyed: str | None = None
    also: tuple[Also, ...] = ()


class Also(msgspec.Struct, frozen=True, kw_only=True):
    """What an act makes of another ticket than the operation's own."""

    act: Act
    """The name of its event there."""
    ticket: Ticket
    outcome: Outcome
    base_version: int | None = None
    """The version that the caller looked at."""


def check_future(at: int, now: int, field: str) -> None:
    """Refuses an instant that is not ahead, or that nobody can mean."""
    if at <= now or not in_range(at):
        raise Refusal(Code.INVALID, field=field, why="not_ahead")


def check_place(case: Case, place: Place) -> None:
    """Refuses a place outside the caller's area, an unknown area and a point off the globe."""
    if place.area not in case.world.directory.area_by_code or len(place.area) not in AREA_CODE_LENGTHS:
        raise Refusal(Code.UNKNOWN, field="place.area")
    if not place.area.startswith(case.actor.area):
        raise Refusal(Code.INVALID, field="place.area", why="outside_seat")
    if not place.address.strip() or len(place.address) > 200:
        raise Refusal(Code.INVALID, field="place.address", why="length")
    point = place.point
    if point is not None and not (-180 <= point.lon <= 180 and -90 <= point.lat <= 90):
        raise Refusal(Code.INVALID, field="place.point", why="range")


def check_matter(case: Case, matter: str) -> None:
    """Refuses a matter that the catalogue does not have."""
    if matter not in case.world.directory.matter_by_code:
        raise Refusal(Code.UNKNOWN, field="matter")


def start_clock(
    case: Case,
    kind: ClockKind,
    *,
    assignment: int | None = None,
    limit: Limit | None = None,
    generation: int = 1,
) -> Clock | None:
    """A clock from now with the given time, or the policy's; None where the policy has none."""
    own_time = limit is not None
    wanted = limit or limit_for(case.world, case.ticket, kind)
    if wanted is None:
        return None
    try:
        return started(
            case.world.calendar,
            kind=kind,
            assignment=assignment,
            limit=wanted,
            now=case.now,
            generation=generation,
            own_time=own_time,
        )
    except YearNotLoaded as missing:
        raise Refusal(Code.YEAR_NOT_LOADED, year=missing.year) from missing


def find_assignment(case: Case, assignment_id: int, *stages: AssignmentStage) -> Assignment:
    """A live assignment of the present round in one of the stages; for a unit's account its own alone."""
    found = case.ticket.assignment(assignment_id)
    if found is None or not found.live or found.round != case.ticket.round:
        raise Refusal(Code.UNKNOWN, field="assignment")
    if found.stage not in stages:
        raise Refusal(Code.WRONG_STAGE, stage=found.stage.value)
    return found


def own_assignment(case: Case, assignment_id: int, *stages: AssignmentStage) -> Assignment:
    """As `find_assignment`, and refused when it is another unit's."""
    found = find_assignment(case, assignment_id, *stages)
    if found.unit != case.actor.unit:
        raise Refusal(Code.NOT_ALLOWED)
    return found


def with_assignments(case: Case, *changed: Assignment) -> dict[str, Any]:
    """The patch fields for changed or new assignments: themselves, and the stage that follows."""
    by_id = {one.id: one for one in case.ticket.assignments}
    by_id.update((one.id, one) for one in changed)
    live = tuple(one for one in by_id.values() if one.live and one.round == case.ticket.round)
    stage = stage_by_assignments(live)
    changes: dict[str, Any] = {"assignments": changed, "stage": stage}
    if stage is Stage.RESOLVED:
        changes["resolved_at"] = case.now
    elif case.ticket.resolved_at is not None:
        changes["resolved_at"] = None
    return changes
