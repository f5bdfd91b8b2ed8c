"""Rating, closing, reopening, voiding."""

from __future__ import annotations

from typing import Any

import msgspec

from domain.acts import Rate, Reopen, ResidentRate, Void
from domain.checklist import checklist, missing
from domain.clock import Clock
from domain.clockwork import clock_id, stopped
from domain.deciding.case import Case, Outcome, start_clock
from domain.deciding.claim import UNCLAIMED
from domain.fold import COLLECTIONS
from domain.refusal import Code, Refusal
from domain.ticket import Rating, Ticket
from domain.words import AssignmentStage, ClockKind, Satisfaction, Stage

replace = msgspec.structs.replace


def rate(case: Case, payload: Rate) -> Outcome:
    """The calling side rates response and result, and the ticket closes."""
    if only_resident_rates(case.ticket):
        raise Refusal(Code.ONLY_RESIDENT_RATES)
    _check_reason(min(payload.response, payload.result), payload.reason)
    lacking = missing(checklist(case.ticket, case.world.directory))
    if lacking:
        raise Refusal(Code.CHECKLIST, items=[item.value for item in lacking])
    rating = Rating(
        response=payload.response,
        result=payload.result,
        by=case.actor.account,
        at=case.now,
        reason=payload.reason,
    )
    return Outcome(changes={"rating": rating} | closed(case))


def resident_rate(case: Case, payload: ResidentRate) -> Outcome:
    """A resident rates the result, also after the closing. Closes where a level settled its own matter.

    Each of several reporters has a rating of the own; the first one given is the ticket's.
    """
    mine = [one for one in case.ticket.reporters if one.account == case.actor.account and one.rating is None]
    if not mine:
        raise Refusal(Code.WRONG_STAGE, why="already_rated")
    _check_reason(payload.result, payload.reason)
    rating = Rating(result=payload.result, by=case.actor.account, at=case.now, reason=payload.reason)
    changes: dict[str, Any] = {"reporters": tuple(replace(one, rating=rating) for one in mine)}
    if case.ticket.resident_rating is None:
        changes["resident_rating"] = rating
    if case.ticket.stage is Stage.RESOLVED and only_resident_rates(case.ticket):
        changes |= closed(case)
    return Outcome(changes=changes)


def reopen(case: Case, payload: Reopen) -> Outcome:
    """重办: back to triaged with a new round; the triage clock runs anew until the next dispatch."""
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="reopen")
    before = case.ticket.clock(clock_id(ClockKind.TRIAGE, None))
    clock = start_clock(case, ClockKind.TRIAGE, generation=before.generation + 1 if before else 1)
    changes: dict[str, Any] = {
        "stage": Stage.TRIAGED,
        "round": case.ticket.round + 1,
        "rating": None,
        "resident_rating": None,
        "resolved_at": None,
        "closed_at": None,
        "closed_unrated": False,
    }
    if clock is not None:
        changes["clocks"] = (clock,)
    rated = tuple(replace(one, rating=None) for one in case.ticket.reporters if one.rating is not None)
    if rated:
        changes["reporters"] = rated
    return Outcome(
        changes={
            name: v for name, v in changes.items() if name in COLLECTIONS or getattr(case.ticket, name) != v
        }
    )


def void(case: Case, payload: Void) -> Outcome:
    """作废: out of the queue; what still waits for a unit is withdrawn, and every clock stands."""
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="void")
    if any(one.accepted_at is not None for one in case.ticket.assignments):
        raise Refusal(Code.WRONG_STAGE, why="accepted")
    if case.ticket.merged_repeats():
        raise Refusal(Code.WRONG_STAGE, why="has_repeats")
    waiting = tuple(
        replace(one, stage=AssignmentStage.WITHDRAWN, ended_at=case.now, reason=payload.reason)
        for one in case.ticket.live()
    )
    changes = closed(case) | {"stage": Stage.VOIDED}
    if waiting:
        changes["assignments"] = waiting
    suspension = case.ticket.suspension()
    if suspension is not None:
        changes["suspensions"] = (replace(suspension, ended_at=min(case.now, suspension.until)),)
        changes["stage_before"] = None
    return Outcome(changes=changes)


def only_resident_rates(ticket: Ticket) -> bool:
    """Whether a level settled its own matter: it was never called up, and somebody reported it who can rate.

    Without such a reporter (a patrol's own finding) the center that settled it closes it by its rating.
    """
    return ticket.level is None and any(reporter.account is not None for reporter in ticket.reporters)


def closed(case: Case) -> dict[str, Any]:
    """The patch fields of closing now: every clock still running stands, and nobody has it any more."""
    changes: dict[str, Any] = {"stage": Stage.CLOSED, "closed_at": case.now, **UNCLAIMED}
    clocks: tuple[Clock, ...] = tuple(
        stopped(clock, case.now) for clock in case.ticket.clocks if clock.running
    )
    if clocks:
        changes["clocks"] = clocks
    return changes


def _check_reason(worst: Satisfaction, reason: str) -> None:
    if worst < Satisfaction.SATISFIED and not reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="below_satisfied")
