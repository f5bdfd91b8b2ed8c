"""认领: which seat works on a ticket. A help for colleagues; it bars nobody from acting."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final

from domain.acts import Claim, Unclaim
from domain.deciding.case import Case, Outcome
from domain.refusal import Code, Refusal
from domain.words import Role

UNCLAIMED: Final = MappingProxyType({"claimed_by": None, "claimed_at": None})
"""The patch fields of a ticket that nobody has (any more)."""


def claim(case: Case, payload: Claim) -> Outcome:
    """The actor has it now. Whose it was before is recorded: that is a take-over (接手)."""
    if case.ticket.claimed_by == case.actor.account:
        raise Refusal(Code.WRONG_STAGE, why="claimed")
    facts: dict[str, Any] = {} if case.ticket.claimed_by is None else {"from": case.ticket.claimed_by}
    return Outcome(changes={"claimed_by": case.actor.account, "claimed_at": case.now}, facts=facts)


def unclaim(case: Case, payload: Unclaim) -> Outcome:
    """Free again: by the one who has it, or by the supervisor, as when somebody went home with it."""
    if case.ticket.claimed_by is None:
        raise Refusal(Code.WRONG_STAGE, why="not_claimed")
    if case.ticket.claimed_by != case.actor.account and case.actor.role is not Role.SUPERVISOR:
        raise Refusal(Code.NOT_YOURS)
    return Outcome(changes=dict(UNCLAIMED), facts={"from": case.ticket.claimed_by})
