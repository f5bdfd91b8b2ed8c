"""What is written down beside the stages: answers to reporters, notes, looks at personal data."""

from __future__ import annotations

from typing import Any

import msgspec

from domain.acts import Answer, ErasePerson, LogCall, Note, Reveal, StrikeNote
from domain.clockwork import clock_id, stopped
from domain.deciding.case import Case, Outcome, UndoTarget
from domain.refusal import Code, Refusal
from domain.ticket import Reporter
from domain.words import Act, ClockKind


def answer(case: Case, payload: Answer) -> Outcome:
    """回复: the first answer to the ticket's own reporter stops the response clock."""
    if not payload.text.strip():
        raise Refusal(Code.INVALID, field="text", why="blank")
    if not case.ticket.reporters:
        raise Refusal(Code.UNKNOWN, field="reporter")
    told = case.ticket.reporters if payload.reporter is None else (_reporter(case, payload.reporter),)
    changes: dict[str, Any] = {
        "reporters": tuple(
            msgspec.structs.replace(one, answered_at=case.now, answered_by=payload.means) for one in told
        )
    }
    clock = case.ticket.clock(clock_id(ClockKind.RESPONSE, None))
    late = False
    own = any(one.from_ticket is None for one in told)
    if clock is not None and clock.running and own:
        still = stopped(clock, case.now)
        late = still.late
        changes["clocks"] = (still,)
    return Outcome(changes=changes, facts={"late": late})


def note(case: Case, payload: Note) -> Outcome:
    """A note changes nothing but the timeline."""
    if not payload.text.strip() and not payload.files:
        raise Refusal(Code.INVALID, field="text", why="blank")
    return Outcome()


def log_call(case: Case, payload: LogCall) -> Outcome:
    """通话记录: changes nothing but the timeline; with whom must be said, and what where it was answered."""
    named = [payload.reporter is not None, payload.contact is not None, bool(payload.whom.strip())]
    if sum(named) != 1:
        raise Refusal(Code.INVALID, field="whom", why="one_of_three")
    if payload.reporter is not None:
        _reporter(case, payload.reporter)
    if payload.contact is not None and payload.contact not in case.world.directory.contact_by_id:
        raise Refusal(Code.UNKNOWN, field="contact")
    if payload.reached and not payload.text.strip():
        raise Refusal(Code.INVALID, field="text", why="blank")
    if not payload.reached and payload.seconds:
        raise Refusal(Code.INVALID, field="seconds", why="not_reached")
    return Outcome()


def strike_note(case: Case, payload: StrikeNote, target: UndoTarget | None) -> Outcome:
    """One's own note or logged call is struck out; `target` is the event that wrote it."""
    event = target.event if target else None
    if (
        event is None
        or event.act not in (Act.NOTE, Act.LOG_CALL)
        or (event.ticket, event.version) != (case.ticket.id, payload.note)
    ):
        raise Refusal(Code.UNKNOWN, field="note")
    if event.actor != case.actor.account:
        raise Refusal(Code.NOT_YOURS)
    if payload.note in case.ticket.struck_notes:
        raise Refusal(Code.WRONG_STAGE, why="struck")
    return Outcome(changes={"struck_notes": (*case.ticket.struck_notes, payload.note)})


def reveal(case: Case, payload: Reveal) -> Outcome:
    """Somebody looks at a reporter's personal data: the look itself is the event."""
    _reporter(case, payload.reporter)
    return Outcome()


def erase_person(case: Case, payload: ErasePerson) -> Outcome:
    """The person's key is destroyed by the ledger together with this event."""
    return Outcome(erased=_reporter(case, payload.reporter).id)


def _reporter(case: Case, ident: str) -> Reporter:
    for one in case.ticket.reporters:
        if one.id == ident:
            return one
    raise Refusal(Code.UNKNOWN, field="reporter")
