"""撤销: the doer takes an own act back."""

from __future__ import annotations

from typing import Final

import msgspec

from domain.deciding.case import Also, Case, Outcome, UndoTarget
from domain.deciding.claim import UNCLAIMED
from domain.event import Event, decode_body
from domain.fold import TicketPatch, apply, changed_fields, claims, inverse
from domain.policy import UNDO_WINDOW
from domain.refusal import Code, Refusal
from domain.rules import RULES
from domain.soundness import faults
from domain.ticket import Ticket
from domain.words import Act, Stage

replace = msgspec.structs.replace

_GOVERNS_CLOCKS: Final = ("grade", "matter", "urgency", "suspensions:", "mergings:")
_GOVERNED: Final = ("clocks:",)


def undo(case: Case) -> Outcome:
    """Everything that the act touched gets its former value back, and its side effects are cancelled.

    Refused when the act is another's or not reversible, when the window has passed, or when something that it
    touched, or that now rests on it, was changed since. Taking back a report voids the ticket, for its number
    is given and stays. Of an act that touched several tickets all of it is taken back, or nothing.
    """
    if case.undo is None or case.undo.event.ticket != case.ticket.id:
        raise Refusal(Code.UNKNOWN, field="op_id")
    event = case.undo.event
    if event.actor != case.actor.account:
        raise Refusal(Code.NOT_YOURS)
    if not RULES[event.act].reversible:
        raise Refusal(Code.NOT_REVERSIBLE, act=event.act.value)
    if case.actor.role not in RULES[event.act].who:
        raise Refusal(Code.NOT_ALLOWED)
    if case.now >= event.at + UNDO_WINDOW:
        raise Refusal(Code.TOO_LATE_TO_UNDO)
    others = tuple(
        Also(act=Act.UNDO, ticket=second, outcome=_taken_back(replace(case, ticket=second), one))
        for one in case.undo.also
        for second in (case.others[one.event.ticket],)
    )
    return replace(_taken_back(case, case.undo), also=others)


def _taken_back(case: Case, target: UndoTarget) -> Outcome:
    ticket, event = case.ticket, target.event
    patch = decode_body(event.body).patch
    _check_unchanged(ticket, event, claims(patch))
    facts = {"undone": event.act.value, "version": event.version}
    if event.act is Act.REPORT:
        if ticket.merged_repeats():
            raise Refusal(Code.CHANGED_SINCE)
        clocks = tuple(replace(clock, stopped_at=case.now) for clock in ticket.clocks if clock.running)
        changes = {"stage": Stage.VOIDED, "closed_at": case.now, "clocks": clocks, **UNCLAIMED}
        return Outcome(changes=changes, facts=facts, cancelled_op=event.op_id)
    back = inverse(patch, target.before)
    _check_rest(case, back)
    changes = dict(changed_fields(back))
    return Outcome(changes=changes, removed=back.removed, facts=facts, cancelled_op=event.op_id)


def _check_unchanged(ticket: Ticket, event: Event, parts: list[str]) -> None:
    since = [part for part, version in ticket.touched.items() if version > event.version]
    if not set(parts).isdisjoint(since):
        raise Refusal(Code.CHANGED_SINCE)
    # A clock was laid down by grade, matter, urgency and suspensions: to give back one of the two after the
    # other has changed would leave a clock with a limit or a pause that is not the ticket's.
    for ours, theirs in ((_GOVERNS_CLOCKS, _GOVERNED), (_GOVERNED, _GOVERNS_CLOCKS)):
        if any(part.startswith(ours) for part in parts) and any(part.startswith(theirs) for part in since):
            raise Refusal(Code.CHANGED_SINCE)


def _check_rest(case: Case, back: TicketPatch) -> None:
    # Another unit's report may have made the stage from what is now taken back; then it cannot be.
    if faults(apply(case.ticket, back, at=case.now, by=case.actor.account)):
        raise Refusal(Code.CHANGED_SINCE)
