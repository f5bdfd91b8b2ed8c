"""What must hold of every ticket, whatever was done to it in whatever order."""

from __future__ import annotations

from collections.abc import Iterator

from domain.assignment import Assignment
from domain.clock import Clock
from domain.instant import NEVER
from domain.ticket import Ticket
from domain.words import AssignmentStage, ClockKind, Part, Stage

FOLLOWS_ASSIGNMENTS = frozenset({Stage.TRIAGED, Stage.DISPATCHED, Stage.HANDLING, Stage.RESOLVED})
"""The stages that the live assignments make by themselves."""

ARCHIVED = frozenset({Stage.CLOSED, Stage.VOIDED, Stage.MERGED})
"""Out of the queue: no clock runs, and nothing waits for a unit."""


def stage_by_assignments(live: tuple[Assignment, ...]) -> Stage:
    """The stage that follows from the live assignments (DOMAIN: stages of a ticket)."""
    lead = next((one for one in live if one.part is Part.LEAD), None)
    if lead is None:
        return Stage.TRIAGED
    if lead.stage is AssignmentStage.PENDING:
        return Stage.DISPATCHED
    if all(one.stage is AssignmentStage.DONE for one in live):
        return Stage.RESOLVED
    return Stage.HANDLING


def faults(ticket: Ticket) -> tuple[str, ...]:
    """What is wrong with a ticket, in words for a developer; empty when it is sound.

    An undo that would leave a fault is refused, for then something it depends on was changed meanwhile.
    """
    return tuple(_faults(ticket))


def _faults(ticket: Ticket) -> Iterator[str]:
    live = ticket.live()
    leads = sum(one.part is Part.LEAD for one in live)
    if leads > 1:
        yield f"{leads} live leads"
    if len({one.unit for one in live}) < len(live):
        yield "a unit has two live assignments"
    asleep = ticket.stage is Stage.SUSPENDED
    stage = ticket.stage_before if asleep else ticket.stage
    if asleep is not (ticket.suspension() is not None) or asleep is not (ticket.stage_before is not None):
        yield "suspended without a suspension, or the other way round"
    if stage in FOLLOWS_ASSIGNMENTS and stage is not stage_by_assignments(live):
        yield f"stage {stage} does not follow from the assignments"
    if stage is Stage.REPORTED and live:
        yield "assignments before triage"
    if stage is Stage.RESOLVED and ticket.resolved_at is None:
        yield "resolved at no time"
    yield from _archive_faults(ticket)
    if sum(one.concluded_at is None for one in ticket.coordinations) > 1:
        yield "two coordinations at once"
    for clock in ticket.clocks:
        if clock.running:
            if (clock.red_at == NEVER) is not asleep:
                yield f"{clock.id} {'runs while suspended' if asleep else 'sleeps'}"
            yield from _clock_faults(ticket, clock)
    for one in live:
        if one.stage is AssignmentStage.PENDING and ticket.stage in ARCHIVED:
            yield f"assignment {one.id} waits in the archive"


def _archive_faults(ticket: Ticket) -> Iterator[str]:
    if (ticket.stage in ARCHIVED) is not (ticket.closed_at is not None):
        yield "closed without a time, or the other way round"
    if (ticket.stage is Stage.MERGED) is not (ticket.merging() is not None):
        yield "merged without a main ticket, or the other way round"
    if ticket.stage is Stage.VOIDED and ticket.merged_repeats():
        yield "voided with repeats"


def _clock_faults(ticket: Ticket, clock: Clock) -> Iterator[str]:
    if ticket.stage in ARCHIVED:
        yield f"{clock.id} runs in the archive"
    own = [one for one in ticket.reporters if one.from_ticket is None]
    if clock.kind is ClockKind.RESPONSE and any(one.answered_at is not None for one in own):
        yield "the response clock runs though there was an answer"
    if clock.kind is ClockKind.TRIAGE and ticket.live():
        yield "the triage clock runs after a dispatch"
    if clock.assignment is None:
        return
    one = ticket.assignment(clock.assignment)
    at_work = {ClockKind.ACCEPTANCE: (AssignmentStage.PENDING,)}.get(
        clock.kind, (AssignmentStage.PENDING, AssignmentStage.ACCEPTED)
    )
    if one is None or one.stage not in at_work or one.round != ticket.round:
        yield f"{clock.id} runs without work"
