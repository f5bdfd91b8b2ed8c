"""并单 and 解除并单: a repeat joins its main ticket, and parts from it again.

The main ticket may stand anywhere but among the merged and the voided: a repeat of a settled matter joins the
closed ticket, and its reporter is told and may rate there. The repeat is at work or suspended. One with a
result that waits for its rating is no repeat but the other's main: merging would take the grade from the unit
that did the work (DOMAIN: one matter, one score per unit).

From the merging on the repeat has no business of its own: it is out of the queue, what was at work for it is
withdrawn, and its reporters are answered and rate on the main ticket, whose closing therefore ends it for
them too. It keeps its number. A main ticket that is merged itself takes its repeats along: they go on
pointing to it, and its own main ticket gets all the reporters that it held.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from domain.acts import Merge, Unmerge
from domain.calendar import YearNotLoaded
from domain.clock import Clock
from domain.clockwork import laid
from domain.deciding.case import Also, Case, Outcome
from domain.deciding.closing import closed
from domain.merging import Merging, Repeat
from domain.refusal import Code, Refusal
from domain.rules import RULES, may_do, may_read
from domain.ticket import Reporter, Ticket
from domain.words import Act, AssignmentStage, ClockKind, Stage

replace = msgspec.structs.replace

_AT_WORK: Final = (AssignmentStage.PENDING, AssignmentStage.ACCEPTED)
_WITHDRAWN_BY_MERGING: Final = "并单"


def merge(case: Case, payload: Merge) -> Outcome:
    """The main ticket takes the repeat's reporters, each with the own answer and the own rating."""
    repeat = _other(case, payload.other, Act.MERGE_INTO)
    known = {one.id for one in case.ticket.reporters}
    taken = tuple(replace(one, from_ticket=repeat.id) for one in repeat.reporters if one.id not in known)
    entry = Repeat(id=repeat.id, at=case.now, by=case.actor.account, reporters=tuple(one.id for one in taken))
    changes: dict[str, Any] = {"repeats": (entry,)}
    if taken:
        changes["reporters"] = taken
    also = Also(
        act=Act.MERGE_INTO,
        ticket=repeat,
        outcome=_merged(case, repeat, payload.reason),
        base_version=payload.other_version,
    )
    return Outcome(changes=changes, facts={"reporters": list(entry.reporters)}, also=(also,))


def _merged(case: Case, repeat: Ticket, reason: str) -> Outcome:
    working = tuple(one for one in repeat.live() if one.stage in _AT_WORK)
    merging = Merging(
        id=len(repeat.mergings) + 1,
        main=case.ticket.id,
        since=case.now,
        by=case.actor.account,
        reason=reason,
        stage=repeat.stage_before or repeat.stage,
        assignments=working,
        clocks=tuple(clock.id for clock in repeat.clocks if clock.running),
    )
    changes = closed(replace(case, ticket=repeat)) | {"stage": Stage.MERGED, "mergings": (merging,)}
    if working:
        changes["assignments"] = tuple(
            replace(one, stage=AssignmentStage.WITHDRAWN, ended_at=case.now, reason=_WITHDRAWN_BY_MERGING)
            for one in working
        )
    suspension = repeat.suspension()
    if suspension is not None:
        changes["suspensions"] = (replace(suspension, ended_at=min(case.now, suspension.until)),)
        changes["stage_before"] = None
    facts = {"main": case.ticket.id, "reason": reason, "withdrawn": [one.id for one in working]}
    return Outcome(changes=changes, facts=facts)


def unmerge(case: Case, payload: Unmerge) -> Outcome:
    """The repeat gets its stage, its units and the rest of its time back, and its reporters with it.

    A reporter who was answered on the main ticket, or rated there, stays there too: both tickets keep what
    was said.
    """
    if not payload.reason.strip():
        raise Refusal(Code.REASON_NEEDED, why="unmerge")
    repeat = _other(case, payload.other, Act.UNMERGE_FROM)
    merging = repeat.merging()
    entry = next((one for one in case.ticket.merged_repeats() if one.id == repeat.id), None)
    if merging is None or merging.main != case.ticket.id or entry is None:
        raise Refusal(Code.WRONG_STAGE, why="not_merged_here")
    here = {one.id: one for one in case.ticket.reporters}
    told = tuple(
        replace(one, answered_at=now.answered_at, answered_by=now.answered_by, rating=now.rating)
        for one in repeat.reporters
        if (now := here.get(one.id)) is not None and _said(now) != _said(one)
    )
    kept = {one.id for one in told}
    leaving = [ident for ident in entry.reporters if ident not in kept and ident in here]
    also = Also(
        act=Act.UNMERGE_FROM,
        ticket=repeat,
        outcome=_parted(case, repeat, merging, told, payload.reason),
        base_version=payload.other_version,
    )
    return Outcome(
        changes={"repeats": (replace(entry, parted_at=case.now),)},
        removed=tuple(f"reporters:{ident}" for ident in leaving),
        facts={"reporters": leaving, "kept": [ident for ident in entry.reporters if ident in kept]},
        also=(also,),
    )


def _said(one: Reporter) -> tuple[object, ...]:
    return one.answered_at, one.answered_by, one.rating


def _parted(case: Case, repeat: Ticket, merging: Merging, told: tuple[Reporter, ...], reason: str) -> Outcome:
    over = replace(merging, ended_at=case.now)
    after = replace(repeat, mergings=tuple(over if one.id == over.id else one for one in repeat.mergings))
    changes: dict[str, Any] = {"stage": merging.stage, "closed_at": None, "mergings": (over,)}
    if merging.assignments:
        changes["assignments"] = merging.assignments
    answered = any(one.answered_at is not None and one.from_ticket is None for one in told)
    clocks = tuple(
        _going_again(case, after, clock)
        for clock in repeat.clocks
        if clock.id in merging.clocks and not (clock.kind is ClockKind.RESPONSE and answered)
    )
    if clocks:
        changes["clocks"] = clocks
    if told:
        changes["reporters"] = told
    facts = {"main": merging.main, "reason": reason, "kept": [one.id for one in told]}
    return Outcome(changes=changes, facts=facts)


def _going_again(case: Case, ticket: Ticket, clock: Clock) -> Clock:
    # The time left is laid down again, as after a suspension: while it was merged nobody could work on it.
    running = replace(clock, stopped_at=None, renewed_at=case.now)
    try:
        return laid(case.world.calendar, running, ticket.pauses())
    except YearNotLoaded as missing:
        raise Refusal(Code.YEAR_NOT_LOADED, year=missing.year) from missing


def _other(case: Case, ident: int, act: Act) -> Ticket:
    # Role, scope and stage are judged on both tickets; one out of reach is as one that is not there.
    if ident == case.ticket.id:
        raise Refusal(Code.INVALID, field="other", why="itself")
    other = case.others.get(ident)
    if other is None or other.district != case.actor.district or not may_read(case.actor, other):
        raise Refusal(Code.UNKNOWN, field="other", ticket=ident)
    if not may_do(case.actor, act, other):
        raise Refusal(Code.NOT_ALLOWED, ticket=ident)
    if other.stage not in RULES[act].sources:
        raise Refusal(Code.WRONG_STAGE, stage=other.stage.value, ticket=ident)
    return other
