"""What the rules answer when they carry an operation out."""

from __future__ import annotations

from typing import Any

import msgspec

from domain.fold import TicketPatch
from domain.ticket import Ticket
from domain.words import Act


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """A message that shall leave the house: one SMS to one contact.

    It is put into the outbox in the same transaction as the event, and judged again by
    `domain.due.still_wanted` when it is about to be sent.
    """

    key: str
    """Unique in the district, and given to the provider too: the same key is never sent twice."""
    subject: str
    """What it belongs to: `order:<id>`, or `<clock>:<generation>:<step>`."""
    contact: int
    text: str
    not_before: int
    held: bool
    """Waits until its order is released; otherwise it goes out once `not_before` has come."""
    batch: str = ""
    """Messages of one batch to one contact leave as one; empty for one that leaves alone."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An event that is to be: the ledger gives it its number and hash."""

    act: Act
    at: int
    actor: int
    seat: str = ""
    facts: dict[str, Any] = {}
    patch: TicketPatch
    due_key: str | None = None
    """For what time brings: `<ticket>:<clock>:<generation>:<step>`, recorded once for all servers."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One event with its ticket after it, and what else follows."""

    draft: Draft
    ticket: Ticket
    before: Ticket | None = None
    """The ticket that it was made about; None for a new one."""
    also: tuple[Decision, ...] = ()
    """The events of the other tickets that the same act touches, such as the repeat of a merging: all of them
    are recorded, or none."""
    effects: tuple[Effect, ...] = ()
    released: tuple[str, ...] = ()
    """Subjects whose held effects may go out now."""
    cancelled: tuple[str, ...] = ()
    """Subjects whose effects must not go out any more."""
    erased: str | None = None
    """The reporter whose key is to be destroyed in the same transaction."""
    destroyed: str | None = None
    """The file whose key is to be destroyed in the same transaction."""
    cancelled_op: str | None = None
    """The operation that was undone: every effect of it is cancelled."""
