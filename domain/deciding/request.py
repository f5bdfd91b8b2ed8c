"""Suspension and extension as requests: asked by a unit or a dispatcher, decided by the supervisor."""

from __future__ import annotations

from typing import Any

import msgspec

from domain.acts import Extend, Grant, Refuse, RequestExtension, RequestSuspension, Suspend
from domain.deciding.case import Case, Outcome
from domain.deciding.clocks import extend, suspend
from domain.refusal import Code, Refusal
from domain.request import Request
from domain.words import AssignmentStage, RequestKind, RequestState, Role

_AT_WORK = (AssignmentStage.PENDING, AssignmentStage.ACCEPTED)


def request_suspension(case: Case, payload: RequestSuspension) -> Outcome:
    """申请挂起: by a center, or by a unit that is itself at work on it."""
    own = _asking_unit(case)
    if own is not None and not any(o.unit == own and o.stage in _AT_WORK for o in case.ticket.live()):
        raise Refusal(Code.NOT_ALLOWED)
    # What could not be granted now is not asked for.
    suspend(case, Suspend(until=payload.until, reason=payload.reason))
    return _asked(case, RequestKind.SUSPENSION, None, payload.until, payload.reason)


def request_extension(case: Case, payload: RequestExtension) -> Outcome:
    """申请延期: by a center, or by the unit for its own assignment."""
    extend(case, Extend(assignment=payload.assignment, deadline=payload.deadline, reason=payload.reason))
    one = case.ticket.assignment(payload.assignment)
    own = _asking_unit(case)
    if own is not None and (one is None or one.unit != own):
        raise Refusal(Code.NOT_ALLOWED)
    return _asked(case, RequestKind.EXTENSION, payload.assignment, payload.deadline, payload.reason)


def _asking_unit(case: Case) -> int | None:
    return case.actor.unit if case.actor.role is Role.HANDLER else None


def _asked(case: Case, kind: RequestKind, assignment: int | None, until: int, reason: str) -> Outcome:
    for one in case.ticket.requests:
        if one.state is RequestState.OPEN and (one.kind, one.assignment) == (kind, assignment):
            raise Refusal(Code.WRONG_STAGE, why="request_open")
    number = case.ticket.requests_given + 1
    request = Request(
        id=number,
        kind=kind,
        assignment=assignment,
        until=until,
        reason=reason,
        at=case.now,
        by=case.actor.account,
        unit=_asking_unit(case),
    )
    return Outcome(changes={"requests": (request,), "requests_given": number}, facts={"request": number})


def grant(case: Case, payload: Grant) -> Outcome:
    """批准: the suspension or extension itself, together with the request that it answers."""
    request = _open(case, payload.request)
    if request.assignment is None:
        outcome = suspend(case, Suspend(until=request.until, reason=request.reason))
    else:
        wish = Extend(assignment=request.assignment, deadline=request.until, reason=request.reason)
        outcome = extend(case, wish)
    facts = {"kind": request.kind.value, "until": request.until, "reason": request.reason}
    return Outcome(
        changes=outcome.changes | _decided(case, request, RequestState.GRANTED, payload.note),
        facts=outcome.facts | facts,
    )


def refuse(case: Case, payload: Refuse) -> Outcome:
    """驳回: nothing changes but the request."""
    request = _open(case, payload.request)
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="refuse")
    return Outcome(
        changes=_decided(case, request, RequestState.REFUSED, payload.reason),
        facts={"kind": request.kind.value},
    )


def _open(case: Case, number: int) -> Request:
    found = next((one for one in case.ticket.requests if one.id == number), None)
    if found is None:
        raise Refusal(Code.UNKNOWN, field="request")
    if found.state is not RequestState.OPEN:
        raise Refusal(Code.WRONG_STAGE, why="decided")
    return found


def _decided(case: Case, request: Request, state: RequestState, answer: str) -> dict[str, Any]:
    decided = msgspec.structs.replace(
        request, state=state, decided_at=case.now, decided_by=case.actor.account, answer=answer
    )
    return {"requests": (decided,)}
