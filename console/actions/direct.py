"""Acts that need no form: what one key sends."""

from collections.abc import Callable, Mapping
from typing import Final

from console.actions.situation import Situation
from domain.acts import (
    Accept,
    Acknowledge,
    Claim,
    ClockRef,
    Payload,
    Resume,
    Reveal,
    StrikeNote,
    Supervise,
    Unclaim,
)
from domain.supervision import offer
from domain.words import AssignmentStage


def payload_of(action: str, situation: Situation) -> Payload | None:
    """What the key sends now; None where the act needs a form first.

    Call it only where `why_not` has nothing against the act. Raises Refusal when the ladder offers nothing.
    """
    make = _DIRECT.get(action)
    return make(situation) if make else None


def _accept(situation: Situation) -> Payload | None:
    one = situation.own(AssignmentStage.PENDING)
    return Accept(assignment=one.id) if one else None


def _acknowledge(situation: Situation) -> Payload | None:
    red = situation.unacknowledged()
    return Acknowledge(clocks=tuple(ClockRef(clock=one.id, generation=one.generation) for one in red))


def _supervise(situation: Situation) -> Payload | None:
    if situation.ticket is None:
        return None
    due = offer(situation.world, situation.ticket, situation.now)
    if due.asks_first:
        return None
    return Supervise(assignment=due.assignment, rung=int(due.rung))


def _resume(_situation: Situation) -> Payload | None:
    return Resume()


def _claim(_situation: Situation) -> Payload | None:
    return Claim()


def _unclaim(_situation: Situation) -> Payload | None:
    return Unclaim()


def _strike_note(situation: Situation) -> Payload | None:
    return StrikeNote(note=situation.own_note) if situation.own_note is not None else None


def _reveal(situation: Situation) -> Payload | None:
    return Reveal(reporter=situation.ticket.reporters[0].id) if situation.ticket else None


_DIRECT: Final[Mapping[str, Callable[[Situation], Payload | None]]] = {
    "accept": _accept,
    "acknowledge": _acknowledge,
    "supervise": _supervise,
    "resume": _resume,
    "claim": _claim,
    "unclaim": _unclaim,
    "reveal": _reveal,
    "strike_note": _strike_note,
}


def needs_form(action: str) -> bool:
    """Whether an act is written down before it is sent; a supervision only where it goes above the unit."""
    return action not in _DIRECT
