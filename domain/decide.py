"""The one door to the rules: judges an operation and says what it makes of the ticket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import msgspec
from msgspec import UNSET

from domain import acts
from domain.deciding import (
    assignment,
    claim,
    clocks,
    closing,
    coordination,
    escalation,
    files,
    intake,
    merging,
    order,
    record,
    request,
    splitting,
    undo,
)
from domain.deciding.case import Case, Outcome, UndoTarget
from domain.decision import Decision, Draft
from domain.file import StoredFile
from domain.fold import COLLECTIONS, TicketPatch, apply, claims
from domain.operation import Actor, Operation
from domain.policy import World
from domain.refusal import Code, Refusal
from domain.rules import RULES, ActRule, may_do, may_read
from domain.ticket import Reporter, Ticket
from domain.words import Act, Role

_HANDLERS: Final[dict[Act, Callable[[Case, Any], Outcome]]] = {
    Act.REPORT: intake.report,
    Act.TRIAGE: intake.triage,
    Act.EDIT: intake.edit,
    Act.DISPATCH: assignment.dispatch,
    Act.WITHDRAW: assignment.withdraw,
    Act.ACCEPT: assignment.accept,
    Act.RETURN: assignment.return_,
    Act.FINISH: assignment.finish,
    Act.ANSWER: record.answer,
    Act.RATE: closing.rate,
    Act.RESIDENT_RATE: closing.resident_rate,
    Act.REOPEN: closing.reopen,
    Act.ACKNOWLEDGE: clocks.acknowledge,
    Act.NOTE: record.note,
    Act.STRIKE_NOTE: lambda case, payload: record.strike_note(case, payload, case.undo),
    Act.ATTACH: files.attach,
    Act.REMOVE_FILE: files.remove_file,
    Act.CLAIM: claim.claim,
    Act.UNCLAIM: claim.unclaim,
    Act.LOG_CALL: record.log_call,
    Act.MERGE: merging.merge,
    Act.UNMERGE: merging.unmerge,
    Act.SPLIT: splitting.split,
    Act.SUPERVISE: order.supervise,
    Act.RELEASE_ORDER: order.release_order,
    Act.ANSWER_ORDER: order.answer_order,
    Act.SUSPEND: clocks.suspend,
    Act.RESUME: clocks.resume,
    Act.EXTEND: clocks.extend,
    Act.INSIST: assignment.insist,
    Act.RAISE: escalation.raise_,
    Act.TAKE_OVER: escalation.take_over,
    Act.COORDINATE: coordination.coordinate,
    Act.CONCLUDE: coordination.conclude,
    Act.REQUEST_SUSPENSION: request.request_suspension,
    Act.REQUEST_EXTENSION: request.request_extension,
    Act.GRANT: request.grant,
    Act.REFUSE: request.refuse,
    Act.VOID: closing.void,
    Act.REVEAL: record.reveal,
    Act.ERASE_PERSON: record.erase_person,
    Act.UNDO: lambda case, payload: undo.undo(case),
}

_NO_FILES: Final[Mapping[str, StoredFile]] = MappingProxyType({})
_NO_TICKETS: Final[Mapping[int, Ticket]] = MappingProxyType({})


def decide(
    world: World,
    ticket: Ticket | None,
    operation: Operation,
    actor: Actor,
    now: int,
    *,
    new_id: int = 0,
    reporter: Reporter | None = None,
    target: UndoTarget | None = None,
    stored: Mapping[str, StoredFile] = _NO_FILES,
    others: Mapping[int, Ticket] = _NO_TICKETS,
) -> Decision:
    """Judges one operation against the present ticket.

    `new_id` (the first free number) and `reporter` are for what makes tickets; `target` is the event that an
    undo (found by its op_id) or a struck note (found by its version) is about; `stored` are those of the
    operation's files that lie whole in the store; `others` are the present tickets that it is about beside
    its own (`acts.named`, and those of an undo's target). Raises Refusal; then nothing has changed.
    """
    act = acts.act_of(operation.payload)
    rule = RULES[act]
    if act is Act.REPORT:
        ticket = _unborn(rule, operation, actor, new_id)
    else:
        ticket = _in_sight(ticket, actor, act, target)
        _check_stage(rule, ticket)
    case = Case(
        world=world,
        ticket=ticket,
        actor=actor,
        now=now,
        op_id=operation.op_id,
        reporter=reporter,
        undo=target,
        files=stored,
        others=others,
        new_id=new_id,
    )
    outcome = files.enclosed(case, operation.payload, _HANDLERS[act](case, operation.payload))
    facts = _facts(operation) | outcome.facts
    decision = concluded(case, act, outcome, facts)
    if not rule.appends and operation.base_version is not None:
        _check_conflict(act, ticket, decision.draft.patch, operation.base_version)
    for one, second in zip(outcome.also, decision.also, strict=True):
        if one.base_version is not None:
            _check_conflict(one.act, one.ticket, second.draft.patch, one.base_version)
    return decision


def concluded(
    case: Case, act: Act, outcome: Outcome, facts: dict[str, Any], due_key: str | None = None
) -> Decision:
    """The decision that an outcome amounts to: event, folded ticket, effects."""
    changes = {name: value for name, value in outcome.changes.items() if not _same(case.ticket, name, value)}
    patch = TicketPatch(removed=outcome.removed, **changes)
    after = apply(case.ticket, patch, at=case.now, by=case.actor.account)
    rule = RULES[act]
    if after.stage is not case.ticket.stage and after.stage not in rule.targets:
        raise Refusal(Code.WRONG_STAGE, stage=case.ticket.stage.value)
    return Decision(
        draft=Draft(
            act=act,
            at=case.now,
            actor=case.actor.account,
            seat=case.actor.seat,
            facts=facts,
            patch=patch,
            due_key=due_key,
        ),
        ticket=after,
        before=case.ticket if case.ticket.version else None,
        also=tuple(
            concluded(
                msgspec.structs.replace(case, ticket=one.ticket), one.act, one.outcome, one.outcome.facts
            )
            for one in outcome.also
        ),
        effects=outcome.effects,
        released=outcome.released,
        cancelled=outcome.cancelled,
        cancelled_op=outcome.cancelled_op,
        erased=outcome.erased,
        destroyed=outcome.destroyed,
    )


def _same(ticket: Ticket, name: str, value: Any) -> bool:
    # The stage is kept in a patch only where it moves; collections are always facts of their own.
    return name not in COLLECTIONS and bool(getattr(ticket, name) == value and ticket.version > 0)


def _unborn(rule: ActRule, operation: Operation, actor: Actor, new_id: int) -> Ticket:
    if operation.ticket is not None:
        raise Refusal(Code.INVALID, field="ticket", why="new_report")
    scope = rule.who.get(actor.role)
    if scope is None:
        raise Refusal(Code.NOT_ALLOWED)
    return Ticket(id=new_id, district=actor.district)


def _in_sight(ticket: Ticket | None, actor: Actor, act: Act, target: UndoTarget | None) -> Ticket:
    administrator = actor.role is Role.ADMINISTRATOR and Role.ADMINISTRATOR in RULES[act].who
    if ticket is None or ticket.district != actor.district:
        raise Refusal(Code.NOT_FOUND)
    if act is Act.UNDO and target is not None and _was_in_sight(ticket, actor, target):
        return ticket
    if not (may_read(actor, ticket) or administrator):
        raise Refusal(Code.NOT_FOUND)
    if not may_do(actor, act, ticket):
        raise Refusal(Code.NOT_ALLOWED)
    return ticket


def _was_in_sight(ticket: Ticket, actor: Actor, target: UndoTarget) -> bool:
    # One's own act may have moved the ticket out of one's scope, as a return does; the way back stays open.
    event = target.event
    return (
        event.ticket == ticket.id
        and event.actor == actor.account
        and may_do(actor, event.act, target.before if target.before.version else ticket)
    )


def _check_stage(rule: ActRule, ticket: Ticket) -> None:
    if ticket.stage not in rule.sources:
        raise Refusal(Code.WRONG_STAGE, stage=ticket.stage.value)


def _check_conflict(act: Act, ticket: Ticket, patch: TicketPatch, base_version: int) -> None:
    # Time moves clocks by itself, and most acts move them only in consequence: no conflict. But an extension
    # is about nothing else, and who grants it has judged the deadline and the light that were shown.
    extends = act is Act.EXTEND or (act is Act.GRANT and patch.suspensions is UNSET)
    ours = [part for part in claims(patch) if extends or not part.startswith("clocks:")]
    stale = sorted(part for part in ours if ticket.touched.get(part, 0) > base_version)
    if stale:
        raise Refusal(Code.CONFLICT, parts=stale, version=ticket.version, ticket=ticket.id)


def _facts(operation: Operation) -> dict[str, Any]:
    facts: dict[str, Any] = msgspec.to_builtins(operation.payload)
    facts.pop("act", None)
    facts.pop("person", None)
    return facts
