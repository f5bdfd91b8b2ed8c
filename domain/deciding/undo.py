"""撤销: the doer takes an own act back."""

from __future__ import annotations

import msgspec

from domain.deciding.case import Case, Outcome
from domain.event import decode_body
from domain.fold import changed_fields, inverse, parts
from domain.policy import UNDO_WINDOW
from domain.refusal import Code, Refusal
from domain.rules import RULES
from domain.words import Act, Stage


def undo(case: Case) -> Outcome:
    """Everything that the act touched gets its former value back, and its side effects are cancelled.

    Refused when the act is another's or not reversible, when the window has passed, or when something that it
    touched was changed since. Taking back a report voids the ticket, for its number is given and stays.
    """
    if case.undo is None:
        raise Refusal(Code.UNKNOWN, field="op_id")
    event = case.undo.event
    if event.actor != case.actor.account:
        raise Refusal(Code.NOT_YOURS)
    if not RULES[event.act].reversible:
        raise Refusal(Code.NOT_REVERSIBLE, act=event.act.value)
    if case.now >= event.at + UNDO_WINDOW:
        raise Refusal(Code.TOO_LATE_TO_UNDO)
    patch = decode_body(event.body).patch
    ticket = case.ticket
    if any(ticket.touched.get(part, 0) > event.version for part in parts(patch)):
        raise Refusal(Code.CHANGED_SINCE)
    facts = {"undone": event.act.value, "version": event.version}
    if event.act is Act.REPORT:
        if ticket.version != event.version:
            raise Refusal(Code.CHANGED_SINCE)
        clocks = tuple(
            msgspec.structs.replace(clock, stopped_at=case.now) for clock in ticket.clocks if clock.running
        )
        changes = {"stage": Stage.VOIDED, "closed_at": case.now, "clocks": clocks}
        return Outcome(changes=changes, facts=facts, cancelled_op=event.op_id)
    back = inverse(patch, case.undo.before)
    changes = dict(changed_fields(back))
    return Outcome(changes=changes, removed=back.removed, facts=facts, cancelled_op=event.op_id)
