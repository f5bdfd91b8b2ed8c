"""One act for several tickets: what it would do to each, and why to some of them not (UI §6)."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import msgspec

from console import messages
from console.actions.direct import payload_of
from console.actions.doing import recipient_words
from console.actions.situation import Situation
from console.actions.table import BY_ID, why_not
from domain.acts import Dispatch, Note, Payload, Supervise, Suspend
from domain.refusal import Refusal
from domain.supervision import Offer, offer
from domain.ticket import Ticket

MOST: Final = 200
"""More tickets than this are no batch that anybody looks through before he confirms it."""

TEXT, UNIT, DAYS = "text", "unit", "days"


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What the sheet asks for once, for all of them."""

    text: str = ""
    unit: int | None = None
    until: int = 0


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What the act is to one ticket."""

    ticket: Ticket
    against: str = ""
    """Why it is left out; empty when it is done."""
    offer: Offer | None = None
    unit: str = ""
    """For a supervision: whom it reaches, and the unit it is about."""

    @property
    def recipient(self) -> str:
        """Whom an SMS goes to; empty for none."""
        return recipient_words(self.offer, self.unit) if self.offer else ""


BATCHABLE: Final[Mapping[str, tuple[str, ...]]] = {
    "acknowledge": (),
    "supervise": (),
    "claim": (),
    "unclaim": (),
    "resume": (),
    "note": (TEXT,),
    "dispatch": (UNIT, TEXT),
    "suspend": (TEXT, DAYS),
}
"""The acts that can be done for several at once, with what each asks for."""
_TEXT_NEEDED: Final = frozenset({"note", "suspend"})


def step_for(action: str, ticket: Ticket, here: Situation) -> Step:
    """What an act would do to one ticket as it is now; `here` is who acts, and when."""
    situation = _at(ticket, here)
    against = why_not(BY_ID[action], situation)
    if against or action != "supervise":
        return Step(ticket=ticket, against=against)
    try:
        due = offer(here.world, ticket, here.now)
    except Refusal as refusal:
        return Step(ticket=ticket, against=messages.problem_words(refusal.code, refusal.detail, here.now))
    units = here.world.directory.unit_by_id
    # The contact may belong to the unit above; the words name the unit that the contact stands for.
    reached = units.get(due.contact.unit)
    return Step(ticket=ticket, offer=due, unit=reached.name if reached else "")


def missing(action: str, said: Said) -> str:
    """Which of the questions is not answered yet; empty when all are."""
    asked = BATCHABLE[action]
    if action in _TEXT_NEEDED and not said.text.strip():
        return TEXT
    return UNIT if UNIT in asked and said.unit is None else ""


def payload_for(action: str, step: Step, said: Said, here: Situation, batch: str = "") -> Payload | None:
    """What is sent for one ticket of a batch. Raises Refusal when its time has gone by meanwhile."""
    makers: Mapping[str, Callable[[], Payload | None]] = {
        "note": lambda: Note(text=said.text.strip()),
        "dispatch": lambda: Dispatch(lead=said.unit, note=said.text.strip()),
        "suspend": lambda: Suspend(until=said.until, reason=said.text.strip()),
        "supervise": lambda: _supervise(step, batch),
    }
    make = makers.get(action)
    return make() if make else payload_of(action, _at(step.ticket, here))


def messages_by_person(steps: Sequence[Step]) -> list[tuple[str, int]]:
    """Who is told about how many tickets, in one SMS each; the most first."""
    told = [(step.offer.contact.id, step.recipient) for step in steps if step.offer is not None]
    words = dict(told)
    return [(words[contact], count) for contact, count in Tally(contact for contact, _ in told).most_common()]


def _supervise(step: Step, batch: str) -> Payload | None:
    if step.offer is None:
        return None
    return Supervise(assignment=step.offer.assignment, rung=int(step.offer.rung), batch=batch)


def _at(ticket: Ticket, here: Situation) -> Situation:
    return msgspec.structs.replace(here, ticket=ticket, chosen=True, own_note=None)
